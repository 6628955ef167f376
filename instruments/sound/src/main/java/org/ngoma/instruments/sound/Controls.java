package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.Curve;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Where every knob of one processor stands, gliding: a row that is set moves to its target over its
 * own smoothing time, in whole blocks, by equal differences, or by equal ratios where its curve is
 * exponential. A row without smoothing is there at once, and so is whatever is set before the first
 * block.
 *
 * <p>Each block call {@link #advance} once. Sample i of the block then stands at {@code start(row)
 * + i * step(row)}, and {@link #value} is where the block ends.
 */
final class Controls {

  private static final float PER_FRAME = 1f / Block.FRAMES;

  private final int rows;
  private final double[] smoothingMs;
  private final float[] defaults;
  private final boolean[] byRatio;
  private final int[] glideBlocks;
  private final int[] blocksLeft;
  private final float[] target;
  private final float[] start;
  private final float[] end;
  private final boolean[] leapt;
  private final float[] leapFrom;
  private boolean fresh = true;
  private boolean moving;
  private boolean jumped;

  Controls(ParamTable table) {
    rows = table.size();
    smoothingMs = new double[rows];
    defaults = new float[rows];
    byRatio = new boolean[rows];
    glideBlocks = new int[rows];
    blocksLeft = new int[rows];
    target = new float[rows];
    start = new float[rows];
    end = new float[rows];
    leapt = new boolean[rows];
    leapFrom = new float[rows];
    for (int row = 0; row < rows; row++) {
      ParamSpec spec = table.get(row);
      smoothingMs[row] = spec.smoothingMs();
      defaults[row] = (float) spec.defaultValue();
      byRatio[row] = spec.curve() == Curve.EXPONENTIAL;
    }
  }

  /** Takes the sample rate and puts every row at its default. */
  void prepare(int sampleRate) {
    for (int row = 0; row < rows; row++) {
      double blocks = smoothingMs[row] * sampleRate / (1000.0 * Block.FRAMES);
      glideBlocks[row] = (int) Math.ceil(blocks);
      target[row] = defaults[row];
    }
    reset();
  }

  /** Ends every glide on its target; what is set before the next block takes effect at once. */
  void reset() {
    Arrays.fill(blocksLeft, 0);
    Arrays.fill(leapt, false);
    System.arraycopy(target, 0, start, 0, rows);
    System.arraycopy(target, 0, end, 0, rows);
    fresh = true;
    moving = false;
    jumped = true;
  }

  void set(int row, float value) {
    if (fresh || glideBlocks[row] == 0) {
      jumped |= value != end[row];
      target[row] = value;
      start[row] = value;
      end[row] = value;
    } else if (value != target[row]) {
      target[row] = value;
      blocksLeft[row] = glideBlocks[row];
      moving = true;
    }
  }

  /** As {@link #set}, but there at the end of the coming block; {@link #value} is so at once. */
  void jump(int row, float value) {
    if (fresh || glideBlocks[row] == 0) {
      set(row, value);
      return;
    }
    if (!leapt[row]) {
      leapt[row] = true;
      leapFrom[row] = end[row];
    }
    target[row] = value;
    end[row] = value;
    blocksLeft[row] = 0;
    moving = true;
  }

  /** Goes one block on; true when any row changes within it or has jumped before it. */
  boolean advance() {
    fresh = false;
    boolean changed = jumped;
    jumped = false;
    if (!moving) {
      return changed;
    }
    moving = false;
    for (int row = 0; row < rows; row++) {
      float from = end[row];
      int left = blocksLeft[row];
      if (leapt[row]) {
        from = leapFrom[row];
        leapt[row] = false;
        moving = true;
      }
      if (left > 0) {
        end[row] = left == 1 ? target[row] : onTheWay(row, from, left);
        blocksLeft[row] = left - 1;
        moving = true;
      }
      changed |= start[row] != end[row];
      start[row] = from;
    }
    // One more round after the last glide, so that its start reaches its end.
    moving |= changed;
    return changed;
  }

  private float onTheWay(int row, float from, int blocks) {
    float to = target[row];
    return byRatio[row]
        ? from * FastMath.exp2((FastMath.log2(to) - FastMath.log2(from)) / blocks)
        : from + (to - from) / blocks;
  }

  /** Value at the first frame of this block. */
  float start(int row) {
    return start[row];
  }

  /** Value at the end of this block. */
  float value(int row) {
    return end[row];
  }

  /** Change from frame to frame within this block. */
  float step(int row) {
    return (end[row] - start[row]) * PER_FRAME;
  }

  /** Whether the row changes within this block. */
  boolean moves(int row) {
    return start[row] != end[row];
  }

  /** A stepped row as a whole number, without glide. */
  int choice(int row) {
    return Math.round(target[row]);
  }

  /** A switch, without glide. */
  boolean on(int row) {
    return target[row] >= 0.5f;
  }
}
