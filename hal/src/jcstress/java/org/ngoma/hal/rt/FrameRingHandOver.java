package org.ngoma.hal.rt;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A half full ring: new frames arrive behind the old ones and never over them. The results are the
 * frames of each read; -1 when one of them is wrong.
 */
@JCStressTest
@Outcome(
    id = {"2, 0", "2, 2", "2, 4", "4, 0", "4, 2"},
    expect = ACCEPTABLE,
    desc = "in order, in as many pieces as it took")
@State
public class FrameRingHandOver {

  private static final int CAPACITY = 4;

  private final FrameRing ring =
      new FrameRing(StressMemory.piece(FrameRing.bytesFor(CAPACITY)), 0, CAPACITY);
  private final float[] frames = new float[2];
  private final float[] left = new float[8];
  private final float[] right = new float[8];
  private int next = 1;

  public FrameRingHandOver() {
    write(1);
  }

  private void write(int from) {
    frames[0] = from;
    frames[1] = from + 1f;
    ring.write(frames, frames, 2);
  }

  @Actor
  public void writer() {
    write(3);
    if (ring.readFrames() > 0) {
      write(5);
    }
  }

  @Actor
  public void reader(II_Result result) {
    result.r1 = read();
    result.r2 = read();
  }

  private int read() {
    int count = ring.read(left, right, 8);
    for (int i = 0; i < count; i++) {
      if (left[i] != next || right[i] != next) {
        return -1;
      }
      next++;
    }
    return count;
  }
}
