package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.SampleMemory;
import org.ngoma.sequencer.model.Ppqn;

/**
 * A clip of recorded sound as the audio thread plays it. Immutable; built on any other thread.
 *
 * <p>Positions are frames of the file in the order in which they are played.
 */
public final class ClipSound {

  static final int POWER = 0;
  static final int LINEAR = 1;
  static final int SMOOTH = 2;
  static final int BEATS = 0;
  static final int TONES = 1;
  static final int REPITCH = 2;

  /** What is read before and behind a place when it is stretched. */
  private static final long AROUND = 1 << 13;

  final int id;
  final SampleMaterial material;
  final long startTick;
  final long offsetFrames;
  final float gain;
  final double fadeInSeconds;
  final double fadeOutSeconds;
  final int curve;
  final boolean reversed;
  final boolean follows;
  final float bpm;
  final int stretch;
  final float pitchRatio;
  final boolean transposed;
  final double framesPerTick;

  /**
   * @param material from {@link #load}, or null when the file is missing: then silence
   * @param curve place among the model's fades
   * @param stretch place among the model's ways to stretch
   */
  public ClipSound(
      int id,
      Material material,
      long startTick,
      long offsetFrames,
      double gainDb,
      double fadeInMs,
      double fadeOutMs,
      int curve,
      boolean reversed,
      boolean follows,
      double bpm,
      int stretch,
      double semitones) {
    this.id = id;
    this.material = (SampleMaterial) material;
    this.startTick = startTick;
    this.offsetFrames = offsetFrames;
    gain = gainDb == 0 ? 1f : FastMath.dbToGain((float) gainDb);
    fadeInSeconds = fadeInMs / 1000;
    fadeOutSeconds = fadeOutMs / 1000;
    this.curve = curve;
    this.reversed = reversed;
    this.follows = follows;
    this.bpm = (float) bpm;
    this.stretch = stretch;
    transposed = semitones != 0 && stretch != REPITCH;
    pitchRatio = transposed ? FastMath.semitonesToRatio((float) semitones) : 1f;
    int rate = material == null ? 0 : this.material.memory().sampleRate();
    framesPerTick = 60 / (bpm * Ppqn.TICKS) * rate;
    pinStart();
  }

  /**
   * Reads a file: all of it, or what is needed soon; then it is read on while it plays.
   *
   * @param strokes whether it will be stretched with its attacks kept
   * @throws IOException with one sentence that says what is wrong with the file
   */
  public static Material load(Path file, boolean strokes) throws IOException {
    return SampleLoader.load(file, strokes);
  }

  /**
   * Forgets where clips began in a recording; those that are made from now on tell anew.
   *
   * @param material from {@link #load}, or null
   */
  public static void forgetStarts(Material material) {
    if (material instanceof SampleMaterial sample && sample.stream() != null) {
      sample.stream().unpin();
    }
  }

  /** Its beginning must be there before anybody knows that it comes. */
  private void pinStart() {
    if (material != null && material.stream() != null) {
      long at = reversed ? material.memory().frames() - 1 - offsetFrames : offsetFrames;
      material.stream().pin(at - AROUND, at);
      if (follows || transposed) {
        // A stretcher looks far around, the farther the higher it plays.
        material.stream().pin(at - 3 * AROUND, at + 2 * AROUND);
      }
    }
  }

  /** Whether it goes the same way through the same sound. */
  boolean soundsLike(ClipSound other) {
    return material == other.material
        && startTick == other.startTick
        && offsetFrames == other.offsetFrames
        && reversed == other.reversed
        && follows == other.follows
        && bpm == other.bpm
        && stretch == other.stretch
        && pitchRatio == other.pitchRatio;
  }

  SampleMemory memory() {
    return material.memory();
  }
}
