package org.ngoma.instruments.sound;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Drives any processor the same way: notes into an instrument, a tone and noise into an effect. */
final class Rig {

  /** Keys that make every instrument sound, and a drum kit a kick. */
  static final int[] KEYS = {36, 38, 42, 46, 49, 54, 57, 60, 64};

  final Processor processor;
  final float[] left = new float[Block.FRAMES];
  final float[] right = new float[Block.FRAMES];
  final Block block = new Block();
  private final float[] keyLeft = new float[Block.FRAMES];
  private final float[] keyRight = new float[Block.FRAMES];
  private final int sampleRate;
  private final SplittableRandom random;

  /** What an effect is fed: a tone of this level, and noise 20 dB below. */
  double inputLevel;

  private long frame;
  private int nextId = 1;

  /** Whether the last block sounded. */
  boolean sounded;

  /** Drives a processor as it stands. */
  Rig(Processor processor, int sampleRate, long seed) {
    this.processor = processor;
    this.sampleRate = sampleRate;
    random = new SplittableRandom(seed);
  }

  /** Drives a processor that it prepares first. */
  static Rig prepared(Processor processor, int sampleRate, long seed) {
    Processors.finishTables();
    processor.prepare(sampleRate);
    return new Rig(processor, sampleRate, seed);
  }

  boolean isInstrument() {
    return processor instanceof Instrument;
  }

  /** Whether the whole block is heard within these limits. */
  float peak() {
    float peak = 0;
    for (int i = 0; i < Block.FRAMES; i++) {
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    return peak;
  }

  int noteOn(int offset, int key, double velocity) {
    int id = nextId++;
    if (processor instanceof Instrument instrument) {
      instrument.noteOn(offset, id, key, (float) velocity);
    }
    return id;
  }

  void noteOff(int offset, int id) {
    if (processor instanceof Instrument instrument) {
      instrument.noteOff(offset, id);
    }
  }

  void allNotesOff() {
    if (processor instanceof Instrument instrument) {
      instrument.allNotesOff();
    }
  }

  /** Renders one block; a silent one is zeros. */
  void step() {
    block.songBeats = frame * block.bpm / 60.0 / sampleRate;
    block.playing = true;
    if (processor instanceof Instrument instrument) {
      sounded = instrument.process(block, left, right);
      if (!sounded) {
        Arrays.fill(left, 0f);
        Arrays.fill(right, 0f);
      }
    } else if (processor instanceof Effect effect) {
      for (int i = 0; i < Block.FRAMES; i++) {
        double tone = Math.sin(2 * Math.PI * 220 * (frame + i) / sampleRate);
        left[i] = (float) (inputLevel * (tone + 0.1 * random.nextDouble(-1, 1)));
        right[i] = (float) (inputLevel * (tone + 0.1 * random.nextDouble(-1, 1)));
      }
      if (effect instanceof KeyedEffect keyed && (frame / Block.FRAMES & 64) != 0) {
        for (int i = 0; i < Block.FRAMES; i++) {
          keyLeft[i] = 0.5f * left[Block.FRAMES - 1 - i];
          keyRight[i] = -keyLeft[i];
        }
        keyed.key(keyLeft, keyRight);
      }
      effect.process(block, left, right);
      sounded = true;
    }
    frame += Block.FRAMES;
  }

  /** Random notes on and off, and so many random knobs, before the next block. */
  void play(int knobs) {
    if (random.nextInt(4) == 0) {
      noteOn(random.nextInt(32), random.nextInt(128), random.nextDouble(0.01, 1));
    }
    if (random.nextInt(5) == 0) {
      noteOff(random.nextInt(32), 1 + random.nextInt(nextId));
    }
    if (random.nextInt(200) == 0) {
      allNotesOff();
    }
    if (processor instanceof Instrument instrument && random.nextInt(6) == 0) {
      int id = random.nextInt(2) * nextId / 2;
      instrument.bend(id, random.nextInt(-24, 25));
      instrument.pressure(id, random.nextFloat());
      instrument.slide(id, random.nextFloat());
    }
    inputLevel = random.nextInt(8) == 0 ? random.nextDouble(0, 2) : inputLevel;
    for (int i = 0; i < knobs; i++) {
      int row = random.nextInt(processor.params().size());
      double way = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble();
      processor.set(row, (float) processor.params().get(row).valueAt(way));
    }
  }
}
