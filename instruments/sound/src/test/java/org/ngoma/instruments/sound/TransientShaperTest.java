package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransientShaperTest {

  private static final int RATE = 48_000;
  private static final int STROKE = 12_000;

  private final Block block = new Block();

  @Test
  void atRestItPassesBitByBit() {
    Stereo in = strokes(1);
    assertArrayEquals(in.left(), in.through(shaper(0, 0), block).left());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 6, 16, -1, 1.5",
    "-1, 0, -16, -6, -1.5, 1",
    "0, 1, -1, 2, 6, 18",
    "0, -1, -2, 1, -18, -6"
  })
  void shapesWhatItIsAskedToAndLeavesTheRest(
      double attack, double sustain, double hitFrom, double hitTo, double ringFrom, double ringTo) {
    Stereo in = strokes(1);
    Stereo out = in.through(shaper(attack, sustain), block);
    double hit = energyDb(out, 0, 240) - energyDb(in, 0, 240);
    double ring = energyDb(out, 6000, 9000) - energyDb(in, 6000, 9000);
    assertTrue(hit >= hitFrom && hit <= hitTo, "stroke by " + hit + " dB");
    assertTrue(ring >= ringFrom && ring <= ringTo, "ring by " + ring + " dB");
  }

  @Test
  void softStrokesAreShapedLikeLoudOnes() {
    for (double level : new double[] {0.1, 0.01}) {
      Stereo loud = strokes(1).through(shaper(0.7, -0.5), block);
      Stereo soft = strokes(level).through(shaper(0.7, -0.5), block);
      for (int from = 0; from < 10_000; from += 500) {
        double difference = energyDb(loud, from, from + 500) - energyDb(soft, from, from + 500);
        assertEquals(-20 * Math.log10(level), difference, 0.5, "after " + from);
      }
    }
  }

  @Test
  void steadyTonesAreLeftAlone() {
    for (double hz : new double[] {50, 110, 1000}) {
      Stereo in = Stereo.of(2 * RATE, i -> 0.3 * Math.sin(2 * Math.PI * hz * i / RATE));
      Stereo out = in.through(shaper(1, 1), block);
      for (int i = RATE; i < 2 * RATE; i++) {
        assertEquals(in.left()[i], out.left()[i], 0.003f, hz + " Hz, frame " + i);
      }
    }
  }

  /** Noise that is struck four times a second and decays by 60 dB in 0.35 s. */
  private static Stereo strokes(double level) {
    Random random = new Random(2);
    return Stereo.of(
        4 * STROKE,
        i -> level * 0.5 * Math.pow(10, -3.0 * (i % STROKE) / 16_800) * random.nextDouble(-1, 1));
  }

  /** Of the later strokes, between two frames behind their beginning. */
  private static double energyDb(Stereo sound, int from, int to) {
    double sum = 1e-20;
    for (int stroke = 1; stroke < 4; stroke++) {
      for (int i = from; i < to; i++) {
        float x = sound.left()[stroke * STROKE + i];
        sum += x * x;
      }
    }
    return 10 * Math.log10(sum);
  }

  private static TransientShaper shaper(double attack, double sustain) {
    TransientShaper shaper = new TransientShaper();
    shaper.prepare(RATE);
    shaper.set(TransientTable.ATTACK, (float) attack);
    shaper.set(TransientTable.SUSTAIN, (float) sustain);
    return shaper;
  }
}
