package org.ngoma.sequencer.play;

import java.util.List;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.TempoChange;

/**
 * Converts song ticks to seconds from the song's beginning and back. Immutable; any thread.
 *
 * <p>Before the first change and behind the last one their tempo goes on without end.
 */
public final class TempoMap {

  private final double[] startTick;
  private final double[] startSeconds;
  private final double[] bpm;
  private final double[] secondsPerTick;

  private TempoMap(double[] startTick, double[] bpm) {
    this.startTick = startTick;
    this.bpm = bpm;
    startSeconds = new double[startTick.length];
    secondsPerTick = new double[startTick.length];
    for (int i = 0; i < startTick.length; i++) {
      secondsPerTick[i] = 60.0 / (bpm[i] * Ppqn.TICKS);
      if (i > 0) {
        startSeconds[i] =
            startSeconds[i - 1] + (startTick[i] - startTick[i - 1]) * secondsPerTick[i - 1];
      }
    }
  }

  /** The map of these changes: at least one, the first at tick 0, ticks rising. */
  public static TempoMap of(List<TempoChange> changes) {
    double[] ticks = new double[changes.size()];
    double[] bpm = new double[changes.size()];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = changes.get(i).tick();
      bpm[i] = changes.get(i).bpm();
    }
    ScoreCheck.tempos(ticks, bpm);
    return new TempoMap(ticks, bpm);
  }

  /** Two longs a change: the raw bits of its tick and of its BPM. */
  public long[] encode() {
    long[] data = new long[2 * startTick.length];
    for (int i = 0; i < startTick.length; i++) {
      data[2 * i] = Double.doubleToRawLongBits(startTick[i]);
      data[2 * i + 1] = Double.doubleToRawLongBits(bpm[i]);
    }
    return data;
  }

  /**
   * The map that {@link #encode} wrote into the first {@code length} longs.
   *
   * @throws IllegalArgumentException when these are not a tempo map
   */
  public static TempoMap decode(long[] data, int length) {
    ScoreCheck.tempoLongs(data, length);
    double[] ticks = new double[length / 2];
    double[] bpm = new double[length / 2];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = Double.longBitsToDouble(data[2 * i]);
      bpm[i] = Double.longBitsToDouble(data[2 * i + 1]);
    }
    ScoreCheck.tempos(ticks, bpm);
    return new TempoMap(ticks, bpm);
  }

  /** Seconds from the song's beginning to this tick. */
  @RealTime
  public double secondsAt(double tick) {
    int i = segment(startTick, tick);
    return startSeconds[i] + (tick - startTick[i]) * secondsPerTick[i];
  }

  /** The tick that is reached after this many seconds; the inverse of {@link #secondsAt}. */
  @RealTime
  public double tickAt(double seconds) {
    int i = segment(startSeconds, seconds);
    return startTick[i] + (seconds - startSeconds[i]) / secondsPerTick[i];
  }

  /** The tempo that holds at this tick. */
  @RealTime
  public double bpmAt(double tick) {
    return bpm[segment(startTick, tick)];
  }

  /** Whether both say the same at every tick. */
  @RealTime
  boolean sameAs(TempoMap other) {
    if (this == other) {
      return true;
    }
    if (startTick.length != other.startTick.length) {
      return false;
    }
    for (int i = 0; i < startTick.length; i++) {
      if (startTick[i] != other.startTick[i] || bpm[i] != other.bpm[i]) {
        return false;
      }
    }
    return true;
  }

  /** Index of the last start at or before {@code at}; 0 when all lie behind it. */
  @RealTime
  private static int segment(double[] starts, double at) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
