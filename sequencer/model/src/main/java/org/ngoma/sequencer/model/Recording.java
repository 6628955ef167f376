package org.ngoma.sequencer.model;

/**
 * A file of recorded sound, with what must be known of it to cut it without opening it.
 *
 * @param sampleRate frames a second
 * @param frames of the whole file
 */
public record Recording(FileRef file, int sampleRate, long frames) {

  /** Lowest and highest rate, in Hz. */
  public static final int MIN_RATE = 1_000;

  public static final int MAX_RATE = 768_000;

  /** Longest recording, in frames: 6 hours at 48 kHz. */
  public static final long MAX_FRAMES = Integer.MAX_VALUE / 2;

  public Recording {
    if (sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
      throw new IllegalArgumentException(
          "recording %s at %d Hz: from %d to %d"
              .formatted(file.name(), sampleRate, MIN_RATE, MAX_RATE));
    }
    if (frames < 1 || frames > MAX_FRAMES) {
      throw new IllegalArgumentException(
          "recording %s of %d frames: from 1 to %d".formatted(file.name(), frames, MAX_FRAMES));
    }
  }
}
