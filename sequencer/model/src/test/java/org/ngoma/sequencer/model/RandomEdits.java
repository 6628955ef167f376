package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random edits of a project; about one in five is refused by it. */
final class RandomEdits {

  private RandomEdits() {}

  static Edit next(Random random, Project project, int freshId) {
    Track track =
        project.tracks().isEmpty()
            ? track(99, "nobody")
            : project.tracks().get(random.nextInt(project.tracks().size()));
    int patternId =
        track.patterns().isEmpty()
            ? 77
            : track.patterns().get(random.nextInt(track.patterns().size())).id();
    return switch (random.nextInt(29)) {
      case 0, 1 -> new Edit.AddTrack(random.nextInt(4), track(freshId, "T" + freshId));
      case 2 -> new Edit.RemoveTrack(track.id());
      case 3 -> new Edit.RenameTrack(track.id(), "N" + random.nextInt(9));
      case 4 -> new Edit.MoveTrack(track.id(), random.nextInt(4));
      case 5 ->
          random.nextBoolean()
              ? new Edit.SetSwing(track.id(), 50 + random.nextInt(31))
              : new Edit.SetGroove(
                  track.id(),
                  random.nextBoolean()
                      ? Optional.empty()
                      : Optional.of(new TrackGroove(Groove.STRAIGHT, random.nextInt(2))));
      case 6 -> new Edit.SetTrackParam(track.id(), "channel.pan", random.nextInt(5) / 4.0);
      case 7 -> new Edit.SetTrackParam(track.id(), "synth.cutoff", 10 + random.nextInt(1000));
      case 8 ->
          new Edit.SetDeviceParam(Place.ofReturn(1), 1, "delay.feedback", random.nextInt(6) / 5.0);
      case 9, 10 -> new Edit.AddPattern(track.id(), new Pattern(freshId, "P", 960, List.of()));
      case 11 -> new Edit.RemovePattern(track.id(), patternId);
      case 12 -> new Edit.SetPatternLength(track.id(), patternId, 960 * (1 + random.nextInt(4)));
      case 13 -> new Edit.AddNotes(track.id(), patternId, notes(random));
      case 14 ->
          new Edit.ShapeNotes(
              track.id(), patternId, "Shape", someOf(random, track, patternId), notes(random));
      case 15 -> new Edit.RemoveNotes(track.id(), patternId, someOf(random, track, patternId));
      case 16 -> new Edit.PlaceClip(track.id(), new Clip(patternId, 960L * random.nextInt(8), 960));
      case 17 ->
          track.clips().isEmpty()
              ? new Edit.RenamePattern(track.id(), patternId, "R" + random.nextInt(5))
              : new Edit.RemoveClip(track.id(), track.clips().getFirst().startTick());
      case 20 ->
          new Edit.AddDevice(
              place(random, track), random.nextInt(3), Device.of(freshId, "compressor"));
      case 21 -> new Edit.RemoveDevice(place(random, track), device(random, track));
      case 22 -> new Edit.MoveDevice(Place.track(track.id()), device(random, track), 0);
      case 23 -> new Edit.SetGroup(track.id(), random.nextInt(5));
      case 24 -> new Edit.AddAudioClip(track.id(), audio(random, freshId));
      case 25 -> changeAudio(random, project, freshId);
      case 26 -> new Edit.AddTrack(0, audioTrack(random, freshId));
      case 27 -> new Edit.SetRestarts(track.id(), random.nextBoolean());
      case 28 ->
          new Edit.SetStepping(
              track.id(),
              patternId,
              new Stepping(
                  random.nextBoolean() ? Division.SIXTEENTH : Division.EIGHTH_TRIPLET,
                  random.nextBoolean() ? Speed.NORMAL : Speed.DOUBLE,
                  Direction.REVERSE,
                  List.of(random.nextInt(4))));
      case 18 -> new Edit.SetTempo(60 + random.nextInt(100));
      default ->
          switch (random.nextInt(5)) {
            case 4 ->
                new Edit.SetMarkers(
                    List.of(new Marker(random.nextInt(2) * 960L, Marker.Kind.PART, "Verse")));
            case 0 -> new Edit.RenameProject("song " + random.nextInt(5));
            case 1 ->
                new Edit.SetTempos(
                    List.of(new TempoChange(0, 100), new TempoChange(1 + random.nextInt(9), 110)));
            case 2 -> new Edit.SetSignatures(List.of(new SignatureChange(0, 3, 4)));
            default -> new Edit.ReplaceProject(project.withTracks(List.of(track)));
          };
    };
  }

  private static AudioClip audio(Random random, int id) {
    Recording take = new Recording(new FileRef("ab".repeat(32), "take.wav"), 48_000, 480_000);
    long start = 960L * random.nextInt(16);
    return new AudioClip(id, start, 960 * (1 + random.nextInt(3)), AudioRegion.of(take));
  }

  private static Track audioTrack(Random random, int id) {
    return new Track(id, "A" + id, TrackKind.AUDIO, 50, Map.of(), List.of(), List.of())
        .withAudio(List.of(audio(random, id)));
  }

  private static Edit changeAudio(Random random, Project project, int freshId) {
    Track track =
        project.tracks().stream().filter(t -> !t.audio().isEmpty()).findFirst().orElse(null);
    if (track == null) {
      return new Edit.RemoveAudioClip(1, 1);
    }
    AudioClip clip = track.audio().get(random.nextInt(track.audio().size()));
    int trackId = track.id();
    return switch (random.nextInt(6)) {
      case 0 -> new Edit.MoveAudioClip(trackId, clip.id(), trackId, 960L * random.nextInt(16));
      case 1 -> new Edit.TrimAudioClip(trackId, clip.id(), clip.startTick() + 240, 960);
      case 2 -> new Edit.SplitAudioClip(trackId, clip.id(), clip.startTick() + 480, freshId);
      case 3 -> new Edit.RemoveAudioClip(trackId, clip.id());
      case 4 -> new Edit.ChangeAudioClip(trackId, clip.id(), clip.region().withGain(-6));
      default ->
          new Edit.RelinkRecording(
              "ab".repeat(32),
              new Recording(new FileRef("cd".repeat(32), "other.wav"), 44_100, 441_000));
    };
  }

  private static Place place(Random random, Track track) {
    return random.nextBoolean() ? Place.track(track.id()) : Place.group(2);
  }

  private static int device(Random random, Track track) {
    return track.effects().isEmpty()
        ? 77
        : track.effects().get(random.nextInt(track.effects().size())).id();
  }

  private static Track track(int id, String name) {
    return new Track(id, name, TrackKind.SYNTH, 50, Map.of(), List.of(), List.of());
  }

  private static List<Note> notes(Random random) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      notes.add(
          new Note(random.nextInt(960), 1 + random.nextInt(99), random.nextInt(128), 100)
              .withTrig(Trig.PLAIN.withSlide(random.nextBoolean())));
    }
    return notes;
  }

  private static List<Note> someOf(Random random, Track track, int patternId) {
    for (Pattern pattern : track.patterns()) {
      if (pattern.id() == patternId && !pattern.notes().isEmpty()) {
        return pattern.notes().subList(0, 1 + random.nextInt(pattern.notes().size()));
      }
    }
    return notes(random);
  }
}
