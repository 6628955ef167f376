package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Echoes in the song's tempo that may wander from side to side, each darker and thinner than the
 * last; wet only, for a send.
 *
 * <p>Two delay lines with crossed feedback behind first-order filters. The lines are always read at
 * whole frames: a new time fades from the old tap to a new one, so neither knob nor tempo bends
 * pitch or clicks. The tempo is low-passed, and a deviation of less than half a per cent is
 * followed only once it has stood still: a jittering MIDI clock leaves the tap alone.
 */
public final class Delay implements Effect {

  private static final double SLOWEST_BPM = 20;
  private static final double LONGEST_BEATS = 4;
  private static final int SHORTEST_FRAMES = 2 * Block.FRAMES;
  private static final double TEMPO_MS = 50;
  private static final double STEADY_MS = 100;

  /** Part of the time that a deviation may have without being followed at once. */
  private static final double SMALL_DEVIATION = 0.005;

  /** -180 dB: nobody hears it, and what is not louder is taken for silence. */
  private static final float INAUDIBLE = 1e-9f;

  private final Controls controls = new Controls(DelayTable.TABLE);
  private final FadingTap tap = new FadingTap();
  private final float[] leftTap = new float[Block.FRAMES];
  private final float[] rightTap = new float[Block.FRAMES];

  /** Low-pass and high-pass state of the left, then of the right side. */
  private final float[] filter = new float[4];

  private int sampleRate;
  private float[] leftLine;
  private float[] rightLine;
  private int steadyBlocks;
  private double tempoFollowed;

  private boolean fresh;
  private double bpm;
  private int at;

  /** Frames written since the reset; what lies before them counts as silence. */
  private int written;

  private int quietFrames;
  private int lastTarget;
  private int steadyFor;
  private float highCut;
  private float lowCut;
  private float levelBefore;

  @Override
  public ParamTable params() {
    return DelayTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    double longest = LONGEST_BEATS * 60 / SLOWEST_BPM * sampleRate;
    int blocks = (int) Math.ceil(longest / Block.FRAMES) + 1;
    leftLine = new float[blocks * Block.FRAMES];
    rightLine = new float[blocks * Block.FRAMES];
    double blocksPerMs = sampleRate / (1000.0 * Block.FRAMES);
    tap.prepare(sampleRate);
    steadyBlocks = (int) Math.round(STEADY_MS * blocksPerMs);
    tempoFollowed = 1 - StrictMath.exp(-1 / (TEMPO_MS * blocksPerMs));
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    Arrays.fill(filter, 0);
    fresh = true;
    at = 0;
    written = 0;
    quietFrames = leftLine.length;
    steadyFor = 0;
  }

  @Override
  public void set(int index, float value) {
    controls.set(index, value);
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
    if (quietFrames >= leftLine.length && silent(left) && silent(right)) {
      written = 0;
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      return;
    }
    tap.read(leftLine, at, written, leftTap);
    tap.read(rightLine, at, written, rightTap);
    tap.advance();
    float level = level(controls.value(DelayTable.LEVEL));
    filter(leftTap, 0);
    filter(rightTap, 2);
    write(left, right);
    for (int i = 0; i < Block.FRAMES; i++) {
      float gain = levelBefore + (level - levelBefore) * (i * (1f / Block.FRAMES));
      left[i] = leftTap[i] * gain;
      right[i] = rightTap[i] * gain;
    }
    levelBefore = level;
  }

  private static float level(float db) {
    return db <= -60 ? 0 : FastMath.dbToGain(db);
  }

  private void followControls() {
    // Gains of the trapezoidal one-pole, g / (1 + g).
    float high = FastMath.tanPi(controls.value(DelayTable.HIGH_CUT) / sampleRate);
    float low = FastMath.tanPi(controls.value(DelayTable.LOW_CUT) / sampleRate);
    highCut = high / (1 + high);
    lowCut = low / (1 + low);
    if (fresh) {
      levelBefore = level(controls.value(DelayTable.LEVEL));
    }
  }

  private void followTime(Block block) {
    double now = Math.max(SLOWEST_BPM, block.bpm);
    bpm = fresh ? now : bpm + (now - bpm) * tempoFollowed;
    if (Math.abs(now - bpm) < 1e-5 * now) {
      bpm = now;
    }
    double frames = controls.value(DelayTable.TIME) * 60.0 / bpm * sampleRate;
    int longest = leftLine.length - Block.FRAMES;
    int target = (int) Math.max(SHORTEST_FRAMES, Math.min(longest, Math.rint(frames)));
    steadyFor = target == lastTarget ? steadyFor + 1 : 0;
    lastTarget = target;
    if (fresh) {
      tap.jump(target);
    } else if (tap.rests() && target != tap.frames()) {
      boolean large = Math.abs(target - tap.frames()) > SMALL_DEVIATION * tap.frames();
      if (large || steadyFor >= steadyBlocks) {
        tap.fadeTo(target);
      }
    }
  }

  private void filter(float[] x, int state) {
    float lowPassed = filter[state];
    float low = filter[state + 1];
    for (int i = 0; i < Block.FRAMES; i++) {
      // loop.
      float v = (x[i] + Tiny.GUARD - lowPassed) * highCut;
      float dark = v + lowPassed;
      lowPassed = Math.fma(2f, v, lowPassed);
      float w = (dark - low) * lowCut;
      x[i] = dark - (w + low) + Tiny.FLUSH - Tiny.FLUSH;
      low = Math.fma(2f, w, low);
    }
    filter[state] = lowPassed;
    filter[state + 1] = low;
  }

  /** Writes input and crossed feedback into the lines and goes one block on. */
  private void write(float[] left, float[] right) {
    float feedback = controls.start(DelayTable.FEEDBACK);
    float feedbackStep = controls.step(DelayTable.FEEDBACK);
    float cross = controls.start(DelayTable.PING_PONG);
    float crossStep = controls.step(DelayTable.PING_PONG);
    float peak = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      float f = feedback + i * feedbackStep;
      float c = cross + i * crossStep;
      float half = 0.5f * c * (right[i] - left[i]);
      float l = left[i] + half + f * (leftTap[i] + c * (rightTap[i] - leftTap[i]));
      float r = right[i] * (1 - c) + f * (rightTap[i] + c * (leftTap[i] - rightTap[i]));
      l = l + Tiny.FLUSH - Tiny.FLUSH;
      r = r + Tiny.FLUSH - Tiny.FLUSH;
      leftLine[at + i] = l;
      rightLine[at + i] = r;
      peak = Math.max(peak, Math.max(Math.abs(l), Math.abs(r)));
    }
    quietFrames = peak > INAUDIBLE ? 0 : Math.min(leftLine.length, quietFrames + Block.FRAMES);
    written = Math.min(leftLine.length, written + Block.FRAMES);
    at = at + Block.FRAMES == leftLine.length ? 0 : at + Block.FRAMES;
  }

  private static boolean silent(float[] x) {
    float peak = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak <= INAUDIBLE;
  }
}
