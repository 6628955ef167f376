package org.ngoma.instruments.sound;

/**
 * A recorded stroke, whole in memory, for the {@link SampledDrum}.
 *
 * @param left one zero, the frames, three zeros: so that four points can be read around each
 * @param right as {@code left}, or the same array when the recording is mono
 * @param frames of the recording
 * @param sampleRate of the recording, in Hz
 */
record DrumSample(float[] left, float[] right, int frames, int sampleRate) implements Material {

  /** Zeros before the first frame. */
  static final int BEFORE = 1;

  /** Zeros behind the last one. */
  static final int BEHIND = 3;

  boolean wide() {
    return left != right;
  }
}
