package org.ngoma.firmware.fuzz;

/** What Jazzer calls, in a process of its own for each target. */
public final class JazzerEntry {

  /** Names the target. */
  static final String TARGET = "ngoma.fuzz.target";

  private static final String NAME = System.getProperty(TARGET, "");

  private JazzerEntry() {}

  /** One input. */
  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    FuzzTargets.read(NAME, bytes);
  }
}
