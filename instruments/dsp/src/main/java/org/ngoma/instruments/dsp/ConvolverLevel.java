package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * One level of a {@link Convolver}: all partitions of one size, for up to two responses at once.
 *
 * <p>The first level answers within its quantum. The others have a whole partition's time: their
 * work is cut into pieces, done evenly from quantum to quantum, and heard in the partition after.
 */
final class ConvolverLevel {

  static final int VOICES = 2;

  private static final int QUANTUM = Convolver.QUANTUM;

  /** What a transform costs, in multiplications of a partition. */
  private static final int TRANSFORM_COST = 12;

  private final int level;
  private final int size;
  private final int quanta;
  private final RightAngleFft transform;

  /** Spectra of the input, left then right, a ring over partitions of time. */
  private final float[][] inputRe;

  private final float[][] inputIm;
  private int slots;
  private int newest;
  private int collecting;
  private int filled;

  private final Voice[] voices;
  private int quantum;
  private int spent;
  private int total;

  /** What one response makes of the input. */
  private final class Voice {
    ImpulseSpectra wanted;
    ImpulseSpectra played;
    int partitions;
    int next;
    final float[] sumRe = new float[2 * size];
    final float[] sumIm = new float[2 * size];
    final float[] crossRe = new float[2 * size];
    final float[] crossIm = new float[2 * size];
    final float[] overlap = new float[2 * size];
    final float[] heard = new float[2 * size];

    void clear() {
      Arrays.fill(overlap, 0);
      Arrays.fill(heard, 0);
      Arrays.fill(sumRe, 0);
      Arrays.fill(sumIm, 0);
      partitions = 0;
      next = 0;
    }

    /** Pieces of work of the coming partition. */
    int begin() {
      if (wanted == null && played != null) {
        clear();
      }
      played = wanted;
      partitions = played == null ? 0 : Math.min(filled, played.built(level));
      next = 0;
      return played == null ? 0 : partitions + 2 * TRANSFORM_COST;
    }

    void multiplyNext() {
      int slot = newest - next;
      slot = slot < 0 ? slot + slots : slot;
      float[] xr = inputRe[slot];
      float[] xi = inputIm[slot];
      float[] hr = played.directRe[level][next];
      float[] hi = played.directIm[level][next];
      if (next == 0) {
        multiply(xr, xi, hr, hi, sumRe, sumIm);
      } else {
        multiplyAdd(xr, xi, hr, hi, sumRe, sumIm);
      }
      if (played.crosses()) {
        hr = played.crossRe[level][next];
        hi = played.crossIm[level][next];
        if (next == 0) {
          multiply(xr, xi, hr, hi, crossRe, crossIm);
        } else {
          multiplyAdd(xr, xi, hr, hi, crossRe, crossIm);
        }
      }
      next++;
    }

    void invert(int at) {
      if (partitions == 0) {
        Arrays.fill(sumRe, at, at + size, 0);
        Arrays.fill(sumIm, at, at + size, 0);
        return;
      }
      if (played.crosses()) {
        int other = size - at;
        for (int i = 0; i < size; i++) {
          sumRe[at + i] += crossRe[other + i];
          sumIm[at + i] += crossIm[other + i];
        }
      }
      transform.inverse(sumRe, sumIm, at);
    }

    /** Overlaps and adds: from now on this is heard. */
    void finish() {
      if (played == null) {
        return;
      }
      for (int i = 0; i < heard.length; i++) {
        heard[i] = sumRe[i] + overlap[i];
      }
      System.arraycopy(sumIm, 0, overlap, 0, overlap.length);
    }
  }

  ConvolverLevel(int level, int capacityFrames, int mostSlots) {
    this.level = level;
    size = ImpulseSpectra.SIZES[level];
    quanta = size / QUANTUM;
    transform = ImpulseSpectra.transform(level);
    voices = new Voice[] {new Voice(), new Voice()};
    slots = ImpulseSpectra.partitions(level, capacityFrames) + 1;
    inputRe = new float[Math.max(slots, mostSlots)][];
    inputIm = new float[Math.max(slots, mostSlots)][];
    for (int i = 0; i < slots; i++) {
      inputRe[i] = new float[2 * size];
      inputIm[i] = new float[2 * size];
    }
    reset();
  }

  /** Forgets all input; the responses stay. */
  void reset() {
    filled = 0;
    quantum = 0;
    spent = 0;
    total = 0;
    newest = slots - 1;
    collecting = 0;
    for (int v = 0; v < VOICES; v++) {
      voices[v].clear();
      voices[v].played = voices[v].wanted;
    }
  }

  int slots() {
    return slots;
  }

  /** Remembers longer: takes these arrays between the oldest input and the newest. */
  void extend(float[][] moreRe, float[][] moreIm, int count) {
    int fitting = Math.min(count, inputRe.length - slots);
    for (int i = slots - 1; i > collecting; i--) {
      inputRe[i + fitting] = inputRe[i];
      inputIm[i + fitting] = inputIm[i];
    }
    for (int i = 0; i < fitting; i++) {
      inputRe[collecting + 1 + i] = moreRe[i];
      inputIm[collecting + 1 + i] = moreIm[i];
    }
    slots += fitting;
    newest = collecting == 0 ? slots - 1 : collecting - 1;
  }

  /** Plays this response from the next partition on; null is silence. */
  void play(int voice, ImpulseSpectra spectra) {
    voices[voice].wanted = spectra;
  }

  /** Takes one quantum in and adds what is due to the outputs of both voices. */
  void process(float[] left, float[] right, float[][] outLeft, float[][] outRight) {
    if (slots == 1) {
      return;
    }
    int at = quantum * QUANTUM;
    System.arraycopy(left, 0, inputRe[collecting], at, QUANTUM);
    System.arraycopy(right, 0, inputRe[collecting], size + at, QUANTUM);
    quantum++;
    boolean full = quantum == quanta;
    if (quanta == 1) {
      takeIn();
      work(total);
      finish();
      give(0, outLeft, outRight);
    } else {
      give(at, outLeft, outRight);
      work((total * quantum + quanta - 1) / quanta);
      if (full) {
        finish();
        takeIn();
      }
    }
    quantum = full ? 0 : quantum;
  }

  /** The collected partition becomes the newest; its transform is the first piece of work. */
  private void takeIn() {
    newest = collecting;
    collecting = collecting + 1 == slots ? 0 : collecting + 1;
    filled = Math.min(slots - 1, filled + 1);
    Arrays.fill(inputIm[newest], 0);
    spent = 0;
    total = 2 * TRANSFORM_COST;
    for (int v = 0; v < VOICES; v++) {
      total += voices[v].begin();
    }
  }

  private void finish() {
    for (int v = 0; v < VOICES; v++) {
      voices[v].finish();
    }
  }

  private void give(int at, float[][] outLeft, float[][] outRight) {
    for (int v = 0; v < VOICES; v++) {
      if (voices[v].played != null) {
        float[] heard = voices[v].heard;
        float[] l = outLeft[v];
        float[] r = outRight[v];
        for (int i = 0; i < QUANTUM; i++) {
          l[i] += heard[at + i];
          r[i] += heard[size + at + i];
        }
      }
    }
  }

  private void work(int goal) {
    while (spent < goal) {
      spent += piece();
    }
  }

  /** Does the piece that begins at {@code spent}; returns what it costs. */
  private int piece() {
    int at = spent;
    if (at < 2 * TRANSFORM_COST) {
      transform.forward(inputRe[newest], inputIm[newest], at == 0 ? 0 : size);
      return TRANSFORM_COST;
    }
    at -= 2 * TRANSFORM_COST;
    for (int v = 0; v < VOICES; v++) {
      Voice voice = voices[v];
      if (voice.played != null) {
        if (at < voice.partitions) {
          voice.multiplyNext();
          return 1;
        }
        at -= voice.partitions;
        if (at < 2 * TRANSFORM_COST) {
          voice.invert(at == 0 ? 0 : size);
          return TRANSFORM_COST;
        }
        at -= 2 * TRANSFORM_COST;
      }
    }
    return total;
  }

  private static void multiply(
      float[] xr, float[] xi, float[] hr, float[] hi, float[] sumRe, float[] sumIm) {
    for (int k = 0; k < sumRe.length; k++) {
      sumRe[k] = Math.fma(-xi[k], hi[k], xr[k] * hr[k]);
      sumIm[k] = Math.fma(xi[k], hr[k], xr[k] * hi[k]);
    }
  }

  private static void multiplyAdd(
      float[] xr, float[] xi, float[] hr, float[] hi, float[] sumRe, float[] sumIm) {
    for (int k = 0; k < sumRe.length; k++) {
      float re = Math.fma(xr[k], hr[k], sumRe[k]);
      float im = Math.fma(xr[k], hi[k], sumIm[k]);
      sumRe[k] = Math.fma(-xi[k], hi[k], re);
      sumIm[k] = Math.fma(xi[k], hr[k], im);
    }
  }
}
