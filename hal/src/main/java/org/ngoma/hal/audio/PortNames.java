package org.ngoma.hal.audio;

/** Names of the ports that play: kept out of their classes, see docs/realtime.md on texts. */
final class PortNames {

  private PortNames() {}

  static String silent() {
    return NullBackend.NAME;
  }

  static String pumped() {
    return "pumped";
  }
}
