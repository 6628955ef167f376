package org.ngoma.firmware.bench;

import java.util.Locale;

/**
 * One printed line.
 *
 * @param peer what it was measured against, in words
 * @param ratio value to peer, both measured in this run; NaN where there was no peer
 */
record Figure(String name, double value, String unit, String peer, double ratio) {

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"name\":\"%s\",\"value\":%.4g,\"unit\":\"%s\",\"peer\":\"%s\",\"ratio\":%s}",
        name,
        value,
        unit,
        peer,
        Double.isNaN(ratio) ? "null" : String.format(Locale.ROOT, "%.4g", ratio));
  }
}
