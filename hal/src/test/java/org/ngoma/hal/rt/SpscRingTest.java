package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpscRingTest {

  private static final int CAPACITY = 8;
  private static final int CONSUMED = 0;
  private static final int PRODUCED = 128;
  private static final int SLOTS = 256;

  private final ByteBuffer memory =
      ByteBuffer.allocateDirect(SpscRing.bytesFor(CAPACITY)).order(ByteOrder.LITTLE_ENDIAN);
  private final SpscRing ring = new SpscRing(memory, 0, CAPACITY);
  private final long[] into = new long[CAPACITY];

  @Test
  void handsOverMessagesInOrder() {
    assertTrue(ring.offer(new long[] {7, 8, 9}, 2));
    assertTrue(ring.offer(42));

    assertEquals(2, ring.poll(into));
    assertArrayEquals(new long[] {7, 8}, Arrays.copyOf(into, 2));
    assertEquals(1, ring.poll(into));
    assertEquals(42, into[0]);
    assertEquals(0, ring.poll(into));
  }

  @Test
  void refusesWhatDoesNotFitAndKeepsTheRest() {
    assertTrue(ring.offer(new long[5], 5));
    assertFalse(ring.offer(new long[2], 2), "six of eight slots are taken");
    assertTrue(ring.offer(1));
    assertFalse(ring.offer(1));

    assertEquals(5, ring.poll(into));
    assertEquals(1, ring.poll(into));
    assertEquals(0, ring.poll(into));
  }

  @Test
  void refusesALengthThatIsNotThere() {
    assertFalse(ring.offer(new long[3], 0));
    assertFalse(ring.offer(new long[3], -1));
    assertFalse(ring.offer(new long[3], 4));
    assertEquals(0, ring.poll(into));
  }

  @Test
  void aMessageAsLongAsTheRingPasses() {
    long[] longest = {1, 2, 3, 4, 5, 6, 7};
    ring.offer(5);
    ring.poll(into);
    assertTrue(ring.offer(longest, 7));
    assertFalse(ring.offer(longest, 7));
    assertEquals(7, ring.poll(into));
    assertArrayEquals(longest, Arrays.copyOf(into, 7));
  }

  @Test
  void skipsAMessageLongerThanTheReader() {
    ring.offer(new long[3], 3);
    ring.offer(6);
    long[] shorter = new long[2];
    assertEquals(-1, ring.poll(shorter));
    assertEquals(1, ring.poll(shorter));
    assertEquals(6, shorter[0]);
  }

  @Test
  void discardDropsEverything() {
    ring.offer(1);
    ring.offer(2);
    ring.discard();
    assertEquals(0, ring.poll(into));
    assertTrue(ring.offer(new long[7], 7));
  }

  @Test
  void anotherProcessContinuesWhereThisOneStopped() {
    ring.offer(1);
    ring.offer(2);
    ring.poll(into);
    SpscRing later = new SpscRing(memory, 0, CAPACITY);
    assertEquals(1, later.poll(into));
    assertEquals(2, into[0]);
    assertTrue(later.offer(3));
    assertEquals(1, ring.poll(into));
  }

  @Test
  void aProducerKilledInTheMiddleLeavesNothing() {
    ring.offer(1);
    // What a killed producer leaves: slots written, the count not yet moved.
    memory.putLong(SLOTS + 2 * Long.BYTES, 3);
    memory.putLong(SLOTS + 3 * Long.BYTES, 99);

    assertEquals(1, ring.poll(into));
    assertEquals(0, ring.poll(into));
    assertTrue(ring.offer(5));
    assertEquals(1, ring.poll(into));
    assertEquals(5, into[0]);
  }

  @Test
  void aDamagedLengthDropsEverythingOnce() {
    for (long length : new long[] {0, -1, Long.MIN_VALUE, 4, Long.MAX_VALUE}) {
      ring.offer(1);
      ring.offer(2);
      memory.putLong(SLOTS + (int) (memory.getLong(CONSUMED) & 7) * Long.BYTES, length);
      assertEquals(-1, ring.poll(into), () -> "length " + length);
      assertEquals(0, ring.poll(into));
      assertTrue(ring.offer(7));
      assertEquals(1, ring.poll(into));
    }
  }

  @Test
  void damagedCountsDropEverythingOnce() {
    for (long produced : new long[] {-1, 9, Long.MAX_VALUE, Long.MIN_VALUE}) {
      memory.putLong(CONSUMED, 0);
      memory.putLong(PRODUCED, produced);
      assertFalse(ring.offer(1), () -> "produced " + produced);
      assertEquals(-1, ring.poll(into));
      assertEquals(0, ring.poll(into));
      assertTrue(ring.offer(7));
      assertEquals(1, ring.poll(into));
      assertEquals(7, into[0]);
    }
  }

  @Test
  void refusesMemoryThatDoesNotFit() {
    assertThrows(IllegalArgumentException.class, () -> new SpscRing(memory, 0, 12));
    assertThrows(IllegalArgumentException.class, () -> new SpscRing(memory, 128, CAPACITY));
    assertThrows(IllegalArgumentException.class, () -> new SpscRing(memory, -8, CAPACITY));
    ByteBuffer larger = ByteBuffer.allocateDirect(1024);
    assertThrows(IllegalArgumentException.class, () -> new SpscRing(larger, 4, CAPACITY));
    ByteBuffer heap = ByteBuffer.allocate(1024);
    assertThrows(IllegalArgumentException.class, () -> new SpscRing(heap, 0, CAPACITY));
  }

  @Test
  void twoThreadsLoseNothing() throws InterruptedException {
    int messages = 50_000;
    Thread producer =
        Thread.ofPlatform()
            .start(
                () -> {
                  long[] message = new long[5];
                  for (int i = 0; i < messages; i++) {
                    int length = 1 + i % 5;
                    Arrays.fill(message, i);
                    while (!ring.offer(message, length)) {
                      Thread.yield();
                    }
                  }
                });
    for (int i = 0; i < messages; i++) {
      int length;
      while ((length = ring.poll(into)) == 0) {
        Thread.yield();
      }
      assertEquals(1 + i % 5, length);
      for (int k = 0; k < length; k++) {
        assertEquals(i, into[k]);
      }
    }
    producer.join();
    assertEquals(0, ring.poll(into));
  }
}
