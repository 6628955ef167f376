package org.ngoma.firmware.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.TestSongs;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TrackKind;

class RelinkTest {

  @TempDir Path folder;
  private SampleStore store;
  private Relink relink;
  private FileRef hall;
  private FileRef log;
  private Project project;

  @BeforeEach
  void aSongThatHasLostBothItsFiles() throws IOException {
    store = new SampleStore(folder.resolve("store"));
    relink = new Relink(store);
    hall = lost("Hall.wav", 1);
    log = lost("Log.wav", 2);
    Device room = Device.of(50, "convolution").withFiles(Map.of("impulse", hall));
    project =
        TestSongs.of(
                List.of(
                    TestSongs.track(1, TrackKind.SAMPLER, 1)
                        .withFiles(Map.of("zone3", log))
                        .withEffects(List.of(room))))
            .withBus(
                Place.MASTER,
                TestSongs.of(List.of())
                    .master()
                    .withEffects(
                        List.of(Device.of(51, "convolution").withFiles(Map.of("impulse", hall)))));
  }

  private FileRef lost(String name, int seed) throws IOException {
    Path file = sound(folder.resolve(name), seed);
    FileRef there = store.add(file);
    Files.delete(file);
    Files.delete(store.file(there.sha256()));
    return there;
  }

  private static Path sound(Path file, int seed) throws IOException {
    Files.createDirectories(file.getParent());
    float[] tone = new float[4800];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = 0.1f * ((i * seed) % 7 - 3);
    }
    try (WavWriter wav = new WavWriter(file, 48_000, WavEncoding.PCM_16)) {
      wav.write(tone, tone, 0, tone.length);
    }
    return file;
  }

  private Project taken(FileRef missing, Path file) throws IOException, EditRefused {
    History history = new History(project, Processors.parameters(), new MemoryJournal());
    for (Edit edit : relink.take(project, missing, file)) {
      history.apply(edit, Gesture.ALONE);
    }
    return history.project();
  }

  @Test
  void findsByNameWhereverItLies() throws IOException {
    assertEquals(List.of(log, hall), relink.missing(project));
    Path found = sound(folder.resolve("a/b/c/hall.WAV"), 9);
    sound(folder.resolve("a/other.wav"), 9);
    assertEquals(Map.of(hall, found), relink.find(project, List.of(folder.resolve("a"))));
  }

  @Test
  void ofSeveralWithTheNameTheVeryFileWins() throws IOException {
    sound(folder.resolve("a/Log.wav"), 5);
    Path same = sound(folder.resolve("b/Log.wav"), 2);
    sound(folder.resolve("c/Log.wav"), 6);
    assertEquals(Map.of(log, same), relink.find(project, List.of(folder)));
    assertEquals(List.of(), relink.take(project, log, same), "nothing has to change");
    assertTrue(store.has(log.sha256()));
  }

  @Test
  void theOnlyOneTakesWhateverItIsCalled() throws Exception {
    sound(folder.resolve("b/Log.wav"), 2);
    relink.take(project, log, folder.resolve("b/Log.wav"));
    Path church = sound(folder.resolve("church.wav"), 4);
    assertEquals(Map.of(hall, church), relink.find(project, List.of(church)));
    Project now = taken(hall, church);
    assertEquals(List.of(), relink.missing(now));
    FileRef there = now.master().effects().getFirst().files().get("impulse");
    assertEquals("church.wav", there.name());
    assertEquals(Map.of("impulse", there), now.tracks().getFirst().effects().getFirst().files());
  }

  @Test
  void refusesWhatIsNoSound() throws IOException {
    Path words = Files.writeString(folder.resolve("Log.wav"), "not a sound at all");
    List<String> before = stored();
    IOException refused = assertThrows(IOException.class, () -> relink.take(project, log, words));
    assertTrue(refused.getMessage().contains("Log.wav"), refused.getMessage());
    assertEquals(before, stored());
    assertThrows(IOException.class, () -> relink.find(project, List.of(folder.resolve("nowhere"))));
  }

  private List<String> stored() throws IOException {
    List<String> names = new ArrayList<>();
    try (var files = Files.list(folder.resolve("store"))) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }
}
