package org.ngoma.sequencer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReducerTest {

  private static final Note LOW = new Note(0, 240, 36, 100);
  private static final Note HIGH = new Note(480, 240, 48, 100);

  private final Reducer reducer = new Reducer(TestParameters.ALL);
  private final EditWords words = new EditWords(TestParameters.ALL);
  private final Project project =
      Project.empty("song")
          .withTracks(
              List.of(
                  track(1, "Bass", new Pattern(11, "A", 3840, List.of(LOW, HIGH))),
                  track(2, "Keys", new Pattern(21, "A", 3840, List.of()))));

  private static Track track(int id, String name, Pattern pattern) {
    return new Track(
        id,
        name,
        TrackKind.SYNTH,
        50,
        Map.of(),
        List.of(pattern),
        List.of(new Clip(pattern.id(), 0, 3840)));
  }

  private Track after(Edit edit, int index) throws EditRefused {
    return reducer.reduce(project, edit).tracks().get(index);
  }

  private void assertRefused(String sentence, Edit edit) {
    EditRefused refused =
        assertThrows(EditRefused.class, () -> reducer.reduce(project, edit), edit.toString());
    assertEquals(sentence, refused.getMessage());
  }

  @Test
  void tracksComeGoAndMove() throws EditRefused {
    Track drums = track(3, "Drums", new Pattern(31, "A", 960, List.of()));
    Project three = reducer.reduce(project, new Edit.AddTrack(1, drums));
    assertEquals(List.of("Bass", "Drums", "Keys"), names(three));
    Project moved = reducer.reduce(three, new Edit.MoveTrack(1, 2));
    assertEquals(List.of("Drums", "Keys", "Bass"), names(moved));
    Project two = reducer.reduce(moved, new Edit.RemoveTrack(2));
    assertEquals(List.of("Drums", "Bass"), names(two));
  }

  private static List<String> names(Project project) {
    return project.tracks().stream().map(Track::name).toList();
  }

  @Test
  void notesComeAndGo() throws EditRefused {
    Note early = new Note(0, 10, 35, 90);
    assertEquals(
        List.of(early, LOW, HIGH),
        after(new Edit.AddNotes(1, 11, List.of(early)), 0).patterns().getFirst().notes());
    assertEquals(
        List.of(HIGH),
        after(new Edit.RemoveNotes(1, 11, List.of(LOW)), 0).patterns().getFirst().notes());
    Project twice = reducer.reduce(project, new Edit.AddNotes(1, 11, List.of(LOW)));
    Project once = reducer.reduce(twice, new Edit.RemoveNotes(1, 11, List.of(LOW)));
    assertEquals(project, once);
    Edit shape = new Edit.ShapeNotes(1, 11, "Shape", List.of(HIGH), List.of(early));
    assertEquals(List.of(early, LOW), after(shape, 0).patterns().getFirst().notes());
    Edit same = new Edit.ShapeNotes(1, 11, "Shape", List.of(HIGH), List.of(HIGH));
    assertSame(project, reducer.reduce(project, same));
  }

  @Test
  void clipsPatternsAndTempoChange() throws EditRefused {
    assertEquals(2, after(new Edit.PlaceClip(1, new Clip(11, 3840, 960)), 0).clips().size());
    assertEquals(0, after(new Edit.RemoveClip(1, 0), 0).clips().size());
    assertEquals(
        960, after(new Edit.SetPatternLength(1, 11, 960), 0).patterns().getFirst().lengthTicks());
    assertEquals(
        2, after(new Edit.AddPattern(1, new Pattern(12, "B", 1, List.of())), 0).patterns().size());
    Project mapped =
        reducer.reduce(
            project, new Edit.SetTempos(List.of(new TempoChange(0, 90), new TempoChange(960, 95))));
    Marker drop = new Marker(960, Marker.Kind.PART, "Drop");
    Marker intro = new Marker(0, Marker.Kind.PART, "Intro");
    Project marked = reducer.reduce(project, new Edit.SetMarkers(List.of(drop, intro)));
    assertEquals(List.of(intro, drop), marked.markers());
    assertSame(marked, reducer.reduce(marked, new Edit.SetMarkers(List.of(drop, intro))));
    assertThrows(IllegalArgumentException.class, () -> new Marker(0, Marker.Kind.CUE, "a\u0007"));
    Project faster = reducer.reduce(mapped, new Edit.SetTempo(91));
    assertEquals(List.of(new TempoChange(0, 91), new TempoChange(960, 95)), faster.tempos());
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertRefused("there is no track 9 in song: it may have been removed", new Edit.RemoveTrack(9));
    assertRefused(
        "track Bass has no pattern 21: it may have been removed",
        new Edit.AddNotes(1, 21, List.of(LOW)));
    assertRefused(
        "pattern A of Bass has no such note with key 40 at tick 0: look at it again",
        new Edit.RemoveNotes(1, 11, List.of(LOW, new Note(0, 1, 40, 1))));
    assertRefused(
        "pattern A of Bass has no such note with key 36 at tick 0: look at it again",
        new Edit.ShapeNotes(1, 11, "Shape", List.of(LOW, LOW), List.of(HIGH)));
    assertRefused(
        "pattern A of Bass has no such note with key 36 at tick 0: look at it again",
        new Edit.RemoveNotes(1, 11, List.of(LOW, LOW)));
    assertRefused(
        "track Bass has no clip that starts at tick 5: look at it again",
        new Edit.RemoveClip(1, 5));
    assertRefused(
        "Bass has no parameter synth.nothing: see the list of parameters",
        new Edit.SetTrackParam(1, "synth.nothing", 1));
    assertRefused(
        "Master has no parameter channel.gain: see the list of parameters",
        new Edit.SetBusParam(Place.MASTER, "channel.gain", 1));
  }

  @Test
  void whatDoesNotFitIsExplained() {
    assertRefused(
        "Filter cutoff of Bass at 30,000 Hz: from 20 Hz to 20,000 Hz",
        new Edit.SetTrackParam(1, "synth.cutoff", 30_000));
    assertRefused(
        "pattern A of Bass is played at tick 0: remove its clips first",
        new Edit.RemovePattern(1, 11));
    assertRefused(
        "track Bass: two clips overlap at tick 3839",
        new Edit.PlaceClip(1, new Clip(11, 3839, 960)));
    assertRefused("track Bass to place 3: there are 2 tracks, so 1 to 2", new Edit.MoveTrack(1, 2));
    assertRefused(
        "track Bass has the id 1 of another track: give it a new one",
        new Edit.AddTrack(0, project.tracks().getFirst()));
    assertRefused(
        "pattern B has the id 21 of pattern A of Keys: give it a new one",
        new Edit.AddPattern(1, new Pattern(21, "B", 960, List.of())));
    assertRefused(
        "a project has a tempo at tick 0", new Edit.SetTempos(List.of(new TempoChange(5, 100))));
    assertRefused(
        "pattern B has the id 2147483647: from 0 to 1,000,000,000",
        new Edit.AddPattern(1, new Pattern(Integer.MAX_VALUE, "B", 960, List.of())));
    Track lost =
        new Track(
            1, "Lost", TrackKind.DRUMS, 50, Map.of(), List.of(), List.of(new Clip(5, 0, 960)));
    assertRefused(
        "the clip at tick 0 of Lost plays pattern 5, which the track does not have: add it first",
        new Edit.ReplaceProject(project.withTracks(List.of(lost))));
    assertRefused(
        "a.b of Master is NaN: give a number",
        new Edit.ReplaceProject(
            project.withMaster(Bus.plain("Master").withParams(Map.of("a.b", Double.NaN)))));
  }

  @Test
  void aSixtyFifthTrackIsRefused() throws EditRefused {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      tracks.add(new Track(i, "T", TrackKind.SYNTH, 50, Map.of(), List.of(), List.of()));
    }
    Project full = reducer.reduce(project, new Edit.ReplaceProject(project.withTracks(tracks)));
    Track more = new Track(64, "T", TrackKind.SYNTH, 50, Map.of(), List.of(), List.of());
    assertThrows(EditRefused.class, () -> reducer.reduce(full, new Edit.AddTrack(0, more)));
  }

  @Test
  void recordsRefuseWhatIsWrongByItself() {
    List<Runnable> wrong =
        List.of(
            () -> new Edit.RenameTrack(1, " "),
            () -> new Edit.RenameTrack(1, "a\nb"),
            () -> new Edit.RenameProject("x".repeat(101)),
            () -> new Edit.SetSwing(1, 81),
            () -> new Edit.SetSwing(1, Double.NaN),
            () -> new Edit.SetTempo(19.9),
            () -> new Edit.SetTrackParam(1, "a.b", Double.POSITIVE_INFINITY),
            () -> new Edit.AddNotes(1, 1, List.of()),
            () -> new Edit.SetPatternLength(1, 1, 0),
            () -> new Clip(1, Long.MAX_VALUE, Long.MAX_VALUE),
            () -> new Performance.Loop(5, 5),
            () -> new Performance.Locate(-1),
            () -> new Performance.LiveNoteOn(1, 128, 1),
            () -> new Performance.LiveNoteOn(1, 0, 0),
            () -> new Performance.LiveNoteOff(1, -1));
    for (Runnable each : wrong) {
      assertThrows(IllegalArgumentException.class, each::run);
    }
  }

  @Test
  void everyEditHasReadableWords() {
    Track bass = project.tracks().getFirst();
    Map<String, Edit> expected =
        Map.ofEntries(
            Map.entry("Add track Bass", new Edit.AddTrack(0, bass)),
            Map.entry("Remove track Bass", new Edit.RemoveTrack(1)),
            Map.entry("Rename track Bass to Sub", new Edit.RenameTrack(1, "Sub")),
            Map.entry("Move track Bass to place 2", new Edit.MoveTrack(1, 1)),
            Map.entry("Set swing of Bass to 66.7 %", new Edit.SetSwing(1, 66.7)),
            Map.entry("Set Pan of Bass to -0.5", new Edit.SetTrackParam(1, "channel.pan", -0.5)),
            Map.entry(
                "Set Feedback of delay of Delay to 30 %",
                new Edit.SetDeviceParam(Place.ofReturn(1), 1, "delay.feedback", 0.3)),
            Map.entry(
                "Set Master gain of Master to 3 dB",
                new Edit.SetBusParam(Place.MASTER, "master.gain", 3)),
            Map.entry("Add pattern A to Keys", new Edit.AddPattern(2, bass.patterns().getFirst())),
            Map.entry("Remove pattern Bass / A", new Edit.RemovePattern(1, 11)),
            Map.entry("Rename pattern Bass / A to B", new Edit.RenamePattern(1, 11, "B")),
            Map.entry("Set length of Bass / A to 3 beats", new Edit.SetPatternLength(1, 11, 2880)),
            Map.entry("Add 2 notes to Bass / A", new Edit.AddNotes(1, 11, List.of(LOW, HIGH))),
            Map.entry("Remove 1 note from Bass / A", new Edit.RemoveNotes(1, 11, List.of(LOW))),
            Map.entry(
                "Quantise 80 %: Bass / A",
                new Edit.ShapeNotes(1, 11, "Quantise 80 %", List.of(LOW), List.of(HIGH))),
            Map.entry("Place Bass / A", new Edit.PlaceClip(1, new Clip(11, 0, 1))),
            Map.entry("Remove a clip of Bass", new Edit.RemoveClip(1, 0)),
            Map.entry("Set tempo to 112.5 BPM", new Edit.SetTempo(112.5)),
            Map.entry("Change the tempo map", new Edit.SetTempos(project.tempos())),
            Map.entry("Change the signatures", new Edit.SetSignatures(project.signatures())),
            Map.entry(
                "Play Bass with groove Straight 80 %",
                new Edit.SetGroove(1, Optional.of(new TrackGroove(Groove.STRAIGHT, 0.8)))),
            Map.entry("Play Bass without a groove", new Edit.SetGroove(1, Optional.empty())),
            Map.entry("Change the markers", new Edit.SetMarkers(List.of())),
            Map.entry("Rename project to mine", new Edit.RenameProject("mine")),
            Map.entry("Load song", new Edit.ReplaceProject(project)),
            Map.entry("Remove track track 9", new Edit.RemoveTrack(9)));
    expected.forEach((text, edit) -> assertEquals(text, words.of(edit, project)));
  }
}
