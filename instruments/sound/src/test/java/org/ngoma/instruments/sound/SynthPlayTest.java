package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fingers, wires and the choice of voices do. */
class SynthPlayTest {

  private static final int RATE = 48_000;
  private static final int LONG = 32_768;

  /** A synth that one plays by hand, block by block. */
  private static final class Hand {
    final Synth synth = new Synth();
    private final Map<Integer, Runnable> acts = new TreeMap<>();
    private final Block block = new Block();
    float[] out;
    float[] right;

    Hand() {
      synth.prepare(RATE);
      set("osc1_wave", 3);
      set("osc_mix", 0);
      set("cutoff", 20_000);
      set("key_track", 0);
      set("filter_env", 0);
      set("velocity_cutoff", 0);
      set("sustain", 1);
      set("spread", 0);
      set("attack", 3);
    }

    Hand set(String id, double value) {
      synth.set(SynthTable.TABLE.indexOf("synth." + id).orElseThrow(), (float) value);
      return this;
    }

    Hand wire(int slot, int source, int target, double amount) {
      set("mod" + slot + "_source", source);
      set("mod" + slot + "_target", target);
      return set("mod" + slot + "_amount", amount);
    }

    Hand at(int frame, Runnable act) {
      acts.put(frame / Block.FRAMES, act);
      return this;
    }

    Hand render(int frames) {
      out = new float[frames / Block.FRAMES * Block.FRAMES];
      right = new float[out.length];
      float[] l = new float[Block.FRAMES];
      float[] r = new float[Block.FRAMES];
      for (int b = 0; b < out.length / Block.FRAMES; b++) {
        acts.getOrDefault(b, () -> {}).run();
        if (synth.process(block, l, r)) {
          System.arraycopy(l, 0, out, b * Block.FRAMES, Block.FRAMES);
          System.arraycopy(r, 0, right, b * Block.FRAMES, Block.FRAMES);
        }
      }
      return this;
    }

    double hz(int from) {
      double[] part = new double[LONG];
      for (int i = 0; i < LONG; i++) {
        part[i] = out[from + i];
      }
      return new Spectrum(part, RATE).peakHz(20, 10_000);
    }

    /** Frequency of the next eight cycles. */
    double cycleHz(int from) {
      double first = -1;
      int cycles = 0;
      for (int i = from; ; i++) {
        if (out[i - 1] < 0 && out[i] >= 0) {
          double at = i - out[i] / (double) (out[i] - out[i - 1]);
          first = first < 0 ? at : first;
          if (cycles++ == 8) {
            return 8 * RATE / (at - first);
          }
        }
      }
    }

    double rms(int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += out[i] * out[i];
      }
      return Math.sqrt(sum / (to - from));
    }
  }

  private static double cents(double hz, double key) {
    return 1200 * Math.log(hz / (440 * Math.pow(2, (key - 69) / 12))) / Math.log(2);
  }

  /** A wire to what is not heard keeps a patch from the short way of a plain one. */
  @Test
  void aPlainPatchTakesAShortWayToTheSameBits() {
    float[][] heard = new float[2][];
    for (int way = 0; way < 2; way++) {
      Hand hand = new Hand().set("osc1_wave", 0).set("cutoff", 400).set("filter_env", 40);
      if (way == 1) {
        hand.wire(1, SynthMatrix.VELOCITY, SynthMatrix.POSITION, 0.1);
      }
      hand.at(0, () -> hand.synth.noteOn(5, 1, 50, 0.7f));
      hand.at(4_000, () -> hand.synth.noteOn(9, 2, 57, 0.9f));
      hand.at(6_000, () -> hand.synth.bend(1, 1.5f));
      // The second oscillator and the sub have gone on unheard.
      hand.at(9_000, () -> hand.set("osc_mix", 0.4).set("sub", 0.3));
      heard[way] = hand.render(LONG / 2).out;
    }
    for (int i = 0; i < heard[0].length; i++) {
      assertEquals(heard[1][i], heard[0][i], "frame " + i);
    }
    assertTrue(Math.abs(heard[0][8_000]) + Math.abs(heard[0][8_010]) > 0.001);
  }

  @Test
  void bendsInTuneOneNoteOrAll() {
    Hand hand = new Hand();
    hand.at(0, () -> hand.synth.noteOn(0, 1, 60, 1)).at(3200, () -> hand.synth.bend(1, 2.37f));
    assertEquals(0, cents(hand.render(9600 + LONG).hz(9600), 62.37), 0.5);
    Hand all = new Hand();
    all.synth.bend(0, -12);
    all.at(0, () -> all.synth.noteOn(0, 1, 60, 1));
    assertEquals(0, cents(all.render(9600 + LONG).hz(9600), 48), 0.5);
    Hand other = new Hand();
    other.at(0, () -> other.synth.noteOn(0, 1, 60, 1)).at(320, () -> other.synth.bend(7, 5));
    assertEquals(0, cents(other.render(9600 + LONG).hz(9600), 60), 0.5);
  }

  @Test
  void fineTuneOfOscillatorTwoIsInTune() {
    for (int key : new int[] {28, 48, 60, 84, 108}) {
      Hand hand = new Hand();
      hand.set("osc2_wave", 3).set("osc_mix", 1).set("osc2_detune", 33).set("osc2_semitones", -5);
      hand.at(0, () -> hand.synth.noteOn(0, 1, key, 1));
      assertEquals(0, cents(hand.render(9600 + LONG).hz(9600), key - 4.67), 0.5);
    }
  }

  @Test
  void everySourceReachesTheLevel() {
    for (int source = SynthMatrix.VELOCITY; source < SynthMatrix.SOURCES; source++) {
      Hand plain = new Hand();
      Hand wired = new Hand().wire(1, source, SynthMatrix.LEVEL, -0.7);
      for (Hand hand : new Hand[] {plain, wired}) {
        hand.set("macro1", 1).set("macro2", 1).set("macro3", 1).set("macro4", 1);
        hand.set("env3_sustain", 1).set("filter_sustain", 1);
        hand.at(0, () -> hand.synth.noteOn(0, 1, 80, 0.8f));
        hand.at(
            32,
            () -> {
              hand.synth.pressure(1, 1);
              hand.synth.slide(1, 1);
              hand.synth.bend(1, 24);
            });
        hand.render(2 * RATE);
      }
      double ratio = wired.rms(RATE / 2, 2 * RATE) / plain.rms(RATE / 2, 2 * RATE);
      assertTrue(Math.abs(ratio - 1) > 0.02, "source " + source + " is not heard: " + ratio);
    }
  }

  @Test
  void everyTargetChangesTheSound() {
    for (int target = SynthMatrix.PITCH; target < SynthMatrix.TARGETS; target++) {
      Hand plain = rich(target);
      Hand wired = rich(target).wire(1, SynthMatrix.VELOCITY, target, 0.3);
      for (Hand hand : new Hand[] {plain, wired}) {
        hand.at(0, () -> hand.synth.noteOn(0, 1, 50, 1));
        hand.at(RATE / 4, () -> hand.synth.noteOff(0, 1)).render(RATE / 2);
      }
      double apart = 0;
      for (int i = 0; i < plain.out.length; i++) {
        apart = Math.max(apart, Math.abs(plain.out[i] - wired.out[i]));
        apart = Math.max(apart, Math.abs(plain.right[i] - wired.right[i]));
      }
      assertTrue(apart > 0.001, "target " + target + " moves nothing: " + apart);
    }
  }

  private static Hand rich(int target) {
    Hand hand = new Hand();
    boolean fm = target == SynthMatrix.FM_DEPTH || target == SynthMatrix.FM_FEEDBACK;
    hand.set("osc1_wave", fm ? 5 : target == SynthMatrix.POSITION ? 4 : 1);
    hand.set("osc2_wave", 0).set("osc_mix", 0.4).set("filter", 4).set("cutoff", 1200);
    hand.set("fm_algorithm", 0)
        .set("fm_op4_ratio", 1)
        .set("fm_op4_sustain", 1)
        .set("fm_op2_sustain", 1);
    hand.set("decay", 100).set("sustain", 0.4).set("unison", 2).set("fm_op3_sustain", 1);
    for (int lfo = 0; lfo < 3; lfo++) {
      hand.wire(4 + lfo, SynthMatrix.LFO1 + lfo, SynthMatrix.PITCH, 0.3);
    }
    return hand;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void stealingDoesNotClick(int policy) {
    Hand hand = new Hand().set("voices", 8).set("steal", policy).set("voices", 4);
    for (int i = 0; i < 12; i++) {
      int n = i;
      hand.at(4800 * (i + 1), () -> hand.synth.noteOn(n % 32, n + 1, 45 + 3 * (n % 7), 1));
    }
    hand.render(RATE);
    double worst = 0;
    for (int i = 2; i < hand.out.length; i++) {
      worst = Math.max(worst, Math.abs(hand.out[i] - 2.0 * hand.out[i - 1] + hand.out[i - 2]));
    }
    // Four sines of 0.17 at 311 Hz bend by 0.0011 at most, an attack of 3 ms by as much again.
    assertTrue(worst < 0.01, "a click of " + worst);
  }

  @Test
  void theStolenNoteIsTheOneThatWasAskedFor() {
    assertEquals(48, gone(1, 1, 1, 0.9));
    assertEquals(55, gone(2, 1, 0.3, 0.9));
  }

  /** Which of three notes is silent after a fourth came in, with three voices. */
  private static int gone(int policy, double first, double second, double third) {
    Hand hand = new Hand().set("voices", 3).set("steal", policy);
    hand.at(0, () -> hand.synth.noteOn(0, 1, 48, (float) first));
    hand.at(3200, () -> hand.synth.noteOn(0, 2, 55, (float) second));
    hand.at(6400, () -> hand.synth.noteOn(0, 3, 64, (float) third));
    hand.at(9600, () -> hand.synth.noteOn(0, 4, 72, 1));
    hand.render(14_400 + LONG);
    double[] part = new double[LONG];
    for (int i = 0; i < LONG; i++) {
      part[i] = hand.out[14_400 + i];
    }
    Spectrum spectrum = new Spectrum(part, RATE);
    for (int key : new int[] {48, 55, 64}) {
      if (spectrum.lineAt(440 * Math.pow(2, (key - 69) / 12.0)) < 1e-4) {
        return key;
      }
    }
    return 0;
  }

  @Test
  void constantRateGlidesLongerOverMore() {
    for (int interval : new int[] {6, 24}) {
      Hand hand = new Hand().set("mode", 2).set("glide", 200).set("glide_mode", 1);
      hand.at(0, () -> hand.synth.noteOn(0, 1, 60, 1));
      hand.at(9600, () -> hand.synth.noteOn(0, 2, 60 + interval, 1));
      int arrival = 9600 + 9600 * interval / 12;
      hand.render(arrival + 4800 + LONG);
      assertEquals(0, cents(hand.hz(arrival + 960), 60 + interval), 0.5);
      assertTrue(cents(hand.cycleHz(arrival - 2400), 60 + interval) < -150);
    }
  }

  @Test
  void anEnvelopeThatLoopsComesAgain() {
    Hand hand = new Hand().set("amp_loop", 1).set("attack", 50).set("decay", 50);
    hand.set("sustain", 0.05).set("fall_curve", 0);
    hand.at(0, () -> hand.synth.noteOn(0, 1, 84, 1)).render(RATE);
    int rises = 0;
    double before = 0;
    boolean low = true;
    for (int i = 0; i + 96 < hand.out.length; i += 96) {
      double now = hand.rms(i, i + 96);
      rises += low && now > 0.06 ? 1 : 0;
      low = now > 0.06 ? false : now < 0.03 || low;
      before = Math.max(before, now);
    }
    assertEquals(10, rises, 1, "of 100 ms each");
  }

  @Test
  void anLfoThatIsSyncedFollowsTheTempo() {
    Hand hand = new Hand().set("lfo_sync", 10).set("lfo_shape", 3).set("lfo_amp", 1);
    hand.set("lfo_mode", 1);
    hand.at(0, () -> hand.synth.noteOn(0, 1, 84, 1)).render(RATE);
    // Eighths at 120 BPM: a quarter of a second each, on in the first half.
    for (int eighth = 0; eighth < 4; eighth++) {
      int from = eighth * 12_000;
      assertTrue(hand.rms(from + 1000, from + 5500) > 0.05, "eighth " + eighth);
      assertTrue(hand.rms(from + 6500, from + 11_500) < 0.001, "gap " + eighth);
    }
  }

  @Test
  void aFadeOfTheLfoLetsTheNoteBeginCalmly() {
    Hand hand = new Hand().set("lfo_pitch", 2).set("lfo_rate", 6).set("lfo_fade", 1500);
    hand.at(0, () -> hand.synth.noteOn(0, 1, 84, 1)).render(2 * RATE);
    assertTrue(wander(hand.out, 2400, 9600) < 0.3 * wander(hand.out, 80_000, 90_000));
  }

  /** Spread of the lengths of cycles. */
  private static double wander(float[] x, int from, int to) {
    double longest = 0;
    double shortest = 1e9;
    double last = -1;
    for (int i = from; i < to; i++) {
      if (x[i - 1] < 0 && x[i] >= 0) {
        double at = i - x[i] / (double) (x[i] - x[i - 1]);
        if (last >= 0) {
          longest = Math.max(longest, at - last);
          shortest = Math.min(shortest, at - last);
        }
        last = at;
      }
    }
    return longest - shortest;
  }

  @Test
  void eightVoicesOfAUnisonStayBelowFullScaleAndWide() {
    Hand hand = new Hand().set("osc1_wave", 0).set("unison", 8).set("spread", 1);
    hand.at(0, () -> hand.synth.noteOn(0, 1, 45, 1)).render(RATE);
    double side = 0;
    double mid = 0;
    for (int i = 0; i < hand.out.length; i++) {
      assertTrue(Math.abs(hand.out[i]) < 1);
      side += Math.pow(hand.out[i] - hand.right[i], 2);
      mid += Math.pow(hand.out[i] + hand.right[i], 2);
    }
    assertTrue(side > 0.1 * mid, "width " + side / mid);
  }
}
