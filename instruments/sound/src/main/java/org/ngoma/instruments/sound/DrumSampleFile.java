package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.instruments.dsp.AudioFile;

/** Reads a recording for a pad whole into memory. Thread: any but audio. */
final class DrumSampleFile {

  private static final int LONGEST_SECONDS = 30;

  /** Frames over which the end is faded, where a recording was cut. */
  private static final int END_FADE = 64;

  private DrumSampleFile() {}

  static DrumSample read(Path file) throws IOException {
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

  private static void fadeEnd(float[] x, int frames) {
    int fade = Math.min(END_FADE, frames / 2);
    for (int i = 0; i < fade; i++) {
      x[DrumSample.BEFORE + frames - 1 - i] *= (float) i / fade;
    }
  }
}
