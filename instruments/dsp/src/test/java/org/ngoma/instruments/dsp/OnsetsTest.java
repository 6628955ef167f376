package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnsetsTest {

  private static Onsets find(float[] sound, int rate) {
    return Onsets.find(SampleMemory.of(new float[][] {sound}, rate));
  }

  @ParameterizedTest
  @ValueSource(ints = {22_050, 44_100, 48_000, 96_000})
  void clicksAreFoundWithinFiveMilliseconds(int rate) {
    float[] sound = new float[4 * rate];
    Random random = new Random(2);
    int[] at = new int[12];
    for (int k = 0; k < at.length; k++) {
      at[k] = (int) ((0.1 + 0.3 * k + 0.1 * random.nextDouble()) * rate);
      sound[at[k]] = 0.5f + 0.5f * random.nextFloat();
    }
    Onsets found = find(sound, rate);
    assertEquals(at.length, found.frames().length);
    for (int k = 0; k < at.length; k++) {
      assertEquals(at[k], found.frames()[k], 0.002 * rate);
    }
  }

  /** Kick, snare and hat over a standing chord: each stroke, and no more. */
  @Test
  void strokesAreFoundInABeat() {
    int rate = 48_000;
    float[] sound = new float[3 * rate];
    Random random = new Random(4);
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / rate;
      sound[i] =
          (float)
              (0.05 * Math.min(1, 10 * t) * Math.sin(2 * Math.PI * 220 * t + 3 * Math.sin(6 * t)));
    }
    int[] at = new int[16];
    for (int k = 0; k < 16; k++) {
      at[k] = 4000 + k * 8000;
      for (int i = 0; i < 6000; i++) {
        double t = (double) i / rate;
        double kick = Math.sin(2 * Math.PI * (50 * t + 3 * (1 - Math.exp(-t * 60))));
        double noise = random.nextDouble(-1, 1);
        double hit =
            k % 4 == 0
                ? 0.7 * kick * Math.exp(-t * 12)
                : k % 4 == 2 ? 0.4 * noise * Math.exp(-t * 20) : 0.15 * noise * Math.exp(-t * 80);
        sound[at[k] + i] += (float) (hit * (1 - i / 6000.0));
      }
    }
    Onsets found = find(sound, rate);
    // The chord's own beginning may be one, too.
    int[] strokes = Arrays.stream(found.frames()).filter(frame -> frame > 2000).toArray();
    assertEquals(16, strokes.length);
    for (int k = 0; k < 16; k++) {
      assertEquals(at[k], strokes[k], 0.005 * rate, "stroke " + k);
    }
    assertTrue(found.strengths()[1] > 0.3);
  }

  @Test
  void silenceAndAHeldToneHaveNone() {
    assertEquals(0, find(new float[20_000], 48_000).frames().length);
    assertTrue(find(Tone.sine(0.01, 96_000), 48_000).frames().length <= 1);
    assertEquals(0, find(new float[0], 48_000).frames().length);
  }
}
