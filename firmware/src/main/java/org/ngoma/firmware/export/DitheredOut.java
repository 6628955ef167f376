package org.ngoma.firmware.export;

import java.io.IOException;
import org.ngoma.instruments.dsp.Dither;

/** Gives what passes the noise that rounding to 16 bits needs. */
final class DitheredOut implements SoundOut {

  private final SoundOut next;
  private final Dither leftDither = new Dither();
  private final Dither rightDither = new Dither(1);
  private float[] left = {};
  private float[] right = {};

  DitheredOut(SoundOut next) {
    this.next = next;
  }

  @Override
  public void write(float[] fromLeft, float[] fromRight, int from, int count) throws IOException {
    if (left.length < count) {
      left = new float[count];
      right = new float[count];
    }
    System.arraycopy(fromLeft, from, left, 0, count);
    System.arraycopy(fromRight, from, right, 0, count);
    leftDither.add(left, 0, count);
    rightDither.add(right, 0, count);
    next.write(left, right, 0, count);
  }

  @Override
  public void finish() throws IOException {
    next.finish();
  }

  @Override
  public void abort() {
    next.abort();
  }
}
