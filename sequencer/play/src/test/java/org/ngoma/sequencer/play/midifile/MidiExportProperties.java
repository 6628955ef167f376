package org.ngoma.sequencer.play.midifile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;
import org.ngoma.sequencer.model.theory.Key;

/** What MIDI can say goes out and comes back as it was. */
class MidiExportProperties {

  private static Project back(MidiExport export, Project was) throws MidiFileException {
    return MidiImport.of(export.file(), was.name()).project();
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void whatCameFromMidiGoesOutAndComesBackTheSame(@ForAll long seed)
      throws IOException, InvalidMidiDataException, MidiFileException {
    Random random = new Random(seed);
    Project project =
        MidiImport.of(MidiImportProperties.randomFile(random), "x")
            .project()
            .withMarkers(markers(random));
    MidiExport export = MidiExport.of(project, MidiExport.Type.TRACKS, Optional.empty());
    assertEquals(project, back(export, project), "seed " + seed);
    assertEquals(List.of(), export.remarks());
  }

  @Property(seed = "1", tries = 200, shrinking = ShrinkingMode.OFF)
  void inOneTrackTheyAreToldApartByTheirChannels(@ForAll long seed)
      throws IOException, InvalidMidiDataException, MidiFileException {
    Random random = new Random(seed);
    Project project =
        MidiImport.of(MidiImportProperties.randomFile(random), "x")
            .project()
            .withMarkers(markers(random));
    MidiExport export = MidiExport.of(project, MidiExport.Type.SINGLE, Optional.empty());
    if (export.remarks().isEmpty()) {
      Project back = back(export, project);
      assertEquals(heard(project), heard(back), "seed " + seed);
      assertEquals(project.tempos(), back.tempos());
      assertEquals(project.signatures(), back.signatures());
      assertEquals(project.markers(), back.markers());
    }
  }

  /** What each track plays, whatever its place in the song. */
  private static List<String> heard(Project project) {
    return project.tracks().stream()
        .map(t -> t.name() + t.kind() + t.params() + t.patterns().getFirst().notes())
        .sorted()
        .toList();
  }

  private static List<Marker> markers(Random random) {
    List<Marker> markers = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Marker.Kind kind = List.of(Marker.Kind.values()).get(random.nextInt(4));
      markers.add(new Marker(random.nextInt(9_000), kind, random.nextBoolean() ? "Ayé\r" : "Drop"));
    }
    markers.sort(Comparator.comparingLong(Marker::tick));
    return markers;
  }

  @Property(seed = "1", tries = 200, shrinking = ShrinkingMode.OFF)
  void songsAreWrittenAsTheyAreHeard(@ForAll long seed)
      throws IOException, InvalidMidiDataException, MidiFileException {
    Random random = new Random(seed);
    Project song = song(random);
    for (MidiExport.Type type : MidiExport.Type.values()) {
      byte[] file = MidiExport.of(song, type, Optional.of(Key.parse("Eb minor"))).file();
      assertEquals(
          type.number(),
          MidiSystem.getMidiFileFormat(new ByteArrayInputStream(file)).getType(),
          "javax reads it, too");
      PlayedOnsets.assertSame(
          JavaxOnsets.of(file, 48_000), PlayedOnsets.of(song, 48_000), "seed " + seed);
    }
  }

  private static Trig trig(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Trig.PLAIN.withConditions(List.of(Condition.percent(50)));
      case 1 -> Trig.PLAIN.withConditions(List.of(Condition.ratio(1, 2)));
      case 2 -> Trig.PLAIN.withRatchet(new Ratchet(3, 0, 0));
      default -> Trig.PLAIN;
    };
  }

  /** Clips that repeat and cut their patterns, with swing and trigs, on up to 20 tracks. */
  private static Project song(Random random) {
    List<Track> tracks = new ArrayList<>();
    int count = 1 + random.nextInt(20);
    for (int id = 1; id <= count; id++) {
      List<Note> notes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        int tick = 120 * random.nextInt(16);
        Note note = new Note(tick, 1 + random.nextInt(999), random.nextInt(128), 1 + i);
        notes.add(note.withTrig(trig(random)));
      }
      int length = 1 + 240 * (1 + random.nextInt(8));
      List<Clip> clips = new ArrayList<>();
      clips.add(new Clip(100 + id, random.nextInt(5_000), 1 + random.nextInt(9_000)));
      notes.add(new Note(0, 5, 60, 99));
      TrackKind[] kinds = {TrackKind.SYNTH, TrackKind.DRUMS, TrackKind.PIANO, TrackKind.LOG_DRUM};
      tracks.add(
          new Track(
              id,
              "track " + id,
              kinds[random.nextInt(kinds.length)],
              50 + random.nextInt(31),
              Map.of("channel.gain", random.nextInt(20) - 14.0),
              List.of(new Pattern(100 + id, "A", length, notes)),
              clips));
    }
    Project empty = Project.empty("song");
    assertTrue(count <= Project.MAX_TRACKS);
    return empty.withTracks(tracks);
  }
}
