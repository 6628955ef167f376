package org.ngoma.hal.rt;

/**
 * Everything that can go wrong on the audio thread, each with a counter instead of a log line. The
 * order is the layout of the shared memory: append, never reorder.
 */
public enum Fault {
  /** The sound card ran out of frames: raise the period, or look for what else is running. */
  XRUN("sound card ran dry"),
  /** A block was finished after its deadline, heard or not. */
  DEADLINE("block finished late"),
  /** The sound card vanished and the null port took over. */
  PORT_LOST("sound card lost"),
  /** Recorded audio was not fetched in time; the recording has a hole. */
  AUDIO_DROPPED("recorded audio dropped"),
  /** More notes sounded at once than the player keeps; the oldest was released. */
  NOTE_DROPPED("note dropped"),
  /** A processor produced NaN or infinity; it was silenced and reset. */
  NOT_FINITE("processor not finite"),
  /** A message that the engine does not understand; both processes must be of one build. */
  BAD_MESSAGE("message not understood"),
  /** A sample was not there or could not be read; what plays it is silent. */
  SAMPLE_MISSING("sample missing"),
  /** The sound card recorded nothing in time; the recording has a hole. */
  INPUT_LATE("input late"),
  /** The disk did not bring a piece of a long sample in time; its voice faded out. */
  SAMPLE_LATE("sample late"),
  /** More MIDI was to be sent at once than there was room for. */
  MIDI_DROPPED("MIDI message dropped");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** A few plain words for status lines and metrics. */
  public String words() {
    return words;
  }
}
