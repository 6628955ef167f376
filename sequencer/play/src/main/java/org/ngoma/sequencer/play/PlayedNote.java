package org.ngoma.sequencer.play;

import java.util.Comparator;
import org.ngoma.sequencer.model.Note;

/**
 * A strike of a note where the player meets it, while a pattern is compiled.
 *
 * @param note that is written
 * @param strike number within its ratchet
 * @param tick in the pattern as it is rolled out
 * @param length until it ends
 * @param velocity 1-127
 * @param cycle in which pass through the pattern it belongs
 * @param shift 1 when it belongs to the coming round already, -1 when still to the last one
 * @param late how many rounds ago its note began
 * @param sinceFirst ticks since the note's first strike
 */
record PlayedNote(
    Note note,
    int strike,
    int tick,
    int length,
    int velocity,
    int cycle,
    int shift,
    int late,
    int sinceFirst) {

  static final Comparator<PlayedNote> ORDER =
      Comparator.comparingInt(PlayedNote::tick)
          .thenComparingInt(played -> played.note().key())
          .thenComparing(PlayedNote::note)
          .thenComparingInt(PlayedNote::strike);

  /** Whether its conditions are asked, and what they say is heard by PRE and NEI. */
  boolean asked() {
    return strike == 0
        && !note.trig().conditions().isEmpty()
        && note.trig().conditions().stream().noneMatch(condition -> condition.refers());
  }
}
