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

  static final ParamSpec THRESHOLD =
      spec("compressor.threshold", "Threshold", Unit.DECIBEL, Curve.LINEAR, -60, 0, -18, 0);
  static final ParamSpec MASTER_GAIN =
      spec("master.gain", "Master gain", Unit.DECIBEL, Curve.LINEAR, -24, 24, 0, 0);

  static final Parameters ALL =
      new Parameters(
          Map.of(
              TrackKind.SYNTH,
              new ParamTable(List.of(CUTOFF, VOICES)),
              TrackKind.DRUMS,
              new ParamTable(List.of())),
          Map.of(TrackKind.SYNTH, List.of("wave_a", "wave_b")),
          new ParamTable(List.of(GAIN, PAN)),
          new ParamTable(List.of(GAIN)),
          new ParamTable(List.of(MASTER_GAIN)),
          Map.of(
              "delay",
              new DeviceKind(new ParamTable(List.of(FEEDBACK)), List.of(), false),
              "compressor",
              new DeviceKind(new ParamTable(List.of(THRESHOLD)), List.of(), true),
              "convolver",
              new DeviceKind(new ParamTable(List.of()), List.of("impulse"), false)));

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
