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
  /** A message to the box did not fit into its ring and was dropped. */
  NOTICE_DROPPED("notice dropped"),
  /** Recorded audio was not fetched in time; the recording has a hole. */
  AUDIO_DROPPED("recorded audio dropped"),
  /** More notes started in one quantum than the event table holds. */
  EVENT_DROPPED("note dropped"),
  /** A voice was taken from a sounding note for a new one. */
  VOICE_STOLEN("voice stolen"),
  /** A processor produced NaN or infinity; it was silenced and reset. */
  NOT_FINITE("processor not finite"),
  /** A message that the engine does not understand; both processes must be of one build. */
  BAD_MESSAGE("message not understood");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** A few plain words for status lines and metrics. */
  public String words() {
    return words;
  }
}
