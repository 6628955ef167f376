package org.ngoma.sequencer.play;

import java.util.Arrays;

/** Longs that become more. */
final class Longs {

  private static final int FIRST_ROOM = 64;

  private long[] values = new long[FIRST_ROOM];
  private int count;

  void add(long value) {
    room(1);
    values[count++] = value;
  }

  void addAll(Longs others) {
    room(others.count);
    System.arraycopy(others.values, 0, values, count, others.count);
    count += others.count;
  }

  private void room(int more) {
    if (count + more > values.length) {
      values = Arrays.copyOf(values, Math.max(count + more, 2 * values.length));
    }
  }

  int count() {
    return count;
  }

  long[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
