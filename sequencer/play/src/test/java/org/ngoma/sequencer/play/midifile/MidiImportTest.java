package org.ngoma.sequencer.play.midifile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ngoma.sequencer.play.midifile.SmfWriter.events;
import static org.ngoma.sequencer.play.midifile.SmfWriter.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class MidiImportTest {

  private static MidiImport read(SmfWriter writer) throws MidiFileException {
    return MidiImport.of(writer.toBytes(), "song");
  }

  /** A file of one track at 960 ticks a quarter. */
  private static MidiImport one(SmfWriter events) throws MidiFileException {
    return read(file(1, 1, 960).track(events));
  }

  private static List<Note> notes(Project project, int track) {
    return project.tracks().get(track).patterns().getFirst().notes();
  }

  private static List<String> names(Project project) {
    return project.tracks().stream().map(Track::name).toList();
  }

  @Test
  void aTrackBecomesOnePatternInOneClip() throws MidiFileException {
    MidiImport midi = one(events().name("Lead").on(960, 0, 60, 100).off(480, 0, 60));
    Track track = midi.project().tracks().getFirst();
    assertEquals("song", midi.project().name());
    assertEquals("Lead", track.name());
    assertEquals(TrackKind.SYNTH, track.kind());
    assertEquals(3840, track.patterns().getFirst().lengthTicks());
    assertEquals(List.of(new Note(960, 480, 60, 100)), notes(midi.project(), 0));
    assertEquals(List.of(new Clip(track.patterns().getFirst().id(), 0, 3840)), track.clips());
    assertEquals(List.of(), midi.remarks());
  }

  @Test
  void otherDivisionsGoToTheNearestTick() throws MidiFileException {
    SmfWriter events = events().on(1, 0, 60, 100).off(1, 0, 60).on(94, 0, 61, 100).off(96, 0, 61);
    Project exact = read(file(0, 1, 96).track(events)).project();
    assertEquals(List.of(new Note(10, 10, 60, 100), new Note(960, 960, 61, 100)), notes(exact, 0));

    SmfWriter odd = events().on(501, 0, 60, 100).off(1, 0, 60).on(11, 0, 61, 99).off(1, 0, 61);
    MidiImport rounded = read(file(0, 1, 1000).track(odd));
    assertEquals(
        List.of(new Note(481, 1, 60, 100), new Note(492, 1, 61, 99)), notes(rounded.project(), 0));
    assertEquals(
        List.of("The file counts 1,000 ticks per quarter note; its times were rounded to our 960."),
        rounded.remarks());
  }

  @Test
  void runningStatusGoesOnAndVelocityZeroEnds() throws MidiFileException {
    SmfWriter running =
        events().on(0, 0, 60, 100).bytes(100, 60, 0, 0, 62, 90, 50, 62, 0).meta(0, 0x06, 'x');
    assertEquals(
        List.of(new Note(0, 100, 60, 100), new Note(100, 50, 62, 90)),
        notes(one(running).project(), 0));
  }

  @Test
  void overlappingNotesOfOneKeyEndInTheOrderOfTheirBeginning() throws MidiFileException {
    SmfWriter twice = events().on(0, 0, 60, 100).on(100, 0, 60, 90).off(100, 0, 60).off(100, 0, 60);
    assertEquals(
        List.of(new Note(0, 200, 60, 100), new Note(100, 200, 60, 90)),
        notes(one(twice).project(), 0));
  }

  @Test
  void notesWithoutAnEndLastUntilTheirTrackEnds() throws MidiFileException {
    MidiImport midi = one(events().on(0, 0, 60, 100).meta(1000, 0x06, 'x').off(0, 0, 61));
    assertEquals(List.of(new Note(0, 1000, 60, 100)), notes(midi.project(), 0));
    assertEquals(
        List.of(
            "Notes without an end last until the end of their track (1).",
            "Left out: ends of notes that never began (1)."),
        midi.remarks());
  }

  @Test
  void aNoteOfNoLengthLastsATick() throws MidiFileException {
    assertEquals(
        List.of(new Note(5, 1, 60, 100)),
        notes(one(events().on(5, 0, 60, 100).off(0, 0, 60)).project(), 0));
  }

  @Test
  void theSustainPedalHoldsNotesUntilItComesUpOrTheyAreStruckAgain() throws MidiFileException {
    SmfWriter pedal =
        events()
            .controller(0, 0, 64, 127)
            .on(0, 0, 60, 100)
            .on(0, 0, 64, 100)
            .off(100, 0, 60)
            .off(0, 0, 64)
            .on(100, 0, 60, 90)
            .off(50, 0, 60)
            .controller(250, 0, 64, 0)
            .on(0, 0, 67, 80)
            .off(10, 0, 67);
    assertEquals(
        List.of(
            new Note(0, 200, 60, 100),
            new Note(0, 500, 64, 100),
            new Note(200, 300, 60, 90),
            new Note(500, 10, 67, 80)),
        notes(one(pedal).project(), 0));
  }

  @Test
  void tempoAndSignatureComeFromAnyTrack() throws MidiFileException {
    SmfWriter conductor =
        events().meta(0, 0x58, 3, 2, 24, 8).tempo(0, 600_000).tempo(2880, 400_000);
    SmfWriter player = events().on(2880, 3, 60, 100).off(10, 3, 60);
    Project project = read(file(1, 2, 960).track(conductor).track(player)).project();
    assertEquals(List.of(new TempoChange(0, 100), new TempoChange(2880, 150)), project.tempos());
    assertEquals(List.of(new SignatureChange(0, 3, 4)), project.signatures());
    assertEquals(2 * 2880, project.tracks().getFirst().patterns().getFirst().lengthTicks());
  }

  @Test
  void tempoOutOfRangeIsBroughtIntoIt() throws MidiFileException {
    MidiImport midi =
        one(events().tempo(0, 30_000).tempo(960, 10_000_000).on(0, 0, 60, 1).off(9, 0, 60));
    assertEquals(
        List.of(new TempoChange(0, 999), new TempoChange(960, 20)), midi.project().tempos());
    assertEquals(
        List.of(
            "Tempos outside 20 to 999 BPM became the nearest of these"
                + " (2, the first of 2000.00 BPM)."),
        midi.remarks());
  }

  @Test
  void typeZeroIsSplitByChannelAndChannelTenIsDrums() throws MidiFileException {
    SmfWriter all =
        events()
            .program(0, 0, 33)
            .program(0, 1, 0)
            .program(0, 9, 25)
            .on(0, 0, 36, 100)
            .on(0, 1, 60, 100)
            .on(0, 9, 38, 100)
            .off(100, 0, 36)
            .off(0, 1, 60)
            .off(0, 9, 38);
    Project project = read(file(0, 1, 960).track(all)).project();
    assertEquals(List.of("Bass", "Piano", "Drums"), names(project));
    assertEquals(
        List.of(TrackKind.SYNTH, TrackKind.SYNTH, TrackKind.DRUMS),
        project.tracks().stream().map(Track::kind).toList());
    assertEquals(450.0, project.tracks().get(0).params().get("synth.cutoff"));
    assertEquals(1_800.0, project.tracks().get(1).params().get("synth.cutoff"));
    assertTrue(project.tracks().get(2).params().isEmpty());
  }

  @Test
  void aLaterProgramOfAChannelIsANewTrack() throws MidiFileException {
    SmfWriter change =
        events()
            .name("Keys")
            .on(0, 0, 60, 100)
            .program(10, 0, 48)
            .off(10, 0, 60)
            .on(0, 0, 62, 100)
            .off(10, 0, 62)
            .program(0, 0, 0)
            .on(0, 0, 64, 100)
            .off(10, 0, 64);
    Project project = one(change).project();
    assertEquals(List.of("Keys / Piano", "Keys / Ensemble"), names(project));
    assertEquals(List.of(new Note(0, 20, 60, 100), new Note(30, 10, 64, 100)), notes(project, 0));
    assertEquals(List.of(new Note(20, 10, 62, 100)), notes(project, 1));
  }

  @Test
  void volumeAndPanOfTheFirstNoteAreTheChannels() throws MidiFileException {
    MidiImport midi =
        one(
            events()
                .controller(0, 0, 7, 127)
                .controller(0, 0, 10, 0)
                .on(0, 0, 60, 100)
                .off(10, 0, 60)
                .controller(0, 0, 7, 64)
                .controller(0, 1, 7, 0)
                .controller(0, 1, 10, 127)
                .on(0, 1, 60, 100)
                .off(10, 1, 60)
                .on(0, 2, 60, 100)
                .off(10, 2, 60));
    List<Track> tracks = midi.project().tracks();
    assertNull(tracks.get(0).params().get("channel.gain"), "where it stands anyway");
    assertEquals(-1.0, tracks.get(0).params().get("channel.pan"));
    assertEquals(-60.0, tracks.get(1).params().get("channel.gain"));
    assertEquals(1.0, tracks.get(1).params().get("channel.pan"));
    assertNull(tracks.get(2).params().get("channel.gain"));
    assertEquals(List.of("Left out: volume changes while notes play (1)."), midi.remarks());
  }

  @Test
  void wordsOfAllTracksAreKeptWhereTheyStand() throws MidiFileException {
    Project project =
        MidiImport.of(
                file(1, 2, 480)
                    .track(events().meta(0, 6, 'A').meta(960, 7, 0xe9).meta(0, 2, 'c'))
                    .track(events().on(0, 0, 60, 1).meta(480, 5, 'l', 'a', '\r').off(0, 0, 60))
                    .toBytes(),
                "words")
            .project();
    assertEquals(
        List.of(
            new Marker(0, Marker.Kind.PART, "A"),
            new Marker(960, Marker.Kind.LYRIC, "la\r"),
            new Marker(1920, Marker.Kind.CUE, "é")),
        project.markers());
  }

  @Test
  void channelsHaveNamesOfTheirOwn() throws MidiFileException {
    MidiImport midi =
        one(
            events()
                .meta(0, 0x20, 1)
                .meta(0, 4, 'B', 'e', 'l', 'l')
                .on(0, 0, 60, 1)
                .off(9, 0, 60)
                .on(0, 1, 60, 1)
                .off(9, 1, 60));
    assertEquals("Bell", midi.project().tracks().get(1).name());
  }

  @Test
  void whatHasNoPlaceIsCountedAndLeftOut() throws MidiFileException {
    MidiImport midi =
        one(
            events()
                .bytes(0, 0xf0, 3, 1, 2, 0xf7)
                .bytes(0, 0xe0, 0, 64)
                .bytes(0, 0xe0, 0, 65)
                .bytes(0, 0xa0, 60, 1)
                .bytes(0, 0xd0, 60)
                .controller(0, 0, 1, 5)
                .meta(0, 0x58, 4, 7, 24, 8)
                .on(0, 0, 60, 100)
                .off(1, 0, 60));
    assertEquals(
        List.of(
            "Left out: system exclusive messages (1).",
            "Left out: pitch bends (2).",
            "Left out: aftertouch messages (2).",
            "Left out: controllers other than volume, pan and sustain (1).",
            "Left out: signatures that we do not know (1)."),
        midi.remarks());
  }

  @Test
  void aVeryLongSilenceBeforeTheFirstNoteIsLeftOutInWholeBars() throws MidiFileException {
    int quarters = 2 * 60 * 10 + 1;
    MidiImport midi =
        one(
            events()
                .meta(0, 0x58, 4, 2, 24, 8)
                .meta(960 * 4 * 100, 0x58, 2, 2, 24, 8)
                .tempo(0, 400_000)
                .on(960 * (quarters - 400), 0, 60, 100)
                .off(960, 0, 60));
    assertEquals(List.of(new Note(960, 960, 60, 100)), notes(midi.project(), 0));
    assertEquals(List.of(new SignatureChange(0, 2, 4)), midi.project().signatures());
    assertEquals(List.of(new TempoChange(0, 150)), midi.project().tempos());
    assertEquals(
        List.of("Left out 520 seconds of silence before the first note (1,200 quarter notes)."),
        midi.remarks());
  }

  @Test
  void moreThanSixtyFourTracksAreJoinedByChannelAndInstrument() throws MidiFileException {
    SmfWriter file = file(1, 70, 960);
    for (int i = 0; i < 70; i++) {
      file.track(events().program(0, i % 9, i % 9).on(i, i % 9, 60, 100).off(10, i % 9, 60));
    }
    MidiImport midi = read(file);
    assertEquals(9, midi.project().tracks().size());
    assertEquals(70, noteCount(midi.project()));
    assertEquals(
        List.of(
            "70 tracks became 9, because a project holds 64: those of one channel and instrument"
                + " were joined."),
        midi.remarks());
  }

  @Test
  void moreInstrumentsThanTracksAreJoinedByFamily() throws MidiFileException {
    SmfWriter events = events();
    for (int i = 0; i < 128; i++) {
      events.program(0, 0, i).on(0, 0, 60, 100).off(10, 0, 60);
    }
    events.on(0, 9, 36, 100).off(10, 9, 36);
    MidiImport midi = read(file(0, 1, 960).track(events));
    assertEquals(17, midi.project().tracks().size());
    assertEquals(129, noteCount(midi.project()));
    assertEquals("Drums", midi.project().tracks().getLast().name());
  }

  private static int noteCount(Project project) {
    return project.tracks().stream().mapToInt(t -> t.patterns().getFirst().notes().size()).sum();
  }

  @Test
  void namesAreReadInEitherEncodingAndCleaned() throws MidiFileException {
    SmfWriter latin = events().meta(0, 3, 'F', 0xf6, 'n', 0, 'x').on(0, 0, 60, 1).off(1, 0, 60);
    assertEquals(List.of("F\u00f6n x"), names(one(latin).project()));
    SmfWriter utf = events().meta(0, 3, 'F', 0xc3, 0xb6, 'n').on(0, 0, 60, 1).off(1, 0, 60);
    assertEquals(List.of("F\u00f6n"), names(one(utf).project()));
    SmfWriter blank = events().meta(0, 3, ' ', 1).on(0, 0, 60, 1).off(1, 0, 60);
    assertEquals(List.of("Piano"), names(one(blank).project()));
  }

  @Test
  void aFileGivesTheProjectItsName(@TempDir Path folder) throws IOException, MidiFileException {
    Path file = folder.resolve("My Song.MID");
    SmfWriter events = events().on(0, 0, 60, 1).off(1, 0, 60);
    Files.write(file, file(0, 1, 96).track(events).toBytes());
    assertEquals("My Song", MidiImport.read(file).project().name());
  }
}
