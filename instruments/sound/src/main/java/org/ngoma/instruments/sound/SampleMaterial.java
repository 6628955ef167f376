package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Onsets;
import org.ngoma.instruments.dsp.SampleMarks;
import org.ngoma.instruments.dsp.SampleMemory;

/**
 * A recorded sound, ready to be played.
 *
 * @param memory where it lies, 1 or 2 channels
 * @param stream what brings its pages, or null when all of it is there
 * @param onsets where it can be cut
 * @param peak its loudest sample, 0 for silence
 * @param marks its root key and loop, as far as they are known
 */
record SampleMaterial(
    SampleMemory memory, SampleStream stream, Onsets onsets, float peak, SampleMarks marks)
    implements Material {

  /** First frame of a slice between two strokes, of those as strong as this. */
  int strokeAt(int slice, float least) {
    int[] frames = onsets.frames();
    float[] strengths = onsets.strengths();
    int found = 0;
    for (int i = 0; i < frames.length; i++) {
      if (strengths[i] >= least && found++ == slice) {
        return frames[i];
      }
    }
    return memory.frames();
  }
}
