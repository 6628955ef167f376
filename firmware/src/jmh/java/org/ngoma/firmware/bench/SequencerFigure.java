package org.ngoma.firmware.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;
import org.ngoma.sequencer.play.NoteSink;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.Score;
import org.ngoma.sequencer.play.TempoMap;
import org.ngoma.sequencer.play.TrackScore;

/**
 * What the sequencer alone takes of the time of 64 frames: 64 tracks of 256 steps, each step with
 * conditions of every kind, ratchets and locks, beside the same notes without any. Most blocks are
 * empty; told is the median of the busiest in a hundred, in which all tracks begin a step at once.
 */
final class SequencerFigure {

  private static final int RATE = 48_000;
  private static final int TRACKS = 64;
  private static final int STEPS = 256;
  private static final int ROUNDS = 15;
  private static final int BLOCKS = 24_000;
  private static final int BUSIEST = 100;
  private static final double PERCENT = 100;
  private static final double DEADLINE_NANOS = 2e9 * Block.FRAMES / RATE;

  private SequencerFigure() {}

  static Figure measure() {
    Player plain = player(false);
    Player full = player(true);
    double[] plainNanos = new double[ROUNDS];
    double[] fullNanos = new double[ROUNDS];
    for (int i = -3; i < ROUNDS; i++) {
      double p = round(plain);
      double f = round(full);
      if (i >= 0) {
        plainNanos[i] = p;
        fullNanos[i] = f;
      }
    }
    Arrays.sort(plainNanos);
    Arrays.sort(fullNanos);
    double median = fullNanos[ROUNDS / 2];
    return new Figure(
        "sequencer.load",
        PERCENT * median / DEADLINE_NANOS,
        "% of the deadline",
        String.format("the notes without trigs, %.0f ns a busy block", plainNanos[ROUNDS / 2]),
        median / plainNanos[ROUNDS / 2]);
  }

  private static double round(Player player) {
    long[] nanos = new long[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
      long start = System.nanoTime();
      player.process(Block.FRAMES);
      player.process(Block.FRAMES);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[BLOCKS - BLOCKS / BUSIEST / 2];
  }

  private static Player player(boolean trigs) {
    TrackScore[] tracks = new TrackScore[TRACKS];
    for (int i = 0; i < TRACKS; i++) {
      tracks[i] = TrackScore.compile(track(i + 1, trigs), Processors.parameters());
    }
    Project project = Project.empty("bench");
    Score score =
        new Score(
            TempoMap.of(project.tempos()), Score.flat(project.signatures()), tracks, 1L << 39);
    Player player = new Player(RATE, new Deaf());
    player.score(score);
    player.play();
    return player;
  }

  private static Track track(int id, boolean trigs) {
    List<Note> notes = new ArrayList<>();
    Condition.Kind[] kinds = {
      Condition.Kind.FIRST,
      Condition.Kind.LAST,
      Condition.Kind.PRE,
      Condition.Kind.NEI,
      Condition.Kind.FILL
    };
    for (int step = 0; step < STEPS; step++) {
      Note note = new Note(step * Stepping.STEP_TICKS, 120, 36 + step % 48, 100);
      Condition word = Condition.of(kinds[step % kinds.length]);
      Trig trig =
          Trig.PLAIN
              .withConditions(
                  step % 3 == 0
                      ? List.of(Condition.percent(50 + step % 50), Condition.ratio(1, 1 + step % 4))
                      : List.of(step % 2 == 0 ? word : word.not(), Condition.percent(90)))
              .withRatchet(new Ratchet(1 + step % 4, -0.5, 0.2))
              .withKeys(List.of(60, 64))
              .withLocks(List.of(new Lock(0, "synth.cutoff", 200 + 10 * step, step % 2 == 0)));
      notes.add(trigs ? note.withTrig(trig) : note);
    }
    Stepping stepping = Stepping.PLAIN.withDirection(Direction.PING_PONG);
    Pattern pattern = new Pattern(id, "bench", STEPS * Stepping.STEP_TICKS, notes, stepping);
    return new Track(
        id,
        "bench " + id,
        TrackKind.SYNTH,
        50,
        Map.of(),
        List.of(pattern),
        List.of(new Clip(id, 0, 1L << 38)));
  }

  /** Takes everything and does nothing. */
  private static final class Deaf implements NoteSink {
    @Override
    public void noteOn(int track, int offset, int noteId, int key, float velocity) {}

    @Override
    public void noteOff(int track, int offset, int noteId) {}
  }
}
