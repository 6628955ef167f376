package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.instruments.dsp.Resampler;

/** Reads a recording for a pad whole into memory. Thread: any but audio. */
final class DrumSampleFile {

  private static final int LONGEST_SECONDS = 30;

  /** Frames over which the end is faded, where a recording was cut. */
  private static final int END_FADE = 64;

  /** Memory that is left to everything else: an engine that runs out of it falls silent. */
  private static final long RESERVE_BYTES = 12L << 20;

  private DrumSampleFile() {}

  /**
   * Reads a recording; one of a higher rate is brought down to that of the engine, so that nothing
   * of it folds back.
   */
  static DrumSample read(Path file, int engineRate) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return read(file, engineRate, runtime.maxMemory() - used - RESERVE_BYTES);
  }

  /**
   * Reads a recording.
   *
   * @param mostBytes that it may take
   */
  static DrumSample read(Path file, int engineRate, long mostBytes) throws IOException {
    try (AudioFile sound = AudioFile.open(file)) {
      if (sound.frames() == 0) {
        throw new IOException("cannot use " + file + " on a pad: it holds no sound");
      }
      if (sound.frames() > (long) LONGEST_SECONDS * sound.sampleRate()) {
        throw new IOException(
            "cannot use "
                + file
                + " on a pad: it lasts "
                + sound.frames() / sound.sampleRate()
                + " s and a pad holds "
                + LONGEST_SECONDS
                + " s; put it on a sampler track");
      }
      int frames = (int) sound.frames();
      int sides = Math.min(2, sound.channels());
      // Bringing one side down takes it, a copy and the result.
      int atOnce = sound.sampleRate() > engineRate ? sides + 2 : sides;
      long bytes = (long) Float.BYTES * atOnce * frames;
      if (bytes > mostBytes) {
        throw new IOException(
            "cannot use "
                + file
                + " on a pad: it takes "
                + megabytes(bytes)
                + " MB of memory and "
                + megabytes(Math.max(0, mostBytes))
                + " MB are left; take recordings away, or put it on a sampler track");
      }
      float[][] out = new float[sides][DrumSample.BEFORE + frames + DrumSample.BEHIND];
      int read = sound.read(out, DrumSample.BEFORE, frames);
      if (sound.sampleRate() > engineRate) {
        Resampler resampler = new Resampler(sound.sampleRate(), engineRate);
        for (int side = 0; side < sides; side++) {
          out[side] = resampled(resampler, out[side], read);
        }
        read = (int) resampler.framesOf(read);
      }
      float[] left = out[0];
      float[] right = out[sides - 1];
      fadeEnd(left, read);
      if (right != left) {
        fadeEnd(right, read);
      }
      return new DrumSample(left, right, read, Math.min(sound.sampleRate(), engineRate));
    }
  }

  private static float[] resampled(Resampler resampler, float[] padded, int frames) {
    float[] bare = Arrays.copyOfRange(padded, DrumSample.BEFORE, DrumSample.BEFORE + frames);
    float[] less = resampler.resample(bare);
    float[] out = new float[DrumSample.BEFORE + less.length + DrumSample.BEHIND];
    System.arraycopy(less, 0, out, DrumSample.BEFORE, less.length);
    return out;
  }

  private static long megabytes(long bytes) {
    return Math.ceilDiv(bytes, 1L << 20);
  }

  private static void fadeEnd(float[] x, int frames) {
    int fade = Math.min(END_FADE, frames / 2);
    for (int i = 0; i < fade; i++) {
      x[DrumSample.BEFORE + frames - 1 - i] *= (float) i / fade;
    }
  }
}
