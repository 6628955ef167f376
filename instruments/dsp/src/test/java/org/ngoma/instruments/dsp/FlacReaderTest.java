package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two files were written by FFmpeg from numbers that {@link #number} makes again. */
class FlacReaderTest {

  @TempDir Path folder;

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in = FlacReaderTest.class.getResourceAsStream(name + ".flac")) {
      return in.readAllBytes();
    }
  }

  private static int number(int channel, int i, int scale) {
    int p = i % (200 + 37 * channel);
    int noise = (i * 1_103_515_245 + 12_345 + channel * 777) >>> 26;
    return ((p < 100 ? p : 200 - p) - 50) * scale + noise;
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.flac"), bytes);
  }

  private float[][] all(byte[] bytes) throws IOException {
    try (AudioFile reader = AudioFile.open(file(bytes))) {
      float[][] out = new float[reader.channels()][(int) reader.frames()];
      assertEquals(reader.frames(), reader.read(out, 0, out[0].length));
      return out;
    }
  }

  @ParameterizedTest
  @CsvSource({"stereo16, 2, 16, 48000, 6000, 300", "mono24, 1, 24, 44100, 5000, 70000"})
  void everySampleIsExact(String name, int channels, int bits, int rate, int frames, int scale)
      throws IOException {
    try (FlacReader reader = new FlacReader(file(fixture(name)))) {
      assertEquals(channels, reader.channels());
      assertEquals(bits, reader.bitsPerSample());
      assertEquals(rate, reader.sampleRate());
      assertEquals(frames, reader.frames());
    }
    float[][] sound = all(fixture(name));
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < frames; i++) {
        assertEquals(number(c, i, scale), sound[c][i] * (1 << (bits - 1)), 0, "sample " + i);
      }
    }
  }

  @Test
  void anyPlaceIsFound() throws IOException {
    Random random = new Random(1);
    byte[] bytes = fixture("stereo16");
    float[][] whole = all(bytes);
    try (FlacReader reader = new FlacReader(file(bytes))) {
      for (int round = 0; round < 300; round++) {
        int at = random.nextInt(6000);
        float[][] part = new float[1][50];
        reader.seek(at);
        int read = reader.read(part, 0, 50);
        assertEquals(Math.min(50, 6000 - at), read);
        for (int i = 0; i < read; i++) {
          assertEquals(whole[0][at + i], part[0][i], 0);
        }
      }
    }
  }

  @Test
  void everyWayOfCodingAndEveryStereoLayout() throws IOException {
    FlacBytes out = FlacBytes.begin(16, 48_000, 2, 8, 64);
    // Left and side: constant, and verbatim of 9 bits.
    out.head(0, 16, 8, 1).put(0, 8).put(100, 8).put(0b0000_0010, 8);
    for (int i = 0; i < 16; i++) {
      out.put(100 - i * 10, 9);
    }
    out.end();
    // Side and right: first-order prediction in two parts, one escaped; wasted bits.
    out.head(1, 16, 9, 1).put(0b0001_0010, 8).put(5, 9).put(0, 2).put(1, 4).put(2, 4);
    for (int i = 0; i < 7; i++) {
      out.rice(i - 3, 2);
    }
    out.put(15, 4).put(3, 5);
    for (int i = 0; i < 8; i++) {
      out.put(i - 4, 3);
    }
    out.put(0b0000_0001, 8).put(0b001, 3).put(3, 5).end();
    // Middle and side: two coefficients, five-bit parameters.
    out.head(2, 16, 10, 1).put(0b0000_0000, 8).put(-7, 8);
    out.put(0b0100_0010, 8).put(1, 9).put(3, 9).put(3, 4).put(1, 5).put(4, 4).put(-2, 4);
    out.put(1, 2).put(0, 4).put(1, 5);
    for (int i = 0; i < 14; i++) {
      out.rice(0, 1);
    }
    out.end();
    out.head(3, 16, 1, 0).put(0, 8).put(-128, 8).put(0, 8).put(127, 8).end();
    float[][] sound = all(out.bytes());
    for (int i = 0; i < 16; i++) {
      assertEquals(100, sound[0][i] * 128);
      assertEquals(i * 10, sound[1][i] * 128);
      assertEquals(24, sound[1][16 + i] * 128);
      assertEquals(-1, sound[0][48 + i]);
    }
    int side = 5;
    for (int i = 0; i < 16; i++) {
      side += i == 0 ? 0 : i < 8 ? i - 4 : i - 12;
      assertEquals(24 + side, sound[0][16 + i] * 128, "sample " + i);
    }
    // 1, 3, 5, 7: twice the one before less the one before that.
    for (int i = 0; i < 16; i++) {
      int difference = 1 + 2 * i;
      assertEquals(difference, (sound[0][32 + i] - sound[1][32 + i]) * 128);
      assertEquals(-7, Math.floor((sound[0][32 + i] + sound[1][32 + i]) * 64));
    }
  }

  @Test
  void thirtyTwoBitsReachFullScale() throws IOException {
    FlacBytes out = FlacBytes.begin(16, 48_000, 2, 32, 16);
    out.head(0, 16, 10, 7).put(0, 8).put(-1, 32).put(0, 8).put(0xFFFF_FFFFL, 33).end();
    float[][] sound = all(out.bytes());
    assertEquals(1, sound[0][3]);
    assertEquals(-1, sound[1][3]);
  }

  @Test
  void aFileThatDoesNotSayItsLengthIsCounted() throws IOException {
    byte[] bytes = fixture("mono24");
    bytes[21] &= (byte) 0xF0;
    Arrays.fill(bytes, 22, 26, (byte) 0);
    assertEquals(5000, all(bytes)[0].length);
  }

  @Test
  void whatIsCutOffIsRefused() throws IOException {
    byte[] bytes = fixture("stereo16");
    for (int length : new int[] {0, 3, 4, 20, 41, 60, 5000, bytes.length - 1500}) {
      IOException e =
          assertThrows(IOException.class, () -> all(Arrays.copyOf(bytes, length)), "" + length);
      assertTrue(e.getMessage().startsWith("cannot read "), e.getMessage());
    }
  }

  @Test
  void damageIsTold() throws IOException {
    byte[] bytes = fixture("stereo16");
    bytes[bytes.length - 1000] ^= 0x10;
    assertTrue(assertThrows(IOException.class, () -> all(bytes)).getMessage().contains("damaged"));
  }

  @Test
  void noFileDoesMoreThanBeRefused() throws IOException {
    Random random = new Random(7);
    byte[] good = fixture("mono24");
    for (int round = 0; round < 400; round++) {
      byte[] bytes = good.clone();
      for (int i = 0; i <= random.nextInt(8); i++) {
        bytes[random.nextInt(round % 2 == 0 ? 64 : bytes.length)] = (byte) random.nextInt();
      }
      try (FlacReader reader = new FlacReader(file(bytes))) {
        float[][] out = new float[1][4096];
        reader.seek(random.nextInt(5000));
        reader.read(out, 0, 4096);
      } catch (IOException refused) {
        assertTrue(refused.getMessage().startsWith("cannot read "), refused.getMessage());
      }
    }
  }
}
