package org.ngoma.hal.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SampleEncoderTest {

  private static final float STEP_16 = 0x1p-15f;
  private static final float STEP_24 = 0x1p-23f;

  private static final float[] EDGES = {
    0f,
    -0f,
    1f,
    -1f,
    1.5f,
    -1.5f,
    Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    Float.MIN_VALUE
  };

  private static ByteBuffer encode(SampleFormat format, float... left) {
    SampleEncoder encoder = new SampleEncoder(format, left.length);
    float[] right = new float[left.length];
    for (int i = 0; i < left.length; i++) {
      right[i] = left[left.length - 1 - i];
    }
    encoder.encode(left, right, left.length);
    assertEquals(2 * format.bytes(), encoder.frameBytes());
    assertEquals(left.length * encoder.frameBytes(), encoder.bytes().capacity());
    return encoder.bytes();
  }

  private static int[] leftShorts(float... samples) {
    ByteBuffer bytes = encode(SampleFormat.S16, samples);
    int[] values = new int[samples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getShort(4 * i);
      assertEquals(bytes.getShort(4 * i), bytes.getShort(4 * (values.length - 1 - i) + 2));
    }
    return values;
  }

  private static int[] leftInts(SampleFormat format, float... samples) {
    ByteBuffer bytes = encode(format, samples);
    int[] values = new int[samples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getInt(8 * i);
      assertEquals(bytes.getInt(8 * i), bytes.getInt(8 * (values.length - 1 - i) + 4));
    }
    return values;
  }

  @Test
  void sixteenBitsClipAndSilenceNaN() {
    assertArrayEquals(
        new int[] {0, 0, 32767, -32768, 32767, -32768, 32767, 32767, -32768, 0, 0},
        leftShorts(EDGES));
  }

  @Test
  void halvesGoToTheEvenNeighbour() {
    assertArrayEquals(
        new int[] {0, 2, 2, 0, -2, -2, 1, -1},
        leftShorts(
            0.5f * STEP_16,
            1.5f * STEP_16,
            2.5f * STEP_16,
            -0.5f * STEP_16,
            -1.5f * STEP_16,
            -2.5f * STEP_16,
            0.75f * STEP_16,
            -0.75f * STEP_16));
    assertArrayEquals(
        new int[] {0, 2, -2},
        leftInts(SampleFormat.S24, 0.5f * STEP_24, 1.5f * STEP_24, -2.5f * STEP_24));
  }

  @Test
  void everySixteenBitValuePassesUnchanged() {
    float[] all = new float[1 << 16];
    int[] expected = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      expected[i] = i - 32768;
      all[i] = expected[i] / 32768f;
    }
    assertArrayEquals(expected, leftShorts(all));
  }

  @Test
  void twentyFourBitsClip() {
    int top = 0x7F_FFFF;
    assertArrayEquals(
        new int[] {0, 0, top, -top - 1, top, -top - 1, top, top, -top - 1, 0, 0},
        leftInts(SampleFormat.S24, EDGES));
    assertArrayEquals(
        new int[] {1, -1, top, top - 1},
        leftInts(SampleFormat.S24, STEP_24, -STEP_24, 1 - STEP_24, 1 - 2 * STEP_24));
  }

  @Test
  void packedBytesAreTheLowThreeInOrder() {
    ByteBuffer packed = encode(SampleFormat.S24_3, EDGES);
    ByteBuffer wide = encode(SampleFormat.S24, EDGES);
    for (int sample = 0; sample < 2 * EDGES.length; sample++) {
      for (int b = 0; b < 3; b++) {
        assertEquals(wide.get(4 * sample + b), packed.get(3 * sample + b));
      }
    }
  }

  @Test
  void thirtyTwoBitsClip() {
    int top = Integer.MAX_VALUE;
    int bottom = Integer.MIN_VALUE;
    assertArrayEquals(
        new int[] {0, 0, top, bottom, top, bottom, top, top, bottom, 0, 0},
        leftInts(SampleFormat.S32, EDGES));
    assertArrayEquals(
        new int[] {1 << 30, 256, -(1 << 30)}, leftInts(SampleFormat.S32, 0.5f, STEP_24, -0.5f));
  }

  @Test
  void floatsAreClippedAndNeverNaN() {
    ByteBuffer bytes = encode(SampleFormat.FLOAT, EDGES);
    float[] expected = {0f, -0f, 1f, -1f, 1f, -1f, 1f, 1f, -1f, 0f, Float.MIN_VALUE};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], bytes.getFloat(8 * i));
    }
  }
}
