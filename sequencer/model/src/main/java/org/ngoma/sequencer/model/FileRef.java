package org.ngoma.sequencer.model;

/**
 * A sample, wavetable or impulse response, by its content: wherever the file lies, and whatever it
 * is called by now, it is the same sound.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param name what the player knows it by: {@code "Rhodes A3.wav"}
 */
public record FileRef(String sha256, String name) {

  /** Longest name, in characters. */
  public static final int MAX_NAME = 255;

  public FileRef {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "file " + name + " without its SHA-256: 64 digits of 0-9 and a-f");
    }
    if (name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "file name of %d characters: %d at most".formatted(name.length(), MAX_NAME));
    }
  }
}
