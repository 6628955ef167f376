package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.DcBlocker;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.Project;

/**
 * What single pads of a kit let into the returns: an echo on the clap alone. It leaves before the
 * chain of the track, waits as long as the slowest track, and goes through the track's fader.
 */
final class PadSends {

  private static final float OFF_DB = -60f;
  private static final int SENDS = Project.RETURNS;

  private final float[][] left = new float[SENDS][Block.FRAMES];
  private final float[][] right = new float[SENDS][Block.FRAMES];
  private final DcBlocker[] blockLeft = new DcBlocker[SENDS];
  private final DcBlocker[] blockRight = new DcBlocker[SENDS];
  private final Compensation[] behind = new Compensation[SENDS];

  /** Whether the arrays of a send hold anything but zeros. */
  private final boolean[] fed = new boolean[SENDS];

  /** Frames since a send was last fed. */
  private final int[] quietFrames = new int[SENDS];

  void prepare(int sampleRate, float dcCornerHz) {
    for (int i = 0; i < SENDS; i++) {
      blockLeft[i] = new DcBlocker();
      blockRight[i] = new DcBlocker();
      blockLeft[i].prepare(sampleRate, dcCornerHz);
      blockRight[i].prepare(sampleRate, dcCornerHz);
      behind[i] = new Compensation(sampleRate, Compensation.LONGEST_FRAMES);
      quietFrames[i] = Compensation.LONGEST_FRAMES;
    }
  }

  @RealTime
  void reset() {
    for (int i = 0; i < SENDS; i++) {
      Arrays.fill(left[i], 0f);
      Arrays.fill(right[i], 0f);
      fed[i] = false;
      blockLeft[i].reset();
      blockRight[i].reset();
      behind[i].reset();
      quietFrames[i] = Compensation.LONGEST_FRAMES;
    }
  }

  /** Makes room for the next block. */
  @RealTime
  void begin() {
    for (int i = 0; i < SENDS; i++) {
      if (fed[i]) {
        Arrays.fill(left[i], 0f);
        Arrays.fill(right[i], 0f);
        fed[i] = false;
      }
    }
  }

  /** Gain of a send that stands at so many dB; -60 is off. */
  @RealTime
  static float gain(float db) {
    return db <= OFF_DB ? 0f : FastMath.dbToGain(db);
  }

  /** The left array of a send, to add a pad to. */
  @RealTime
  float[] left(int send) {
    fed[send] = true;
    return left[send];
  }

  /** The right array of a send, to add a pad to. */
  @RealTime
  float[] right(int send) {
    fed[send] = true;
    return right[send];
  }

  /** Ends a block of the kit. */
  @RealTime
  void end() {
    for (int i = 0; i < SENDS; i++) {
      if (fed[i] || !blockLeft[i].silent() || !blockRight[i].silent()) {
        blockLeft[i].process(left[i], Block.FRAMES);
        blockRight[i].process(right[i], Block.FRAMES);
        fed[i] = true;
      }
    }
  }

  /** Whether nothing rings on. */
  @RealTime
  boolean silent() {
    for (int i = 0; i < SENDS; i++) {
      if (!blockLeft[i].silent() || !blockRight[i].silent()) {
        return false;
      }
    }
    return true;
  }

  /** Waits for the slowest track. */
  @RealTime
  void align(int frames) {
    for (int i = 0; i < SENDS; i++) {
      behind[i].aim(frames);
    }
  }

  /** Adds the block to the returns, at the level of the track. */
  @RealTime
  void mix(Fader fader, Bus[] returns) {
    for (int i = 0; i < SENDS; i++) {
      quietFrames[i] = fed[i] ? 0 : Math.min(1 << 24, quietFrames[i] + Block.FRAMES);
      if (quietFrames[i] > Compensation.LONGEST_FRAMES && behind[i].settled()) {
        continue;
      }
      // What is held back overwrites zeros, and has to be cleared again.
      fed[i] = true;
      behind[i].process(left[i], right[i]);
      fader.mix(left[i], right[i], returns[i].left, returns[i].right);
      returns[i].fed = true;
    }
  }
}
