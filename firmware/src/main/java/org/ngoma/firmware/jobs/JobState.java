package org.ngoma.firmware.jobs;

import java.util.Locale;

/** What has become of a job. */
public enum JobState {
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /** As it is kept and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether nothing more will happen to it. */
  public boolean over() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
