package org.ngoma.firmware.jobs;

import java.io.IOException;

/** No further try can help. */
public final class JobHopeless extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong, and what to do
   */
  public JobHopeless(String sentence) {
    super(sentence);
  }
}
