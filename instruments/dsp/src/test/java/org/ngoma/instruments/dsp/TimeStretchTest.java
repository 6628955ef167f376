package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStretchTest {

  private static final int RATE = 48_000;
  private static final int SIZE = 65_536;
  private static final int[] NONE = {};

  private static float[][] render(
      float[][] sound, float speed, float step, int[] marks, boolean tones, int frames) {
    Course course = new Course();
    course.lay(SampleMemory.of(sound, RATE), 0, sound[0].length, false);
    TimeStretch stretch = new TimeStretch(RATE);
    stretch.start(course, marks, tones);
    float[][] out = new float[2][frames];
    float[] left = new float[TimeStretch.BLOCK];
    float[] right = new float[TimeStretch.BLOCK];
    for (int at = 0; at + TimeStretch.BLOCK <= frames; at += TimeStretch.BLOCK) {
      stretch.render(speed, step, left, right);
      System.arraycopy(left, 0, out[0], at, TimeStretch.BLOCK);
      System.arraycopy(right, 0, out[1], at, TimeStretch.BLOCK);
    }
    return out;
  }

  private static double[] spectrum(float[] y, int from) {
    float[] re = new float[SIZE];
    float[] im = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double turn = 2 * Math.PI * i / SIZE;
      double w =
          0.35875
              - 0.48829 * Math.cos(turn)
              + 0.14128 * Math.cos(2 * turn)
              - 0.01168 * Math.cos(3 * turn);
      re[i] = (float) (w * y[from + i]);
    }
    new Fft(SIZE).forward(re, im);
    double[] magnitudes = new double[SIZE / 2];
    for (int k = 0; k < SIZE / 2; k++) {
      magnitudes[k] = Math.hypot(re[k], im[k]);
    }
    return magnitudes;
  }

  @ParameterizedTest
  @CsvSource({
    "220, 0.5, 1, false",
    "220, 2, 1, false",
    "440.3, 0.7, 0.5, false",
    "1000, 1, 2, false",
    "1000, 1.5, 0.7, false",
    "7000, 0.5, 2, false",
    "9500, 2, 0.5, false",
    "110, 0.5, 1, true",
    "110, 2, 0.5, true",
    "80, 0.7, 1, true",
    "3000, 1.5, 1.2, true"
  })
  void aSineStaysOneSineInTune(double hz, float speed, float pitch, boolean tones) {
    float[] sound = Tone.sine(hz / RATE, 5 * RATE);
    double[] m =
        spectrum(render(new float[][] {sound}, speed, pitch, NONE, tones, 2 * RATE)[0], 12_000);
    int peak = 1;
    for (int k = 1; k < m.length - 1; k++) {
      peak = m[k] > m[peak] ? k : peak;
    }
    double a = Math.log(m[peak - 1]);
    double c = Math.log(m[peak + 1]);
    double bend = 0.5 * (a - c) / (a - 2 * Math.log(m[peak]) + c);
    double cents = 1200 * Math.log((peak + bend) * RATE / SIZE / (hz * pitch)) / Math.log(2);
    assertEquals(0, cents, 0.5, "cents");
    double spur = 0;
    for (int k = 0; k < m.length; k++) {
      spur = Math.abs(k - peak) > 6 ? Math.max(spur, m[k]) : spur;
    }
    assertTrue(Tone.db(spur / m[peak]) < -62, "spur of " + Tone.db(spur / m[peak]) + " dB");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1",
    "0.75, 1",
    "1.5, 1",
    "2, 1",
    "1, 0.5",
    "1, 2",
    "0.5, 0.5",
    "2, 2",
    "0.75, 1.5"
  })
  void clicksStayWhereTheyBelong(float speed, float pitch) {
    float[] sound = new float[4 * RATE];
    int[] marks = new int[20];
    for (int k = 0; k < marks.length; k++) {
      marks[k] = 3000 + 6400 * k;
      sound[marks[k]] = 0.9f;
    }
    float[] y = render(new float[][] {sound}, speed, pitch, marks, false, 2 * RATE)[0];
    for (int mark : marks) {
      int due = Math.round(mark / speed);
      if (due + 3000 > y.length) {
        break;
      }
      int loudest = due;
      for (int i = due - 1400; i < due + 1400; i++) {
        loudest = Math.abs(y[i]) > Math.abs(y[loudest]) ? i : loudest;
      }
      assertEquals(due, loudest, 0.001 * RATE);
      for (int i = due - 1400; i < due - 100; i++) {
        assertTrue(Math.abs(y[i]) < 0.02 * Math.abs(y[loudest]), "echo before the click");
      }
    }
  }

  @Test
  void unchangedItIsTheSoundItself() {
    float[][] sound = new float[2][RATE];
    Random random = new Random(1);
    for (int i = 0; i < RATE; i++) {
      sound[0][i] = random.nextFloat() - 0.5f;
      sound[1][i] = random.nextFloat() - 0.5f;
    }
    float[][] out = render(sound, 1, 1, NONE, false, RATE / 2);
    for (int c = 0; c < 2; c++) {
      float[] expected = java.util.Arrays.copyOf(sound[c], out[c].length);
      assertArrayEquals(expected, out[c], 2e-5f);
    }
  }

  @Test
  void theStereoImageStays() {
    float[] left = Tone.sine(0.01, 3 * RATE);
    float[] right = left.clone();
    for (int i = 0; i < right.length; i++) {
      right[i] *= -0.25f;
    }
    float[][] out = render(new float[][] {left, right}, 0.7f, 1.2f, NONE, false, RATE);
    for (int i = 4000; i < RATE; i += 7) {
      assertEquals(-0.25f * out[0][i], out[1][i], 1e-4f);
    }
  }

  @Test
  void frozenItSoundsOnAndKeepsItsPitch() {
    Course course = new Course();
    course.lay(SampleMemory.of(new float[][] {Tone.sine(0.02, RATE)}, RATE), 0, RATE, false);
    TimeStretch stretch = new TimeStretch(RATE);
    stretch.start(course, NONE, false);
    float[] y = new float[2 * RATE];
    float[] left = new float[TimeStretch.BLOCK];
    for (int at = 0; at < y.length; at += TimeStretch.BLOCK) {
      stretch.render(at < RATE / 2 ? 1 : 0, 1, left, new float[TimeStretch.BLOCK]);
      System.arraycopy(left, 0, y, at, TimeStretch.BLOCK);
    }
    assertEquals(RATE / 2, stretch.position(), TimeStretch.BLOCK);
    assertEquals(0, Tone.db(Tone.amplitude(y, 0.02, RATE, 2 * RATE - 100)), 0.3);
  }
}
