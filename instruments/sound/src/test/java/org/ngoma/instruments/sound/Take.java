package org.ngoma.instruments.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One recording of an instrument: notes and knob turns on a time line, then the sound of it. */
final class Take {

  private record Event(long frame, int order, Act act) {}

  private interface Act {
    void at(int offset);
  }

  private final Instrument instrument;
  private final List<Event> events = new ArrayList<>();
  private int nextId = 1;

  float[] left;
  float[] right;

  /** How many blocks were rendered as silent. */
  int silentBlocks;

  Take(Instrument instrument, int sampleRate) {
    this.instrument = instrument;
    instrument.prepare(sampleRate);
  }

  /** Sets a parameter before the first block. */
  Take with(String id, double value) {
    instrument.set(row(id), (float) value);
    return this;
  }

  /** Sets a parameter in the block of this frame. */
  Take turn(long frame, String id, double value) {
    int row = row(id);
    return add(frame, 0, offset -> instrument.set(row, (float) value));
  }

  Take note(long frame, int key, double velocity, long frames) {
    int id = nextId++;
    add(frame, 1, offset -> instrument.noteOn(offset, id, key, (float) velocity));
    return add(frame + frames, 0, offset -> instrument.noteOff(offset, id));
  }

  private Take add(long frame, int order, Act act) {
    events.add(new Event(frame, order, act));
    return this;
  }

  private int row(String id) {
    return instrument
        .params()
        .indexOf(id)
        .orElseThrow(() -> new IllegalArgumentException("no parameter " + id));
  }

  /** Renders at least so many frames. */
  Take render(int frames) {
    events.sort(Comparator.comparingLong(Event::frame).thenComparingInt(Event::order));
    int blocks = (frames + Block.FRAMES - 1) / Block.FRAMES;
    left = new float[blocks * Block.FRAMES];
    right = new float[blocks * Block.FRAMES];
    float[] l = new float[Block.FRAMES];
    float[] r = new float[Block.FRAMES];
    Block block = new Block();
    int next = 0;
    for (int b = 0; b < blocks; b++) {
      long first = (long) b * Block.FRAMES;
      for (; next < events.size() && events.get(next).frame() < first + Block.FRAMES; next++) {
        events.get(next).act().at((int) (events.get(next).frame() - first));
      }
      if (!instrument.process(block, l, r)) {
        silentBlocks++;
        Arrays.fill(l, 0f);
        Arrays.fill(r, 0f);
      }
      System.arraycopy(l, 0, left, (int) first, Block.FRAMES);
      System.arraycopy(r, 0, right, (int) first, Block.FRAMES);
    }
    return this;
  }

  /** The left channel between two frames. */
  double[] left(int from, int to) {
    return part(left, from, to);
  }

  /** The sum of both channels between two frames. */
  double[] mono(int from, int to) {
    double[] out = part(left, from, to);
    for (int i = from; i < to; i++) {
      out[i - from] += right[i];
    }
    return out;
  }

  private static double[] part(float[] channel, int from, int to) {
    double[] out = new double[to - from];
    for (int i = from; i < to; i++) {
      out[i - from] = channel[i];
    }
    return out;
  }

  double peak() {
    double peak = 0;
    for (int i = 0; i < left.length; i++) {
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    return peak;
  }
}
