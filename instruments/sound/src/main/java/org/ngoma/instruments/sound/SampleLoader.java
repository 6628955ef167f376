package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.instruments.dsp.Onsets;
import org.ngoma.instruments.dsp.SampleMemory;
import org.ngoma.instruments.dsp.SamplePages;

/** Makes of a file what a {@link Sampler} plays: all of it in memory, or its beginning and more. */
final class SampleLoader {

  /** Longest sound that is wholly in memory: 22 s at 48 kHz, 8 MB in stereo. */
  static final int RESIDENT_FRAMES = 1 << 20;

  private static final int PAGE_BITS = 13;

  /** Frames that are searched for strokes at once, and of which the peak is known. */
  private static final int PART = 1 << 19;

  private static final int MOST_PARTS = 64;

  /** The first second plays without the disk. */
  private static final int HEAD_PAGES = 6;

  /** Strokes of a long sound that may be played at once, as slices. */
  private static final int MOST_PINNED = 128;

  private SampleLoader() {}

  /** Reads a file and finds where it can be cut. */
  static SampleMaterial load(Path path) throws IOException {
    return load(path, true);
  }

  /**
   * Reads a file.
   *
   * @param strokes whether to find its strokes, which takes a while
   */
  static SampleMaterial load(Path path, boolean strokes) throws IOException {
    AudioFile file = AudioFile.open(path);
    boolean kept = false;
    try {
      if (file.frames() < 1) {
        throw new IOException("cannot play " + path + ": there is no sound in it");
      }
      if (file.frames() > Integer.MAX_VALUE / 2) {
        throw new IOException("cannot play " + path + ": it is longer than six hours");
      }
      int frames = (int) file.frames();
      int channels = Math.min(2, file.channels());
      if (frames <= RESIDENT_FRAMES) {
        SampleMemory memory = SampleMemory.of(file, channels, frames);
        Onsets onsets = strokes ? Onsets.find(memory) : Onsets.NONE;
        return new SampleMaterial(memory, null, onsets, memory.peak(), file.marks());
      }
      SampleMaterial material = streamed(file, channels, frames, strokes);
      kept = true;
      return material;
    } catch (OutOfMemoryError full) {
      throw new IOException("cannot play " + path + ": there is no memory left for it", full);
    } finally {
      if (!kept) {
        file.close();
      }
    }
  }

  private static SampleMaterial streamed(AudioFile file, int channels, int frames, boolean strokes)
      throws IOException {
    int[] places = new int[0];
    float[] strengths = new float[0];
    float peak = 0;
    SampleMemory heard = strokes ? SampleMemory.of(file, channels, PART) : null;
    for (int part = 0; strokes && part < MOST_PARTS && (long) part * PART < frames; part++) {
      if (part > 0) {
        heard.refill(file);
      }
      Onsets found = Onsets.find(heard);
      peak = Math.max(peak, heard.peak());
      int before = places.length;
      places = Arrays.copyOf(places, before + found.frames().length);
      strengths = Arrays.copyOf(strengths, places.length);
      for (int i = before; i < places.length; i++) {
        places[i] = found.frames()[i - before] + part * PART;
        strengths[i] = found.strengths()[i - before];
      }
    }
    SampleMemory memory = new SampleMemory(channels, frames, file.sampleRate(), PAGE_BITS);
    SamplePages pages = new SamplePages(file, memory, SampleStream.SLOTS);
    for (int page = 0; page < HEAD_PAGES; page++) {
      pages.pin((long) page << PAGE_BITS);
    }
    for (int i = 0; i < Math.min(MOST_PINNED, places.length); i++) {
      pages.pin(places[i]);
    }
    pages.pump();
    SampleStream stream = new SampleStream(pages);
    SampleStreams.begin(stream);
    return new SampleMaterial(memory, stream, new Onsets(places, strengths), peak, file.marks());
  }
}
