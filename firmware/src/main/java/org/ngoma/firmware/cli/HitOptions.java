package org.ngoma.firmware.cli;

import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.generate.Hit;
import picocli.CommandLine.Option;

/** How a generator strikes. */
final class HitOptions {

  private static final String KICK = "36";
  private static final String MIDDLE_C = "60";

  @Option(
      names = "--grid",
      paramLabel = "N",
      defaultValue = "16",
      description = "note value of a step: 16, 8T, ...")
  String grid;

  @Option(
      names = "--velocity",
      paramLabel = "N",
      defaultValue = "88",
      description = "of what is no accent, 1 to 127")
  int velocity;

  @Option(
      names = "--accent",
      paramLabel = "N",
      defaultValue = "116",
      description = "velocity of accents")
  int accent;

  @Option(
      names = "--gate",
      paramLabel = "%",
      defaultValue = "50",
      description = "how much of its step a note lasts")
  double gate;

  /** Steps of a generator that chooses its keys itself. */
  Hit hit() {
    return on(Integer.parseInt(MIDDLE_C));
  }

  /** Strikes on a key; where none is said, on the kick of drums and on middle C of the others. */
  Hit on(String note, TrackKind kind) {
    String usual = kind == TrackKind.DRUMS ? KICK : MIDDLE_C;
    return on(Notation.key("--note", note == null ? usual : note));
  }

  private Hit on(int key) {
    return new Hit(Notation.ticks("--grid", grid), key, velocity, accent, Notation.share(gate));
  }
}
