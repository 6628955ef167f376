package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.InterSamplePeaks;
import org.ngoma.instruments.dsp.NyquistGuard;
import org.ngoma.sequencer.model.ParamTable;

/**
 * The end of the mix: peaks duck smoothly under a ceiling, everything below it passes unchanged.
 *
 * <p>Look-ahead limiter: the reduction that each frame's true peak needs (BS.1770-4 interpolation,
 * both channels linked) is held over the look-ahead by a sliding maximum and rounded by three
 * moving averages in a row, whose window ends exactly where the hold does, so the gain is down
 * before the peak arrives. Reductions are whole numbers: the averages are exact, and where nothing
 * is limited the gain is exactly 1 and the output the delayed input times {@code master.gain}, bit
 * by bit. What no interpolation of sensible length sees, swings of the very top of the band, is
 * filtered away while it matters: {@link NyquistGuard}.
 */
public final class Limiter implements Effect {

  private static final double LOOK_AHEAD_MS = 1.5;

  /** Aimed below the ceiling, for what the interpolation misses and the moving gain adds. */
  private static final float MARGIN_DB = 0.1f;

  /** So little at the top of the band, as part of the aim, is left there. */
  private static final float LEAST_TOP = 0.01f;

  /** How far, in its own level, the top of the band swings beyond what the interpolation sees. */
  private static final float TOP_SWING = 2f;

  /** How long the top of the band stays away after it was last too high. */
  private static final int GUARD_BLOCKS = 4;

  /** Frames on either side of a peak over which its reduction stands still. */
  private static final int FLAT_FRAMES = 4;

  /** A reduction to silence. Whole numbers below 2^30 leave room for three sums in a long. */
  private static final int FULL = 1 << 30;

  private final Controls controls = new Controls(MasterTable.TABLE);
  private final NyquistGuard leftGuard = new NyquistGuard();
  private final NyquistGuard rightGuard = new NyquistGuard();
  private final InterSamplePeaks leftPeaks = new InterSamplePeaks();
  private final InterSamplePeaks rightPeaks = new InterSamplePeaks();
  private final float[] peaks = new float[Block.FRAMES];

  private int sampleRate;
  private int latency;

  /** Of it, what the delay lines hold. */
  private int lineFrames;

  private float[] leftLine;
  private float[] rightLine;
  private SlidingMaximum hold;
  private MovingSum firstSum;
  private MovingSum secondSum;
  private MovingSum thirdSum;
  private long fullSum;
  private int settlingFrames;

  /** Before the first block, when parameters jump. */
  private boolean fresh;

  private int guardBlocks;
  private float gain;
  private float aim;
  private long fallKept;
  private long followKept;
  private int falling;
  private int released;

  /** Frames since the last one that needed or held a reduction. */
  private int restingFrames;

  @Override
  public ParamTable params() {
    return MasterTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    latency = (int) Math.round(LOOK_AHEAD_MS * sampleRate / 1000);
    lineFrames = latency - NyquistGuard.LATENCY_FRAMES;
    int average = lineFrames - InterSamplePeaks.LATENCY_FRAMES - FLAT_FRAMES + 1;
    int first = (average + 2) / 3;
    int third = average + 2 - 2 * first;
    firstSum = new MovingSum(first);
    secondSum = new MovingSum(first);
    thirdSum = new MovingSum(third);
    fullSum = (long) FULL * first * first * third;
    hold = new SlidingMaximum(average + 2 * FLAT_FRAMES);
    settlingFrames = 2 * latency;
    leftLine = new float[lineFrames + Block.FRAMES];
    rightLine = new float[lineFrames + Block.FRAMES];
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    leftGuard.reset();
    rightGuard.reset();
    guardBlocks = 0;
    leftPeaks.reset();
    rightPeaks.reset();
    Arrays.fill(leftLine, 0);
    Arrays.fill(rightLine, 0);
    hold.reset();
    firstSum.reset();
    secondSum.reset();
    thirdSum.reset();
    falling = 0;
    released = 0;
    restingFrames = settlingFrames;
    fresh = true;
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
  public int latencyFrames() {
    return latency;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    float gainBefore = gain;
    if (controls.advance()) {
      followControls();
      gainBefore = fresh ? gain : gainBefore;
      fresh = false;
    }
    takeIn(left, leftLine, gainBefore);
    takeIn(right, rightLine, gainBefore);
    guard();
    boolean calm = measure();
    if (calm && restingFrames >= settlingFrames) {
      System.arraycopy(leftLine, 0, left, 0, Block.FRAMES);
      System.arraycopy(rightLine, 0, right, 0, Block.FRAMES);
    } else {
      limit(left, right);
    }
    System.arraycopy(leftLine, Block.FRAMES, leftLine, 0, lineFrames);
    System.arraycopy(rightLine, Block.FRAMES, rightLine, 0, lineFrames);
  }

  private void followControls() {
    gain = FastMath.dbToGain(controls.value(MasterTable.GAIN));
    aim = FastMath.dbToGain(controls.value(MasterTable.CEILING) - MARGIN_DB);
    // A fall and a follower behind it, so that a release begins softly: e^-3 is left after 1.
    float frames = controls.value(MasterTable.RELEASE) * 0.001f * sampleRate;
    fallKept = kept(frames * 0.25f);
    followKept = kept(frames * 0.08f);
  }

  /** What a decay of {@code frames} frames to 1/e keeps from frame to frame, of {@link #FULL}. */
  private static long kept(float frames) {
    return (long) (FULL * FastMath.exp2(-1.442_695f / frames));
  }

  private void takeIn(float[] in, float[] line, float gainBefore) {
    float step = (gain - gainBefore) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      line[lineFrames + i] = in[i] * (gainBefore + i * step);
    }
  }

  /** Filters the very top of the band away where it could make peaks that are not seen. */
  private void guard() {
    boolean left = swings(leftGuard, leftLine);
    boolean right = swings(rightGuard, rightLine);
    guardBlocks = left || right ? GUARD_BLOCKS : Math.max(0, guardBlocks - 1);
    leftGuard.give(leftLine, lineFrames, guardBlocks > 0);
    rightGuard.give(rightLine, lineFrames, guardBlocks > 0);
  }

  private boolean swings(NyquistGuard guard, float[] line) {
    float top = guard.look(line, lineFrames);
    return top > LEAST_TOP * aim && guard.highest() + TOP_SWING * top > aim;
  }

  /** Fills {@link #peaks}; true when none can pass the aim, and then they are not filled. */
  private boolean measure() {
    float leftBound = leftPeaks.bound(leftLine, lineFrames, Block.FRAMES);
    float rightBound = rightPeaks.bound(rightLine, lineFrames, Block.FRAMES);
    Arrays.fill(peaks, 0);
    scan(leftPeaks, leftLine, leftBound);
    scan(rightPeaks, rightLine, rightBound);
    return leftBound <= aim && rightBound <= aim;
  }

  private void scan(InterSamplePeaks detector, float[] line, float bound) {
    if (bound <= aim) {
      detector.skip(line, lineFrames, Block.FRAMES);
    } else {
      detector.scan(line, lineFrames, Block.FRAMES, aim, peaks);
    }
  }

  private void limit(float[] left, float[] right) {
    for (int i = 0; i < Block.FRAMES; i++) {
      int held = hold.next(needed(peaks[i]));
      falling = Math.max(held, (int) ((falling * fallKept) >> 30));
      long behind = (long) released - falling;
      released = Math.max(held, falling + (int) ((behind * followKept) >> 30));
      restingFrames = released == 0 ? restingFrames + 1 : 0;
      long sum = thirdSum.next(secondSum.next(firstSum.next(released)));
      float reduced = (float) ((fullSum - sum) / (double) fullSum);
      left[i] = leftLine[i] * reduced;
      right[i] = rightLine[i] * reduced;
    }
    restingFrames = Math.min(restingFrames, settlingFrames);
  }

  /** Reduction, rounded up, that brings a peak down to the aim. */
  private int needed(float peak) {
    if (!(peak < Float.POSITIVE_INFINITY)) {
      return FULL;
    }
    return peak > aim ? (int) Math.ceil((1.0 - (double) aim / peak) * FULL) : 0;
  }

  /** The largest of the last numbers: a queue of those that no later one has passed. */
  private static final class SlidingMaximum {
    private final int window;
    private final int mask;
    private final int[] value;
    private final int[] frame;
    private int head;
    private int tail;
    private int now;

    SlidingMaximum(int window) {
      this.window = window;
      int size = Integer.highestOneBit(window) * 2;
      mask = size - 1;
      value = new int[size];
      frame = new int[size];
    }

    void reset() {
      head = 0;
      tail = 0;
    }

    int next(int number) {
      now++;
      if (head != tail && now - frame[head & mask] >= window) {
        head++;
      }
      while (head != tail && value[(tail - 1) & mask] <= number) {
        tail--;
      }
      value[tail & mask] = number;
      frame[tail & mask] = now;
      tail++;
      return value[head & mask];
    }
  }

  /** Sum of the last numbers, exact. */
  private static final class MovingSum {
    private final long[] last;
    private int at;
    private long sum;

    MovingSum(int window) {
      last = new long[window];
    }

    void reset() {
      Arrays.fill(last, 0);
      at = 0;
      sum = 0;
    }

    long next(long number) {
      sum += number - last[at];
      last[at] = number;
      at = at + 1 == last.length ? 0 : at + 1;
      return sum;
    }
  }
}
