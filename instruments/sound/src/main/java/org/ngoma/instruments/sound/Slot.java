package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;

/**
 * One effect in a chain, and the way round it: it fades in where it comes and out where it goes,
 * and a bypass is the same fade. What goes round an effect that lags is held back as long as it, so
 * that both meet in time; bypassed it lags as before.
 *
 * <p>Built by {@link #of} on any thread; from the moment that a {@link Chain} has it, the audio
 * thread owns it.
 */
public final class Slot {

  private static final double FADE_MS = 10;

  private final int id;
  private final Effect effect;
  private final KeyedEffect keyed;
  private final int rows;
  private final int latency;
  private final Compensation around;
  private final float step;

  private final Knobs knobs;
  private Strip key;
  private boolean bypassed;
  private boolean leaving;
  private float wet;
  private float aim;

  /** Frames that the effect has been run since it was silenced. */
  private int primed;

  private Slot(int id, Effect effect, int sampleRate, float[] values) {
    knobs = new Knobs(values);
    this.id = id;
    this.effect = effect;
    keyed = effect instanceof KeyedEffect k ? k : null;
    rows = effect == null ? 0 : effect.params().size();
    latency = effect == null ? 0 : Math.max(0, effect.latencyFrames());
    around = latency == 0 ? null : new Compensation(sampleRate, latency);
    step = (float) (1 / Math.ceil(FADE_MS * sampleRate / (1000.0 * Block.FRAMES)));
  }

  /**
   * Builds a slot; never on the audio thread.
   *
   * @param id of the device
   * @param effect not yet prepared; null for one that this build does not know, which lets the
   *     sound through
   * @param values in the order of the effect's table
   */
  public static Slot of(int id, Effect effect, int sampleRate, float[] values) {
    if (effect != null) {
      effect.prepare(sampleRate);
      for (int row = 0; row < values.length; row++) {
        effect.set(row, values[row]);
      }
    }
    return new Slot(id, effect, sampleRate, values);
  }

  /** Id of the device. */
  @RealTime
  public int id() {
    return id;
  }

  /** The effect, or null when the kind is unknown. */
  public Effect effect() {
    return effect;
  }

  /** Rows of the effect's table. */
  @RealTime
  public int rows() {
    return rows;
  }

  /** Sets a row of the effect's table; one that it does not have is ignored. */
  @RealTime
  public void set(int row, float value) {
    if (row >= 0 && row < rows && knobs.put(row, value)) {
      effect.set(row, value);
    }
  }

  /** A lock comes to lie over a knob; false when there is none. */
  @RealTime
  boolean lock(int row) {
    return row < rows && knobs.lock(row);
  }

  /** A knob goes back to where it was put. */
  @RealTime
  void unlock(int row) {
    effect.jump(row, knobs.unlock(row));
  }

  /** A locked knob stands elsewhere within a block. */
  @RealTime
  void jump(int row, float value) {
    if (row < rows) {
      effect.jump(row, value);
    }
  }

  /** A locked knob moves over its smoothing time. */
  @RealTime
  void move(int row, float value) {
    if (row < rows) {
      effect.set(row, value);
    }
  }

  /** Lets the sound through, or not. */
  @RealTime
  public void bypass(boolean now) {
    bypassed = now;
    aim();
  }

  /** The track that steers the effect, or null. */
  @RealTime
  public void key(Strip source) {
    key = source;
  }

  @RealTime
  Strip key() {
    return keyed == null ? null : key;
  }

  /** Frames by which it lags, bypassed or not. */
  @RealTime
  int latencyFrames() {
    return latency;
  }

  /** Comes into a chain, as yet unheard. */
  @RealTime
  void enter() {
    leaving = false;
    wet = 0;
    if (around != null) {
      around.aim(0);
      around.reset();
    }
    aim();
  }

  @RealTime
  void stay() {
    leaving = false;
    aim();
  }

  @RealTime
  void leave() {
    leaving = true;
    aim();
  }

  @RealTime
  boolean leaving() {
    return leaving;
  }

  /** Whether it has left unheard. */
  @RealTime
  boolean gone() {
    return leaving && wet == 0 && (around == null || around.settled());
  }

  @RealTime
  private void aim() {
    aim = bypassed || leaving || effect == null ? 0 : 1;
    if (around != null) {
      around.aim(leaving ? 0 : latency);
    }
  }

  /** Ends all fades and silences the effect. */
  @RealTime
  void reset() {
    wet = aim;
    if (around != null) {
      around.reset();
    }
    clear();
  }

  @RealTime
  private void clear() {
    if (effect != null) {
      effect.reset();
    }
    primed = 0;
  }

  /** Whether silence goes in and out of it unchanged; what it holds back it has given out. */
  @RealTime
  boolean resting() {
    return effect == null || (wet == aim && (wet == 0 || effect.resting()));
  }

  /** Whether sound goes through unchanged and undelayed. */
  @RealTime
  private boolean absent() {
    return effect == null || (wet == 0 && aim == 0 && around == null);
  }

  /**
   * Changes one block in place.
   *
   * @param dryLeft room for what goes round the effect
   */
  @RealTime
  void process(Block block, float[] left, float[] right, float[] dryLeft, float[] dryRight) {
    if (absent()) {
      return;
    }
    if (wet == 1 && aim == 1) {
      if (around != null) {
        around.listen(left, right);
      }
      run(block, left, right);
    } else if (wet == 0 && aim == 0) {
      around.process(left, right);
    } else {
      System.arraycopy(left, 0, dryLeft, 0, Block.FRAMES);
      System.arraycopy(right, 0, dryRight, 0, Block.FRAMES);
      if (around != null) {
        around.process(dryLeft, dryRight);
      }
      run(block, left, right);
      fade(left, right, dryLeft, dryRight);
    }
  }

  @RealTime
  private void run(Block block, float[] left, float[] right) {
    if (keyed != null && key != null) {
      keyed.key(key.keyLeft, key.keyRight);
    }
    effect.process(block, left, right);
    primed = Math.min(1 << 24, primed + Block.FRAMES);
  }

  @RealTime
  private void fade(float[] left, float[] right, float[] dryLeft, float[] dryRight) {
    float from = wet;
    if (from == 0 && primed < latency + Block.FRAMES) {
      // What lags gives out its own silence first: nobody shall hear where that ends.
      System.arraycopy(dryLeft, 0, left, 0, Block.FRAMES);
      System.arraycopy(dryRight, 0, right, 0, Block.FRAMES);
      return;
    }
    float to = aim > wet ? Math.min(aim, wet + step) : Math.max(aim, wet - step);
    float perFrame = (to - from) * (1f / Block.FRAMES);
    for (int i = 0; i < Block.FRAMES; i++) {
      float w = from + i * perFrame;
      left[i] = dryLeft[i] + (left[i] - dryLeft[i]) * w;
      right[i] = dryRight[i] + (right[i] - dryRight[i]) * w;
    }
    // The last step may miss its end by the rounding of the others.
    wet = Math.abs(to - aim) < 0.5f * step ? aim : to;
    if (wet == 0 && aim == 0) {
      clear();
    }
  }

  /**
   * Silences the effect when what it gave is no sound.
   *
   * @return whether it had to
   */
  @RealTime
  boolean tame(float[] left, float[] right) {
    if (Level.sane(left, right)) {
      return false;
    }
    clear();
    if (around != null) {
      around.reset();
    }
    return true;
  }
}
