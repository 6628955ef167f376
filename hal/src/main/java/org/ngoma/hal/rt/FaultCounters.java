package org.ngoma.hal.rt;

import java.nio.ByteBuffer;

/**
 * One counter for each {@link Fault}, in shared memory. Threads: one writer for each set of
 * counters; anyone reads. Counts continue when a process starts again.
 */
public final class FaultCounters {

  private static final int FAULTS = Fault.values().length;

  private final ByteBuffer memory;

  /** Attaches to the counters; zeroed memory has seen no fault. */
  public FaultCounters(ByteBuffer memory, int byteOffset) {
    this.memory = Region.of(memory, byteOffset, bytesFor());
  }

  /** Bytes of a set of counters, a multiple of 128. */
  public static int bytesFor() {
    return Region.roundUpToLine((long) FAULTS * Long.BYTES);
  }

  /** Counts one. Thread: writer. */
  @RealTime
  public void count(Fault fault) {
    add(fault, 1);
  }

  /** Counts {@code times} at once. Thread: writer. */
  @RealTime
  public void add(Fault fault, long times) {
    int at = at(fault);
    memory.putLong(at, memory.getLong(at) + times);
  }

  /** How often this happened so far. Thread: any. */
  @RealTime
  public long get(Fault fault) {
    return memory.getLong(at(fault));
  }

  @SuppressWarnings("EnumOrdinal") // Fault's order is declared to be this layout
  private static int at(Fault fault) {
    return fault.ordinal() * Long.BYTES;
  }
}
