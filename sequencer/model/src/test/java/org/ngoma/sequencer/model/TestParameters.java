package org.ngoma.sequencer.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small merged table, for tests of what works with any table. */
final class TestParameters {

  static final ParamSpec CUTOFF =
      spec("synth.cutoff", "Filter cutoff", Unit.HERTZ, Curve.EXPONENTIAL, 20, 20_000, 1_000, 0);
  static final ParamSpec VOICES =
      spec("synth.voices", "Voices", Unit.CHOICE, Curve.LINEAR, 1, 8, 4, 8);
  static final ParamSpec GAIN =
      spec("channel.gain", "Gain", Unit.DECIBEL, Curve.LINEAR, -60, 12, 0, 0);
  static final ParamSpec PAN = spec("channel.pan", "Pan", Unit.BIPOLAR, Curve.LINEAR, -1, 1, 0, 0);
  static final ParamSpec FEEDBACK =
      spec("delay.feedback", "Feedback", Unit.AMOUNT, Curve.LINEAR, 0, 1, 0.4, 0);

  static final Parameters ALL =
      new Parameters(
          Map.of(
              TrackKind.SYNTH,
              new ParamTable(List.of(CUTOFF, VOICES)),
              TrackKind.DRUMS,
              new ParamTable(List.of())),
          new ParamTable(List.of(GAIN, PAN)),
          new ParamTable(List.of(FEEDBACK)));

  private TestParameters() {}

  static ParamSpec spec(
      String id,
      String name,
      Unit unit,
      Curve curve,
      double min,
      double max,
      double defaultValue,
      int steps) {
    return new ParamSpec(
        id,
        name,
        "Short",
        unit,
        curve,
        min,
        max,
        defaultValue,
        steps,
        List.of(),
        0,
        Set.of(),
        "0.1");
  }
}
