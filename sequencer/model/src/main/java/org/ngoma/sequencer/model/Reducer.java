package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Edit.AddAudioClip;
import org.ngoma.sequencer.model.Edit.AddDevice;
import org.ngoma.sequencer.model.Edit.AddNotes;
import org.ngoma.sequencer.model.Edit.AddPattern;
import org.ngoma.sequencer.model.Edit.AddTrack;
import org.ngoma.sequencer.model.Edit.ApplyChain;
import org.ngoma.sequencer.model.Edit.ApplyDevicePreset;
import org.ngoma.sequencer.model.Edit.ApplyTrackPreset;
import org.ngoma.sequencer.model.Edit.BypassDevice;
import org.ngoma.sequencer.model.Edit.ChangeAudioClip;
import org.ngoma.sequencer.model.Edit.MoveAudioClip;
import org.ngoma.sequencer.model.Edit.MoveDevice;
import org.ngoma.sequencer.model.Edit.MoveTrack;
import org.ngoma.sequencer.model.Edit.PlaceClip;
import org.ngoma.sequencer.model.Edit.PutPattern;
import org.ngoma.sequencer.model.Edit.PutTrack;
import org.ngoma.sequencer.model.Edit.RelinkRecording;
import org.ngoma.sequencer.model.Edit.RemoveAudioClip;
import org.ngoma.sequencer.model.Edit.RemoveClip;
import org.ngoma.sequencer.model.Edit.RemoveDevice;
import org.ngoma.sequencer.model.Edit.RemoveNotes;
import org.ngoma.sequencer.model.Edit.RemovePattern;
import org.ngoma.sequencer.model.Edit.RemoveTrack;
import org.ngoma.sequencer.model.Edit.RenameBus;
import org.ngoma.sequencer.model.Edit.RenamePattern;
import org.ngoma.sequencer.model.Edit.RenameProject;
import org.ngoma.sequencer.model.Edit.RenameTrack;
import org.ngoma.sequencer.model.Edit.ReplaceProject;
import org.ngoma.sequencer.model.Edit.SetArmed;
import org.ngoma.sequencer.model.Edit.SetBusParam;
import org.ngoma.sequencer.model.Edit.SetDeviceFile;
import org.ngoma.sequencer.model.Edit.SetDeviceKey;
import org.ngoma.sequencer.model.Edit.SetDeviceParam;
import org.ngoma.sequencer.model.Edit.SetFollow;
import org.ngoma.sequencer.model.Edit.SetGroove;
import org.ngoma.sequencer.model.Edit.SetGroup;
import org.ngoma.sequencer.model.Edit.SetMarkers;
import org.ngoma.sequencer.model.Edit.SetPatternLength;
import org.ngoma.sequencer.model.Edit.SetRestarts;
import org.ngoma.sequencer.model.Edit.SetScenes;
import org.ngoma.sequencer.model.Edit.SetSignatures;
import org.ngoma.sequencer.model.Edit.SetStepping;
import org.ngoma.sequencer.model.Edit.SetSwing;
import org.ngoma.sequencer.model.Edit.SetTempo;
import org.ngoma.sequencer.model.Edit.SetTempos;
import org.ngoma.sequencer.model.Edit.SetTrackFile;
import org.ngoma.sequencer.model.Edit.SetTrackParam;
import org.ngoma.sequencer.model.Edit.ShapeNotes;
import org.ngoma.sequencer.model.Edit.SplitAudioClip;
import org.ngoma.sequencer.model.Edit.TrimAudioClip;

/**
 * Turns a project and an edit into the next project. Pure; any thread. Whatever an edit does not
 * touch is shared between the two projects.
 */
public final class Reducer {

  private final Parameters parameters;
  private final EditCheck check;
  private final ChainReducer chains;

  public Reducer(Parameters parameters) {
    this.parameters = parameters;
    check = new EditCheck(parameters);
    chains = new ChainReducer(parameters);
  }

  /**
   * The project after a new edit; the very same object when the edit changes nothing.
   *
   * @throws EditRefused when this project cannot take it
   */
  public Project reduce(Project project, Edit edit) throws EditRefused {
    check.parameters(project, edit);
    return replay(project, edit);
  }

  /**
   * The project after an edit that was accepted once, perhaps by another version of this program:
   * parameters that are unknown by now are kept.
   *
   * @throws EditRefused when this project cannot take it
   */
  public Project replay(Project project, Edit edit) throws EditRefused {
    try {
      return apply(project, edit);
    } catch (IllegalArgumentException e) {
      throw new EditRefused(e.getMessage());
    }
  }

  private Project apply(Project project, Edit edit) throws EditRefused {
    return switch (edit) {
      case AddTrack e -> addTrack(project, e);
      case RemoveTrack e -> removeTrack(project, e);
      case PutTrack e -> putTrack(project, e.track());
      case MoveTrack e -> moveTrack(project, e);
      case RenameTrack e -> {
        Track track = Find.track(project, e.trackId());
        yield track.name().equals(e.name()) ? project : with(project, track.withName(e.name()));
      }
      case SetSwing e -> {
        Track track = Find.track(project, e.trackId());
        yield track.swingPercent() == e.percent()
            ? project
            : with(project, track.withSwing(e.percent()));
      }
      case SetGroove e -> {
        Track track = Find.track(project, e.trackId());
        yield track.groove().equals(e.groove())
            ? project
            : with(project, track.withGroove(e.groove()));
      }
      case SetTrackParam e -> {
        Track track = Find.track(project, e.trackId());
        yield Values.holds(track.params(), e.paramId(), e.value())
            ? project
            : with(project, track.withParams(Values.with(track.params(), e.paramId(), e.value())));
      }
      case SetTrackFile e -> {
        Track track = Find.track(project, e.trackId());
        Map<String, FileRef> files = Values.with(track.files(), e.slot(), e.file());
        yield files.equals(track.files()) ? project : with(project, track.withFiles(files));
      }
      case SetGroup e -> {
        Track track = Find.track(project, e.trackId());
        yield track.group() == e.group() ? project : with(project, track.withGroup(e.group()));
      }
      case SetArmed e -> {
        Track track = Find.track(project, e.trackId());
        yield track.armed() == e.armed() ? project : with(project, track.withArmed(e.armed()));
      }
      case SetRestarts e -> {
        Track track = Find.track(project, e.trackId());
        yield track.restarts() == e.restarts()
            ? project
            : with(project, track.withRestarts(e.restarts()));
      }
      case ApplyTrackPreset e -> applyPreset(project, e);
      case SetBusParam e -> {
        Bus bus = project.bus(e.bus());
        yield Values.holds(bus.params(), e.paramId(), e.value())
            ? project
            : project.withBus(
                e.bus(), bus.withParams(Values.with(bus.params(), e.paramId(), e.value())));
      }
      case RenameBus e -> {
        Bus bus = project.bus(e.bus());
        yield bus.name().equals(e.name())
            ? project
            : project.withBus(e.bus(), bus.withName(e.name()));
      }
      case AddDevice e -> chains.add(project, e);
      case RemoveDevice e -> chains.remove(project, e);
      case MoveDevice e -> chains.move(project, e);
      case BypassDevice e ->
          chains.change(
              project, e.chain(), e.deviceId(), device -> device.withBypassed(e.bypassed()));
      case SetDeviceParam e ->
          chains.change(
              project,
              e.chain(),
              e.deviceId(),
              device -> device.withParams(Values.with(device.params(), e.paramId(), e.value())));
      case SetDeviceKey e ->
          chains.change(
              project, e.chain(), e.deviceId(), device -> device.withKeyTrack(e.keyTrackId()));
      case SetDeviceFile e ->
          chains.change(
              project,
              e.chain(),
              e.deviceId(),
              device -> device.withFiles(Values.with(device.files(), e.slot(), e.file())));
      case ApplyDevicePreset e -> chains.applyPreset(project, e);
      case ApplyChain e -> chains.apply(project, e);
      case AddPattern e -> addPattern(project, e);
      case PutPattern e -> putPattern(project, e);
      case RemovePattern e -> removePattern(project, e);
      case RenamePattern e -> {
        Pattern pattern = Find.pattern(project, e.trackId(), e.patternId());
        yield pattern.name().equals(e.name())
            ? project
            : with(project, e.trackId(), pattern.withName(e.name()));
      }
      case SetPatternLength e -> {
        Pattern pattern = Find.pattern(project, e.trackId(), e.patternId());
        yield pattern.lengthTicks() == e.lengthTicks()
            ? project
            : with(project, e.trackId(), pattern.withLength(e.lengthTicks()));
      }
      case SetStepping e -> {
        Pattern pattern = Find.pattern(project, e.trackId(), e.patternId());
        yield pattern.stepping().equals(e.stepping())
            ? project
            : with(project, e.trackId(), pattern.withStepping(e.stepping()));
      }
      case AddNotes e -> addNotes(project, e);
      case RemoveNotes e -> removeNotes(project, e);
      case ShapeNotes e -> shapeNotes(project, e);
      case PlaceClip e -> placeClip(project, e);
      case RemoveClip e -> removeClip(project, e);
      case AddAudioClip e -> AudioReducer.add(project, e);
      case MoveAudioClip e -> AudioReducer.move(project, e);
      case TrimAudioClip e -> AudioReducer.trim(project, e);
      case SplitAudioClip e -> AudioReducer.split(project, e);
      case RemoveAudioClip e -> AudioReducer.remove(project, e);
      case ChangeAudioClip e -> AudioReducer.change(project, e);
      case RelinkRecording e -> AudioReducer.relink(project, e);
      case SetTempo e -> setTempo(project, e.bpm());
      case SetTempos e ->
          project.tempos().equals(e.tempos()) ? project : project.withTempos(e.tempos());
      case SetSignatures e ->
          project.signatures().equals(e.signatures())
              ? project
              : project.withSignatures(e.signatures());
      case SetScenes e ->
          project.scenes().equals(e.scenes()) ? project : project.withScenes(e.scenes());
      case SetFollow e -> {
        Pattern pattern = Find.pattern(project, e.trackId(), e.patternId());
        yield pattern.follow().equals(e.follow())
            ? project
            : with(project, e.trackId(), pattern.withFollow(e.follow()));
      }
      case SetMarkers e -> {
        Project next = project.withMarkers(e.markers());
        yield next.markers().equals(project.markers()) ? project : next;
      }
      case RenameProject e ->
          project.name().equals(e.name()) ? project : project.withName(e.name());
      case ReplaceProject e -> {
        EditCheck.wholeProject(e.project());
        yield e.project();
      }
    };
  }

  private static Project addTrack(Project project, AddTrack e) throws EditRefused {
    if (e.index() < 0 || e.index() > project.tracks().size()) {
      throw new EditRefused(
          "track %s at place %d: there are %d tracks, so 1 to %d"
              .formatted(
                  e.track().name(),
                  e.index() + 1L,
                  project.tracks().size(),
                  project.tracks().size() + 1));
    }
    List<Track> tracks = new ArrayList<>(project.tracks());
    tracks.add(e.index(), e.track());
    Project next = project.withTracks(tracks);
    EditCheck.wholeProject(next);
    return next;
  }

  private static Project removeTrack(Project project, RemoveTrack e) throws EditRefused {
    List<Track> tracks = new ArrayList<>(project.tracks());
    tracks.remove(Find.trackIndex(project, e.trackId()));
    return project.withTracks(tracks);
  }

  private static Project putTrack(Project project, Track track) throws EditRefused {
    List<Track> tracks = new ArrayList<>(project.tracks());
    int at = 0;
    while (at < tracks.size() && tracks.get(at).id() != track.id()) {
      at++;
    }
    if (at < tracks.size()) {
      if (tracks.get(at).equals(track)) {
        return project;
      }
      tracks.set(at, track);
    } else {
      tracks.add(track);
    }
    Project next = project.withTracks(tracks);
    EditCheck.wholeProject(next);
    return next;
  }

  private static Project moveTrack(Project project, MoveTrack e) throws EditRefused {
    int from = Find.trackIndex(project, e.trackId());
    if (e.index() < 0 || e.index() >= project.tracks().size()) {
      throw new EditRefused(
          "track %s to place %d: there are %d tracks, so 1 to %d"
              .formatted(
                  project.tracks().get(from).name(),
                  e.index() + 1L,
                  project.tracks().size(),
                  project.tracks().size()));
    }
    if (from == e.index()) {
      return project;
    }
    List<Track> tracks = new ArrayList<>(project.tracks());
    tracks.add(e.index(), tracks.remove(from));
    return project.withTracks(tracks);
  }

  private static Project addPattern(Project project, AddPattern e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    EditCheck.freePatternId(project, e.pattern());
    List<Pattern> patterns = new ArrayList<>(track.patterns());
    patterns.add(e.pattern());
    return with(project, track.withPatterns(patterns));
  }

  private static Project putPattern(Project project, PutPattern e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    List<Pattern> patterns = new ArrayList<>(track.patterns());
    patterns.removeIf(pattern -> pattern.id() == e.pattern().id());
    if (patterns.size() == track.patterns().size()) {
      EditCheck.freePatternId(project, e.pattern());
      patterns.add(e.pattern());
    } else {
      int at = Find.patternIndex(track, e.pattern().id());
      if (track.patterns().get(at).equals(e.pattern())) {
        return project;
      }
      patterns.add(at, e.pattern());
    }
    return with(project, track.withPatterns(patterns));
  }

  private static Project removePattern(Project project, RemovePattern e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    int index = Find.patternIndex(track, e.patternId());
    for (Clip clip : track.clips()) {
      if (clip.patternId() == e.patternId()) {
        throw new EditRefused(
            "pattern %s of %s is played at tick %d: remove its clips first"
                .formatted(track.patterns().get(index).name(), track.name(), clip.startTick()));
      }
    }
    List<Pattern> patterns = new ArrayList<>(track.patterns());
    patterns.remove(index);
    return with(project, track.withPatterns(patterns));
  }

  private static Project addNotes(Project project, AddNotes e) throws EditRefused {
    Pattern pattern = Find.pattern(project, e.trackId(), e.patternId());
    List<Note> notes = new ArrayList<>(pattern.notes().size() + e.notes().size());
    notes.addAll(pattern.notes());
    notes.addAll(e.notes());
    return with(project, e.trackId(), pattern.withNotes(notes));
  }

  private static Project removeNotes(Project project, RemoveNotes e) throws EditRefused {
    Pattern pattern = Find.pattern(project, e.trackId(), e.patternId());
    List<Note> kept = without(project, e.trackId(), pattern, e.notes());
    return with(project, e.trackId(), pattern.withNotes(kept));
  }

  private static Project shapeNotes(Project project, ShapeNotes e) throws EditRefused {
    Pattern pattern = Find.pattern(project, e.trackId(), e.patternId());
    List<Note> notes = without(project, e.trackId(), pattern, e.removed());
    notes.addAll(e.added());
    Pattern next = pattern.withNotes(notes);
    return next.equals(pattern) ? project : with(project, e.trackId(), next);
  }

  /** The notes of a pattern but one for each that is given. */
  private static List<Note> without(Project project, int trackId, Pattern pattern, List<Note> given)
      throws EditRefused {
    Map<Note, Integer> toRemove = new HashMap<>();
    for (Note note : given) {
      toRemove.merge(note, 1, Integer::sum);
    }
    List<Note> kept = new ArrayList<>(pattern.notes().size());
    for (Note note : pattern.notes()) {
      Integer count = toRemove.get(note);
      if (count == null) {
        kept.add(note);
      } else if (count == 1) {
        toRemove.remove(note);
      } else {
        toRemove.put(note, count - 1);
      }
    }
    if (!toRemove.isEmpty()) {
      Note missing = toRemove.keySet().stream().sorted().findFirst().orElseThrow();
      throw new EditRefused(
          "pattern %s of %s has no such note with key %d at tick %d: look at it again"
              .formatted(
                  pattern.name(),
                  Find.track(project, trackId).name(),
                  missing.key(),
                  missing.tick()));
    }
    return kept;
  }

  private static Project placeClip(Project project, PlaceClip e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    Find.patternIndex(track, e.clip().patternId());
    List<Clip> clips = new ArrayList<>(track.clips());
    clips.add(e.clip());
    return with(project, track.withClips(clips));
  }

  private static Project removeClip(Project project, RemoveClip e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    List<Clip> clips = new ArrayList<>(track.clips());
    if (!clips.removeIf(clip -> clip.startTick() == e.startTick())) {
      throw new EditRefused(
          "track %s has no clip that starts at tick %d: look at it again"
              .formatted(track.name(), e.startTick()));
    }
    return with(project, track.withClips(clips));
  }

  private static Project setTempo(Project project, double bpm) {
    if (project.tempos().getFirst().bpm() == bpm) {
      return project;
    }
    List<TempoChange> tempos = new ArrayList<>(project.tempos());
    tempos.set(0, new TempoChange(0, bpm));
    return project.withTempos(tempos);
  }

  private Project applyPreset(Project project, ApplyTrackPreset e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    ParamTable table = parameters.instruments().get(track.kind());
    Map<String, Double> params = Values.preset(e.preset(), table);
    // What is no knob of the instrument belongs to the channel, and stays.
    track.params().forEach((id, value) -> keepChannel(id, value, params));
    return params.equals(track.params()) ? project : with(project, track.withParams(params));
  }

  private void keepChannel(String id, double value, Map<String, Double> params) {
    if (parameters.channel().find(id).isPresent()) {
      params.put(id, value);
    }
  }

  static Project with(Project project, Track track) throws EditRefused {
    List<Track> tracks = new ArrayList<>(project.tracks());
    tracks.set(Find.trackIndex(project, track.id()), track);
    return project.withTracks(tracks);
  }

  private static Project with(Project project, int trackId, Pattern pattern) throws EditRefused {
    Track track = Find.track(project, trackId);
    List<Pattern> patterns = new ArrayList<>(track.patterns());
    patterns.set(Find.patternIndex(track, pattern.id()), pattern);
    return with(project, track.withPatterns(patterns));
  }
}
