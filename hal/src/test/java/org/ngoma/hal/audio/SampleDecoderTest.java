package org.ngoma.hal.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleDecoderTest {

  private static final int FRAMES = 64;

  @ParameterizedTest
  @EnumSource
  void whatWasEncodedComesBackToTheStep(SampleFormat format) {
    SplittableRandom random = new SplittableRandom(1);
    float[] left = new float[FRAMES];
    float[] right = new float[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      // Sixteen bits of sound lie in every format without rounding.
      left[i] = random.nextInt(-32768, 32768) * 0x1p-15f;
      right[i] = random.nextInt(-32768, 32768) * 0x1p-15f;
    }
    SampleEncoder encoder = new SampleEncoder(format, FRAMES);
    encoder.encode(left, right, FRAMES);
    SampleDecoder decoder = new SampleDecoder(format, 2, FRAMES);
    assertEquals(encoder.frameBytes(), decoder.frameBytes());
    decoder.bytes().put(0, encoder.bytes(), 0, FRAMES * encoder.frameBytes());
    float[] heardLeft = new float[FRAMES];
    float[] heardRight = new float[FRAMES];
    decoder.decode(heardLeft, heardRight, FRAMES);
    assertArrayEquals(left, heardLeft);
    assertArrayEquals(right, heardRight);
  }

  @Test
  void oneChannelIsHeardOnBothSides() {
    SampleDecoder decoder = new SampleDecoder(SampleFormat.S16, 1, 2);
    decoder.bytes().putShort(0, (short) 16384).putShort(2, (short) -16384);
    float[] left = new float[2];
    float[] right = new float[2];
    decoder.decode(left, right, 2);
    assertArrayEquals(new float[] {0.5f, -0.5f}, left);
    assertArrayEquals(left, right);
  }

  @Test
  void whatLiesAboveTwentyFourBitsIsDropped() {
    SampleDecoder decoder = new SampleDecoder(SampleFormat.S24, 1, 1);
    decoder.bytes().putInt(0, 0x7FC0_0000);
    float[] heard = new float[1];
    decoder.decode(heard, new float[1], 1);
    assertEquals(-0.5f, heard[0]);
  }

  @Test
  void floatsThatAreNoNumbersAreSilence() {
    SampleDecoder decoder = new SampleDecoder(SampleFormat.FLOAT, 1, 3);
    decoder.bytes().putFloat(0, Float.NaN).putFloat(4, Float.POSITIVE_INFINITY).putFloat(8, 0.25f);
    float[] heard = new float[3];
    decoder.decode(heard, new float[3], 3);
    assertArrayEquals(new float[] {0, 0, 0.25f}, heard);
  }
}
