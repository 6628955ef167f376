package org.ngoma.hal.rt;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Messages arrive whole and in order: 0 stands for none, -1 for one that nobody sent. */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, 1", "1, 0", "1, 2"},
    expect = ACCEPTABLE,
    desc = "whole and in order")
@State
public class SpscRingHandOver {

  private static final int CAPACITY = 8;

  private final SpscRing ring =
      new SpscRing(StressMemory.piece(SpscRing.bytesFor(CAPACITY)), 0, CAPACITY);
  private final long[] first = {1, 1, 1};
  private final long[] into = new long[CAPACITY];

  @Actor
  public void producer() {
    ring.offer(first, 3);
    ring.offer(2);
  }

  @Actor
  public void consumer(II_Result result) {
    result.r1 = poll();
    result.r2 = poll();
  }

  private int poll() {
    int length = ring.poll(into);
    if (length == 3 && into[0] == 1 && into[1] == 1 && into[2] == 1) {
      return 1;
    }
    return length == 1 && into[0] == 2 ? 2 : -Integer.signum(length);
  }
}
