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
 * The bytes of an untrusted file, a bufferful at a time, and what to say when they are not good.
 */
final class FileBytes implements AutoCloseable {

  /** Most bytes of one {@link #fill}. */
  static final int MAX_BYTES = 1 << 16;

  /** What {@link #fill} read, from index 0 on. */
  final ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private long position;

  FileBytes(Path file, ByteOrder order) throws IOException {
    this.file = file;
    buffer.order(order);
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    try {
      size = channel.size();
    } catch (IOException e) {
      channel.close();
      throw unreadable(file, e);
    }
  }

  long size() {
    return size;
  }

  long position() {
    return position;
  }

  void position(long next) {
    position = next;
  }

  /** Bytes between the position and the end. */
  long left() {
    return size - position;
  }

  /** Puts the next bytes into the buffer. */
  void fill(int bytes) throws IOException {
    buffer.clear().limit(bytes);
    while (buffer.hasRemaining()) {
      int read;
      try {
        read = channel.read(buffer, position);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
      if (read < 0) {
        throw refusal("it ends at byte " + position + ", before its sound does");
      }
      position += read;
    }
    buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** An exception whose sentence ends with {@code what}. */
  IOException refusal(String what) {
    return new IOException("cannot read " + file + ": " + what);
  }

  /** The refusal of a chunk that is longer than the rest of the file. */
  IOException lyingChunk(long at, long bytes) {
    return refusal(
        "a chunk at byte "
            + at
            + " claims "
            + bytes
            + " bytes but the file ends after "
            + (size - position));
  }

  /** Refuses numbers of channels and rates that no sound has. */
  void checkShape(long channels, double sampleRate) throws IOException {
    if (channels < 1 || channels > AudioFile.MAX_CHANNELS) {
      throw refusal(
          "it has " + channels + " channels; 1 to " + AudioFile.MAX_CHANNELS + " can be read");
    }
    if (!(sampleRate >= AudioFile.MIN_RATE && sampleRate <= AudioFile.MAX_RATE)) {
      throw refusal(
          "its sample rate is "
              + (sampleRate == Math.rint(sampleRate) && Math.abs(sampleRate) < 1e12
                  ? Long.toString((long) sampleRate)
                  : Double.toString(sampleRate))
              + " Hz; "
              + AudioFile.MIN_RATE
              + " to "
              + AudioFile.MAX_RATE
              + " Hz can be read");
    }
  }

  static IOException unreadable(Path file, IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "there is no such file"
            : e instanceof AccessDeniedException ? "no permission" : e.getMessage();
    return new IOException("cannot read " + file + ": " + reason, e);
  }

  /** Four letters as a little-endian file holds them. */
  static int tag(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
