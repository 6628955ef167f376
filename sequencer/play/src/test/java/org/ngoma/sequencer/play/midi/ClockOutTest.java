package org.ngoma.sequencer.play.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.play.NoteSink;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.Score;

class ClockOutTest {

  private static final int RATE = 48_000;
  private static final int FRAMES = 32;

  private record Sent(double frame, int status, int value) {}

  /** A song without notes, and all that its clock sends. */
  private static final class Song implements ClockSink {
    final Player player = new Player(RATE, new Silence());
    final ClockOut clock = new ClockOut(3, RATE, this);
    final List<Sent> sent = new ArrayList<>();
    long frame;
    boolean moved;

    Song(double bpm) {
      player.score(Score.of(Project.empty("song").withTempos(List.of(new TempoChange(0, bpm)))));
      clock.set(true, false, 0);
    }

    @Override
    public void clock(int port, double frames, int status, int value) {
      assertEquals(3, port);
      sent.add(new Sent(frame + frames, status, value));
    }

    void run(double seconds) {
      long end = frame + Math.round(seconds * RATE);
      while (frame < end) {
        boolean played = player.playing();
        double tick = player.songTick();
        player.process(FRAMES);
        clock.advance(player, played, tick, moved, FRAMES);
        moved = false;
        frame += FRAMES;
      }
    }

    void locate(double tick) {
      player.locate(tick);
      moved = true;
    }

    List<Double> pulses() {
      return sent.stream().filter(s -> s.status == 0xf8).map(Sent::frame).toList();
    }

    List<String> orders() {
      return sent.stream()
          .filter(s -> s.status != 0xf8)
          .map(s -> Integer.toHexString(s.status) + (s.status == 0xf2 ? " " + s.value : ""))
          .toList();
    }
  }

  private static final class Silence implements NoteSink {
    @Override
    public void noteOn(int track, int offset, int noteId, int key, float velocity) {}

    @Override
    public void noteOff(int track, int offset, int noteId) {}
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 93.7, 120, 174, 999})
  void pulsesComeAtTheirFrameForever(double bpm) {
    Song song = new Song(bpm);
    song.player.play();
    song.run(600);
    double apart = RATE * 60 / (bpm * 24);
    List<Double> pulses = song.pulses();
    assertEquals(600 * RATE / apart, pulses.size(), 1.01);
    for (int i = 0; i < pulses.size(); i++) {
      assertEquals(i * apart, pulses.get(i), 0.01, "pulse " + i);
    }
    assertEquals(List.of("fa"), song.orders());
    assertEquals(0xfa, song.sent.getFirst().status, "start before the first pulse");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-100, -37.3, 0, 12.5, 100})
  void anOffsetMovesEveryPulseByItself(double millis) {
    Song song = new Song(120);
    song.clock.set(true, false, millis);
    song.player.play();
    song.run(20);
    double offset = millis * RATE / 1000;
    List<Double> pulses = song.pulses();
    for (int i = 0; i < pulses.size(); i++) {
      double due = i * 1000.0 + offset;
      if (due >= 0) {
        assertEquals(due, pulses.get(i), 0.6, "pulse " + i);
      } else {
        assertTrue(pulses.get(i) >= 0 && pulses.get(i) < 1000, "made up for " + i);
      }
    }
  }

  @Test
  void stopsAndGoesOnFromTheNextSixteenth() {
    Song song = new Song(120);
    song.player.play();
    song.run(1);
    song.player.stop();
    song.run(1);
    int count = song.pulses().size();
    assertEquals(48, count);
    song.player.play();
    song.run(0.5);
    assertEquals(List.of("fa", "fc", "f2 8", "fb"), song.orders());
    song.player.stop();
    song.locate(1000);
    song.run(0.1);
    song.sent.clear();
    double from = song.frame;
    song.player.play();
    song.run(0.5);
    assertEquals(List.of("f2 5", "fb"), song.orders());
    assertEquals(from + 200 * 25.0, song.sent.get(1).frame, 1, "continues at the sixteenth");
    assertEquals(song.sent.get(1).frame, song.sent.get(2).frame, "with its pulse");
  }

  @Test
  void aJumpWhileItPlaysIsStopPositionAndContinue() {
    Song song = new Song(120);
    song.player.play();
    song.run(1);
    song.locate(4 * 960);
    song.run(0.1);
    assertEquals(List.of("fa", "fc", "f2 16", "fb"), song.orders());
    song.locate(0);
    song.run(0.1);
    assertEquals("fa", song.orders().getLast());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -80})
  void aLoopGoesOnWithoutASeam(double millis) {
    Song song = new Song(120);
    song.clock.set(true, false, millis);
    song.clock.loop(960, 3 * 960);
    song.player.loop(960, 3 * 960);
    song.player.play();
    song.run(30);
    List<Double> pulses = song.pulses();
    assertEquals(List.of("fa"), song.orders());
    for (int i = 10; i < pulses.size(); i++) {
      assertEquals(1000, pulses.get(i) - pulses.get(i - 1), 1, "pulse " + i);
    }
  }

  @Test
  void runsOnWhileTheSongStandsWhereThatIsWanted() {
    Song song = new Song(120);
    song.clock.set(true, true, 0);
    song.run(2);
    assertEquals(96, song.pulses().size(), 1);
    assertEquals(List.of(), song.orders());
    song.clock.set(false, true, 0);
    song.run(2);
    assertEquals(96, song.pulses().size(), 1);
  }

  /** Whatever the tempo does, a device that counts pulses stands where the song stands. */
  @Test
  void countingPulsesFindsTheSongThroughRandomTempi() {
    for (double millis : new double[] {0, -50, 40}) {
      Random random = new Random(1);
      Song song = new Song(120);
      song.clock.set(true, false, millis);
      song.player.play();
      for (int i = 0; i < 5_000; i++) {
        song.player.follow(20 + random.nextDouble() * 900);
        song.run(0.003 * random.nextInt(5));
        double counted = (song.pulses().size() - 1) * 40.0;
        double early = 999 * 16 * Math.max(0, -millis) / 1000;
        assertTrue(counted <= song.player.songTick() + early + 1, "not ahead at " + i);
        assertTrue(counted > song.player.songTick() - 41, "not behind at " + i);
      }
    }
  }

  @Test
  void aSongThatFollowsKeepsItsPlaceWhateverTheTempo() {
    Random random = new Random(2);
    Song song = new Song(120);
    song.player.play();
    double wanted = 0;
    for (int i = 0; i < 10_000; i++) {
      double bpm = 20 + random.nextDouble() * 900;
      song.player.follow(bpm);
      song.player.process(FRAMES);
      wanted += FRAMES * bpm * 16 / RATE;
      assertEquals(wanted, song.player.songTick(), 1e-3);
    }
    song.player.follow(0);
    assertEquals(120, song.player.bpm());
  }
}
