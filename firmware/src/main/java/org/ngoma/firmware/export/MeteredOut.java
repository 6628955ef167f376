package org.ngoma.firmware.export;

import java.io.IOException;
import org.ngoma.instruments.dsp.Loudness;
import org.ngoma.instruments.dsp.TruePeak;

/** Measures what passes. */
final class MeteredOut implements SoundOut {

  private final SoundOut next;
  private final Loudness loudness;
  private final TruePeak truePeak = new TruePeak();
  private long frames;

  MeteredOut(SoundOut next, int rate) {
    this.next = next;
    loudness = new Loudness(rate);
  }

  @Override
  public void write(float[] left, float[] right, int from, int count) throws IOException {
    loudness.add(left, right, from, count);
    truePeak.add(left, right, from, count);
    frames += count;
    next.write(left, right, from, count);
  }

  @Override
  public void finish() throws IOException {
    truePeak.end();
    next.finish();
  }

  @Override
  public void abort() {
    next.abort();
  }

  long frames() {
    return frames;
  }

  double lufs() {
    return loudness.integratedLufs();
  }

  /** Whole only after {@link #finish}. */
  double truePeakDb() {
    return truePeak.dbtp();
  }
}
