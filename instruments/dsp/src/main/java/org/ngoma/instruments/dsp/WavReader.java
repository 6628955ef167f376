package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a WAV file frame by frame: 16, 24 or 32 bits or 32-bit floats, 1 to {@value #MAX_CHANNELS}
 * channels, plain or extensible headers.
 *
 * <p>The file is not trusted: sizes are checked against its length before anything is read by them,
 * and memory does not grow with it. What is refused is refused in the constructor with an {@link
 * IOException} whose message is one sentence with the file and what is wrong.
 */
public final class WavReader implements AutoCloseable {

  /** Most channels of a file. */
  public static final int MAX_CHANNELS = 32;

  private static final int MAX_CHUNKS = 10_000;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int EXTENSIBLE = 0xFFFE;

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private WavEncoding encoding;
  private int channels;
  private int sampleRate;
  private long frames;
  private long framesRead;
  private long position;

  /**
   * Opens a file and reads its header.
   *
   * @throws IOException when there is no such file or it is not a WAV file that this class reads
   */
  public WavReader(Path file) throws IOException {
    this.file = file;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + reason(e), e);
    }
    try {
      readHeader();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  public WavEncoding encoding() {
    return encoding;
  }

  public int channels() {
    return channels;
  }

  /** In Hz. */
  public int sampleRate() {
    return sampleRate;
  }

  /** Frames in the file. */
  public long frames() {
    return frames;
  }

  /**
   * Reads the next frames.
   *
   * @param out one array a channel, filled from index {@code from}
   * @return frames read, less than {@code count} only at the end of the file
   */
  public int read(float[][] out, int from, int count) throws IOException {
    int wanted = (int) Math.min(count, frames - framesRead);
    int frameBytes = channels * encoding.bytes();
    int done = 0;
    while (done < wanted) {
      int run = Math.min(wanted - done, BUFFER_BYTES / frameBytes);
      fill(run * frameBytes);
      for (int i = 0; i < run; i++) {
        for (int c = 0; c < channels; c++) {
          out[c][from + done + i] = sample();
        }
      }
      done += run;
    }
    framesRead += wanted;
    return wanted;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void readHeader() throws IOException {
    long size = channel.size();
    if (size < 12) {
      throw refusal("it is too short for a WAV file");
    }
    fill(12);
    boolean riff = buffer.getInt(0) == tag("RIFF") && buffer.getInt(8) == tag("WAVE");
    if (!riff) {
      throw refusal("it does not begin like a WAV file");
    }
    for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
      if (position + 8 > size) {
        throw refusal("it has no 'data' chunk");
      }
      fill(8);
      int id = buffer.getInt(0);
      long bytes = Integer.toUnsignedLong(buffer.getInt(4));
      if (bytes > size - position) {
        throw refusal(
            "a chunk at byte "
                + (position - 8)
                + " claims "
                + bytes
                + " bytes but the file ends after "
                + (size - position));
      }
      if (id == tag("data")) {
        startData(bytes);
        return;
      }
      long next = position + bytes + bytes % 2;
      if (id == tag("fmt ")) {
        readFormat(bytes);
      }
      position = next;
    }
    throw refusal("it has more than " + MAX_CHUNKS + " chunks");
  }

  private void startData(long bytes) throws IOException {
    if (encoding == null) {
      throw refusal("its 'data' chunk comes before a 'fmt ' chunk");
    }
    int frameBytes = channels * encoding.bytes();
    if (bytes % frameBytes != 0) {
      throw refusal("its " + bytes + " bytes of sound are no whole number of frames");
    }
    frames = bytes / frameBytes;
  }

  private void readFormat(long bytes) throws IOException {
    if (bytes < 16) {
      throw refusal("its 'fmt ' chunk has " + bytes + " bytes and needs 16");
    }
    fill((int) Math.min(bytes, 40));
    int tag = Short.toUnsignedInt(buffer.getShort(0));
    channels = Short.toUnsignedInt(buffer.getShort(2));
    sampleRate = buffer.getInt(4);
    int frameBytes = Short.toUnsignedInt(buffer.getShort(12));
    int bits = Short.toUnsignedInt(buffer.getShort(14));
    if (tag == EXTENSIBLE) {
      if (bytes < 40) {
        throw refusal("its extensible 'fmt ' chunk has " + bytes + " bytes and needs 40");
      }
      tag = Short.toUnsignedInt(buffer.getShort(24));
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw refusal("it has " + channels + " channels; 1 to " + MAX_CHANNELS + " can be read");
    }
    if (sampleRate < 1000 || sampleRate > 768_000) {
      throw refusal("its sample rate is " + Integer.toUnsignedString(sampleRate) + " Hz");
    }
    encoding = encodingOf(tag, bits);
    if (frameBytes != channels * encoding.bytes()) {
      throw refusal("its header gives " + frameBytes + " bytes a frame, which fits no format");
    }
  }

  private WavEncoding encodingOf(int tag, int bits) throws IOException {
    for (WavEncoding candidate : WavEncoding.values()) {
      if (candidate.tag() == tag && candidate.bits() == bits) {
        return candidate;
      }
    }
    throw refusal(
        "its samples (format " + tag + ", " + bits + " bits) are not 16, 24 or 32 bit or float");
  }

  private float sample() {
    return switch (encoding) {
      case PCM_16 -> buffer.getShort() * 0x1p-15f;
      case PCM_24 -> {
        int low = Byte.toUnsignedInt(buffer.get());
        int middle = Byte.toUnsignedInt(buffer.get());
        yield (low | middle << 8 | buffer.get() << 16) * 0x1p-23f;
      }
      case PCM_32 -> buffer.getInt() * 0x1p-31f;
      case FLOAT_32 -> {
        float value = buffer.getFloat();
        yield Math.abs(value) <= Float.MAX_VALUE ? value : 0;
      }
    };
  }

  private void fill(int bytes) throws IOException {
    buffer.clear().limit(bytes);
    while (buffer.hasRemaining()) {
      int read;
      try {
        read = channel.read(buffer, position);
      } catch (IOException e) {
        throw new IOException("cannot read " + file + ": " + reason(e), e);
      }
      if (read < 0) {
        throw refusal("it ends at byte " + position + ", before its sound does");
      }
      position += read;
    }
    buffer.flip();
  }

  private IOException refusal(String what) {
    return new IOException("cannot read " + file + ": " + what);
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : e instanceof AccessDeniedException ? "no permission" : e.getMessage();
  }

  private static int tag(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
