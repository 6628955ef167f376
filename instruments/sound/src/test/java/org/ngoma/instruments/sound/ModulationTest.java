package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.instruments.dsp.Fft;

/** Chorus, flanger, phaser: what sways, by how much, and where the notches are. */
class ModulationTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();

  @ParameterizedTest
  @CsvSource({"0.5, 1, 40", "3, 1, 40", "3, 0.2, 40"})
  void chorusBendsAsFarAtEveryRate(float rate, float depth, float delay) {
    Chorus chorus = prepared(new Chorus());
    chorus.set(ChorusTable.VOICES, 1);
    chorus.set(ChorusTable.RATE, rate);
    chorus.set(ChorusTable.DEPTH, depth);
    chorus.set(ChorusTable.DELAY, delay);
    chorus.set(ChorusTable.MIX, 1);
    float[] out = tone(4 * RATE).through(chorus, block).left();
    double last = -1;
    double most = 0;
    for (int i = 9600; i < out.length; i++) {
      if (out[i - 1] < 0 && out[i] >= 0) {
        double crossing = i - out[i] / (out[i] - out[i - 1]);
        if (last > 0) {
          double cents = 1200 * Math.log(2 * Math.PI / 0.1 / (crossing - last)) / Math.log(2);
          most = Math.max(most, Math.abs(cents));
        }
        last = crossing;
      }
    }
    assertEquals(50 * depth, most, 4 * depth + 1);
  }

  @Test
  void chorusIsWideAndSurvivesMono() {
    for (int voices = 1; voices <= 4; voices++) {
      Chorus chorus = prepared(new Chorus());
      chorus.set(ChorusTable.VOICES, voices);
      chorus.set(ChorusTable.DEPTH, 1);
      chorus.set(ChorusTable.MIX, 1);
      Stereo out = harmonics(4 * RATE).through(chorus, block);
      double side = 0;
      double middle = 0;
      for (int i = RATE; i < out.frames(); i++) {
        side += Math.pow(out.left()[i] - out.right()[i], 2);
        middle += Math.pow(out.left()[i] + out.right()[i], 2);
      }
      double db = 10 * Math.log10(side / middle);
      assertTrue(db > -9 && db < 5, voices + " voices: side at " + db + " dB");

      chorus.reset();
      chorus.set(ChorusTable.WIDTH, 0);
      Stereo narrow = harmonics(4800).through(chorus, block);
      assertArrayEquals(narrow.left(), narrow.right());
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "4"})
  void flangerNotchesLieWhereTheDelaySays(float ms) {
    Flanger flanger = prepared(new Flanger());
    flanger.set(FlangerTable.DEPTH, 0);
    flanger.set(FlangerTable.DELAY, ms);
    flanger.set(FlangerTable.FEEDBACK, 0);
    double[] response = response(flanger);
    for (int notch = 0; notch < 3; notch++) {
      double hz = (notch + 0.5) * 1000 / ms;
      assertTrue(at(response, hz) < -22, hz + " Hz: " + at(response, hz) + " dB");
      double top = 1000 * notch / ms + 30;
      double expected = 20 * Math.log10(Math.abs(Math.cos(Math.PI * top * ms / 1000)));
      assertEquals(expected, at(response, top), 0.3);
    }
  }

  @Test
  void throughZeroTheCopyMeetsTheSound() {
    Flanger flanger = prepared(new Flanger());
    flanger.set(FlangerTable.THROUGH_ZERO, 1);
    flanger.set(FlangerTable.FEEDBACK, 0);
    flanger.set(FlangerTable.SPREAD, 0);
    flanger.set(FlangerTable.RATE, 0.5f);
    flanger.set(FlangerTable.DEPTH, 1);
    flanger.set(FlangerTable.DELAY, 1);
    // A sine of 0.5 Hz passes zero after 1 and 2 s; there nothing is cancelled or delayed but by
    // the 4 ms of the dry sound.
    Stereo in = Stereo.of(2 * RATE + 960, i -> 0.3 * Math.sin(i * 0.9) + 0.3 * Math.sin(i * 0.017));
    float[] out = in.through(flanger, block).left();
    float[] x = in.left();
    double atZero = 0;
    double away = 0;
    for (int i = -30; i < 30; i++) {
      atZero = Math.max(atZero, Math.abs(out[RATE + i] - x[RATE + i - 192]));
      away = Math.max(away, Math.abs(out[3 * RATE / 2 + i] - x[3 * RATE / 2 + i - 192]));
    }
    assertTrue(atZero < 0.05, "at zero " + atZero);
    assertTrue(away > 0.2, "away from it " + away);
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "1, 6", "2, 8", "3, 12"})
  void eachTwoStagesOfThePhaserMakeANotch(int choice, int stages) {
    Phaser phaser = prepared(new Phaser());
    phaser.set(PhaserTable.STAGES, choice);
    phaser.set(PhaserTable.DEPTH, 0);
    phaser.set(PhaserTable.CENTRE, 1000);
    phaser.set(PhaserTable.FEEDBACK, 0);
    double[] response = response(phaser);
    double warp = Math.tan(Math.PI * 1000 / RATE);
    for (int notch = 0; notch < stages / 2; notch++) {
      // Where every stage turns by an odd part of 180 degrees.
      double angle = (notch + 0.5) * Math.PI / stages;
      double hz = Math.atan(warp * Math.tan(angle)) * RATE / Math.PI;
      double deepest = 0;
      for (double near = hz - 12; near <= hz + 12; near += 3) {
        deepest = Math.min(deepest, at(response, near));
      }
      assertTrue(deepest < -20, stages + " stages, " + hz + " Hz: " + deepest + " dB");
    }
    int minima = 0;
    double threshold = Math.pow(10, -10 / 20.0);
    boolean below = false;
    for (int bin = 2; bin < response.length; bin++) {
      boolean now = response[bin] < threshold;
      minima += now && !below ? 1 : 0;
      below = now;
    }
    assertEquals(stages / 2, minima);
  }

  @ParameterizedTest
  @CsvSource({"1/1, 4", "1/2, 2", "1/4D, 1.5"})
  void syncedSweepsRepeatWithTheSong(String name, double beats) {
    Phaser phaser = prepared(new Phaser());
    phaser.set(PhaserTable.SYNC, PhaserTable.TABLE.get(PhaserTable.SYNC).labels().indexOf(name));
    phaser.set(PhaserTable.MIX, 1);
    block.playing = true;
    block.bpm = 120;
    int period = (int) (beats * 24_000);
    float[] out = new float[2 * period + RATE];
    float[] l = new float[Block.FRAMES];
    float[] r = new float[Block.FRAMES];
    for (int at = 0; at < out.length; at += Block.FRAMES) {
      // Starts anywhere in the song, on a jittering clock.
      block.songBeats = 17.3 + at / 24_000.0;
      block.bpm = 120 + (at / 32 % 5 - 2) * 0.5f;
      for (int i = 0; i < Block.FRAMES; i++) {
        l[i] = (float) Math.sin((at + i) * Math.PI / 50);
        r[i] = l[i];
      }
      phaser.process(block, l, r);
      System.arraycopy(l, 0, out, at, Math.min(Block.FRAMES, out.length - at));
    }
    double difference = 0;
    double across = 0;
    for (int i = RATE / 2; i < RATE; i++) {
      difference = Math.max(difference, Math.abs(out[i] - out[i + period]));
      across = Math.max(across, Math.abs(out[i] - out[i + period / 2 / 100 * 100]));
    }
    assertTrue(difference < 0.03, "off by " + difference);
    assertTrue(across > 0.3, "does not sweep");
  }

  /** Magnitudes of the response to a click after a second of rest, by bins of 2.93 Hz. */
  private double[] response(Effect effect) {
    int size = 16_384;
    Stereo.silence(RATE).through(effect, block);
    float[] out = Stereo.of(size, i -> i == 0 ? 1 : 0).through(effect, block).left();
    float[] re = new float[size / 2 + 1];
    float[] im = new float[size / 2 + 1];
    new Fft(size).forwardReal(out, re, im);
    double[] magnitudes = new double[size / 2 + 1];
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.hypot(re[i], im[i]);
    }
    return magnitudes;
  }

  private static double at(double[] response, double hz) {
    return 20 * Math.log10(response[(int) Math.round(hz * 16_384 / RATE)]);
  }

  private static Stereo tone(int frames) {
    return Stereo.of(frames, i -> 0.5 * Math.sin(i * 0.1));
  }

  private static Stereo harmonics(int frames) {
    return Stereo.of(
        frames,
        i -> {
          double sum = 0;
          for (int k = 1; k < 12; k++) {
            sum += 0.1 * Math.sin(i * k * 0.0288 + k * k);
          }
          return sum;
        });
  }

  private static <E extends Effect> E prepared(E effect) {
    effect.prepare(RATE);
    return effect;
  }
}
