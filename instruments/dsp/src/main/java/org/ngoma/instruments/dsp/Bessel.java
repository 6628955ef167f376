package org.ngoma.instruments.dsp;

/** The function behind Kaiser's window. */
final class Bessel {

  private Bessel() {}

  /** Modified Bessel function of order 0, by its power series; exact for arguments up to 30. */
  static double i0(double x) {
    double term = 1;
    double sum = 1;
    for (int n = 1; n < 80; n++) {
      term *= (x / (2 * n)) * (x / (2 * n));
      sum += term;
    }
    return sum;
  }
}
