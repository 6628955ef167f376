package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Echoes in the song's tempo that may wander from side to side, each darker and thinner than the
 * last: from a clean digital repeat to a worn tape.
 *
 * <p>Two delay lines with crossed feedback behind first-order filters and a soft saturation. A new
 * time fades from the old tap to a new one, or slides there like a tape. The tempo is low-passed,
 * and a deviation of less than half a per cent is followed only once it has stood still: a
 * jittering MIDI clock leaves the tap alone.
 */
public final class Delay implements Effect {

  private static final float[] BEATS = Divisions.beats();
  private static final int IN_BEATS = 0;
  private static final int IN_MS = 1;

  /** Times that do not fit are halved until they do: 5.4 s, four quarters at 44 BPM. */
  private static final int LONGEST_FRAMES_AT_48_KHZ = (1 << 18) - 2 * Block.FRAMES - 4;

  /** Blocks whose memory is fetched at once. */
  private static final int FETCHED = 4;

  private static final int SHORTEST_FRAMES = 2 * Block.FRAMES;

  /** Nearest place that may be read before the block is written. */
  private static final int NEAREST_FRAMES = Block.FRAMES + 3;

  private static final double STEADY_MS = 100;
  private static final double FREEZE_MS = 20;

  /** Part of the time that a deviation may have without being followed at once. */
  private static final double SMALL_DEVIATION = 0.005;

  /** Full drive bends echoes at a quarter of full scale. */
  private static final float DEEPEST_DRIVE = 4;

  private final Controls controls = new Controls(DelayTable.TABLE);
  private final SongTempo tempo = new SongTempo();
  private final FadingTap tap = new FadingTap();
  private final TapeMotion motion = new TapeMotion(1);
  private final Ducker ducker = new Ducker();
  private final float[] leftTap = new float[Block.FRAMES];
  private final float[] rightTap = new float[Block.FRAMES];
  private final float[] leftKept = new float[Block.FRAMES];
  private final float[] rightKept = new float[Block.FRAMES];

  private int sampleRate;
  private int longestFrames;
  private OnePoles filter;
  private DelayLine leftLine;
  private DelayLine rightLine;
  private int steadyBlocks;
  private float freezeStep;

  private boolean fresh;
  private int quietFrames;
  private int blocks;

  /** Read by nobody; not private, so that it is not taken for forgotten. */
  float fetched;

  private int lastTarget;
  private int steadyFor;

  /** Where the tap is or goes, in frames back. */
  private int aim;

  private float levelBefore;

  /** 0 as usual, 1 frozen. */
  private float frozen;

  private float frozenBefore;

  @Override
  public ParamTable params() {
    return DelayTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    longestFrames = sampleRate > 48_000 ? 2 * LONGEST_FRAMES_AT_48_KHZ : LONGEST_FRAMES_AT_48_KHZ;
    filter = new OnePoles(sampleRate);
    leftLine = new DelayLine(longestFrames, Block.FRAMES);
    rightLine = new DelayLine(longestFrames, Block.FRAMES);
    double blocksPerMs = sampleRate / (1000.0 * Block.FRAMES);
    tap.prepare(sampleRate);
    tempo.prepare(sampleRate);
    motion.prepare(sampleRate);
    ducker.prepare(sampleRate);
    steadyBlocks = (int) Math.round(STEADY_MS * blocksPerMs);
    freezeStep = (float) (1 / (FREEZE_MS * blocksPerMs));
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    tempo.reset();
    motion.reset();
    ducker.reset();
    leftLine.reset();
    rightLine.reset();
    filter.reset();
    fresh = true;
    quietFrames = leftLine.size();
    lastTarget = 0;
    steadyFor = 0;
    frozen = 0;
    frozenBefore = 0;
  }

  @Override
  public void set(int index, float value) {
    controls.set(index, value);
  }

  @Override
  public void jump(int index, float value) {
    controls.jump(index, value);
  }

  @Override
  public boolean resting() {
    return quietFrames >= leftLine.size();
  }

  @Override
  public int latencyFrames() {
    return 0;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    boolean moved = controls.advance();
    followTime(block);
    if (moved) {
      followControls();
    }
    fresh = false;
    float dry = Energy.of(left, Block.FRAMES) + Energy.of(right, Block.FRAMES);
    ducker.advance(controls.value(DelayTable.DUCKING), dry);
    motion.advance(controls.value(DelayTable.WOBBLE), controls.value(DelayTable.FLUTTER));
    if (quietFrames >= leftLine.size() && dry <= Energy.INAUDIBLE) {
      leftLine.reset();
      rightLine.reset();
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      levelBefore = level(controls.value(DelayTable.LEVEL));
      return;
    }
    if (blocks++ % FETCHED == 0) {
      fetched = leftLine.fetch(tap.frames(), FETCHED * Block.FRAMES);
      fetched += rightLine.fetch(tap.frames(), FETCHED * Block.FRAMES);
    }
    readTaps();
    colour();
    write(left, right, dry);
    giveOut(left, right);
  }

  private static float level(float db) {
    return db <= -60 ? 0 : FastMath.dbToGain(db);
  }

  private void followControls() {
    filter.tune(controls.value(DelayTable.LOW_CUT), controls.value(DelayTable.HIGH_CUT));
    if (fresh) {
      levelBefore = level(controls.value(DelayTable.LEVEL));
    }
  }

  private void followTime(Block block) {
    double bpm = tempo.advance(block);
    boolean freeze = controls.on(DelayTable.FREEZE);
    frozenBefore = frozen;
    frozen = Math.max(0, Math.min(1, frozen + (freeze ? freezeStep : -freezeStep)));
    if (fresh) {
      frozen = freeze ? 1 : 0;
      frozenBefore = frozen;
    }
    int target = target(bpm);
    steadyFor = target == lastTarget ? steadyFor + 1 : 0;
    lastTarget = target;
    boolean large = Math.abs(target - aim) > SMALL_DEVIATION * aim;
    if (fresh || (!freeze && (large || steadyFor >= steadyBlocks))) {
      aim = target;
    }
    if (fresh) {
      tap.jump(aim);
    } else if (tap.rests()) {
      if (controls.choice(DelayTable.CHANGE) == 1) {
        tap.slideTo(aim);
      } else if (tap.frames() != aim) {
        tap.fadeTo(aim);
      }
    }
  }

  /** Whole frames from echo to echo. */
  private int target(double bpm) {
    int sync = controls.choice(DelayTable.SYNC);
    double frames;
    if (sync == IN_MS) {
      frames = controls.value(DelayTable.MS) * 0.001 * sampleRate;
    } else {
      double beats = sync == IN_BEATS ? controls.value(DelayTable.TIME) : BEATS[sync - IN_MS - 1];
      frames = beats * 60.0 / bpm * sampleRate;
    }
    while (frames > longestFrames) {
      frames *= 0.5;
    }
    return (int) Math.max(SHORTEST_FRAMES, Math.rint(frames));
  }

  private void readTaps() {
    // What is frozen stays on whole frames, where reading loses nothing.
    double nearest = NEAREST_FRAMES - tap.nearest();
    double start = Math.max(nearest, motion.start() * (1 - frozenBefore));
    double end = Math.max(nearest, (motion.start() + motion.step() * Block.FRAMES) * (1 - frozen));
    double step = (end - start) / Block.FRAMES;
    tap.read(leftLine, start, step, leftTap);
    tap.read(rightLine, start, step, rightTap);
    tap.advance();
  }

  /** Filters and saturates the echoes, but for what is frozen. */
  private void colour() {
    boolean keeps = frozen > 0 || frozenBefore > 0;
    if (keeps) {
      System.arraycopy(leftTap, 0, leftKept, 0, Block.FRAMES);
      System.arraycopy(rightTap, 0, rightKept, 0, Block.FRAMES);
    }
    filter.process(leftTap, rightTap);
    float drive = DEEPEST_DRIVE * controls.start(DelayTable.DRIVE);
    float driveStep = DEEPEST_DRIVE * controls.step(DelayTable.DRIVE);
    if (drive != 0 || driveStep != 0) {
      saturate(leftTap, drive, driveStep);
      saturate(rightTap, drive, driveStep);
    }
    if (keeps) {
      float step = (frozen - frozenBefore) / Block.FRAMES;
      for (int i = 0; i < Block.FRAMES; i++) {
        float kept = frozenBefore + i * step;
        leftTap[i] += kept * (leftKept[i] - leftTap[i]);
        rightTap[i] += kept * (rightKept[i] - rightTap[i]);
      }
    }
  }

  private static void saturate(float[] x, float drive, float driveStep) {
    for (int i = 0; i < Block.FRAMES; i++) {
      float driven = x[i] * (drive + i * driveStep);
      x[i] = x[i] / (float) Math.sqrt(1 + driven * driven);
    }
  }

  /** Writes input and crossed feedback into the lines and goes one block on. */
  private void write(float[] left, float[] right, float dry) {
    float let = 1 - frozenBefore;
    float letStep = (frozenBefore - frozen) / Block.FRAMES;
    float feedback = 1 - let * (1 - controls.start(DelayTable.FEEDBACK));
    float feedbackEnd = 1 - (1 - frozen) * (1 - controls.value(DelayTable.FEEDBACK));
    float feedbackStep = (feedbackEnd - feedback) / Block.FRAMES;
    float cross = crossed(controls.start(DelayTable.PING_PONG), frozenBefore);
    float crossEnd = crossed(controls.value(DelayTable.PING_PONG), frozen);
    float crossStep = (crossEnd - cross) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      float f = feedback + i * feedbackStep;
      float c = cross + i * crossStep;
      float in = let + i * letStep;
      float turned = c * (rightTap[i] - leftTap[i]);
      float l = in * (left[i] + 0.5f * c * (right[i] - left[i])) + f * (leftTap[i] + turned);
      float r = in * right[i] * (1 - c) + f * (rightTap[i] - turned);
      leftKept[i] = l + Tiny.FLUSH - Tiny.FLUSH;
      rightKept[i] = r + Tiny.FLUSH - Tiny.FLUSH;
    }
    leftLine.write(leftKept, Block.FRAMES);
    rightLine.write(rightKept, Block.FRAMES);
    leftLine.advance(Block.FRAMES);
    rightLine.advance(Block.FRAMES);
    boolean heard = dry > Energy.INAUDIBLE || audible(leftKept) || audible(rightKept);
    quietFrames = heard ? 0 : Math.min(leftLine.size(), quietFrames + Block.FRAMES);
  }

  private static boolean audible(float[] x) {
    return Energy.of(x, Block.FRAMES) > 0.5f * Energy.INAUDIBLE;
  }

  /** A loop that loses nothing either crosses or does not. */
  private static float crossed(float pingPong, float frozen) {
    float whole = pingPong >= 0.5f ? 1 : 0;
    return pingPong + frozen * (whole - pingPong);
  }

  private void giveOut(float[] left, float[] right) {
    float level = level(controls.value(DelayTable.LEVEL));
    float wet = levelBefore * ducker.start() * controls.start(DelayTable.MIX);
    float wetEnd =
        level * (ducker.start() + ducker.step() * Block.FRAMES) * controls.value(DelayTable.MIX);
    float wetStep = (wetEnd - wet) / Block.FRAMES;
    float dry = 1 - controls.start(DelayTable.MIX);
    float dryStep = -controls.step(DelayTable.MIX);
    for (int i = 0; i < Block.FRAMES; i++) {
      float d = dry + i * dryStep;
      float w = wet + i * wetStep;
      left[i] = left[i] * d + leftTap[i] * w + Tiny.FLUSH - Tiny.FLUSH;
      right[i] = right[i] * d + rightTap[i] * w + Tiny.FLUSH - Tiny.FLUSH;
    }
    levelBefore = level;
  }
}
