package org.ngoma.firmware.export;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Loudness;
import org.ngoma.instruments.dsp.WavReader;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Limiter;

/**
 * Brings a mix to a loudness: one gain for all of it, and the true-peak limiter of the master where
 * that would pass its ceiling of -1 dBTP. What the limiter takes is made up for by more gain.
 */
final class Levelled {

  private static final double CLOSE_LU = 0.05;
  private static final int MOST_ROUNDS = 8;

  /** Beyond it the limiter would have to flatten everything. */
  private static final double MOST_GAIN_DB = 40;

  private static final int PIECE = 32 * Block.FRAMES;

  private final Path raw;
  private final int rate;
  private final boolean loop;
  private final float[] left = new float[PIECE];
  private final float[] right = new float[PIECE];

  /**
   * @param raw mix as 32-bit floats
   * @param loop whether its end goes over into its beginning
   */
  Levelled(Path raw, int rate, boolean loop) {
    this.raw = raw;
    this.rate = rate;
    this.loop = loop;
  }

  /**
   * Writes it.
   *
   * @param measured its loudness as it is
   */
  void write(double measured, double wanted, SoundOut out, Progress progress) throws IOException {
    double gainDb = wanted - measured;
    for (int round = 0; round < MOST_ROUNDS && gainDb < MOST_GAIN_DB; round++) {
      Loudness loudness = new Loudness(rate);
      run(gainDb, new Ear(loudness), progress.within(0, 0.5));
      double off = wanted - loudness.integratedLufs();
      if (Math.abs(off) < CLOSE_LU) {
        break;
      }
      gainDb += off;
    }
    run(Math.min(MOST_GAIN_DB, gainDb), out, progress.within(0.5, 1));
  }

  private void run(double gainDb, SoundOut out, Progress progress) throws IOException {
    float gain = FastMath.dbToGain((float) gainDb);
    Limiter limiter = new Limiter();
    limiter.prepare(rate);
    Block block = new Block();
    try (WavReader wav = new WavReader(raw)) {
      long frames = wav.frames();
      // A loop's limiter has heard the loop's end when it begins.
      long before = loop ? Math.min(frames, rate) : 0;
      wav.seek(before == 0 ? 0 : frames - before);
      Window window = new Window(out);
      window.begin(before + limiter.latencyFrames());
      window.length(frames);
      float[] l = new float[Block.FRAMES];
      float[] r = new float[Block.FRAMES];
      while (!window.full()) {
        fill(wav);
        for (int at = 0; at < PIECE; at += Block.FRAMES) {
          for (int i = 0; i < Block.FRAMES; i++) {
            l[i] = gain * left[at + i];
            r[i] = gain * right[at + i];
          }
          limiter.process(block, l, r);
          System.arraycopy(l, 0, left, at, Block.FRAMES);
          System.arraycopy(r, 0, right, at, Block.FRAMES);
        }
        window.take(left, right, PIECE);
        if (!progress.at((double) window.frames() / frames)) {
          throw new Stopped();
        }
      }
    }
  }

  /** Silence follows the end, or the beginning once more. */
  private void fill(WavReader wav) throws IOException {
    float[][] both = {left, right};
    int got = wav.read(both, 0, PIECE);
    while (loop && got < PIECE) {
      wav.seek(0);
      got += wav.read(both, got, PIECE - got);
    }
    for (int i = got; i < PIECE; i++) {
      left[i] = 0;
      right[i] = 0;
    }
  }

  /** Only listens. */
  private record Ear(Loudness loudness) implements SoundOut {
    @Override
    public void write(float[] left, float[] right, int from, int count) {
      loudness.add(left, right, from, count);
    }

    @Override
    public void finish() {}

    @Override
    public void abort() {}
  }
}
