package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.Wavetable;

/** Where {@link FactoryTables} puts the wavetables for the audio thread. */
final class DrawnTables {

  private static volatile Wavetable[] all;

  private DrawnTables() {}

  /** Hands over all of them. Any thread but audio. */
  static void put(Wavetable[] drawn) {
    all = drawn;
  }

  /** All of them, or null while they are being drawn. */
  @RealTime
  static Wavetable[] all() {
    return all;
  }
}
