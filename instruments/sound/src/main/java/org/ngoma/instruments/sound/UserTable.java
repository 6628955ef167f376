package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.instruments.dsp.Wavetable;
import org.ngoma.instruments.dsp.WavetableBuilder;

/**
 * A wavetable of the user's own.
 *
 * <p>A file of whole cycles of {@value WavetableBuilder#POINTS} samples, as wavetable editors write
 * them, keeps its frames; of more than 64 every n-th is taken. A file that is shorter than two such
 * cycles is one cycle of any length.
 */
record UserTable(Wavetable table) implements Material {

  private static final int POINTS = WavetableBuilder.POINTS;
  private static final int MOST_CYCLES = 1024;
  private static final int LEAST_SAMPLES = 8;
  private static final int HARMONICS = 512;
  private static final float SILENT = 1e-4f;

  /**
   * Reads a file; of several channels the first.
   *
   * @throws IOException with one sentence that says what is wrong with it
   */
  static UserTable of(Path file) throws IOException {
    try (AudioFile reader = AudioFile.open(file)) {
      long length = reader.frames();
      if (length < LEAST_SAMPLES || length > (long) MOST_CYCLES * POINTS) {
        throw new IOException(
            "%s is no wavetable: it has %d samples; %d to %d can be one"
                .formatted(file, length, LEAST_SAMPLES, (long) MOST_CYCLES * POINTS));
      }
      float[] samples = firstChannel(reader, (int) length);
      float[][] cycles = length < 2 * POINTS ? new float[][] {stretched(samples)} : cut(samples);
      if (!sounds(cycles)) {
        throw new IOException(file + " is no wavetable: it is silent");
      }
      return new UserTable(new WavetableBuilder().ofCycles(cycles, HARMONICS));
    }
  }

  private static float[] firstChannel(AudioFile reader, int length) throws IOException {
    float[] first = new float[length];
    float[][] piece = new float[reader.channels()][POINTS];
    for (int at = 0; at < length; ) {
      int read = reader.read(piece, 0, Math.min(POINTS, length - at));
      System.arraycopy(piece[0], 0, first, at, read);
      at += read;
    }
    return first;
  }

  private static float[][] cut(float[] samples) {
    int there = samples.length / POINTS;
    int frames = Math.min(Wavetable.FRAMES, there);
    float[][] cycles = new float[frames][POINTS];
    for (int f = 0; f < frames; f++) {
      int from = frames == 1 ? 0 : (int) ((long) f * (there - 1) / (frames - 1));
      System.arraycopy(samples, from * POINTS, cycles[f], 0, POINTS);
    }
    return cycles;
  }

  /** One cycle of any length, drawn through its points by straight lines. */
  private static float[] stretched(float[] samples) {
    float[] cycle = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double at = (double) i * samples.length / POINTS;
      int from = (int) at;
      float a = samples[from];
      float b = samples[(from + 1) % samples.length];
      cycle[i] = (float) (a + (at - from) * (b - a));
    }
    return cycle;
  }

  private static boolean sounds(float[][] cycles) {
    for (float[] cycle : cycles) {
      float low = Float.MAX_VALUE;
      float high = -Float.MAX_VALUE;
      for (float y : cycle) {
        low = Math.min(low, y);
        high = Math.max(high, y);
      }
      if (high - low > SILENT) {
        return true;
      }
    }
    return false;
  }
}
