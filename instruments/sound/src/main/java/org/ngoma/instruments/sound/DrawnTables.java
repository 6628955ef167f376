package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.Wavetable;

/** Where {@link FactoryTables} puts the wavetables of the house for the audio thread. */
final class DrawnTables {

  /** How many there are. */
  static final int COUNT = 5;

  private static final Wavetable[] ALL = new Wavetable[COUNT];
  private static final boolean[] WANTED = new boolean[COUNT];

  /** Written behind an entry of {@link #ALL}, read before one: so that whole tables are seen. */
  private static volatile int drawn;

  /** Written behind an entry of {@link #WANTED}. */
  private static volatile boolean anyWanted;

  private DrawnTables() {}

  /** Hands one over. One thread at a time, any but audio. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time
  static void put(int table, Wavetable points) {
    ALL[table] = points;
    drawn++;
  }

  /** One of them, or null while it is not drawn. */
  @RealTime
  static Wavetable get(int table) {
    return drawn == 0 ? null : ALL[table];
  }

  /** As {@link #get}; one that is not there is asked for. */
  @RealTime
  static Wavetable want(int table) {
    Wavetable there = get(table);
    if (there == null) {
      WANTED[table] = true;
      anyWanted = true;
    }
    return there;
  }

  /** Whether any was asked for since this was asked last. Any thread but audio. */
  static boolean anyWanted() {
    if (!anyWanted) {
      return false;
    }
    anyWanted = false;
    return true;
  }

  /** Whether it was ever asked for. Any thread but audio, behind {@link #anyWanted}. */
  static boolean isWanted(int table) {
    return WANTED[table];
  }
}
