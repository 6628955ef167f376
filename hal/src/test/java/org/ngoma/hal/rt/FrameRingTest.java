package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class FrameRingTest {

  private static final int CAPACITY = 8;

  private final ByteBuffer memory =
      ByteBuffer.allocateDirect(FrameRing.bytesFor(CAPACITY)).order(ByteOrder.LITTLE_ENDIAN);
  private final FrameRing ring = new FrameRing(memory, 0, CAPACITY);
  private final float[] left = new float[CAPACITY];
  private final float[] right = new float[CAPACITY];

  @Test
  void carriesBothChannelsAroundTheEnd() {
    for (int block = 0; block < 10; block++) {
      float[] l = {block, block + 0.25f, block + 0.5f};
      float[] r = {-block, -block - 0.25f, Float.NaN};
      assertTrue(ring.write(l, r, 3));
      assertEquals(3, ring.read(left, right, 8));
      assertArrayEquals(l, java.util.Arrays.copyOf(left, 3));
      assertArrayEquals(r, java.util.Arrays.copyOf(right, 3));
    }
    assertEquals(30, ring.writtenFrames());
    assertEquals(30, ring.readFrames());
  }

  @Test
  void refusesWholeWhatDoesNotFit() {
    assertTrue(ring.write(new float[6], new float[6], 6));
    assertFalse(ring.write(new float[3], new float[3], 3));
    assertEquals(6, ring.writtenFrames());
    assertTrue(ring.write(new float[2], new float[2], 2));
    assertFalse(ring.write(new float[2], new float[2], 3), "more than the arrays hold");
    assertFalse(ring.write(left, right, -1));
    assertEquals(8, ring.read(left, right, 100));
    assertEquals(0, ring.read(left, right, 8));
  }

  @Test
  void readsInPieces() {
    ring.write(new float[] {1, 2, 3, 4}, new float[4], 4);
    assertEquals(3, ring.read(left, right, 3));
    assertEquals(3, left[2]);
    assertEquals(0, ring.read(left, right, 0));
    assertEquals(0, ring.read(left, right, -5));
    assertEquals(1, ring.read(left, right, 3));
    assertEquals(4, left[0]);
  }

  @Test
  void anotherProcessContinues() {
    ring.write(new float[] {1, 2}, new float[] {3, 4}, 2);
    FrameRing later = new FrameRing(memory, 0, CAPACITY);
    assertEquals(2, later.read(left, right, 8));
    assertEquals(2, left[1]);
    assertEquals(4, right[1]);
    assertEquals(2, ring.readFrames());
  }

  @Test
  void discardAndDamageLeaveAnEmptyRing() {
    ring.write(left, right, 5);
    ring.discard();
    assertEquals(0, ring.read(left, right, 8));

    memory.putLong(128, 1_000_000);
    assertFalse(ring.write(left, right, 1));
    assertEquals(0, ring.read(left, right, 8));
    assertTrue(ring.write(left, right, 8));
    assertEquals(1_000_008, ring.writtenFrames());
    assertEquals(8, ring.read(left, right, 8));
  }
}
