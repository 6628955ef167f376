package org.ngoma.instruments.sound;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.instruments.dsp.Resampler;

/**
 * Impulse responses from files: read, brought to the engine's rate and to one loudness, and kept
 * once for all who play them.
 *
 * <p>Thread: any but audio.
 */
final class ImpulseFiles {

  /** Longest response, without the silence behind it. */
  static final int MAX_SECONDS = 10;

  /** A file may hold more than that if it is silent. */
  private static final int MAX_FILE_SECONDS = 60;

  /** -100 dB of the peak: what stays below it to the end is cut off. */
  private static final float SILENCE = 1e-5f;

  private static final int PIECE = 8192;

  /** What tells one response from all others. */
  private record Key(Path file, long bytes, FileTime time, int sampleRate) {}

  private static final Map<Key, WeakReference<Impulse>> LOADED = new HashMap<>();

  private ImpulseFiles() {}

  /**
   * The response in a file; the same object for the same file while anybody holds it.
   *
   * @throws IOException with one sentence that says what is wrong with the file
   */
  static synchronized Impulse load(Path file, int sampleRate) throws IOException {
    LOADED.values().removeIf(held -> held.get() == null);
    try (AudioFile sound = AudioFile.open(file)) {
      Key key =
          new Key(file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file), sampleRate);
      WeakReference<Impulse> held = LOADED.get(key);
      Impulse impulse = held == null ? null : held.get();
      if (impulse == null) {
        impulse = new Impulse(read(file, sound, sampleRate));
        LOADED.put(key, new WeakReference<>(impulse));
      }
      return impulse;
    }
  }

  private static float[][] read(Path file, AudioFile sound, int sampleRate) throws IOException {
    int count = sound.channels();
    if (count != 1 && count != 2 && count != 4) {
      throw refusal(file, "it has " + count + " channels; an impulse response has 1, 2 or 4");
    }
    if (sound.frames() > (long) MAX_FILE_SECONDS * sound.sampleRate()) {
      throw tooLong(file, sound.frames() / sound.sampleRate());
    }
    float[][] channels = new float[count][(int) sound.frames()];
    for (int at = 0; at < channels[0].length; ) {
      int read = sound.read(channels, at, Math.min(PIECE, channels[0].length - at));
      if (read == 0) {
        throw refusal(file, "it ends before its sound does");
      }
      at += read;
    }
    int frames = audibleFrames(channels);
    if (frames == 0) {
      throw refusal(file, "it holds nothing but silence");
    }
    if (frames > (long) MAX_SECONDS * sound.sampleRate()) {
      throw tooLong(file, frames / sound.sampleRate());
    }
    Resampler resampler = new Resampler(sound.sampleRate(), sampleRate);
    for (int c = 0; c < count; c++) {
      channels[c] = resampler.resample(Arrays.copyOf(channels[c], frames));
    }
    level(channels);
    return count == 4
        ? new float[][] {channels[0], channels[3], channels[1], channels[2]}
        : channels;
  }

  private static int audibleFrames(float[][] channels) {
    float peak = 0;
    for (float[] channel : channels) {
      for (float x : channel) {
        peak = Math.max(peak, Math.abs(x));
      }
    }
    int frames = 0;
    for (float[] channel : channels) {
      for (int i = channel.length - 1; i >= frames; i--) {
        if (Math.abs(channel[i]) > SILENCE * peak) {
          frames = i + 1;
        }
      }
    }
    return frames;
  }

  /** White noise comes out of the louder side as loud as it goes in. */
  private static void level(float[][] channels) {
    double most = 0;
    for (int c = 0; c < channels.length; c++) {
      double energy = energy(channels[c]);
      if (channels.length == 4) {
        // In the file: left to left, left to right, right to left, right to right.
        energy += energy(channels[c < 2 ? c + 2 : c - 2]);
      }
      most = Math.max(most, energy);
    }
    float scale = (float) (1 / Math.sqrt(most));
    for (float[] channel : channels) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] *= scale;
      }
    }
  }

  private static double energy(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += (double) v * v;
    }
    return sum;
  }

  private static IOException tooLong(Path file, long seconds) {
    return refusal(
        file,
        "it lasts "
            + seconds
            + " s; impulse responses of up to "
            + MAX_SECONDS
            + " s can be used, so cut its end");
  }

  private static IOException refusal(Path file, String what) {
    return new IOException("cannot use " + file + " as a room: " + what);
  }
}
