package org.ngoma.hal.rt;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.Arrays;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A writer that laps the reader: what is read is one whole value and never an older one. */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "whole, and not older than the one before")
@State
public class LatestValueRead {

  private static final int LONGS = 6;
  private static final int VALUES = 12;

  private final LatestValue latest =
      new LatestValue(StressMemory.piece(LatestValue.bytesFor(LONGS)), 0, LONGS);
  private final long[] value = new long[LONGS];
  private final long[] into = new long[LONGS];
  private long newest;

  @Actor
  public void writer() {
    for (long number = 1; number <= VALUES; number++) {
      Arrays.fill(value, number);
      latest.publish(value);
    }
  }

  @Actor
  public void reader(ZZ_Result result) {
    result.r1 = readsWell();
    result.r2 = readsWell();
  }

  private boolean readsWell() {
    if (!latest.read(into)) {
      return newest == 0;
    }
    for (long part : into) {
      if (part != into[0]) {
        return false;
      }
    }
    boolean forward = into[0] >= newest && into[0] >= 1 && into[0] <= VALUES;
    newest = into[0];
    return forward;
  }
}
