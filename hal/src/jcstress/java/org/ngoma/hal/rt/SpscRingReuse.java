package org.ngoma.hal.rt;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A full ring: the producer may take a slot only after the consumer has read it. */
@JCStressTest
@Outcome(
    id = {"0, 7", "1, 7"},
    expect = ACCEPTABLE,
    desc = "refused, or written behind the reader")
@State
public class SpscRingReuse {

  private static final int CAPACITY = 4;

  private final SpscRing ring =
      new SpscRing(StressMemory.piece(SpscRing.bytesFor(CAPACITY)), 0, CAPACITY);
  private final long[] later = {9, 9, 9};
  private final long[] into = new long[CAPACITY];

  public SpscRingReuse() {
    ring.offer(new long[] {7, 7, 7}, 3);
  }

  @Actor
  public void producer(II_Result result) {
    result.r1 = ring.offer(later, 3) ? 1 : 0;
  }

  @Actor
  public void consumer(II_Result result) {
    int length = ring.poll(into);
    boolean whole = length == 3 && into[0] == 7 && into[1] == 7 && into[2] == 7;
    result.r2 = whole ? 7 : -1;
  }
}
