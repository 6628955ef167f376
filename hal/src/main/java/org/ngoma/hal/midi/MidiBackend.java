package org.ngoma.hal.midi;

/** A way to MIDI ports: the system's, or a simulated one. */
public interface MidiBackend {

  /**
   * Makes ports of our own that others see.
   *
   * @param client under which name
   */
  MidiPorts open(String client) throws MidiException;
}
