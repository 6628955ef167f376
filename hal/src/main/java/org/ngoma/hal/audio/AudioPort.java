package org.ngoma.hal.audio;

import java.util.Optional;
import org.ngoma.hal.rt.RealTime;

/**
 * A way out for stereo frames, and a way in where a card has one. The audio thread calls {@link
 * #await} and {@link #write} in turn; both answer with one of the constants and never throw.
 */
public interface AudioPort extends AutoCloseable {

  /** The period was taken, or there is room for one. */
  int OK = 0;

  /** The device ran dry; it has been restarted and the next write will be heard. */
  int XRUN = 1;

  /** The device slept (suspend) and has been woken. */
  int SUSPENDED = 2;

  /** The device is gone. Every later call gives the same answer at once. */
  int LOST = 3;

  /** What the device really runs with. */
  StreamFormat format();

  /** The device's name as a user would type it. */
  String name();

  /** Waits until one period can be written. Thread: audio. */
  @RealTime
  int await();

  /**
   * Hands over one period of {@code format().periodFrames()} frames, nominally -1..1; louder
   * samples are clipped. Thread: audio.
   */
  @RealTime
  int write(float[] left, float[] right);

  /**
   * Takes the oldest recorded period of {@code format().periodFrames()} frames, -1..1, when the
   * port was opened with its input; called once a period, it never waits. Thread: audio.
   *
   * @return false when there is no input or nothing was recorded; then the arrays stay as they were
   */
  @RealTime
  default boolean read(float[] left, float[] right) {
    return false;
  }

  /**
   * How far {@link #read} lies behind {@link #write}: frames between the moment at which the first
   * frame of the period just read was recorded, and that at which the first frame of the period
   * that is written next will be played. What converters and cables add is not known. Thread:
   * audio.
   */
  @RealTime
  default long inputLagFrames() {
    return 0;
  }

  /** Why there is no input though it was asked for, in one sentence; empty when all is well. */
  default Optional<String> inputRefusal() {
    return Optional.empty();
  }

  /** The clock reading at which the period now being rendered should have begun. Thread: audio. */
  @RealTime
  long dueNanos();

  /** Plays out what was written, then closes. Thread: the one that opened, after audio has left. */
  @Override
  void close();
}
