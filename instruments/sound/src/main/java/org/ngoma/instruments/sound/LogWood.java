package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Svf;

/**
 * The hollow of the log: two resonances that everything played rings in.
 *
 * <p>The second stands where a free bar of wood has its second mode, 2.76 times the first (Fletcher
 * and Rossing, "The Physics of Musical Instruments", chapter 2).
 */
final class LogWood {

  private static final float SECOND_MODE = 2.76f;
  private static final float SECOND_LEVEL = 0.6f;
  private static final float LOUDNESS = 1.8f;
  private static final float DULL = 0.7f;
  private static final float RING_OCTAVES = 4f;

  /** Frames for which moving resonances stand still. */
  private static final int STEP = 8;

  private final Svf first = new Svf();
  private final Svf second = new Svf();
  private final float[] low = new float[Block.FRAMES];
  private final float[] high = new float[Block.FRAMES];
  private float sampleRate;

  void prepare(int rate) {
    sampleRate = rate;
    reset();
  }

  void reset() {
    first.reset();
    second.reset();
  }

  /** Adds the resonances to one block, in place. */
  void process(Controls knobs, float[] x) {
    float from = LOUDNESS * knobs.start(LogDrumTable.WOOD);
    float to = LOUDNESS * knobs.value(LogDrumTable.WOOD);
    if (from == 0f && to == 0f) {
      reset();
      return;
    }
    System.arraycopy(x, 0, low, 0, Block.FRAMES);
    System.arraycopy(x, 0, high, 0, Block.FRAMES);
    boolean moving = knobs.moves(LogDrumTable.WOOD_TONE) || knobs.moves(LogDrumTable.WOOD_RING);
    int frames = moving ? STEP : Block.FRAMES;
    for (int at = 0; at < Block.FRAMES; at += frames) {
      ring(knobs, at, at + frames);
    }
    float step = (to - from) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      x[i] = Math.fma(Math.fma(step, i, from), Math.fma(SECOND_LEVEL, high[i], low[i]), x[i]);
    }
  }

  private void ring(Controls knobs, int at, int end) {
    int tone = LogDrumTable.WOOD_TONE;
    int ring = LogDrumTable.WOOD_RING;
    float cutoff = Math.fma(knobs.step(tone), at, knobs.start(tone)) / sampleRate;
    float amount = Math.fma(knobs.step(ring), at, knobs.start(ring));
    float damping = DULL * FastMath.exp2(-RING_OCTAVES * amount);
    first.tune(cutoff, damping);
    second.tune(SECOND_MODE * cutoff, damping);
    first.bandPass(low, at, end);
    second.bandPass(high, at, end);
  }
}
