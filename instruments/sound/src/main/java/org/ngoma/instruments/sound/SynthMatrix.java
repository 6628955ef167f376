package org.ngoma.instruments.sound;

/** What moves what in the {@link Synth}: sixteen wires from sources to targets. */
final class SynthMatrix {

  static final int VELOCITY = 1;
  static final int KEY = 2;
  static final int PRESSURE = 3;
  static final int SLIDE = 4;
  static final int BEND = 5;
  static final int AMP_ENV = 6;
  static final int FILTER_ENV = 7;
  static final int ENV3 = 8;
  static final int LFO1 = 9;
  static final int MACRO1 = 12;
  static final int RANDOM = 16;
  static final int ALTERNATE = 17;
  static final int SOURCES = 18;

  static final int PITCH = 1;
  static final int PITCH2 = 2;
  static final int SHAPE1 = 3;
  static final int SHAPE2 = 4;
  static final int WIDTH = 5;
  static final int MIX = 6;
  static final int SUB = 7;
  static final int NOISE = 8;
  static final int RING = 9;
  static final int POSITION = 10;
  static final int FM_DEPTH = 11;
  static final int FM_FEEDBACK = 12;
  static final int CUTOFF = 13;
  static final int RESONANCE = 14;
  static final int MORPH = 15;
  static final int FILTER_DEPTH = 16;
  static final int DRIVE = 17;
  static final int LEVEL = 18;
  static final int PAN = 19;
  static final int DETUNE = 20;
  static final int ATTACK = 21;
  static final int DECAY = 22;
  static final int RELEASE = 23;
  static final int LFO_RATE = 24;
  static final int LFO_DEPTH = 27;
  static final int TARGETS = 30;

  /** Semitones, octaves of time and of rate that an amount of 1 moves. */
  private static final float PITCH_REACH = 48f;

  private static final float CUTOFF_REACH = 8f;
  private static final float TIME_REACH = 6f;

  private final int[] source = new int[SynthTable.SLOTS];
  private final int[] target = new int[SynthTable.SLOTS];
  private final float[] amount = new float[SynthTable.SLOTS];
  private final boolean[] moved = new boolean[TARGETS];
  private final boolean[] used = new boolean[SOURCES];
  private int wires;

  /** Takes over the knobs; wires that lead nowhere are left out. */
  void derive(Controls controls) {
    wires = 0;
    for (int i = 0; i < TARGETS; i++) {
      moved[i] = false;
    }
    for (int i = 0; i < SOURCES; i++) {
      used[i] = false;
    }
    for (int slot = 0; slot < SynthTable.SLOTS; slot++) {
      int row = SynthTable.MATRIX + 3 * slot;
      int from = controls.choice(row);
      int to = controls.choice(row + 1);
      float way = controls.value(row + 2);
      if (from != 0 && to != 0 && (way != 0f || controls.moves(row + 2))) {
        source[wires] = from;
        target[wires] = to;
        amount[wires] = way * reach(to, way);
        wires++;
        moved[to] = true;
        used[from] = true;
      }
    }
  }

  /** Pitch is fine near 0: its reach grows with the amount. */
  private static float reach(int to, float way) {
    return switch (to) {
      case PITCH, PITCH2 -> PITCH_REACH * Math.abs(way);
      case CUTOFF -> CUTOFF_REACH;
      case ATTACK, DECAY, RELEASE, LFO_RATE, LFO_RATE + 1, LFO_RATE + 2 -> TIME_REACH;
      default -> 1f;
    };
  }

  boolean idle() {
    return wires == 0;
  }

  boolean moves(int to) {
    return moved[to];
  }

  boolean uses(int from) {
    return used[from];
  }

  /** Sums up what arrives at every target. */
  void apply(float[] sources, float[] targets) {
    for (int i = 0; i < TARGETS; i++) {
      targets[i] = 0f;
    }
    for (int i = 0; i < wires; i++) {
      targets[target[i]] = Math.fma(amount[i], sources[source[i]], targets[target[i]]);
    }
  }
}
