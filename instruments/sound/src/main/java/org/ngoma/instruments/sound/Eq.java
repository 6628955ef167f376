package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Biquads;
import org.ngoma.instruments.dsp.Energy;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.MatchedBiquad;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Eight bands that lift, lower and cut without delay and without the cramped treble of most digital
 * equalizers: {@link MatchedBiquad}.
 *
 * <p>A band that is off, or a bell or shelf at 0 dB, costs nothing, and without any band the sound
 * passes bit by bit. Where both sides carry the same, one is filtered for both.
 */
public final class Eq implements Effect {

  private static final int FILTERS = EqTable.BANDS * EqBand.MOST_FILTERS;

  /** +36 dBFS: eight bands that all lift the same tone end here. */
  private static final float HIGHEST = 60f;

  /** As long as all bands together lift no more, nothing can get there. */
  private static final float HARMLESS_DB = 24f;

  private final Controls controls = new Controls(EqTable.TABLE);
  private final double[] now = new double[FILTERS * MatchedBiquad.COEFFICIENTS];
  private final double[] next = new double[FILTERS * MatchedBiquad.COEFFICIENTS];
  private final Biquads leftFilters = new Biquads(FILTERS);
  private final Biquads rightFilters = new Biquads(FILTERS);
  private final EqBand[] bands = new EqBand[EqTable.BANDS];
  private final int[] order = new int[FILTERS];
  private final boolean[] moves = new boolean[FILTERS];
  private final double[] work = new double[Block.FRAMES];
  private int filters;
  private boolean fresh;

  /** Whether some band is on its way. */
  private boolean gliding;

  /** Whether the filters of both sides hold the same, which only the left ones tell. */
  private boolean twins;

  /** What all bands and the level lift together, at most. */
  private float mostDb;

  private float gain;
  private float gainBefore;

  /** An equalizer that does nothing yet. */
  public Eq() {
    MatchedBiquad design = new MatchedBiquad();
    for (int band = 0; band < bands.length; band++) {
      bands[band] = new EqBand(band, design, now, next);
    }
  }

  @Override
  public ParamTable params() {
    return EqTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    controls.prepare(sampleRate);
    for (EqBand band : bands) {
      band.prepare(sampleRate);
    }
    reset();
  }

  @Override
  public void reset() {
    controls.reset();
    leftFilters.reset();
    rightFilters.reset();
    for (EqBand band : bands) {
      band.reset();
    }
    filters = 0;
    fresh = true;
    gliding = true;
    twins = true;
  }

  @Override
  public void set(int index, float value) {
    controls.set(index, value);
  }

  @Override
  public void jump(int index, float value) {
    controls.jump(index, value);
  }

  @Override
  public boolean resting() {
    return !gliding && rests();
  }

  @Override
  public int latencyFrames() {
    return 0;
  }

  @Override
  public void process(Block block, float[] left, float[] right) {
    boolean turned = controls.advance();
    if (turned || gliding) {
      follow();
    }
    gainBefore = gain;
    if (turned) {
      gain = FastMath.dbToGain(controls.value(EqTable.LEVEL));
      gainBefore = fresh ? gain : gainBefore;
    }
    fresh = false;
    if (filters > 0 || gain != 1 || gainBefore != 1) {
      filter(left, right);
    }
    if (gliding) {
      land();
    }
  }

  private void follow() {
    filters = 0;
    mostDb = controls.value(EqTable.LEVEL);
    if (twins) {
      rightFilters.copy(leftFilters);
    }
    for (int b = 0; b < bands.length; b++) {
      EqBand band = bands[b];
      band.advance(controls, fresh, leftFilters, rightFilters);
      mostDb += band.mostDb(controls);
      for (int f = 0; f < band.filters(); f++) {
        order[filters] = band.firstFilter() + f;
        moves[filters++] = band.moving();
      }
    }
    gliding = true;
  }

  /** Takes the block's end for the next one's start. */
  private void land() {
    gliding = false;
    for (int b = 0; b < bands.length; b++) {
      gliding |= !bands[b].rests();
      bands[b].arrive();
    }
    for (int f = 0; f < filters; f++) {
      moves[f] = false;
    }
  }

  private void filter(float[] left, float[] right) {
    boolean nothing = Energy.none(left, Block.FRAMES) && Energy.none(right, Block.FRAMES);
    if (nothing && rests()) {
      return;
    }
    int differences = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      differences |= Float.floatToRawIntBits(left[i]) ^ Float.floatToRawIntBits(right[i]);
    }
    boolean alike = differences == 0;
    if (twins && !alike) {
      rightFilters.copy(leftFilters);
    }
    twins = alike && (twins || same());
    side(left, leftFilters, nothing);
    if (twins) {
      System.arraycopy(left, 0, right, 0, Block.FRAMES);
    } else {
      side(right, rightFilters, nothing);
    }
  }

  private boolean rests() {
    for (int f = 0; f < filters; f++) {
      if (!leftFilters.silent(order[f]) || !(twins || rightFilters.silent(order[f]))) {
        return false;
      }
    }
    return true;
  }

  private boolean same() {
    for (int f = 0; f < filters; f++) {
      if (!leftFilters.same(rightFilters, order[f])) {
        return false;
      }
    }
    return true;
  }

  private void side(float[] x, Biquads biquads, boolean nothing) {
    for (int i = 0; i < Block.FRAMES; i++) {
      work[i] = x[i];
    }
    int at = 0;
    while (at < filters) {
      int to = at;
      while (to < filters && !moves[to]) {
        to++;
      }
      biquads.process(work, Block.FRAMES, now, order, at, to);
      at = to;
      if (at < filters) {
        biquads.glide(work, Block.FRAMES, now, next, order[at++]);
      }
    }
    if (gain != 1 || gainBefore != 1) {
      double step = (gain - gainBefore) * (1.0 / Block.FRAMES);
      for (int i = 0; i < Block.FRAMES; i++) {
        work[i] *= gainBefore + i * step;
      }
    }
    for (int i = 0; i < Block.FRAMES; i++) {
      x[i] = (float) work[i] + Tiny.FLUSH - Tiny.FLUSH;
    }
    if (mostDb > HARMLESS_DB) {
      for (int i = 0; i < Block.FRAMES; i++) {
        x[i] = Math.max(-HIGHEST, Math.min(HIGHEST, x[i]));
      }
    }
    if (nothing) {
      for (int f = 0; f < filters; f++) {
        biquads.settle(order[f]);
      }
    }
  }
}
