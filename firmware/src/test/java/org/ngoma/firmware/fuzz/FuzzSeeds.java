package org.ngoma.firmware.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** What every search begins with: files as they should be, and all that was ever found. */
final class FuzzSeeds {

  /** Where the seeds are in the repository, from the folder of the module. */
  static final Path FOLDER = Path.of("src", "test", "fuzz");

  private FuzzSeeds() {}

  /** The song that edits of a journal are tried on. */
  static Project song() {
    Pattern pattern = new Pattern(1, "A", 3840, List.of(new Note(0, 240, 60, 100)));
    Track track =
        new Track(
            1,
            "Synth",
            TrackKind.SYNTH,
            50,
            Map.of(),
            List.of(pattern),
            List.of(new Clip(1, 0, 3840)));
    return Project.empty("Seed")
        .withTracks(List.of(track.withEffects(List.of(Device.of(9, "delay")))));
  }

  /** The seeds of a target, in the order of their names. */
  static List<Path> of(String target) {
    Path folder = FOLDER.resolve(target);
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("there are no seeds in " + folder.toAbsolutePath(), e);
    }
  }
}
