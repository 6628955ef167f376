package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;

class PlayerAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Counts and keeps nothing. */
  private static final class CountingSink implements NoteSink {
    private long ons;
    private long offs;

    @Override
    public void noteOn(int track, int offset, int noteId, int key, float velocity) {
      ons++;
    }

    @Override
    public void noteOff(int track, int offset, int noteId) {
      offs++;
    }
  }

  private static Score score(Random random, double bpm) {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < Project.MAX_TRACKS; i++) {
      tracks.add(RandomSongs.track(random, i));
    }
    return Score.of(
        new Project(
            "full",
            List.of(new TempoChange(0, bpm), new TempoChange(2000, 2 * bpm)),
            List.of(new SignatureChange(0, 4, 4)),
            tracks));
  }

  @Test
  void playingJumpingAndEditingAllocateNothing() {
    Random random = new Random(1);
    Score first = score(random, 120);
    Score second = score(random, 90);
    CountingSink sink = new CountingSink();
    Player player = new Player(48_000, sink);
    session(player, first, second, 1);
    THREADS.getCurrentThreadAllocatedBytes(); // its first call allocates by itself
    long before = THREADS.getCurrentThreadAllocatedBytes();
    session(player, first, second, 50);
    long after = THREADS.getCurrentThreadAllocatedBytes();
    assertEquals(0, after - before, "bytes");
    assertTrue(sink.ons > 10_000, sink.ons + " notes");
    assertEquals(sink.ons, sink.offs);
  }

  /**
   * Text constants are created by the thread that asks the compiler for a method: see ScoreCheck.
   */
  @Test
  void theClassesThatPlayHoldNoText() throws IOException {
    List<Class<?>> playing =
        List.of(
            Player.class,
            SongClock.class,
            TrackCursor.class,
            ActiveNotes.class,
            Score.class,
            TrackScore.class,
            TempoMap.class);
    for (Class<?> type : playing) {
      try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        ClassFile.of()
            .parse(in.readAllBytes())
            .constantPool()
            .forEach(entry -> assertFalse(entry instanceof StringEntry, type + " " + entry));
      }
    }
  }

  private static void session(Player player, Score first, Score second, int rounds) {
    for (int round = 0; round < rounds; round++) {
      player.score(first);
      player.locate(0);
      player.loop(960, 3840);
      player.play();
      run(player, 2_000);
      player.score(second);
      player.noLoop();
      player.endAtSongEnd(true);
      run(player, 2_000);
      player.locate(1000.5);
      run(player, 100);
      player.stop();
    }
  }

  private static void run(Player player, int quanta) {
    for (int i = 0; i < quanta; i++) {
      player.process(32);
    }
  }
}
