package org.ngoma.firmware.engine;

import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.instruments.sound.Processors;

/** A whole engine in this thread: what a test sends is loaded and played when it says so. */
final class Pumped {

  static final int RATE = 48_000;

  final Lane lane = Lane.inMemory();
  final Engine engine = new Engine(RATE, lane);
  final Loader loader = new Loader(RATE, lane, engine, 1);
  final Sender sender = new Sender(lane, Processors.parameters(), loader::poll);

  /** Renders so many frames in periods of so many, all into one array: left, then right. */
  float[][] render(int frames, int period) {
    float[][] all = new float[2][frames];
    float[] left = new float[period];
    float[] right = new float[period];
    for (int at = 0; at < frames; at += period) {
      loader.poll();
      engine.process(left, right, period);
      System.arraycopy(left, 0, all[0], at, period);
      System.arraycopy(right, 0, all[1], at, period);
    }
    return all;
  }

  /** Loudest sample. */
  static float peak(float[][] stereo) {
    float peak = 0;
    for (float[] channel : stereo) {
      for (float sample : channel) {
        peak = Math.max(peak, Math.abs(sample));
      }
    }
    return peak;
  }
}
