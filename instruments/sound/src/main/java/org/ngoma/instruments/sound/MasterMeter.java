package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.Loudness;
import org.ngoma.instruments.dsp.StereoMeter;
import org.ngoma.instruments.dsp.TruePeak;

/**
 * All that the meters of the output show: peaks, mean levels, correlation, true peak and the
 * loudness of EBU R 128. It takes half a per cent of a core at most, so it always runs.
 *
 * <p>Thread: audio, but for the constructor.
 */
public final class MasterMeter {

  /** Peak of the left side that falls back slowly, 1 is full scale. */
  public static final int PEAK_LEFT = 0;

  public static final int PEAK_RIGHT = 1;

  /** Mean level of the left side over about 300 ms, 1 is full scale. */
  public static final int RMS_LEFT = 2;

  public static final int RMS_RIGHT = 3;

  /** -1 to 1. */
  public static final int CORRELATION = 4;

  /** Highest true peak since the reset, 1 is full scale. */
  public static final int TRUE_PEAK = 5;

  /** Loudness of the last 400 ms in LUFS. */
  public static final int MOMENTARY = 6;

  /** Loudness of the last 3 s in LUFS. */
  public static final int SHORT_TERM = 7;

  /** Gated loudness since the reset in LUFS. */
  public static final int INTEGRATED = 8;

  /** Loudness range since the reset in LU. */
  public static final int RANGE = 9;

  public static final int MAX_MOMENTARY = 10;
  public static final int MAX_SHORT_TERM = 11;

  /** How many readings there are. */
  public static final int READINGS = 12;

  /** What the loudness readings show of silence. */
  public static final float SILENCE_LUFS = -120;

  private static final int LOUDNESS_PER_SECOND = 10;

  private final StereoMeter levels;
  private final TruePeak truePeak = new TruePeak();
  private final Loudness loudness;
  private final int blocksPerReading;
  private final float[] readings = new float[READINGS];
  private int blocks;
  private boolean rangeIsNext;

  /** A meter that has heard nothing. */
  public MasterMeter(int sampleRate) {
    levels = new StereoMeter(sampleRate, Block.FRAMES);
    loudness = new Loudness(sampleRate);
    blocksPerReading = sampleRate / (LOUDNESS_PER_SECOND * Block.FRAMES);
    reset();
  }

  /** Forgets everything heard: true peak, integrated loudness and range begin anew. */
  @RealTime
  public void reset() {
    levels.reset();
    truePeak.reset();
    loudness.reset();
    blocks = 0;
    rangeIsNext = false;
    readings[RANGE] = 0;
    readings[INTEGRATED] = SILENCE_LUFS;
    readLoudness();
    readLevels();
  }

  /**
   * Hears one block of {@link Block#FRAMES} frames from index {@code at}; no number, no reading.
   */
  @RealTime
  public void add(float[] left, float[] right, int at) {
    if (!levels.add(left, right, at, Block.FRAMES)) {
      return;
    }
    truePeak.add(left, right, at, Block.FRAMES);
    loudness.add(left, right, at, Block.FRAMES);
    readLevels();
    blocks++;
    if (blocks >= blocksPerReading) {
      blocks = 0;
      readLoudness();
      readGated();
    }
  }

  /** What one of the meters shows, by its number above. */
  @RealTime
  public float reading(int which) {
    return readings[which];
  }

  @RealTime
  private void readLevels() {
    readings[PEAK_LEFT] = levels.peakLeft();
    readings[PEAK_RIGHT] = levels.peakRight();
    readings[RMS_LEFT] = levels.rmsLeft();
    readings[RMS_RIGHT] = levels.rmsRight();
    readings[CORRELATION] = levels.correlation();
    readings[TRUE_PEAK] = truePeak.peak();
  }

  @RealTime
  private void readLoudness() {
    readings[MOMENTARY] = shown(loudness.momentaryLufs());
    readings[SHORT_TERM] = shown(loudness.shortTermLufs());
    readings[MAX_MOMENTARY] = shown(loudness.maxMomentaryLufs());
    readings[MAX_SHORT_TERM] = shown(loudness.maxShortTermLufs());
  }

  /** Takes turns: each of the two walks through a histogram. */
  @RealTime
  private void readGated() {
    if (rangeIsNext) {
      readings[RANGE] = (float) loudness.rangeLu();
    } else {
      readings[INTEGRATED] = shown(loudness.integratedLufs());
    }
    rangeIsNext = !rangeIsNext;
  }

  @RealTime
  private static float shown(double lufs) {
    return (float) Math.max(SILENCE_LUFS, lufs);
  }
}
