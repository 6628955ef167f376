package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Sine;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.instruments.dsp.TableOscillator;

/**
 * A snare drum: two modes of the shell near 185 and 330 Hz, and the wires as noise from 2 to 8 kHz
 * that outlasts them.
 */
final class Snare implements DrumVoice {

  private static final float LOW_HZ = 185f;
  private static final float HIGH_RATIO = 1.79f;
  private static final float HIGH_LEVEL = 0.45f;
  private static final float BEND_SEMITONES = 3.5f;
  private static final float BEND_MS = 35f;
  private static final float BODY_SHARE = 0.7f;
  private static final float WIRES_LOW_HZ = 1700f;
  private static final float WIRES_HIGH_HZ = 7200f;
  private static final float FLAT = 1.414f;

  private final Sine sine = new Sine(Block.FRAMES);
  private final Fall body = new Fall();
  private final Fall wires = new Fall();
  private final Fall crack = new Fall();
  private final Fall bend = new Fall();
  private final Noise noise;
  private final Svf low = new Svf();
  private final Svf high = new Svf();
  private final float[] scratch = new float[Block.FRAMES];
  private float sampleRate;
  private float cycles;
  private int lowPhase;
  private int highPhase;
  private int startAt;

  Snare(int seed) {
    noise = new Noise(seed);
  }

  @Override
  public void prepare(int rate) {
    sampleRate = rate;
    reset();
  }

  @Override
  public void reset() {
    silence();
    noise.reset();
  }

  @Override
  public void silence() {
    body.reset();
    wires.reset();
    crack.reset();
    bend.reset();
    low.reset();
    high.reset();
    startAt = 0;
  }

  @Override
  public void strike(int offset, DrumStroke stroke) {
    startAt = offset;
    lowPhase = 0;
    highPhase = 0;
    low.reset();
    high.reset();
    float framesPerMs = sampleRate / 1000f;
    float brightness = stroke.brightness();
    float gain = stroke.gain();
    cycles = LOW_HZ * stroke.ratio / sampleRate;
    body.start(0.45f * gain, BODY_SHARE * stroke.decayMs * framesPerMs);
    wires.start(1.7f * stroke.snap * gain, stroke.decayMs * framesPerMs);
    crack.start(0.8f * gain * Math.min(1.5f, brightness), 14f * framesPerMs);
    bend.start(BEND_SEMITONES, BEND_MS * framesPerMs);
    float shift = (float) Math.sqrt(brightness);
    low.tune(WIRES_LOW_HZ * Math.min(1.6f, shift) / sampleRate, FLAT);
    high.tune(WIRES_HIGH_HZ * Math.min(2f, shift) / sampleRate, FLAT);
  }

  @Override
  public boolean sounding() {
    return body.level() > 0f || wires.level() > 0f || crack.level() > 0f;
  }

  @Override
  public void render(float[] out) {
    int from = startAt;
    int frames = Block.FRAMES - from;
    float start = cycles * FastMath.semitonesToRatio(bend.level());
    float end = cycles * FastMath.semitonesToRatio(bend.advance(frames));
    float level = body.level();
    float step = (body.advance(frames) - level) / frames;
    lowPhase = mode(lowPhase, start, end, level, step, out, from, frames);
    highPhase =
        mode(
            highPhase,
            start * HIGH_RATIO,
            end * HIGH_RATIO,
            level * HIGH_LEVEL,
            step * HIGH_LEVEL,
            out,
            from,
            frames);

    Arrays.fill(scratch, 0, from, 0f);
    noise.fill(scratch, from, frames, 1f);
    float noiseLevel = wires.level() + crack.level();
    float noiseStep = (wires.advance(frames) + crack.advance(frames) - noiseLevel) / frames;
    low.highPass(scratch, from, Block.FRAMES);
    high.lowPass(scratch, from, Block.FRAMES);
    for (int i = 0; i < frames; i++) {
      float g = Math.fma(noiseStep, i, noiseLevel);
      out[from + i] = Math.fma(g, scratch[from + i], out[from + i]);
    }
    startAt = 0;
  }

  private int mode(
      int phase,
      float start,
      float end,
      float level,
      float levelStep,
      float[] out,
      int at,
      int frames) {
    int increment = TableOscillator.increment(start);
    int step = (TableOscillator.increment(end) - increment) / frames;
    return sine.add(phase, increment, step, level, levelStep, out, at, frames);
  }
}
