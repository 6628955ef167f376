package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;

/**
 * A room that nobody built: the echoes of a box with rough walls, first single ones, then ever
 * denser, each band falling by its own time.
 *
 * <p>Statistical room acoustics (Kuttruff, <i>Room Acoustics</i>): {@code t} seconds after the
 * sound {@code 4 pi c^3 t^2 / V} echoes a second arrive; here at random times and with random
 * signs, stronger while they are few, as their energy falls evenly. It is made at {@value #RATE} Hz
 * whatever the engine's rate is, so that a room stays the same room.
 */
final class RoomNoise implements ImpulseMaker {

  static final int RATE = 48_000;

  private static final int CHANNELS = 2;
  private static final int STEP = 32;
  private static final float SOUND_MS = 343;
  private static final float LOW_HZ = 300;
  private static final float HIGH_HZ = 4000;

  /** Single echoes stand out by no more than this. */
  private static final float HIGHEST = 10;

  /** 60 dB in natural logarithms of energy. */
  private static final float SIXTY_DB = 13.8155f;

  /** -60 dB as a power of two. */
  private static final float SIXTY_DB_OCTAVES = 9.9658f;

  private final int[] state = new int[CHANNELS];
  private final int[] made = new int[CHANNELS];

  /** Gain of the low, middle and high band, and its fall from frame to frame. */
  private final float[] gain = new float[3 * CHANNELS];

  private final float[] kept = new float[3];

  /** Two poles of the low and two of the middle band. */
  private final float[] poles = new float[4 * CHANNELS];

  private final float lowPart = onePole(LOW_HZ);
  private final float highPart = onePole(HIGH_HZ);
  private float arrivals;

  private static float onePole(float hz) {
    float g = FastMath.tanPi(hz / RATE);
    return g / (1 + g);
  }

  /**
   * Begins with another room.
   *
   * @param edgeMetres of a cube of the same volume
   * @param density 0..1, 0.5 as in an empty room
   * @param colour -1..1
   */
  void begin(
      int seed,
      float edgeMetres,
      float decaySeconds,
      float lowRatio,
      float highRatio,
      float density,
      float colour) {
    float volume = edgeMetres * edgeMetres * edgeMetres;
    float spread = FastMath.exp2((density - 0.5f) * 10);
    arrivals = spread * 12.566f * SOUND_MS * SOUND_MS * SOUND_MS / volume;
    kept[0] = fall(decaySeconds * lowRatio);
    kept[1] = fall(decaySeconds);
    kept[2] = fall(decaySeconds * highRatio);
    // A steady sound of middle pitch comes out as loud as it goes in.
    float unit = (float) Math.sqrt(SIXTY_DB / (RATE * decaySeconds));
    Arrays.fill(poles, 0);
    for (int channel = 0; channel < CHANNELS; channel++) {
      state[channel] = mixed(seed * CHANNELS + channel);
      made[channel] = 0;
      gain[3 * channel] = unit * FastMath.exp2(-1.2f * colour);
      gain[3 * channel + 1] = unit;
      gain[3 * channel + 2] = unit * FastMath.exp2(1.2f * colour);
    }
  }

  private static float fall(float seconds) {
    return FastMath.exp2(-SIXTY_DB_OCTAVES / (RATE * seconds));
  }

  private static int mixed(int seed) {
    int x = (seed + 0x9e3779b9) * 0x85ebca6b;
    x = (x ^ (x >>> 15)) * 0xc2b2ae35;
    x ^= x >>> 16;
    return x == 0 ? 1 : x;
  }

  @Override
  public void make(int channel, float[] out, int at, int count) {
    if (channel >= CHANNELS) {
      Arrays.fill(out, at, at + count, 0);
      return;
    }
    int done = 0;
    while (done < count) {
      // Steps lie on a grid of their own, so that the pieces asked for do not matter.
      int run = Math.min(count - done, STEP - made[channel] % STEP);
      float seconds = (made[channel] / STEP * STEP + STEP / 2) / (float) RATE;
      float chance = Math.min(1, arrivals * seconds * seconds / RATE);
      step(channel, out, at + done, run, chance);
      made[channel] += run;
      done += run;
    }
  }

  private void step(int channel, float[] out, int at, int count, float chance) {
    // Uniform over -1..1 has a third of the energy of a full-scale square.
    float strength = Math.min(HIGHEST, 1.732f / (float) Math.sqrt(Math.max(1e-9f, chance)));
    int k = 3 * channel;
    float g0 = gain[k];
    float g1 = gain[k + 1];
    float g2 = gain[k + 2];
    int p = 4 * channel;
    float f0 = poles[p];
    float f1 = poles[p + 1];
    float f2 = poles[p + 2];
    float f3 = poles[p + 3];
    int x = state[channel];
    for (int i = at; i < at + count; i++) {
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      boolean arrives = (x & 0xffff) * 0x1p-16f < chance;
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      float echo = arrives ? x * 0x1p-31f * strength : 0;
      float v = (echo - f0) * lowPart;
      float dull = v + f0;
      f0 = dull + v;
      v = (dull - f1) * lowPart;
      float bass = v + f1;
      f1 = bass + v;
      float rest = echo - bass;
      v = (rest - f2) * highPart;
      dull = v + f2;
      f2 = dull + v;
      v = (dull - f3) * highPart;
      float middle = v + f3;
      f3 = middle + v;
      out[i] = g0 * bass + g1 * middle + g2 * (rest - middle);
      g0 *= kept[0];
      g1 *= kept[1];
      g2 *= kept[2];
    }
    gain[k] = Math.max(1e-12f, g0);
    gain[k + 1] = Math.max(1e-12f, g1);
    gain[k + 2] = Math.max(1e-12f, g2);
    poles[p] = settled(f0);
    poles[p + 1] = settled(f1);
    poles[p + 2] = settled(f2);
    poles[p + 3] = settled(f3);
    state[channel] = x;
  }

  private static float settled(float state) {
    return Math.abs(state) < 1e-15f ? 0 : state;
  }
}
