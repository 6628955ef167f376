package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of recorded sound, read frame by frame, whatever its format.
 *
 * <p>The file is not trusted: what its header says is checked against its length before anything is
 * read by it, and memory does not grow with it. A file that cannot be read is refused when it is
 * opened, with an {@link IOException} whose message is one sentence with the file and what is
 * wrong. Samples are finite: what is no number reads as silence.
 */
public interface AudioFile extends AutoCloseable {

  /** Most channels of a file. */
  int MAX_CHANNELS = 32;

  /** Lowest sample rate of a file, in Hz. */
  int MIN_RATE = 1000;

  /** Highest sample rate of a file, in Hz. */
  int MAX_RATE = 768_000;

  /**
   * Opens a file of any format that this build reads; its first bytes tell which.
   *
   * @throws IOException when there is no such file, or nothing here reads it
   */
  static AudioFile open(Path file) throws IOException {
    int kind = firstBytes(file);
    if (kind == FileBytes.tag("RIFF")) {
      return new WavReader(file);
    }
    if (kind == FileBytes.tag("FORM")) {
      return new AiffReader(file);
    }
    if (kind == FileBytes.tag("fLaC")) {
      return new FlacReader(file);
    }
    throw new IOException("cannot read " + file + ": it is neither a WAV, an AIFF nor a FLAC file");
  }

  private static int firstBytes(Path file) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(4);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int read = 0;
      while (read >= 0 && first.hasRemaining()) {
        read = channel.read(first);
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
    if (first.hasRemaining()) {
      throw new IOException("cannot read " + file + ": it is too short for a sound file");
    }
    return Integer.reverseBytes(first.getInt(0));
  }

  /** Channels, 1 to {@value #MAX_CHANNELS}. */
  int channels();

  /** In Hz. */
  int sampleRate();

  /** Frames in the file. */
  long frames();

  /** Root key and loop, as far as the file tells them. */
  default SampleMarks marks() {
    return SampleMarks.NONE;
  }

  /**
   * Reads the next frames.
   *
   * @param out one array a channel, filled from index {@code from}; channels that have no array are
   *     passed over
   * @return frames read, less than {@code count} only at the end of the file
   */
  int read(float[][] out, int from, int count) throws IOException;

  /**
   * Goes on reading elsewhere.
   *
   * @param frame 0 to {@link #frames}; what lies outside goes to the nearest of them
   */
  void seek(long frame) throws IOException;

  @Override
  void close() throws IOException;
}
