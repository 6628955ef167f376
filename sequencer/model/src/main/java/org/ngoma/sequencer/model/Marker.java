package org.ngoma.sequencer.model;

/**
 * A word at a place of the song: the name of a part, a syllable that is sung, a note to oneself.
 *
 * @param text without control characters but line breaks, at most {@link #MAX_TEXT}
 */
public record Marker(long tick, Kind kind, String text) {

  /** What it says; those of MIDI files. */
  public enum Kind {
    /** A part begins: Verse, Drop. */
    PART,
    /** A syllable of what is sung. */
    LYRIC,
    /** Something happens: lights, a film's cut. */
    CUE,
    /** Anything else. */
    TEXT
  }

  /** Longest text, in characters. */
  public static final int MAX_TEXT = 1_000;

  public Marker {
    if (tick < 0 || tick > Ppqn.MAX_TICK) {
      throw new IllegalArgumentException("marker at tick " + tick + ": from 0 to 2^40");
    }
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "marker with %d characters at tick %d: give it 1 to %d"
              .formatted(text.length(), tick, MAX_TEXT));
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
      throw new IllegalArgumentException(
          "marker with a control character at tick " + tick + ": use letters, digits and signs");
    }
  }
}
