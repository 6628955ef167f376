package org.ngoma.firmware.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ngoma.instruments.sound.Mixer;
import org.ngoma.sequencer.model.Project;

/**
 * A channel that gets a file of its own.
 *
 * @param place in the mixer
 * @param mark that files are sorted by: 01 to 64, G1 to G4, RA to RD
 * @param number of its file among all
 */
record Stem(int place, String mark, String name, int number) {

  private static final int NAME_CHARS = 80;

  /** All channels of a song, or one track. */
  static List<Stem> of(Project project, int trackId) {
    List<Stem> stems = new ArrayList<>();
    for (int i = 0; i < project.tracks().size(); i++) {
      if (trackId == 0 || project.tracks().get(i).id() == trackId) {
        String mark = String.format(Locale.ROOT, "%02d", i + 1);
        stems.add(new Stem(i, mark, project.tracks().get(i).name(), stems.size() + 1));
      }
    }
    for (int i = 0; trackId == 0 && i < Project.GROUPS; i++) {
      stems.add(
          new Stem(
              Mixer.GROUP + i, "G" + (i + 1), project.groups().get(i).name(), stems.size() + 1));
    }
    for (int i = 0; trackId == 0 && i < Project.RETURNS; i++) {
      String mark = "R" + (char) ('A' + i);
      stems.add(
          new Stem(Mixer.RETURN + i, mark, project.returns().get(i).name(), stems.size() + 1));
    }
    return stems;
  }

  String fileName(Format format) {
    return safe(mark + " " + name) + "." + format.suffix();
  }

  /** A name that every file system takes. */
  static String safe(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
    safe = safe.substring(0, Math.min(NAME_CHARS, safe.length()));
    return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
  }
}
