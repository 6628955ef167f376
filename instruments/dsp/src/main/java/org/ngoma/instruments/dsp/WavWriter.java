package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a stereo WAV file while it is being rendered.
 *
 * <p>The frames go to a file beside the target, which takes the target's place when {@link #close}
 * has patched the header and the disk has everything: whoever looks sees the old file or the whole
 * new one. {@link #abort}, or a close after a failed write, leaves nothing behind. Whole numbers
 * are those of {@link WavEncoding#level}; NaN is silence. Every {@link IOException} names the file.
 */
public final class WavWriter implements AutoCloseable {

  private static final int CHANNELS = 2;
  private static final int BUFFER_BYTES = 1 << 16;

  /** Most bytes of all that is told beside the sound. */
  private static final int MAX_TOLD_BYTES = 8192;

  /** The size fields of the format hold 32 bits; the header takes less than 128 bytes of them. */
  private static final long MAX_DATA_BYTES = 0xFFFF_FFFFL - 128 - MAX_TOLD_BYTES;

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final WavEncoding encoding;
  private final int sampleRate;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer told =
      ByteBuffer.allocate(MAX_TOLD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int toldBytes;
  private long frames;
  private boolean failed;
  private boolean ended;

  /**
   * Opens a file beside {@code target}; an old target stays until {@link #close}.
   *
   * @param sampleRate in Hz
   * @throws IOException when no file can be written there
   */
  public WavWriter(Path target, int sampleRate, WavEncoding encoding) throws IOException {
    this.target = target.toAbsolutePath();
    this.encoding = encoding;
    this.sampleRate = sampleRate;
    Path name = this.target.getFileName();
    if (name == null || Files.isDirectory(this.target)) {
      throw new IOException("cannot write " + target + ": it is a folder; name a file in it");
    }
    temporary =
        this.target.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".part");
    try {
      channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(e);
    }
    try {
      putHeader();
      flush();
    } catch (IOException e) {
      abort();
      throw e;
    }
  }

  /** Most frames that one file holds in this encoding: 4 GB. */
  public static long maxFrames(WavEncoding encoding) {
    return MAX_DATA_BYTES / ((long) CHANNELS * encoding.bytes());
  }

  /** Frames written so far. */
  public long frames() {
    return frames;
  }

  /**
   * Appends frames.
   *
   * @param left samples from index {@code from}, 1 is full scale
   * @param right as {@code left}
   * @throws IOException when the disk refuses, or the file would pass 4 GB; the writer then only
   *     closes or aborts, both of which delete what was written
   */
  public void write(float[] left, float[] right, int from, int count) throws IOException {
    if (ended) {
      throw new IOException("cannot write " + target + ": it is closed");
    }
    if (frames + count > maxFrames(encoding)) {
      failed = true;
      throw new IOException(
          "cannot write "
              + target
              + ": a WAV file holds 4 GB, which is "
              + maxFrames(encoding) / sampleRate / 60
              + " minutes here; render a shorter part or fewer bits");
    }
    int frameBytes = CHANNELS * encoding.bytes();
    int at = from;
    while (at < from + count) {
      // A frame of room is left for a last sample that is written wider than it is.
      int run = Math.min(from + count - at, buffer.remaining() / frameBytes - 1);
      put(left, right, at, run);
      at += run;
      if (buffer.remaining() / frameBytes <= 1) {
        flush();
      }
    }
    frames += count;
  }

  /**
   * Adds a chunk behind the sound, such as a name or a tempo.
   *
   * @param tag four letters
   * @param body at most 8 KB with all others
   */
  public void tell(String tag, byte[] body) {
    told.put(tag.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body);
    if (body.length % 2 != 0) {
      told.put((byte) 0);
    }
  }

  /** The file that is being written, beside the target. */
  public Path unfinished() {
    return temporary;
  }

  /**
   * Makes what was written so far a whole file as it lies there, should nobody come to close it.
   *
   * @throws IOException when the disk refuses; as after {@link #write}
   */
  public void checkpoint() throws IOException {
    flush();
    try {
      long end = channel.position();
      channel.position(0);
      putHeader();
      flush();
      channel.position(end);
    } catch (IOException e) {
      failed = true;
      throw failure(e);
    }
  }

  /**
   * Completes the file and puts it in the target's place. Who fails while rendering calls {@link
   * #abort} first; {@code try ... close() ... finally abort()} does the right thing in every case.
   *
   * @throws IOException when the disk refuses; nothing is left behind and an old target stays
   */
  @Override
  public void close() throws IOException {
    if (ended) {
      return;
    }
    if (failed) {
      abort();
      return;
    }
    try {
      flush();
      toldBytes = told.flip().limit();
      buffer.put(told);
      flush();
      putHeader();
      channel.position(0);
      flush();
      channel.force(true);
      channel.close();
      moveIntoPlace();
      ended = true;
    } catch (IOException e) {
      abort();
      throw failure(e);
    }
  }

  /** Gives up: deletes what was written, an old target stays. Does nothing after a close. */
  public void abort() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      channel.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + temporary, e);
    }
  }

  private void moveIntoPlace() throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void put(float[] left, float[] right, int from, int count) {
    int bytes = encoding.bytes();
    int place = buffer.position();
    for (int i = from; i < from + count; i++) {
      put(place, left[i]);
      put(place + bytes, right[i]);
      place += 2 * bytes;
    }
    buffer.position(place);
  }

  /** The fourth byte of three is overwritten by what follows. */
  private void put(int place, float sample) {
    switch (encoding) {
      case PCM_16 -> buffer.putShort(place, (short) encoding.level(sample));
      case PCM_24, PCM_32 -> buffer.putInt(place, encoding.level(sample));
      case FLOAT_32 -> buffer.putFloat(place, Float.isNaN(sample) ? 0 : sample);
    }
  }

  private void putHeader() {
    boolean isFloat = encoding == WavEncoding.FLOAT_32;
    int formatBytes = isFloat ? 18 : 16;
    int factBytes = isFloat ? 12 : 0;
    int frameBytes = CHANNELS * encoding.bytes();
    long dataBytes = frames * frameBytes;
    putTag("RIFF");
    buffer.putInt((int) (4 + 8 + formatBytes + factBytes + 8 + dataBytes + toldBytes));
    putTag("WAVE");
    putTag("fmt ");
    buffer.putInt(formatBytes);
    buffer.putShort((short) encoding.tag());
    buffer.putShort((short) CHANNELS);
    buffer.putInt(sampleRate);
    buffer.putInt(sampleRate * frameBytes);
    buffer.putShort((short) frameBytes);
    buffer.putShort((short) encoding.bits());
    if (isFloat) {
      buffer.putShort((short) 0);
      putTag("fact");
      buffer.putInt(4);
      buffer.putInt((int) frames);
    }
    putTag("data");
    buffer.putInt((int) dataBytes);
  }

  private void putTag(String tag) {
    buffer.put(tag.getBytes(StandardCharsets.US_ASCII));
  }

  private void flush() throws IOException {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      failed = true;
      throw failure(e);
    } finally {
      buffer.clear();
    }
  }

  private IOException failure(IOException e) {
    String message = e.getMessage();
    if (message != null && message.startsWith("cannot write ")) {
      return e;
    }
    String reason =
        e instanceof NoSuchFileException
            ? "its folder does not exist"
            : e instanceof AccessDeniedException ? "no permission" : message;
    return new IOException("cannot write " + target + ": " + reason, e);
  }
}
