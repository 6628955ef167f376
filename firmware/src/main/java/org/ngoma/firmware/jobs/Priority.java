package org.ngoma.firmware.jobs;

/** Who comes first. */
public enum Priority {
  /** Somebody waits for it. */
  USER(0),
  /** Somebody asked for it. */
  USUAL(1),
  /** Nobody asked for it: it makes room as soon as somebody waits. */
  IDLE(2);

  private final int number;

  Priority(int number) {
    this.number = number;
  }

  /** As it is kept: the lowest comes first. */
  int number() {
    return number;
  }

  static Priority of(int number) {
    return number == 0 ? USER : number == 1 ? USUAL : IDLE;
  }
}
