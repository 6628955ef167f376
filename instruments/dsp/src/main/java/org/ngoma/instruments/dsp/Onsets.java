package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * Where in a recorded sound something is struck: the places to cut it into slices.
 *
 * <p>Spectral flux over logarithmic bands, each compared with the loudest of its neighbours a
 * moment before so that vibrato is no stroke (Boeck and Widmer, "Maximum filter vibrato suppression
 * for onset detection", DAFx 2013), peaks above a moving median; then each is moved to where its
 * energy rises most, within a millisecond.
 *
 * @param frames places, rising
 * @param strengths of each, 0..1, 1 the strongest
 */
public record Onsets(int[] frames, float[] strengths) {

  /** Nothing struck. */
  public static final Onsets NONE = new Onsets(new int[0], new float[0]);

  private static final int BANDS = 36;
  private static final double LOWEST_HZ = 40;
  private static final float COMPRESSION = 3000f;

  /** Hops that a stroke must stand out from, to each side. */
  private static final int AROUND = 3;

  private static final int MEDIAN_AROUND = 10;
  private static final float ABOVE_MEDIAN = 1.5f;

  /** Part of the strongest rise of all, and what is none. */
  private static final float LEAST_PART = 0.08f;

  private static final float NO_FLUX = 0.01f;

  /** So many times more energy behind than before. */
  private static final float LEAST_RISE = 1.6f;

  private static final double LEAST_SECONDS = 0.03;

  /** Half milliseconds whose energies are compared. */
  private static final int CELLS = 12;

  /** Most strokes that are kept, the strongest. */
  private static final int MOST = 1024;

  /**
   * Finds them.
   *
   * @param sound all of which is there; its channels are heard together
   */
  public static Onsets find(SampleMemory sound) {
    Ear mono = new Ear(sound);
    int sampleRate = sound.sampleRate();
    int size = Integer.highestOneBit(Math.max(512, sampleRate / 40));
    int hop = size / 4;
    float[] flux = flux(mono, size, hop, sampleRate);
    int[] places = new int[flux.length];
    float[] heights = new float[flux.length];
    int count = 0;
    int last = -sampleRate;
    float most = NO_FLUX;
    for (float rise : flux) {
      most = Math.max(most, rise);
    }
    for (int t = 0; t < flux.length; t++) {
      float over = flux[t] - ABOVE_MEDIAN * median(flux, t) - LEAST_PART * most;
      if (over <= 0 || !highest(flux, t)) {
        continue;
      }
      int place = sharpen(mono, t * hop - size / 2 - hop, size + hop, sampleRate);
      if (place >= 0 && place - last >= LEAST_SECONDS * sampleRate) {
        places[count] = place;
        heights[count++] = over;
        last = place;
      }
    }
    return strongest(Arrays.copyOf(places, count), Arrays.copyOf(heights, count));
  }

  private static float[] flux(Ear mono, int size, int hop, int sampleRate) {
    Fft fft = new Fft(size);
    float[] frame = new float[size];
    float[] re = new float[size / 2 + 1];
    float[] im = new float[size / 2 + 1];
    float[] window = new float[size];
    for (int i = 0; i < size; i++) {
      window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / size));
    }
    int[] edges = edges(size, sampleRate);
    float[] before = new float[BANDS];
    float[] now = new float[BANDS];
    // What the end of the sound tears open is no stroke.
    float[] flux = new float[Math.max(0, mono.frames() - size / 2) / hop + 1];
    for (int t = 0; t < flux.length; t++) {
      float[] heard = mono.hear(t * hop - size / 2, size);
      for (int i = 0; i < size; i++) {
        frame[i] = window[i] * heard[i];
      }
      fft.forwardReal(frame, re, im);
      for (int b = 0; b < BANDS; b++) {
        now[b] = band(re, im, edges[b], edges[b + 1], size);
      }
      float rise = 0f;
      for (int b = 0; b < BANDS; b++) {
        float most = Math.max(before[b], before[Math.max(0, b - 1)]);
        rise += Math.max(0f, now[b] - Math.max(most, before[Math.min(BANDS - 1, b + 1)]));
      }
      flux[t] = rise / BANDS;
      float[] swap = before;
      before = now;
      now = swap;
    }
    return flux;
  }

  private static int[] edges(int size, int sampleRate) {
    int[] edges = new int[BANDS + 1];
    double top = Math.min(16_000, 0.45 * sampleRate);
    for (int b = 0; b <= BANDS; b++) {
      double hz = LOWEST_HZ * StrictMath.pow(top / LOWEST_HZ, (double) b / BANDS);
      int bin = (int) Math.round(hz * size / sampleRate);
      edges[b] = b == 0 ? Math.max(1, bin) : Math.max(edges[b - 1] + 1, bin);
    }
    edges[BANDS] = Math.min(edges[BANDS], size / 2);
    return edges;
  }

  private static float band(float[] re, float[] im, int from, int to, int size) {
    float sum = 0f;
    for (int k = from; k < to && k <= size / 2; k++) {
      sum += re[k] * re[k] + im[k] * im[k];
    }
    float level = 4f / size * (float) Math.sqrt(sum / Math.max(1, to - from));
    return 0.1f * FastMath.log2(1f + COMPRESSION * level);
  }

  private static boolean highest(float[] flux, int t) {
    for (int i = Math.max(0, t - AROUND); i <= Math.min(flux.length - 1, t + AROUND); i++) {
      if (flux[i] > flux[t] || (flux[i] == flux[t] && i < t)) {
        return false;
      }
    }
    return true;
  }

  private static float median(float[] flux, int t) {
    int from = Math.max(0, t - MEDIAN_AROUND);
    float[] part = Arrays.copyOfRange(flux, from, Math.min(flux.length, t + MEDIAN_AROUND + 1));
    Arrays.sort(part);
    return part[part.length / 2];
  }

  /** Where the energy of what moves rises most within a window, or -1 when it does not. */
  private static int sharpen(Ear ear, int from, int length, int sampleRate) {
    int cell = Math.max(8, sampleRate / 2000);
    int cells = length / cell;
    float[] energy = new float[cells + 1];
    float total = 0f;
    // One sample before, and two cells behind for the search within the best one.
    float[] mono = ear.hear(from - 1, length + 2 * cell + 1);
    for (int c = 0; c < cells; c++) {
      for (int i = 1 + c * cell; i < 1 + (c + 1) * cell; i++) {
        float moved = mono[i] - mono[i - 1];
        energy[c] += moved * moved + 0.01f * mono[i] * mono[i];
      }
      total += energy[c];
    }
    int best = -1;
    float most = 0f;
    float floor = 1e-3f * total / cells + 1e-12f;
    for (int c = 0; c < cells; c++) {
      float ahead = 0f;
      float behind = 0f;
      for (int d = 0; d < CELLS; d++) {
        ahead += c + d < cells ? energy[c + d] : 0f;
        behind += c - 1 - d >= 0 ? energy[c - 1 - d] : 0f;
      }
      float ratio = ahead / (behind + CELLS * floor);
      float rise = ratio * (float) Math.sqrt(ahead);
      if (ratio > LEAST_RISE && rise >= most) {
        most = rise;
        best = c;
      }
    }
    return best < 0 ? -1 : Math.max(0, from - 1 + firstLoud(mono, 1 + best * cell, 2 * cell));
  }

  /** The first sample of a stretch that comes near its loudest. */
  private static int firstLoud(float[] mono, int from, int length) {
    float peak = 0f;
    for (int i = from; i < from + length; i++) {
      peak = Math.max(peak, Math.abs(mono[i]));
    }
    int first = from;
    while (Math.abs(mono[first]) < 0.25f * peak) {
      first++;
    }
    return first;
  }

  private static Onsets strongest(int[] places, float[] heights) {
    float[] sorted = heights.clone();
    Arrays.sort(sorted);
    float least = sorted.length > MOST ? sorted[sorted.length - MOST] : 0f;
    float most = sorted.length == 0 ? 1f : sorted[sorted.length - 1];
    int kept = 0;
    for (int i = 0; i < places.length && kept < MOST; i++) {
      if (heights[i] >= least) {
        places[kept] = places[i];
        heights[kept++] = heights[i] / most;
      }
    }
    return new Onsets(Arrays.copyOf(places, kept), Arrays.copyOf(heights, kept));
  }

  /** Hears all channels as one. */
  private static final class Ear {
    private final SampleMemory sound;
    private float[] one = new float[0];
    private float[] mixed = new float[0];

    Ear(SampleMemory sound) {
      this.sound = sound;
    }

    int frames() {
      return sound.frames();
    }

    float[] hear(int from, int count) {
      if (mixed.length < count) {
        one = new float[count];
        mixed = new float[count];
      }
      sound.read(0, from, count, mixed, 0);
      for (int c = 1; c < sound.channels(); c++) {
        sound.read(c, from, count, one, 0);
        for (int i = 0; i < count; i++) {
          mixed[i] += one[i];
        }
      }
      return mixed;
    }
  }
}
