package org.ngoma.instruments.dsp;

/**
 * The slow wave that several voices and both sides of a chorus, flanger or phaser share, each
 * reading it at a place of its own.
 *
 * <p>It runs at a rate, or follows a place that the song gives; then it is drawn there within a
 * tenth of a second, so that neither a jittering clock nor a jump of the song is heard as one.
 */
public final class Sway {

  private static final double PULL_MS = 40;

  private final int blockFrames;
  private double secondsPerBlock;
  private double pull;
  private double phase;
  private boolean fresh = true;

  /**
   * A wave at its start.
   *
   * @param blockFrames from one {@link #run} to the next
   */
  public Sway(int blockFrames) {
    this.blockFrames = blockFrames;
  }

  /** Takes the sample rate and starts the wave again. */
  public void prepare(int sampleRate) {
    secondsPerBlock = (double) blockFrames / sampleRate;
    pull = 1 - StrictMath.exp(-secondsPerBlock * 1000 / PULL_MS);
    reset();
  }

  /** Starts the wave again. */
  public void reset() {
    phase = 0;
    fresh = true;
  }

  /** Goes one block on. */
  public void run(float rateHz) {
    phase += rateHz * secondsPerBlock;
    phase -= Math.floor(phase);
    fresh = false;
  }

  /**
   * Goes one block on, to a place in the song.
   *
   * @param cycles place of the wave at the end of the block, whole numbers are its start
   */
  public void follow(double cycles, float rateHz) {
    boolean first = fresh;
    run(rateHz);
    double off = cycles - phase;
    off -= Math.rint(off);
    phase += first ? off : pull * off;
    phase -= Math.floor(phase);
  }

  /** The wave -1..1 as a sine, so many cycles ahead. */
  public float sine(float ahead) {
    return FastMath.sin2pi((float) phase + ahead);
  }

  /** The wave -1..1 as a triangle, in step with {@link #sine}. */
  public float triangle(float ahead) {
    float at = (float) phase + ahead + 0.25f;
    float wrapped = at - (float) Math.floor(at);
    return Math.fma(-4f, Math.abs(wrapped - 0.5f), 1f);
  }
}
