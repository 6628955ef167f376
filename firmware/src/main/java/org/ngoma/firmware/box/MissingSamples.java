package org.ngoma.firmware.box;

import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.Project;

/** How many samples of the project in hand are not there; looked at anew now and then. */
final class MissingSamples {

  private static final long AGAIN_NANOS = 2_000_000_000L;

  private final SampleStore samples;
  private Project seen;
  private long seenNanos;
  private int count;

  MissingSamples(SampleStore samples) {
    this.samples = samples;
  }

  /** The count, at most two seconds old. */
  @SuppressWarnings("ReferenceEquality") // an edit makes another project
  int of(Project project, long nowNanos) {
    if (project != seen || nowNanos - seenNanos > AGAIN_NANOS) {
      seen = project;
      seenNanos = nowNanos;
      count = samples.missing(project).size();
    }
    return count;
  }
}
