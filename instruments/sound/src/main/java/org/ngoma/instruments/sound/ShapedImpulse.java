package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.ImpulseSource;
import org.ngoma.instruments.dsp.Svf;

/**
 * An impulse response played slower or faster, falling faster, and let out at its end.
 *
 * <p>Hermite interpolation of four points; what would fold back when it is played faster goes
 * through a low-pass of four poles first.
 */
final class ShapedImpulse implements ImpulseSource {

  private static final int CHANNELS = 4;
  private static final int CHUNK = 128;

  /** Butterworth's two dampings of four poles. */
  private static final float FIRST_DAMPING = 1.8478f;

  private static final float SECOND_DAMPING = 0.7654f;

  /** Part of a cut response that is faded out. */
  private static final double LET_OUT = 0.1;

  private final Channel[] told = new Channel[CHANNELS];
  private ImpulseMaker maker;
  private double ratio;
  private float kept;
  private int frames;
  private int letOutFrom;
  private boolean crosses;

  /** How far one channel has been told. */
  private static final class Channel {
    final float[] read = new float[CHUNK + 3];
    final Svf first = new Svf();
    final Svf second = new Svf();
    int at;
    double place;
    float gain;
  }

  ShapedImpulse() {
    for (int channel = 0; channel < CHANNELS; channel++) {
      told[channel] = new Channel();
    }
  }

  /**
   * Begins with another response.
   *
   * @param ratio frames of the maker for one frame
   * @param frames of the whole
   * @param cut whether there would be more: then the end is faded out
   * @param gain of the beginning
   * @param fallDbPerFrame how much faster it falls
   */
  void begin(
      ImpulseMaker maker,
      double ratio,
      int frames,
      boolean cut,
      boolean crosses,
      float gain,
      float fallDbPerFrame) {
    this.maker = maker;
    this.ratio = ratio;
    this.frames = frames;
    this.crosses = crosses;
    letOutFrom = cut ? (int) (frames * (1 - LET_OUT)) : frames;
    kept = FastMath.dbToGain(-fallDbPerFrame);
    for (int channel = 0; channel < CHANNELS; channel++) {
      Channel c = told[channel];
      c.at = 0;
      c.gain = gain;
      // The first frame will lie behind the three points kept, and is read as the second of four.
      c.place = CHUNK + 2;
      Arrays.fill(c.read, 0);
      c.first.reset();
      c.second.reset();
      float cutoff = (float) Math.min(0.45, 0.45 / ratio);
      c.first.tune(cutoff, FIRST_DAMPING);
      c.second.tune(cutoff, SECOND_DAMPING);
    }
  }

  @Override
  public int frames() {
    return frames;
  }

  @Override
  public boolean crosses() {
    return crosses;
  }

  @Override
  public void next(int channel, float[] out, int at, int count) {
    Channel c = told[channel];
    if (ratio == 1) {
      maker.make(channel, out, at, count);
    } else {
      interpolate(channel, c, out, at, count);
    }
    float gain = c.gain;
    for (int i = 0; i < count; i++) {
      out[at + i] *= gain;
      gain *= kept;
    }
    c.gain = Math.max(1e-20f, gain);
    for (int i = Math.max(0, letOutFrom - c.at); i < count; i++) {
      out[at + i] *= Math.max(0, (float) (frames - c.at - i) / (frames - letOutFrom));
    }
    c.at += count;
  }

  private void interpolate(int channel, Channel c, float[] out, int at, int count) {
    double place = c.place;
    float[] x = c.read;
    for (int i = at; i < at + count; i++) {
      while (place >= CHUNK) {
        refill(channel, c);
        place -= CHUNK;
      }
      int k = (int) place;
      float t = (float) (place - k);
      float slope = 0.5f * (x[k + 2] - x[k]);
      float nextSlope = 0.5f * (x[k + 3] - x[k + 1]);
      float step = x[k + 2] - x[k + 1];
      float bend = slope + nextSlope - 2 * step;
      out[i] = x[k + 1] + t * (slope + t * (3 * step - 2 * slope - nextSlope + t * bend));
      place += ratio;
    }
    c.place = place;
  }

  /** Keeps the last three points and reads the next ones behind them. */
  private void refill(int channel, Channel c) {
    System.arraycopy(c.read, CHUNK, c.read, 0, 3);
    maker.make(channel, c.read, 3, CHUNK);
    if (ratio > 1) {
      c.first.lowPass(c.read, 3, CHUNK + 3);
      c.second.lowPass(c.read, 3, CHUNK + 3);
    }
  }
}
