package org.ngoma.firmware.midi;

import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.rt.RealTime;

/**
 * Messages that wait for their moment, the next one first: of those of one moment the clock, then
 * what ends, then what changes a sound, then what begins, each in the order in which it came.
 *
 * <p>A binary heap in arrays. Thread: {@code midi-out}.
 */
final class SendQueue {

  private static final int CAPACITY = 4096;

  /** From here on nothing that begins a note is taken, so that ends always find room. */
  private static final int FULL_FOR_NOTES = CAPACITY * 3 / 4;

  private final long[] due = new long[CAPACITY];

  /** Rank and the order of arrival. */
  private final long[] order = new long[CAPACITY];

  private final long[] what = new long[CAPACITY];
  private int size;
  private long arrivals;

  @RealTime
  int size() {
    return size;
  }

  /**
   * @param portAndMessage port in the upper half, message in the lower
   * @return false when there is no room
   */
  @RealTime
  boolean add(long nanos, long portAndMessage) {
    int kind = MidiMessage.kind((int) portAndMessage);
    if (size == CAPACITY || (size >= FULL_FOR_NOTES && kind == MidiMessage.NOTE_ON)) {
      return false;
    }
    insert(nanos, (long) rank(kind) << 56 | arrivals++, portAndMessage);
    return true;
  }

  @RealTime
  private void insert(long nanos, long key, long portAndMessage) {
    int hole = size++;
    while (hole > 0 && before(nanos, key, (hole - 1) >> 1)) {
      move((hole - 1) >> 1, hole);
      hole = (hole - 1) >> 1;
    }
    put(hole, nanos, key, portAndMessage);
  }

  /** Drops everything that begins a note. */
  @RealTime
  void dropNotes() {
    int count = size;
    size = 0;
    for (int i = 0; i < count; i++) {
      if (MidiMessage.kind((int) what[i]) != MidiMessage.NOTE_ON) {
        insert(due[i], order[i], what[i]);
      }
    }
  }

  @RealTime
  private static int rank(int kind) {
    return switch (kind) {
      case MidiMessage.NOTE_OFF -> 1;
      case MidiMessage.NOTE_ON -> 3;
      default -> kind >= MidiMessage.SYSEX ? 0 : 2;
    };
  }

  /** When the next one is due; only while there is one. */
  @RealTime
  long nextDue() {
    return due[0];
  }

  /** Takes the next one; only while there is one. */
  @RealTime
  long take() {
    long first = what[0];
    size--;
    long nanos = due[size];
    long key = order[size];
    int hole = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && before(due[child + 1], order[child + 1], child)) {
        child++;
      }
      if (!before(due[child], order[child], nanos, key)) {
        break;
      }
      move(child, hole);
      hole = child;
      child = 2 * hole + 1;
    }
    put(hole, nanos, key, what[size]);
    return first;
  }

  @RealTime
  private boolean before(long nanos, long key, int other) {
    return before(nanos, key, due[other], order[other]);
  }

  @RealTime
  private static boolean before(long nanos, long key, long otherNanos, long otherKey) {
    return nanos < otherNanos || (nanos == otherNanos && key < otherKey);
  }

  @RealTime
  private void move(int from, int to) {
    put(to, due[from], order[from], what[from]);
  }

  @RealTime
  private void put(int at, long nanos, long key, long portAndMessage) {
    due[at] = nanos;
    order[at] = key;
    what[at] = portAndMessage;
  }
}
