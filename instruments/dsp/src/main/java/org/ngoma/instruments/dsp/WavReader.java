package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads a WAV file: 8, 16, 24 or 32 bits, floats of 32 or 64 bits, plain or extensible headers, any
 * other chunks between; root key and loop from a 'smpl' chunk. RIFF as Microsoft and IBM published
 * it in 1991, and its revision of 1994.
 */
public final class WavReader implements AudioFile {

  private static final int MAX_CHUNKS = 10_000;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int SMPL_BYTES = 36;
  private static final int SMPL_LOOP_BYTES = 24;

  private final FileBytes bytes;
  private final ByteBuffer buffer;
  private SampleCode code;
  private int channels;
  private int sampleRate;
  private PcmFrames sound;
  private SampleMarks marks = SampleMarks.NONE;

  /**
   * Opens a file and reads its header.
   *
   * @throws IOException when there is no such file or it is not a WAV file that this class reads
   */
  public WavReader(Path file) throws IOException {
    bytes = new FileBytes(file, ByteOrder.LITTLE_ENDIAN);
    buffer = bytes.buffer;
    try {
      readHeader();
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public long frames() {
    return sound.frames();
  }

  @Override
  public SampleMarks marks() {
    return marks;
  }

  @Override
  public int read(float[][] out, int from, int count) throws IOException {
    return sound.read(out, from, count);
  }

  @Override
  public void seek(long frame) {
    sound.seek(frame);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private void readHeader() throws IOException {
    if (bytes.size() < 12) {
      throw bytes.refusal("it is too short for a WAV file");
    }
    bytes.fill(12);
    boolean riff =
        buffer.getInt(0) == FileBytes.tag("RIFF") && buffer.getInt(8) == FileBytes.tag("WAVE");
    if (!riff) {
      throw bytes.refusal("it does not begin like a WAV file");
    }
    for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
      if (bytes.left() < 8) {
        throw bytes.refusal("it has no 'data' chunk");
      }
      bytes.fill(8);
      int id = buffer.getInt(0);
      long length = Integer.toUnsignedLong(buffer.getInt(4));
      if (length > bytes.left()) {
        throw bytes.lyingChunk(bytes.position() - 8, length);
      }
      if (id == FileBytes.tag("data")) {
        long begin = bytes.position();
        startData(length);
        findMarksBehind(begin + length + length % 2);
        marks = marks.within(sound.frames());
        bytes.position(begin);
        return;
      }
      long next = bytes.position() + length + length % 2;
      if (id == FileBytes.tag("fmt ")) {
        readFormat(length);
      } else if (id == FileBytes.tag("smpl")) {
        readMarks(length);
      }
      bytes.position(next);
    }
    throw bytes.refusal("it has more than " + MAX_CHUNKS + " chunks");
  }

  /** Most files tell behind the sound. What is broken there spoils no sound. */
  private void findMarksBehind(long from) throws IOException {
    long at = from;
    for (int chunk = 0; chunk < MAX_CHUNKS && at + 8 <= bytes.size(); chunk++) {
      bytes.position(at);
      bytes.fill(8);
      int id = buffer.getInt(0);
      long length = Integer.toUnsignedLong(buffer.getInt(4));
      if (length > bytes.left()) {
        return;
      }
      at += 8 + length + length % 2;
      if (id == FileBytes.tag("smpl")) {
        readMarks(length);
        return;
      }
    }
  }

  /** The first loop of a 'smpl' chunk, whose last frame is part of it. */
  private void readMarks(long length) throws IOException {
    if (length < SMPL_BYTES) {
      return;
    }
    bytes.fill((int) Math.min(length, SMPL_BYTES + SMPL_LOOP_BYTES));
    float fine = Integer.toUnsignedLong(buffer.getInt(16)) * 0x1p-32f;
    float root = Integer.toUnsignedLong(buffer.getInt(12)) + fine;
    boolean loops = buffer.getInt(28) != 0 && length >= SMPL_BYTES + SMPL_LOOP_BYTES;
    if (loops) {
      int kind = buffer.getInt(40) == 1 ? Course.PING_PONG : Course.FORWARD;
      long start = Integer.toUnsignedLong(buffer.getInt(44));
      marks = new SampleMarks(root, kind, start, 1 + Integer.toUnsignedLong(buffer.getInt(48)));
    } else {
      marks = new SampleMarks(root, Course.NO_LOOP, 0, 0);
    }
  }

  private void startData(long length) throws IOException {
    if (code == null) {
      throw bytes.refusal("its 'data' chunk comes before a 'fmt ' chunk");
    }
    int frameBytes = channels * code.bytes();
    if (length % frameBytes != 0) {
      throw bytes.refusal("its " + length + " bytes of sound are no whole number of frames");
    }
    sound = new PcmFrames(bytes, code, channels, length / frameBytes);
  }

  private void readFormat(long length) throws IOException {
    if (length < 16) {
      throw bytes.refusal("its 'fmt ' chunk has " + length + " bytes and needs 16");
    }
    bytes.fill((int) Math.min(length, 40));
    int tag = Short.toUnsignedInt(buffer.getShort(0));
    channels = Short.toUnsignedInt(buffer.getShort(2));
    long rate = Integer.toUnsignedLong(buffer.getInt(4));
    int frameBytes = Short.toUnsignedInt(buffer.getShort(12));
    int bits = Short.toUnsignedInt(buffer.getShort(14));
    if (tag == EXTENSIBLE) {
      if (length < 40) {
        throw bytes.refusal("its extensible 'fmt ' chunk has " + length + " bytes and needs 40");
      }
      tag = Short.toUnsignedInt(buffer.getShort(24));
    }
    bytes.checkShape(channels, rate);
    sampleRate = (int) rate;
    code = codeOf(tag, bits);
    if (frameBytes != channels * code.bytes()) {
      throw bytes.refusal(
          "its header gives " + frameBytes + " bytes a frame, which fits no format");
    }
  }

  private SampleCode codeOf(int tag, int bits) throws IOException {
    if (tag == FLOAT && bits == 32) {
      return SampleCode.FLOAT_32;
    }
    if (tag == FLOAT && bits == 64) {
      return SampleCode.FLOAT_64;
    }
    if (tag == PCM && bits == 8) {
      return SampleCode.UNSIGNED_8;
    }
    if (tag == PCM && bits == 16) {
      return SampleCode.SIGNED_16;
    }
    if (tag == PCM && bits == 24) {
      return SampleCode.SIGNED_24;
    }
    if (tag == PCM && bits == 32) {
      return SampleCode.SIGNED_32;
    }
    throw bytes.refusal(
        "its samples (format " + tag + ", " + bits + " bits) are not plain samples or floats");
  }
}
