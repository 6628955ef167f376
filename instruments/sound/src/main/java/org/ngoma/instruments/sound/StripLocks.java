package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;

/**
 * The knobs of one track that its trigs hold elsewhere. A trig lets go of what the trigs before it
 * held, and holds its own; a slide moves on from block to block. Thread: {@code audio}.
 */
public final class StripLocks {

  /** Rows of the instrument. */
  public static final int INSTRUMENT = 0;

  /** Rows of the channel. */
  public static final int CHANNEL = 1;

  /** Rows of an effect. */
  public static final int DEVICE = 2;

  private static final int CAPACITY = 384;

  private final Strip strip;
  private final int[] owner = new int[CAPACITY];
  private final int[] place = new int[CAPACITY];
  private final int[] device = new int[CAPACITY];
  private final int[] row = new int[CAPACITY];
  private final boolean[] old = new boolean[CAPACITY];
  private final boolean[] byRatio = new boolean[CAPACITY];
  private final float[] from = new float[CAPACITY];
  private final float[] to = new float[CAPACITY];
  private final double[] startTick = new double[CAPACITY];
  private final double[] ticks = new double[CAPACITY];
  private int count;
  private int sliding;

  StripLocks(Strip strip) {
    this.strip = strip;
  }

  /** Whether anything is held. */
  @RealTime
  public boolean any() {
    return count > 0;
  }

  /** A trig begins: what its owner holds is let go at {@link #end}, unless it holds it again. */
  @RealTime
  public void begin(int newOwner) {
    for (int i = 0; i < count; i++) {
      old[i] |= owner[i] == newOwner;
    }
  }

  /**
   * Holds a knob.
   *
   * @param newOwner whose next trig lets it go
   * @param newPlace {@link #INSTRUMENT}, {@link #CHANNEL} or {@link #DEVICE}
   * @param deviceId of the effect
   * @param value where it is held
   * @param tick of the song
   */
  @RealTime
  public void hold(int newOwner, int newPlace, int deviceId, int newRow, float value, double tick) {
    int at = find(newPlace, deviceId, newRow);
    if (at == count) {
      if (count == CAPACITY || !strip.lock(newPlace, deviceId, newRow)) {
        return;
      }
      count++;
      place[at] = newPlace;
      device[at] = deviceId;
      row[at] = newRow;
    }
    owner[at] = newOwner;
    old[at] = false;
    from[at] = value;
    startTick[at] = tick;
    sliding -= ticks[at] > 0 ? 1 : 0;
    ticks[at] = 0;
    strip.jump(newPlace, deviceId, newRow, value);
  }

  /** Moves the knob that was held last on to another value. */
  @RealTime
  public void slide(
      int ofPlace, int deviceId, int ofRow, float value, double inTicks, boolean ratio) {
    int at = find(ofPlace, deviceId, ofRow);
    if (at < count) {
      to[at] = value;
      ticks[at] = inTicks;
      byRatio[at] = ratio && from[at] > 0 && value > 0;
      sliding++;
    }
  }

  /** A trig has said what it holds. */
  @RealTime
  public void end() {
    for (int i = count - 1; i >= 0; i--) {
      if (old[i]) {
        release(i);
      }
    }
  }

  /** Lets everything go. */
  @RealTime
  public void clear() {
    for (int i = count - 1; i >= 0; i--) {
      release(i);
    }
  }

  @RealTime
  private int find(int ofPlace, int deviceId, int ofRow) {
    int at = 0;
    while (at < count && (row[at] != ofRow || place[at] != ofPlace || device[at] != deviceId)) {
      at++;
    }
    return at;
  }

  @RealTime
  private void release(int at) {
    strip.unlock(place[at], device[at], row[at]);
    sliding -= ticks[at] > 0 ? 1 : 0;
    count--;
    owner[at] = owner[count];
    place[at] = place[count];
    device[at] = device[count];
    row[at] = row[count];
    old[at] = old[count];
    byRatio[at] = byRatio[count];
    from[at] = from[count];
    to[at] = to[count];
    startTick[at] = startTick[count];
    ticks[at] = ticks[count];
    ticks[count] = 0;
    old[count] = false;
  }

  /** Moves what slides to where it stands at a tick of the song. */
  @RealTime
  public void move(double tick) {
    if (sliding == 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (ticks[i] > 0) {
        float way = (float) Math.max(0, Math.min(1, (tick - startTick[i]) / ticks[i]));
        float value =
            byRatio[i]
                ? from[i] * FastMath.exp2(way * (FastMath.log2(to[i]) - FastMath.log2(from[i])))
                : from[i] + way * (to[i] - from[i]);
        strip.set(place[i], device[i], row[i], value);
      }
    }
  }
}
