package org.ngoma.sequencer.play.midifile;

/** A file that cannot be imported. The message is one sentence for the user. */
public final class MidiFileException extends Exception {
  private static final long serialVersionUID = 1;

  MidiFileException(String message) {
    super(message);
  }
}
