package org.ngoma.firmware.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.engine.LiveEngine;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TrackKind;

class StatusLineTest {

  @TempDir Path folder;

  @Test
  void saysHowManySamplesAreMissingUntilTheyAreThere() throws IOException {
    SampleStore store = new SampleStore(folder);
    FileRef lost = new FileRef("0".repeat(64), "Log.wav");
    Project project =
        TestSongs.of(
            List.of(TestSongs.track(1, TrackKind.SAMPLER, 1).withFiles(Map.of("zone1", lost))));
    Lane lane = Lane.inMemory();
    new LiveEngine(lane).period();
    EngineState state = EngineState.read(lane.state());
    MissingSamples missing = new MissingSamples(store);
    assertEquals(1, missing.of(project, 0));
    String line = StatusLine.words(project, state, lane, 1, 200);
    assertTrue(line.contains("  1 sample missing  "), line);
    assertTrue(StatusLine.words(project, state, lane, 2, 200).contains("  2 samples missing  "));
    assertFalse(StatusLine.words(project, state, lane, 0, 200).contains("missing"));
    assertTrue(StatusLine.json(project, state, lane, 1).contains("\"missing_samples\":1,"));

    Files.createFile(store.file(lost.sha256()));
    assertEquals(1, missing.of(project, 1_000_000_000L), "looked at a second ago");
    assertEquals(0, missing.of(project, 3_000_000_000L));
  }
}
