package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ngoma.instruments.dsp.DcBlocker;
import org.ngoma.sequencer.model.ParamTable;

/**
 * Polyphonic synthesizer: basses, pads, stabs, leads, bells, organs.
 *
 * <p>Two oscillators (analogue waves, wavetables, four-operator FM), sub and noise go through a
 * drive and a resonant filter into an amplifier; three envelopes, three LFOs and fingers move them
 * over sixteen wires.
 */
public final class Synth implements Instrument, FileUser {

  /** A driven narrow pulse has DC. */
  private static final float DC_CORNER_HZ = 8f;

  private static final int POLY = 0;
  private static final int LEGATO = 2;

  private final SynthPatch patch = new SynthPatch();
  private final SynthVoices voices = new SynthVoices(patch);
  private final HeldKeys heldKeys = new HeldKeys();
  private final float[] busLeft = new float[Block.FRAMES];
  private final float[] busRight = new float[Block.FRAMES];
  private final DcBlocker dcLeft = new DcBlocker();
  private final DcBlocker dcRight = new DcBlocker();

  @Override
  public ParamTable params() {
    return SynthTable.TABLE;
  }

  @Override
  public List<String> slots() {
    return SynthTable.FILES;
  }

  @Override
  public Material load(int slot, Path file, int sampleRate) throws IOException {
    return UserTable.of(file);
  }

  @Override
  public void use(int slot, Material material) {
    patch.use(material instanceof UserTable user ? user.table() : null);
  }

  @Override
  public void prepare(int sampleRate) {
    patch.prepare(sampleRate);
    voices.prepare(sampleRate);
    dcLeft.prepare(sampleRate, DC_CORNER_HZ);
    dcRight.prepare(sampleRate, DC_CORNER_HZ);
    reset();
  }

  @Override
  public void reset() {
    patch.reset();
    voices.reset();
    heldKeys.clear();
    dcLeft.reset();
    dcRight.reset();
  }

  @Override
  public void set(int index, float value) {
    patch.set(index, value);
  }

  @Override
  public void jump(int index, float value) {
    patch.jump(index, value);
  }

  /** Draws what its knobs ask for of what all synths share. Any thread, before audio has this. */
  void drawTable() {
    patch.drawTable();
  }

  @Override
  public void noteOn(int offset, int noteId, int key, float velocity) {
    int mode = patch.choice(SynthTable.MODE);
    boolean another = !heldKeys.isEmpty();
    boolean legato = mode == LEGATO && another && voices.retarget(noteId, key);
    heldKeys.press(noteId, key, velocity);
    if (legato) {
      return;
    }
    if (mode != POLY) {
      voices.fadeAll(offset);
    }
    voices.start(offset, noteId, key, velocity, another);
  }

  @Override
  public void noteOff(int offset, int noteId) {
    heldKeys.lift(noteId);
    int mode = patch.choice(SynthTable.MODE);
    if (mode != POLY && !heldKeys.isEmpty() && voices.holds(noteId)) {
      int id = heldKeys.topId();
      int key = heldKeys.topKey();
      if (mode != LEGATO || !voices.retarget(id, key)) {
        voices.fadeAll(offset);
        voices.start(offset, id, key, heldKeys.topVelocity(), true);
      }
      return;
    }
    voices.release(offset, noteId);
  }

  @Override
  public void bend(int noteId, float semitones) {
    voices.bend(noteId, semitones);
  }

  @Override
  public void pressure(int noteId, float amount) {
    voices.press(noteId, amount);
  }

  @Override
  public void slide(int noteId, float amount) {
    voices.slide(noteId, amount);
  }

  @Override
  public void allNotesOff() {
    heldKeys.clear();
    voices.releaseAll();
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    boolean sounding = !voices.silent();
    patch.advance(block, sounding);
    if (!sounding && dcLeft.silent() && dcRight.silent()) {
      return false;
    }
    Arrays.fill(busLeft, 0f);
    Arrays.fill(busRight, 0f);
    voices.render(block, busLeft, busRight);
    float level = patch.level;
    float step = patch.levelStep;
    for (int i = 0; i < Block.FRAMES; i++) {
      float g = Math.fma(step, i, level);
      left[i] = g * busLeft[i];
      right[i] = g * busRight[i];
    }
    dcLeft.process(left, Block.FRAMES);
    dcRight.process(right, Block.FRAMES);
    return true;
  }
}
