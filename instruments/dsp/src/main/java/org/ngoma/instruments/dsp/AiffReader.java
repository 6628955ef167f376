package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads an AIFF or AIFF-C file without compression: 1 to 32 bits in either order of bytes, floats
 * of 32 or 64 bits; root key and loop from 'INST' and 'MARK' chunks. Apple's AIFF 1.3 (1989) and
 * AIFF-C (1991).
 */
public final class AiffReader implements AudioFile {

  private static final int MAX_CHUNKS = 10_000;

  private final FileBytes bytes;
  private final ByteBuffer buffer;
  private SampleCode code;
  private boolean swapped;
  private int channels;
  private int sampleRate;
  private long framesClaimed;
  private long soundAt = -1;
  private long soundBytes;
  private PcmFrames sound;
  private final AiffMarks marks = new AiffMarks();

  /**
   * Opens a file and reads its header.
   *
   * @throws IOException when there is no such file or it is not an AIFF file that this class reads
   */
  public AiffReader(Path file) throws IOException {
    bytes = new FileBytes(file, ByteOrder.BIG_ENDIAN);
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
    return marks.of(sound.frames());
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
      throw bytes.refusal("it is too short for an AIFF file");
    }
    bytes.fill(12);
    boolean plain = tagAt(8, "AIFF");
    if (!tagAt(0, "FORM") || (!plain && !tagAt(8, "AIFC"))) {
      throw bytes.refusal("it does not begin like an AIFF file");
    }
    for (int chunk = 0; bytes.left() >= 8 && (code == null || soundAt < 0); chunk++) {
      if (chunk == MAX_CHUNKS) {
        throw bytes.refusal("it has more than " + MAX_CHUNKS + " chunks");
      }
      readChunk(plain);
    }
    if (code == null) {
      throw bytes.refusal("it has no 'COMM' chunk");
    }
    if (soundAt < 0 && framesClaimed > 0) {
      throw bytes.refusal("it has no 'SSND' chunk");
    }
    findMarksBehind();
    start();
  }

  private void readChunk(boolean plain) throws IOException {
    bytes.fill(8);
    boolean format = tagAt(0, "COMM");
    boolean samples = tagAt(0, "SSND");
    long length = Integer.toUnsignedLong(buffer.getInt(4));
    if (length > bytes.left()) {
      throw bytes.lyingChunk(bytes.position() - 8, length);
    }
    long next = bytes.position() + length + length % 2;
    if (format) {
      readFormat(length, plain);
    } else if (samples) {
      findSound(length);
    } else {
      readMarks(length);
    }
    bytes.position(next);
  }

  /** Reads on behind sound and format. What is broken there spoils no sound. */
  private void findMarksBehind() throws IOException {
    for (int chunk = 0; chunk < MAX_CHUNKS && bytes.left() >= 8; chunk++) {
      bytes.fill(8);
      long length = Integer.toUnsignedLong(buffer.getInt(4));
      if (length > bytes.left()) {
        return;
      }
      long next = bytes.position() + length + length % 2;
      readMarks(length);
      bytes.position(next);
    }
  }

  /** The chunk whose head is in the buffer. */
  private void readMarks(long length) throws IOException {
    boolean instrument = tagAt(0, "INST");
    if (instrument || tagAt(0, "MARK")) {
      bytes.fill((int) Math.min(length, FileBytes.MAX_BYTES));
      if (instrument) {
        marks.instrument(buffer);
      } else {
        marks.markers(buffer);
      }
    }
  }

  private void findSound(long length) throws IOException {
    if (length < 8) {
      throw bytes.refusal("its 'SSND' chunk has " + length + " bytes and needs 8");
    }
    bytes.fill(8);
    long offset = Integer.toUnsignedLong(buffer.getInt(0));
    if (offset > length - 8) {
      throw bytes.refusal("its sound begins at byte " + offset + " of " + (length - 8));
    }
    soundAt = bytes.position() + offset;
    soundBytes = length - 8 - offset;
  }

  private void readFormat(long length, boolean plain) throws IOException {
    int needed = plain ? 18 : 22;
    if (length < needed) {
      throw bytes.refusal("its 'COMM' chunk has " + length + " bytes and needs " + needed);
    }
    bytes.fill(needed);
    channels = Short.toUnsignedInt(buffer.getShort(0));
    framesClaimed = Integer.toUnsignedLong(buffer.getInt(2));
    int bits = Short.toUnsignedInt(buffer.getShort(6));
    double rate = extended(buffer.getShort(8), buffer.getLong(10));
    bytes.checkShape(channels, rate);
    sampleRate = (int) Math.rint(rate);
    code = codeOf(plain || tagAt(18, "NONE") || tagAt(18, "twos"), bits);
  }

  private SampleCode codeOf(boolean bigEnd, int bits) throws IOException {
    if (!bigEnd && (tagAt(18, "fl32") || tagAt(18, "FL32"))) {
      return SampleCode.FLOAT_32;
    }
    if (!bigEnd && (tagAt(18, "fl64") || tagAt(18, "FL64"))) {
      return SampleCode.FLOAT_64;
    }
    if (!bigEnd && tagAt(18, "raw ") && bits == 8) {
      return SampleCode.UNSIGNED_8;
    }
    swapped = !bigEnd && tagAt(18, "sowt");
    if (!bigEnd && !swapped) {
      throw bytes.refusal("its samples are compressed; only plain samples and floats can be read");
    }
    return switch ((bits + 7) / 8) {
      case 1 -> SampleCode.SIGNED_8;
      case 2 -> SampleCode.SIGNED_16;
      case 3 -> SampleCode.SIGNED_24;
      case 4 -> SampleCode.SIGNED_32;
      default -> throw bytes.refusal("its samples have " + bits + " bits; 1 to 32 can be read");
    };
  }

  private void start() throws IOException {
    long held = soundBytes / ((long) channels * code.bytes());
    if (framesClaimed > held) {
      throw bytes.refusal("it claims " + framesClaimed + " frames but holds " + held);
    }
    bytes.position(Math.max(0, soundAt));
    if (swapped) {
      buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
    sound = new PcmFrames(bytes, code, channels, framesClaimed);
  }

  /** The 80-bit float that AIFF keeps its sample rate in. */
  private static double extended(short signAndExponent, long mantissa) {
    int exponent = signAndExponent & 0x7FFF;
    double whole = (mantissa >>> 1) * 2.0 + (mantissa & 1);
    double value = StrictMath.scalb(whole, exponent - 16_383 - 63);
    return signAndExponent < 0 ? -value : value;
  }

  private boolean tagAt(int index, String name) {
    return buffer.getInt(index) == Integer.reverseBytes(FileBytes.tag(name));
  }
}
