package org.ngoma.instruments.dsp;

/**
 * What keeps a turned knob from clicking: a value that glides to its target in a straight line over
 * whole blocks.
 *
 * <p>Each block call {@link #advance} once, then read {@link #start} and {@link #step}: sample i of
 * the block stands at {@code start + i * step}. The glide ends exactly on the target, so a resting
 * value costs nothing and {@link #moving} says so.
 */
public final class Smoother {

  private final int blockFrames;
  private int glideBlocks = 1;
  private int blocksLeft;
  private float target;
  private float start;
  private float end;

  /** A smoother at 0 for blocks of {@code blockFrames} frames. */
  public Smoother(int blockFrames) {
    this.blockFrames = blockFrames;
  }

  /**
   * Sets how long a jump takes, rounded up to whole blocks, at least one.
   *
   * @param sampleRate in Hz
   * @param smoothingMs 0 or more
   */
  public void prepare(int sampleRate, double smoothingMs) {
    double blocks = smoothingMs * sampleRate / (1000.0 * blockFrames);
    glideBlocks = (int) Math.max(1, Math.ceil(blocks));
  }

  /** Stands at {@code value} at once. */
  public void jump(float value) {
    target = value;
    start = value;
    end = value;
    blocksLeft = 0;
  }

  /** Glides to {@code value} from the next block on, beginning where it stands. */
  public void aim(float value) {
    if (value != target) {
      target = value;
      blocksLeft = glideBlocks;
    }
  }

  /** Goes one block on. */
  public void advance() {
    start = end;
    if (blocksLeft > 0) {
      end = blocksLeft == 1 ? target : end + (target - end) / blocksLeft;
      blocksLeft--;
    }
  }

  /** Value at the first frame of this block. */
  public float start() {
    return start;
  }

  /** Value at the first frame of the next block. */
  public float end() {
    return end;
  }

  /** Change from frame to frame within this block. */
  public float step() {
    return (end - start) / blockFrames;
  }

  /** Whether the value changes within this block. */
  public boolean moving() {
    return start != end;
  }

  /** Where it is going. */
  public float target() {
    return target;
  }
}
