package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Speed;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackGroove;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;

/** Edits as they stand in the journal. */
class RecordJsonTest {

  private static final Path SHAPE =
      Path.of("src/test/resources/org/ngoma/firmware/store/journal-format.txt");

  private static final FileRef FILE = new FileRef("ab".repeat(32), "Rhodes \"A3\".wav");

  private static final List<Edit> SOME =
      List.of(
          new Edit.SetTrackParam(3, "synth.cutoff", 0.1 + 0.2),
          new Edit.SetTrackFile(3, "sample", Optional.of(FILE)),
          new Edit.SetTrackFile(3, "sample", Optional.empty()),
          new Edit.SetDeviceParam(Place.ofReturn(2), 9, "delay.time", -0.0),
          new Edit.BypassDevice(Place.MASTER, 9, true),
          new Edit.RenameTrack(1, "Été \"\\ 🥁"),
          new Edit.PlaceClip(1, new Clip(2, (1L << 40) - 1, 1)),
          new Edit.AddNotes(1, 2, List.of(new Note(0, 1, 127, 1), new Note(7, 2, 0, 127))),
          new Edit.SetGroove(1, Optional.of(new TrackGroove(Groove.swing("s", 240, 58), 0.7))),
          new Edit.SetMarkers(List.of(new Marker(7, Marker.Kind.LYRIC, "Hey\r"))),
          new Edit.ShapeNotes(1, 2, "Quantise", List.of(new Note(7, 2, 0, 127)), List.of()),
          new Edit.AddTrack(
              0,
              new Track(
                  5,
                  "Bass",
                  TrackKind.SYNTH,
                  66.7,
                  2,
                  true,
                  Map.of("a", 1.5, "b", 1e-300),
                  Map.of("slot", FILE),
                  List.of(Device.of(8, "delay").withParams(Map.of("x", 3.0))),
                  List.of(new Pattern(6, "A", 960, List.of(new Note(0, 1, 60, 100)))),
                  List.of(new Clip(6, 0, 960)))));

  @Test
  void everyEditComesBackAsItWas() throws IOException {
    for (Edit edit : SOME) {
      assertEquals(edit, back(RecordJson.write(Edit.class, edit)));
    }
    Edit whole = new Edit.ReplaceProject(DemoSong.load().project());
    assertEquals(whole, back(RecordJson.write(Edit.class, whole)));
  }

  private static Edit back(byte[] json) throws IOException {
    return RecordJson.read("entry", json, Edit.class);
  }

  private static Edit back(String json) throws IOException {
    return back(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fieldsOfALaterVersionArePassedOver() throws IOException {
    assertEquals(
        new Edit.SetSwing(1, 60),
        back("{\"is\":\"SetSwing\",\"shade\":{\"x\":[1]},\"trackId\":1,\"percent\":60}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"is\":\"Nothing\"}",
        "{\"trackId\":1,\"is\":\"SetSwing\",\"percent\":60}",
        "{\"is\":\"SetSwing\",\"trackId\":1}",
        "{\"is\":\"SetSwing\",\"trackId\":1,\"percent\":99}",
        "{\"is\":\"SetSwing\",\"trackId\":1e9,\"percent\":60}",
        "{\"is\":\"SetSwing\",\"trackId\":99999999999,\"percent\":60}",
        "{\"is\":\"SetSwing\",\"trackId\":1,\"trackId\":2,\"percent\":60}",
        "{\"is\":\"SetSwing\",\"trackId\":1,\"percent\":NaN}",
        "{\"is\":\"SetSwing\",\"trackId\":1,\"percent\":1e999}",
        "{\"is\":\"SetSwing\",\"trackId\":1,\"percent\":60} more",
        "{\"is\":\"AddNotes\",\"trackId\":1,\"patternId\":1,\"notes\":[{\"tick\":0}]}",
        "{\"is\":\"RenameBus\",\"bus\":{\"kind\":\"moon\",\"number\":1},\"name\":\"x\"}"
      })
  void whatIsNoEditIsRefusedInOneSentence(String json) {
    String words = assertThrows(ProjectFileException.class, () -> back(json)).getMessage();
    assertEquals(1, words.lines().count(), words);
    assertTrue(words.startsWith("entry"), words);
  }

  /** Whatever bytes a broken disk gives, there is an edit or a sentence. */
  @Test
  void brokenBytesNeverDoMoreThanBeRefused() {
    Random random = new Random(5);
    for (Edit edit : SOME) {
      byte[] whole = RecordJson.write(Edit.class, edit);
      for (int i = 0; i < 300; i++) {
        byte[] broken = whole.clone();
        for (int j = 0; j <= random.nextInt(3); j++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        try {
          back(broken);
        } catch (IOException refused) {
          assertTrue(refused.getMessage().length() > 10, "a sentence");
        }
      }
    }
  }

  /**
   * Journals hold these names for ever. A line may be added, and a record may get new components
   * where {@link RecordJson} knows what their absence means: lists, tables, optionals, switches and
   * records with a {@code PLAIN} ({@code -Drecord=true} writes both down); what changes or goes
   * makes every journal that has it unreadable.
   */
  @Test
  void theNamesInTheJournalNeverChange() throws IOException {
    List<String> now = RecordJson.shapeOf(Edit.class);
    List<String> frozen = Files.exists(SHAPE) ? Files.readAllLines(SHAPE) : List.of();
    List<String> gone = new ArrayList<>(frozen);
    gone.removeIf(line -> now.stream().anyMatch(current -> holds(current, line)));
    assertEquals(List.of(), gone, "journals hold these");
    if (Boolean.getBoolean("record")) {
      Files.createDirectories(SHAPE.getParent());
      Files.writeString(SHAPE, String.join("\n", now) + "\n");
      return;
    }
    List<String> added = new ArrayList<>(now);
    added.removeAll(frozen);
    assertEquals(List.of(), added, "new in the journal: record them with -Drecord=true");
  }

  /** Whether a record has all components that it had. */
  private static boolean holds(String current, String frozen) {
    String open = frozen.endsWith(")") ? frozen.substring(0, frozen.length() - 1) : frozen;
    return current.equals(frozen) || (frozen.endsWith(")") && current.startsWith(open + ", "));
  }

  @Test
  void whatIsPlainIsLeftOutAndComesBack() throws IOException {
    Edit plain = new Edit.AddNotes(1, 2, List.of(new Note(0, 1, 60, 100)));
    String text = new String(RecordJson.write(Edit.class, plain), StandardCharsets.UTF_8);
    assertFalse(text.contains("trig"), text);
    Trig trig =
        Trig.PLAIN
            .withConditions(List.of(Condition.percent(50), Condition.ratio(2, 3).not()))
            .withRatchet(new Ratchet(8, -0.5, 1))
            .withSound(Optional.of(new Preset("Wood", "synth", List.of(), Map.of("a", 1.0))))
            .withLocks(List.of(new Lock(0, "synth.cutoff", 900, true)));
    for (Edit edit :
        List.of(
            plain,
            new Edit.AddNotes(1, 2, List.of(new Note(0, 1, 60, 100, trig))),
            new Edit.SetStepping(
                1, 2, Stepping.PLAIN.withSpeed(Speed.HALF).withSkipped(List.of(3))))) {
      assertEquals(edit, back(RecordJson.write(Edit.class, edit)));
    }
  }
}
