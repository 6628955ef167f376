package org.ngoma.instruments.dsp;

/**
 * Bells, electric pianos, hollow basses: four sines that shake each other's phase.
 *
 * <p>J. Chowning, "The synthesis of complex audio spectra by means of frequency modulation", JAES
 * 1973; feedback over the mean of two samples as in Yamaha's chips. Made at four times the rate;
 * where the spectrum would still reach so far up that it folds back, the depth is taken back by a
 * wide reading of Carson's rule.
 */
public final class FmVoice {

  private static final int OPERATORS = FmPatch.OPERATORS;
  private static final int LANES = Octet.LANES;
  private static final int QUARTER = 1 << 30;
  private static final float PER_CYCLE = 0x1p-32f;
  private static final float TURN = 6.283_185_5f;

  /** 1.5 * 2^23: adding and subtracting it rounds to a whole number. */
  private static final float ROUND = 12_582_912f;

  /** What lies above this part of the sample rate folds below a third of it. */
  private static final float HIGHEST = 3.55f;

  private static final int HALVINGS = 10;

  /** A feedback of 1 shakes by so many cycles: below where it turns to noise. */
  private static final float MOST_FEEDBACK = 0.2f;

  private static final float FLUSH = 1e-18f;

  private final int[] phase = new int[OPERATORS];
  private final int[] increment = new int[OPERATORS];
  private final Adsr[] envelope = new Adsr[OPERATORS];
  private final AdsrShape[] shape = new AdsrShape[OPERATORS];
  private final float[] wide = new float[OPERATORS];
  private float last;
  private float beforeLast;
  private float shownDepth;
  private float shownFeedback;
  private float shownGain;
  private float key;
  private int version;
  private boolean fresh;

  public FmVoice() {
    for (int k = 0; k < OPERATORS; k++) {
      envelope[k] = new Adsr();
      shape[k] = new AdsrShape(Octet.FRAMES);
    }
  }

  public void prepare(int sampleRate) {
    for (int k = 0; k < OPERATORS; k++) {
      shape[k].prepare(sampleRate);
    }
  }

  /** Begins a note. */
  public void start(FmPatch patch, float noteKey) {
    key = noteKey;
    last = 0f;
    beforeLast = 0f;
    fresh = true;
    shapes(patch);
    for (int k = 0; k < OPERATORS; k++) {
      phase[k] = 0;
      envelope[k].reset();
      envelope[k].start();
    }
  }

  public void release() {
    for (int k = 0; k < OPERATORS; k++) {
      envelope[k].release();
    }
  }

  private void shapes(FmPatch patch) {
    version = patch.version;
    float slower = FastMath.exp2((60f - key) * (1f / 12f) * patch.keyScaling);
    for (int k = 0; k < OPERATORS; k++) {
      shape[k].set(
          Math.max(0.2f, patch.attackMs[k] * slower),
          Math.max(1f, patch.decayMs[k] * slower),
          patch.sustain[k],
          Math.max(1f, patch.releaseMs * slower));
    }
  }

  /**
   * Adds some frames to a lane of an {@link FmOctet}.
   *
   * @param cycles a frame of ratio 1
   * @param depth scales all that shakes
   * @param feedback 0..1
   * @param scratch where operators are drawn
   */
  public void add(
      FmPatch patch,
      float cycles,
      float depth,
      float feedback,
      float gain,
      FmScratch scratch,
      float[] w,
      int lane,
      int from,
      int frames) {
    if (version != patch.version) {
      shapes(patch);
    }
    float safe = depth * room(patch, cycles, depth, feedback);
    if (fresh) {
      shownDepth = safe;
      shownFeedback = feedback;
      shownGain = gain;
      tune(patch, cycles);
      fresh = false;
    }
    int parts = 4 * frames;
    scratch.clearHeard(parts);
    for (int k = OPERATORS - 1; k >= 0; k--) {
      operator(patch, k, cycles, safe, feedback, scratch, frames);
    }
    shownDepth = safe;
    shownFeedback = feedback;
    float balance = patch.balance();
    mix(scratch.heard, balance * shownGain, balance * gain, w, lane, from, frames);
    shownGain = gain;
  }

  private void tune(FmPatch patch, float cycles) {
    for (int k = 0; k < OPERATORS; k++) {
      increment[k] = TableOscillator.increment(0.25f * cycles * patch.ratio[k]);
    }
  }

  private void operator(
      FmPatch patch,
      int k,
      float cycles,
      float depth,
      float feedback,
      FmScratch scratch,
      int frames) {
    int parts = 4 * frames;
    float begin = envelope[k].level();
    for (int f = 0; f < frames; ) {
      f += envelope[k].advance(shape[k], frames - f);
    }
    float rise = (envelope[k].level() - begin) / parts;
    int first = increment[k];
    increment[k] = TableOscillator.increment(0.25f * cycles * patch.ratio[k]);
    int step = (increment[k] - first) / parts;
    float[] cyc = scratch.cycles;
    int p = phase[k] - QUARTER;
    for (int i = 0; i < parts; i++) {
      p += first;
      first += step;
      cyc[i] = p * PER_CYCLE;
    }
    phase[k] = p + QUARTER;
    shake(patch, k, depth, scratch, parts);
    float[] out = scratch.operators[k];
    if (k == OPERATORS - 1 && (feedback > 0f || shownFeedback > 0f)) {
      feedBack(cyc, out, feedback, begin, rise, parts);
    } else {
      for (int i = 0; i < parts; i++) {
        float wrapped = cyc[i] - ((cyc[i] + ROUND) - ROUND);
        float y = FastMath.quarterSine(0.25f - Math.abs(wrapped));
        out[i] = Math.fma(rise, i, begin) * y;
      }
    }
    if (patch.heard(k)) {
      float[] heard = scratch.heard;
      float level = patch.level[k];
      for (int i = 0; i < parts; i++) {
        heard[i] = Math.fma(level, out[i], heard[i]);
      }
    }
  }

  private void shake(FmPatch patch, int k, float depth, FmScratch scratch, int parts) {
    int by = patch.shakenBy(k);
    float[] cyc = scratch.cycles;
    for (int m = k + 1; m < OPERATORS; m++) {
      if ((by >> m & 1) != 0) {
        float[] other = scratch.operators[m];
        float square = patch.level[m] * patch.level[m];
        float d = square * shownDepth;
        float step = square * (depth - shownDepth) / parts;
        for (int i = 0; i < parts; i++) {
          cyc[i] = Math.fma(Math.fma(step, i, d), other[i], cyc[i]);
        }
      }
    }
  }

  private void feedBack(
      float[] cyc, float[] out, float feedback, float begin, float rise, int parts) {
    float amount = 0.5f * MOST_FEEDBACK * shownFeedback;
    float step = 0.5f * MOST_FEEDBACK * (feedback - shownFeedback) / parts;
    float a = last;
    float b = beforeLast;
    for (int i = 0; i < parts; i++) {
      float moved = Math.fma(Math.fma(step, i, amount), a + b, cyc[i]);
      float wrapped = moved - ((moved + ROUND) - ROUND);
      b = a;
      a = FastMath.quarterSine(0.25f - Math.abs(wrapped));
      out[i] = Math.fma(rise, i, begin) * a;
    }
    last = a;
    beforeLast = b;
  }

  private static void mix(
      float[] heard, float from, float to, float[] w, int lane, int first, int frames) {
    float step = (to - from) / frames;
    int at = LANES * first + lane;
    for (int f = 0; f < frames; f++) {
      float g = Math.fma(step, f, from);
      w[Octet.Z0 + at] += (g * heard[4 * f] + FLUSH) - FLUSH;
      w[Octet.Z1 + at] += (g * heard[4 * f + 1] + FLUSH) - FLUSH;
      w[Octet.Z2 + at] += (g * heard[4 * f + 2] + FLUSH) - FLUSH;
      w[Octet.Z3 + at] += (g * heard[4 * f + 3] + FLUSH) - FLUSH;
      at += LANES;
    }
  }

  /** Part of the depth at which nothing folds back. */
  private float room(FmPatch patch, float cycles, float depth, float feedback) {
    if (reach(patch, cycles, depth, feedback) <= HIGHEST) {
      return 1f;
    }
    float low = 0f;
    float high = 1f;
    for (int i = 0; i < HALVINGS; i++) {
      float middle = 0.5f * (low + high);
      boolean fits = reach(patch, cycles, middle * depth, feedback) <= HIGHEST;
      low = fits ? middle : low;
      high = fits ? high : middle;
    }
    return low;
  }

  /** Highest frequency that is 60 dB below the strongest, as part of the sample rate. */
  private float reach(FmPatch patch, float cycles, float depth, float feedback) {
    float most = 0f;
    for (int k = OPERATORS - 1; k >= 0; k--) {
      float width = cycles * patch.ratio[k];
      width *= k == OPERATORS - 1 ? Math.fma(12f, feedback, 1f) : 1f;
      for (int m = k + 1; m < OPERATORS; m++) {
        if ((patch.shakenBy(k) >> m & 1) != 0) {
          float index = TURN * depth * patch.level[m] * patch.level[m];
          width += Math.fma(1.2f, index, 1.5f * Math.min(1f, 4f * index)) * wide[m];
        }
      }
      wide[k] = width;
      most = patch.heard(k) ? Math.max(most, width) : most;
    }
    return most;
  }
}
