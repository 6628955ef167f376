package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void comesBackWithinHalfAStep(WavEncoding encoding) throws IOException {
    float[] left = noise(50_000, 1);
    float[] right = noise(50_000, 2);
    Path file = written(encoding, left, right);
    try (WavReader reader = new WavReader(file)) {
      assertEquals(2, reader.channels());
      assertEquals(44_100, reader.sampleRate());
      assertEquals(50_000, reader.frames());
      float[][] back = new float[2][50_010];
      assertEquals(30_001, reader.read(back, 0, 30_001));
      assertEquals(19_999, reader.read(back, 30_001, 20_009));
      assertEquals(0, reader.read(back, 0, 1));
      float step = encoding == WavEncoding.FLOAT_32 ? 0 : (float) Math.pow(2, -encoding.bits());
      assertArrayEquals(left, Arrays.copyOf(back[0], 50_000), step);
      assertArrayEquals(right, Arrays.copyOf(back[1], 50_000), step);
    }
  }

  /** Who is killed leaves a whole file; who is not, the same as ever. */
  @ParameterizedTest
  @EnumSource
  void whatIsUnfinishedIsWholeUpToItsCheckpoint(WavEncoding encoding) throws IOException {
    float[] left = noise(50_000, 1);
    float[] right = noise(50_000, 2);
    Path file = folder.resolve("checked.wav");
    try (WavWriter writer = new WavWriter(file, 44_100, encoding)) {
      writer.write(left, right, 0, 30_000);
      writer.checkpoint();
      writer.write(left, right, 30_000, 20_000);
      try (WavReader unfinished = new WavReader(writer.unfinished())) {
        assertEquals(30_000, unfinished.frames());
      }
    }
    assertEquals(-1, Files.mismatch(written(encoding, left, right), file));
  }

  @ParameterizedTest
  @EnumSource
  void othersReadTheSameNumbers(WavEncoding encoding) throws Exception {
    float[] left = {0, 0.25f, -0.5f, -1};
    Path file = written(encoding, left, new float[] {0.5f, 0.5f, 0.5f, 0.5f});
    try (AudioInputStream stream = AudioSystem.getAudioInputStream(file.toFile())) {
      AudioFormat format = stream.getFormat();
      assertEquals(44_100, format.getSampleRate());
      assertEquals(encoding.bits(), format.getSampleSizeInBits());
      assertEquals(2, format.getChannels());
      assertEquals(4, stream.getFrameLength());
      byte[] bytes = stream.readAllBytes();
      assertEquals(4 * 2 * encoding.bytes(), bytes.length);
      int second = 2 * encoding.bytes();
      int top = bytes[second + encoding.bytes() - 1];
      assertEquals(encoding == WavEncoding.FLOAT_32 ? 0x3E : 0x20, top, "0.25");
    }
  }

  @Test
  void roundsHalvesToEvenClipsAndSilencesNan() throws IOException {
    float step = 0x1p-15f;
    float[] left = {0.5f * step, 1.5f * step, -0.5f * step, -2.5f * step, 1, 7, -1, -7, Float.NaN};
    Path file = written(WavEncoding.PCM_16, left, left);
    float[][] back = new float[2][left.length];
    try (WavReader reader = new WavReader(file)) {
      reader.read(back, 0, left.length);
    }
    float top = 32_767 * step;
    float[] expected = {0, 2 * step, 0, -2 * step, top, top, -1, -1, 0};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], back[0][i] + 0f, "sample " + i);
    }
  }

  @Test
  void replacesTheTargetOnlyWhenWhole() throws IOException {
    Path target = folder.resolve("song.wav");
    Files.writeString(target, "before");
    try (WavWriter writer = new WavWriter(target, 48_000, WavEncoding.PCM_24)) {
      writer.write(new float[100_000], new float[100_000], 0, 100_000);
      assertEquals("before", Files.readString(target));
    }
    assertEquals(44 + 600_000, Files.size(target));
    assertEquals(List.of("song.wav"), names());
  }

  @Test
  void abortLeavesNothing() throws IOException {
    Path target = folder.resolve("song.wav");
    WavWriter writer = new WavWriter(target, 48_000, WavEncoding.FLOAT_32);
    writer.write(new float[10], new float[10], 0, 10);
    writer.abort();
    writer.close();
    assertEquals(List.of(), names());
    IOException closed =
        assertThrows(IOException.class, () -> writer.write(new float[1], new float[1], 0, 1));
    assertTrue(closed.getMessage().contains("song.wav"), closed.getMessage());
  }

  @Test
  void saysWhereItCannotWrite() {
    Path missing = folder.resolve("no-such-folder").resolve("a.wav");
    IOException e =
        assertThrows(
            IOException.class, () -> new WavWriter(missing, 48_000, WavEncoding.PCM_16).close());
    assertEquals("cannot write " + missing + ": its folder does not exist", e.getMessage());
    e =
        assertThrows(
            IOException.class, () -> new WavWriter(folder, 48_000, WavEncoding.PCM_16).close());
    assertEquals("cannot write " + folder + ": it is a folder; name a file in it", e.getMessage());
  }

  @Test
  void refusesMoreThanFourGigabytes() throws IOException {
    assertEquals(1_073_739_743L, WavWriter.maxFrames(WavEncoding.PCM_16));
    WavWriter writer = new WavWriter(folder.resolve("long.wav"), 48_000, WavEncoding.PCM_24);
    // No array is that long: the count alone is refused before it is looked at.
    IOException e =
        assertThrows(
            IOException.class,
            () -> writer.write(new float[0], new float[0], 0, Integer.MAX_VALUE));
    assertTrue(e.getMessage().contains("long.wav: a WAV file holds 4 GB"), e.getMessage());
    writer.close();
    assertEquals(List.of(), names());
  }

  @Test
  void readsExtensibleHeadersAndStepsOverOtherChunks() throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(tag("RIFF")).putInt(0).put(tag("WAVE"));
    wav.put(tag("LIST")).putInt(3).put(new byte[4]);
    wav.put(tag("fmt ")).putInt(40);
    wav.putShort((short) 0xFFFE).putShort((short) 1).putInt(96_000).putInt(288_000);
    wav.putShort((short) 3).putShort((short) 24).putShort((short) 22).putShort((short) 24);
    wav.putInt(4).putShort((short) 1).put(new byte[14]);
    wav.put(tag("data")).putInt(6).put(new byte[] {0, 0, 0x40, 0, 0, (byte) 0x80});
    Path file = folder.resolve("x.wav");
    Files.write(file, Arrays.copyOf(wav.array(), wav.position()));
    try (WavReader reader = new WavReader(file)) {
      float[][] out = new float[1][2];
      assertEquals(2, reader.read(out, 0, 9));
      assertArrayEquals(new float[] {0.5f, -1f}, out[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 11, 12, 30, 43, 50})
  void refusesTruncatedFilesInOneSentence(int length) throws IOException {
    byte[] whole = Files.readAllBytes(written(WavEncoding.PCM_16, new float[10], new float[10]));
    refused(Arrays.copyOf(whole, length));
  }

  @Test
  void refusesHeadersThatMakeNoSense() throws IOException {
    byte[] whole = Files.readAllBytes(written(WavEncoding.PCM_16, new float[10], new float[10]));
    int[][] damages = {{0, 'X'}, {8, 'X'}, {12, 'X'}, {16, 3}, {20, 2}, {22, 0}, {23, 9}};
    for (int[] damage : damages) {
      byte[] broken = whole.clone();
      broken[damage[0]] = (byte) damage[1];
      refused(broken);
    }
    for (int[] damage : new int[][] {{27, 9}, {32, 3}, {34, 12}, {40, 39}, {43, -1}}) {
      byte[] broken = whole.clone();
      broken[damage[0]] = (byte) damage[1];
      refused(broken);
    }
  }

  @Test
  void damagedFilesNeverDoWorseThanAnIoException() throws IOException {
    byte[] whole = Files.readAllBytes(written(WavEncoding.FLOAT_32, noise(9, 3), noise(9, 4)));
    Random random = new Random(11);
    Path file = folder.resolve("damaged.wav");
    for (int round = 0; round < 500; round++) {
      byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int i = 0; i < 3 && broken.length > 0; i++) {
        broken[random.nextInt(Math.min(60, broken.length))] = (byte) random.nextInt();
      }
      Files.write(file, broken);
      try (WavReader reader = new WavReader(file)) {
        float[][] out = new float[reader.channels()][64];
        assertTrue(reader.read(out, 0, 64) <= 64);
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("damaged.wav"), e.getMessage());
      }
    }
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    Path file = folder.resolve("none.wav");
    IOException e = assertThrows(IOException.class, () -> new WavReader(file).close());
    assertEquals("cannot read " + file + ": there is no such file", e.getMessage());
  }

  private void refused(byte[] bytes) throws IOException {
    Path file = folder.resolve("bad.wav");
    Files.write(file, bytes);
    IOException e = assertThrows(IOException.class, () -> new WavReader(file).close());
    assertTrue(e.getMessage().startsWith("cannot read " + file + ": "), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  private Path written(WavEncoding encoding, float[] left, float[] right) throws IOException {
    Path file = folder.resolve(encoding + ".wav");
    try (WavWriter writer = new WavWriter(file, 44_100, encoding)) {
      int half = left.length / 3;
      writer.write(left, right, 0, half);
      writer.write(left, right, half, left.length - half);
      assertEquals(left.length, writer.frames());
    }
    return file;
  }

  private static byte[] tag(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private static float[] noise(int frames, long seed) {
    Random random = new Random(seed);
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      x[i] = random.nextFloat(-0.99f, 0.99f);
    }
    return x;
  }
}
