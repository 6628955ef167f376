package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Division;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.Speed;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackGroove;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;
import org.ngoma.sequencer.model.groove.Grooves;

/** Random small songs that are rich in corners: odd lengths, chords, gaps, extreme tempos. */
final class RandomSongs {

  private RandomSongs() {}

  static Project song(Random random) {
    return song(random, tempos(random));
  }

  static Project song(Random random, List<TempoChange> tempos) {
    List<Track> tracks = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      tracks.add(track(random, i + 1));
    }
    return new Project("song", tempos, List.of(new SignatureChange(0, 4, 4)), tracks);
  }

  static List<TempoChange> tempos(Random random) {
    List<TempoChange> tempos = new ArrayList<>();
    long tick = 0;
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      double bpm =
          random.nextInt(4) == 0
              ? (random.nextBoolean() ? 20 : 999)
              : 60 + 120 * random.nextDouble();
      tempos.add(new TempoChange(tick, bpm));
      tick += 1 + random.nextInt(4000);
    }
    return tempos;
  }

  static Track track(Random random, int id) {
    List<Pattern> patterns = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      patterns.add(pattern(random, 10 * id + p));
    }
    List<Clip> clips = new ArrayList<>();
    long at = random.nextBoolean() ? 0 : random.nextInt(1000);
    int count = random.nextInt(6);
    for (int c = 0; c < count; c++) {
      int length = 1 + random.nextInt(5000);
      clips.add(new Clip(10 * id + random.nextInt(3), at, length));
      at += length + (random.nextBoolean() ? 0 : random.nextInt(2000));
    }
    double swing = random.nextBoolean() ? 50 : 50 + random.nextInt(31);
    return new Track(id, "track " + id, TrackKind.SYNTH, swing, Map.of(), patterns, clips)
        .withGroove(groove(random));
  }

  private static Optional<TrackGroove> groove(Random random) {
    Groove groove = Grooves.all().get(random.nextInt(Grooves.all().size()));
    return random.nextInt(4) > 0
        ? Optional.empty()
        : Optional.of(new TrackGroove(groove, random.nextInt(3) / 2.0));
  }

  private static Pattern pattern(Random random, int id) {
    int length = random.nextBoolean() ? 240 * (1 + random.nextInt(16)) : 1 + random.nextInt(3000);
    List<Note> notes = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      int tick = random.nextBoolean() ? 120 * random.nextInt(30) : random.nextInt(3500);
      int noteLength = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(1500);
      Note note = new Note(tick, noteLength, 30 + random.nextInt(60), 1 + random.nextInt(127));
      notes.add(random.nextInt(3) == 0 ? note.withTrig(trig(random)) : note);
    }
    return new Pattern(id, "p", length, notes, stepping(random));
  }

  static Stepping stepping(Random random) {
    if (random.nextInt(3) > 0) {
      return Stepping.PLAIN;
    }
    Stepping stepping =
        new Stepping(
            any(random, Division.values()),
            any(random, Speed.values()),
            any(random, Direction.values()),
            random.nextBoolean() ? List.of() : List.of(random.nextInt(8), random.nextInt(8)));
    // Faster ones would let more notes sound at once than the table of sounding notes holds.
    return stepping.stretchedBy() * 4 < stepping.dividedBy()
        ? stepping.withSpeed(Speed.NORMAL)
        : stepping;
  }

  static Trig trig(Random random) {
    List<Condition> conditions = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Condition condition =
          switch (any(random, Condition.Kind.values())) {
            case PROBABILITY -> Condition.percent(random.nextInt(101));
            case RATIO -> {
              int b = 1 + random.nextInt(5);
              yield Condition.ratio(1 + random.nextInt(b), b);
            }
            case FIRST -> Condition.of(Condition.Kind.FIRST);
            case LAST -> Condition.of(Condition.Kind.LAST);
            case PRE -> Condition.of(Condition.Kind.PRE);
            case NEI -> Condition.of(Condition.Kind.NEI);
            case FILL -> Condition.of(Condition.Kind.FILL);
          };
      conditions.add(random.nextInt(3) == 0 ? condition.not() : condition);
    }
    return Trig.PLAIN
        .withConditions(conditions)
        .withRatchet(
            new Ratchet(
                random.nextBoolean() ? 1 : 1 + random.nextInt(9),
                random.nextInt(3) - 1,
                random.nextInt(3) - 1))
        .withKeys(random.nextInt(3) == 0 ? List.of(100, 101, 102) : List.of())
        .withSlide(random.nextInt(4) == 0);
  }

  private static <T> T any(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }
}
