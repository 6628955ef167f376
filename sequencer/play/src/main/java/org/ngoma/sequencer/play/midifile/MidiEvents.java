package org.ngoma.sequencer.play.midifile;

import java.util.Arrays;

/**
 * The events of a file that matter, in flat arrays: first track after track, then by time. Events
 * of one tick keep the order of their tracks and within a track that of the file.
 */
final class MidiEvents {

  /** Sets the tempo; data: microseconds of a quarter. */
  static final int TEMPO = 0x01;

  /** Sets the signature; data: beats &lt;&lt; 8 | power of two of the unit. */
  static final int SIGNATURE = 0x02;

  /** Most events that are kept of one file. */
  static final int MAX_EVENTS = 8_000_000;

  private long[] ticks = new long[256];

  /**
   * Track &lt;&lt; 32 | kind &lt;&lt; 24 | data, the kind being a status byte or a constant above.
   */
  private long[] packed = new long[256];

  private int size;

  int size() {
    return size;
  }

  void add(int track, long tick, int kind, int data) {
    if (size == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * size);
      packed = Arrays.copyOf(packed, 2 * size);
    }
    ticks[size] = tick;
    packed[size++] = (long) track << 32 | (long) kind << 24 | data;
  }

  long tick(int event) {
    return ticks[event];
  }

  int track(int event) {
    return (int) (packed[event] >>> 32);
  }

  int kind(int event) {
    return (int) (packed[event] >>> 24) & 0xff;
  }

  int data(int event) {
    return (int) packed[event] & 0xffffff;
  }

  /** Orders all events by tick: merges neighbouring sorted runs until one is left. */
  void sortByTick() {
    int[] starts = new int[64];
    int runs = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || ticks[i] < ticks[i - 1]) {
        if (runs == starts.length) {
          starts = Arrays.copyOf(starts, 2 * runs);
        }
        starts[runs++] = i;
      }
    }
    long[] otherTicks = new long[runs > 1 ? size : 0];
    long[] otherPacked = new long[otherTicks.length];
    while (runs > 1) {
      int merged = 0;
      for (int run = 0; run < runs; run += 2) {
        int from = starts[run];
        int middle = run + 1 < runs ? starts[run + 1] : size;
        int end = run + 2 < runs ? starts[run + 2] : size;
        merge(from, middle, end, otherTicks, otherPacked);
        starts[merged++] = from;
      }
      runs = merged;
      long[] swap = ticks;
      ticks = otherTicks;
      otherTicks = swap;
      swap = packed;
      packed = otherPacked;
      otherPacked = swap;
    }
  }

  private void merge(int from, int middle, int end, long[] toTicks, long[] toPacked) {
    int left = from;
    int right = middle;
    for (int to = from; to < end; to++) {
      boolean takeLeft = left < middle && (right >= end || ticks[left] <= ticks[right]);
      int source = takeLeft ? left++ : right++;
      toTicks[to] = ticks[source];
      toPacked[to] = packed[source];
    }
  }
}
