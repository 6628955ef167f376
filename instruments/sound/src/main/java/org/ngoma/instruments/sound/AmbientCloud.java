package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Noise;

/**
 * What an {@link Ambient} generator plays: a drone of four strands, tones that walk along a scale,
 * clouds of grains. All of it follows from the seed.
 */
final class AmbientCloud {

  private static final int DRONES = 4;
  private static final int TONES = 14;
  private static final int GRAINS = 28;

  private static final float[] DRONE_LEVELS = {1f, 0.5f, 0.55f, 0.3f};

  /** Seconds between two tones, and between two grains, at no density and at the most. */
  private static final float SPARSE_TONES = 9f;

  private static final float DENSE_TONES = 0.35f;
  private static final float SPARSE_GRAINS = 0.7f;
  private static final float DENSE_GRAINS = 0.015f;

  /** Semitones that each kind strays at most. */
  private static final float DRONE_DRIFT = 0.6f;

  /** Less than this and the loops of a drone would come round. */
  private static final float LEAST_DRIFT = 0.04f;

  private static final float TONE_DRIFT = 0.4f;
  private static final float GRAIN_DRIFT = 0.5f;

  /** Octaves above the middle that a walk of tones may take, and below. */
  private static final float HIGHEST_TONE = 19f;

  private static final float LOWEST_TONE = -5f;

  /** Semitones of each scale over its root, as bits. */
  private static final int[] SCALES = {
    0b101010110101,
    0b010110101101,
    0b011010101101,
    0b001010010101,
    0b010010101001,
    0b101011010101,
    0b010110101011,
    0b010101010101,
    0b000010000001
  };

  private final Controls knobs;
  private final Noise dice = new Noise(0);
  private final AmbientStrand[] drones = new AmbientStrand[DRONES];
  private final AmbientStrand[] tones = new AmbientStrand[TONES];
  private final AmbientStrand[] grains = new AmbientStrand[GRAINS];
  private final Wander[] swell = new Wander[DRONES];
  private final Wander[] sway = new Wander[DRONES];
  private float[][] loops;
  private float secondsPerBlock;
  private float cyclesAtKey0;
  private float toneWait;
  private float grainWait;
  private float droneRoot;
  private int lastTone;

  AmbientCloud(Controls knobs) {
    this.knobs = knobs;
    for (int i = 0; i < DRONES; i++) {
      drones[i] = new AmbientStrand();
      swell[i] = new Wander();
      sway[i] = new Wander();
    }
    for (int i = 0; i < TONES; i++) {
      tones[i] = new AmbientStrand();
    }
    for (int i = 0; i < GRAINS; i++) {
      grains[i] = new AmbientStrand();
    }
  }

  void prepare(int sampleRate) {
    loops = AmbientSources.LOOPS;
    secondsPerBlock = (float) Block.FRAMES / sampleRate;
    cyclesAtKey0 = FastMath.keyToHz(0) / sampleRate / AmbientSources.CYCLES;
  }

  void reset() {
    for (int i = 0; i < TONES; i++) {
      tones[i].reset();
    }
    for (int i = 0; i < GRAINS; i++) {
      grains[i].reset();
    }
  }

  /** Begins the piece of this seed. */
  void begin(int seed, float root) {
    reset();
    dice.reseed(seed * 7919);
    droneRoot = root;
    lastTone = 0;
    toneWait = 0.4f;
    grainWait = 0.1f;
    float[] source = loops[knobs.choice(AmbientTable.DRONE_SOURCE)];
    for (int i = 0; i < DRONES; i++) {
      drones[i].startEndless(source, anywhere(), root, anywhere());
      swell[i].start(anywhere());
      sway[i].start(anywhere());
    }
  }

  private int anywhere() {
    return (int) (dice.next() * 0x1p31f);
  }

  private float between(float least, float most) {
    return Math.fma(0.5f * (most - least), dice.next() + 1f, least);
  }

  /**
   * Adds one block.
   *
   * @param root key that all refers to
   * @param bend semitones on top
   */
  void render(float root, float bend, float[] left, float[] right) {
    float motion = knobs.value(AmbientTable.MOTION);
    float stroll = secondsPerBlock * 0.06f * FastMath.exp2(4.5f * motion);
    renderDrone(root, bend, stroll, left, right);
    float density = knobs.value(AmbientTable.DENSITY);
    toneWait -= secondsPerBlock / between(SPARSE_TONES, DENSE_TONES, density);
    if (toneWait <= 0f) {
      toneWait += between(0.4f, 1.6f);
      startTone(root);
    }
    grainWait -= secondsPerBlock / between(SPARSE_GRAINS, DENSE_GRAINS, density);
    if (grainWait <= 0f) {
      grainWait += between(0.2f, 1.8f);
      startGrain(root);
    }
    float drift = knobs.value(AmbientTable.DRIFT);
    float loud = between(1.3f, 0.6f, density) * knobs.value(AmbientTable.TONES);
    for (int i = 0; i < TONES; i++) {
      if (!tones[i].free()) {
        float stray = Math.fma(TONE_DRIFT, drift, LEAST_DRIFT);
        tones[i].render(loud, bend, stray, 2f * stroll, cyclesAtKey0, left, right);
      }
    }
    // Many grains at once are as loud as a few.
    float many = between(0.55f, 0.2f, density);
    loud = 2f * knobs.value(AmbientTable.GRAINS) * many;
    for (int i = 0; i < GRAINS; i++) {
      if (!grains[i].free()) {
        grains[i].render(loud, bend, GRAIN_DRIFT * drift, stroll, cyclesAtKey0, left, right);
      }
    }
  }

  /** From the value at density 0 to that at 1 by equal ratios. */
  private static float between(float sparse, float dense, float density) {
    return sparse * FastMath.exp2(density * FastMath.log2(dense / sparse));
  }

  private void renderDrone(float root, float bend, float stroll, float[] left, float[] right) {
    glide(root);
    float width = knobs.value(AmbientTable.WIDTH);
    float drift = knobs.value(AmbientTable.DRIFT);
    float loud = 0.8f * knobs.value(AmbientTable.DRONE);
    float[] source = loops[knobs.choice(AmbientTable.DRONE_SOURCE)];
    for (int i = 0; i < DRONES; i++) {
      float level = Math.fma(0.55f, swell[i].advance(stroll), 0.65f);
      float side = width * 0.9f * sway[i].advance(0.7f * stroll);
      drones[i].move(source, droneRoot + interval(i), DRONE_LEVELS[i] * level, side);
      float stray = Math.fma(DRONE_DRIFT, drift, LEAST_DRIFT);
      drones[i].render(loud, bend, stray, stroll, cyclesAtKey0, left, right);
    }
  }

  /** Root, octave, fifth if the scale has one, and the octave below. */
  private int interval(int strand) {
    int scale = SCALES[knobs.choice(AmbientTable.SCALE)];
    if (strand == 1) {
      return 12;
    }
    if (strand == 2) {
      return (scale & 1 << 7) != 0 ? 7 : 6;
    }
    return strand == 3 ? -12 : 0;
  }

  private void glide(float root) {
    float blocks = knobs.value(AmbientTable.GLIDE) * 0.001f / secondsPerBlock;
    // A third of the way is left after a third of the time.
    float part = 1f - FastMath.exp2(-4.8f / Math.max(1f, blocks));
    droneRoot = Math.fma(part, root - droneRoot, droneRoot);
  }

  private void startTone(float root) {
    int free = free(tones);
    if (free < 0) {
      return;
    }
    lastTone = stepFrom(lastTone);
    float key = root + 12 + 12 * knobs.choice(AmbientTable.REGISTER) + lastTone;
    float seconds = 0.001f * knobs.value(AmbientTable.TONE_TIME) * between(0.6f, 1.4f);
    tones[free].start(
        loops[knobs.choice(AmbientTable.TONE_SOURCE)],
        anywhere(),
        key,
        between(0.35f, 1f),
        knobs.value(AmbientTable.WIDTH) * dice.next(),
        Math.max(4f, seconds / secondsPerBlock),
        between(0.2f, 0.4f),
        between(0.4f, 0.6f),
        anywhere());
  }

  /** Another tone of the scale, mostly a near one. */
  private int stepFrom(int tone) {
    int scale = SCALES[knobs.choice(AmbientTable.SCALE)];
    int steps = 1 + (int) between(0f, 2.99f);
    boolean up = dice.next() > tone * (1f / 24f) - 0.2f;
    int at = tone;
    while (steps > 0) {
      at += up ? 1 : -1;
      if ((scale & 1 << Math.floorMod(at, 12)) != 0) {
        steps--;
      }
    }
    return at > HIGHEST_TONE || at < LOWEST_TONE ? 0 : at;
  }

  private void startGrain(float root) {
    int free = free(grains);
    if (free < 0) {
      return;
    }
    int scale = SCALES[knobs.choice(AmbientTable.SCALE)];
    int tone = (int) between(0f, 11.99f);
    while ((scale & 1 << tone) == 0) {
      tone--;
    }
    float octave = 12f * (int) between(0f, 2.99f);
    // Two of three grains stay with the root, so that the cloud has a pitch.
    float key = root + 12 * knobs.choice(AmbientTable.REGISTER) + octave;
    key += dice.next() > 0.3f ? tone : 0;
    float seconds = 0.001f * knobs.value(AmbientTable.GRAIN_TIME) * between(0.5f, 1.5f);
    grains[free].start(
        loops[knobs.choice(AmbientTable.GRAIN_SOURCE)],
        anywhere(),
        key,
        between(0.2f, 1f),
        knobs.value(AmbientTable.WIDTH) * dice.next(),
        Math.max(4f, seconds / secondsPerBlock),
        0.5f,
        0.5f,
        anywhere());
  }

  private static int free(AmbientStrand[] strands) {
    for (int i = 0; i < strands.length; i++) {
      if (strands[i].free()) {
        return i;
      }
    }
    return -1;
  }
}
