package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Fall;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Modes;
import org.ngoma.instruments.dsp.Noise;
import org.ngoma.instruments.dsp.Svf;

/** One struck key of the {@link Piano}. */
final class PianoVoice implements StruckVoice {

  private static final int MOST_MODES = 64;
  private static final int NEVER = Block.FRAMES;

  /** Partials that get a second string. */
  private static final int DOUBLED = 12;

  private static final float HIGHEST_HZ = 16_000f;
  private static final float HIGHEST_CYCLES = 0.45f;

  /** log2(10^3): octaves in 60 dB. */
  private static final float OCTAVES = 9.965_784f;

  private static final float DB_PER_OCTAVE = 6.0206f;

  /** The fall with frequency flattens around here. */
  private static final float FLAT_KHZ = 8f;

  /** Partials 80 dB below the strongest one are left out. */
  private static final float NOT_HEARD = 1e-4f;

  /** A hammer has some width: no partial is missed altogether. */
  private static final float LEAST_STRUCK = 0.12f;

  /** The aftersound fades so many times slower. */
  private static final float AFTER_LONGER = 5f;

  /** Higher partials fade faster by this part each. */
  private static final float FASTER_EACH = 0.12f;

  /** Detuning in cents from which both strings of a pair sound equally loud. */
  private static final float EVEN_CENTS = 12f;

  /** Thumps of soundboard and frame, in Hz, with their seconds and levels. */
  private static final float[] THUMP_HZ = {74f, 118f, 187f, 301f};

  private static final float[] THUMP_SECONDS = {0.28f, 0.22f, 0.16f, 0.12f};
  private static final float[] THUMP = {0.8f, 1f, -0.8f, 0.5f};

  private static final float KNOCK_MS = 45f;
  private static final float KNOCK_DAMPING = 1.1f;
  private static final float THUD_MS = 70f;
  private static final float THUD_HZ = 140f;
  private static final float THUD_LEVEL = 0.16f;

  private final Controls knobs;
  private final Modes modes = new Modes(MOST_MODES, Block.FRAMES);
  private final Noise noise;
  private final Fall knock = new Fall();
  private final Svf knockBand = new Svf();
  private final float[] burst = new float[Block.FRAMES];
  private final float[] near = new float[Block.FRAMES];
  private final float[] far = new float[Block.FRAMES];
  private final float[] partialHz = new float[MOST_MODES];
  private final float[] partialLevel = new float[MOST_MODES];

  private int rate;
  private int key;
  private int startAt;
  private int damperAt = NEVER;

  /** Change of what the damper takes, in octaves a frame; heard from {@link #damperAt} on. */
  private float damperRate;

  /** What it takes by now. */
  private float damped;

  /** Where a burst of noise begins or goes on. */
  private int burstAt;

  private float rise;
  private float riseStep;
  private float side;

  PianoVoice(Controls knobs, int seed) {
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
    damperRate = 0f;
    damped = 0f;
    burstAt = 0;
    modes.reset();
    noise.reset();
    knock.reset();
    knockBand.reset();
  }

  /** Is struck inside the coming block; the knobs of its shape are read now. */
  void start(int offset, int struck, float velocity) {
    reset();
    key = struck;
    startAt = offset;
    burstAt = offset;
    side = Math.max(-1f, Math.min(1f, (struck - 64f) / 44f));
    strings(velocity);
    hammer(velocity);
  }

  private void strings(float velocity) {
    float bend = PianoStrings.stretch(key) * knobs.value(PianoTable.STRETCH);
    float hz = FastMath.keyToHz(key + knobs.value(PianoTable.TUNE) + bend);
    float stiffness = PianoStrings.inharmonicity(key) * knobs.value(PianoTable.INHARMONICITY);
    int partials = spectrum(hz, stiffness, tilt(velocity));
    float power = 0f;
    for (int i = 0; i < partials; i++) {
      power = Math.fma(partialLevel[i], partialLevel[i], power);
    }
    float loud = loudness(velocity) * PianoStrings.balance(key);
    loud /= (float) Math.sqrt(Math.max(1e-12f, power));
    float cents = knobs.value(PianoTable.DETUNE);
    float after = Math.fma(0.36f, knobs.value(PianoTable.AFTER), 0.5f * cents / EVEN_CENTS);
    after = Math.min(0.5f, after);
    // A hard stroke also falls faster at first.
    float seconds = PianoStrings.promptSeconds(key) * (1.1f - 0.25f * velocity);
    seconds *= knobs.value(PianoTable.DECAY);
    float apart = 0.5f * cents * (1f / 1200f);
    for (int i = 0; i < partials && !modes.full(); i++) {
      float level = loud * partialLevel[i];
      float fall = OCTAVES * Math.fma(FASTER_EACH, i, 1f) / (seconds * rate);
      if (i >= DOUBLED) {
        modes.add(partialHz[i] / rate, level, fall);
        continue;
      }
      // Each pair beats at its own pace.
      float octaves = apart * Math.fma(0.13f, (i * 5) % 7, 0.6f);
      float up = partialHz[i] * FastMath.exp2(octaves) / rate;
      float down = partialHz[i] * FastMath.exp2(-octaves) / rate;
      modes.add(up, level * (1f - after), fall);
      modes.add(down, level * after, fall / AFTER_LONGER);
    }
  }

  /** Lays out pitch and level of each partial that is heard; returns how many. */
  private int spectrum(float hz, float stiffness, float tilt) {
    float base = hz / (float) Math.sqrt(1f + stiffness);
    float top = Math.min(HIGHEST_HZ, HIGHEST_CYCLES * rate);
    float strike = 0.5f * knobs.value(PianoTable.STRIKE);
    float body = knobs.value(PianoTable.BODY);
    float most = 0f;
    int count = 0;
    for (int n = 1; count < MOST_MODES; n++) {
      float f = n * base * (float) Math.sqrt(Math.fma(stiffness * n, n, 1f));
      if (f > top) {
        break;
      }
      float khz = 0.001f * f;
      float db = -tilt * khz / (1f + khz / FLAT_KHZ);
      float radiated = f * f / Math.fma(f, f, body * body);
      float comb = FastMath.sin2pi(n * strike);
      comb = Math.copySign(Math.fma(1f - LEAST_STRUCK, Math.abs(comb), LEAST_STRUCK), comb);
      float level = comb * radiated * FastMath.exp2(db / DB_PER_OCTAVE);
      if (Math.abs(level) > NOT_HEARD * most || n == 1) {
        partialHz[count] = f;
        partialLevel[count] = level;
        most = Math.max(most, Math.abs(level));
        count++;
      } else if (db < -100f) {
        break;
      }
    }
    return count;
  }

  private float tilt(float velocity) {
    float soft = 2f * PianoStrings.softness(key) * knobs.value(PianoTable.VELOCITY_BRIGHTNESS);
    float octaves = -soft * FastMath.log2(Math.max(0.02f, velocity));
    return PianoStrings.tilt(key)
        * FastMath.exp2(octaves - 2f * knobs.value(PianoTable.BRIGHTNESS));
  }

  private float loudness(float velocity) {
    float octaves = 1.6f * knobs.value(PianoTable.VELOCITY_AMP) * FastMath.log2(velocity);
    return FastMath.exp2(octaves);
  }

  private void hammer(float velocity) {
    float level = knobs.value(PianoTable.KNOCK) * loudness(velocity);
    // A hammer of the bass stays on the string for 4 ms, one of the treble for less than 1.
    float contactMs = Math.max(0.5f, Math.fma(-0.03f, key, 3.4f)) * (1.4f - 0.7f * velocity);
    float riseMs = contactMs + knobs.value(PianoTable.ATTACK);
    riseStep = 1000f / (riseMs * rate);
    rise = 0f;
    if (level == 0f) {
      return;
    }
    knock.start(0.35f * level, KNOCK_MS * 0.001f * rate);
    float hz = Math.min(4000f, 250f * FastMath.exp2((key - 40f) * (1f / 18f)));
    knockBand.tune(hz * (0.6f + 0.6f * velocity) / rate, KNOCK_DAMPING);
    for (int i = 0; i < THUMP_HZ.length && !modes.full(); i++) {
      modes.add(THUMP_HZ[i] / rate, 0.14f * level * THUMP[i], OCTAVES / (THUMP_SECONDS[i] * rate));
    }
  }

  @Override
  public void damp(int offset, float part) {
    float seconds = PianoStrings.damperSeconds(key) * knobs.value(PianoTable.RELEASE);
    if (seconds > 0f) {
      float wanted = part * OCTAVES / (seconds * rate);
      if (damped == 0f && wanted > 0f) {
        thud(Math.max(startAt, offset), part);
      }
      change(offset, wanted - damped);
      damped = wanted;
    }
  }

  @Override
  public void fade(int offset, float seconds) {
    change(offset, OCTAVES / (seconds * rate));
  }

  private void change(int offset, float octavesPerFrame) {
    damperAt = Math.min(damperAt, Math.max(startAt, offset));
    damperRate += octavesPerFrame;
  }

  /** Felt falls on a string and the key comes to rest; what the hammer still does drowns it. */
  private void thud(int at, float part) {
    float level = THUD_LEVEL * part * knobs.value(PianoTable.KEY_OFF);
    if (level > knock.level()) {
      burstAt = at;
      knock.start(level, THUD_MS * 0.001f * rate);
      knockBand.tune(THUD_HZ * FastMath.exp2((key - 40f) * (1f / 30f)) / rate, KNOCK_DAMPING);
    }
  }

  @Override
  public float level() {
    return modes.level();
  }

  @Override
  public boolean ended() {
    return modes.silent() && knock.level() == 0f;
  }

  /** Adds one block. */
  void render(float[] left, float[] right, float width) {
    Arrays.fill(near, 0f);
    Arrays.fill(far, 0f);
    modes.render(near, far, startAt, Math.max(startAt, damperAt));
    if (damperAt < NEVER) {
      modes.damp(damperRate);
      modes.render(near, far, damperAt, Block.FRAMES);
    }
    strike();
    float a = 0.5f * width * (1f + 0.6f * side);
    float b = 0.5f * width * (1f - 0.6f * side);
    float nearRight = 1f - b;
    float farRight = 1f - 0.3f * b;
    float nearLeft = 1f - 0.3f * a;
    float farLeft = 1f - a;
    for (int i = startAt; i < Block.FRAMES; i++) {
      left[i] = Math.fma(nearLeft, near[i], Math.fma(farLeft, far[i], left[i]));
      right[i] = Math.fma(nearRight, near[i], Math.fma(farRight, far[i], right[i]));
    }
    startAt = 0;
    burstAt = 0;
    damperAt = NEVER;
    damperRate = 0f;
  }

  private void strike() {
    if (knock.level() > 0f) {
      int frames = Block.FRAMES - burstAt;
      float level = knock.level();
      float step = (knock.advance(frames) - level) / frames;
      noise.fill(burst, burstAt, frames, 1f);
      for (int i = burstAt; i < Block.FRAMES; i++) {
        burst[i] *= Math.fma(step, i - burstAt, level);
      }
      knockBand.bandPass(burst, burstAt, Block.FRAMES);
      for (int i = burstAt; i < Block.FRAMES; i++) {
        near[i] += burst[i];
        far[i] += burst[i];
      }
    }
    if (rise < 1f) {
      for (int i = startAt; i < Block.FRAMES; i++) {
        rise = Math.min(1f, rise + riseStep);
        near[i] *= rise;
        far[i] *= rise;
      }
    }
  }
}
