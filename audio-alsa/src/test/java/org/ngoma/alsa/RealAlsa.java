package org.ngoma.alsa;

import org.junit.jupiter.api.Assumptions;
import org.ngoma.hal.audio.AudioException;

/** Skips, and says so, where libasound is not installed. */
final class RealAlsa {

  private RealAlsa() {}

  static void require() {
    try {
      Asound.load(Asound.LIBRARY);
    } catch (AudioException e) {
      System.err.println("SKIPPED, nothing proven about ALSA: " + e.getMessage());
      Assumptions.abort(e.getMessage());
    }
  }
}
