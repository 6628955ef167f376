package org.ngoma.firmware.export;

import java.io.IOException;

/** Somebody wanted no more of it; nothing half-written is left. */
public final class Stopped extends IOException {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("stopped; nothing half-written is left");
  }
}
