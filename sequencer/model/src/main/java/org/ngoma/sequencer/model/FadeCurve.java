package org.ngoma.sequencer.model;

/** How a fade rises; falling, it is the same turned round. Files hold {@link #id}. */
public enum FadeCurve {
  /** Loudness stays where two different sounds cross: the square root. */
  POWER("power"),
  /** Level stays where two like sounds cross. */
  LINEAR("linear"),
  /** Begins and ends gently. */
  SMOOTH("smooth"),
  /** Stays soft for long: the square. */
  SLOW("slow");

  private final String id;

  FadeCurve(String id) {
    this.id = id;
  }

  /** The name that files hold; it never changes. */
  public String id() {
    return id;
  }
}
