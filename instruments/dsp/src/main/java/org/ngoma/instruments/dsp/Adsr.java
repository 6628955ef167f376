package org.ngoma.instruments.dsp;

/**
 * The rise and fall of one note: attack, decay, sustain, release in exponential curves.
 *
 * <p>Exact at block borders and at the ends of segments, and meant to be drawn in straight lines
 * between them, which a musical envelope cannot be told from.
 */
public final class Adsr {

  private static final int IDLE = 0;
  private static final int ATTACK = 1;
  private static final int DECAY = 2;
  private static final int SUSTAIN = 3;
  private static final int RELEASE = 4;

  private static final float MOST_LOOPING = 0.99f;

  private int stage = IDLE;
  private float level;
  private float releaseFrom;

  /** Falls silent at once. */
  public void reset() {
    stage = IDLE;
    level = 0f;
  }

  /** Begins the attack from where the level stands. */
  public void start() {
    stage = ATTACK;
  }

  /** Begins the release. */
  public void release() {
    if (stage != IDLE) {
      stage = RELEASE;
      releaseFrom = level;
    }
  }

  public float level() {
    return level;
  }

  /** Whether nothing will be heard until the next start. */
  public boolean silent(AdsrShape shape) {
    return stage == IDLE || (stage == SUSTAIN && level == 0f && shape.sustain == 0f);
  }

  /** Whether the level will stay where it is until the release. */
  public boolean stands(AdsrShape shape) {
    return stage == SUSTAIN && level == shape.sustain;
  }

  /**
   * Goes on in one piece, at most to the end of the segment; call again for what is left.
   *
   * @param frames at most a block
   * @return frames gone, and {@link #level} is the level there; 0 when only the segment changed
   */
  public int advance(AdsrShape shape, int frames) {
    return switch (stage) {
      case ATTACK ->
          segment(
              shape,
              1f + shape.attackBeyond,
              1f,
              shape.attackRate,
              shape.attackBlock,
              frames,
              DECAY);
      case DECAY ->
          segment(
              shape,
              shape.sustain - shape.fallBeyond * (1f - shape.sustain),
              shape.sustain,
              shape.decayRate,
              shape.decayBlock,
              frames,
              loops(shape) ? ATTACK : SUSTAIN);
      case SUSTAIN -> {
        level = shape.sustain;
        yield frames;
      }
      case RELEASE ->
          segment(
              shape,
              -shape.fallBeyond * releaseFrom,
              0f,
              shape.releaseRate,
              shape.releaseBlock,
              frames,
              IDLE);
      default -> frames;
    };
  }

  /** A loop without a way to go would never end. */
  private static boolean loops(AdsrShape shape) {
    return shape.loops && shape.sustain < MOST_LOOPING;
  }

  private int segment(
      AdsrShape shape,
      float aim,
      float end,
      float rate,
      float blockFactor,
      int frames,
      int nextStage) {
    float distance = level - aim;
    float endDistance = end - aim;
    // Not on the far side of the end: a knob has moved the end past the level.
    if (distance * endDistance <= 0f || Math.abs(distance) <= Math.abs(endDistance)) {
      stage = nextStage;
      return 0;
    }
    float factor = frames == shape.blockFrames() ? blockFactor : FastMath.exp2(-rate * frames);
    float moved = distance * factor;
    if (Math.abs(moved) > Math.abs(endDistance)) {
      level = aim + moved;
      return frames;
    }
    float octaves = FastMath.log2(Math.abs(distance)) - FastMath.log2(Math.abs(endDistance));
    int gone = (int) Math.ceil(octaves / rate);
    level = end;
    stage = nextStage;
    return Math.max(1, Math.min(frames, gone));
  }
}
