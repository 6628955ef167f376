package org.ngoma.sequencer.model;

/** In which order the steps of a pattern are played. Files hold {@link #id}. */
public enum Direction {
  /** From the first to the last. */
  FORWARD("forward"),

  /** From the last to the first. */
  REVERSE("reverse"),

  /** To the last and back again; the two ends are played once each way. */
  PING_PONG("ping-pong"),

  /** Each drawn from all. */
  RANDOM("random"),

  /** One on, one back or the same again, as it is drawn. */
  BROWNIAN("brownian");

  private final String id;

  Direction(String id) {
    this.id = id;
  }

  /** As files and screens show it. */
  public String id() {
    return id;
  }
}
