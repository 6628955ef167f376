package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that others wrote, files by hand, and files that lie. */
class AudioFileTest {

  /** 44,100 Hz as AIFF writes it. */
  private static final byte[] RATE_44100 = {0x40, 0x0E, (byte) 0xAC, 0x44, 0, 0, 0, 0, 0, 0};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"8,1", "16,1", "16,2", "24,2", "32,2"})
  void readsWhatTheJdkWrites(int bits, int channels) throws IOException {
    for (AudioFileFormat.Type type :
        new AudioFileFormat.Type[] {AudioFileFormat.Type.WAVE, AudioFileFormat.Type.AIFF}) {
      boolean bigEnd = type == AudioFileFormat.Type.AIFF;
      boolean signed = bits > 8 || bigEnd;
      byte[] bytes = new byte[1000 * channels * bits / 8];
      new Random(bits).nextBytes(bytes);
      AudioFormat format = new AudioFormat(44_100, bits, channels, signed, bigEnd);
      Path file = folder.resolve("x." + type.getExtension());
      AudioSystem.write(
          new AudioInputStream(new ByteArrayInputStream(bytes), format, 1000), type, file.toFile());
      try (AudioFile sound = AudioFile.open(file)) {
        assertEquals(bigEnd ? AiffReader.class : WavReader.class, sound.getClass());
        assertEquals(channels, sound.channels());
        assertEquals(44_100, sound.sampleRate());
        assertEquals(1000, sound.frames());
        float[][] all = new float[channels][1000];
        assertEquals(1000, sound.read(all, 0, 2000));
        for (int i = 0; i < 1000; i++) {
          for (int c = 0; c < channels; c++) {
            double expected = sample(bytes, (i * channels + c) * bits / 8, bits, signed, bigEnd);
            assertEquals(expected, all[c][i], 1e-7, type + " frame " + i);
          }
        }
      }
    }
  }

  private static double sample(byte[] bytes, int at, int bits, boolean signed, boolean bigEnd) {
    long value = 0;
    for (int b = 0; b < bits / 8; b++) {
      int i = bigEnd ? at + b : at + bits / 8 - 1 - b;
      value = (value << 8) | Byte.toUnsignedLong(bytes[i]);
    }
    if (signed) {
      value = (value << (64 - bits)) >> (64 - bits);
    } else {
      value -= 1L << (bits - 1);
    }
    return value / (double) (1L << (bits - 1));
  }

  @Test
  void seeksToAnyFrameAndPassesChannelsOver() throws IOException {
    Path file = folder.resolve("seek.wav");
    float[] ramp = new float[40_000];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i / 65_536f;
    }
    try (WavWriter writer = new WavWriter(file, 48_000, WavEncoding.FLOAT_32)) {
      writer.write(ramp, ramp, 0, ramp.length);
    }
    try (AudioFile sound = AudioFile.open(file)) {
      float[][] one = new float[1][10];
      sound.seek(31_415);
      assertEquals(5, sound.read(one, 2, 5));
      assertEquals(31_415, one[0][2] * 65_536);
      assertEquals(31_419, one[0][6] * 65_536);
      assertEquals(0, one[0][7]);
      sound.seek(7);
      sound.read(one, 0, 1);
      assertEquals(7, one[0][0] * 65_536);
      sound.seek(39_998);
      assertEquals(2, sound.read(one, 0, 10));
      sound.seek(1L << 60);
      assertEquals(0, sound.read(one, 0, 10));
      sound.seek(-3);
      sound.read(one, 0, 1);
      assertEquals(0, one[0][0]);
    }
  }

  @Test
  void readsTheFormsOfAiffC() throws IOException {
    assertArrayEquals(
        new float[] {0.5f, -1}, read(aiffC("sowt", 16, 2, new byte[] {0, 0x40, 0, (byte) 0x80})));
    assertArrayEquals(
        new float[] {0.5f, -1},
        read(aiffC("NONE", 24, 2, new byte[] {0x40, 0, 0, (byte) 0x80, 0, 0})));
    ByteBuffer floats = ByteBuffer.allocate(16);
    floats.putFloat(0.75f).putFloat(Float.NaN).putFloat(Float.POSITIVE_INFINITY).putFloat(-1e30f);
    assertArrayEquals(new float[] {0.75f, 0, 0, -1000}, read(aiffC("fl32", 32, 4, floats.array())));
    ByteBuffer doubles = ByteBuffer.allocate(16).putDouble(0.25).putDouble(1e300);
    assertArrayEquals(new float[] {0.25f, 1000}, read(aiffC("fl64", 64, 2, doubles.array())));
    assertArrayEquals(new float[] {-1, 0}, read(aiffC("raw ", 8, 2, new byte[] {0, (byte) 0x80})));
    refused(aiffC("ima4", 16, 2, new byte[68]), "compressed");
  }

  @Test
  void silencesWhatIsNoNumberInWav() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(Float.NaN).putFloat(0.5f).putFloat(Float.NEGATIVE_INFINITY).putFloat(1e20f);
    assertArrayEquals(
        new float[] {0, 0.5f, 0, 1000}, read(wav(3, 1, 48_000, 32, 16, data.array())));
    ByteBuffer wide = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    wide.putDouble(Double.NaN).putDouble(-0.125);
    assertArrayEquals(new float[] {0, -0.125f}, read(wav(3, 1, 48_000, 64, 16, wide.array())));
  }

  @Test
  void refusesShapesThatNoSoundHas() throws IOException {
    refused(wav(1, 0, 48_000, 16, 4, new byte[4]), "it has 0 channels; 1 to 32 can be read");
    refused(wav(1, 64, 48_000, 16, 128, new byte[128]), "it has 64 channels; 1 to 32 can be read");
    String rates = " Hz; 1000 to 768000 Hz can be read";
    refused(wav(1, 1, 1, 16, 4, new byte[4]), "its sample rate is 1" + rates);
    refused(wav(1, 1, 1_000_000, 16, 4, new byte[4]), "its sample rate is 1000000" + rates);
    refused(wav(1, 1, -1, 16, 4, new byte[4]), "its sample rate is 4294967295" + rates);
    refused(wav(1, 1, 48_000, 16, 400, new byte[4]), "claims 400 bytes but the file ends after 4");
    refused(wav(0x55, 1, 48_000, 16, 4, new byte[4]), "not plain samples");
    refused(wav(1, 1, 48_000, 12, 4, new byte[4]), "not plain samples");
    refused("hello, world, this is text".getBytes(StandardCharsets.UTF_8), "neither");
    refused(new byte[3], "too short");
  }

  @Test
  void refusesAiffThatLies() throws IOException {
    byte[] good = aiffC("NONE", 16, 2, new byte[4]);
    assertEquals(2, read(good).length);
    // Offsets: FORM 0, COMM 12 (channels 20, frames 22, bits 26, rate 28, kind 38), SSND 44.
    refused(with(good, 21, 0), "0 channels");
    refused(with(good, 21, 64), "64 channels");
    refused(with(good, 25, 3), "claims 3 frames but holds 2");
    refused(with(good, 22, 0xFF), "frames but holds 2");
    refused(with(good, 27, 0), "0 bits");
    refused(with(good, 27, 33), "33 bits");
    refused(with(good, 28, 0x3F, 0xFF, 0x80, 0), "sample rate is 1 Hz");
    refused(with(good, 28, 0x40, 0x12, 0xF4, 0x24), "sample rate is 1000000 Hz");
    refused(with(good, 28, 0x7F, 0xFF, 0xFF, 0xFF), "sample rate is");
    refused(with(good, 28, 0xC0), "sample rate is -44100 Hz");
    refused(with(good, 50, 9), "a chunk at byte 44 claims");
    refused(with(good, 55, 5), "its sound begins at byte 5 of 4");
    refused(with(good, 12, 'X'), "no 'COMM' chunk");
    refused(with(good, 44, 'X'), "no 'SSND' chunk");
    refused(with(good, 8, 'X'), "does not begin like an AIFF file");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void damageNeverDoesWorseThanAnIoException(boolean aiff) throws IOException {
    byte[] data = new byte[60];
    byte[] whole = aiff ? aiffC("fl32", 32, 15, data) : wav(3, 1, 48_000, 32, 60, data);
    Random random = new Random(3);
    for (int round = 0; round < 1000; round++) {
      byte[] broken = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(100) : 128);
      for (int i = 0; i < 3 && broken.length > 4; i++) {
        broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt();
      }
      Path file = folder.resolve("damaged");
      Files.write(file, broken);
      try (AudioFile sound = AudioFile.open(file)) {
        float[][] out = new float[sound.channels()][64];
        int read = sound.read(out, 0, 64);
        for (float[] channel : out) {
          for (int i = 0; i < read; i++) {
            assertTrue(Math.abs(channel[i]) <= 1000);
          }
        }
      } catch (IOException e) {
        assertTrue(e.getMessage().startsWith("cannot read " + file + ": "), e.getMessage());
      }
    }
  }

  private float[] read(byte[] bytes) throws IOException {
    Path file = folder.resolve("good");
    Files.write(file, bytes);
    try (AudioFile sound = AudioFile.open(file)) {
      float[][] out = new float[1][(int) sound.frames()];
      assertEquals(out[0].length, sound.read(out, 0, out[0].length));
      return out[0];
    }
  }

  private void refused(byte[] bytes, String why) throws IOException {
    Path file = folder.resolve("bad");
    Files.write(file, bytes);
    IOException e = assertThrows(IOException.class, () -> AudioFile.open(file).close());
    assertTrue(e.getMessage().startsWith("cannot read " + file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  private static byte[] with(byte[] bytes, int at, int... values) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < values.length; i++) {
      changed[at + i] = (byte) values[i];
    }
    return changed;
  }

  private static byte[] wav(
      int tag, int channels, int rate, int bits, int claimedBytes, byte[] data) {
    ByteBuffer wav = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    int frameBytes = channels * bits / 8;
    wav.put(text("RIFF")).putInt(36 + data.length).put(text("WAVE"));
    wav.put(text("fmt ")).putInt(16).putShort((short) tag).putShort((short) channels);
    wav.putInt(rate).putInt(rate * frameBytes).putShort((short) frameBytes).putShort((short) bits);
    wav.put(text("data")).putInt(claimedBytes).put(data);
    return wav.array();
  }

  private static byte[] aiffC(String kind, int bits, int frames, byte[] data) {
    ByteBuffer aiff = ByteBuffer.allocate(60 + data.length);
    aiff.put(text("FORM")).putInt(52 + data.length).put(text("AIFC"));
    aiff.put(text("COMM")).putInt(24).putShort((short) 1).putInt(frames).putShort((short) bits);
    aiff.put(RATE_44100).put(text(kind)).putShort((short) 0);
    aiff.put(text("SSND")).putInt(8 + data.length).putLong(0).put(data);
    return aiff.array();
  }

  private static byte[] text(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  private SampleMarks marks(byte[] bytes) throws IOException {
    Path file = folder.resolve("marked");
    Files.write(file, bytes);
    try (AudioFile sound = AudioFile.open(file)) {
      float[][] one = new float[1][4];
      assertEquals(4, sound.read(one, 0, 9), "the sound is read from its beginning");
      assertEquals(0.25f, one[0][0]);
      return sound.marks();
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] wavHead(int sound) {
    ByteBuffer wav = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(text("RIFF")).putInt(36 + sound).put(text("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(48_000).putInt(96_000);
    return wav.putShort((short) 2).putShort((short) 16).array();
  }

  private static byte[] wavSound() {
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    data.put(text("data")).putInt(8).putShort((short) 8192).putShort((short) 1);
    return data.putShort((short) 2).putShort((short) 3).array();
  }

  private static byte[] smpl(int root, int fraction, int kind, int start, int end) {
    ByteBuffer smpl = ByteBuffer.allocate(68).order(ByteOrder.LITTLE_ENDIAN);
    smpl.put(text("smpl")).putInt(60).putInt(20, root).putInt(24, fraction).putInt(36, 1);
    return smpl.putInt(48, kind).putInt(52, start).putInt(56, end).array();
  }

  @Test
  void readsRootAndLoopOfWavBeforeAndBehindTheSound() throws IOException {
    byte[] smpl = smpl(57, 0x80000000, 0, 1, 3);
    SampleMarks expected = new SampleMarks(57.5f, Course.FORWARD, 1, 4);
    assertEquals(expected, marks(join(wavHead(84), smpl, wavSound())));
    assertEquals(expected, marks(join(wavHead(84), wavSound(), smpl)));
    assertEquals(
        new SampleMarks(60, Course.PING_PONG, 0, 4),
        marks(join(wavHead(84), wavSound(), smpl(60, 0, 1, 0, 3))));
  }

  @Test
  void whatAFileCannotMeanIsNotTold() throws IOException {
    byte[] head = wavHead(84);
    assertEquals(SampleMarks.NONE, marks(join(head, wavSound())));
    assertEquals(SampleMarks.NONE, marks(join(head, wavSound(), smpl(0, 0, 0, 3, 1))));
    assertEquals(SampleMarks.NONE, marks(join(head, wavSound(), smpl(-9, 0, 0, 0, 4))));
    assertEquals(
        new SampleMarks(61, Course.NO_LOOP, 0, 0),
        marks(join(head, wavSound(), smpl(61, 0, 0, -5, -1))));
    byte[] broken = smpl(61, 0, 0, 1, 3);
    ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 1 << 30);
    assertEquals(SampleMarks.NONE, marks(join(head, wavSound(), broken)), "claims too much");
    assertEquals(SampleMarks.NONE, marks(join(head, wavSound(), Arrays.copyOf(broken, 7))));
    byte[] tiny = {'s', 'm', 'p', 'l', 2, 0, 0, 0, 1, 1};
    assertEquals(SampleMarks.NONE, marks(join(head, wavSound(), tiny)));
  }

  private static byte[] mark() {
    ByteBuffer mark = ByteBuffer.allocate(8 + 2 + 10 + 8).put(text("MARK")).putInt(20);
    mark.putShort((short) 2).putShort((short) 7).putInt(1).put((byte) 3).put(text("beg"));
    return mark.putShort((short) 9).putInt(4).put((byte) 0).put((byte) 0).array();
  }

  private static byte[] inst(int key, int cents, int kind) {
    ByteBuffer inst = ByteBuffer.allocate(28).put(text("INST")).putInt(20);
    inst.put((byte) key).put((byte) cents).putShort(16, (short) kind);
    return inst.putShort(18, (short) 7).putShort(20, (short) 9).array();
  }

  @Test
  void readsRootAndLoopOfAiffInAnyOrder() throws IOException {
    byte[] aiff = aiffC("NONE", 16, 4, new byte[] {0x20, 0, 0, 1, 0, 2, 0, 3});
    SampleMarks expected = new SampleMarks(57.25f, Course.FORWARD, 1, 4);
    assertEquals(expected, marks(join(aiff, mark(), inst(57, -25, 1))));
    assertEquals(expected, marks(join(aiff, inst(57, -25, 1), mark())));
    byte[] before =
        join(Arrays.copyOf(aiff, 12), mark(), inst(57, -25, 1), Arrays.copyOfRange(aiff, 12, 68));
    assertEquals(expected, marks(before));
    assertEquals(
        new SampleMarks(57, Course.PING_PONG, 1, 4), marks(join(aiff, mark(), inst(57, 0, 2))));
    assertEquals(new SampleMarks(57, Course.NO_LOOP, 0, 0), marks(join(aiff, inst(57, 0, 1))));
    assertEquals(SampleMarks.NONE, marks(join(aiff, mark(), new byte[] {'I', 'N', 'S'})));
  }
}
