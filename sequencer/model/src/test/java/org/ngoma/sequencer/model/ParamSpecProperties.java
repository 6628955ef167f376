package org.ngoma.sequencer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ParamSpecProperties {

  private static ParamSpec spec(Curve curve, double from, double width, int steps) {
    double min = curve == Curve.EXPONENTIAL ? Math.abs(from) + 0.001 : from;
    double max = min + width;
    return TestParameters.spec("test.value", "Value", Unit.HERTZ, curve, min, max, min, steps);
  }

  @Property(seed = "1")
  void aKnobComesBackToWhereItStood(
      @ForAll Curve curve,
      @ForAll @DoubleRange(min = -1000, max = 1000) double from,
      @ForAll @DoubleRange(min = 0.1, max = 20_000) double width,
      @ForAll @DoubleRange(min = 0, max = 1) double way) {
    ParamSpec spec = spec(curve, from, width, 0);
    double value = spec.valueAt(way);
    assertTrue(value >= spec.min() && value <= spec.max(), "in range");
    assertEquals(way, spec.wayOf(value), 1e-6);
    assertEquals(value, spec.valueAt(spec.wayOf(value)), 1e-9 * (Math.abs(from) + width));
  }

  @Property(seed = "1")
  void aKnobNeverGoesBackwards(
      @ForAll Curve curve,
      @ForAll @DoubleRange(min = -1000, max = 1000) double from,
      @ForAll @DoubleRange(min = 0, max = 1) double way,
      @ForAll @DoubleRange(min = 0, max = 1) double other) {
    ParamSpec spec = spec(curve, from, 100, 0);
    assertTrue(
        spec.valueAt(Math.min(way, other)) <= spec.valueAt(Math.max(way, other)), "monotone");
  }

  @Property(seed = "1")
  void anyNumberIsBroughtIntoRange(@ForAll Curve curve, @ForAll double value) {
    ParamSpec spec = spec(curve, 5, 10, 0);
    double clamped = spec.clamp(value);
    assertTrue(clamped >= spec.min() && clamped <= spec.max());
    assertEquals(clamped, spec.clamp(clamped));
    assertEquals(spec.defaultValue(), spec.clamp(Double.NaN));
  }

  @Property(seed = "1")
  void aSteppedKnobStandsOnWholeNumbers(@ForAll @DoubleRange(min = 0, max = 1) double way) {
    double value = TestParameters.VOICES.valueAt(way);
    assertEquals(Math.rint(value), value);
    assertEquals(value, TestParameters.VOICES.valueAt(TestParameters.VOICES.wayOf(value)));
  }

  @Example
  void endsOfTheWayAreEndsOfTheRange() {
    for (Curve curve : Curve.values()) {
      ParamSpec spec = spec(curve, 20, 19_980, 0);
      assertEquals(spec.min(), spec.valueAt(0), 1e-9);
      assertEquals(spec.max(), spec.valueAt(1), 1e-9);
      assertEquals(spec.min(), spec.valueAt(-1), 1e-9);
      assertEquals(spec.max(), spec.valueAt(2), 1e-9);
    }
  }

  @Example
  void rowsThatMeanNothingAreRefused() {
    Unit hz = Unit.HERTZ;
    assertRefused(() -> TestParameters.spec("cutoff", "C", hz, Curve.LINEAR, 0, 1, 0, 0));
    assertRefused(() -> TestParameters.spec("synth.Cutoff", "C", hz, Curve.LINEAR, 0, 1, 0, 0));
    assertRefused(() -> TestParameters.spec("a.b", "C", hz, Curve.LINEAR, 1, 1, 1, 0));
    assertRefused(() -> TestParameters.spec("a.b", "C", hz, Curve.LINEAR, 0, 1, 2, 0));
    assertRefused(() -> TestParameters.spec("a.b", "C", hz, Curve.EXPONENTIAL, 0, 1, 1, 0));
    assertRefused(() -> TestParameters.spec("a.b", "C", hz, Curve.LINEAR, Double.NaN, 1, 1, 0));
    assertRefused(() -> new ParamTable(List.of(TestParameters.PAN, TestParameters.PAN)));
  }

  private static void assertRefused(Runnable row) {
    assertThrows(IllegalArgumentException.class, row::run);
  }

  @Example
  void aTableFindsItsRowsAndFillsInDefaults() {
    ParamTable table = new ParamTable(List.of(TestParameters.CUTOFF, TestParameters.VOICES));
    assertEquals(OptionalInt.of(1), table.indexOf("synth.voices"));
    assertEquals(OptionalInt.empty(), table.indexOf("synth.other"));
    assertEquals(TestParameters.CUTOFF, table.find("synth.cutoff").orElseThrow());
    float[] values = table.valuesOf(Map.of("synth.cutoff", 1e9, "later.version", 3.0));
    assertEquals(20_000, values[0]);
    assertEquals(4, values[1]);
  }

  @Example
  void valuesReadAsPeopleWriteThem() {
    assertEquals("1,200 Hz", ParamText.of(TestParameters.CUTOFF, 1_200));
    assertEquals("440.1 Hz", ParamText.of(TestParameters.CUTOFF, 440.123));
    assertEquals("12,350 Hz", ParamText.of(TestParameters.CUTOFF, 12_345.6));
    assertEquals("-6 dB", ParamText.of(TestParameters.GAIN, -6));
    assertEquals("0 dB", ParamText.of(TestParameters.GAIN, -0.0));
    assertEquals("+0.5", ParamText.of(TestParameters.PAN, 0.5));
    assertEquals("40 %", ParamText.of(TestParameters.FEEDBACK, 0.4));
    assertEquals("4", ParamText.of(TestParameters.VOICES, 4));
  }
}
