package org.ngoma.firmware.cli;

import java.io.Console;

/** Whether somebody sees lines that change. */
final class Watched {

  private Watched() {}

  /** The terminal, or null; JDK 25 itself answers null where there is none. */
  @SuppressWarnings("SystemConsoleNull")
  static Console console() {
    Console console = System.console();
    return console != null && console.isTerminal() ? console : null;
  }
}
