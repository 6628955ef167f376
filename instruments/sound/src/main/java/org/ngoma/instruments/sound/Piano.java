package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.sequencer.model.ParamTable;

/**
 * A grand piano over all keys, and what can be made of one: felt, upright, honky-tonk, house.
 *
 * <p>Additive by decaying modes (see {@link org.ngoma.instruments.dsp.Modes}): stiff strings in
 * detuned pairs whose prompt sound fades into a longer aftersound (Weinreich 1977), a hammer that
 * gets harder with velocity, dampers that a half pedal leaves on the strings in part, and strings
 * that ring along.
 */
public final class Piano implements Instrument {

  private static final int MOST_NOTES = 64;

  /** Stolen notes fade while the new ones sound. */
  private static final int MOST_FADING = 8;

  private static final float HEADROOM = 0.14f;
  private static final float PEDAL_RING_SECONDS = 5f;
  private static final float RING_SECONDS = 0.5f;

  /** Sum of the twelve open strings against the sound itself, at most. */
  private static final float MOST_RING = 0.6f;

  private final Controls knobs = new Controls(PianoTable.TABLE);
  private final PianoVoice[] voices = new PianoVoice[MOST_NOTES + MOST_FADING];
  private final StruckKeys keys = new StruckKeys(voices, MOST_NOTES);
  private final OpenStrings openStrings = new OpenStrings();
  private final KeysOutput output =
      new KeysOutput(
          knobs,
          PianoTable.LOW_CUT,
          PianoTable.CUTOFF,
          PianoTable.DRIVE,
          PianoTable.LEVEL,
          HEADROOM);
  private boolean ringing;

  public Piano() {
    for (int i = 0; i < voices.length; i++) {
      voices[i] = new PianoVoice(knobs, i);
    }
  }

  @Override
  public ParamTable params() {
    return PianoTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    knobs.prepare(sampleRate);
    for (int i = 0; i < voices.length; i++) {
      voices[i].prepare(sampleRate);
    }
    openStrings.prepare(sampleRate);
    output.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    knobs.reset();
    keys.reset();
    openStrings.reset();
    output.reset();
    ringing = false;
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
    voices[keys.strike(offset, noteId, key)].start(offset, key, velocity);
  }

  @Override
  public void noteOff(int offset, int noteId) {
    keys.lift(offset, noteId, knobs.value(PianoTable.PEDAL));
  }

  @Override
  public void allNotesOff() {
    keys.liftAll();
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    knobs.advance();
    keys.pedal(knobs.value(PianoTable.PEDAL));
    boolean sounding = keys.anySounds();
    if (!sounding && !ringing) {
      return false;
    }
    Arrays.fill(left, 0, Block.FRAMES, 0f);
    Arrays.fill(right, 0, Block.FRAMES, 0f);
    float width = knobs.value(PianoTable.WIDTH);
    for (int i = 0; i < voices.length; i++) {
      if (keys.noteId(i) != 0) {
        voices[i].render(left, right, width);
        keys.freeIfEnded(i);
      }
    }
    ringAlong(left, right);
    output.process(left, right);
    ringing = sounding || !openStrings.silent() || !KeysOutput.quiet(left, right);
    if (!ringing) {
      output.reset();
    }
    return true;
  }

  private void ringAlong(float[] left, float[] right) {
    float start = MOST_RING * knobs.start(PianoTable.RESONANCE);
    float step = MOST_RING * knobs.step(PianoTable.RESONANCE);
    float lifted = 1f - StruckKeys.damping(knobs.value(PianoTable.PEDAL));
    float seconds = Math.fma(lifted, PEDAL_RING_SECONDS - RING_SECONDS, RING_SECONDS);
    openStrings.process(left, right, start, step, seconds);
  }
}
