package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.SoftDrive;
import org.ngoma.instruments.dsp.Svf;

/**
 * What stands behind a keyboard instrument: drive, low cut, low-pass and level, both sides alike.
 *
 * <p>{@link Svf} and {@link SoftDrive}; the drive fades in beside the clean sound.
 */
final class KeysOutput {

  /** Frames for which a moving filter stands still. */
  private static final int FILTER_STEP = 4;

  private static final float DAMPING = 1.414f;
  private static final float MOST_DRIVE = 60f;

  /** Part of the drive's way within which the clean sound leaves. */
  private static final float WET_AFTER = 20f;

  /** Below this level, -120 dB, the tail is cut. */
  private static final float SILENT = 1e-6f;

  private final Controls knobs;
  private final int lowCutRow;
  private final int cutoffRow;
  private final int driveRow;
  private final int levelRow;
  private final float headroom;
  private final Side one = new Side();
  private final Side other = new Side();
  private final float[] driven = new float[Block.FRAMES];
  private float rate;

  private static final class Side {
    final Svf lowCut = new Svf();
    final Svf lowPass = new Svf();

    /** The last sample of the block before, then this block. */
    final float[] dry = new float[1 + Block.FRAMES];

    void reset() {
      lowCut.reset();
      lowPass.reset();
      Arrays.fill(dry, 0f);
    }
  }

  /**
   * An output that follows these rows.
   *
   * @param headroom gain that puts one full note where the loudness of the house is
   */
  KeysOutput(
      Controls knobs, int lowCutRow, int cutoffRow, int driveRow, int levelRow, float headroom) {
    this.knobs = knobs;
    this.lowCutRow = lowCutRow;
    this.cutoffRow = cutoffRow;
    this.driveRow = driveRow;
    this.levelRow = levelRow;
    this.headroom = headroom;
  }

  void prepare(int sampleRate) {
    rate = sampleRate;
    reset();
  }

  void reset() {
    one.reset();
    other.reset();
  }

  /** Works in place. */
  void process(float[] left, float[] right) {
    side(one, left);
    side(other, right);
  }

  /** Whether what left is below hearing. */
  static boolean quiet(float[] left, float[] right) {
    float peak = 0f;
    for (int i = 0; i < Block.FRAMES; i++) {
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    return peak < SILENT;
  }

  private void side(Side side, float[] x) {
    for (int i = 0; i < Block.FRAMES; i++) {
      x[i] *= headroom;
    }
    drive(side, x);
    // Driven sound has DC, which the low cut takes away.
    lowCut(side, x);
    lowPass(side, x);
    float level = FastMath.dbToGain(knobs.start(levelRow));
    float end = FastMath.dbToGain(knobs.value(levelRow));
    float step = (end - level) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      x[i] *= Math.fma(step, i, level);
    }
  }

  private void lowCut(Side side, float[] x) {
    if (!knobs.moves(lowCutRow)) {
      side.lowCut.tune(knobs.value(lowCutRow) / rate, DAMPING);
      side.lowCut.highPass(x, 0, Block.FRAMES);
      return;
    }
    for (int i = 0; i < Block.FRAMES; i += FILTER_STEP) {
      float hz = Math.fma(knobs.step(lowCutRow), i, knobs.start(lowCutRow));
      side.lowCut.tune(hz / rate, DAMPING);
      side.lowCut.highPass(x, i, i + FILTER_STEP);
    }
  }

  private void lowPass(Side side, float[] x) {
    if (!knobs.moves(cutoffRow)) {
      side.lowPass.tune(knobs.value(cutoffRow) / rate, DAMPING);
      side.lowPass.lowPass(x, 0, Block.FRAMES);
      return;
    }
    for (int i = 0; i < Block.FRAMES; i += FILTER_STEP) {
      float hz = Math.fma(knobs.step(cutoffRow), i, knobs.start(cutoffRow));
      side.lowPass.tune(hz / rate, DAMPING);
      side.lowPass.lowPass(x, i, i + FILTER_STEP);
    }
  }

  private void drive(Side side, float[] x) {
    float[] dry = side.dry;
    dry[0] = dry[Block.FRAMES];
    System.arraycopy(x, 0, dry, 1, Block.FRAMES);
    float start = knobs.start(driveRow);
    float end = knobs.value(driveRow);
    if (start == 0f && end == 0f) {
      return;
    }
    float gain = Math.fma(MOST_DRIVE * start, start, 1f);
    float gainStep = (Math.fma(MOST_DRIVE * end, end, 1f) - gain) / Block.FRAMES;
    SoftDrive.apply(dry, 1, 1, gain, gainStep, driven, Block.FRAMES);
    float wet = Math.min(1f, WET_AFTER * start);
    float wetStep = (Math.min(1f, WET_AFTER * end) - wet) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      x[i] = Math.fma(Math.fma(wetStep, i, wet), driven[i] - x[i], x[i]);
    }
  }
}
