package org.ngoma.firmware.lane;

import org.ngoma.hal.rt.LatestValue;
import org.ngoma.instruments.sound.MasterMeter;
import org.ngoma.instruments.sound.Mixer;

/**
 * What the meters show, as of the engine's last period.
 *
 * @param peaks of each place of the mixer but the master, linear: tracks by index, returns, groups
 * @param rms of the same, linear
 * @param master readings of the output, numbered as in {@link MasterMeter}
 */
public record MeterState(float[] peaks, float[] rms, float[] master) {

  /** Longs of one state in the shared memory: peak above, RMS below; then a reading each. */
  public static final int LONGS = Mixer.MASTER + MasterMeter.READINGS;

  /** Reads what was last published; null when nothing ever was. */
  public static MeterState read(LatestValue from) {
    long[] raw = new long[LONGS];
    if (!from.read(raw)) {
      return null;
    }
    float[] peaks = new float[Mixer.MASTER];
    float[] rms = new float[Mixer.MASTER];
    for (int place = 0; place < Mixer.MASTER; place++) {
      peaks[place] = Float.intBitsToFloat((int) (raw[place] >>> 32));
      rms[place] = Float.intBitsToFloat((int) raw[place]);
    }
    float[] master = new float[MasterMeter.READINGS];
    for (int i = 0; i < master.length; i++) {
      master[i] = Float.intBitsToFloat((int) raw[Mixer.MASTER + i]);
    }
    return new MeterState(peaks, rms, master);
  }
}
