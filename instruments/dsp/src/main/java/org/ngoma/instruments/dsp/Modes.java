package org.ngoma.instruments.dsp;

/**
 * What rings once it was struck: a string, a tine, a plate as a sum of tones that each fade at
 * their own pace.
 *
 * <p>Modal synthesis (Adrien 1991). Each mode is a complex number that turns and shrinks. A run of
 * a block is that number times a table of its first turns, so that all frames of a block are
 * computed at once; the number itself moves once a run. Four modes lie side by side in one table.
 */
public final class Modes {

  private static final int TOGETHER = 4;

  /** Modes below this, -140 dB, are cut. */
  private static final float SILENT = 1e-7f;

  /** A mode below this beside louder ones is cut before it becomes subnormal, which is slow. */
  private static final float GONE = 1e-12f;

  private final int blockFrames;
  private final float[][] turns;
  private final float[] re;
  private final float[] im;
  private final float[] loudest;
  private final float[] shrink;
  private int count;

  /**
   * Silence.
   *
   * @param most modes at once, a multiple of 8
   * @param blockFrames longest run, a power of two
   */
  public Modes(int most, int blockFrames) {
    this.blockFrames = blockFrames;
    turns = new float[most / TOGETHER][2 * TOGETHER * blockFrames];
    re = new float[most];
    im = new float[most];
    loudest = new float[most / TOGETHER];
    shrink = new float[blockFrames];
  }

  /** Silences all. */
  public void reset() {
    count = 0;
  }

  /** Whether another mode has room. */
  public boolean full() {
    return count == re.length;
  }

  /**
   * Adds a mode that begins as a sine at phase 0, so without a click. Those that fade alike should
   * follow each other: four that are silent cost nothing.
   *
   * @param cyclesPerFrame its pitch as part of the sample rate, below 0.5
   * @param amplitude may be negative
   * @param octavesPerFrame by which it fades: log2 of its fall
   */
  public void add(float cyclesPerFrame, float amplitude, float octavesPerFrame) {
    int mode = count++;
    int group = mode / TOGETHER;
    int slot = mode % TOGETHER;
    if (slot == 0) {
      loudest[group] = 0f;
      for (int i = mode; i < mode + TOGETHER; i++) {
        re[i] = 0f;
        im[i] = 0f;
      }
    }
    im[mode] = -amplitude;
    loudest[group] = Math.max(loudest[group], Math.abs(amplitude));
    layOut(mode, cyclesPerFrame, octavesPerFrame);
  }

  /** Gives a mode another pitch and pace; it goes on from where it stands. */
  public void retune(int mode, float cyclesPerFrame, float octavesPerFrame) {
    layOut(mode, cyclesPerFrame, octavesPerFrame);
  }

  /** Turns of 1 to a block's frames: each round doubles what is there. */
  private void layOut(int mode, float cyclesPerFrame, float octavesPerFrame) {
    float[] table = turns[mode / TOGETHER];
    int cos = 2 * (mode % TOGETHER) * blockFrames;
    int sin = cos + blockFrames;
    float shrunk = FastMath.exp2(-octavesPerFrame);
    table[cos] = shrunk * FastMath.cos2pi(cyclesPerFrame);
    table[sin] = shrunk * FastMath.sin2pi(cyclesPerFrame);
    for (int done = 1; done < blockFrames; done *= 2) {
      float c = table[cos + done - 1];
      float s = table[sin + done - 1];
      for (int i = 0; i < done; i++) {
        float a = table[cos + i];
        float b = table[sin + i];
        table[cos + done + i] = Math.fma(a, c, -b * s);
        table[sin + done + i] = Math.fma(a, s, b * c);
      }
    }
  }

  /** Lets all fade faster by so many octaves a frame, from here on. */
  public void damp(float octavesPerFrame) {
    for (int i = 0; i < blockFrames; i++) {
      shrink[i] = FastMath.exp2(-octavesPerFrame * (i + 1));
    }
    for (int group = 0; group * TOGETHER < count; group++) {
      float[] table = turns[group];
      for (int part = 0; part < table.length; part += blockFrames) {
        for (int i = 0; i < blockFrames; i++) {
          table[part + i] *= shrink[i];
        }
      }
    }
  }

  /** Highest sample that may still come, from above. */
  public float level() {
    float sum = 0f;
    for (int group = 0; group * TOGETHER < count; group++) {
      sum += loudest[group];
    }
    return sum;
  }

  /** Whether nothing rings. */
  public boolean silent() {
    return count == 0;
  }

  /**
   * Adds a run. Every second four go to the other side, which is what spreads a sound in a room;
   * both may be the same array.
   *
   * @param from first frame
   * @param to behind the last one, at most a block later
   */
  public void render(float[] oneSide, float[] otherSide, int from, int to) {
    int frames = to - from;
    if (frames == 0) {
      return;
    }
    int groups = (count + TOGETHER - 1) / TOGETHER;
    int alive = 0;
    for (int group = 0; group < groups; group++) {
      if (loudest[group] > 0f) {
        run(group, (group & 1) == 0 ? oneSide : otherSide, from, frames);
        if (move(group, frames)) {
          alive = group + 1;
        }
      }
    }
    count = Math.min(count, alive * TOGETHER);
  }

  private void run(int group, float[] out, int from, int frames) {
    float[] t = turns[group];
    int n = blockFrames;
    int mode = group * TOGETHER;
    float a = re[mode];
    float b = -im[mode];
    float c = re[mode + 1];
    float d = -im[mode + 1];
    float e = re[mode + 2];
    float f = -im[mode + 2];
    float g = re[mode + 3];
    float h = -im[mode + 3];
    for (int i = 0; i < frames; i++) {
      float first = Math.fma(a, t[i], b * t[n + i]);
      float second = Math.fma(c, t[2 * n + i], d * t[3 * n + i]);
      float third = Math.fma(e, t[4 * n + i], f * t[5 * n + i]);
      float fourth = Math.fma(g, t[6 * n + i], h * t[7 * n + i]);
      out[from + i] += (first + second) + (third + fourth);
    }
  }

  /** Takes the modes of a group on; false when they have fallen silent. */
  private boolean move(int group, int frames) {
    float[] table = turns[group];
    float most = 0f;
    for (int slot = 0; slot < TOGETHER; slot++) {
      int mode = group * TOGETHER + slot;
      float c = table[2 * slot * blockFrames + frames - 1];
      float s = table[(2 * slot + 1) * blockFrames + frames - 1];
      float a = re[mode];
      float b = im[mode];
      float x = Math.fma(a, c, -b * s);
      float y = Math.fma(a, s, b * c);
      float size = Math.abs(x) + Math.abs(y);
      re[mode] = size < GONE ? 0f : x;
      im[mode] = size < GONE ? 0f : y;
      most = Math.max(most, size);
    }
    loudest[group] = most < SILENT ? 0f : most;
    return most >= SILENT;
  }
}
