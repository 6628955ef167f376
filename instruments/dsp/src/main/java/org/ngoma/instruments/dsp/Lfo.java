package org.ngoma.instruments.dsp;

/** The slow wave behind vibrato, wah and tremolo; one value a block. */
public final class Lfo {

  public static final int SINE = 0;
  public static final int TRIANGLE = 1;
  public static final int FALLING_SAW = 2;
  public static final int SQUARE = 3;
  public static final int RANDOM_STEPS = 4;

  private final Noise noise;
  private final int blockFrames;
  private float secondsPerBlock;
  private float phase;
  private float held;
  private float start;
  private float end;

  public Lfo(int blockFrames, int seed) {
    this.blockFrames = blockFrames;
    noise = new Noise(seed);
    held = noise.next();
  }

  public void prepare(int sampleRate) {
    secondsPerBlock = (float) blockFrames / sampleRate;
    reset();
  }

  /** Starts the wave again. */
  public void reset() {
    noise.reset();
    held = noise.next();
    phase = 0f;
    start = 0f;
    end = 0f;
  }

  /** Goes one block on at this rate. */
  public void advance(int shape, float rateHz) {
    start = end;
    phase += rateHz * secondsPerBlock;
    if (phase >= 1f) {
      phase -= (float) Math.floor(phase);
      held = noise.next();
    }
    end =
        switch (shape) {
          case TRIANGLE -> triangle(phase);
          case FALLING_SAW -> Math.fma(-2f, phase, 1f);
          case SQUARE -> phase < 0.5f ? 1f : -1f;
          case RANDOM_STEPS -> held;
          default -> FastMath.sin2pi(phase);
        };
  }

  private static float triangle(float phase) {
    float shifted = phase + 0.25f;
    float wrapped = shifted - (float) Math.floor(shifted);
    return Math.fma(-4f, Math.abs(wrapped - 0.5f), 1f);
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
