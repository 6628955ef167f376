package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.sequencer.model.ParamSpec;

class DrumKitTest {

  private static final int RATE = 48_000;

  private static final int KICK = 36;
  private static final int RIM = 37;
  private static final int SNARE = 38;
  private static final int CLAP = 39;
  private static final int CLOSED_HAT = 42;
  private static final int OPEN_HAT = 46;
  private static final int SHAKER = 82;
  private static final int CLAVE = 75;

  private static Take stroke(int key, double velocity, int frames) {
    return new Take(new DrumKit(), RATE).note(0, key, velocity, 4800).render(frames);
  }

  private static Spectrum spectrum(Take take, int from, int frames) {
    return new Spectrum(take.mono(from, from + frames), RATE);
  }

  private static Spectrum stroke(Take take, int frames) {
    return Spectrum.ofStroke(take.mono(0, frames), RATE);
  }

  private static double share(Take take, double fromHz, double toHz) {
    Spectrum all = stroke(take, Integer.highestOneBit(take.left.length));
    return all.power(fromHz, toHz) / all.power(20, 23_000);
  }

  /** RMS of both channels over 2 ms, every millisecond. */
  private static double[] envelope(Take take) {
    double[] out = new double[take.left.length / 48 - 2];
    for (int ms = 0; ms < out.length; ms++) {
      double power = 0;
      for (int i = ms * 48; i < ms * 48 + 96; i++) {
        power += take.left[i] * take.left[i] + take.right[i] * take.right[i];
      }
      out[ms] = Math.sqrt(power / 96);
    }
    return out;
  }

  private static int loudestMs(double[] envelope) {
    int best = 0;
    for (int ms = 0; ms < envelope.length; ms++) {
      best = envelope[ms] > envelope[best] ? ms : best;
    }
    return best;
  }

  @Test
  void everyKeyOfTheGeneralMidiMapSoundsAtASaneLevelAndEnds() {
    for (int key = 35; key <= 81; key++) {
      Take take = stroke(key, 1, 12 * RATE);
      double db = Spectrum.db(take.peak());
      assertTrue(db <= 0 && db >= -24, "key " + key + " peaks at " + db + " dBFS");
      assertTrue(take.silentBlocks > 100, "key " + key + " does not end");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {36, 37, 38, 39, 42, 46, 43, 47, 50, 49, 51, 82, 56, 63, 75})
  void everyDrumStartsAtItsVeryFrame(int key) {
    for (int offset : new int[] {0, 1, 17, 31}) {
      Take take = new Take(new DrumKit(), RATE);
      take.note(320 + offset, key, 1, 100).render(960);
      int first = 0;
      while (take.left[first] == 0 && take.right[first] == 0) {
        first++;
      }
      assertEquals(320 + offset, first, "key " + key);
    }
  }

  @Test
  void kickIsDeepWithAPunchInItsFirstTenMilliseconds() {
    Take take = stroke(KICK, 1, RATE);
    double body = spectrum(take, 3840, 8192).peakHz(20, 400);
    assertTrue(body >= 45 && body <= 60, "body at " + body + " Hz");
    double punch = stroke(take, 512).centroid(20, 2000);
    assertTrue(punch > 150, "punch at " + punch + " Hz");
    assertTrue(loudestMs(envelope(take)) < 15);
    assertTrue(share(take, 20, 250) > 0.85);
  }

  @Test
  void snareHasABodyNear185HertzAndWiresAbove() {
    Take take = stroke(SNARE, 1, 16_384);
    double body = stroke(take, 8192).peakHz(100, 260);
    assertTrue(body >= 175 && body <= 200, "body at " + body + " Hz");
    double wires = share(take, 2000, 8000);
    assertTrue(wires > 0.2 && wires < 0.7, "wires hold " + wires);
    assertTrue(envelope(take)[100] < 0.05 * envelope(take)[2]);
  }

  @ParameterizedTest
  @ValueSource(ints = {CLOSED_HAT, OPEN_HAT})
  void hatsLieAbove6Kilohertz(int key) {
    assertTrue(share(stroke(key, 1, 16_384), 6000, 23_000) > 0.95);
  }

  @Test
  void openHatRingsLongerThanTheClosedOne() {
    assertTrue(stroke(CLOSED_HAT, 1, RATE).silentBlocks > 1200);
    double[] open = envelope(stroke(OPEN_HAT, 1, RATE));
    assertTrue(open[150] > 0.05 * open[2]);
  }

  @Test
  void closedHatChokesTheOpenOneWithin5Milliseconds() {
    Take take = new Take(new DrumKit(), RATE).with("drums.closed_hat.level", -60);
    take.note(0, OPEN_HAT, 1, 100).note(4811, CLOSED_HAT, 1, 100).render(RATE / 2);
    double[] level = envelope(take);
    assertTrue(level[98] > 0.1 * level[2], "it rings before");
    assertEquals(0, restAfter(take, 4811 + 240), 2e-3, "it still rings");
  }

  @Test
  void aChokedDrumDoesNotClick() {
    Take free = new Take(new DrumKit(), RATE).note(0, 43, 1, 100).render(9600);
    Take choked = new Take(new DrumKit(), RATE).with("drums.low_tom.choke", 3);
    choked.with("drums.clave.choke", 3).with("drums.clave.level", -60);
    choked.note(0, 43, 1, 100).note(4811, CLAVE, 1, 100).render(9600);
    assertEquals(0, restAfter(choked, 4811 + 240), 0.01, "it still rings");
    double smooth = roughness(free.left, 4000, 4800);
    double rough = roughness(choked.left, 4800, 5100);
    // A fade of 4 ms bends the wave by at most 6 / 192^2 of its height, and the clave is -60 dB.
    assertTrue(rough < 2 * smooth + 3e-4 * free.peak() + 1e-3, rough + " against " + smooth);
  }

  /** Level from a frame on, as part of the peak. */
  private static double restAfter(Take take, int from) {
    double late = 0;
    for (int i = from; i < take.left.length; i++) {
      late = Math.max(late, Math.max(Math.abs(take.left[i]), Math.abs(take.right[i])));
    }
    return late / take.peak();
  }

  @Test
  void padsOfOneGroupChokeEachOtherAndNoOthers() {
    int ride = 51;
    int crash = 49;
    for (int group = 0; group <= 2; group++) {
      Take take = new Take(new DrumKit(), RATE).with("drums.crash.choke", 1 + group % 2);
      take.with("drums.ride.choke", group).with("drums.ride.level", -60);
      take.note(0, crash, 1, 100).note(4800, ride, 1, 100).render(RATE / 2);
      boolean one = group == 1 + group % 2;
      assertEquals(one, restAfter(take, 4800 + 240) < 5e-3, "group " + group);
    }
  }

  @Test
  void clapIsFourBurstsTenMillisecondsApart() {
    double[] level = envelope(stroke(CLAP, 1, 9600));
    List<Integer> bursts = new ArrayList<>();
    for (int ms = 1; ms < 45; ms++) {
      double before = level[Math.max(0, ms - 3)];
      if (level[ms] > 2 * before && (bursts.isEmpty() || ms - bursts.getLast() > 5)) {
        bursts.add(ms);
      }
    }
    // The first one stands at the very start, where nothing was before.
    assertEquals(3, bursts.size(), "bursts at " + bursts);
    for (int i = 1; i < bursts.size(); i++) {
      assertEquals(10, bursts.get(i) - bursts.get(i - 1), 2);
    }
    assertTrue(share(stroke(CLAP, 1, 16_384), 600, 3000) > 0.5);
  }

  @Test
  void shakerSwellsBeforeItIsHeardFully() {
    int strong = loudestMs(envelope(stroke(SHAKER, 1, 9600)));
    int weak = loudestMs(envelope(stroke(SHAKER, 0.4, 9600)));
    assertTrue(strong >= 8 && strong <= 16, "strong after " + strong + " ms");
    assertTrue(weak >= 10 && weak <= 20, "weak after " + weak + " ms");
    assertTrue(share(stroke(SHAKER, 1, 8192), 3000, 20_000) > 0.97);
  }

  @ParameterizedTest
  @ValueSource(ints = {36, 37, 38, 39, 42, 46, 43, 47, 50, 49, 51, 82, 56, 63, 75})
  void aSofterStrokeIsQuieterAndDarker(int key) {
    Take loud = stroke(key, 1, 16_384);
    Take soft = stroke(key, 0.35, 16_384);
    assertTrue(soft.peak() < 0.4 * loud.peak());
    double bright = stroke(loud, 16_384).centroid(20, 20_000);
    double dark = stroke(soft, 16_384).centroid(20, 20_000);
    assertTrue(dark < bright, dark + " Hz against " + bright + " Hz");
  }

  @ParameterizedTest
  @ValueSource(ints = {KICK, 43, 47, 50, 63, CLAVE, RIM})
  void struckAgainWhileItSoundsItDoesNotClick(int key) {
    int again = 811;
    Take once = new Take(new DrumKit(), RATE).note(11, key, 1, 100).render(9600);
    Take twice = new Take(new DrumKit(), RATE);
    twice.note(0, key, 1, 100).note(again, key, 1, 100).render(9600);
    double fresh = roughness(once.left, 2, 400);
    double rough = roughness(twice.left, again - 8, again + 400);
    // Two strokes at once are at most twice as rough as one.
    assertTrue(rough < 2 * fresh, rough + " against " + fresh);
  }

  private static double roughness(float[] x, int from, int to) {
    double most = 0;
    for (int i = Math.max(2, from); i < to; i++) {
      most = Math.max(most, Math.abs(x[i] - 2 * x[i - 1] + x[i - 2]));
    }
    return most;
  }

  @Test
  void everyKnobOfEveryPadIsHeard() {
    int[] keys = {36, 38, 37, 39, 42, 46, 43, 47, 50, 49, 51, 82, 56, 63, 75, 85};
    for (int pad = 0; pad < DrumMap.DRUMS; pad++) {
      // Sends are heard in the returns: PadSendsTest.
      for (int row = 0; row < DrumKitTable.SEND_A; row++) {
        ParamSpec spec = DrumKitTable.TABLE.get(DrumKitTable.row(pad, row));
        if (row != DrumKitTable.CHOKE) {
          double change = change(pad, spec, keys[pad]);
          assertTrue(change > 0.001, spec.id() + " changes only " + change);
        }
      }
    }
  }

  /** Greatest difference of a soft stroke between both ends of a knob. */
  private static double change(int pad, ParamSpec spec, int key) {
    String filter = DrumKitTable.TABLE.get(DrumKitTable.row(pad, DrumKitTable.FILTER)).id();
    boolean ofFilter = spec.id().endsWith(".cutoff") || spec.id().endsWith(".resonance");
    int kind = ofFilter ? DrumKitTable.LOW_PASS : DrumKitTable.NO_FILTER;
    Take low = new Take(new DrumKit(), RATE).with(filter, kind);
    Take high = new Take(new DrumKit(), RATE).with(filter, kind);
    low.with(spec.id(), spec.min()).note(0, key, 0.8, 100).render(4800);
    // The last model is an empty sample.
    double top = spec.id().endsWith(".model") ? spec.max() - 1 : spec.max();
    high.with(spec.id(), top).note(0, key, 0.8, 100).render(4800);
    double difference = 0;
    for (int i = 0; i < 4800; i++) {
      double left = Math.abs(low.left[i] - high.left[i]);
      difference = Math.max(difference, Math.max(left, Math.abs(low.right[i] - high.right[i])));
    }
    return difference;
  }

  @Test
  void aTurnedLevelAndPanDoNotClick() {
    for (String knob : new String[] {"kick.level", "kick.pan", "low_tom.level", "conga.pan"}) {
      String id = "drums." + knob;
      int key = knob.startsWith("kick") ? KICK : knob.startsWith("low") ? 43 : 63;
      Take take = new Take(new DrumKit(), RATE).with(id, knob.endsWith("pan") ? -1 : -60);
      take.note(0, key, 1, 100).turn(2400, id, knob.endsWith("pan") ? 1 : 6).render(9600);
      assertTrue(roughness(take.left, 2380, 4800) < 0.01, id);
    }
  }

  @Test
  void sixteenKeysStrikeSixteenPadsWhenAskedTo() {
    List<Take> heard = new ArrayList<>();
    for (int key = 36; key < 52; key++) {
      Take take = new Take(new DrumKit(), RATE).with("drums.map", 1);
      take.note(0, key, 1, 100).render(9600);
      for (Take other : heard) {
        double difference = 0;
        for (int i = 0; i < 9600; i++) {
          difference = Math.max(difference, Math.abs(take.left[i] - other.left[i]));
        }
        assertTrue(difference > 0.02, "key " + key + " is like another");
      }
      heard.add(take);
    }
  }

  @Test
  void aFilterIsHeardWhereItStands() {
    double[] open = centroids("drums.snare.cutoff", "drums.snare.filter");
    assertTrue(open[1] < 0.5 * open[0], "low-pass at " + open[1] + " Hz");
    assertTrue(open[3] > 1.2 * open[0], "high-pass at " + open[3] + " Hz");
    assertTrue(open[2] > open[1] && open[2] < open[3], "band-pass at " + open[2] + " Hz");
  }

  private static double[] centroids(String cutoff, String filter) {
    double[] out = new double[4];
    for (int kind = 0; kind < 4; kind++) {
      Take take = new Take(new DrumKit(), RATE).with(cutoff, 1200).with(filter, kind);
      out[kind] = stroke(take.note(0, SNARE, 1, 100).render(16_384), 16_384).centroid(20, 20_000);
    }
    return out;
  }

  @Test
  void aDrivenKickIsDenserAndFoldsNothingBack() {
    Take clean = new Take(new DrumKit(), RATE).with("drums.kick.noise", 0);
    Take driven = new Take(new DrumKit(), RATE).with("drums.kick.noise", 0);
    for (Take take : new Take[] {clean, driven}) {
      take.with("drums.kick.punch", 0).with("drums.kick.decay", 3840).with("drums.kick.tune", 24);
    }
    clean.note(0, KICK, 1, 100).render(40_000);
    driven.with("drums.kick.drive", 1).note(0, KICK, 1, 100).render(40_000);
    double clear = spectrum(clean, 2400, 32_768).lineAt(3 * 196);
    Spectrum dense = spectrum(driven, 2400, 32_768);
    assertTrue(dense.lineAt(3 * 196) > 3 * clear, "no denser");
    double alias = Spectrum.db(dense.power(20_000, 24_000) / dense.power(20, 24_000)) / 2;
    assertTrue(alias < -60, "energy near half the sample rate: " + alias + " dB");
  }

  @Test
  void unmappedKeysAreSilent() {
    assertEquals(0, stroke(100, 1, 4800).peak());
  }
}
