package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Biquads;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.MatchedBiquad;

/**
 * One band of the {@link Eq}: designs its filters and lets them come, glide and go.
 *
 * <p>A new type fades in from nothing. Before it, the old one fades out: what goes into its filters
 * first, then, by drawing their poles inwards, what still rings in them.
 */
final class EqBand {

  static final int MOST_FILTERS = 4;

  private static final double FADE_MS = 8;

  /** A band is out when no more than this rings in its filters: -120 dB. */
  private static final double RUNG_OUT = 1e-6;

  /** How far the poles go inwards while a band rings out, and in how many blocks. */
  private static final double DAMPED = 0.96;

  private static final int DAMPING_BLOCKS = 8;

  private static final int C = MatchedBiquad.COEFFICIENTS;

  private static final double FLAT_Q = 0.707_106_781_186_547_5;

  /** Q of the filters of Butterworth cuts of 12, 24, 36 and 48 dB an octave, the sharpest last. */
  private static final double[][] CUT_Q = {
    {FLAT_Q},
    {0.541_196, 1.306_563},
    {0.517_638, 0.707_107, 1.931_852},
    {0.509_796, 0.601_345, 0.899_976, 2.562_915}
  };

  private final MatchedBiquad design;
  private final int firstRow;
  private final int firstFilter;

  /** Coefficients at the start and end of the block, of all bands. */
  private final double[] now;

  private final double[] next;

  /** What the filters are when they are all there. */
  private final double[] full = new double[MOST_FILTERS * C];

  private int fadeBlocks;
  private double perHertz;

  private int type;
  private int slope;
  private int filters;
  private int wetBlocks;
  private int dampedBlocks;
  private boolean moving;
  private boolean leaving;

  /**
   * A band that is off.
   *
   * @param band number from 0 on
   * @param now coefficients of all bands' filters at the start of the block, shared
   * @param next likewise at its end
   */
  EqBand(int band, MatchedBiquad design, double[] now, double[] next) {
    this.design = design;
    this.now = now;
    this.next = next;
    firstRow = band * EqTable.ROWS_PER_BAND;
    firstFilter = band * MOST_FILTERS;
  }

  void prepare(int sampleRate) {
    perHertz = 1.0 / sampleRate;
    fadeBlocks = (int) Math.ceil(FADE_MS * sampleRate / (1000.0 * Block.FRAMES));
    reset();
  }

  /** Off at once. */
  void reset() {
    filters = 0;
    wetBlocks = 0;
    dampedBlocks = 0;
    moving = false;
    leaving = false;
  }

  /** How many filters sound is to pass, from {@link #firstFilter} on. */
  int filters() {
    return filters;
  }

  int firstFilter() {
    return firstFilter;
  }

  /** What it lifts at most, in dB: its gain, or the resonance of a cut, on the safe side. */
  float mostDb(Controls controls) {
    if (filters == 0) {
      return 0;
    }
    float gainDb = Math.max(0, controls.value(firstRow + EqTable.GAIN));
    float ringDb = FastMath.gainToDb(Math.max(1, 4 * controls.value(firstRow + EqTable.Q)));
    return Math.max(gainDb, wetBlocks == fadeBlocks && type <= EqTable.HIGH_SHELF ? 2 : ringDb);
  }

  /** Whether the coefficients glide within this block. */
  boolean moving() {
    return moving;
  }

  /** Whether it rests, so that nothing happens until a knob is turned. */
  boolean rests() {
    return !moving && !leaving;
  }

  /**
   * Sets out for where the knobs want the filters at the end of the block.
   *
   * @param fresh before the first block: be there at once
   */
  void advance(Controls controls, boolean fresh, Biquads left, Biquads right) {
    boolean stays = wanted(controls) && sameKind(controls);
    if (filters > 0 && !stays && wetBlocks == 0 && rungOut(left, right)) {
      filters = 0;
    }
    if (filters == 0) {
      if (!wanted(controls)) {
        moving = false;
        leaving = false;
        return;
      }
      begin(controls, left, right);
      stays = true;
    } else if (stays && turned(controls)) {
      designAll(controls);
    }
    leaving = !stays;
    fade(stays, fresh);
    aim();
    if (fresh) {
      arrive();
    } else {
      moving = differs();
    }
  }

  /** The block is over: the filters are where they were to go. */
  void arrive() {
    System.arraycopy(next, firstFilter * C, now, firstFilter * C, filters * C);
    moving = false;
  }

  private boolean wanted(Controls controls) {
    int kind = controls.choice(firstRow + EqTable.TYPE);
    int gain = firstRow + EqTable.GAIN;
    boolean flat = controls.value(gain) == 0 && controls.start(gain) == 0;
    return kind != EqTable.OFF && !(flat && kind <= EqTable.HIGH_SHELF);
  }

  private boolean sameKind(Controls controls) {
    return controls.choice(firstRow + EqTable.TYPE) == type
        && (type < EqTable.LOW_CUT
            || type > EqTable.HIGH_CUT
            || controls.choice(firstRow + EqTable.SLOPE) == slope);
  }

  private boolean turned(Controls controls) {
    return controls.moves(firstRow + EqTable.FREQUENCY)
        || controls.moves(firstRow + EqTable.GAIN)
        || controls.moves(firstRow + EqTable.Q);
  }

  private void begin(Controls controls, Biquads left, Biquads right) {
    type = controls.choice(firstRow + EqTable.TYPE);
    slope = controls.choice(firstRow + EqTable.SLOPE);
    boolean cut = type == EqTable.LOW_CUT || type == EqTable.HIGH_CUT;
    filters = cut ? slope + 1 : 1;
    wetBlocks = 0;
    dampedBlocks = 0;
    designAll(controls);
    for (int f = 0; f < filters; f++) {
      left.reset(firstFilter + f);
      right.reset(firstFilter + f);
      int at = (firstFilter + f) * C;
      MatchedBiquad.neutral(now, at);
      now[at + 3] = full[f * C + 3];
      now[at + 4] = full[f * C + 4];
    }
  }

  private void designAll(Controls controls) {
    double frequency = controls.value(firstRow + EqTable.FREQUENCY) * perHertz;
    float gainDb = controls.value(firstRow + EqTable.GAIN);
    double q = controls.value(firstRow + EqTable.Q);
    switch (type) {
      case EqTable.BELL -> design.design(MatchedBiquad.BELL, frequency, gainDb, q, full, 0);
      case EqTable.LOW_SHELF -> shelf(MatchedBiquad.LOW_SHELF, frequency, gainDb, q);
      case EqTable.HIGH_SHELF -> shelf(MatchedBiquad.HIGH_SHELF, frequency, gainDb, q);
      case EqTable.LOW_CUT -> cut(MatchedBiquad.LOW_CUT, frequency, q);
      case EqTable.HIGH_CUT -> cut(MatchedBiquad.HIGH_CUT, frequency, q);
      default -> design.design(MatchedBiquad.NOTCH, frequency, 0, Math.max(1, q), full, 0);
    }
  }

  /** Sharper shelves would ring by more than they lift. */
  private void shelf(int kind, double frequency, float gainDb, double q) {
    design.design(kind, frequency, gainDb, Math.max(0.2, Math.min(1.4, q)), full, 0);
  }

  private void cut(int kind, double frequency, double q) {
    double[] sections = CUT_Q[filters - 1];
    for (int f = 0; f < filters; f++) {
      // The knob sharpens the corner with the last filter alone; at 0.707 all are Butterworth's.
      double sharp = f == filters - 1 ? sections[f] * q / FLAT_Q : sections[f];
      design.design(kind, frequency, 0, Math.max(0.5, Math.min(10, sharp)), full, f * C);
    }
  }

  private void fade(boolean stays, boolean fresh) {
    if (stays) {
      wetBlocks = fresh ? fadeBlocks : Math.min(fadeBlocks, wetBlocks + 1);
      dampedBlocks = 0;
    } else if (wetBlocks > 0) {
      wetBlocks--;
    } else {
      dampedBlocks = Math.min(DAMPING_BLOCKS, dampedBlocks + 1);
    }
  }

  private void aim() {
    double wet = (double) wetBlocks / fadeBlocks;
    double radius = 1 - (1 - DAMPED) * dampedBlocks / DAMPING_BLOCKS;
    for (int f = 0; f < filters; f++) {
      int from = f * C;
      int at = (firstFilter + f) * C;
      next[at] = 1 + wet * (full[from] - 1);
      next[at + 1] = wet * full[from + 1];
      next[at + 2] = wet * full[from + 2];
      next[at + 3] = radius * full[from + 3];
      next[at + 4] = radius * radius * full[from + 4];
    }
  }

  private boolean differs() {
    int from = firstFilter * C;
    for (int i = from; i < from + filters * C; i++) {
      if (now[i] != next[i]) {
        return true;
      }
    }
    return false;
  }

  private boolean rungOut(Biquads left, Biquads right) {
    for (int f = firstFilter; f < firstFilter + filters; f++) {
      if (left.ringing(f) > RUNG_OUT || right.ringing(f) > RUNG_OUT) {
        return false;
      }
    }
    return true;
  }
}
