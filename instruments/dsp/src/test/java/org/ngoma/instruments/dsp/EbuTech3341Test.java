package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bursts and true peaks of EBU Tech 3341; {@link LoudnessTest} has its steady tones. Case 6 is
 * for five channels, cases 7 and 8 are recordings.
 */
class EbuTech3341Test {

  private static final int RATE = 48_000;

  @Test
  void case10ShortTermMaximumOfOneTone() {
    for (int i = 0; i < 20; i++) {
      Loudness meter = new Loudness(RATE);
      play(meter, -200, 0.15 * i);
      play(meter, -23, 3);
      play(meter, -200, 1);
      assertEquals(-23, meter.maxShortTermLufs(), 0.1, "segment " + i);
    }
  }

  @Test
  void case11ShortTermMaximumAsItGoes() {
    Loudness meter = new Loudness(RATE);
    for (int i = 0; i < 20; i++) {
      play(meter, -200, 0.15 * i);
      play(meter, -38 + i, 3);
      play(meter, -200, 3 - 0.15 * i);
      assertEquals(-38 + i, meter.maxShortTermLufs(), 0.1, "segment " + i);
    }
  }

  @Test
  void case13MomentaryMaximumOfOneTone() {
    for (int i = 0; i < 20; i++) {
      Loudness meter = new Loudness(RATE);
      play(meter, -200, 0.02 * i);
      play(meter, -23, 0.4);
      play(meter, -200, 1);
      assertEquals(-23, meter.maxMomentaryLufs(), 0.1, "segment " + i);
    }
  }

  @Test
  void case14MomentaryMaximumAsItGoes() {
    Loudness meter = new Loudness(RATE);
    for (int i = 0; i < 20; i++) {
      play(meter, -200, 0.02 * i);
      play(meter, -38 + i, 0.4);
      play(meter, -200, 0.4 - 0.02 * i);
      assertEquals(-38 + i, meter.maxMomentaryLufs(), 0.1, "segment " + i);
    }
  }

  /** No grid helps: tones begin anywhere. */
  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.0137, 0.0251, 0.0449, 0.0753})
  void momentaryMaximumWhereverTheToneBegins(double seconds) {
    Loudness meter = new Loudness(RATE);
    play(meter, -200, seconds);
    play(meter, -23, 0.4);
    play(meter, -200, 1);
    assertEquals(-23, meter.maxMomentaryLufs(), 0.1);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 0, 0.50, -6",
    "4, 45, 0.50, -6",
    "6, 60, 0.50, -6",
    "8, 67.5, 0.50, -6",
    "4, 45, 1.41, 3"
  })
  void cases15To19TruePeakOfTones(int part, double degrees, double amplitude, double dbtp) {
    TruePeak meter = new TruePeak();
    float[] x = new float[RATE];
    for (int i = 0; i < x.length; i++) {
      double fade = Math.min(1, Math.min(i, x.length - 1 - i) / 4800.0);
      x[i] =
          (float) (fade * amplitude * Math.sin(2 * Math.PI * i / part + Math.toRadians(degrees)));
    }
    meter.add(x, x, 0, x.length);
    meter.end();
    assertWithin(dbtp, meter.dbtp());
  }

  /** A tone of a quarter of the rate whose height changes for one period, made at four times it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void cases20To23TruePeakOfOnePeriod(int offset) {
    float[] fine = new float[4 * RATE];
    for (int i = 0; i < fine.length; i++) {
      double fade = Math.min(1, Math.min(i, fine.length - 1 - i) / 19_200.0);
      boolean loud = i - offset >= 96_000 && i - offset < 96_016;
      fine[i] = (float) (fade * (loud ? 1 : 0.5) * Math.sin(2 * Math.PI * (i - offset) / 16));
    }
    float[] x = new Resampler(4 * RATE, RATE).resample(fine);
    TruePeak meter = new TruePeak();
    meter.add(x, x, 0, x.length);
    meter.end();
    // Band limiting rounds the single period; what is left of it is found by a fine look.
    float[] look = new Resampler(RATE, 16 * RATE).resample(x);
    double highest = 0;
    for (float y : look) {
      highest = Math.max(highest, Math.abs(y));
    }
    assertWithin(20 * Math.log10(highest), meter.dbtp());
  }

  private static void assertWithin(double expected, double dbtp) {
    assertTrue(dbtp >= expected - 0.4 && dbtp <= expected + 0.2, dbtp + " for " + expected);
  }

  private static void play(Loudness meter, double dbfs, double seconds) {
    float[] x = new float[(int) Math.round(seconds * RATE)];
    double amplitude = Math.pow(10, dbfs / 20);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * i / RATE));
    }
    meter.add(x, x, 0, x.length);
  }
}
