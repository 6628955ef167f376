package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Course;
import org.ngoma.instruments.dsp.TimeStretch;

/** A {@link TimeStretch} that starts at any frame of a block, not only at its first. */
final class StretchVoice {

  private final float[] blockLeft = new float[Block.FRAMES];
  private final float[] blockRight = new float[Block.FRAMES];
  private final float[] lateLeft = new float[Block.FRAMES];
  private final float[] lateRight = new float[Block.FRAMES];
  private final TimeStretch stretch;
  private int late;

  /** Whether a voice plays through it. */
  boolean taken;

  StretchVoice(int sampleRate) {
    stretch = new TimeStretch(sampleRate);
  }

  /**
   * @param offset frame of the coming block at which it starts
   */
  void start(int offset, Course course, int[] attacks, boolean tones) {
    late = offset;
    Arrays.fill(lateLeft, 0f);
    Arrays.fill(lateRight, 0f);
    stretch.start(course, attacks, tones);
    taken = true;
  }

  double position() {
    return stretch.position();
  }

  /** Frames of the way that it reads to both sides of its position. */
  long reach() {
    return stretch.reach();
  }

  void render(float speed, float step, float[] left, float[] right) {
    stretch.render(speed, step, blockLeft, blockRight);
    delay(blockLeft, lateLeft, left);
    delay(blockRight, lateRight, right);
  }

  private void delay(float[] block, float[] kept, float[] out) {
    System.arraycopy(kept, 0, out, 0, late);
    System.arraycopy(block, 0, out, late, Block.FRAMES - late);
    System.arraycopy(block, Block.FRAMES - late, kept, 0, late);
  }
}
