package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Recorded sound in memory outside the Java heap, in pages that may be there or not.
 *
 * <p>Short sounds are one page that is always there. Of long ones a helper thread brings pages and
 * takes them away ({@link #put}); the audio thread asks {@link #present} and reads silence where
 * there is none. Nothing here waits.
 */
public final class SampleMemory {

  private static final VarHandle PAGE = MethodHandles.arrayElementVarHandle(FloatBuffer[].class);

  private static final int PIECE = 8192;

  private final int channels;
  private final int frames;
  private final int sampleRate;
  private final int pageBits;
  private final FloatBuffer[] pages;

  /**
   * A memory without a page.
   *
   * @param pageBits logarithm to base 2 of the frames of a page
   */
  public SampleMemory(int channels, int frames, int sampleRate, int pageBits) {
    this.channels = channels;
    this.frames = frames;
    this.sampleRate = sampleRate;
    this.pageBits = pageBits;
    pages = new FloatBuffer[Math.max(1, (int) ((frames + (1L << pageBits) - 1) >> pageBits))];
  }

  /**
   * A sound that is wholly there.
   *
   * @param samples one array a channel, all of one length
   */
  public static SampleMemory of(float[][] samples, int sampleRate) {
    int frames = samples[0].length;
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, frames - 1));
    SampleMemory memory = new SampleMemory(samples.length, frames, sampleRate, bits);
    FloatBuffer page = room(samples.length << bits);
    for (int c = 0; c < samples.length; c++) {
      page.put(c << bits, samples[c], 0, frames);
    }
    memory.put(0, page);
    return memory;
  }

  /**
   * Reads the coming frames of a file, all of which are then there.
   *
   * @param channels 1 or 2, the first of the file's
   * @param frames fewer stay silent where the file ends before
   */
  public static SampleMemory of(AudioFile file, int channels, int frames) throws IOException {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, frames - 1));
    SampleMemory memory = new SampleMemory(channels, frames, file.sampleRate(), bits);
    memory.put(0, memory.fill(file, frames, room(channels << bits)));
    return memory;
  }

  /** Replaces all of a sound by the coming frames of a file; what it lacks is silent. */
  public void refill(AudioFile file) throws IOException {
    FloatBuffer page = page(0);
    for (int i = 0; i < page.capacity(); i++) {
      page.put(i, 0f);
    }
    fill(file, frames, page);
  }

  /** Reads a page from where the file stands. */
  FloatBuffer fill(AudioFile file, int count, FloatBuffer page) throws IOException {
    float[][] piece = new float[channels][Math.min(count, PIECE)];
    for (int done = 0; done < count; ) {
      int read = file.read(piece, 0, Math.min(PIECE, count - done));
      for (int c = 0; c < channels; c++) {
        page.put((c << pageBits) + done, piece[c], 0, read);
      }
      done += read;
      if (read == 0) {
        return page;
      }
    }
    return page;
  }

  /** Memory for a page, not on the heap. */
  static FloatBuffer room(int samples) {
    return ByteBuffer.allocateDirect(Float.BYTES * samples)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  public int channels() {
    return channels;
  }

  public int frames() {
    return frames;
  }

  /** In Hz. */
  public int sampleRate() {
    return sampleRate;
  }

  /** Loudest sample of all that is there. */
  public float peak() {
    float[] piece = new float[PIECE];
    float peak = 0f;
    for (int c = 0; c < channels; c++) {
      for (long at = 0; at < frames; at += PIECE) {
        read(c, at, PIECE, piece, 0);
        for (float sample : piece) {
          peak = Math.max(peak, Math.abs(sample));
        }
      }
    }
    return peak;
  }

  /** Pages that the sound would fill. */
  public int pages() {
    return pages.length;
  }

  /** Frames of a page. */
  public int pageFrames() {
    return 1 << pageBits;
  }

  /** Page of a frame, which may lie outside: then the nearest. */
  public int pageOf(long frame) {
    return (int) Math.max(0, Math.min(pages.length - 1, frame >> pageBits));
  }

  /** Brings a page, one channel behind the other, or takes it away with null. */
  void put(int page, FloatBuffer samples) {
    PAGE.setRelease(pages, page, samples);
  }

  /** A page, or null. */
  FloatBuffer page(int page) {
    return (FloatBuffer) PAGE.getAcquire(pages, page);
  }

  /** Whether all of these frames are there; those outside the sound always are. */
  public boolean present(long from, int count) {
    if (pages.length == 1) {
      return page(0) != null;
    }
    if (from + count <= 0 || from >= frames) {
      return true;
    }
    int last = pageOf(from + count - 1);
    for (int page = pageOf(from); page <= last; page++) {
      if (page(page) == null) {
        return false;
      }
    }
    return true;
  }

  /** Copies frames of a channel; what lies outside or is not there is silence. */
  public void read(int channel, long from, int count, float[] out, int at) {
    int before = (int) Math.max(0, Math.min(count, -from));
    int end = (int) Math.max(before, Math.min(count, frames - from));
    if (before > 0) {
      Arrays.fill(out, at, at + before, 0f);
    }
    if (end < count) {
      Arrays.fill(out, at + end, at + count, 0f);
    }
    int done = before;
    while (done < end) {
      int frame = (int) (from + done);
      int inPage = frame & ((1 << pageBits) - 1);
      int run = Math.min(end - done, (1 << pageBits) - inPage);
      FloatBuffer page = page(frame >> pageBits);
      if (page == null) {
        Arrays.fill(out, at + done, at + done + run, 0f);
      } else {
        page.get((channel << pageBits) + inPage, out, at + done, run);
      }
      done += run;
    }
  }
}
