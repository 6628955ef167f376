package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FastMathTest {

  private interface FloatCurve {
    float at(float x);
  }

  private static double worstRelative(
      FloatCurve curve, DoubleUnaryOperator exact, double from, double to) {
    double worst = 0;
    for (int i = 0; i <= 200_000; i++) {
      float x = (float) (from + (to - from) * i / 200_000);
      double want = exact.applyAsDouble(x);
      double off = Math.abs(curve.at(x) - want);
      if (off > 0) {
        worst = Math.max(worst, off / Math.abs(want));
      }
    }
    return worst;
  }

  private static double worstAbsolute(
      FloatCurve curve, DoubleUnaryOperator exact, double from, double to) {
    double worst = 0;
    for (int i = 0; i <= 200_000; i++) {
      float x = (float) (from + (to - from) * i / 200_000);
      worst = Math.max(worst, Math.abs(curve.at(x) - exact.applyAsDouble(x)));
    }
    return worst;
  }

  @Test
  void exp2IsWithinItsStatedError() {
    assertTrue(worstRelative(FastMath::exp2, x -> Math.pow(2, x), -20, 20) <= 2e-7);
    assertTrue(worstRelative(FastMath::exp2, x -> Math.pow(2, x), -126, 126) <= 2e-7);
  }

  @Test
  void exp2OfWholeNumbersIsExact() {
    for (int i = -126; i <= 127; i++) {
      assertEquals(Math.scalb(1f, i), FastMath.exp2(i));
    }
  }

  @Test
  void exp2StaysFiniteBeyondItsRange() {
    assertEquals(Math.scalb(1f, 127), FastMath.exp2(1e9f));
    assertEquals(Float.MIN_NORMAL, FastMath.exp2(-1e9f));
  }

  @Test
  void log2IsWithinItsStatedErrorAlsoNearOne() {
    double ln2 = Math.log(2);
    assertTrue(worstRelative(FastMath::log2, x -> Math.log(x) / ln2, 1e-6, 1) <= 4e-7);
    assertTrue(worstRelative(FastMath::log2, x -> Math.log(x) / ln2, 0.9, 1.1) <= 4e-7);
    assertTrue(worstRelative(FastMath::log2, x -> Math.log(x) / ln2, 1, 1e6) <= 4e-7);
    assertEquals(-126f, FastMath.log2(0f));
  }

  @Test
  void sineAndCosineAreWithinTheirStatedError() {
    assertTrue(worstAbsolute(FastMath::sin2pi, x -> Math.sin(2 * Math.PI * x), -2, 2) <= 2e-7);
    assertTrue(worstAbsolute(FastMath::cos2pi, x -> Math.cos(2 * Math.PI * x), -2, 2) <= 2e-7);
    assertTrue(worstRelative(FastMath::sin2pi, x -> Math.sin(2 * Math.PI * x), 0, 0.49) <= 1e-6);
  }

  @Test
  void tanPiIsWithinItsStatedErrorUpTo049() {
    assertTrue(worstRelative(FastMath::tanPi, x -> Math.tan(Math.PI * x), 1e-5, 0.49) <= 1e-6);
    assertEquals(0f, FastMath.tanPi(0f));
    assertEquals(FastMath.tanPi(0.49f), FastMath.tanPi(0.6f));
  }

  @Test
  void decibelsGoBothWays() {
    assertEquals(1f, FastMath.dbToGain(0));
    assertEquals(0.1f, FastMath.dbToGain(-20), 1e-7f);
    assertEquals(-60f, FastMath.gainToDb(0.001f), 1e-4f);
  }

  @Test
  void keysAreWithinAHundredthOfACent() {
    for (int key = 0; key < 128; key++) {
      double exact = 440 * Math.pow(2, (key - 69) / 12.0);
      double cents = 1200 * Math.log(FastMath.keyToHz(key) / exact) / Math.log(2);
      assertEquals(0, cents, 0.01, "key " + key);
    }
  }
}
