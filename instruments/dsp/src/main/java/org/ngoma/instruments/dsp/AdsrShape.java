package org.ngoma.instruments.dsp;

/**
 * The times, curves and levels of an envelope, shared by all voices that follow it.
 *
 * <p>Each segment runs exponentially towards a point a little behind its end and so reaches the end
 * exactly at its time: out of the box the attack 25 % behind, as an analogue circuit does; decay
 * and release 60 dB behind, so that their times are those of falling by 60 dB. Far behind, a
 * segment is nearly a straight line.
 */
public final class AdsrShape {

  private static final float ATTACK_BEYOND = 0.25f;
  private static final float FALL_BEYOND = 1e-3f;

  /** Octaves by which a straight line's point lies behind its end. */
  private static final float STRAIGHT_OCTAVES = 3f;

  private static final float ATTACK_CURVE_OCTAVES = 10f;
  private static final float FALL_CURVE_OCTAVES = 12.965_784f;

  private final int blockFrames;
  private float framesPerMs = 48f;

  float sustain = 1f;

  /** Whether attack and decay come again and again while the key is held. */
  boolean loops;

  /** How far behind its end a segment aims, as part of its height. */
  float attackBeyond = ATTACK_BEYOND;

  float fallBeyond = FALL_BEYOND;

  /** log2 of how many times smaller the distance to the aim is at the end of a segment. */
  private float attackOctaves = octaves(ATTACK_BEYOND);

  private float fallOctaves = octaves(FALL_BEYOND);

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

  private static float octaves(float beyond) {
    return FastMath.log2((1f + beyond) / beyond);
  }

  /**
   * Bends the segments, before {@link #set}.
   *
   * @param attack 0 a straight line, 0.5 as a capacitor charges, 1 sudden
   * @param fall of decay and release: 0 a straight line, 1 as strings die away
   */
  public void bend(float attack, float fall) {
    attackBeyond = FastMath.exp2(Math.fma(-ATTACK_CURVE_OCTAVES, attack, STRAIGHT_OCTAVES));
    fallBeyond = FastMath.exp2(Math.fma(-FALL_CURVE_OCTAVES, fall, STRAIGHT_OCTAVES));
    attackOctaves = octaves(attackBeyond);
    fallOctaves = octaves(fallBeyond);
  }

  /** Whether attack and decay come again and again while the key is held. */
  public void loop(boolean on) {
    loops = on;
  }

  /** Takes bend and loop from another shape. */
  public void like(AdsrShape other) {
    attackBeyond = other.attackBeyond;
    fallBeyond = other.fallBeyond;
    attackOctaves = other.attackOctaves;
    fallOctaves = other.fallOctaves;
    loops = other.loops;
  }

  /** Sets all; times in ms, above 0; sustain 0..1. */
  public void set(float attackMs, float decayMs, float sustainLevel, float releaseMs) {
    attackRate = attackOctaves / (attackMs * framesPerMs);
    decayRate = fallOctaves / (decayMs * framesPerMs);
    releaseRate = fallOctaves / (releaseMs * framesPerMs);
    attackBlock = FastMath.exp2(-attackRate * blockFrames);
    decayBlock = FastMath.exp2(-decayRate * blockFrames);
    releaseBlock = FastMath.exp2(-releaseRate * blockFrames);
    sustain = sustainLevel;
  }
}
