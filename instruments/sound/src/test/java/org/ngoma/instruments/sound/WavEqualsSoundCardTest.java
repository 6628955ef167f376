package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.hal.audio.SampleEncoder;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;

/** A file holds, bit by bit, what a sound card of the same format would have been given. */
class WavEqualsSoundCardTest {

  private static final int HEADER_BYTES = 44;

  @TempDir Path folder;

  @Test
  void bothConvertByOneRule() throws IOException {
    float[] left = {
      0,
      -0f,
      1,
      -1,
      1.5f,
      -1.5f,
      0x1p-16f,
      0x3p-16f,
      -0x1p-16f,
      0x1p-24f,
      0x3p-24f,
      1 - 0x1p-17f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MIN_VALUE,
      0.99999994f
    };
    left = Arrays.copyOf(left, 5000);
    Random random = new Random(6);
    for (int i = 17; i < left.length; i++) {
      left[i] = random.nextFloat(-1.01f, 1.01f);
    }
    float[] right = left.clone();
    right[0] = -0.3f;
    same(WavEncoding.PCM_16, SampleFormat.S16, left, right);
    same(WavEncoding.PCM_24, SampleFormat.S24_3, left, right);
    same(WavEncoding.PCM_32, SampleFormat.S32, left, right);
  }

  private void same(WavEncoding encoding, SampleFormat format, float[] left, float[] right)
      throws IOException {
    Path file = folder.resolve(encoding + ".wav");
    try (WavWriter writer = new WavWriter(file, 48_000, encoding)) {
      writer.write(left, right, 0, left.length);
    }
    byte[] whole = Files.readAllBytes(file);
    SampleEncoder encoder = new SampleEncoder(format, left.length);
    encoder.encode(left, right, left.length);
    byte[] card = new byte[left.length * encoder.frameBytes()];
    encoder.bytes().get(0, card);
    assertArrayEquals(card, Arrays.copyOfRange(whole, HEADER_BYTES, whole.length), format.name());
  }
}
