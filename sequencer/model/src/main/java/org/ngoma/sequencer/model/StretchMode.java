package org.ngoma.sequencer.model;

/** How a recording comes to another tempo. Files hold {@link #id}. */
public enum StretchMode {
  /** Pitch stays; attacks stay sharp. */
  BEATS("beats"),
  /** Pitch stays; for chords and what is deep. */
  TONES("tones"),
  /** Pitch goes with the tempo, as on a turntable; transposing does nothing. */
  REPITCH("repitch");

  private final String id;

  StretchMode(String id) {
    this.id = id;
  }

  /** The name that files hold; it never changes. */
  public String id() {
    return id;
  }
}
