package org.ngoma.alsa;

import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.StreamFormat;

/**
 * How a port uses a device's buffer.
 *
 * <p>The device interrupts in periods of its own and its buffer is larger than what is queued in
 * it. The port hands over periods on the engine's grid and keeps no more than {@code
 * format.periods()} of them queued, so the delay is the one asked for whatever the device's sizes
 * are.
 *
 * @param format what the port runs with
 * @param bufferFrames what the device can queue
 */
record PcmLayout(StreamFormat format, int bufferFrames) {

  /**
   * How often the queue should fit into the device's buffer. The kernel knows a device's position
   * only within its buffer: with one of 4 ms a stall of 5 ms looks like one of 1 ms, and the xrun
   * goes unnoticed (seen on a real kernel).
   */
  static final int SPARE_BUFFERS = 8;

  private static final int GRID = 32;
  private static final int MOST_FRAMES = 1024;
  private static final int FEWEST_PERIODS = 2;

  /** The port's period on a device that interrupts every {@code devicePeriod} frames. */
  static int periodFrames(String name, int wantedPeriod, int devicePeriod) throws AudioException {
    int least = (devicePeriod + GRID - 1) / GRID * GRID;
    if (least > MOST_FRAMES) {
      throw new AudioException(
          "sound device "
              + name
              + " only takes periods of "
              + devicePeriod
              + " frames and Ngoma needs 1024 or fewer: choose another device");
    }
    boolean onGrid = devicePeriod % GRID == 0 && devicePeriod > 0;
    return onGrid ? devicePeriod : Math.max(least, wantedPeriod);
  }

  /** What is made of a buffer of {@code bufferFrames}. */
  static PcmLayout of(String name, StreamFormat wanted, int bufferFrames) throws AudioException {
    int periods = Math.min(wanted.periods(), bufferFrames / wanted.periodFrames());
    if (periods < FEWEST_PERIODS) {
      throw new AudioException(
          "sound device "
              + name
              + " buffers only "
              + bufferFrames
              + " frames, fewer than two periods of "
              + wanted.periodFrames()
              + ": choose a shorter period");
    }
    return new PcmLayout(
        new StreamFormat(wanted.rate(), wanted.periodFrames(), periods, wanted.sample()),
        bufferFrames);
  }

  /** Frames queued when the device starts and after every write in time. */
  int queuedFrames() {
    return format.periods() * format.periodFrames();
  }

  /** Free frames of the device's buffer at which the port has room for a period. */
  int roomFrames() {
    return bufferFrames - (queuedFrames() - format.periodFrames());
  }
}
