package org.ngoma.hal.audio;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;

/**
 * A port that never waits: as fast as the caller pumps, its periods go to a sink. For rendering to
 * files and for tests, which may also have it fail at chosen periods.
 */
public final class PumpedPort implements AudioPort {

  private final StreamFormat format;
  private final PeriodSink sink;
  private final PeriodGrid grid;
  private long[] faultPeriods = new long[0];
  private int[] faultAnswers = new int[0];
  private int nextFault;
  private PeriodSource source;
  private long inputLagFrames;
  private long period;
  private boolean lost;

  public PumpedPort(StreamFormat format, PeriodSink sink) {
    this.format = format;
    this.sink = sink;
    this.grid = new PeriodGrid(format);
  }

  /**
   * Has {@link #await} answer once with {@code answer} before it lets the period numbered {@code
   * atPeriod} through; after {@link #LOST} nothing is let through any more. Call it before the
   * audio thread starts, in the order of the periods.
   *
   * @param atPeriod counts the periods written, from 0
   */
  public PumpedPort failing(long atPeriod, int answer) {
    faultPeriods = Arrays.copyOf(faultPeriods, faultPeriods.length + 1);
    faultAnswers = Arrays.copyOf(faultAnswers, faultAnswers.length + 1);
    faultPeriods[faultPeriods.length - 1] = atPeriod;
    faultAnswers[faultAnswers.length - 1] = answer;
    return this;
  }

  /** Has {@link #read} take its periods from here. Call it before the audio thread starts. */
  public PumpedPort hearing(PeriodSource periods) {
    source = periods;
    return this;
  }

  /** Has {@link #inputLagFrames} answer so. Call it before the audio thread starts. */
  public PumpedPort lagging(long frames) {
    inputLagFrames = frames;
    return this;
  }

  @Override
  @RealTime
  public long inputLagFrames() {
    return inputLagFrames;
  }

  @Override
  @RealTime
  public boolean read(float[] left, float[] right) {
    return source != null && source.fill(left, right, format.periodFrames());
  }

  @Override
  public StreamFormat format() {
    return format;
  }

  @Override
  public String name() {
    return PortNames.pumped();
  }

  @Override
  @RealTime
  public int await() {
    if (lost) {
      return LOST;
    }
    if (nextFault < faultPeriods.length && faultPeriods[nextFault] <= period) {
      int answer = faultAnswers[nextFault++];
      lost = answer == LOST;
      return answer;
    }
    return OK;
  }

  @Override
  @RealTime
  public int write(float[] left, float[] right) {
    if (lost) {
      return LOST;
    }
    sink.take(left, right, format.periodFrames());
    period++;
    grid.next();
    return OK;
  }

  /** The period's place in the sound: 0 for the first frame. */
  @Override
  @RealTime
  public long dueNanos() {
    return grid.dueNanos();
  }

  @Override
  public void close() {
    // The sink belongs to the one that gave it.
  }
}
