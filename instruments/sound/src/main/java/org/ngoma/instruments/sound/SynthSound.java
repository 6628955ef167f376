package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.ColouredNoise;
import org.ngoma.instruments.dsp.EdgeOscillator;
import org.ngoma.instruments.dsp.EdgeTables;
import org.ngoma.instruments.dsp.FmVoice;
import org.ngoma.instruments.dsp.Octet;
import org.ngoma.instruments.dsp.WavetableVoice;

/** What one voice of the {@link Synth} sends into its filter: two oscillators, a sub, noise. */
final class SynthSound {

  private static final int LANES = Octet.LANES;

  /** Frames that oscillators draw ahead. */
  private static final int LEAD = EdgeTables.LEAD;

  private final EdgeOscillator osc1 = new EdgeOscillator();
  private final EdgeOscillator osc2 = new EdgeOscillator();
  private final EdgeOscillator subOsc = new EdgeOscillator();
  private final WavetableVoice table1 = new WavetableVoice();
  private final WavetableVoice table2 = new WavetableVoice();
  private final ColouredNoise noise;
  final FmVoice fm = new FmVoice();

  private float shownMix;
  private float shownRing;
  private float shownSub;
  private float shownNoise;
  private boolean heard2;
  private float lastPitch;
  private float lastPitch2;

  /** Parts of the sample rate at which they sound. */
  private float cycles;

  private float cycles2;
  private boolean fresh;

  /** Blocks that the unheard oscillators have still to go, at the pitch of the last one drawn. */
  private int behind;

  /** Where the block goes that is being drawn. */
  private int area1;

  private int area2;

  /** Oscillators with noise of their own, chosen by {@code seed}. */
  SynthSound(int seed) {
    noise = new ColouredNoise(seed);
  }

  void prepare(int sampleRate) {
    fm.prepare(sampleRate);
  }

  /** Begins a note at this phase. */
  void start(SynthPatch patch, int startPhase, float key) {
    osc1.start(startPhase);
    osc2.start(startPhase);
    subOsc.start(startPhase);
    table1.start(startPhase);
    table2.start(startPhase);
    noise.reset();
    fm.start(patch.fm, key);
    fresh = true;
    behind = 0;
  }

  /**
   * Adds one block to a lane of the octet's array.
   *
   * @param pitch in semitones, where it stands at the end of the block
   * @param moved what the matrix adds
   * @param velocity of the note
   * @param startAt frame at which it begins, when it does
   */
  void render(
      SynthPatch patch,
      float pitch,
      float[] moved,
      float velocity,
      SynthOctet octet,
      int lane,
      int startAt) {
    float pitch2 = pitch + patch.ratio2Semitones + moved[SynthMatrix.PITCH2];
    if (patch.plain && pitch == lastPitch && pitch2 == lastPitch2 && onlyFirstHeard()) {
      int at = Octet.IN + LANES * LEAD + lane;
      osc1.add(patch.shape1, cycles, patch.width, 1f, octet.work, at, Block.FRAMES);
      behind++;
      return;
    }
    if (behind > 0) {
      osc2.skip(behind * Block.FRAMES);
      subOsc.skip(behind * Block.FRAMES);
      behind = 0;
    }
    if (fresh || pitch != lastPitch) {
      cycles = patch.cyclesPerFrame(pitch);
      lastPitch = pitch;
    }
    if (fresh || pitch2 != lastPitch2) {
      cycles2 = patch.cyclesPerFrame(pitch2);
      lastPitch2 = pitch2;
    }
    float mix = within(patch.mix + moved[SynthMatrix.MIX]);
    float ring = patch.ringing ? within(patch.ring + moved[SynthMatrix.RING]) : 0f;
    area1 = patch.ringing ? Octet.RING1 : Octet.IN;
    area2 = patch.ringing ? Octet.RING2 : Octet.IN;
    float[] w = octet.work;
    if (fresh) {
      shownMix = mix;
      shownRing = ring;
      shownSub = within(patch.sub + moved[SynthMatrix.SUB]);
      shownNoise = within(patch.noise + moved[SynthMatrix.NOISE]);
      heard2 = false;
      draw(patch, moved, mix, w, LANES * startAt + lane, LEAD);
      draw(patch, moved, mix, w, LANES * (startAt + LEAD) + lane, Block.FRAMES - startAt);
    } else {
      draw(patch, moved, mix, w, LANES * LEAD + lane, Block.FRAMES);
    }
    if (patch.ringing) {
      octet.ring(lane, shownMix, mix, shownRing, ring);
    }
    if (patch.wave1 == SynthPatch.FM_WAVE) {
      addFm(patch, moved, velocity, 1f - mix, octet, lane, startAt);
    }
    shownMix = mix;
    shownRing = ring;
    fresh = false;
  }

  /** Whether in the last block the first oscillator was all that was heard. */
  private boolean onlyFirstHeard() {
    return !fresh && !heard2 && shownSub == 0f && shownNoise == 0f && shownRing == 0f;
  }

  private void draw(SynthPatch patch, float[] moved, float mix, float[] w, int at, int frames) {
    if (frames <= 0) {
      return;
    }
    float gain1 = patch.ringing ? 1f : 1f - mix;
    float gain2 = patch.ringing ? 1f : mix;
    float width = Math.max(0.02f, Math.min(0.98f, patch.width + moved[SynthMatrix.WIDTH]));
    if (patch.wave1 < SynthPatch.TABLE_WAVE) {
      float shape =
          Math.max(0f, Math.min(3f, Math.fma(3f, moved[SynthMatrix.SHAPE1], patch.shape1)));
      osc1.add(shape, cycles, width, gain1, w, area1 + at, frames);
    } else {
      osc1.skip(cycles, frames);
      if (patch.wave1 == SynthPatch.TABLE_WAVE) {
        table1.add(patch.table, position(patch, moved), cycles, gain1, w, area1 + at, frames);
      }
    }
    second(patch, moved, width, gain2, w, at, frames);
    float sub = within(patch.sub + moved[SynthMatrix.SUB]);
    if (sub != 0f || shownSub != 0f) {
      subOsc.add(patch.subShape, 0.5f * cycles, 0.5f, sub, w, Octet.IN + at, frames);
      shownSub = sub;
    } else {
      subOsc.skip(0.5f * cycles, frames);
    }
    float hiss = within(patch.noise + moved[SynthMatrix.NOISE]);
    if (hiss != 0f || shownNoise != 0f) {
      noise.add(patch.noiseColour, shownNoise, hiss, w, Octet.IN + at, frames);
      shownNoise = hiss;
    }
  }

  private void second(
      SynthPatch patch, float[] moved, float width, float gain, float[] w, int at, int frames) {
    boolean sounds = gain != 0f;
    if (patch.wave2 >= SynthPatch.TABLE_WAVE) {
      osc2.skip(cycles2, frames);
      table2.add(patch.table, position(patch, moved), cycles2, gain, w, area2 + at, frames);
    } else if (!sounds && !heard2) {
      osc2.skip(cycles2, frames);
    } else {
      float shape =
          Math.max(0f, Math.min(3f, Math.fma(3f, moved[SynthMatrix.SHAPE2], patch.shape2)));
      if (patch.synced) {
        osc2.addSynced(osc1, shape, cycles2, width, gain, w, area2 + at, frames);
      } else {
        osc2.add(shape, cycles2, width, gain, w, area2 + at, frames);
      }
    }
    heard2 = sounds;
  }

  private void addFm(
      SynthPatch patch,
      float[] moved,
      float velocity,
      float gain,
      SynthOctet octet,
      int lane,
      int startAt) {
    float touch = Math.fma(patch.fmVelocity, velocity - 1f, 1f);
    float depth = touch * Math.max(0f, Math.min(2f, patch.fmDepth + moved[SynthMatrix.FM_DEPTH]));
    fm.add(
        patch.fm,
        cycles,
        depth,
        within(patch.fmFeedback + moved[SynthMatrix.FM_FEEDBACK]),
        gain,
        octet.scratch,
        octet.work,
        lane,
        startAt,
        Block.FRAMES - startAt);
  }

  private static float position(SynthPatch patch, float[] moved) {
    return within(patch.position + moved[SynthMatrix.POSITION]);
  }

  private static float within(float amount) {
    return Math.max(0f, Math.min(1f, amount));
  }
}
