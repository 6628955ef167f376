package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.Trig;

/**
 * What will be played: conditions asked, dice thrown, ratchets struck, exactly as the player will
 * do it, with fill let go. Pure; any thread but audio.
 */
public final class Takes {

  /**
   * A note as it is heard.
   *
   * @param tick of the song
   * @param lengthTicks until it ends or its clip does
   * @param written the note of the pattern that it comes from
   */
  public record Heard(long tick, long lengthTicks, int key, int velocity, Note written) {}

  private Takes() {}

  /**
   * What a track plays in the song.
   *
   * @param track its index
   * @param fromTick first tick of the song
   * @param toTick first tick that is not asked for any more
   */
  public static List<Heard> of(Project project, int track, long fromTick, long toTick) {
    TrackCursor above = null;
    if (track > 0) {
      above = new TrackCursor(TrackScore.silent(0), null);
      Track neighbour = project.tracks().get(track - 1);
      above.seek(TrackScore.compile(neighbour), 0);
    }
    return of(project.tracks().get(track), above, fromTick, toTick);
  }

  /**
   * What a pattern plays in some of its passes, as if its clip had begun at tick 0 and went on for
   * ever; NEI hears nothing.
   *
   * @param firstCycle first pass through the pattern, from 0
   */
  public static List<Heard> ofPattern(Track track, int patternId, int firstCycle, int cycles) {
    PatternRoll roll = roll(track, patternId);
    Track alone =
        track
            .withPatterns(track.patterns().stream().filter(p -> p.id() == patternId).toList())
            .withClips(List.of(new Clip(patternId, 0, 1L << 39)));
    return of(alone, null, endOf(roll, firstCycle), endOf(roll, (long) firstCycle + cycles));
  }

  /** First tick behind so many passes. */
  private static long endOf(PatternRoll roll, long cycles) {
    return cycles * roll.length() / roll.cycles();
  }

  private static PatternRoll roll(Track track, int patternId) {
    return track.patterns().stream()
        .filter(pattern -> pattern.id() == patternId)
        .findFirst()
        .map(pattern -> PatternRoll.of(pattern, track))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "track %s has no pattern %d".formatted(track.name(), patternId)));
  }

  /**
   * Some passes of a pattern as plain notes: what is drawn and asked is settled, sounds and locks
   * stay. The track's swing or groove is not in it, as it will be played with that again.
   *
   * @param newId of the pattern that is made
   */
  public static Pattern frozen(
      Track track, int patternId, int firstCycle, int cycles, int newId, String name) {
    Track straight = track.withSwing(50).withGroove(Optional.empty());
    long from = endOf(roll(straight, patternId), firstCycle);
    long to = endOf(roll(straight, patternId), (long) firstCycle + cycles);
    List<Note> notes = new ArrayList<>();
    for (Heard heard : ofPattern(straight, patternId, firstCycle, cycles)) {
      Trig trig = heard.written().trig();
      notes.add(
          new Note(
              Math.toIntExact(heard.tick() - from),
              Math.toIntExact(heard.lengthTicks()),
              heard.key(),
              heard.velocity(),
              Trig.PLAIN.withSound(trig.sound()).withLocks(trig.locks()).withSlide(trig.slide())));
    }
    return new Pattern(newId, name, Math.toIntExact(to - from), notes, Stepping.PLAIN);
  }

  private static List<Heard> of(Track track, TrackCursor above, long fromTick, long toTick) {
    List<List<PlayedNote>> rolls = new ArrayList<>();
    for (Pattern pattern : track.patterns()) {
      rolls.add(PatternRoll.of(pattern, track).notes());
    }
    TrackCursor cursor = new TrackCursor(TrackScore.silent(0), above);
    cursor.seek(TrackScore.compile(track), fromTick);
    List<Heard> heard = new ArrayList<>();
    for (; cursor.nextTick() < toTick; cursor.advance()) {
      if (cursor.plays()) {
        heard.add(
            new Heard(
                cursor.nextTick(),
                cursor.offTick() - cursor.nextTick(),
                cursor.key(),
                cursor.velocity(),
                rolls.get(cursor.pattern()).get(cursor.noteOfPattern()).note()));
      }
    }
    return heard;
  }
}
