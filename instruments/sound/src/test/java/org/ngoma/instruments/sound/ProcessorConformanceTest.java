package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ngoma.sequencer.model.ParamSpec;

/** What every processor must keep to, whatever it sounds like. */
class ProcessorConformanceTest {

  private static final int RATE = 48_000;
  private static final int BLOCKS_PER_SECOND = RATE / Block.FRAMES;

  /** A sample beyond this is a runaway, not sound: +36 dBFS. */
  private static final float RUNAWAY = 64f;

  private static final double SILENCE = 1e-6;
  private static final int LONGEST_TAIL_SECONDS = 4;
  private static final int LONGEST_ECHO_SECONDS = 60;

  /** Second difference, as part of the peak, where a fade of 2 ms begins; shorter ones click. */
  private static final double MOST_BEND = 0.01;

  static List<ProcessorKind> kinds() {
    return Processors.all();
  }

  static List<ProcessorKind> instruments() {
    return kinds().stream().filter(kind -> playsNotes(kind.create().get())).toList();
  }

  /** All but those that sound with recordings only. */
  static List<ProcessorKind> sounding() {
    return kinds().stream().filter(kind -> !(kind.create().get() instanceof ClipPlayer)).toList();
  }

  private static boolean playsNotes(Processor processor) {
    return processor instanceof Instrument && !(processor instanceof ClipPlayer);
  }

  private static Rig rig(ProcessorKind kind) {
    return Rig.prepared(kind.create().get(), RATE, 1);
  }

  private static void assertSane(Rig rig, String when) {
    for (int i = 0; i < Block.FRAMES; i++) {
      for (float y : new float[] {rig.left[i], rig.right[i]}) {
        assertTrue(Float.isFinite(y), when + ": not a number");
        assertTrue(y == 0f || Math.abs(y) >= Float.MIN_NORMAL, when + ": subnormal");
        assertTrue(Math.abs(y) < RUNAWAY, when + ": runs away to " + y);
      }
    }
  }

  private static int fuzz(Rig rig, int blocks, int knobs) {
    int hash = 1;
    for (int b = 0; b < blocks; b++) {
      rig.play(knobs);
      rig.step();
      hash = 31 * hash + Arrays.hashCode(rig.left);
      hash = 31 * hash + Arrays.hashCode(rig.right);
    }
    return hash;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theSameCallsGiveTheSameBits(ProcessorKind kind) {
    assertEquals(fuzz(rig(kind), 1500, 1), fuzz(rig(kind), 1500, 1));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void prepareForgetsEverything(ProcessorKind kind) {
    Processor used = kind.create().get();
    fuzz(Rig.prepared(used, 44_100, 5), 300, 2);
    assertEquals(fuzz(rig(kind), 500, 0), fuzz(Rig.prepared(used, RATE, 1), 500, 0));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void resetRepeatsTheBitsAndKeepsTheKnobs(ProcessorKind kind) {
    Processor processor = kind.create().get();
    Rig first = Rig.prepared(processor, RATE, 1);
    first.play(20);
    processor.reset();
    int before = notes(processor);
    processor.reset();
    assertEquals(before, notes(processor));
  }

  /** Plays without turning a knob; the bits of what sounds. */
  private static int notes(Processor processor) {
    Rig rig = new Rig(processor, RATE, 2);
    return fuzz(rig, 600, 0);
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void waitingChangesNothing(ProcessorKind kind) {
    assertEquals(afterWaiting(kind, 1), afterWaiting(kind, 777));
  }

  /** Bits of two strokes with a silence before and between them. */
  private static int afterWaiting(ProcessorKind kind, int blocks) {
    Rig rig = rig(kind);
    for (int row = 0; row < rig.processor.params().size(); row++) {
      rig.processor.set(row, (float) rig.processor.params().get(row).valueAt(0.4));
    }
    int hash = 1;
    for (int stroke = 0; stroke < 2; stroke++) {
      for (int b = 0; b < blocks; b++) {
        rig.step();
        assertFalse(rig.sounded);
      }
      int id = rig.noteOn(7, 38, 0.9);
      for (int b = 0; b == 0 || rig.sounded; b++) {
        if (b == 100) {
          rig.noteOff(3, id);
        }
        rig.step();
        hash = 31 * hash + Arrays.hashCode(rig.left);
      }
    }
    return hash;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void staysFiniteAtEveryEndOfEveryKnob(ProcessorKind kind) {
    Processor processor = kind.create().get();
    for (int row = 0; row < processor.params().size(); row++) {
      ParamSpec spec = processor.params().get(row);
      for (double value : new double[] {spec.min(), spec.max()}) {
        Rig rig = Rig.prepared(processor, RATE, 3);
        processor.set(row, (float) value);
        for (int b = 0; b < 120; b++) {
          rig.play(0);
          rig.step();
          assertSane(rig, spec.id() + " at " + value);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void staysFiniteWhenEverythingMoves(ProcessorKind kind) {
    for (int seed = 0; seed < 4; seed++) {
      for (int rate : new int[] {44_100, 48_000, 96_000}) {
        Rig rig = Rig.prepared(kind.create().get(), rate, seed);
        for (int b = 0; b < 1500; b++) {
          rig.play(seed);
          rig.step();
          assertSane(rig, "seed " + seed + " at " + rate + " Hz, block " + b);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void endsInSilence(ProcessorKind kind) {
    Rig rig = rig(kind);
    rig.inputLevel = 0.5;
    for (int key : Rig.KEYS) {
      rig.noteOn(0, key, 1);
    }
    for (int b = 0; b < BLOCKS_PER_SECOND / 4; b++) {
      rig.step();
    }
    rig.allNotesOff();
    rig.inputLevel = 0;
    double floor = rig.isInstrument() ? 0 : SILENCE;
    int quiet = 0;
    int longest = rig.isInstrument() ? LONGEST_TAIL_SECONDS : LONGEST_ECHO_SECONDS;
    for (int b = 0; b < longest * BLOCKS_PER_SECOND && quiet < 200; b++) {
      rig.step();
      assertSane(rig, "the tail");
      quiet = rig.peak() <= floor ? quiet + 1 : 0;
    }
    assertEquals(200, quiet, "still sounding after " + longest + " s");
    assertFalse(rig.isInstrument() && rig.sounded, "zeros are to be told as silence");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatRestsStaysSilent(ProcessorKind kind) {
    for (int seed = 0; seed < 12; seed++) {
      Rig rig = Rig.prepared(kind.create().get(), RATE, seed);
      if (!(rig.processor instanceof Effect effect)) {
        return;
      }
      for (int b = 0; b < 300; b++) {
        rig.play(seed % 3);
        rig.step();
      }
      rig.inputLevel = 0;
      for (int b = 0; b < 3 * BLOCKS_PER_SECOND; b++) {
        boolean rested = effect.resting();
        rig.step();
        assertFalse(rested && rig.peak() > 0, "seed " + seed + ": sounds while it rests");
      }
    }
  }

  @Test
  void whatIsOnEveryTrackRestsSoon() {
    for (Effect effect : new Effect[] {new Eq(), new TrackCompressor()}) {
      Rig rig = Rig.prepared(effect, RATE, 1);
      for (int row = 0; row < effect.params().size(); row++) {
        effect.set(row, (float) effect.params().get(row).valueAt(0.4));
      }
      rig.inputLevel = 0.5;
      rig.step();
      assertFalse(effect.resting());
      rig.inputLevel = 0;
      boolean rested = false;
      for (int b = 0; b < 4 * BLOCKS_PER_SECOND; b++) {
        rig.step();
        // The rig steers by a key now and then: what is steered never rests.
        rested |= effect.resting();
      }
      assertTrue(rested, effect.params().get(0).id());
    }
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void hasNoDc(ProcessorKind kind) {
    for (int key : new int[] {36, 45, 57}) {
      Rig rig = rig(kind);
      int id = rig.noteOn(0, key, 1);
      double sum = 0;
      double peak = 0;
      int blocks = 0;
      do {
        if (++blocks == BLOCKS_PER_SECOND / 2) {
          rig.noteOff(0, id);
        }
        rig.step();
        peak = Math.max(peak, rig.peak());
        for (float y : rig.left) {
          sum += y;
        }
      } while (rig.sounded);
      double dc = Spectrum.db(Math.abs(sum) / (blocks * Block.FRAMES) / peak);
      assertTrue(dc < -60, "key " + key + ": DC at " + dc + " dB of the peak");
    }
  }

  @ParameterizedTest
  @MethodSource("sounding")
  void soundsAlikeAtEveryRate(ProcessorKind kind) {
    double reference = loudness(kind, 48_000);
    assertTrue(reference > 1e-4, "silent");
    assertEquals(0, Spectrum.db(loudness(kind, 44_100) / reference), 1);
    assertEquals(0, Spectrum.db(loudness(kind, 96_000) / reference), 1);
  }

  private static double loudness(ProcessorKind kind, int rate) {
    Rig rig = Rig.prepared(kind.create().get(), rate, 4);
    rig.inputLevel = 0.2;
    rig.noteOn(0, 36, 0.8);
    double power = 0;
    int blocks = rate / 2 / Block.FRAMES;
    for (int b = 0; b < blocks; b++) {
      rig.step();
      for (int i = 0; i < Block.FRAMES; i++) {
        power += rig.left[i] * rig.left[i] + rig.right[i] * rig.right[i];
      }
    }
    return Math.sqrt(power / blocks);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aJumpOfASmoothedKnobDoesNotClick(ProcessorKind kind) {
    Processor processor = kind.create().get();
    for (int row = 0; row < processor.params().size(); row++) {
      ParamSpec spec = processor.params().get(row);
      if (spec.smoothingMs() > 0) {
        double low = roughnessOfJump(processor, row, spec.min(), spec.max());
        double high = roughnessOfJump(processor, row, spec.max(), spec.min());
        assertTrue(Math.max(low, high) < 1, spec.id() + " clicks: " + low + ", " + high);
      }
    }
  }

  /** Roughness while the knob moves, against what is allowed: below 1 nothing clicks. */
  private static double roughnessOfJump(Processor processor, int row, double from, double to) {
    Rig rig = Rig.prepared(processor, RATE, 6);
    rig.inputLevel = 0.25;
    processor.set(row, (float) from);
    rig.noteOn(0, 36, 1);
    Roughness before = new Roughness();
    Roughness during = new Roughness();
    Roughness after = new Roughness();
    int settle = (int) (processor.params().get(row).smoothingMs() * 48 / Block.FRAMES) + 4;
    for (int b = 0; b < 260; b++) {
      if (b == 120) {
        processor.set(row, (float) to);
      }
      rig.step();
      Roughness now = b < 120 ? before : b < 120 + settle ? during : after;
      // The start of the note is rough by itself.
      if (b >= 40) {
        now.add(rig.left, rig.right);
      }
    }
    double steady = Math.max(before.most, after.most);
    double peak = Math.max(before.peak, after.peak);
    return during.most / (4 * steady + MOST_BEND * peak + 1e-4);
  }

  /** The greatest second difference: what a click stands out in. */
  private static final class Roughness {
    private final float[] last = new float[4];
    private int frames;
    private double most;
    private double peak;

    void add(float[] left, float[] right) {
      for (int i = 0; i < Block.FRAMES; i++) {
        double l = left[i] - 2.0 * last[0] + last[1];
        double r = right[i] - 2.0 * last[2] + last[3];
        last[1] = last[0];
        last[0] = left[i];
        last[3] = last[2];
        last[2] = right[i];
        peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        frames++;
        if (frames > 2) {
          most = Math.max(most, Math.max(Math.abs(l), Math.abs(r)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void oneNoteIsNeitherTooLoudNorTooSoft(ProcessorKind kind) {
    for (int key : new int[] {36, 40, 57}) {
      Rig rig = rig(kind);
      rig.noteOn(0, key, 1);
      double peak = 0;
      for (int b = 0; b < BLOCKS_PER_SECOND; b++) {
        rig.step();
        peak = Math.max(peak, rig.peak());
      }
      double db = Spectrum.db(peak);
      assertTrue(db <= 0 && db >= -24, "key " + key + " peaks at " + db + " dBFS");
    }
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void aNoteStartsAtItsVeryFrame(ProcessorKind kind) {
    for (int offset = 0; offset < Block.FRAMES; offset++) {
      Rig rig = rig(kind);
      rig.step();
      assertFalse(rig.sounded);
      rig.noteOn(offset, 36, 1);
      rig.step();
      int first = 0;
      while (first < Block.FRAMES && rig.left[first] == 0) {
        first++;
      }
      assertEquals(offset, first);
    }
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void aSilentBlockLeavesTheArraysAlone(ProcessorKind kind) {
    Processor processor = kind.create().get();
    processor.prepare(RATE);
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    Arrays.fill(left, 0.25f);
    assertFalse(((Instrument) processor).process(new Block(), left, right));
    assertEquals(0.25f, left[31]);
  }
}
