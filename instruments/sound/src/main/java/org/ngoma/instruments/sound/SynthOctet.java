package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.DriveOctet;
import org.ngoma.instruments.dsp.FilterOctet;
import org.ngoma.instruments.dsp.FmOctet;
import org.ngoma.instruments.dsp.FmScratch;
import org.ngoma.instruments.dsp.LadderOctet;
import org.ngoma.instruments.dsp.Octet;

/**
 * Eight voices of the {@link Synth} side by side: from their oscillators through drive, filter and
 * gain into left and right. Only what a sound needs is run.
 */
final class SynthOctet {

  private static final int LANES = Octet.LANES;
  private static final int BLOCK = Octet.BLOCK;
  private static final int AHEAD = Octet.AHEAD;

  /** Left and right of a voice in the middle. */
  static final float MIDDLE = 0.707_106_77f;

  /** The room of the block that is being rendered. */
  float[] work;

  FmScratch scratch;

  /** Gain of every sample behind the filter; a voice's own, also from block to block. */
  final float[] gains = new float[BLOCK];

  /** Whether the ladder comes or goes in this block. */
  boolean ladderTurns;

  private final FilterOctet filter = new FilterOctet();
  private final LadderOctet ladder = new LadderOctet();
  private final DriveOctet driver = new DriveOctet();
  private final FmOctet fm = new FmOctet();
  private final float[] ahead = new float[AHEAD];
  private final float[] ahead1 = new float[AHEAD];
  private final float[] ahead2 = new float[AHEAD];
  private final float[] pans = new float[2 * LANES];
  private final float[] pansBefore = new float[2 * LANES];
  private final float[] mixLine = new float[4 * LANES];
  private boolean sounding;
  private boolean laddered;
  private boolean rang;
  private int fmTail;
  private boolean panMoves;

  /** Whether all voices stand in the middle; known again when a pan has changed. */
  private boolean even;

  private boolean pansChanged;

  /** Nothing sounds here: the next voice finds it fresh. */
  void rest() {
    sounding = false;
  }

  private void wake(SynthPatch patch) {
    sounding = true;
    laddered = patch.ladder;
    rang = false;
    fmTail = 0;
    filter.reset();
    ladder.reset();
    fm.reset();
    Arrays.fill(ahead, 0f);
    Arrays.fill(ahead1, 0f);
    Arrays.fill(ahead2, 0f);
    Arrays.fill(pans, 0f);
    Arrays.fill(pansBefore, 0f);
    pansChanged = true;
    if (patch.driven) {
      driver.begin();
    } else {
      driver.reset();
    }
  }

  /** Before the voices of a block are drawn. */
  void begin(Block block, SynthPatch patch) {
    work = block.octet;
    scratch = block.operators;
    if (!sounding) {
      wake(patch);
    }
    ladderTurns = laddered != patch.ladder;
    System.arraycopy(ahead, 0, work, Octet.IN, AHEAD);
    Arrays.fill(work, Octet.IN + AHEAD, Octet.IN + BLOCK + AHEAD, 0f);
    if (patch.ringing || rang) {
      System.arraycopy(ahead1, 0, work, Octet.RING1, AHEAD);
      System.arraycopy(ahead2, 0, work, Octet.RING2, AHEAD);
      Arrays.fill(work, Octet.RING1 + AHEAD, Octet.RING1 + BLOCK + AHEAD, 0f);
      Arrays.fill(work, Octet.RING2 + AHEAD, Octet.RING2 + BLOCK + AHEAD, 0f);
    }
    if (fmRuns(patch)) {
      fm.begin(work);
    }
  }

  /** FM rings on in its filter for a block behind a change of wave. */
  private boolean fmRuns(SynthPatch patch) {
    if (patch.wave1 == SynthPatch.FM_WAVE) {
      fmTail = 2;
    }
    return fmTail > 0;
  }

  /** Silences a lane whose voice has ended. */
  void silence(int lane) {
    filter.reset(lane);
    ladder.reset(lane);
    driver.reset(lane);
    fm.reset(lane);
    for (int i = lane; i < AHEAD; i += LANES) {
      ahead[i] = 0f;
      ahead1[i] = 0f;
      ahead2[i] = 0f;
    }
    pans[lane] = 0f;
    pans[LANES + lane] = 0f;
    pansBefore[lane] = 0f;
    pansBefore[LANES + lane] = 0f;
    pansChanged = true;
  }

  void aim(SynthPatch patch, int lane, float cutoff, float resonance, float kind) {
    if (patch.ladder || ladderTurns) {
      ladder.aim(lane, cutoff, resonance);
    }
    if (!patch.ladder || ladderTurns) {
      float damping = Math.fma(-1.96f, resonance, 2f);
      filter.aim(lane, cutoff, damping);
      filter.aimMix(lane, kind, damping);
    }
    if (ladderTurns && patch.ladder) {
      ladder.jump(lane);
    } else if (ladderTurns) {
      filter.jump(lane);
    }
  }

  /** A voice begins: its filters stand there at once. */
  void jump(int lane) {
    filter.reset(lane);
    ladder.reset(lane);
    filter.jump(lane);
    ladder.jump(lane);
  }

  void drive(int lane, float amount, boolean jumps) {
    driver.aim(lane, amount, jumps);
  }

  void pan(int lane, float left, float right, boolean jumps) {
    pans[lane] = left;
    pans[LANES + lane] = right;
    pansChanged = true;
    if (jumps) {
      pansBefore[lane] = left;
      pansBefore[LANES + lane] = right;
    } else {
      panMoves = true;
    }
  }

  /** How loud the two oscillators and their product are in a lane, from and to. */
  void ring(int lane, float mixFrom, float mixTo, float ringFrom, float ringTo) {
    mixLine[lane] = mixFrom;
    mixLine[LANES + lane] = mixTo;
    mixLine[2 * LANES + lane] = ringFrom;
    mixLine[3 * LANES + lane] = ringTo;
  }

  /**
   * Behind the voices of a block: adds them to left and right, or to {@link Octet#SUM} when all of
   * them stand in the middle.
   *
   * @param sounding lanes with a voice, a bit for each
   * @return whether it went to the sum
   */
  boolean end(SynthPatch patch, int sounding, float[] left, float[] right) {
    if (fmTail > 0) {
      fm.end(work);
      fmTail--;
    }
    if (patch.ringing || rang) {
      combine();
      rang = patch.ringing;
    }
    System.arraycopy(work, Octet.IN + BLOCK, ahead, 0, AHEAD);
    driver.process(work, patch.driven, sounding);
    filter(patch);
    if (panMoves) {
      mixMoving(left, right);
      System.arraycopy(pans, 0, pansBefore, 0, 2 * LANES);
      panMoves = false;
      return false;
    }
    if (allInTheMiddle()) {
      sum(work);
      return true;
    }
    mix(work, pans, left, right);
    return false;
  }

  /** A lane without a voice is silent and may stand anywhere. */
  private boolean allInTheMiddle() {
    if (pansChanged) {
      pansChanged = false;
      even = true;
      for (int i = 0; i < 2 * LANES; i++) {
        even &= pans[i] == 0f || pans[i] == MIDDLE;
      }
    }
    return even;
  }

  private void combine() {
    float[] w = work;
    for (int lane = 0; lane < LANES; lane++) {
      float mix = mixLine[lane];
      float mixStep = (mixLine[LANES + lane] - mix) / Block.FRAMES;
      float ring = mixLine[2 * LANES + lane];
      float ringStep = (mixLine[3 * LANES + lane] - ring) / Block.FRAMES;
      for (int i = lane; i < BLOCK; i += LANES) {
        float a = w[Octet.RING1 + i];
        float b = w[Octet.RING2 + i];
        w[Octet.IN + i] += Math.fma(ring * a, b, Math.fma(mix, b - a, a));
        mix += mixStep;
        ring += ringStep;
      }
      mixLine[lane] = mixLine[LANES + lane];
      mixLine[2 * LANES + lane] = mixLine[3 * LANES + lane];
    }
    System.arraycopy(w, Octet.RING1 + BLOCK, ahead1, 0, AHEAD);
    System.arraycopy(w, Octet.RING2 + BLOCK, ahead2, 0, AHEAD);
  }

  private void filter(SynthPatch patch) {
    if (!laddered && !ladderTurns) {
      System.arraycopy(gains, 0, work, Octet.GAIN, BLOCK);
      filter.processWithGain(work);
      return;
    }
    if (ladderTurns) {
      turnLadder(patch.ladder);
      laddered = patch.ladder;
    } else {
      ladder.process(work);
    }
    System.arraycopy(gains, 0, work, Octet.GAIN, BLOCK);
    gain(work);
  }

  /** From one filter to the other over one block. */
  private void turnLadder(boolean on) {
    float[] w = work;
    filter.process(w);
    System.arraycopy(w, Octet.OUT, w, Octet.GAIN, BLOCK);
    ladder.process(w);
    float step = 1f / BLOCK;
    for (int i = 0; i < BLOCK; i++) {
      float way = on ? step * i : 1f - step * i;
      w[Octet.OUT + i] = Math.fma(way, w[Octet.OUT + i] - w[Octet.GAIN + i], w[Octet.GAIN + i]);
    }
    if (on) {
      filter.reset();
    } else {
      ladder.reset();
    }
  }

  private static void gain(float[] w) {
    for (int i = 0; i < BLOCK; i++) {
      w[Octet.OUT + i] *= w[Octet.GAIN + i];
    }
  }

  private static void sum(float[] w) {
    for (int i = 0; i < BLOCK; i++) {
      w[Octet.SUM + i] += w[Octet.OUT + i];
    }
  }

  /** Sums the lanes of {@link Octet#SUM} into left and right, and empties it. */
  static void drain(float[] w, float[] left, float[] right) {
    for (int f = 0; f < Block.FRAMES; f++) {
      int i = Octet.SUM + LANES * f;
      float y =
          MIDDLE
              * (((w[i] + w[i + 1]) + (w[i + 2] + w[i + 3]))
                  + ((w[i + 4] + w[i + 5]) + (w[i + 6] + w[i + 7])));
      left[f] += y;
      right[f] += y;
    }
    Arrays.fill(w, Octet.SUM, Octet.SUM + BLOCK, 0f);
  }

  /** Adds {@link Octet#OUT} to both sides by gains of the eight lanes, to the left, then right. */
  static void mix(float[] w, float[] p, float[] left, float[] right) {
    float l0 = p[0], l1 = p[1], l2 = p[2], l3 = p[3], l4 = p[4], l5 = p[5], l6 = p[6], l7 = p[7];
    float r0 = p[8], r1 = p[9], r2 = p[10], r3 = p[11];
    float r4 = p[12], r5 = p[13], r6 = p[14], r7 = p[15];
    for (int f = 0; f < Block.FRAMES; f++) {
      int i = Octet.OUT + LANES * f;
      float a = w[i], b = w[i + 1], c = w[i + 2], d = w[i + 3];
      float e = w[i + 4], g = w[i + 5], h = w[i + 6], k = w[i + 7];
      left[f] +=
          Math.fma(a, l0, Math.fma(b, l1, Math.fma(c, l2, d * l3)))
              + Math.fma(e, l4, Math.fma(g, l5, Math.fma(h, l6, k * l7)));
      right[f] +=
          Math.fma(a, r0, Math.fma(b, r1, Math.fma(c, r2, d * r3)))
              + Math.fma(e, r4, Math.fma(g, r5, Math.fma(h, r6, k * r7)));
    }
  }

  private void mixMoving(float[] left, float[] right) {
    float each = 1f / Block.FRAMES;
    for (int lane = 0; lane < LANES; lane++) {
      float l = pansBefore[lane];
      float r = pansBefore[LANES + lane];
      float lStep = (pans[lane] - l) * each;
      float rStep = (pans[LANES + lane] - r) * each;
      for (int f = 0; f < Block.FRAMES; f++) {
        float y = work[Octet.OUT + LANES * f + lane];
        left[f] = Math.fma(Math.fma(lStep, f, l), y, left[f]);
        right[f] = Math.fma(Math.fma(rStep, f, r), y, right[f]);
      }
    }
  }
}
