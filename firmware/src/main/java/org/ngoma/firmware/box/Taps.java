package org.ngoma.firmware.box;

import org.ngoma.hal.rt.LatestFrames;
import org.ngoma.instruments.dsp.SoundAnalysis;
import org.ngoma.instruments.dsp.SoundPicture;

/**
 * Pictures of what the engine plays: it leaves the newest frames in the shared memory, and all the
 * rest is done here.
 *
 * <p>Thread: one of the box. Whoever looks less often than three times a second loses frames: the
 * pictures stay right, loudness counts what was seen.
 */
public final class Taps {

  private static final int PIECE = 1024;

  private final LatestFrames frames;
  private final SoundAnalysis analysis;
  private final float[] left = new float[PIECE];
  private final float[] right = new float[PIECE];
  private long next;

  /** Pictures of a sound that begins now. */
  public Taps(LatestFrames frames, int sampleRate) {
    this.frames = frames;
    analysis = new SoundAnalysis(sampleRate);
    next = frames.written();
  }

  /** Begins loudness, range and true peak anew. */
  public void reset() {
    analysis.reset();
  }

  /** What has been played since the last look, drawn. */
  public SoundPicture look() {
    long written = frames.written();
    while (next < written) {
      int count = (int) Math.min(PIECE, written - next);
      if (frames.read(next, left, right, count)) {
        analysis.add(left, right, 0, count);
        next += count;
      } else {
        // Overtaken: go on with what is just being played.
        next = Math.max(next, frames.written() - PIECE);
        written = frames.written();
      }
    }
    return analysis.picture();
  }
}
