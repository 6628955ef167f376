package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.Svf;

/**
 * A recording, struck: read at any speed by four-point, third-order Hermite interpolation
 * (Catmull-Rom). Decay below its own fades it early, in that part of its length; snap below the
 * middle takes the edge off the beginning; shape above the middle starts further inside. A soft or
 * dark stroke passes a low-pass.
 */
final class SampledDrum implements DrumVoice {

  private static final float OPEN_HZ = 17_000f;
  private static final float FLAT = 1.414f;
  private static final float LONGEST_RISE_MS = 60f;

  private final Svf lowLeft = new Svf();
  private final Svf lowRight = new Svf();
  private final Fall fall = new Fall();
  private final float[] dryLeft = new float[Block.FRAMES];
  private final float[] dryRight = new float[Block.FRAMES];
  private DrumSample sample;
  private double at;
  private double speed;
  private float gain;
  private float rise;
  private float riseStep;
  private boolean whole;
  private boolean dark;

  @Override
  public void silence() {
    sample = null;
    fall.reset();
    lowLeft.reset();
    lowRight.reset();
  }

  @Override
  public void strike(DrumStroke stroke) {
    sample = stroke.sample;
    if (sample == null) {
      return;
    }
    speed = (double) stroke.ratio * sample.sampleRate() / stroke.sampleRate;
    at = sample.frames() * 0.9 * Math.max(0f, 2f * stroke.shape - 1f);
    gain = stroke.gain();
    whole = stroke.decayPart >= 0.999f;
    if (!whole) {
      fall.start(1f, (float) (stroke.decayPart * (sample.frames() - at) / speed));
    }
    float softness = Math.max(0f, 1f - 2f * stroke.snap);
    riseStep = 1f / Math.max(1f, LONGEST_RISE_MS * softness * softness * stroke.framesPerMs);
    rise = softness > 0f || at > 0 ? 0f : 1f;
    float openHz = OPEN_HZ * stroke.brightness();
    dark = openHz < OPEN_HZ;
    lowLeft.tune(openHz / stroke.sampleRate, FLAT);
    lowRight.tune(openHz / stroke.sampleRate, FLAT);
  }

  @Override
  public boolean sounding() {
    return sample != null;
  }

  @Override
  public boolean wide() {
    return sample != null && sample.wide();
  }

  @Override
  public void render(float[] left, float[] right, int from) {
    boolean stereo = sample.wide();
    double end = read(sample.left(), dryLeft, from);
    if (stereo) {
      read(sample.right(), dryRight, from);
    }
    at = end;
    if (dark) {
      lowLeft.lowPass(dryLeft, from, Block.FRAMES);
      lowRight.lowPass(dryRight, from, stereo ? Block.FRAMES : from);
    }
    int frames = Block.FRAMES - from;
    float level = whole ? gain : gain * fall.level();
    float step = whole ? 0f : (gain * fall.advance(frames) - level) / frames;
    for (int i = 0; i < frames; i++) {
      float g = rise * Math.fma(step, i, level);
      rise = Math.min(1f, rise + riseStep);
      left[from + i] = Math.fma(g, dryLeft[from + i], left[from + i]);
      if (stereo) {
        right[from + i] = Math.fma(g, dryRight[from + i], right[from + i]);
      }
    }
    boolean faded = !whole && fall.level() == 0f;
    if (at >= sample.frames() || faded) {
      silence();
    }
  }

  /** Reads the rest of a block from the recording; returns where it got to. */
  private double read(float[] x, float[] out, int from) {
    double position = at;
    int last = sample.frames();
    for (int i = from; i < Block.FRAMES; i++) {
      int k = (int) position;
      if (k > last) {
        Arrays.fill(out, i, Block.FRAMES, 0f);
        return position;
      }
      float t = (float) (position - k);
      float before = x[k];
      float here = x[k + 1];
      float next = x[k + 2];
      float after = x[k + 3];
      float slope = 0.5f * (next - before);
      float bend = Math.fma(-2.5f, here, before) + Math.fma(2f, next, -0.5f * after);
      float twist = Math.fma(1.5f, here - next, 0.5f * (after - before));
      out[i] = Math.fma(Math.fma(Math.fma(twist, t, bend), t, slope), t, here);
      position += speed;
    }
    return position;
  }
}
