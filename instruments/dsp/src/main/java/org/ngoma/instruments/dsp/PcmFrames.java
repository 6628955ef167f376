package org.ngoma.instruments.dsp;

import java.io.IOException;

/** The frames of a file that keeps them as plain samples, one channel beside the other. */
final class PcmFrames {

  private final FileBytes bytes;
  private final SampleCode code;
  private final int channels;
  private final long start;
  private final long frames;
  private long framesRead;

  /** Frames from the present position of {@code bytes} on. */
  PcmFrames(FileBytes bytes, SampleCode code, int channels, long frames) {
    this.bytes = bytes;
    this.code = code;
    this.channels = channels;
    this.frames = frames;
    start = bytes.position();
  }

  long frames() {
    return frames;
  }

  int read(float[][] out, int from, int count) throws IOException {
    int wanted = (int) Math.max(0, Math.min(count, frames - framesRead));
    int frameBytes = channels * code.bytes();
    bytes.position(start + framesRead * frameBytes);
    int done = 0;
    while (done < wanted) {
      int run = Math.min(wanted - done, FileBytes.MAX_BYTES / frameBytes);
      bytes.fill(run * frameBytes);
      for (int i = 0; i < run; i++) {
        for (int c = 0; c < channels; c++) {
          float sample = code.read(bytes.buffer);
          if (c < out.length) {
            out[c][from + done + i] = sample;
          }
        }
      }
      done += run;
    }
    framesRead += wanted;
    return wanted;
  }

  void seek(long frame) {
    framesRead = Math.max(0, Math.min(frames, frame));
  }
}
