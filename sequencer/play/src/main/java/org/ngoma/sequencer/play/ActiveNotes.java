package org.ngoma.sequencer.play;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;

/**
 * The sounding notes and the song tick at which each ends, in a table of fixed size: whatever
 * happens to the score, every note that began is in here until it is released. Thread: {@code
 * audio}.
 *
 * <p>Each track has a list in the order of its keys, linked through {@link #next}.
 */
final class ActiveNotes {

  private static final int NONE = -1;

  private final NoteSink sink;
  private final int[] head;
  private final int[] next;
  private final int[] key;
  private final int[] noteId;
  private final long[] serial;
  private final long[] startFrame;
  private final long[] offTick;
  private int free;
  private int count;
  private long lastSerial;
  private long earliestOffTick = TrackCursor.NEVER;

  /** Frame in which every note of the full table began: nothing can be released for more. */
  private long fullFrame = -1;

  ActiveNotes(int tracks, int capacity, NoteSink sink) {
    this.sink = sink;
    head = new int[tracks];
    Arrays.fill(head, NONE);
    next = new int[capacity];
    key = new int[capacity];
    noteId = new int[capacity];
    serial = new long[capacity];
    startFrame = new long[capacity];
    offTick = new long[capacity];
    for (int i = 0; i < capacity; i++) {
      next[i] = i + 1 < capacity ? i + 1 : NONE;
    }
  }

  /** Where the next note ends, {@link TrackCursor#NEVER} when none sounds. */
  @RealTime
  long earliestOffTick() {
    return earliestOffTick;
  }

  @RealTime
  int count() {
    return count;
  }

  /**
   * Enters a note that begins at {@code frame}; a full table releases its oldest note first.
   *
   * @return the note's id, or 0 when even the oldest began in this very frame: then it does not
   *     sound, because a note lasts a frame at least
   */
  @RealTime
  int add(int track, int noteKey, long endTick, long frame, int offset) {
    if (free == NONE && (frame == fullFrame || !releaseOldest(frame, offset))) {
      return 0;
    }
    int slot = free;
    free = next[slot];
    int before = NONE;
    int at = head[track];
    while (at != NONE && key[at] <= noteKey) {
      before = at;
      at = next[at];
    }
    next[slot] = at;
    if (before == NONE) {
      head[track] = slot;
    } else {
      next[before] = slot;
    }
    key[slot] = noteKey;
    offTick[slot] = endTick;
    startFrame[slot] = frame;
    serial[slot] = ++lastSerial;
    noteId[slot] = (int) (lastSerial % Integer.MAX_VALUE) + 1;
    earliestOffTick = Math.min(earliestOffTick, endTick);
    count++;
    return noteId[slot];
  }

  @RealTime
  private boolean releaseOldest(long frame, int offset) {
    int oldest = 0;
    for (int i = 1; i < serial.length; i++) {
      if (serial[i] < serial[oldest]) {
        oldest = i;
      }
    }
    if (startFrame[oldest] == frame) {
      fullFrame = frame;
      return false;
    }
    offTick[oldest] = Long.MIN_VALUE;
    releaseUntil(Long.MIN_VALUE, offset);
    return true;
  }

  /** Releases every note that ends at or before {@code tick}, by track, then key. */
  @RealTime
  void releaseUntil(long tick, int offset) {
    earliestOffTick = TrackCursor.NEVER;
    for (int track = 0; track < head.length; track++) {
      releaseTrackUntil(track, tick, offset);
    }
  }

  /** Releases all notes of one track. */
  @RealTime
  void releaseTrack(int track, int offset) {
    releaseTrackUntil(track, Long.MAX_VALUE, offset);
    earliestOffTick = TrackCursor.NEVER;
    for (int other = 0; other < head.length; other++) {
      for (int at = head[other]; at != NONE; at = next[at]) {
        earliestOffTick = Math.min(earliestOffTick, offTick[at]);
      }
    }
  }

  @RealTime
  private void releaseTrackUntil(int track, long tick, int offset) {
    int before = NONE;
    int at = head[track];
    while (at != NONE) {
      int following = next[at];
      if (offTick[at] > tick) {
        earliestOffTick = Math.min(earliestOffTick, offTick[at]);
        before = at;
      } else {
        if (before == NONE) {
          head[track] = following;
        } else {
          next[before] = following;
        }
        next[at] = free;
        free = at;
        count--;
        sink.noteOff(track, offset, noteId[at]);
      }
      at = following;
    }
  }
}
