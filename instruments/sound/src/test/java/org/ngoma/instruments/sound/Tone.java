package org.ngoma.instruments.sound;

import org.ngoma.sequencer.model.Curve;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Unit;

/** An instrument for tests of what lies behind it: a sine without an end, or what one asks for. */
final class Tone implements Instrument {

  private static final TableBuilder ROWS = new TableBuilder("tone", "0.1");

  static final int LEVEL =
      ROWS.row("level", "Level", "Level", Unit.AMOUNT, Curve.LINEAR, 0, 4, 0.1, 0);

  private static final ParamTable TABLE = ROWS.build();

  private final double cyclesPerFrame;
  private double phase;
  private float level = 0.1f;

  /** Put into the next block in place of the sine, once. */
  float poison;

  int resets;
  boolean released;

  Tone(double cyclesPerFrame) {
    this.cyclesPerFrame = cyclesPerFrame;
  }

  @Override
  public ParamTable params() {
    return TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    phase = 0;
  }

  @Override
  public void reset() {
    phase = 0;
    resets++;
  }

  @Override
  public void set(int index, float value) {
    level = value;
  }

  void level(float newLevel) {
    level = newLevel;
  }

  @Override
  public void noteOn(int offset, int noteId, int key, float velocity) {
    released = false;
  }

  @Override
  public void noteOff(int offset, int noteId) {
    released = true;
  }

  @Override
  public void allNotesOff() {
    released = true;
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    if ((released || level == 0) && poison == 0) {
      return false;
    }
    for (int i = 0; i < Block.FRAMES; i++) {
      left[i] = level * (float) Math.sin(2 * Math.PI * phase);
      right[i] = left[i];
      phase += cyclesPerFrame;
    }
    if (poison != 0) {
      right[7] = poison;
      poison = 0;
    }
    return true;
  }
}
