package org.ngoma.alsa;

import org.ngoma.hal.audio.SampleDecoder;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.rt.RealTime;

/**
 * The side of a sound card that listens. The audio thread reads a period of it for every period
 * that it plays and never waits for it: both sides run by the same clock, so a cushion of {@value
 * #CUSHION} periods, laid once, lasts.
 */
final class AlsaInput {

  /**
   * Periods that must have been recorded before the first is read: the two sides do not tick
   * together.
   */
  static final int CUSHION = 2;

  /** With more than this behind, the oldest are dropped: the audio thread was held up. */
  private static final int MOST_BEHIND = 6;

  private final Pcm pcm;
  private final SampleDecoder decoder;
  private final int periodFrames;
  private final long address;
  private boolean primed;
  private long takenFrames;
  private long beginnings;

  /**
   * @param pcm open and set up to record so many channels; closed here
   */
  AlsaInput(Pcm pcm, SampleFormat sample, int channels, int periodFrames) {
    this.pcm = pcm;
    this.periodFrames = periodFrames;
    decoder = new SampleDecoder(sample, channels, periodFrames);
    address = NativeCell.addressOf(decoder.bytes());
  }

  /** Begins anew to record, beside a playing side that begins. */
  @RealTime
  void start() {
    pcm.drop();
    pcm.prepare();
    pcm.start();
    primed = false;
    takenFrames = 0;
    beginnings++;
  }

  /** How often it began to record. */
  @RealTime
  long beginnings() {
    return beginnings;
  }

  /** Frames recorded since it began that have been taken. */
  @RealTime
  long takenFrames() {
    return takenFrames;
  }

  /**
   * Takes the oldest period; false when there is none, and then recording begins anew if it broke.
   */
  @RealTime
  boolean read(float[] left, float[] right) {
    long available = pcm.availableFrames();
    if (available < 0) {
      start();
      return false;
    }
    if (!primed && available < (long) CUSHION * periodFrames) {
      return false;
    }
    primed = available >= periodFrames;
    if (!primed) {
      return false;
    }
    if (available > (long) MOST_BEHIND * periodFrames) {
      catchUp(available);
    }
    if (!take()) {
      start();
      return false;
    }
    decoder.decode(left, right, periodFrames);
    return true;
  }

  void close() {
    pcm.drop();
    pcm.close();
  }

  @RealTime
  private void catchUp(long available) {
    long left = available;
    while (left >= (long) (CUSHION + 1) * periodFrames && take()) {
      left -= periodFrames;
    }
  }

  /** Reads one period that is known to be there. */
  @RealTime
  private boolean take() {
    int done = 0;
    while (done < periodFrames) {
      long read =
          pcm.read(address + (long) done * decoder.frameBytes(), (long) periodFrames - done);
      if (read <= 0) {
        return false;
      }
      done += (int) read;
    }
    takenFrames += periodFrames;
    return true;
  }
}
