package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ngoma.instruments.dsp.DcBlocker;
import org.ngoma.sequencer.model.ParamTable;

/**
 * A kit of sixteen pads, each a synthesised drum of any model or a recording; out of the box a kit
 * on the General MIDI drum map, from a soft deep kick to clave.
 *
 * <p>A stroke reads the knobs of its pad once, when it falls; level, pan, filter and drive follow
 * at once. Strokes ring out whatever the note's length; pads of one choke group silence each other,
 * as a closed hat does the open one.
 */
public final class DrumKit implements SendingInstrument, FileUser {

  private static final float DC_CORNER_HZ = 14f;

  /** Recordings of one pad. */
  private static final int CELLS = DrumPad.LAYERS * DrumPad.TAKES;

  private final Controls knobs = new Controls(DrumKitTable.TABLE);
  private final DrumPad[] pads = new DrumPad[DrumMap.DRUMS];
  private final DrumStroke stroke = new DrumStroke();
  private final PadSends sends = new PadSends();
  private final DcBlocker dcLeft = new DcBlocker();
  private final DcBlocker dcRight = new DcBlocker();

  /** An empty kit. */
  public DrumKit() {
    DrumWorkspace work = new DrumWorkspace();
    for (int pad = 0; pad < pads.length; pad++) {
      pads[pad] = new DrumPad(pad, knobs, work);
    }
  }

  @Override
  public ParamTable params() {
    return DrumKitTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    knobs.prepare(sampleRate);
    for (int pad = 0; pad < pads.length; pad++) {
      pads[pad].prepare(sampleRate);
    }
    sends.prepare(sampleRate, DC_CORNER_HZ);
    dcLeft.prepare(sampleRate, DC_CORNER_HZ);
    dcRight.prepare(sampleRate, DC_CORNER_HZ);
    stroke.sampleRate = sampleRate;
    stroke.framesPerMs = sampleRate / 1000f;
    reset();
  }

  @Override
  public void reset() {
    knobs.reset();
    for (int pad = 0; pad < pads.length; pad++) {
      pads[pad].reset();
    }
    sends.reset();
    dcLeft.reset();
    dcRight.reset();
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
    stroke.velocity = velocity;
    if (knobs.choice(DrumKitTable.MAP) != DrumKitTable.GENERAL_MIDI && DrumMap.isPad(key)) {
      strike(offset, DrumMap.ofPad(key - DrumMap.FIRST_PAD_KEY), 0f, 1f);
    } else if (DrumMap.drum(key) != DrumMap.NONE) {
      strike(offset, DrumMap.drum(key), DrumMap.semitones(key), DrumMap.length(key));
    }
  }

  private void strike(int offset, int struck, float semitones, float length) {
    int group = pads[struck].chokeGroup();
    for (int pad = 0; pad < pads.length; pad++) {
      if (group != 0 && pad != struck && pads[pad].chokeGroup() == group) {
        pads[pad].choke(offset);
      }
    }
    pads[struck].strike(offset, stroke, semitones, length);
  }

  /** Strokes ring out by themselves. */
  @Override
  public void noteOff(int offset, int noteId) {}

  /** Strokes ring out by themselves. */
  @Override
  public void allNotesOff() {}

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    knobs.advance();
    sends.begin();
    boolean sounding = false;
    for (int pad = 0; pad < pads.length; pad++) {
      sounding |= pads[pad].sounding();
    }
    if (!sounding && dcLeft.silent() && dcRight.silent() && sends.silent()) {
      return false;
    }
    Arrays.fill(left, 0f);
    Arrays.fill(right, 0f);
    for (int pad = 0; pad < pads.length; pad++) {
      if (pads[pad].sounding()) {
        pads[pad].render(left, right, sends);
      }
    }
    sends.end();
    dcLeft.process(left, Block.FRAMES);
    dcRight.process(right, Block.FRAMES);
    return true;
  }

  @Override
  public PadSends sends() {
    return sends;
  }

  @Override
  public List<String> slots() {
    return DrumKitTable.SLOTS;
  }

  @Override
  public Material load(int slot, Path file, int sampleRate) throws IOException {
    return DrumSampleFile.read(file, sampleRate);
  }

  @Override
  public void use(int slot, Material material) {
    int first = DrumMap.DRUMS;
    int pad = slot < first ? slot : (slot - first) / (CELLS - 1);
    int cell = slot < first ? 0 : 1 + (slot - first) % (CELLS - 1);
    pads[DrumMap.ofPad(pad)].use(cell, (DrumSample) material);
  }
}
