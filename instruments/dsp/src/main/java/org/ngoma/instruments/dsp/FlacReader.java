package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads a FLAC file: every way of coding, 4 to 32 bits, 1 to 8 channels (RFC 9639). Each frame's
 * sums are checked; a place is found by halving the file.
 */
public final class FlacReader implements AudioFile {

  private static final int STREAM_INFO_BYTES = 34;
  private static final int MAX_BLOCKS = 10_000;
  private static final int LEAST_BITS = 4;
  private static final int LONGEST_HEAD = 16;

  /** Distance in bytes from which on a place is reached by reading on. */
  private static final int NEAR = 1 << 15;

  /** Where the last frame is looked for; one frame of the largest size fits. */
  private static final int END = 1 << 22;

  private final FileBytes bytes;
  private final FlacBits bits;
  private FlacInfo info;
  private FlacFrame frame;
  private long soundAt;
  private long frames;

  /** Next sample to be read, and that of the frame in hand, which is empty when there is none. */
  private long next;

  private long inHand;
  private int handSize;

  /**
   * Opens a file and reads its beginning and its end.
   *
   * @throws IOException when there is no such file or it is not a FLAC file that this class reads
   */
  public FlacReader(Path file) throws IOException {
    bytes = new FileBytes(file, ByteOrder.BIG_ENDIAN);
    bits = new FlacBits(bytes);
    try {
      readBlocks();
      frame = new FlacFrame(bytes, bits, info);
      soundAt = bits.position();
      frames = info.frames();
      if (frames == 0) {
        frames = counted();
      } else {
        checkEnd();
      }
      seek(0);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public int channels() {
    return info.channels();
  }

  @Override
  public int sampleRate() {
    return info.sampleRate();
  }

  @Override
  public long frames() {
    return frames;
  }

  /** Bits of a sample. */
  public int bitsPerSample() {
    return info.bits();
  }

  @Override
  public int read(float[][] out, int from, int count) throws IOException {
    int wanted = (int) Math.max(0, Math.min(count, frames - next));
    int done = 0;
    while (done < wanted) {
      if (next < inHand || next >= inHand + handSize) {
        nextFrame();
      }
      int at = (int) (next - inHand);
      int run = Math.min(wanted - done, handSize - at);
      if (run <= 0 || at < 0) {
        throw bytes.refusal("its frames do not follow on each other near sample " + next);
      }
      for (int c = 0; c < Math.min(out.length, info.channels()); c++) {
        for (int i = 0; i < run; i++) {
          out[c][from + done + i] = frame.sample(c, at + i);
        }
      }
      done += run;
      next += run;
    }
    return wanted;
  }

  /** Reads frames until the one that {@link #next} lies in. */
  private void nextFrame() throws IOException {
    do {
      if (!frame.readHead()) {
        throw bytes.refusal("its sound is damaged near byte " + bits.position());
      }
      handSize = 0;
      frame.readSound();
      inHand = frame.first();
      handSize = frame.size();
    } while (inHand + handSize <= next);
  }

  @Override
  public void seek(long sample) throws IOException {
    next = Math.max(0, Math.min(frames, sample));
    if (next >= inHand && next < inHand + handSize) {
      return;
    }
    handSize = 0;
    long low = soundAt;
    long high = bytes.size();
    while (high - low > NEAR) {
      long middle = (low + high) >>> 1;
      long found = frameFrom(middle, high);
      if (found < 0 || frame.first() > next) {
        high = middle;
      } else {
        low = found;
      }
    }
    bits.position(low);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private void readBlocks() throws IOException {
    if (bytes.size() < 8 + STREAM_INFO_BYTES || bits.bits(32) != 0x664C6143L) {
      throw bytes.refusal("it does not begin like a FLAC file");
    }
    for (int block = 0; block < MAX_BLOCKS; block++) {
      boolean last = bits.bits(1) == 1;
      int kind = (int) bits.bits(7);
      int length = (int) bits.bits(24);
      long end = bits.position() + length;
      if (end > bytes.size()) {
        throw bytes.refusal("it ends within what it says about itself");
      }
      if (block == 0 && (kind != 0 || length != STREAM_INFO_BYTES)) {
        throw bytes.refusal("it does not say first what its sound is like");
      }
      if (block == 0) {
        readInfo();
      }
      bits.position(end);
      if (last) {
        return;
      }
    }
    throw bytes.refusal("it has more than " + MAX_BLOCKS + " blocks before its sound");
  }

  private void readInfo() throws IOException {
    int least = (int) bits.bits(16);
    int most = (int) bits.bits(16);
    bits.bits(24);
    bits.bits(24);
    int rate = (int) bits.bits(20);
    int channels = (int) bits.bits(3) + 1;
    int depth = (int) bits.bits(5) + 1;
    long samples = bits.bits(36);
    bytes.checkShape(channels, rate);
    if (depth < LEAST_BITS || most < 16 || least > most) {
      throw bytes.refusal("it has " + depth + " bits a sample in frames of " + most);
    }
    info = new FlacInfo(most, most, rate, channels, depth, samples);
  }

  /** Byte of the first frame whose head begins in a stretch of the file, or -1. */
  private long frameFrom(long from, long to) throws IOException {
    int before = 0;
    bits.position(from);
    for (long at = from; at < to && !bits.atEnd(); at++) {
      int now = (int) bits.bits(8);
      if (before == 0xFF && now >>> 1 == 0x7C) {
        bits.position(at - 1);
        if (fits() && frame.first() <= frames) {
          return at - 1;
        }
        bits.position(at + 1);
      }
      before = now;
    }
    return -1;
  }

  private boolean fits() throws IOException {
    if (bytes.size() - bits.position() > LONGEST_HEAD) {
      return frame.readHead();
    }
    try {
      return frame.readHead();
    } catch (IOException tooShort) {
      return false;
    }
  }

  /** The last frame must be there: what is cut off would else be told only while it plays. */
  private void checkEnd() throws IOException {
    long at = Math.max(soundAt, bytes.size() - END);
    long end = 0;
    while (end < frames && at >= 0) {
      at = frameFrom(at, bytes.size());
      if (at >= 0) {
        end = Math.max(end, frame.first() + frame.size());
        at++;
      }
    }
    if (end < frames) {
      throw bytes.refusal(
          "it ends after " + end + " of the " + frames + " samples that it says it has");
    }
  }

  private long counted() throws IOException {
    bits.position(soundAt);
    long end = 0;
    while (!bits.atEnd() && frame.readHead()) {
      frame.readSound();
      end = frame.first() + frame.size();
    }
    return end;
  }
}
