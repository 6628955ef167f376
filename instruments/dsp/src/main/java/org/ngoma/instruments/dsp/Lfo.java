package org.ngoma.instruments.dsp;

/** A {@link SlowWave} at a rate, one value a block. */
public final class Lfo {

  public static final int SINE = SlowWave.SINE;
  public static final int TRIANGLE = SlowWave.TRIANGLE;
  public static final int FALLING_SAW = SlowWave.FALLING_SAW;
  public static final int SQUARE = SlowWave.SQUARE;
  public static final int RANDOM_STEPS = SlowWave.RANDOM_STEPS;

  private final SlowWave wave;
  private final int blockFrames;
  private float secondsPerBlock;
  private float start;
  private float end;

  public Lfo(int blockFrames, int seed) {
    this.blockFrames = blockFrames;
    wave = new SlowWave(seed);
  }

  public void prepare(int sampleRate) {
    secondsPerBlock = (float) blockFrames / sampleRate;
    reset();
  }

  /** Starts the wave again. */
  public void reset() {
    wave.reset();
    start = 0f;
    end = 0f;
  }

  /** Goes one block on at this rate. */
  public void advance(int shape, float rateHz) {
    start = end;
    wave.advance(rateHz * secondsPerBlock);
    end = wave.value(shape);
  }

  /** -1..1 at the first frame of the block. */
  public float start() {
    return start;
  }

  /** -1..1 at the end of the block. */
  public float end() {
    return end;
  }
}
