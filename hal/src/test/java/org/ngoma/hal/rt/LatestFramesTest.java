package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LatestFramesTest {

  private static final int CAPACITY = 1024;

  private final ByteBuffer memory = ByteBuffer.allocateDirect(LatestFrames.bytesFor(CAPACITY) + 64);
  private final LatestFrames frames = new LatestFrames(memory, 64, CAPACITY);
  private final float[] left = new float[CAPACITY];
  private final float[] right = new float[CAPACITY];

  @Test
  void readsWhatIsStillThereAndNothingElse() {
    long written = 0;
    for (int b = 0; b < 100; b++) {
      write(written, 32);
      written += 32;
      assertEquals(written, frames.written());
    }
    assertTrue(frames.read(written - CAPACITY, left, right, CAPACITY));
    for (int i = 0; i < CAPACITY; i++) {
      assertEquals((float) (written - CAPACITY + i), left[i]);
      assertEquals(-(float) (written - CAPACITY + i), right[i]);
    }
    assertFalse(frames.read(written - CAPACITY - 1, left, right, 10), "gone");
    assertFalse(frames.read(written - 5, left, right, 6), "not yet there");
    assertFalse(frames.read(-1, left, right, 1));
    assertTrue(frames.read(written, left, right, 0));
  }

  @Test
  void aSecondAttachmentGoesOn() {
    write(0, 40);
    LatestFrames other = new LatestFrames(memory, 64, CAPACITY);
    assertEquals(40, other.written());
    assertTrue(other.read(30, left, right, 10));
    assertEquals(39, left[9]);
  }

  @Test
  void neverTakesFramesThatWereOverwrittenWhileReading() throws InterruptedException {
    Thread writer =
        new Thread(
            () -> {
              float[] l = new float[64];
              float[] r = new float[64];
              for (int b = 0; b < 60_000; b++) {
                for (int i = 0; i < 64; i++) {
                  l[i] = (b * 64 + i) & 0xffff;
                  r[i] = -l[i];
                }
                frames.write(l, r, 64);
              }
            });
    writer.start();
    int good = 0;
    while (writer.isAlive() || good == 0) {
      long from = Math.max(0, frames.written() - CAPACITY);
      int count = (int) Math.min(CAPACITY, frames.written() - from);
      if (frames.read(from, left, right, count)) {
        good++;
        for (int i = 0; i < count; i++) {
          assertEquals((float) ((from + i) & 0xffff), left[i]);
          assertEquals(-left[i], right[i]);
        }
      }
    }
    writer.join();
    assertTrue(good > 0);
  }

  private void write(long from, int count) {
    float[] l = new float[count];
    float[] r = new float[count];
    for (int i = 0; i < count; i++) {
      l[i] = (float) (from + i);
      r[i] = -l[i];
    }
    frames.write(l, r, count);
  }
}
