package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class LatestValueTest {

  private static final int LONGS = 20;

  private final ByteBuffer memory =
      ByteBuffer.allocateDirect(LatestValue.bytesFor(LONGS)).order(ByteOrder.LITTLE_ENDIAN);
  private final LatestValue value = new LatestValue(memory, 0, LONGS);
  private final long[] into = new long[LONGS];

  private static long[] filled(long with) {
    long[] longs = new long[LONGS];
    java.util.Arrays.fill(longs, with);
    return longs;
  }

  @Test
  void thereIsNoneAtFirst() {
    assertFalse(value.read(into));
  }

  @Test
  void onlyTheNewestIsRead() {
    for (long i = 1; i <= 9; i++) {
      value.publish(filled(i));
      assertTrue(value.read(into));
      assertArrayEquals(filled(i), into);
    }
    assertTrue(new LatestValue(memory, 0, LONGS).read(into), "also by a process that comes later");
    assertArrayEquals(filled(9), into);
  }

  @Test
  void aWriterKilledInTheMiddleLeavesTheLastCompleteValue() {
    value.publish(filled(1));
    value.publish(filled(2));
    // What a killed writer leaves: the next slot half written, the count not yet moved.
    int next = 128 + 3 * 256;
    for (int i = 0; i < LONGS / 2; i++) {
      memory.putLong(next + i * Long.BYTES, 99);
    }
    assertTrue(value.read(into));
    assertArrayEquals(filled(2), into);

    new LatestValue(memory, 0, LONGS).publish(filled(3));
    assertTrue(value.read(into));
    assertArrayEquals(filled(3), into);
  }

  @Test
  void neighboursDoNotTouch() {
    int bytes = LatestValue.bytesFor(1);
    assertEquals(0, bytes % 128);
    ByteBuffer both = ByteBuffer.allocateDirect(2 * bytes);
    LatestValue first = new LatestValue(both, 0, 1);
    LatestValue second = new LatestValue(both, bytes, 1);
    for (long i = 0; i < 9; i++) {
      first.publish(new long[] {i});
      second.publish(new long[] {-i});
      first.read(into);
      assertEquals(i, into[0]);
      second.read(into);
      assertEquals(-i, into[0]);
    }
  }

  @Test
  void aReaderNeverSeesHalfAValue() throws InterruptedException {
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  long[] longs = new long[LONGS];
                  for (long i = 1; i <= 100_000; i++) {
                    java.util.Arrays.fill(longs, i);
                    value.publish(longs);
                  }
                });
    long last = 0;
    while (last < 100_000) {
      if (value.read(into)) {
        assertTrue(into[0] >= last, "never back");
        last = into[0];
        assertArrayEquals(filled(last), into);
      }
    }
    writer.join();
  }
}
