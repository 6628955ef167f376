package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Lfo;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Electric pianos: tines before magnets, reeds beside a charged plate, and the glassy one of the
 * eighties.
 *
 * <p>Modes of a clamped bar (see {@link org.ngoma.instruments.dsp.Modes}) through the curve of a
 * pickup, which makes the bark (Falaize and Helie 2017; Pfeifle and Muenster 2017). Behind it drive
 * and a tremolo that may go from side to side.
 */
public final class ElectricPiano implements Instrument {

  private static final int MOST_NOTES = 48;

  /** Stolen notes fade while the new ones sound. */
  private static final int MOST_FADING = 8;

  private static final float HEADROOM = 0.14f;

  private final Controls knobs = new Controls(ElectricPianoTable.TABLE);
  private final ElectricPianoVoice[] voices = new ElectricPianoVoice[MOST_NOTES + MOST_FADING];
  private final StruckKeys keys = new StruckKeys(voices, MOST_NOTES);
  private final Lfo lfo = new Lfo(Block.FRAMES, 1);
  private final KeysOutput output =
      new KeysOutput(
          knobs,
          ElectricPianoTable.LOW_CUT,
          ElectricPianoTable.CUTOFF,
          ElectricPianoTable.DRIVE,
          ElectricPianoTable.LEVEL,
          HEADROOM);
  private float bendOfAll;
  private boolean ringing;

  public ElectricPiano() {
    for (int i = 0; i < voices.length; i++) {
      voices[i] = new ElectricPianoVoice(knobs, i);
    }
  }

  @Override
  public ParamTable params() {
    return ElectricPianoTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    knobs.prepare(sampleRate);
    lfo.prepare(sampleRate);
    for (int i = 0; i < voices.length; i++) {
      voices[i].prepare(sampleRate);
    }
    output.prepare(sampleRate);
    reset();
  }

  @Override
  public void reset() {
    knobs.reset();
    keys.reset();
    lfo.reset();
    output.reset();
    bendOfAll = 0f;
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
    voices[keys.strike(offset, noteId, key)].start(offset, key, velocity, bendOfAll);
  }

  @Override
  public void noteOff(int offset, int noteId) {
    keys.lift(offset, noteId, knobs.value(ElectricPianoTable.PEDAL));
  }

  @Override
  public void allNotesOff() {
    keys.liftAll();
  }

  @Override
  public void bend(int noteId, float semitones) {
    if (noteId == 0) {
      bendOfAll = semitones;
    }
    for (int i = 0; i < voices.length; i++) {
      int sounding = keys.noteId(i);
      if (sounding != 0 && (noteId == 0 || noteId == sounding)) {
        voices[i].bend(semitones);
      }
    }
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    knobs.advance();
    keys.pedal(knobs.value(ElectricPianoTable.PEDAL));
    boolean sounding = keys.anySounds();
    if (!sounding && !ringing) {
      return false;
    }
    Arrays.fill(left, 0, Block.FRAMES, 0f);
    Arrays.fill(right, 0, Block.FRAMES, 0f);
    float width = knobs.value(ElectricPianoTable.WIDTH);
    for (int i = 0; i < voices.length; i++) {
      if (keys.noteId(i) != 0) {
        voices[i].render(left, right, width);
        keys.freeIfEnded(i);
      }
    }
    output.process(left, right);
    lfo.advance(Lfo.SINE, knobs.value(ElectricPianoTable.TREMOLO_RATE));
    float opposite = 1f - 2f * knobs.value(ElectricPianoTable.TREMOLO_PAN);
    float before = 1f - 2f * knobs.start(ElectricPianoTable.TREMOLO_PAN);
    tremolo(left, 1f, 1f);
    tremolo(right, before, opposite);
    ringing = sounding || !KeysOutput.quiet(left, right);
    if (!ringing) {
      output.reset();
      lfo.reset();
    }
    return true;
  }

  private void tremolo(float[] x, float signBefore, float sign) {
    float depthBefore = 0.5f * knobs.start(ElectricPianoTable.TREMOLO);
    float depth = 0.5f * knobs.value(ElectricPianoTable.TREMOLO);
    float start = 1f - depthBefore * Math.fma(signBefore, lfo.start(), 1f);
    float step = (1f - depth * Math.fma(sign, lfo.end(), 1f) - start) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      x[i] *= Math.fma(step, i, start);
    }
  }
}
