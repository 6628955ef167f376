package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.SoftDrive;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.instruments.dsp.TableOscillator;

/**
 * A tone and a band of noise that fall together: laser, electric tom, burst of noise. Snap is how
 * far they fall, shape how slowly.
 */
final class Zap implements DrumVoice {

  private static final float TONE_LEVEL = 0.7f;
  private static final float NOISE_LEVEL = 1.5f;

  private final DrumWorkspace work;
  private final Noise noise;
  private final Fall body = new Fall();
  private final Fall sweep = new Fall();
  private final Svf band = new Svf();
  private ZapShape shape = ZapShape.ZAP;
  private float cycles;
  private float noiseCycles;
  private float noiseShare;
  private float drive;
  private float hissLevel;
  private float gain;
  private int phase;
  private float last;

  Zap(DrumWorkspace work, Noise noise) {
    this.work = work;
    this.noise = noise;
  }

  @Override
  public void silence() {
    body.reset();
    sweep.reset();
    band.reset();
    last = 0f;
  }

  @Override
  public void strike(DrumStroke stroke) {
    shape = DrumModel.zap(stroke.model);
    float brightness = Math.min(4f, stroke.brightness());
    phase = 0;
    gain = stroke.gain();
    cycles = shape.hz() * stroke.ratio / stroke.sampleRate;
    noiseCycles =
        shape.noiseHz() * stroke.ratio * (float) Math.sqrt(brightness) / stroke.sampleRate;
    noiseShare =
        stroke.noise <= 0.5f
            ? 2f * stroke.noise * shape.noiseShare()
            : Math.fma(2f * stroke.noise - 1f, 1f - shape.noiseShare(), shape.noiseShare());
    drive = 0.4f + 1.6f * brightness;
    hissLevel = NOISE_LEVEL * noiseShare * Math.min(1.4f, brightness);
    body.start(1f, stroke.decayMs * stroke.framesPerMs);
    sweep.start(
        2f * stroke.snap * shape.sweepSemitones() * Math.fma(0.4f, stroke.velocity, 0.6f),
        shape.sweepMs() * DrumStroke.around(stroke.shape, 4f) * stroke.framesPerMs);
  }

  @Override
  public boolean sounding() {
    return body.level() > 0f;
  }

  @Override
  public void render(float[] out, float[] right, int from) {
    int frames = Block.FRAMES - from;
    float[] dry = work.dry;
    dry[0] = last;
    Arrays.fill(dry, 1, dry.length, 0f);
    float ratio = FastMath.semitonesToRatio(sweep.level());
    float ratioEnd = FastMath.semitonesToRatio(sweep.advance(frames));
    float level = body.level();
    float step = (body.advance(frames) - level) / frames;

    int increment = TableOscillator.increment(cycles * ratio);
    int glide = (TableOscillator.increment(cycles * ratioEnd) - increment) / frames;
    float tone = TONE_LEVEL * (1f - noiseShare);
    phase =
        work.sine.add(phase, increment, glide, tone * level, tone * step, dry, 1 + from, frames);
    last = dry[Block.FRAMES];
    SoftDrive.apply(dry, 1, 1, drive, 0f, work.other, Block.FRAMES);

    float[] hiss = work.one;
    noise.fill(hiss, from, frames, hissLevel);
    band.tune(noiseCycles * ratioEnd, shape.damping());
    band.bandPass(hiss, from, Block.FRAMES);
    for (int i = 0; i < frames; i++) {
      float y = Math.fma(Math.fma(step, i, level), hiss[from + i], work.other[from + i]);
      out[from + i] = Math.fma(gain, y, out[from + i]);
    }
  }
}
