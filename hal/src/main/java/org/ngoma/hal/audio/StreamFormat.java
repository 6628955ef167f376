package org.ngoma.hal.audio;

/**
 * What a port was asked for, or what it really runs with.
 *
 * @param rate frames a second: 44,100, 48,000 or 96,000
 * @param periodFrames frames of one write: 32-1024, a multiple of 32
 * @param periods periods that the device buffers: 2-4
 * @param sample how samples lie in the device's memory
 */
public record StreamFormat(int rate, int periodFrames, int periods, SampleFormat sample) {

  /** Two channels, always: the box is a stereo instrument. */
  public static final int CHANNELS = 2;

  public StreamFormat {
    if (rate != 44_100 && rate != 48_000 && rate != 96_000) {
      throw new IllegalArgumentException("rate " + rate + " Hz: use 44100, 48000 or 96000");
    }
    if (periodFrames < 32 || periodFrames > 1024 || periodFrames % 32 != 0) {
      throw new IllegalArgumentException(
          "period of " + periodFrames + " frames: use a multiple of 32 from 32 to 1024");
    }
    if (periods < 2 || periods > 4) {
      throw new IllegalArgumentException("buffer of " + periods + " periods: use 2, 3 or 4");
    }
  }

  /** Length of one period, rounded down. */
  public long periodNanos() {
    return periodFrames * 1_000_000_000L / rate;
  }
}
