package org.ngoma.firmware.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.ngoma.firmware.export.Exporter;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;

/** The part of a song that goes into a MIDI file: all of it, a track, or a pattern once. */
final class MidiPart {

  private MidiPart() {}

  /**
   * The part as a song of its own.
   *
   * @param track number or name, null for all
   * @param pattern name, null for what the track plays in the song
   */
  static Project of(Project project, String track, String pattern) throws EditRefused {
    if (track == null) {
      if (pattern != null) {
        throw new EditRefused("--pattern " + pattern + ": say of which --track");
      }
      return project;
    }
    Track of = Places.track(project, "--track", track);
    if (pattern == null) {
      return project.withTracks(List.of(of));
    }
    Pattern alone =
        of.patterns().stream()
            .filter(one -> one.name().equalsIgnoreCase(pattern))
            .findFirst()
            .orElseThrow(
                () ->
                    new EditRefused(
                        "--pattern %s: track %s has %s"
                            .formatted(
                                pattern,
                                of.name(),
                                of.patterns().stream()
                                    .map(Pattern::name)
                                    .collect(Collectors.joining(", ")))));
    SignatureChange signature = project.signatures().getFirst();
    TempoChange tempo = project.tempos().getFirst();
    return project
        .withTempos(List.of(tempo))
        .withSignatures(List.of(signature))
        .withMarkers(List.of())
        .withTracks(
            List.of(
                of.withPatterns(List.of(alone))
                    .withClips(List.of(new Clip(alone.id(), 0, once(alone))))));
  }

  /** Ticks of one way through a pattern as it is played. */
  private static long once(Pattern pattern) {
    Stepping stepping = pattern.stepping();
    return Math.max(1, pattern.lengthTicks() * stepping.stretchedBy() / stepping.dividedBy());
  }

  /** The name of the file where none is said. */
  static String usualName(Project project, String track, String pattern) {
    String name =
        project.name()
            + (track == null ? "" : " " + track)
            + (pattern == null ? "" : " " + pattern);
    return Exporter.safeName(name) + ".mid";
  }
}
