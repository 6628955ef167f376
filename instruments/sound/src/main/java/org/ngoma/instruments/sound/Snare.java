package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.instruments.dsp.TableOscillator;

/**
 * A snare drum: two modes of the shell, and the wires as noise that outlasts them. Snap is the
 * wires, noise the stick, shape the shell.
 */
final class Snare implements DrumVoice {

  private static final float BEND_SEMITONES = 3.5f;
  private static final float BEND_MS = 35f;
  private static final float FLAT = 1.414f;

  private final DrumWorkspace work;
  private final Noise noise;
  private final Fall body = new Fall();
  private final Fall wires = new Fall();
  private final Fall crack = new Fall();
  private final Fall bend = new Fall();
  private final Fall closed = new Fall();
  private final Svf low = new Svf();
  private final Svf high = new Svf();
  private SnareShape shape = SnareShape.SNARE;
  private float cycles;
  private int lowPhase;
  private int highPhase;

  Snare(DrumWorkspace work, Noise noise) {
    this.work = work;
    this.noise = noise;
  }

  @Override
  public void silence() {
    body.reset();
    wires.reset();
    crack.reset();
    bend.reset();
    closed.reset();
    low.reset();
    high.reset();
  }

  @Override
  public void strike(DrumStroke stroke) {
    shape = DrumModel.snare(stroke.model);
    lowPhase = 0;
    highPhase = 0;
    float framesPerMs = stroke.framesPerMs;
    float brightness = stroke.brightness();
    float gain = stroke.gain();
    cycles = shape.hz() * stroke.ratio / stroke.sampleRate;
    body.start(
        2f * stroke.shape * shape.bodyLevel() * gain,
        shape.bodyShare() * stroke.decayMs * framesPerMs);
    wires.start(shape.wiresLevel() * stroke.snap * gain, stroke.decayMs * framesPerMs);
    crack.start(
        2f * stroke.noise * shape.crackLevel() * gain * Math.min(1.5f, brightness),
        shape.crackMs() * framesPerMs);
    bend.start(BEND_SEMITONES, BEND_MS * framesPerMs);
    if (shape.riseMs() > 0f) {
      closed.start(1f, 3f * shape.riseMs() * framesPerMs);
    }
    float shift = (float) Math.sqrt(brightness);
    low.tune(shape.wiresLowHz() * Math.min(1.6f, shift) / stroke.sampleRate, FLAT);
    high.tune(shape.wiresHighHz() * Math.min(2f, shift) / stroke.sampleRate, FLAT);
  }

  @Override
  public boolean sounding() {
    return body.level() > 0f || wires.level() > 0f || crack.level() > 0f;
  }

  @Override
  public void render(float[] out, float[] right, int from) {
    int frames = Block.FRAMES - from;
    float start = cycles * FastMath.semitonesToRatio(bend.level());
    float end = cycles * FastMath.semitonesToRatio(bend.advance(frames));
    float level = body.level();
    float step = (body.advance(frames) - level) / frames;
    lowPhase = mode(lowPhase, start, end, level, step, out, from, frames);
    float ratio = shape.highRatio();
    float share = shape.highLevel();
    highPhase =
        mode(highPhase, start * ratio, end * ratio, level * share, step * share, out, from, frames);

    float[] hiss = work.one;
    noise.fill(hiss, from, frames, 1f);
    float hissLevel = wires.level() * (1f - closed.level()) + crack.level();
    float hissEnd = wires.advance(frames) * (1f - closed.advance(frames)) + crack.advance(frames);
    float hissStep = (hissEnd - hissLevel) / frames;
    low.highPass(hiss, from, Block.FRAMES);
    high.lowPass(hiss, from, Block.FRAMES);
    for (int i = 0; i < frames; i++) {
      float g = Math.fma(hissStep, i, hissLevel);
      out[from + i] = Math.fma(g, hiss[from + i], out[from + i]);
    }
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
    return work.sine.add(phase, increment, step, level, levelStep, out, at, frames);
  }
}
