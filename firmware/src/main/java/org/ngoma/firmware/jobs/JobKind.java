package org.ngoma.firmware.jobs;

import java.io.IOException;

/** Knows how one kind of job is done. */
public interface JobKind {

  /** What it is called in the queue. */
  String name();

  /**
   * Does one. It may have been begun before: by a worker that died, or in a try that failed.
   *
   * @param progress to be told every now and then
   * @return what came out of it, in words
   * @throws JobHopeless when another try would end the same way
   * @throws IOException one sentence, when it may go better next time
   */
  String run(Job job, Progress progress) throws IOException;

  /** Takes how far a job is. */
  interface Progress {
    /**
     * @param part 0 to 1
     * @return false when it is to end at once, without leaving anything behind
     */
    boolean at(double part) throws IOException;
  }
}
