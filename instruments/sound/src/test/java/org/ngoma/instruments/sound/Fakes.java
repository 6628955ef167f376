package org.ngoma.instruments.sound;

import java.util.Arrays;
import java.util.List;
import org.ngoma.sequencer.model.Curve;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Unit;

/** Effects and instruments whose output a test can foretell. */
final class Fakes {

  private static final TableBuilder ROWS = new TableBuilder("fake", "0.1");
  static final int LEVEL =
      ROWS.row("level", "Level", "Level", Unit.AMOUNT, Curve.LINEAR, -9, 9, 1, 0);
  private static final ParamTable TABLE = ROWS.build();

  private Fakes() {}

  static Slot slot(int id, Effect effect) {
    return Slot.of(id, effect, 48_000, new float[0]);
  }

  /** Gain, then an offset, then so many frames of delay; may go mad. */
  static final class Plain implements Effect {
    private final float offset;
    private final int lag;
    private final float[] left;
    private final float[] right;
    private float gain;
    private int at;
    float poison;
    int resets;

    Plain(float gain, float offset, int lag) {
      this.gain = gain;
      this.offset = offset;
      this.lag = lag;
      left = new float[Math.max(1, lag)];
      right = new float[Math.max(1, lag)];
    }

    @Override
    public ParamTable params() {
      return TABLE;
    }

    @Override
    public void prepare(int sampleRate) {}

    @Override
    public void reset() {
      resets++;
      poison = 0;
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
    }

    @Override
    public void set(int index, float value) {
      gain = value;
    }

    @Override
    public int latencyFrames() {
      return lag;
    }

    @Override
    public void process(Block block, float[] l, float[] r) {
      for (int i = 0; i < Block.FRAMES; i++) {
        float x = l[i] * gain + offset + poison;
        float y = r[i] * gain + offset + poison;
        if (lag > 0) {
          float before = left[at];
          left[at] = x;
          x = before;
          before = right[at];
          right[at] = y;
          y = before;
          at = (at + 1) % lag;
        }
        l[i] = x;
        r[i] = y;
      }
    }
  }

  /** Gives out what steers it. */
  static final class KeyTap implements KeyedEffect {
    private final float[] left = new float[Block.FRAMES];

    @Override
    public ParamTable params() {
      return TABLE;
    }

    @Override
    public void prepare(int sampleRate) {}

    @Override
    public void reset() {}

    @Override
    public void set(int index, float value) {}

    @Override
    public int latencyFrames() {
      return 0;
    }

    @Override
    public void key(float[] l, float[] r) {
      System.arraycopy(l, 0, left, 0, Block.FRAMES);
    }

    @Override
    public void process(Block block, float[] l, float[] r) {
      for (int i = 0; i < Block.FRAMES; i++) {
        l[i] += left[i];
        r[i] += left[i];
      }
    }
  }

  /** A single frame of 0.01, at the given frame since the reset. */
  static final class Click implements Instrument {
    private final List<Integer> frames;
    private int now;

    Click(Integer... frames) {
      this.frames = List.of(frames);
    }

    @Override
    public ParamTable params() {
      return TABLE;
    }

    @Override
    public void prepare(int sampleRate) {}

    @Override
    public void reset() {
      now = 0;
    }

    @Override
    public void set(int index, float value) {}

    @Override
    public void noteOn(int offset, int noteId, int key, float velocity) {}

    @Override
    public void noteOff(int offset, int noteId) {}

    @Override
    public void allNotesOff() {}

    @Override
    public boolean process(Block block, float[] left, float[] right) {
      boolean sounds = false;
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      for (int frame : frames) {
        if (frame >= now && frame < now + Block.FRAMES) {
          left[frame - now] = 0.01f;
          right[frame - now] = 0.01f;
          sounds = true;
        }
      }
      now += Block.FRAMES;
      return sounds;
    }
  }
}
