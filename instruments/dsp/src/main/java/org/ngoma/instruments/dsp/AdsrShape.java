package org.ngoma.instruments.dsp;

/**
 * The times and levels of an envelope, shared by all voices that follow it.
 *
 * <p>Each segment runs exponentially towards a point a little behind its end and so reaches the end
 * exactly at its time: the attack 25 % behind, as an analogue circuit does; decay and release 60 dB
 * behind, so that their times are those of falling by 60 dB.
 */
public final class AdsrShape {

  static final float ATTACK_AIM = 1.25f;
  static final float FALL_BEYOND = 1e-3f;

  /** log2 of how many times smaller the distance to the aim is at the end of a segment. */
  private static final float ATTACK_OCTAVES = 2.321_928f;

  private static final float FALL_OCTAVES = 9.967_226f;

  private final int blockFrames;
  private float framesPerMs = 48f;

  float sustain = 1f;

  /** Octaves by which the distance shrinks each frame. */
  float attackRate;

  float decayRate;
  float releaseRate;

  /** Factor on the distance over a whole block. */
  float attackBlock;

  float decayBlock;
  float releaseBlock;

  /** A shape for blocks of {@code blockFrames}. */
  public AdsrShape(int blockFrames) {
    this.blockFrames = blockFrames;
  }

  public void prepare(int sampleRate) {
    framesPerMs = sampleRate / 1000f;
  }

  int blockFrames() {
    return blockFrames;
  }

  /** Sets all; times in ms, above 0; sustain 0..1. */
  public void set(float attackMs, float decayMs, float sustainLevel, float releaseMs) {
    attackRate = ATTACK_OCTAVES / (attackMs * framesPerMs);
    decayRate = FALL_OCTAVES / (decayMs * framesPerMs);
    releaseRate = FALL_OCTAVES / (releaseMs * framesPerMs);
    attackBlock = FastMath.exp2(-attackRate * blockFrames);
    decayBlock = FastMath.exp2(-decayRate * blockFrames);
    releaseBlock = FastMath.exp2(-releaseRate * blockFrames);
    sustain = sustainLevel;
  }
}
