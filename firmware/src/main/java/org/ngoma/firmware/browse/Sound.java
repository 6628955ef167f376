package org.ngoma.firmware.browse;

import java.util.List;

/**
 * Something to play with.
 *
 * @param kind {@link #SAMPLE}, {@code chain}, or the instrument or effect whose preset it is
 * @param tags lower-case words to find it by
 * @param origin {@link #FACTORY}, {@link #MINE}, or the folder it came from
 * @param key what it is known by for ever: of a sample its SHA-256
 * @param body of a player's own preset its JSON, else empty
 * @param frames of a sample
 * @param rate of a sample, in Hz
 * @param bpm of a sample, 0 when nobody knows
 * @param pitch root key of a sample by its name, empty when nobody knows
 * @param usedMillis when it was used last, 0 for never
 */
public record Sound(
    long id,
    String kind,
    String name,
    List<String> tags,
    String origin,
    String key,
    String body,
    long frames,
    int rate,
    double bpm,
    String pitch,
    boolean favourite,
    long usedMillis) {

  public static final String SAMPLE = "sample";
  public static final String FACTORY = "factory";
  public static final String MINE = "mine";

  public Sound {
    tags = List.copyOf(tags);
  }

  /** A sample, as it comes from a folder. */
  public static Sound sample(
      String name,
      List<String> tags,
      String origin,
      String sha256,
      long frames,
      int rate,
      double bpm,
      String pitch) {
    return new Sound(0, SAMPLE, name, tags, origin, sha256, "", frames, rate, bpm, pitch, false, 0);
  }

  static Sound preset(String kind, String name, List<String> tags, String origin, String body) {
    return new Sound(
        0, kind, name, tags, origin, key(origin, kind, name), body, 0, 0, 0, "", false, 0);
  }

  /** What a preset is known by. */
  public static String key(String origin, String kind, String name) {
    return origin + ":" + kind + ":" + name;
  }

  boolean isSample() {
    return kind.equals(SAMPLE);
  }

  /** How long a sample is. */
  public double seconds() {
    return rate == 0 ? 0 : (double) frames / rate;
  }
}
