package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.DcBlocker;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.sequencer.model.ParamTable;

/**
 * A synthesised drum kit of fifteen drums on the General MIDI drum map, from a soft deep kick to
 * clave.
 *
 * <p>A stroke reads the knobs of its drum once, when it falls; level and pan follow at once.
 * Strokes ring out whatever the note's length; a closed hat chokes the open one.
 */
public final class DrumKit implements Instrument {

  private static final float DC_CORNER_HZ = 14f;
  private static final float HAT_CHOKE_MS = 8f;
  private static final float NEUTRAL_SNAP = 0.5f;

  private final Controls knobs = new Controls(DrumKitTable.TABLE);
  private final DrumSlots[] drums = {
    membrane(MembraneShape.KICK, 1, 4f),
    new DrumSlots(new Snare(3), new Snare(4), 6f),
    membrane(MembraneShape.RIM, 5, 4f),
    new DrumSlots(new Clap(7), new Clap(8), 6f),
    metal(MetalShape.CLOSED_HAT, 9, 6f),
    metal(MetalShape.OPEN_HAT, 11, 10f),
    membrane(MembraneShape.LOW_TOM, 13, 6f),
    membrane(MembraneShape.MID_TOM, 15, 6f),
    membrane(MembraneShape.HIGH_TOM, 17, 6f),
    metal(MetalShape.CRASH, 19, 60f),
    metal(MetalShape.RIDE, 21, 30f),
    new DrumSlots(new Shaker(23), new Shaker(24), 12f),
    new DrumSlots(new Cowbell(), new Cowbell(), 5f),
    membrane(MembraneShape.CONGA, 27, 5f),
    membrane(MembraneShape.CLAVE, 29, 4f)
  };
  private final DrumStroke stroke = new DrumStroke();
  private final DcBlocker dcLeft = new DcBlocker();
  private final DcBlocker dcRight = new DcBlocker();
  private final float[] mono = new float[Block.FRAMES];
  private float hatChokeFrames;

  private static DrumSlots membrane(MembraneShape shape, int seed, float fadeMs) {
    return new DrumSlots(new Membrane(shape, seed), new Membrane(shape, seed + 1), fadeMs);
  }

  private static DrumSlots metal(MetalShape shape, int seed, float fadeMs) {
    return new DrumSlots(new Metal(shape, seed), new Metal(shape, seed + 1), fadeMs);
  }

  @Override
  public ParamTable params() {
    return DrumKitTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    knobs.prepare(sampleRate);
    for (int i = 0; i < drums.length; i++) {
      drums[i].prepare(sampleRate);
    }
    dcLeft.prepare(sampleRate, DC_CORNER_HZ);
    dcRight.prepare(sampleRate, DC_CORNER_HZ);
    hatChokeFrames = HAT_CHOKE_MS * sampleRate / 1000f;
    reset();
  }

  @Override
  public void reset() {
    knobs.reset();
    for (int i = 0; i < drums.length; i++) {
      drums[i].reset();
    }
    dcLeft.reset();
    dcRight.reset();
  }

  @Override
  public void set(int index, float value) {
    knobs.set(index, value);
  }

  @Override
  public void noteOn(int offset, int noteId, int key, float velocity) {
    int drum = DrumMap.drum(key);
    if (drum == DrumMap.NONE) {
      return;
    }
    stroke.velocity = velocity;
    stroke.ratio =
        FastMath.semitonesToRatio(
            knobs.value(DrumKitTable.row(drum, DrumKitTable.TUNE)) + DrumMap.semitones(key));
    stroke.decayMs = knobs.value(DrumKitTable.row(drum, DrumKitTable.DECAY)) * DrumMap.length(key);
    stroke.tone = knobs.value(DrumKitTable.row(drum, DrumKitTable.TONE));
    stroke.snap = snap(drum);
    if (drum == DrumMap.CLOSED_HAT) {
      drums[DrumMap.OPEN_HAT].choke(offset, hatChokeFrames);
    } else if (drum == DrumMap.OPEN_HAT) {
      drums[DrumMap.CLOSED_HAT].choke(offset, hatChokeFrames);
    }
    drums[drum].strike(offset, stroke);
  }

  private float snap(int drum) {
    return switch (drum) {
      case DrumMap.KICK -> knobs.value(DrumKitTable.KICK_PUNCH);
      case DrumMap.SNARE -> knobs.value(DrumKitTable.SNARE_SNAP);
      default -> NEUTRAL_SNAP;
    };
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
    boolean sounding = false;
    for (int drum = 0; drum < DrumMap.DRUMS; drum++) {
      sounding |= drums[drum].sounding();
    }
    if (!sounding && dcLeft.silent() && dcRight.silent()) {
      return false;
    }
    Arrays.fill(left, 0f);
    Arrays.fill(right, 0f);
    for (int drum = 0; drum < DrumMap.DRUMS; drum++) {
      if (drums[drum].sounding()) {
        Arrays.fill(mono, 0f);
        drums[drum].render(mono);
        place(drum, left, right);
      }
    }
    dcLeft.process(left, Block.FRAMES);
    dcRight.process(right, Block.FRAMES);
    return true;
  }

  /** Adds a drum at its level and pan, on straight lines while they move. */
  private void place(int drum, float[] left, float[] right) {
    int level = DrumKitTable.row(drum, DrumKitTable.LEVEL);
    int pan = DrumKitTable.row(drum, DrumKitTable.PAN);
    float start = FastMath.dbToGain(knobs.start(level));
    float end = FastMath.dbToGain(knobs.value(level));
    float startAngle = Math.fma(knobs.start(pan), 0.125f, 0.125f);
    float endAngle = Math.fma(knobs.value(pan), 0.125f, 0.125f);
    add(left, start * FastMath.cos2pi(startAngle), end * FastMath.cos2pi(endAngle));
    add(right, start * FastMath.sin2pi(startAngle), end * FastMath.sin2pi(endAngle));
  }

  private void add(float[] out, float start, float end) {
    float step = (end - start) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      out[i] = Math.fma(Math.fma(step, i, start), mono[i], out[i]);
    }
  }
}
