package org.ngoma.sequencer.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What changes the project: it can be undone and is kept in the journal. Tracks and patterns are
 * named by id, so an edit means the same wherever they have been moved; clips by their start.
 *
 * <p>A record refuses what is wrong by itself; what is wrong in a given project is refused by the
 * {@link Reducer}.
 */
public sealed interface Edit extends Command {

  /** Longest name of a project, track or pattern, in characters. */
  int MAX_NAME = 100;

  /**
   * @param index where it goes among the tracks, 0 for the first
   * @param track with an id that this project never used, see {@link History#freshId}
   */
  record AddTrack(int index, Track track) implements Edit {
    public AddTrack {
      checkName("track", track.name());
    }
  }

  record RemoveTrack(int trackId) implements Edit {}

  /**
   * A whole track out of another version: it takes the place of the one with its id, or comes last.
   *
   * @param from name of the version
   */
  record PutTrack(Track track, String from) implements Edit {
    public PutTrack {
      checkName("track", track.name());
      checkName("version", from);
    }
  }

  record RenameTrack(int trackId, String name) implements Edit {
    public RenameTrack {
      checkName("track", name);
    }
  }

  /**
   * @param index where it stands afterwards
   */
  record MoveTrack(int trackId, int index) implements Edit {}

  record SetSwing(int trackId, double percent) implements Edit {
    public SetSwing {
      if (!(percent >= 50 && percent <= 80)) {
        throw new IllegalArgumentException("swing " + percent + " %: from 50 to 80");
      }
    }
  }

  /** The groove that a track is played with in the place of its swing; empty for none. */
  record SetGroove(int trackId, Optional<TrackGroove> groove) implements Edit {}

  /** An instrument or channel parameter of a track. */
  record SetTrackParam(int trackId, String paramId, double value) implements Edit {
    public SetTrackParam {
      checkValue(paramId, value);
    }
  }

  /** Gives a track a sample, or takes it away: a missing one is replaced so, too. */
  record SetTrackFile(int trackId, String slot, Optional<FileRef> file) implements Edit {}

  /**
   * @param group 0 straight to the master, else the number of a group
   */
  record SetGroup(int trackId, int group) implements Edit {}

  /** Whether the track takes part in the next recording. */
  record SetArmed(int trackId, boolean armed) implements Edit {}

  /** Whether patterns begin anew when they are changed in the midst of playing. */
  record SetRestarts(int trackId, boolean restarts) implements Edit {}

  /**
   * All knobs of the instrument at once; those of the channel stay. Values out of range become the
   * nearest that is in range, unknown ones are kept.
   */
  record ApplyTrackPreset(int trackId, Preset preset) implements Edit {}

  /** A parameter of a return, a group or the master. */
  record SetBusParam(Place bus, String paramId, double value) implements Edit {
    public SetBusParam {
      checkBus(bus);
      checkValue(paramId, value);
    }
  }

  record RenameBus(Place bus, String name) implements Edit {
    public RenameBus {
      checkBus(bus);
      checkName(bus.kind().name().toLowerCase(Locale.ROOT), name);
    }
  }

  /**
   * @param index where it goes in the chain, 0 for the first
   * @param device with an id that this project never used, see {@link History#freshId}
   */
  record AddDevice(Place chain, int index, Device device) implements Edit {}

  record RemoveDevice(Place chain, int deviceId) implements Edit {}

  /**
   * @param index where it stands afterwards
   */
  record MoveDevice(Place chain, int deviceId, int index) implements Edit {}

  record BypassDevice(Place chain, int deviceId, boolean bypassed) implements Edit {}

  record SetDeviceParam(Place chain, int deviceId, String paramId, double value) implements Edit {
    public SetDeviceParam {
      checkValue(paramId, value);
    }
  }

  /**
   * Lets a track steer an effect.
   *
   * @param keyTrackId of the track, 0 for none
   */
  record SetDeviceKey(Place chain, int deviceId, int keyTrackId) implements Edit {}

  /** Gives an effect a file, or takes it away. */
  record SetDeviceFile(Place chain, int deviceId, String slot, Optional<FileRef> file)
      implements Edit {}

  /**
   * All knobs of an effect at once. Values out of range become the nearest that is in range,
   * unknown ones are kept.
   */
  record ApplyDevicePreset(Place chain, int deviceId, Preset preset) implements Edit {}

  /**
   * Another chain in the place of the present one.
   *
   * @param name of what it comes from, for the list of what can be undone
   * @param effects with ids that this project never used
   */
  record ApplyChain(Place chain, String name, List<Device> effects) implements Edit {
    public ApplyChain {
      effects = List.copyOf(effects);
    }
  }

  /**
   * @param pattern with an id that this project never used, see {@link History#freshId}
   */
  record AddPattern(int trackId, Pattern pattern) implements Edit {
    public AddPattern {
      checkName("pattern", pattern.name());
    }
  }

  /**
   * A pattern out of another version: it takes the place of the one with its id, or comes last.
   *
   * @param from name of the version
   */
  record PutPattern(int trackId, Pattern pattern, String from) implements Edit {
    public PutPattern {
      checkName("pattern", pattern.name());
      checkName("version", from);
    }
  }

  /** Removes a pattern that no clip plays. */
  record RemovePattern(int trackId, int patternId) implements Edit {}

  record RenamePattern(int trackId, int patternId, String name) implements Edit {
    public RenamePattern {
      checkName("pattern", name);
    }
  }

  /** Notes behind the new end stay and rest. */
  record SetPatternLength(int trackId, int patternId, int lengthTicks) implements Edit {
    public SetPatternLength {
      if (lengthTicks < 1) {
        throw new IllegalArgumentException("pattern length " + lengthTicks + ": at least 1 tick");
      }
    }
  }

  /** How the player walks through a pattern: length and order of the steps, speed. */
  record SetStepping(int trackId, int patternId, Stepping stepping) implements Edit {}

  record AddNotes(int trackId, int patternId, List<Note> notes) implements Edit {
    public AddNotes {
      notes = List.copyOf(notes);
      checkSome("notes", notes);
    }
  }

  /** Removes one note of the pattern for each one given. */
  record RemoveNotes(int trackId, int patternId, List<Note> notes) implements Edit {
    public RemoveNotes {
      notes = List.copyOf(notes);
      checkSome("notes", notes);
    }
  }

  /**
   * Notes in the place of others: quantised, transposed, made by a generator.
   *
   * @param words what is done, for the list of what can be undone: {@code Quantise 80 %}
   * @param removed one note of the pattern goes for each one given
   * @param added what comes in their place
   */
  record ShapeNotes(int trackId, int patternId, String words, List<Note> removed, List<Note> added)
      implements Edit {
    public ShapeNotes {
      checkName("gesture", words);
      removed = List.copyOf(removed);
      added = List.copyOf(added);
      checkSome("notes", removed.isEmpty() ? added : removed);
    }
  }

  record PlaceClip(int trackId, Clip clip) implements Edit {}

  /** Removes the clip that starts at this very tick. */
  record RemoveClip(int trackId, long startTick) implements Edit {}

  /**
   * Places a recording on a track of audio.
   *
   * @param clip with an id that this project never used, see {@link History#freshId}
   */
  record AddAudioClip(int trackId, AudioClip clip) implements Edit {}

  /** Moves a recording, perhaps to another track. */
  record MoveAudioClip(int trackId, int clipId, int toTrackId, long startTick) implements Edit {}

  /** Shows less or more of a recording; what is heard stays where it lies. */
  record TrimAudioClip(int trackId, int clipId, long startTick, long lengthTicks) implements Edit {}

  /**
   * Cuts a recording in two.
   *
   * @param newClipId of the part behind the cut, one that this project never used
   */
  record SplitAudioClip(int trackId, int clipId, long tick, int newClipId) implements Edit {}

  record RemoveAudioClip(int trackId, int clipId) implements Edit {}

  /** Gain, fades, direction, tempo, pitch: all that makes the sound of a clip. */
  record ChangeAudioClip(int trackId, int clipId, AudioRegion region) implements Edit {}

  /** Plays another recording wherever one is played: a missing one is found again so. */
  record RelinkRecording(String sha256, Recording by) implements Edit {
    public RelinkRecording {
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "a recording is named by its SHA-256: 64 digits of 0-9 and a-f");
      }
    }
  }

  /** The tempo at the song's beginning; later changes stay. */
  record SetTempo(double bpm) implements Edit {
    public SetTempo {
      TempoChange.checkBpm(bpm);
    }
  }

  record SetTempos(List<TempoChange> tempos) implements Edit {
    public SetTempos {
      tempos = List.copyOf(tempos);
      checkSome("tempos", tempos);
    }
  }

  record SetSignatures(List<SignatureChange> signatures) implements Edit {
    public SetSignatures {
      signatures = List.copyOf(signatures);
      checkSome("signatures", signatures);
    }
  }

  /** All scenes anew, in their order. */
  record SetScenes(List<Scene> scenes) implements Edit {
    public SetScenes {
      scenes = List.copyOf(scenes);
      scenes.forEach(scene -> checkName("scene", scene.name()));
    }
  }

  /** What comes behind a pattern where it was launched. */
  record SetFollow(int trackId, int patternId, Follow follow) implements Edit {}

  /** All markers anew; an empty list removes them. */
  record SetMarkers(List<Marker> markers) implements Edit {
    public SetMarkers {
      markers = List.copyOf(markers);
    }
  }

  record RenameProject(String name) implements Edit {
    public RenameProject {
      checkName("project", name);
    }
  }

  /** Everything at once: an import, another version. */
  record ReplaceProject(Project project) implements Edit {
    public ReplaceProject {
      checkName("project", project.name());
    }
  }

  private static void checkName(String what, String name) {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "%s name of %d characters: give it 1 to %d".formatted(what, name.length(), MAX_NAME));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what + " name with a control character: use letters, digits and signs");
    }
  }

  private static void checkBus(Place place) {
    if (place.kind() == Place.Kind.TRACK) {
      throw new IllegalArgumentException("track " + place.number() + " is no bus");
    }
  }

  private static void checkValue(String paramId, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value " + value + " for " + paramId + ": give a number");
    }
  }

  private static void checkSome(String what, List<?> list) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("no " + what + " given: an edit changes something");
    }
  }
}
