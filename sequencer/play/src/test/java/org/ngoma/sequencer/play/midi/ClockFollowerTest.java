package org.ngoma.sequencer.play.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockFollowerTest {

  private static final double MS = 1e6;

  /** A device that sends a clock, seen through a cable that delays each pulse differently. */
  private static final class Sender {
    private final ClockFollower to;
    private final Random random;
    private final double jitterMs;
    private double period;

    /** When the newest pulse was really sent, and its number. */
    private double sentAt = 5e15;

    private long sent = -1;

    Sender(ClockFollower to, double bpm, double jitterMs, long seed) {
      this.to = to;
      this.jitterMs = jitterMs;
      random = new Random(seed);
      tempo(bpm);
      sentAt -= period;
    }

    void tempo(double bpm) {
      period = 60e9 / (bpm * 24);
    }

    void pulse() {
      lose();
      to.pulse(Math.round(sentAt + (2 * random.nextDouble() - 1) * jitterMs * MS));
    }

    void pulses(int count) {
      for (int i = 0; i < count; i++) {
        pulse();
      }
    }

    /** A pulse that gets lost on its way. */
    void lose() {
      sentAt += period;
      sent++;
    }

    long now() {
      return Math.round(sentAt);
    }

    /** How far ahead the follower is, in ms, half a pulse behind the newest one. */
    double errorMs() {
      double at = sentAt + period / 2;
      return (to.pulsesAt(Math.round(at)) - 1 - sent - 0.5) * period / MS;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 60, 93.7, 120, 174, 240, 300})
  void averagesTwoMillisecondsOfJitterToLessThanOne(double bpm) {
    double worst = 0;
    for (int seed = 0; seed < 40; seed++) {
      ClockFollower follower = new ClockFollower();
      Sender sender = new Sender(follower, bpm, 2, seed);
      sender.pulses(24);
      assertTrue(follower.locked(), "locked within 24 pulses");
      double squares = 0;
      int count = 24 * 60;
      for (int i = 0; i < count; i++) {
        sender.pulse();
        squares += sender.errorMs() * sender.errorMs();
      }
      worst = Math.max(worst, Math.sqrt(squares / count));
    }
    assertTrue(worst < 0.6, worst + " ms RMS");
  }

  /** The first beat after the lock is already as good: an average over many beginnings. */
  @Test
  void isLockedWithinABeat() {
    double squares = 0;
    int rounds = 500;
    for (int seed = 0; seed < rounds; seed++) {
      ClockFollower follower = new ClockFollower();
      Sender sender = new Sender(follower, 120, 2, seed);
      sender.pulses(24);
      squares += sender.errorMs() * sender.errorMs();
    }
    assertTrue(Math.sqrt(squares / rounds) < 1, Math.sqrt(squares / rounds) + " ms RMS");
  }

  @Test
  void doesNotDriftInTenMinutes() {
    ClockFollower follower = new ClockFollower();
    Sender sender = new Sender(follower, 117.3, 2, 1);
    sender.pulses(24);
    int count = (int) (117.3 * 24 * 10);
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < count; i++) {
      sender.pulse();
      sumX += i;
      sumY += sender.errorMs();
      sumXx += (double) i * i;
      sumXy += i * sender.errorMs();
    }
    double slope = (count * sumXy - sumX * sumY) / (count * sumXx - sumX * sumX);
    assertEquals(0, slope * count, 0.1, "ms of drift in ten minutes");
    assertEquals(0, sumY / count, 0.05, "ms of offset");
    assertEquals(117.3, follower.smoothBpm(), 0.3);
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120.5",
    "120, 124",
    "120, 132",
    "120, 150",
    "150, 90",
    "90, 174",
    "174, 80",
    "60, 200",
    "200, 60",
    "140, 70",
    "70, 140",
    "30, 300",
    "300, 30"
  })
  void followsAStepOfTempoWithinTwoBeatsAndWithoutOvershoot(double from, double to) {
    ClockFollower follower = new ClockFollower();
    Sender sender = new Sender(follower, from, 0, 1);
    sender.pulses(24 * 8);
    sender.tempo(to);
    double overshoot = 0;
    for (int i = 0; i < 48; i++) {
      sender.pulse();
      double beyond = to > from ? follower.bpm() / to : to / follower.bpm();
      overshoot = Math.max(overshoot, beyond - 1);
    }
    assertTrue(overshoot < 0.01, 100 * overshoot + " % of overshoot");
    assertEquals(to, follower.bpm(), 0.005 * to);
    assertEquals(0, sender.errorMs(), 1, "ms of phase");
    sender.pulses(24 * 4);
    assertEquals(0, sender.errorMs(), 0.1, "ms of phase");
  }

  @ParameterizedTest
  @CsvSource({"120, 132", "132, 110", "90, 174", "174, 80"})
  void followsAStepThroughJitter(double from, double to) {
    double squares = 0;
    for (int seed = 0; seed < 50; seed++) {
      ClockFollower follower = new ClockFollower();
      Sender sender = new Sender(follower, from, 2, seed);
      sender.pulses(24 * 8);
      sender.tempo(to);
      sender.pulses(48);
      assertEquals(to, follower.bpm(), 0.03 * to, "seed " + seed);
      squares += sender.errorMs() * sender.errorMs();
    }
    assertTrue(Math.sqrt(squares / 50) < 1, Math.sqrt(squares / 50) + " ms RMS");
  }

  @Test
  void aRampIsFollowed() {
    ClockFollower follower = new ClockFollower();
    Sender sender = new Sender(follower, 100, 1, 3);
    sender.pulses(48);
    double worst = 0;
    for (int i = 0; i < 24 * 32; i++) {
      sender.tempo(100 + 40 * i / (24.0 * 32));
      sender.pulse();
      worst = Math.max(worst, Math.abs(sender.errorMs()));
    }
    assertTrue(worst < 3, worst + " ms");
    assertEquals(140, follower.bpm(), 2);
  }

  @Test
  void effectsSeeACalmTempo() {
    ClockFollower follower = new ClockFollower();
    Sender sender = new Sender(follower, 120, 2, 4);
    sender.pulses(24 * 8);
    double wobble = 0;
    for (int i = 0; i < 24 * 30; i++) {
      sender.pulse();
      wobble = Math.max(wobble, Math.abs(follower.smoothBpm() - 120));
    }
    assertTrue(wobble < 0.6, wobble + " BPM");
    sender.tempo(100);
    sender.pulses(24 * 4);
    assertEquals(100, follower.smoothBpm(), 1);
  }

  @Test
  void goesOnWhilePulsesStayAwayAndKnowsTheOneWhenTheyComeBack() {
    for (int lost : new int[] {1, 2, 5, 24, 24 * 10}) {
      ClockFollower follower = new ClockFollower();
      Sender sender = new Sender(follower, 126, 0.3, 5);
      follower.start();
      sender.pulses(24 * 8);
      for (int i = 0; i < lost; i++) {
        sender.lose();
        if (lost < 24) {
          assertEquals(0, sender.errorMs(), 1.5, "free-wheeling over " + lost);
        }
      }
      sender.pulses(24);
      assertEquals(0, sender.errorMs(), 1, lost + " lost");
      assertEquals((24 * 8 + lost + 24 - 0.5) * 40, follower.songTickAt(half(sender)), 3);
    }
  }

  private static long half(Sender sender) {
    return sender.now() + Math.round(sender.period / 2);
  }

  /** A busy USB host hands over nothing for a while, and then everything at once. */
  @Test
  void pulsesThatAreOnlyLateAreNotCountedTwice() {
    for (int late = 1; late < 20; late++) {
      ClockFollower follower = new ClockFollower();
      Sender sender = new Sender(follower, 120, 0.2, 6);
      follower.start();
      sender.pulses(24 * 4);
      for (int i = 0; i < late; i++) {
        sender.lose();
      }
      sender.lose();
      for (int i = 0; i <= late; i++) {
        follower.pulse(sender.now() + i * 300_000L);
      }
      sender.pulses(48);
      assertEquals(0, sender.errorMs(), 1, late + " late");
      assertEquals((24 * 4 + late + 1 + 48 - 0.5) * 40, follower.songTickAt(half(sender)), 3);
    }
  }

  @Test
  void startStopContinueAndPositionMoveTheSong() {
    ClockFollower follower = new ClockFollower();
    Sender sender = new Sender(follower, 120, 0, 7);
    sender.pulses(30);
    assertFalse(follower.running());
    assertEquals(0, follower.songTickAt(sender.now()));
    follower.start();
    assertFalse(follower.running(), "not before the next pulse");
    sender.pulse();
    assertTrue(follower.running());
    assertEquals(0, follower.songTickAt(sender.now()), 1e-3);
    sender.pulses(23);
    assertEquals(23 * 40, follower.songTickAt(sender.now()), 1e-3);
    follower.songPosition(99);
    follower.stop();
    sender.pulses(5);
    assertFalse(follower.running());
    assertEquals(960, follower.songTickAt(sender.now()), 1e-3);
    follower.resume();
    sender.pulse();
    assertEquals(960, follower.songTickAt(sender.now()), 1e-3);
    sender.pulses(2);
    follower.stop();
    follower.songPosition(64);
    assertEquals(64 * 240, follower.songTickAt(sender.now()));
    follower.resume();
    follower.resume();
    sender.pulses(3);
    assertEquals(64 * 240 + 80, follower.songTickAt(sender.now()), 1e-3);
    follower.start();
    assertEquals(0, follower.songTickAt(sender.now()), "start again while it plays");
    sender.pulse();
    assertEquals(0, follower.songTickAt(sender.now()), 1e-3);
  }

  /** Some devices send their clock only while they play. */
  @Test
  void aClockThatBeginsWithTheSongIsFollowedFromItsFirstPulse() {
    ClockFollower follower = new ClockFollower();
    Sender sender = new Sender(follower, 140, 0.5, 8);
    follower.start();
    sender.pulse();
    assertTrue(follower.running());
    assertEquals(0, follower.bpm());
    sender.pulse();
    assertEquals(140, follower.bpm(), 10);
    sender.pulses(30);
    assertEquals(31.5 * 40, follower.songTickAt(half(sender)), 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10_000, 100_000, 2_000, 5})
  void aClockOutOfRangeIsRefused(double bpm) {
    ClockFollower fresh = new ClockFollower();
    new Sender(fresh, bpm, 0, 9).pulses(5000);
    assertFalse(fresh.locked());
    assertEquals(0, fresh.bpm());
    assertTrue(fresh.refused() > 4000, "refused " + fresh.refused());
  }

  @ParameterizedTest
  @ValueSource(doubles = {10_000, 100_000, 2_000, 5})
  void aClockThatGoesMadLeavesTheSongAtItsTempo(double bpm) {
    ClockFollower follower = new ClockFollower();
    Sender sender = new Sender(follower, 120, 0, 10);
    follower.start();
    sender.pulses(24 * 4);
    double before = follower.songTickAt(sender.now());
    long from = sender.now();
    sender.tempo(bpm);
    sender.pulses(bpm < 20 ? 5 : 5000);
    double beats = (sender.now() - from) * 120 / 60e9;
    double moved = (follower.songTickAt(sender.now()) - before) / 960;
    assertEquals(beats, moved, 0.1 + 0.02 * beats, "beats at 120 BPM");
    assertEquals(120, follower.bpm(), 3);
    sender.tempo(120);
    sender.pulses(48);
    assertTrue(follower.locked());
    assertEquals(120, follower.bpm(), 0.5);
  }

  @Test
  void noMomentMakesTheSongRunBackwardsByMoreThanJitter() {
    ClockFollower follower = new ClockFollower();
    Sender sender = new Sender(follower, 120, 2, 11);
    Random random = new Random(11);
    follower.start();
    sender.pulses(48);
    double before = follower.songTickAt(sender.now());
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(50) == 0) {
        sender.tempo(40 + 200 * random.nextDouble());
      }
      if (random.nextInt(20) == 0) {
        sender.lose();
      } else {
        sender.pulse();
      }
      double now = follower.songTickAt(sender.now());
      assertTrue(Double.isFinite(now) && now > before - 16 * 40, "pulse " + i);
      assertTrue(follower.bpm() >= 19 && follower.bpm() < 1000, "BPM " + follower.bpm());
      before = now;
    }
  }
}
