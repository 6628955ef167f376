package org.ngoma.hal.midi;

/** MIDI is not to be had; the message is one sentence that says what to do. */
public final class MidiException extends Exception {

  private static final long serialVersionUID = 1L;

  public MidiException(String message) {
    super(message);
  }
}
