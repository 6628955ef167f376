package org.ngoma.firmware.jobs;

/**
 * A piece of work.
 *
 * @param kind whose {@link JobKind} does it
 * @param title what a person reads
 * @param args for its kind, as JSON
 * @param dueMillis not before
 * @param tries how often it was begun
 * @param part of it that is done, 0 to 1
 * @param words what came out of it, or what went wrong
 */
public record Job(
    long id,
    String kind,
    String title,
    String args,
    byte[] body,
    Priority priority,
    JobState state,
    long createdMillis,
    long dueMillis,
    long changedMillis,
    int tries,
    double part,
    long worker,
    String words) {

  /** A new one; what it is besides, the queue gives it. */
  public static Job of(String kind, String title, String args, byte[] body, Priority priority) {
    return new Job(0, kind, title, args, body, priority, JobState.WAITING, 0, 0, 0, 0, 0, 0, "");
  }
}
