package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.instruments.dsp.AudioFile;

/** Reads a recording for a pad whole into memory. Thread: any but audio. */
final class DrumSampleFile {

  private static final int LONGEST_SECONDS = 30;

  /** Frames over which the end is faded, where a recording was cut. */
  private static final int END_FADE = 64;

  /** Memory that is left to everything else: an engine that runs out of it falls silent. */
  private static final long RESERVE_BYTES = 12L << 20;

  private DrumSampleFile() {}

  static DrumSample read(Path file) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return read(file, runtime.maxMemory() - used - RESERVE_BYTES);
  }

  /**
   * Reads a recording.
   *
   * @param mostBytes that it may take
   */
  static DrumSample read(Path file, long mostBytes) throws IOException {
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
      long bytes = (long) Float.BYTES * sides * frames;
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
      float[] left = out[0];
      float[] right = out[sides - 1];
      fadeEnd(left, read);
      if (right != left) {
        fadeEnd(right, read);
      }
      return new DrumSample(left, right, read, sound.sampleRate());
    }
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
