package org.ngoma.firmware.cli;

import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.generate.Voicing;
import org.ngoma.sequencer.model.shape.Strum;
import picocli.CommandLine.Option;

/** How the notes of a chord lie, and how they are struck. */
final class VoicingOptions {

  @Option(
      names = "--inversion",
      paramLabel = "N",
      description = "lowest notes that go an octave up, 0 to 6")
  int inversion;

  @Option(names = "--spread", paramLabel = "N", description = "0 close, 1 open, 2 wide")
  int spread;

  @Option(names = "--strum", paramLabel = "MS", description = "milliseconds from note to note")
  double strum;

  @Option(
      names = "--stroke",
      paramLabel = "up|down|alternate",
      defaultValue = "up",
      description = "where the hand goes")
  Strum.Stroke stroke;

  Voicing of(Project project) {
    int ticks = (int) Math.round(Notation.ticks(project, strum));
    return new Voicing(inversion, spread, new Strum(ticks, stroke));
  }
}
