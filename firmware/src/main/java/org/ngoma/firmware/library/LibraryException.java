package org.ngoma.firmware.library;

import java.io.IOException;

/** Something about the library that the player has to know, in one sentence. */
public final class LibraryException extends IOException {

  private static final long serialVersionUID = 1L;

  LibraryException(String sentence) {
    super(sentence);
  }

  LibraryException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
