package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.Project;

/**
 * How much of a channel goes where: fader, pan, mute and sends, by the rows of {@link
 * ChannelTable}.
 *
 * <p>All gains move to where the knobs want them in a straight line over {@value #RAMP_MS} ms,
 * which is what keeps fader, mute and solo from clicking.
 */
final class Fader {

  /** The pan of what is in stereo already: the centre is left alone. */
  static final int BALANCE = 3;

  private static final int COMPROMISE = 1;
  private static final int EQUAL_SUM = 2;
  private static final double RAMP_MS = 7;
  private static final float OFF_DB = -60;

  /** Row of the send into each return. */
  private static final int[] SENDS = {
    ChannelTable.SEND_A, ChannelTable.SEND_B, ChannelTable.SEND_C, ChannelTable.SEND_D
  };

  private final float[] values = new float[ChannelTable.TABLE.size()];
  private final int rampBlocks;
  private final float[] send = new float[Project.RETURNS];
  private final float[] sendStep = new float[Project.RETURNS];
  private final float[] sendAim = new float[Project.RETURNS];
  private float left;
  private float right;
  private float leftStep;
  private float rightStep;
  private float leftAim;
  private float rightAim;
  private int blocksLeft;
  private boolean sending;
  private boolean fresh = true;

  Fader(int sampleRate) {
    rampBlocks = (int) Math.ceil(RAMP_MS * sampleRate / (1000.0 * Block.FRAMES));
    for (int row = 0; row < values.length; row++) {
      values[row] = (float) ChannelTable.TABLE.get(row).defaultValue();
    }
  }

  /** Blocks of a ramp. */
  @RealTime
  int rampBlocks() {
    return rampBlocks;
  }

  /** Sets one row of {@link ChannelTable}, heard after the next {@link #aim}; false if it stood. */
  @RealTime
  boolean set(int row, float value) {
    boolean changed = values[row] != value;
    values[row] = value;
    return changed;
  }

  @RealTime
  float value(int row) {
    return values[row];
  }

  @RealTime
  boolean soloed() {
    return values[ChannelTable.SOLO] >= 0.5f;
  }

  /**
   * Lets the gains move to where the knobs are.
   *
   * @param audible false when the channel leaves the mixer or another one is soloed
   * @param law position of {@link SongTable#PAN_LAW}
   */
  @RealTime
  void aim(boolean audible, int law) {
    boolean on = audible && values[ChannelTable.MUTE] < 0.5f;
    float gain = on ? gain(values[ChannelTable.GAIN]) : 0;
    float pan = values[ChannelTable.PAN];
    leftAim = gain * side(pan, law);
    rightAim = gain * side(-pan, law);
    if (law == 0) {
      // Both from one turn, as a turn from the other side rounds differently.
      float turn = (pan + 1) * 0.125f;
      leftAim = gain * FastMath.cos2pi(turn);
      rightAim = gain * FastMath.sin2pi(turn);
    }
    for (int i = 0; i < sendAim.length; i++) {
      sendAim[i] = gain(values[SENDS[i]]);
    }
    blocksLeft = rampBlocks;
  }

  /** What was aimed at is there at the end of the coming block: a note begins. */
  @RealTime
  void leap() {
    blocksLeft = Math.min(blocksLeft, 1);
  }

  /** Part of the sound on the left side. */
  @RealTime
  private static float side(float pan, int law) {
    float straight = 0.5f * (1 - pan);
    return switch (law) {
      case COMPROMISE -> (float) Math.sqrt(straight * FastMath.cos2pi((pan + 1) * 0.125f));
      case EQUAL_SUM -> straight;
      default -> Math.min(1, 2 * straight);
    };
  }

  @RealTime
  private static float gain(float db) {
    return db <= OFF_DB ? 0 : FastMath.dbToGain(db);
  }

  /** Goes one block on: sets the gains at its start and their steps. */
  @RealTime
  void advance() {
    if (blocksLeft == 0 && leftStep == 0 && rightStep == 0 && !sending && !fresh) {
      return;
    }
    left += leftStep * Block.FRAMES;
    right += rightStep * Block.FRAMES;
    for (int i = 0; i < send.length; i++) {
      send[i] += sendStep[i] * Block.FRAMES;
    }
    if (blocksLeft == 0 || fresh) {
      arrive();
      return;
    }
    float part = 1f / (blocksLeft * Block.FRAMES);
    leftStep = (leftAim - left) * part;
    rightStep = (rightAim - right) * part;
    sending = false;
    for (int i = 0; i < send.length; i++) {
      sendStep[i] = (sendAim[i] - send[i]) * part;
      sending |= sendStep[i] != 0;
    }
    blocksLeft--;
  }

  /** Ends all movement: nobody hears it while the channel is silent. */
  @RealTime
  void arrive() {
    left = leftAim;
    right = rightAim;
    leftStep = 0;
    rightStep = 0;
    for (int i = 0; i < send.length; i++) {
      send[i] = sendAim[i];
      sendStep[i] = 0;
    }
    sending = false;
    blocksLeft = 0;
    fresh = false;
  }

  /** Whether a gain changes within this block or will. */
  @RealTime
  boolean moving() {
    return blocksLeft > 0 || leftStep != 0 || rightStep != 0 || sending;
  }

  /** Gain of the left side at the end of the block. */
  @RealTime
  float leftGain() {
    return left + leftStep * Block.FRAMES;
  }

  /** Gain of the right side at the end of the block. */
  @RealTime
  float rightGain() {
    return right + rightStep * Block.FRAMES;
  }

  /** Brings a block to its level. */
  @RealTime
  void apply(float[] fromLeft, float[] fromRight) {
    for (int i = 0; i < Block.FRAMES; i++) {
      fromLeft[i] *= left + i * leftStep;
      fromRight[i] *= right + i * rightStep;
    }
  }

  /** Brings a block to its level and adds it. */
  @RealTime
  void mix(float[] fromLeft, float[] fromRight, float[] toLeft, float[] toRight) {
    if (leftStep == 0 && rightStep == 0) {
      scale(fromLeft, left, toLeft);
      scale(fromRight, right, toRight);
      return;
    }
    for (int i = 0; i < Block.FRAMES; i++) {
      fromLeft[i] *= left + i * leftStep;
      fromRight[i] *= right + i * rightStep;
      toLeft[i] += fromLeft[i];
      toRight[i] += fromRight[i];
    }
  }

  @RealTime
  private static void scale(float[] from, float gain, float[] to) {
    for (int i = 0; i < Block.FRAMES; i++) {
      float x = from[i] * gain;
      from[i] = x;
      to[i] += x;
    }
  }

  /** Adds what goes into one return, of a block that is at its level. */
  @RealTime
  void send(int number, float[] fromLeft, float[] fromRight, Bus to) {
    float gain = send[number];
    float step = sendStep[number];
    if (gain <= 0 && step == 0) {
      return;
    }
    float[] toLeft = to.left;
    float[] toRight = to.right;
    to.fed = true;
    for (int i = 0; i < Block.FRAMES; i++) {
      float g = gain + i * step;
      toLeft[i] += fromLeft[i] * g;
      toRight[i] += fromRight[i] * g;
    }
  }
}
