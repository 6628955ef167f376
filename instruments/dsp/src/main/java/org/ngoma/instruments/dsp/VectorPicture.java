package org.ngoma.instruments.dsp;

/**
 * A goniometer's dots: mono stands upright, one side alone leans by 45 degrees.
 *
 * @param x to the right where the right side is stronger, -1..1 at full scale
 * @param y up where both sides go up
 * @param correlation 1 mono, 0 unrelated, -1 one side upside down
 */
public record VectorPicture(float[] x, float[] y, float correlation) {

  private static final float TURN = (float) Math.sqrt(0.5);

  /** Dots of the last frames of both arrays before {@code end}, every {@code step}th. */
  public static VectorPicture of(float[] left, float[] right, int end, int dots, int step) {
    float[] x = new float[dots];
    float[] y = new float[dots];
    double ll = 0;
    double rr = 0;
    double lr = 0;
    int at = end - dots * step;
    for (int i = at; i < end; i++) {
      ll += left[i] * left[i];
      rr += right[i] * right[i];
      lr += left[i] * right[i];
    }
    for (int dot = 0; dot < dots; dot++) {
      float l = left[at + dot * step];
      float r = right[at + dot * step];
      x[dot] = TURN * (r - l);
      y[dot] = TURN * (r + l);
    }
    double energy = Math.sqrt(ll * rr);
    return new VectorPicture(x, y, energy < 1e-9 ? 0 : (float) (lr / energy));
  }
}
