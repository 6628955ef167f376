package org.ngoma.instruments.dsp;

/**
 * Everything that a panel draws of one stereo sound: feed it frames as they come, ask for a picture
 * as often as the panel draws.
 *
 * <p>Thread: any one but audio. The pictures are immutable and may go anywhere.
 */
public final class SoundAnalysis {

  private static final int BANDS = 96;
  private static final int COLUMNS = 256;
  private static final int COLUMNS_PER_SECOND = 100;
  private static final int DOTS = 512;
  private static final int DOT_STEP = 4;
  private static final int KEPT = SpectrumAnalyser.WINDOW;

  private final SpectrumAnalyser spectrum;
  private final WaveformOutline waveform;
  private final Loudness loudness;
  private final TruePeak truePeak = new TruePeak();
  private final float[] left = new float[2 * KEPT];
  private final float[] right = new float[2 * KEPT];
  private int end = KEPT;
  private int unseen;

  /** An analysis that has heard nothing. */
  public SoundAnalysis(int sampleRate) {
    spectrum = new SpectrumAnalyser(sampleRate, BANDS);
    waveform = new WaveformOutline(COLUMNS, sampleRate / COLUMNS_PER_SECOND);
    loudness = new Loudness(sampleRate);
  }

  /** Begins loudness, range and true peak anew. */
  public void reset() {
    loudness.reset();
    truePeak.reset();
  }

  /** Hears {@code frames} frames from index {@code from}. */
  public void add(float[] newLeft, float[] newRight, int from, int frames) {
    loudness.add(newLeft, newRight, from, frames);
    truePeak.add(newLeft, newRight, from, frames);
    waveform.add(newLeft, newRight, from, frames);
    unseen += frames;
    int done = 0;
    while (done < frames) {
      if (end == left.length) {
        System.arraycopy(left, KEPT, left, 0, KEPT);
        System.arraycopy(right, KEPT, right, 0, KEPT);
        end = KEPT;
      }
      int run = Math.min(frames - done, left.length - end);
      System.arraycopy(newLeft, from + done, left, end, run);
      System.arraycopy(newRight, from + done, right, end, run);
      end += run;
      done += run;
    }
  }

  /** What the panel shows now. */
  public SoundPicture picture() {
    spectrum.look(left, right, end - KEPT, unseen);
    unseen = 0;
    return new SoundPicture(
        waveform.picture(),
        spectrum.picture(),
        VectorPicture.of(left, right, end, DOTS, DOT_STEP),
        new LoudnessPicture(
            loudness.momentaryLufs(),
            loudness.shortTermLufs(),
            loudness.integratedLufs(),
            loudness.rangeLu(),
            truePeak.dbtp()));
  }
}
