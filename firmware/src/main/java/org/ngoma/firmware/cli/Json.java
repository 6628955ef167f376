package org.ngoma.firmware.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Text inside the JSON lines that verbs print. */
final class Json {

  private Json() {}

  /** Escapes what stands between two quotation marks. */
  static String escape(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
