package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({
    "44100,48000",
    "48000,44100",
    "96000,48000",
    "48000,96000",
    "22050,48000",
    "192000,48000",
    "44101,48000",
    "47999,44100",
    "8000,48000",
    "1000,48000",
    "768000,48000"
  })
  void keepsTonesAndNothingElse(int from, int to) {
    Resampler resampler = new Resampler(from, to);
    for (double part : new double[] {0.0131, 0.21, 0.44}) {
      double hz = part * Math.min(from, to);
      float[] out = resampler.resample(Tone.sine(hz / from, from / 4 + 4000));
      int margin = (int) (out.length * 0.15);
      assertEquals(1, Tone.amplitude(out, hz / to, margin, out.length - margin), 1e-4);
      double error = 0;
      int frames = 0;
      for (int i = margin; i < out.length - margin; i++) {
        double expected = Math.sin(2 * Math.PI * (hz * i / to));
        error += (out[i] - expected) * (out[i] - expected);
        frames++;
      }
      double db = 10 * Math.log10(error / frames / 0.5);
      assertTrue(db < -110, part + ": " + db + " dB");
    }
  }

  @ParameterizedTest
  @CsvSource({"96000,48000", "48000,44100", "192000,44100", "47999,44100"})
  void whatHasNoPlaceInTheNewRateIsGone(int from, int to) {
    Resampler resampler = new Resampler(from, to);
    for (double hz = to / 2.0 * 1.001; hz < from / 2.0; hz += from / 37.0) {
      float[] out = resampler.resample(Tone.sine(hz / from, from / 4));
      double highest = 0;
      for (int i = out.length / 5; i < out.length * 4 / 5; i++) {
        highest = Math.max(highest, Math.abs(out[i]));
      }
      assertTrue(Tone.db(highest) < -120, hz + " Hz folds back at " + Tone.db(highest) + " dB");
    }
  }

  @Test
  void keepsTheBeginningTheLengthAndDc() {
    float[] in = new float[4410];
    in[1000] = 1;
    float[] out = new Resampler(44_100, 48_000).resample(in);
    assertEquals(4800, out.length);
    int highest = 0;
    for (int i = 0; i < out.length; i++) {
      highest = out[i] > out[highest] ? i : highest;
    }
    assertEquals(1000 * 48_000.0 / 44_100, highest, 0.51);
    Arrays.fill(in, 0.5f);
    out = new Resampler(44_100, 47_777).resample(in);
    assertEquals(0.5, out[out.length / 2], 1e-6);
    assertArrayEquals(in, new Resampler(48_000, 48_000).resample(in));
    assertEquals(0, new Resampler(48_000, 44_100).resample(new float[0]).length);
  }
}
