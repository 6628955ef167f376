package org.ngoma.firmware.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.firmware.lane.RecordMark;
import org.ngoma.firmware.samples.Recordings;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.sequencer.model.AudioTime;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.TempoChange;

/**
 * Writes what the engine hands over into the store of samples, while it plays on: from now, from
 * the song's start, or from the first sound that is loud enough and a little before it.
 *
 * <p>What the engine could not hand over is a hole of silence of the right length, so that all
 * behind it stays in time. A file holds an hour or so; what is longer goes on in the next.
 *
 * <p>Thread: {@code recorder}, which calls {@link #poll} a few hundred times a second.
 */
public final class Recorder {

  /**
   * How to record.
   *
   * @param from as {@link RecordFrom} numbers it
   * @param thresholdDb level that begins it, negative infinity for at once
   * @param preRollSeconds kept of what lies before
   * @param seconds after which it ends, infinite for not by itself
   * @param withSong whether it begins no sooner than the song plays
   * @param tempos of the song, by which a restarted engine finds its place
   */
  public record Wish(
      long from,
      double thresholdDb,
      double preRollSeconds,
      double seconds,
      boolean withSong,
      List<TempoChange> tempos) {}

  /**
   * What was recorded.
   *
   * @param files one behind the other; each repeats {@link #OVERLAP} frames of the one before
   * @param engineFrame of the first frame of all
   * @param anchor a mark while the song played, or null when it never did
   * @param lagFrames by which all lies behind the song
   * @param droppedFrames lost on the way, silence now
   * @param peak loudest sample
   */
  public record Take(
      List<Recording> files,
      long engineFrame,
      RecordMark anchor,
      long lagFrames,
      long droppedFrames,
      float peak) {

    /** Frames from the first to the last. */
    public long frames() {
      long all = files.stream().mapToLong(Recording::frames).sum();
      return all - (long) OVERLAP * (files.size() - 1);
    }
  }

  /** Frames that two files share, so that one can go on anywhere within them. */
  public static final int OVERLAP = 2048;

  /** Bytes of one file: an archive takes it, and any program reads it. */
  private static final long FILE_BYTES = 1L << 30;

  /** The longest hole that is filled; whoever slept longer begins anew. */
  private static final int MOST_HOLE_SECONDS = 600;

  /** So much of a recording is lost at most when its process is killed. */
  private static final int UNSAFE_SECONDS = 2;

  private static final int PIECE = 8192;

  private final Lane lane;
  private final SampleStore store;
  private final int rate;
  private final Wish wish;
  private final String name;
  private final WavEncoding encoding;
  private final long mostFrames;
  private final float threshold;
  private final Path folder;
  private final List<Recording> files = new ArrayList<>();
  private final long[] raw = new long[RecordMark.LONGS];
  private final float[] left = new float[PIECE];
  private final float[] right = new float[PIECE];
  private final PreRoll before;
  private final PreRoll tail = new PreRoll(OVERLAP);

  private WavWriter file;
  private Path path;

  /** What the engine would count next. */
  private long nextCount = -1;

  /** The same in the time of the first engine; what a later one counts is shifted by that much. */
  private long nextFrame = -1;

  private long shift;
  private long firstFrame = -1;
  private long frames;
  private long dropped;
  private long unsafe;
  private long lag = -1;
  private long lagChange;
  private float peak;
  private RecordMark anchor;
  private boolean begun;
  private boolean ended;

  /**
   * Begins to listen.
   *
   * @param name of the files, without an ending
   * @throws IOException when nothing can be written beside the samples
   */
  public Recorder(Lane lane, SampleStore store, int rate, String name, Wish wish)
      throws IOException {
    this(lane, store, rate, name, wish, 0);
  }

  /**
   * As the other.
   *
   * @param fileFrames of one file at most, 0 for as many as fit well
   */
  public Recorder(Lane lane, SampleStore store, int rate, String name, Wish wish, long fileFrames)
      throws IOException {
    this.lane = lane;
    this.store = store;
    this.rate = rate;
    this.wish = wish;
    this.name = name.replaceAll("[^\\p{L}\\p{N} ._-]", "_");
    // A card's input has no more; inside the mixer levels may pass full scale.
    encoding = wish.from() == RecordFrom.INPUT ? WavEncoding.PCM_24 : WavEncoding.FLOAT_32;
    mostFrames = fileFrames > 0 ? fileFrames : FILE_BYTES / (2L * encoding.bytes());
    threshold = (float) Math.pow(10, wish.thresholdDb() / 20);
    before = new PreRoll((int) Math.round(wish.preRollSeconds() * rate));
    folder = LostTakes.folder(store);
    lane.recorded().discard();
    lane.marks().discard();
    lane.recordFrom(wish.from());
  }

  /** Whether something was loud enough, and is being written. */
  public boolean begun() {
    return begun;
  }

  /** Whether the wished time is over. */
  public boolean ended() {
    return ended;
  }

  /** Seconds recorded so far. */
  public double seconds() {
    return (double) frames / rate;
  }

  /** Loudest sample so far; 1 is full scale. */
  public float peak() {
    return peak;
  }

  /** Frames lost so far. */
  public long droppedFrames() {
    return dropped;
  }

  /** Writes what has come. */
  public void poll() throws IOException {
    while (!ended && lane.marks().poll(raw) == RecordMark.LONGS) {
      take(RecordMark.of(raw));
    }
  }

  private void take(RecordMark mark) throws IOException {
    skipTo(mark.ringFrame());
    if (mark.from() != wish.from()) {
      skipTo(mark.ringFrame() + mark.frames());
      return;
    }
    if (mark.engineFrame() < nextCount && !shifted(mark)) {
      skipTo(mark.ringFrame() + mark.frames());
      return;
    }
    nextCount = mark.engineFrame() + mark.frames();
    long at = mark.engineFrame() + shift - lagChange(mark);
    if (nextFrame >= 0 && at > nextFrame) {
      hole(at - nextFrame);
    }
    if (wish.withSong() && mark.songTick() < 0 && anchor == null) {
      skipTo(mark.ringFrame() + mark.frames());
      nextFrame = at + mark.frames();
      return;
    }
    if (anchor == null && mark.songTick() >= 0) {
      anchor = mark;
    }
    int twice = (int) Math.max(0, Math.min(mark.frames(), nextFrame - at));
    skipTo(mark.ringFrame() + twice);
    at += twice;
    nextFrame = at + mark.frames() - twice;
    for (int left = mark.frames() - twice; left > 0; ) {
      int count = lane.recorded().read(this.left, right, Math.min(PIECE, left));
      if (count == 0) {
        break;
      }
      sound(at, count);
      at += count;
      left -= count;
    }
  }

  /**
   * A card that stumbles may keep back more or less than before: then a piece is missing or there
   * twice, so that all behind it stays in time.
   */
  private long lagChange(RecordMark mark) {
    boolean known = wish.from() != RecordFrom.INPUT || mark.heard();
    if (known && lag < 0) {
      lag = mark.lagFrames();
    }
    if (known && wish.from() == RecordFrom.INPUT) {
      lagChange = mark.lagFrames() - lag;
    }
    return lagChange;
  }

  /** A new engine counts anew; where the song stands tells how long there was none. */
  private boolean shifted(RecordMark mark) {
    long place = nextFrame;
    if (anchor != null) {
      if (mark.songTick() < 0) {
        return false;
      }
      double seconds =
          AudioTime.secondsAt(wish.tempos(), mark.songTick())
              - AudioTime.secondsAt(wish.tempos(), anchor.songTick());
      place = Math.max(nextFrame, anchor.engineFrame() + Math.round(seconds * rate));
    }
    shift = place - mark.engineFrame();
    return true;
  }

  private void skipTo(long ringFrame) {
    long behind = ringFrame - lane.recorded().readFrames();
    while (behind > 0) {
      int count = lane.recorded().read(left, right, (int) Math.min(PIECE, behind));
      if (count == 0) {
        return;
      }
      behind -= count;
    }
  }

  /** Silence where something was lost. */
  private void hole(long missing) throws IOException {
    long filled = Math.min(missing, (long) MOST_HOLE_SECONDS * rate);
    if (begun) {
      dropped += filled;
      Arrays.fill(left, 0f);
      Arrays.fill(right, 0f);
      for (long rest = filled; rest > 0; rest -= PIECE) {
        write(left, right, 0, (int) Math.min(PIECE, rest));
      }
    } else {
      before.clear();
    }
  }

  /** Frames in {@link #left} and {@link #right}, the first of which is this one of the engine. */
  private void sound(long engineFrame, int count) throws IOException {
    int from = 0;
    if (!begun) {
      from = firstLoud(count);
      before.add(left, right, 0, from);
      if (from == count) {
        return;
      }
      begun = true;
      firstFrame = engineFrame + from - before.frames();
      before.give((l, r, n) -> write(l, r, 0, n));
    }
    write(left, right, from, count - from);
  }

  private int firstLoud(int count) {
    for (int i = 0; i < count; i++) {
      if (Math.max(Math.abs(left[i]), Math.abs(right[i])) >= threshold) {
        return i;
      }
    }
    return count;
  }

  private void write(float[] l, float[] r, int from, int count) throws IOException {
    double wished = wish.seconds() * rate;
    int rest = (int) Math.min(count, Math.max(0, Math.ceil(wished - frames)));
    int at = from;
    while (rest > 0) {
      if (file == null) {
        path = folder.resolve(name(files.size()));
        file = new WavWriter(path, rate, encoding);
        WavWriter begun = file;
        tail.give((tailLeft, tailRight, n) -> begun.write(tailLeft, tailRight, 0, n));
      }
      int part = (int) Math.min(rest, mostFrames - file.frames());
      file.write(l, r, at, part);
      for (int i = at; i < at + part; i++) {
        peak = Math.max(peak, Math.max(Math.abs(l[i]), Math.abs(r[i])));
      }
      tail.add(l, r, at, part);
      at += part;
      rest -= part;
      frames += part;
      unsafe += part;
      if (file.frames() == mostFrames) {
        finishFile();
      } else if (unsafe > (long) UNSAFE_SECONDS * rate) {
        file.checkpoint();
        unsafe = 0;
      }
    }
    ended |= frames >= wished;
  }

  private String name(int index) {
    return index == 0 ? name + ".wav" : String.format(Locale.ROOT, "%s %d.wav", name, index + 1);
  }

  private void finishFile() throws IOException {
    file.close();
    file = null;
    files.add(Recordings.adopt(store, path));
  }

  /**
   * Ends, and gives what there is.
   *
   * @return null when nothing was recorded
   */
  public Take finish() throws IOException {
    lane.recordFrom(RecordFrom.NOTHING);
    try {
      poll();
      if (file != null) {
        finishFile();
      }
    } finally {
      if (file != null) {
        file.abort();
      }
      Files.deleteIfExists(folder);
    }
    return files.isEmpty()
        ? null
        : new Take(List.copyOf(files), firstFrame, anchor, Math.max(0, lag), dropped, peak);
  }
}
