package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Diffuser;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Skies, caves and choirs that never repeat: an endless piece that a seed decides.
 *
 * <p>Granular synthesis (Roads 2001) over loops of its own (see {@link AmbientSources}), a drone
 * and tones of a scale, through a filter that strolls and a feedback delay network. It plays while
 * a key is held, which is its root, or latched, or with the transport. Each time it begins from
 * silence it begins the same piece.
 */
public final class Ambient implements Instrument {

  private static final float LOWEST_CUTOFF_HZ = 260f;
  private static final float CUTOFF_OCTAVES = 5.6f;
  private static final float HIGHEST_CUTOFF_HZ = 18_000f;
  private static final float STROLL_OCTAVES = 1.1f;
  private static final float DAMPING = 1.2f;
  private static final float AIR_HZ = 1800f;
  private static final float AIR_DAMPING = 0.7f;
  private static final double[] LEFT_DIFFUSION_MS = {4.31, 9.83, 13.79};
  private static final double[] RIGHT_DIFFUSION_MS = {4.87, 9.29, 14.33};

  /** Of the room: one that changed would bend the pitch of what rings in it. */
  private static final float SIZE = 0.65f;

  private static final float HEADROOM = 0.95f;

  /** What is left after a block of the way to another note's loudness. */
  private static final float LOUD_KEEPS = 0.98f;

  private static final int NEVER = Block.FRAMES;

  private final Controls knobs = new Controls(AmbientTable.TABLE);
  private final AmbientCloud cloud = new AmbientCloud(knobs);
  private final HeldKeys heldKeys = new HeldKeys();
  private final ReverbTank tank = new ReverbTank();
  private final Noise airNoise = new Noise(0);
  private final Svf leftFilter = new Svf();
  private final Svf rightFilter = new Svf();
  private final Svf leftLowCut = new Svf();
  private final Svf rightLowCut = new Svf();
  private final Svf leftAirBand = new Svf();
  private final Svf rightAirBand = new Svf();

  /** How long lows and highs ring against the middle. */
  private static final float LOW_RATIO = 1f;

  private static final float HIGH_RATIO = 0.45f;

  private final Wander leftStroll = new Wander();
  private final Wander rightStroll = new Wander();
  private final Wander airStroll = new Wander();
  private final float[] dryLeft = new float[Block.FRAMES];
  private final float[] dryRight = new float[Block.FRAMES];
  private final float[] wetLeft = new float[Block.FRAMES];
  private final float[] wetRight = new float[Block.FRAMES];
  private final float[] air = new float[Block.FRAMES];
  private final float[] otherSide = new float[Block.FRAMES];
  private Diffuser leftDiffuser = new Diffuser(Block.FRAMES);
  private Diffuser rightDiffuser = new Diffuser(Block.FRAMES);

  private int sampleRate;
  private float root;
  private float bend;
  private float pressure;
  private boolean latched;
  private boolean active;
  private int openAt = NEVER;
  private int closeAt = NEVER;
  private boolean open;
  private float gate;
  private boolean rising;
  private float aimedLoud;
  private float loud;

  @Override
  public ParamTable params() {
    return AmbientTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    this.sampleRate = sampleRate;
    knobs.prepare(sampleRate);
    cloud.prepare(sampleRate);
    tank.prepare(sampleRate);
    leftDiffuser = diffuser(LEFT_DIFFUSION_MS);
    rightDiffuser = diffuser(RIGHT_DIFFUSION_MS);
    reset();
  }

  private Diffuser diffuser(double[] ms) {
    int[] frames = new int[ms.length];
    for (int stage = 0; stage < ms.length; stage++) {
      frames[stage] = (int) Math.round(ms[stage] * sampleRate / 1000);
    }
    return new Diffuser(Block.FRAMES, frames);
  }

  @Override
  public void reset() {
    knobs.reset();
    heldKeys.clear();
    latched = false;
    bend = 0f;
    pressure = 0f;
    fallSilent();
  }

  private void fallSilent() {
    active = false;
    open = false;
    rising = false;
    openAt = NEVER;
    closeAt = NEVER;
    gate = 0f;
    cloud.reset();
  }

  @Override
  public void set(int index, float value) {
    knobs.set(index, value);
  }

  @Override
  public void jump(int index, float value) {
    knobs.jump(index, value);
  }

  @Override
  public void noteOn(int offset, int noteId, int key, float velocity) {
    boolean again = latched && heldKeys.isEmpty() && key == (int) root;
    heldKeys.press(noteId, key, velocity);
    if (again) {
      heldKeys.clear();
      latched = false;
      close(offset);
      return;
    }
    latched = knobs.on(AmbientTable.LATCH);
    root = key;
    aimedLoud = FastMath.exp2(0.6f * FastMath.log2(velocity));
    open(offset);
  }

  private void open(int offset) {
    if (!active) {
      begin();
    }
    if (!open) {
      openAt = offset;
    }
    closeAt = NEVER;
    open = true;
  }

  private void close(int offset) {
    if (open) {
      closeAt = offset;
      open = false;
    }
  }

  /** Sets everything to the first moment of the piece. */
  private void begin() {
    active = true;
    loud = aimedLoud;
    int seed = knobs.choice(AmbientTable.SEED);
    cloud.begin(seed, root);
    airNoise.reseed(seed + 5000);
    leftStroll.start(seed + 6000);
    rightStroll.start(seed + 7000);
    airStroll.start(seed + 8000);
    leftFilter.reset();
    rightFilter.reset();
    leftLowCut.reset();
    rightLowCut.reset();
    leftAirBand.reset();
    rightAirBand.reset();
    leftDiffuser.reset();
    rightDiffuser.reset();
    tank.reset();
    walls();
  }

  private void walls() {
    float space = knobs.value(AmbientTable.SPACE);
    tank.walls(SIZE, Math.fma(14_000f * space, space, 900f), LOW_RATIO, HIGH_RATIO, 0f);
  }

  @Override
  public void noteOff(int offset, int noteId) {
    boolean held = !heldKeys.isEmpty();
    heldKeys.lift(noteId);
    if (!heldKeys.isEmpty()) {
      root = heldKeys.topKey();
    } else if (held && !latched) {
      close(offset);
    }
  }

  @Override
  public void allNotesOff() {
    heldKeys.clear();
    latched = false;
    close(0);
  }

  @Override
  public void bend(int noteId, float semitones) {
    bend = semitones;
  }

  @Override
  public void pressure(int noteId, float amount) {
    pressure = amount;
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    knobs.advance();
    playBySelf(block.playing && knobs.on(AmbientTable.SELF));
    if (!active) {
      return false;
    }
    Arrays.fill(dryLeft, 0f);
    Arrays.fill(dryRight, 0f);
    cloud.render(root, bend, dryLeft, dryRight);
    blow();
    filter();
    echo();
    write(left, right);
    if (!open && gate == 0f) {
      fallSilent();
    }
    return true;
  }

  private void playBySelf(boolean on) {
    if (heldKeys.isEmpty() && !latched) {
      if (on) {
        root = knobs.choice(AmbientTable.ROOT);
        aimedLoud = 1f;
        open(0);
      } else if (open) {
        close(0);
      }
    }
  }

  /** Adds wind. */
  private void blow() {
    float start = 0.16f * knobs.start(AmbientTable.AIR);
    float step = 0.16f * knobs.step(AmbientTable.AIR);
    if (start == 0f && step == 0f) {
      return;
    }
    float hz = AIR_HZ * FastMath.exp2(1.4f * airStroll.advance(0.25f * Block.FRAMES / sampleRate));
    airBand(leftAirBand, hz, start, step, dryLeft);
    airBand(rightAirBand, hz * 1.1f, start, step, dryRight);
  }

  private void airBand(Svf band, float hz, float start, float step, float[] out) {
    airNoise.fill(air, 0, Block.FRAMES, 1f);
    band.tune(hz / sampleRate, AIR_DAMPING);
    band.bandPass(air, 0, Block.FRAMES);
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] = Math.fma(Math.fma(step, i, start), air[i], out[i]);
    }
  }

  private void filter() {
    float motion = knobs.value(AmbientTable.MOTION);
    float stroll = Block.FRAMES / (float) sampleRate * 0.08f * FastMath.exp2(4f * motion);
    float bright = Math.min(1f, knobs.value(AmbientTable.BRIGHTNESS) + 0.4f * pressure);
    float octaves = bright * CUTOFF_OCTAVES;
    float sway = STROLL_OCTAVES * motion;
    cut(leftFilter, Math.fma(sway, leftStroll.advance(stroll), octaves), dryLeft);
    cut(rightFilter, Math.fma(sway, rightStroll.advance(stroll), octaves), dryRight);
    float lowCut = knobs.value(AmbientTable.LOW_CUT) / sampleRate;
    leftLowCut.tune(lowCut, DAMPING);
    leftLowCut.highPass(dryLeft, 0, Block.FRAMES);
    rightLowCut.tune(lowCut, DAMPING);
    rightLowCut.highPass(dryRight, 0, Block.FRAMES);
  }

  private void cut(Svf filter, float octaves, float[] x) {
    float hz = Math.min(HIGHEST_CUTOFF_HZ, LOWEST_CUTOFF_HZ * FastMath.exp2(octaves));
    filter.tune(hz / sampleRate, DAMPING);
    filter.lowPass(x, 0, Block.FRAMES);
  }

  /** Puts the room around it. */
  private void echo() {
    if (knobs.moves(AmbientTable.SPACE)) {
      walls();
    }
    System.arraycopy(dryLeft, 0, air, 0, Block.FRAMES);
    leftDiffuser.process(air);
    System.arraycopy(dryRight, 0, otherSide, 0, Block.FRAMES);
    rightDiffuser.process(otherSide);
    tank.process(SIZE, 0.6f, false, air, otherSide, wetLeft, wetRight);
    float wet = knobs.start(AmbientTable.SPACE);
    float step = knobs.step(AmbientTable.SPACE);
    for (int i = 0; i < Block.FRAMES; i++) {
      float w = Math.fma(step, i, wet);
      float dry = Math.fma(-0.6f, w, 1f);
      dryLeft[i] = Math.fma(w, wetLeft[i], dry * dryLeft[i]);
      dryRight[i] = Math.fma(w, wetRight[i], dry * dryRight[i]);
    }
  }

  private void write(float[] left, float[] right) {
    float level = HEADROOM * loud * FastMath.dbToGain(knobs.start(AmbientTable.LEVEL));
    loud = Math.fma(LOUD_KEEPS, loud - aimedLoud, aimedLoud);
    float end = HEADROOM * loud * FastMath.dbToGain(knobs.value(AmbientTable.LEVEL));
    float step = (end - level) / Block.FRAMES;
    float up = 1000f / (knobs.value(AmbientTable.FADE_IN) * sampleRate);
    float down = 1000f / (knobs.value(AmbientTable.FADE_OUT) * sampleRate);
    for (int i = 0; i < Block.FRAMES; i++) {
      rising = i == openAt || (rising && i != closeAt);
      gate = rising ? Math.min(1f, gate + up) : Math.max(0f, gate - down);
      float g = Math.fma(step, i, level) * gate * gate;
      left[i] = g * dryLeft[i];
      right[i] = g * dryRight[i];
    }
    openAt = NEVER;
    closeAt = NEVER;
  }
}
