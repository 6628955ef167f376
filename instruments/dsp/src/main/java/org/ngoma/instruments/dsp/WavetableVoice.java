package org.ngoma.instruments.dsp;

/** One voice that walks along a {@link Wavetable}; a change of table fades over. */
public final class WavetableVoice {

  private int phase;
  private int increment;
  private Wavetable table;
  private int level;
  private float position;
  private float gain;
  private boolean fresh;

  /** Begins again at this phase. */
  public void start(int startPhase) {
    phase = startPhase;
    fresh = true;
  }

  /**
   * Adds some frames; position, pitch and gain move in straight lines from where the last call left
   * them.
   *
   * @param next table to read from, null for silence
   * @param to position at the end, 0..1
   * @param cycles a frame, at the end
   * @param endGain at the end
   * @param at of the first frame in a lane of an octet
   */
  public void add(
      Wavetable next, float to, float cycles, float endGain, float[] w, int at, int frames) {
    if (frames <= 0) {
      return;
    }
    int end = TableOscillator.increment(cycles);
    int nextLevel = next == null ? 0 : next.levelFor(cycles);
    if (fresh) {
      increment = end;
      table = next;
      level = nextLevel;
      position = to;
      gain = endGain;
      fresh = false;
    }
    float move = (to - position) / frames;
    int step = (end - increment) / frames;
    if (next == table && nextLevel == level) {
      read(table, level, move, step, gain, (endGain - gain) / frames, w, at, frames);
    } else {
      // Another table sounds different: fade over, or the change would click.
      read(table, level, move, step, gain, -gain / frames, w, at, frames);
      read(next, nextLevel, move, step, 0f, endGain / frames, w, at, frames);
    }
    phase += increment * frames + step * (frames * (frames - 1) / 2);
    increment = end;
    table = next;
    level = nextLevel;
    position = to;
    gain = endGain;
  }

  private void read(
      Wavetable from,
      int fromLevel,
      float move,
      int step,
      float g,
      float gStep,
      float[] w,
      int at,
      int frames) {
    if (from != null && (g != 0f || gStep != 0f)) {
      from.add(fromLevel, position, move, phase, increment, step, g, gStep, w, at, frames);
    }
  }
}
