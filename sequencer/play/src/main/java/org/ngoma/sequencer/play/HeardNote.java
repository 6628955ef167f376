package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Track;

/**
 * A note as it is heard: on the song's line, swung, cut where its clip ends.
 *
 * @param start song tick of its onset
 * @param end first tick at which it no longer sounds, behind the start
 */
public record HeardNote(long start, long end, int key, int velocity) {

  /**
   * All notes of a track in the order of their onsets.
   *
   * @param most that are wanted
   * @throws IllegalArgumentException when there are more
   */
  public static List<HeardNote> of(Track track, int most) {
    TrackScore score = TrackScore.compile(track);
    List<HeardNote> heard = new ArrayList<>();
    for (int clip = 0; clip < score.clipCount(); clip++) {
      int pattern = score.clipPattern(clip);
      long end = score.clipEnd(clip);
      long start = score.clipStart(clip);
      for (; start < end; start += score.patternLength(pattern)) {
        for (int note = score.firstNote(pattern); note < score.noteEnd(pattern); note++) {
          long tick = start + score.noteTick(note);
          if (tick < end) {
            long off = Math.min(end, tick + score.noteLength(note));
            heard.add(new HeardNote(tick, off, score.key(note), score.velocity(note)));
          }
        }
        if (heard.size() > most) {
          throw new IllegalArgumentException(
              "track %s plays more than %,d notes: take a part of it"
                  .formatted(track.name(), most));
        }
      }
    }
    return heard;
  }
}
