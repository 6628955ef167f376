package org.ngoma.sequencer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Edits of the mixer: effects, files, buses, groups and presets. */
class ChainEditsTest {

  private static final Place BASS = Place.track(1);
  private static final FileRef WAVE = new FileRef("0f".repeat(32), "Hall.wav");

  private final Reducer reducer = new Reducer(TestParameters.ALL);
  private final EditWords words = new EditWords(TestParameters.ALL);
  private Project project =
      Project.empty("song")
          .withTracks(
              List.of(
                  new Track(1, "Bass", TrackKind.SYNTH, 50, Map.of(), List.of(), List.of()),
                  new Track(2, "Kick", TrackKind.DRUMS, 50, Map.of(), List.of(), List.of())));

  @Test
  void effectsAreAddedMovedBypassedAndRemoved() throws EditRefused {
    does("Add compressor to Bass", new Edit.AddDevice(BASS, 0, Device.of(11, "compressor")));
    does("Add delay to Bass", new Edit.AddDevice(BASS, 0, Device.of(12, "delay")));
    does("Add convolver to Delay", new Edit.AddDevice(Place.ofReturn(1), 1, convolver(13)));
    does("Add delay to Master", new Edit.AddDevice(Place.MASTER, 0, Device.of(14, "delay")));
    does("Move delay of Bass to place 2", new Edit.MoveDevice(BASS, 12, 1));
    does("Bypass delay of Bass", new Edit.BypassDevice(BASS, 12, true));
    assertEquals(
        List.of(Device.of(11, "compressor"), Device.of(12, "delay").withBypassed(true)),
        project.tracks().getFirst().effects());
    does("Switch on delay of Bass", new Edit.BypassDevice(BASS, 12, false));
    does("Remove compressor from Bass", new Edit.RemoveDevice(BASS, 11));
    assertEquals(List.of(Device.of(12, "delay")), project.tracks().getFirst().effects());
    assertEquals(List.of(Device.of(14, "delay")), project.master().effects());
  }

  @Test
  void effectsAreSet() throws EditRefused {
    does("Add compressor to Bass", new Edit.AddDevice(BASS, 0, Device.of(11, "compressor")));
    does(
        "Set Threshold of compressor of Bass to -20 dB",
        new Edit.SetDeviceParam(BASS, 11, "compressor.threshold", -20));
    does("Let Kick steer compressor of Bass", new Edit.SetDeviceKey(BASS, 11, 2));
    Device set = project.tracks().getFirst().effects().getFirst();
    assertEquals(Map.of("compressor.threshold", -20.0), set.params());
    assertEquals(2, set.keyTrackId());
    does("Let no track steer compressor of Bass", new Edit.SetDeviceKey(BASS, 11, 0));
    does("Add convolver to Delay", new Edit.AddDevice(Place.ofReturn(1), 1, convolver(13)));
    Place delay = Place.ofReturn(1);
    does(
        "Put Hall.wav into impulse of convolver of Delay",
        new Edit.SetDeviceFile(delay, 13, "impulse", Optional.of(WAVE)));
    assertEquals(Map.of("impulse", WAVE), project.returns().getFirst().effects().getLast().files());
    does(
        "Empty impulse of convolver of Delay",
        new Edit.SetDeviceFile(delay, 13, "impulse", Optional.empty()));
    Preset preset =
        new Preset(
            "Glue", "compressor", List.of("mix"), Map.of("compressor.threshold", -99.0, "x", 5.0));
    does("Give compressor of Bass the preset Glue", new Edit.ApplyDevicePreset(BASS, 11, preset));
    assertEquals(
        Map.of("compressor.threshold", -60.0, "x", 5.0),
        project.tracks().getFirst().effects().getFirst().params());
    does(
        "Give Bass the chain Warm",
        new Edit.ApplyChain(BASS, "Warm", List.of(Device.of(21, "delay"), convolver(22))));
    assertEquals(2, project.tracks().getFirst().effects().size());
  }

  @Test
  void tracksAndBusesAreSet() throws EditRefused {
    does("Send Bass to Group 3", new Edit.SetGroup(1, 3));
    does("Send Bass to Master", new Edit.SetGroup(1, 0));
    does("Arm Bass", new Edit.SetArmed(1, true));
    does("Put Hall.wav into wave_a of Bass", new Edit.SetTrackFile(1, "wave_a", Optional.of(WAVE)));
    assertEquals(Map.of("wave_a", WAVE), project.tracks().getFirst().files());
    does("Empty wave_a of Bass", new Edit.SetTrackFile(1, "wave_a", Optional.empty()));
    does("Rename Group 2 to Drums", new Edit.RenameBus(Place.group(2), "Drums"));
    does("Set Gain of Drums to -6 dB", new Edit.SetBusParam(Place.group(2), "channel.gain", -6));
    does("Set Pan of Bass to +0.5", new Edit.SetTrackParam(1, "channel.pan", 0.5));
    does("Set Voices of Bass to 2", new Edit.SetTrackParam(1, "synth.voices", 2));
    Preset preset =
        new Preset("Deep", "synth", List.of("bass"), Map.of("synth.cutoff", 1e9, "later.x", 1.0));
    does("Give Bass the preset Deep", new Edit.ApplyTrackPreset(1, preset));
    assertEquals(
        Map.of("synth.cutoff", 20_000.0, "later.x", 1.0, "channel.pan", 0.5),
        project.tracks().getFirst().params());
    assertEquals(
        List.of("Filter cutoff of preset Deep stands at 1,000,000,000 Hz and plays at 20,000 Hz."),
        Oddities.of(preset, TestParameters.ALL.instruments().get(TrackKind.SYNTH)));
  }

  @Test
  void whatCannotBeIsExplained() throws EditRefused {
    does("Add compressor to Bass", new Edit.AddDevice(BASS, 0, Device.of(11, "compressor")));
    refuses(
        "this firmware has no effect shimmer: it may come with a newer one",
        new Edit.AddDevice(BASS, 0, Device.of(12, "shimmer")));
    refuses(
        "delay of Delay has the id 1 of another effect: give it a new one",
        new Edit.AddDevice(BASS, 0, Device.of(1, "delay")));
    refuses(
        "two effects of the chain of Bass have the id 11: give each its own",
        new Edit.AddDevice(BASS, 0, Device.of(11, "delay")));
    refuses(
        "an effect to place 3 of Bass: 1 to 2",
        new Edit.AddDevice(BASS, 2, Device.of(12, "delay")));
    refuses("an effect to place 2 of Bass: 1 to 1", new Edit.MoveDevice(BASS, 11, 1));
    refuses("Bass has no effect 99: it may have been removed", new Edit.RemoveDevice(BASS, 99));
    refuses(
        "compressor of Bass has no parameter delay.feedback: see the list of parameters",
        new Edit.SetDeviceParam(BASS, 11, "delay.feedback", 0));
    refuses(
        "Threshold of compressor of Bass at 5 dB: from -60 dB to 0 dB",
        new Edit.SetDeviceParam(BASS, 11, "compressor.threshold", 5));
    refuses(
        "compressor of Bass cannot be steered by its own track: without a key it already is",
        new Edit.SetDeviceKey(BASS, 11, 1));
    refuses(
        "there is no track 9 in song: it may have been removed",
        new Edit.SetDeviceKey(BASS, 11, 9));
    refuses(
        "delay of Delay cannot be steered by a track: choose a compressor or a gate",
        new Edit.SetDeviceKey(Place.ofReturn(1), 1, 2));
    refuses(
        "compressor of Bass has no place tape for a file: it has none",
        new Edit.SetDeviceFile(BASS, 11, "tape", Optional.of(WAVE)));
    refuses(
        "Bass has no place tape for a file: it has wave_a, wave_b",
        new Edit.SetTrackFile(1, "tape", Optional.of(WAVE)));
    refuses(
        "preset Deep is for synth, not for Kick",
        new Edit.ApplyTrackPreset(2, new Preset("Deep", "synth", List.of(), Map.of())));
    refuses("there is no group 5 for track Bass", new Edit.SetGroup(1, 5));
    List<Device> nine = IntStream.range(30, 39).mapToObj(i -> Device.of(i, "delay")).toList();
    refuses("9 effects in the chain of Bass: 8 at most", new Edit.ApplyChain(BASS, "Long", nine));
    assertThrows(IllegalArgumentException.class, () -> Place.ofReturn(5));
    assertThrows(IllegalArgumentException.class, () -> new FileRef("12", "x"));
    assertThrows(IllegalArgumentException.class, () -> Device.of(1, "Not so"));
  }

  @Test
  void whatChangesNothingLeavesNoTrace() throws EditRefused {
    for (Edit edit :
        List.of(
            new Edit.SetGroup(1, 0),
            new Edit.SetArmed(1, false),
            new Edit.SetTrackFile(1, "wave_a", Optional.empty()),
            new Edit.BypassDevice(Place.ofReturn(1), 1, false),
            new Edit.SetDeviceKey(Place.ofReturn(1), 1, 0),
            new Edit.MoveDevice(Place.ofReturn(1), 1, 0),
            new Edit.ApplyChain(BASS, "Nothing", List.of()),
            new Edit.RenameBus(Place.MASTER, "Master"))) {
      assertSame(project, reducer.reduce(project, edit), edit.toString());
    }
  }

  @Test
  void aProjectFromElsewhereKeepsWhatIsUnknownAndTellsOfIt() throws EditRefused {
    Device later = Device.of(40, "shimmer").withParams(Map.of("shimmer.x", 3.0));
    Device loud = Device.of(1, "delay").withParams(Map.of("delay.feedback", 7.0));
    Project strange =
        project
            .withBus(Place.ofReturn(1), new Bus("Delay", Map.of(), List.of(loud)))
            .withMaster(new Bus("Master", Map.of("master.gain", 99.0), List.of(later)));
    project = reducer.reduce(project, new Edit.ReplaceProject(strange));
    assertEquals(strange, project);
    assertEquals(
        List.of(
            "Feedback of delay of Delay stands at 700 % and plays at 100 %.",
            "Master gain of Master stands at 99 dB and plays at 24 dB.",
            "This firmware has no effect reverb: it is kept and lets the sound through.",
            "This firmware has no effect shimmer: it is kept and lets the sound through."),
        Oddities.of(project, TestParameters.ALL));
  }

  private static Device convolver(int id) {
    return Device.of(id, "convolver");
  }

  private void does(String name, Edit edit) throws EditRefused {
    assertEquals(name, words.of(edit, project));
    project = reducer.reduce(project, edit);
  }

  private void refuses(String why, Edit edit) {
    EditRefused refused = assertThrows(EditRefused.class, () -> reducer.reduce(project, edit));
    assertEquals(why, refused.getMessage());
  }
}
