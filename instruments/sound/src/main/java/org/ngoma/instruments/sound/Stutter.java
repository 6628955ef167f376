package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.DelayLine;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Catches a slice of what is played and repeats it in time, higher, softer or backwards each time.
 *
 * <p>All follows from the place in the song: at the start of a slice recording begins, and every
 * frame asks in which repeat it lies, so that a render repeats and a switch in the middle of a bar
 * falls in at once. Between the sound as it is, a repeat and the next one everything fades within 1
 * to 3 ms. When the song jumps, what was recorded is forgotten.
 */
public final class Stutter implements Effect {

  private static final float[] SLICE_BEATS = StutterTable.sliceBeats();
  private static final float[] INTERVAL_BEATS = {1, 2, 4, 8, 16, 32};
  private static final int STARTS = 16;

  /** Slices that are longer sound as long as this: 2.7 s at 48 kHz. */
  private static final int LONGEST_FRAMES = 1 << 17;

  private static final float FADE_IN_MS = 1;
  private static final float FADE_OUT_MS = 3;
  private static final float FASTEST = 8;

  /** A place in the song off by more than this has jumped: 10 ms at 120 BPM. */
  private static final double JUMP_BEATS = 0.02;

  private final Controls controls = new Controls(StutterTable.TABLE);
  private float[] leftSlice;
  private float[] rightSlice;
  private float fadeInFrames;
  private float fadeOutFrames;
  private float liveStep;
  private double secondsPerFrame;

  /** Frames recorded since the start of the slice; -1 where there is none. */
  private int recorded;

  private long recordedInterval;
  private double expectedBeats;

  /** How much of the sound as it is passes. */
  private float live;

  // Of the block in hand.
  private double sliceBeats;
  private double intervalBeats;
  private double beatsPerFrame;
  private double sliceFrames;
  private float gate;
  private float pitch;
  private float decay;
  private int reverse;

  // Of the repeat in hand.
  private int repeat;
  private float speed;
  private float gain;
  private float soundingFrames;
  private boolean backwards;

  @Override
  public ParamTable params() {
    return StutterTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    int frames = sampleRate > 48_000 ? 2 * LONGEST_FRAMES : LONGEST_FRAMES;
    leftSlice = new float[frames];
    rightSlice = new float[frames];
    fadeInFrames = FADE_IN_MS * sampleRate / 1000;
    fadeOutFrames = FADE_OUT_MS * sampleRate / 1000;
    liveStep = 1 / fadeOutFrames;
    secondsPerFrame = 1.0 / sampleRate;
    controls.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    recorded = -1;
    live = 1;
    repeat = 0;
    expectedBeats = Double.NaN;
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
    return 0;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    controls.advance();
    follow(block);
    int starts = controls.choice(StutterTable.START);
    double offset = starts * intervalBeats / STARTS;
    int repeats = controls.choice(StutterTable.REPEATS);
    boolean on = controls.on(StutterTable.ON) && block.playing;
    for (int i = 0; i < Block.FRAMES; i++) {
      double beats = block.songBeats + i * beatsPerFrame - offset;
      // The half frame keeps a slice that begins on a frame from beginning on the next one.
      double within = beats + 0.5 * beatsPerFrame;
      long interval = (long) Math.floor(within / intervalBeats);
      double in = within - interval * intervalBeats;
      int now = (int) Math.min(repeats + 1.0, in / sliceBeats);
      if (block.playing && (interval != recordedInterval || recorded < 0)) {
        begin(interval, in);
      }
      record(left[i], right[i]);
      boolean again = on && recorded >= 0 && now >= 1 && now <= repeats && happens(interval);
      repeat(left, right, i, again ? now : 0, in);
    }
    expectedBeats = block.songBeats + Block.FRAMES * beatsPerFrame;
  }

  private void follow(Block block) {
    sliceBeats = SLICE_BEATS[controls.choice(StutterTable.DIVISION)];
    intervalBeats = INTERVAL_BEATS[controls.choice(StutterTable.EVERY)];
    beatsPerFrame = Math.max(1, block.bpm) / 60.0 * secondsPerFrame;
    sliceFrames = Math.max(8, sliceBeats / beatsPerFrame);
    gate = controls.value(StutterTable.GATE);
    pitch = controls.value(StutterTable.PITCH);
    decay = controls.value(StutterTable.DECAY);
    reverse = controls.choice(StutterTable.REVERSE);
    boolean jumped = !(Math.abs(block.songBeats - expectedBeats) < JUMP_BEATS);
    if (jumped || !block.playing) {
      recorded = -1;
      recordedInterval = Long.MIN_VALUE;
    }
  }

  /** Begins a recording where a slice begins, not in the middle of one. */
  private void begin(long interval, double in) {
    boolean atStart = in < 2 * beatsPerFrame;
    recorded = atStart ? 0 : -1;
    recordedInterval = atStart ? interval : Long.MIN_VALUE;
  }

  private void record(float left, float right) {
    if (recorded >= 0 && recorded < leftSlice.length) {
      leftSlice[recorded] = left;
      rightSlice[recorded] = right;
      recorded++;
    }
  }

  /** Whether the place in the song says so: the same in every render. */
  private boolean happens(long interval) {
    int x = (int) interval * 0x9e3779b9 + controls.choice(StutterTable.SEED) * 0x85ebca6b;
    x = (x ^ (x >>> 16)) * 0x7feb352d;
    x = (x ^ (x >>> 15)) * 0x846ca68b;
    x ^= x >>> 16;
    return (x >>> 8) * 0x1p-24f < controls.value(StutterTable.CHANCE);
  }

  private void repeat(float[] left, float[] right, int i, int wanted, double in) {
    float l = left[i] * live;
    float r = right[i] * live;
    live = Math.max(0, Math.min(1, live + (wanted == 0 ? liveStep : -liveStep)));
    if (wanted != repeat) {
      enter(wanted);
    }
    if (wanted > 0) {
      float frame = (float) Math.rint((in - wanted * sliceBeats) / beatsPerFrame - 0.5);
      float g = fade(frame) * gain * (1 - live);
      if (g > 0) {
        float place = frame * speed;
        float at = backwards ? (float) Math.floor(sliceFrames) - 1 - place : place;
        l += g * slice(leftSlice, at);
        r += g * slice(rightSlice, at);
      }
    }
    left[i] = l + Tiny.FLUSH - Tiny.FLUSH;
    right[i] = r + Tiny.FLUSH - Tiny.FLUSH;
  }

  private static float slice(float[] x, float at) {
    int i = Math.max(1, Math.min(x.length - 3, (int) at));
    float f = Math.max(-1, Math.min(1, at - i));
    return DelayLine.cubic(x[i - 1], x[i], x[i + 1], x[i + 2], f);
  }

  private void enter(int wanted) {
    repeat = wanted;
    float octaves = pitch * wanted * (1 / 12f);
    speed = Math.max(1 / FASTEST, Math.min(FASTEST, FastMath.exp2(octaves)));
    gain = FastMath.dbToGain(-decay * wanted);
    backwards = reverse == 1 || (reverse == 2 && (wanted & 1) == 1);
    float material = (float) Math.min(sliceFrames, recorded) / speed;
    soundingFrames = Math.min((float) sliceFrames * gate, material);
  }

  /** Of a repeat, so that it begins and ends without a click. */
  private float fade(float frame) {
    float in = Math.min(1, (frame + 1) / fadeInFrames);
    float out = Math.max(0, Math.min(1, (soundingFrames - frame) / fadeOutFrames));
    float x = Math.min(in, out);
    return x * x * (3 - 2 * x);
  }
}
