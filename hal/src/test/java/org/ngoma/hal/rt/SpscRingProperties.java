package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ring against a plain queue that counts its longs. */
class SpscRingProperties {

  private static final int CAPACITY = 16;
  private static final int READER_LONGS = 10;

  /** Positive: offer a message of so many longs. 0: poll. -1: discard. */
  @Provide
  Arbitrary<List<Integer>> steps() {
    return Arbitraries.integers().between(-1, 17).edgeCases(e -> e.add(0)).list().ofMaxSize(200);
  }

  @Property(tries = 500, seed = "1")
  void behavesLikeAQueue(@ForAll("steps") List<Integer> steps) {
    ByteBuffer memory = ByteBuffer.allocateDirect(SpscRing.bytesFor(CAPACITY));
    Queue<long[]> model = new ArrayDeque<>();
    int used = 0;
    long next = 1;
    long[] into = new long[READER_LONGS];
    for (int step : steps) {
      // A new object for every step: all state must lie in the memory.
      SpscRing ring = new SpscRing(memory, 0, CAPACITY);
      if (step > 0) {
        long[] message = new long[step];
        Arrays.fill(message, next++);
        boolean fits = used + 1 + step <= CAPACITY;
        assertEquals(fits, step == 1 ? ring.offer(message[0]) : ring.offer(message, step));
        if (fits) {
          model.add(message);
          used += 1 + step;
        }
      } else if (step < 0) {
        ring.discard();
        model.clear();
        used = 0;
      } else {
        long[] expected = model.poll();
        int length = ring.poll(into);
        if (expected == null) {
          assertEquals(0, length);
        } else if (expected.length > READER_LONGS) {
          assertEquals(-1, length);
        } else {
          assertArrayEquals(expected, Arrays.copyOf(into, length));
        }
        used -= expected == null ? 0 : 1 + expected.length;
      }
    }
  }
}
