package org.ngoma.instruments.dsp;

import java.util.Arrays;

/**
 * The sound of a place: a stereo signal convolved with an impulse response, without latency.
 *
 * <p>Partitioned convolution as Gardner gave it (<i>Efficient convolution without input-output
 * delay</i>, 1995), in three levels of {@link RightAngleFft} whose tail work is spread evenly. A
 * new response is first computed beside the old one on the same input, then faded over, so nothing
 * of the sound already in the room is lost.
 */
public final class Convolver {

  /** Frames of every {@link #process}. */
  public static final int QUANTUM = 32;

  private static final int LAST = ImpulseSpectra.LEVELS - 1;

  /** Quanta of a partition of the last level. */
  private static final int PERIOD = ImpulseSpectra.SIZES[LAST] / QUANTUM;

  /** Until the new response is heard whole: the wait for a partition, its work, its overlap. */
  private static final int PRIMING = 3 * PERIOD;

  private static final int FADE = PERIOD;

  private final ConvolverLevel[] levels = new ConvolverLevel[ImpulseSpectra.LEVELS];
  private final float[][] outLeft = new float[ConvolverLevel.VOICES][QUANTUM];
  private final float[][] outRight = new float[ConvolverLevel.VOICES][QUANTUM];
  private final ImpulseSpectra[] playing = new ImpulseSpectra[ConvolverLevel.VOICES];

  /** The voice that is heard, or faded away. */
  private int main;

  /** Quanta since the other voice was called, -1 when it rests. */
  private int fading = -1;

  /**
   * A convolver that plays nothing yet.
   *
   * @param capacityFrames longest response
   * @param mostFrames longest response after all calls of {@link #extend}
   */
  public Convolver(int capacityFrames, int mostFrames) {
    for (int level = 0; level < levels.length; level++) {
      int most = ImpulseSpectra.partitions(level, mostFrames) + 1;
      levels[level] = new ConvolverLevel(level, capacityFrames, most);
    }
  }

  /** Frames that one array of {@link #extend} prolongs the longest response by. */
  public static int framesPerArray() {
    return ImpulseSpectra.SIZES[LAST];
  }

  /** A new array for {@link #extend}. */
  public static float[] newArray() {
    return new float[2 * ImpulseSpectra.SIZES[LAST]];
  }

  /** Longest response that fits. */
  public int capacityFrames() {
    return ImpulseSpectra.STARTS[LAST] + (levels[LAST].slots() - 1) * ImpulseSpectra.SIZES[LAST];
  }

  /** Makes room for longer responses: by {@code count} arrays of each kind. */
  public void extend(float[][] re, float[][] im, int count) {
    levels[LAST].extend(re, im, count);
  }

  /** Forgets all sound; a fade is over at once. */
  public void reset() {
    if (fading >= 0) {
      endFade();
    }
    for (int level = 0; level < levels.length; level++) {
      levels[level].reset();
    }
  }

  /** Plays this response at once; null is silence. For what has no sound in it yet. */
  public void play(ImpulseSpectra spectra) {
    if (fading >= 0) {
      endFade();
    }
    call(main, spectra);
  }

  /** Fades over to this response within {@link #PRIMING} and {@link #FADE} quanta. */
  public void fadeTo(ImpulseSpectra spectra) {
    call(1 - main, spectra);
    fading = 0;
  }

  /** Whether a {@link #fadeTo} is under way: then no other one may begin. */
  public boolean fading() {
    return fading >= 0;
  }

  /** What is heard, or will be after the fade. */
  public ImpulseSpectra playing() {
    return playing[fading >= 0 ? 1 - main : main];
  }

  private void call(int voice, ImpulseSpectra spectra) {
    playing[voice] = spectra;
    for (int level = 0; level < levels.length; level++) {
      levels[level].play(voice, spectra);
    }
  }

  private void endFade() {
    fading = -1;
    call(main, null);
    main = 1 - main;
  }

  /** Convolves {@value #QUANTUM} frames. */
  public void process(float[] left, float[] right, float[] wetLeft, float[] wetRight) {
    for (int voice = 0; voice < outLeft.length; voice++) {
      Arrays.fill(outLeft[voice], 0);
      Arrays.fill(outRight[voice], 0);
    }
    for (int level = 0; level < levels.length; level++) {
      levels[level].process(left, right, outLeft, outRight);
    }
    if (fading < PRIMING) {
      System.arraycopy(outLeft[main], 0, wetLeft, 0, QUANTUM);
      System.arraycopy(outRight[main], 0, wetRight, 0, QUANTUM);
    } else {
      float gain = (float) (fading - PRIMING) / FADE;
      fade(outLeft, gain, wetLeft);
      fade(outRight, gain, wetRight);
    }
    fading = fading < 0 ? fading : fading + 1;
    if (fading == PRIMING + FADE) {
      endFade();
    }
  }

  private void fade(float[][] voices, float from, float[] out) {
    float[] old = voices[main];
    float[] coming = voices[1 - main];
    for (int i = 0; i < QUANTUM; i++) {
      float gain = from + i * (1f / (FADE * QUANTUM));
      out[i] = old[i] + (coming[i] - old[i]) * gain;
    }
  }
}
