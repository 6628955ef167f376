package org.ngoma.firmware.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class SampleSweepTest {

  @TempDir Path home;
  private Library library;
  private SampleStore samples;
  private final Set<String> kept = new HashSet<>();

  @BeforeEach
  void makeALibrary() {
    library = new Library(home, Processors.parameters(), InstantSource.system());
    samples = new SampleStore(home.resolve("samples"));
  }

  private FileRef sample(String content) throws IOException {
    Path file = Files.write(home.resolve(content), content.getBytes(StandardCharsets.UTF_8));
    return samples.add(file);
  }

  private SampleSweep.Swept sweep(int days) throws IOException {
    Instant then = Instant.now().plusSeconds(days * 86_400L);
    return new SampleSweep(library, samples, kept, InstantSource.fixed(then)).sweep();
  }

  @Test
  void onlyWhatNoStateOfAnySongNeedsIsRemoved() throws Exception {
    FileRef atFirst = sample("at first");
    FileRef later = sample("later");
    FileRef nobodys = sample("nobody's");
    FileRef browsed = sample("browsed");
    kept.add(browsed.sha256());
    Path taking = Files.write(samples.folder().resolve(".new-take"), new byte[9]);
    Track track =
        new Track(1, "Kit", TrackKind.DRUMS, 50, Map.of(), List.of(), List.of())
            .withFiles(Map.of("pad.1", atFirst));
    Project start = Project.empty("Song").withTracks(List.of(track));
    try (OpenProject open = library.adopt(start, name -> {})) {
      String slot = Processors.parameters().slots().get(TrackKind.DRUMS).getFirst();
      open.history().apply(new Edit.SetTrackFile(1, slot, Optional.of(later)), Gesture.ALONE);
      open.history().undo();
      open.history().apply(new Edit.RemoveTrack(1), Gesture.ALONE);
    }
    assertEquals(0, sweep(1).files(), "what came lately stays");
    assertEquals(new SampleSweep.Swept(1, 8), sweep(30));
    assertTrue(samples.has(atFirst.sha256()), "undo may bring it back");
    assertTrue(samples.has(later.sha256()), "and redo, on its branch");
    assertTrue(samples.has(browsed.sha256()), "it can be browsed");
    assertFalse(samples.has(nobodys.sha256()));
    assertTrue(Files.exists(taking), "what is being taken in");
  }

  @Test
  void nothingIsRemovedWhenASongCannotBeRead() throws Exception {
    FileRef some = sample("some");
    Files.createDirectories(home.resolve("projects"));
    Files.write(home.resolve("projects/broken.sqlite"), new byte[5000]);
    assertThrows(LibraryException.class, () -> sweep(30));
    assertTrue(samples.has(some.sha256()));
  }
}
