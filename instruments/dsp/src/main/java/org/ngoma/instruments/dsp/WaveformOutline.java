package org.ngoma.instruments.dsp;

/** The outline of a stereo sound that runs by, in columns of equal time. Thread: any but audio. */
public final class WaveformOutline {

  private final int columnFrames;
  private final float[] lowest;
  private final float[] highest;
  private final float[] rms;
  private int column;
  private int frames;
  private float low;
  private float high;
  private double energy;

  /**
   * A flat line.
   *
   * @param columns of a picture
   * @param columnFrames frames of a column
   */
  public WaveformOutline(int columns, int columnFrames) {
    this.columnFrames = columnFrames;
    lowest = new float[columns];
    highest = new float[columns];
    rms = new float[columns];
  }

  /** Hears {@code count} frames from index {@code from}. */
  public void add(float[] left, float[] right, int from, int count) {
    for (int i = from; i < from + count; i++) {
      float l = left[i];
      float r = right[i];
      low = Math.min(low, Math.min(l, r));
      high = Math.max(high, Math.max(l, r));
      energy += 0.5 * (l * l + r * r);
      frames++;
      if (frames == columnFrames) {
        endColumn();
      }
    }
  }

  private void endColumn() {
    lowest[column] = low;
    highest[column] = high;
    rms[column] = (float) Math.sqrt(energy / columnFrames);
    column = (column + 1) % rms.length;
    frames = 0;
    low = 0;
    high = 0;
    energy = 0;
  }

  /** The finished columns. */
  public WaveformPicture picture() {
    return new WaveformPicture(inOrder(lowest), inOrder(highest), inOrder(rms));
  }

  private float[] inOrder(float[] ring) {
    float[] out = new float[ring.length];
    System.arraycopy(ring, column, out, 0, ring.length - column);
    System.arraycopy(ring, 0, out, ring.length - column, column);
    return out;
  }
}
