package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Modes;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;

/** One struck key of the {@link ElectricPiano}: what swings, and the pickup that hears it. */
final class ElectricPianoVoice implements StruckVoice {

  static final int TINE = 0;
  static final int REED = 1;
  static final int GLASS = 2;

  private static final int MOST_MODES = 16;
  private static final int NEVER = Block.FRAMES;

  /** log2(10^3): octaves in 60 dB. */
  private static final float OCTAVES = 9.965_784f;

  /** Pitches of a clamped bar over its lowest one. */
  private static final float SECOND_OF_BAR = 6.267f;

  private static final float THIRD_OF_BAR = 17.55f;

  /** Modes above this part of the sample rate are left out. */
  private static final float HIGHEST_CYCLES = 0.42f;

  /** What swings is kept larger than it is, so that its end is far below hearing. */
  private static final float LARGE = 64f;

  private static final float SMALL = 1f / LARGE;

  /** Side bands of the pickup are this many octaves, 80 dB, down where they would fold back. */
  private static final float FOLDED_OCTAVES = 13.3f;

  /** Nearest that a swinging reed comes to its plate: 1 would touch. */
  private static final float NEAREST_REED = 0.9f;

  /** Cents by which age moves a key at most, and part of its bark and level. */
  private static final float MOST_AGE_CENTS = 14f;

  private static final float MOST_AGE_BARK = 0.35f;
  private static final float NOISE_MS = 30f;
  private static final float NOISE_DAMPING = 1.2f;
  private static final int POINTS = 32;

  private final Controls knobs;
  private final Modes swing = new Modes(MOST_MODES, Block.FRAMES);
  private final Noise noise;
  private final Fall knock = new Fall();
  private final Svf knockBand = new Svf();
  private final float[] burst = new float[Block.FRAMES];

  /** The frame before the block, then the block. */
  private final float[] way = new float[1 + Block.FRAMES];

  private final float[] sound = new float[Block.FRAMES];
  private final float[] cycles = new float[MOST_MODES];
  private final float[] falls = new float[MOST_MODES];
  private int modes;

  private int rate;
  private int model;
  private float baseCycles;
  private float place;
  private float gain;
  private float bend;
  private float damped;

  private int startAt;
  private int damperAt = NEVER;
  private float damperRate;
  private boolean letGo;
  private float rise;
  private float riseStep;
  private float side;
  private float damperSeconds;

  ElectricPianoVoice(Controls knobs, int seed) {
    this.knobs = knobs;
    noise = new Noise(seed);
  }

  void prepare(int sampleRate) {
    rate = sampleRate;
  }

  @Override
  public void reset() {
    startAt = 0;
    damperAt = NEVER;
    letGo = false;
    damped = 0f;
    modes = 0;
    swing.reset();
    noise.reset();
    knock.reset();
    knockBand.reset();
    way[Block.FRAMES] = 0f;
  }

  /** Is struck inside the coming block; the knobs of its shape are read now. */
  void start(int offset, int key, float velocity, float bendSemitones) {
    reset();
    startAt = offset;
    model = knobs.choice(ElectricPianoTable.MODEL);
    bend = bendSemitones;
    side = Math.max(-1f, Math.min(1f, (key - 60f) / 36f));
    float age = knobs.value(ElectricPianoTable.AGE) * ageOf(key);
    float cents = MOST_AGE_CENTS * age;
    float pitch = key + knobs.value(ElectricPianoTable.TUNE) + 0.01f * cents;
    baseCycles = FastMath.keyToHz(pitch) / rate;
    float low = 1f - MOST_AGE_BARK * Math.abs(age);
    float bark = low * bark(key, velocity);
    float seconds =
        18f * FastMath.exp2((28f - key) * (1f / 20f)) * knobs.value(ElectricPianoTable.DECAY);
    damperSeconds = Math.max(0.08f, Math.fma(-0.002f, key, 0.3f));
    if (model == GLASS) {
      glass(bark, velocity, seconds);
    } else if (model == REED) {
      reed(bark, velocity, 0.5f * seconds);
    } else {
      tine(bark, velocity, seconds);
    }
    gain *= low * loudness(velocity);
    hammer(key, velocity);
  }

  /** -1..1, its own for each key. */
  private static float ageOf(int key) {
    int mixed = (key + 7) * 0x9e3779b9;
    mixed = (mixed ^ (mixed >>> 15)) * 0x85ebca6b;
    return (mixed ^ (mixed >>> 13)) * 0x1p-31f;
  }

  /** How far the key makes its tine or reed swing, 0..1.5. */
  private float bark(int key, float velocity) {
    float byVelocity = 1f - knobs.value(ElectricPianoTable.VELOCITY_BARK) * (1f - velocity);
    float byKey =
        FastMath.exp2(knobs.value(ElectricPianoTable.KEY_BARK) * (key - 60f) * (1f / 20f));
    float most = knobs.value(ElectricPianoTable.BARK) * byVelocity * byVelocity * byKey;
    return Math.min(1.5f, most);
  }

  private float loudness(float velocity) {
    float octaves = 1.4f * knobs.value(ElectricPianoTable.VELOCITY_AMP);
    return FastMath.exp2(octaves * FastMath.log2(velocity));
  }

  private void mode(float ratio, float amplitude, float seconds) {
    float at = baseCycles * ratio;
    if (at < HIGHEST_CYCLES && modes < MOST_MODES) {
      cycles[modes] = at;
      falls[modes] = OCTAVES / (seconds * rate);
      float bent = Math.min(0.49f, at * FastMath.semitonesToRatio(bend));
      swing.add(bent, LARGE * amplitude, falls[modes]);
      modes++;
    }
  }

  /** A thin bar with a heavy one beside it, before a magnet. */
  private void tine(float bark, float velocity, float seconds) {
    float fold = FastMath.exp2(-FOLDED_OCTAVES * 2f * baseCycles);
    float reach = Math.min(0.04f + 1.5f * bark, 2f * fold / (1f - fold * fold));
    float bell = knobs.value(ElectricPianoTable.TINE) * Math.fma(0.7f, velocity, 0.3f) * reach;
    float bellSeconds = knobs.value(ElectricPianoTable.TINE_DECAY);
    place = Math.fma(0.85f, knobs.value(ElectricPianoTable.PICKUP), 0.08f);
    mode(1f, 0.85f * reach, seconds);
    mode(1.0006f, 0.15f * reach, 1.7f * seconds);
    mode(SECOND_OF_BAR, 0.09f * bell, 0.45f * bellSeconds);
    mode(THIRD_OF_BAR, 0.025f * bell, 0.12f * bellSeconds);
    gain = 1f / level(reach);
  }

  /** A plate of steel that swings past another: the nearer, the harsher. */
  private void reed(float bark, float velocity, float seconds) {
    float fold = FastMath.exp2(-FOLDED_OCTAVES * 2f * baseCycles);
    float reach =
        Math.min(NEAREST_REED, Math.min(0.06f + 1.5f * bark, 2f * fold / (1f + fold * fold)));
    float bell = knobs.value(ElectricPianoTable.TINE) * Math.fma(0.8f, velocity, 0.2f) * reach;
    float bellSeconds = knobs.value(ElectricPianoTable.TINE_DECAY);
    place = Math.fma(0.55f, knobs.value(ElectricPianoTable.PICKUP), 0.43f);
    mode(1f, reach, seconds);
    mode(2.01f, 0.12f * bell, 0.3f * seconds);
    mode(SECOND_OF_BAR, 0.07f * bell, 0.25f * bellSeconds);
    gain = 1f / level(reach);
  }

  /** Two bells over a round tone, as frequency modulation made them famous. */
  private void glass(float bark, float velocity, float seconds) {
    float bell = knobs.value(ElectricPianoTable.TINE) * velocity;
    float bellSeconds = knobs.value(ElectricPianoTable.TINE_DECAY);
    float apart = 0.002f * knobs.value(ElectricPianoTable.PICKUP);
    float level = 0.5f;
    for (int n = 1; n <= 6; n++) {
      mode(n * (1f + apart), level, seconds / n);
      mode(n * (1f - apart), level, 1.1f * seconds / n);
      level *= 1.4f * bark / n;
    }
    mode(13f, 0.16f * bell, 0.5f * bellSeconds);
    mode(14f, 0.3f * bell, 0.7f * bellSeconds);
    mode(15f, 0.16f * bell, 0.45f * bellSeconds);
    gain = 1.2f / (float) Math.sqrt(1f + bark * bark);
  }

  /** Root mean square of what the pickup hears of a swing of this reach. */
  private float level(float reach) {
    float before = reach * FastMath.sin2pi(-1f / POINTS);
    float power = 0f;
    for (int i = 0; i < POINTS; i++) {
      float now = reach * FastMath.sin2pi(i * (1f / POINTS));
      float heard = model == REED ? heardReed(before, now) : heardTine(before, now);
      power = Math.fma(heard, heard, power);
      before = now;
    }
    return (float) Math.sqrt(power / POINTS) * POINTS * baseCycles;
  }

  /** Change of the flux 1 / (1 + u^2) between two places, without loss of digits. */
  private float heardTine(float from, float to) {
    float a = place + from;
    float b = place + to;
    return (from - to) * (a + b) / (Math.fma(a, a, 1f) * Math.fma(b, b, 1f));
  }

  /** Change of the capacity 1 / (1 - u). */
  private float heardReed(float from, float to) {
    return (to - from) * place / (Math.fma(-place, from, 1f) * Math.fma(-place, to, 1f));
  }

  private void hammer(int key, float velocity) {
    float soft = 1.5f - velocity;
    riseStep = 1000f / (Math.max(0.8f, Math.fma(-0.03f, key, 4f)) * soft * rate);
    rise = 0f;
    float level = knobs.value(ElectricPianoTable.HAMMER) * loudness(velocity);
    if (level > 0f) {
      knock.start(0.5f * level, NOISE_MS * 0.001f * rate);
      float hz = 180f * FastMath.exp2(key * (1f / 28f)) * Math.fma(0.8f, velocity, 0.4f);
      knockBand.tune(Math.min(0.4f, hz / rate), NOISE_DAMPING);
    }
  }

  /** Bends what sounds, from the coming block on. */
  void bend(float semitones) {
    if (semitones != bend) {
      bend = semitones;
      float ratio = FastMath.semitonesToRatio(semitones);
      for (int i = 0; i < modes; i++) {
        swing.retune(i, Math.min(0.49f, cycles[i] * ratio), falls[i] + damped);
      }
    }
  }

  /** Felt on a tine or reed: once it lies there it stays. */
  @Override
  public void damp(int offset, float part) {
    if (part > 0f && !letGo) {
      letGo = true;
      fade(offset, damperSeconds * knobs.value(ElectricPianoTable.RELEASE));
    }
  }

  @Override
  public void fade(int offset, float seconds) {
    damperAt = Math.max(startAt, offset);
    damperRate = OCTAVES / (seconds * rate);
  }

  @Override
  public float level() {
    return swing.level();
  }

  @Override
  public boolean ended() {
    return swing.silent() && knock.level() == 0f && way[Block.FRAMES] == 0f;
  }

  /** Adds one block. */
  void render(float[] left, float[] right, float width) {
    way[0] = way[Block.FRAMES];
    Arrays.fill(way, 1, way.length, 0f);
    swing.render(way, way, 1 + startAt, 1 + Math.max(startAt, damperAt));
    if (damperAt < NEVER) {
      swing.damp(damperRate);
      damped += damperRate;
      swing.render(way, way, 1 + damperAt, 1 + Block.FRAMES);
    }
    pickUp();
    strike();
    float toLeft = 1f - 0.7f * width * Math.max(0f, side);
    float toRight = 1f - 0.7f * width * Math.max(0f, -side);
    for (int i = startAt; i < Block.FRAMES; i++) {
      left[i] = Math.fma(toLeft, sound[i], left[i]);
      right[i] = Math.fma(toRight, sound[i], right[i]);
    }
    startAt = 0;
    damperAt = NEVER;
  }

  private void pickUp() {
    if (model == GLASS) {
      float level = SMALL * gain;
      for (int i = 0; i < Block.FRAMES; i++) {
        sound[i] = level * way[1 + i];
      }
    } else if (model == REED) {
      for (int i = 0; i < Block.FRAMES; i++) {
        sound[i] = gain * heardReed(SMALL * way[i], SMALL * way[1 + i]);
      }
    } else {
      for (int i = 0; i < Block.FRAMES; i++) {
        sound[i] = gain * heardTine(SMALL * way[i], SMALL * way[1 + i]);
      }
    }
  }

  private void strike() {
    if (knock.level() > 0f) {
      int frames = Block.FRAMES - startAt;
      float level = knock.level();
      float step = (knock.advance(frames) - level) / frames;
      noise.fill(burst, startAt, frames, 1f);
      for (int i = startAt; i < Block.FRAMES; i++) {
        burst[i] *= Math.fma(step, i - startAt, level);
      }
      knockBand.bandPass(burst, startAt, Block.FRAMES);
      for (int i = startAt; i < Block.FRAMES; i++) {
        sound[i] += burst[i];
      }
    }
    for (int i = startAt; i < Block.FRAMES && rise < 1f; i++) {
      rise = Math.min(1f, rise + riseStep);
      sound[i] *= rise;
    }
  }
}
