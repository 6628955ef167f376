package org.ngoma.sequencer.play;

import static org.ngoma.sequencer.play.TrackScore.CLIP;
import static org.ngoma.sequencer.play.TrackScore.LOCK;
import static org.ngoma.sequencer.play.TrackScore.NOTE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Follow;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** Turns the music as it is edited into the arrays that are played. Never on the audio thread. */
final class ScoreCompiler {

  private final Track track;
  private final LockRows rows;
  private final List<PatternRoll> rolls = new ArrayList<>();
  private final Map<Integer, Integer> indexOfPattern = new HashMap<>();
  private final Longs patterns = new Longs();
  private final Longs notes = new Longs();
  private final Longs locks = new Longs();

  private ScoreCompiler(Track track, LockRows rows) {
    this.track = track;
    this.rows = rows;
  }

  /** A score that plays nothing, at 120 BPM. */
  static Score silence() {
    return Score.of(Project.empty("silence"));
  }

  /** The flat array of a track; see {@link TrackScore} for its layout. */
  static long[] compile(Track track, LockRows rows) {
    return new ScoreCompiler(track, rows).compile();
  }

  private long[] compile() {
    for (Pattern pattern : track.patterns()) {
      indexOfPattern.put(pattern.id(), rolls.size());
      PatternRoll roll = PatternRoll.of(pattern, track);
      rolls.add(roll);
      add(pattern, roll);
    }
    long[] clips = clips();
    Longs all = new Longs();
    all.add(track.id());
    all.add(clips.length / CLIP);
    all.add(rolls.size());
    all.add(notes.count() / NOTE);
    all.add(locks.count() / LOCK);
    all.add(
        (track.restarts() ? TrackScore.RESTARTS : 0)
            | (track.kind() == TrackKind.DRUMS ? TrackScore.DRUMS : 0));
    for (long part : clips) {
      all.add(part);
    }
    all.addAll(patterns);
    all.addAll(notes);
    all.addAll(locks);
    return all.toArray();
  }

  private long[] clips() {
    long[] packed = new long[CLIP * track.clips().size()];
    int at = 0;
    for (Clip clip : track.clips()) {
      Integer index = indexOfPattern.get(clip.patternId());
      if (index == null) {
        throw new IllegalArgumentException(
            "track %s: the clip at tick %d names pattern %d, which the track does not have"
                .formatted(track.name(), clip.startTick(), clip.patternId()));
      }
      packed[at++] = clip.startTick();
      packed[at++] = clip.endTick();
      packed[at++] = index;
    }
    return packed;
  }

  private void add(Pattern pattern, PatternRoll roll) {
    int first = notes.count() / NOTE;
    List<PlayedNote> played = roll.notes();
    int[] askedBefore = askedBefore(played, roll.length());
    int asked = -1;
    List<List<LockRows.Locked>> locked = new ArrayList<>();
    for (PlayedNote note : played) {
      locked.add(note.strike() == 0 ? rows.of(note.note().trig()) : List.of());
    }
    for (int i = 0; i < played.size(); i++) {
      PlayedNote note = played.get(i);
      asked = note.asked() ? i : asked;
      notes.add((long) note.tick() << 32 | note.length());
      notes.add(
          (long) note.cycle() << 32
              | (long) note.late() << 24
              | (note.shift() & 0xffL) << 16
              | (long) note.note().key() << 8
              | (note.strike() == 0 ? TrackScore.FIRST_STRIKE : 0)
              | note.velocity());
      notes.add(conditions(note.note().trig().conditions()));
      notes.add((long) note.sinceFirst() << 32 | origin(pattern, note));
      notes.add((long) index(first, asked) << 32 | (index(first, askedBefore[i]) & 0xffffffffL));
      notes.add((long) (locks.count() / LOCK) << 32 | locked.get(i).size());
      notes.add(keys(note.note().trig().keys()));
      for (LockRows.Locked lock : locked.get(i)) {
        add(lock, roll, locked, i);
      }
    }
    patterns.add(first);
    patterns.add(played.size());
    patterns.add(roll.length());
    patterns.add(roll.cycles());
    patterns.add(index(first, asked));
    patterns.add((long) pattern.id() << 32 | shape(pattern));
    Follow follow = pattern.follow();
    patterns.add(
        (long) follow.passes() << 32
            | (long) follow.percent() << 8
            | Launched.number(follow.action()));
  }

  private static int index(int first, int note) {
    return note < 0 ? -1 : first + note;
  }

  /** By which a change is known that makes a pattern begin anew, where the track wants it so. */
  private static long shape(Pattern pattern) {
    Stepping stepping = pattern.stepping();
    String all =
        pattern.lengthTicks()
            + stepping.step().id()
            + stepping.speed().id()
            + stepping.direction().id()
            + stepping.skipped();
    return all.hashCode() & 0xffffffffL;
  }

  /** For each note: the last one before it whose conditions PRE hears; of a strike, its first's. */
  private static int[] askedBefore(List<PlayedNote> played, long ticks) {
    int[] before = new int[played.size()];
    Map<List<Object>, Integer> ofFirst = new HashMap<>();
    int asked = -1;
    for (int i = 0; i < before.length; i++) {
      PlayedNote note = played.get(i);
      before[i] = asked;
      if (note.strike() == 0 && note.note().trig().ratchet().count() > 1) {
        ofFirst.put(first(note, ticks), asked);
      }
      if (note.asked()) {
        asked = i;
      }
    }
    for (int i = 0; i < before.length; i++) {
      PlayedNote note = played.get(i);
      before[i] = note.strike() == 0 ? before[i] : ofFirst.get(first(note, ticks));
    }
    return before;
  }

  /** What the strikes of one note have in common: it, and where its first one lies. */
  private static List<Object> first(PlayedNote note, long ticks) {
    return List.of(note.note(), note.tick() + note.late() * ticks - note.sinceFirst());
  }

  /** What the dice of a note are thrown for: its place, on drums its key too, so chords hold. */
  private long origin(Pattern pattern, PlayedNote note) {
    int key = track.kind() == TrackKind.DRUMS ? note.note().key() : 0;
    return Chance.mix(pattern.id(), (long) note.note().tick() << 8 | key) >>> 32;
  }

  private static long conditions(List<Condition> conditions) {
    long packed = 0;
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      long numbers =
          switch (condition.kind()) {
            case PROBABILITY -> condition.a();
            case RATIO -> condition.a() - 1 | (condition.b() - 1) << TrackScore.RATIO_BITS;
            default -> 0;
          };
      long bits =
          numbers << TrackScore.NUMBER_SHIFT
              | (condition.negated() ? TrackScore.NEGATED : 0)
              | number(condition.kind());
      packed |= bits << (TrackScore.CONDITION_BITS * i);
    }
    return packed;
  }

  /** By which the cursor knows it. */
  private static int number(Condition.Kind kind) {
    return switch (kind) {
      case PROBABILITY -> TrackCursor.PROBABILITY;
      case RATIO -> TrackCursor.RATIO;
      case FIRST -> TrackCursor.FIRST;
      case LAST -> TrackCursor.LAST;
      case PRE -> TrackCursor.PRE;
      case NEI -> TrackCursor.NEI;
      case FILL -> TrackCursor.FILL;
    };
  }

  private static long keys(List<Integer> keys) {
    long packed = (long) keys.size() << TrackScore.KEY_COUNT_SHIFT;
    for (int i = 0; i < keys.size(); i++) {
      packed |= (long) keys.get(i) << (TrackScore.KEY_BITS * i);
    }
    return packed;
  }

  private void add(
      LockRows.Locked lock, PatternRoll roll, List<List<LockRows.Locked>> locked, int at) {
    long slideTicks = 0;
    float slideTo = lock.value();
    for (int i = 1; lock.slides() && slideTicks == 0 && i <= locked.size(); i++) {
      int next = (at + i) % locked.size();
      for (LockRows.Locked other : locked.get(next)) {
        if (other.sameRow(lock)) {
          long round = at + i < locked.size() ? 0 : roll.length();
          slideTicks = roll.notes().get(next).tick() + round - roll.notes().get(at).tick();
          slideTo = other.value();
        }
      }
    }
    locks.add(
        (long) lock.deviceId() << 32
            | (lock.byRatio() ? TrackScore.BY_RATIO : 0)
            | (long) lock.row() << 8
            | lock.place());
    locks.add(
        (long) Float.floatToRawIntBits(lock.value()) << 32
            | (Float.floatToRawIntBits(slideTo) & 0xffffffffL));
    locks.add(slideTicks);
  }
}
