package org.ngoma.sequencer.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ngoma.sequencer.model.Edit.AddDevice;
import org.ngoma.sequencer.model.Edit.ApplyDevicePreset;
import org.ngoma.sequencer.model.Edit.ApplyTrackPreset;
import org.ngoma.sequencer.model.Edit.SetBusParam;
import org.ngoma.sequencer.model.Edit.SetDeviceFile;
import org.ngoma.sequencer.model.Edit.SetDeviceKey;
import org.ngoma.sequencer.model.Edit.SetDeviceParam;
import org.ngoma.sequencer.model.Edit.SetTrackFile;
import org.ngoma.sequencer.model.Edit.SetTrackParam;

/** What a project as a whole has to keep, beyond what its records check by themselves. */
final class EditCheck {

  /** Leaves room for fresh ones behind whatever a file brings along. */
  private static final int MAX_ID = 1_000_000_000;

  private final Parameters parameters;
  private final ChainCheck chains;

  EditCheck(Parameters parameters) {
    this.parameters = parameters;
    chains = new ChainCheck(parameters);
  }

  /** A new edit names what exists, and sets it to values in its range. */
  void parameters(Project project, Edit edit) throws EditRefused {
    switch (edit) {
      case SetTrackParam e -> trackParam(project, e);
      case SetBusParam e ->
          value(
              parameters.ofBus(e.bus().kind()).find(e.paramId()),
              e.paramId(),
              e.value(),
              project.bus(e.bus()).name());
      case SetTrackFile e -> {
        Track track = Find.track(project, e.trackId());
        List<String> slots = parameters.slots().getOrDefault(track.kind(), List.of());
        ChainCheck.slot(slots, e.slot(), e.file(), track.name());
      }
      case ApplyTrackPreset e -> {
        Track track = Find.track(project, e.trackId());
        ChainCheck.presetOf(e.preset(), track.kind().id(), track.name());
      }
      case AddDevice e -> chains.newDevice(e);
      case SetDeviceParam e -> chains.param(project, e);
      case SetDeviceKey e -> chains.key(project, e);
      case SetDeviceFile e -> chains.file(project, e);
      case ApplyDevicePreset e -> chains.preset(project, e);
      default -> {
        // The others set nothing that the tables tell of.
      }
    }
  }

  private void trackParam(Project project, SetTrackParam set) throws EditRefused {
    Track track = Find.track(project, set.trackId());
    value(
        parameters.ofTrack(track.kind(), set.paramId()), set.paramId(), set.value(), track.name());
  }

  static void value(Optional<ParamSpec> row, String id, double value, String owner)
      throws EditRefused {
    if (row.isEmpty()) {
      throw new EditRefused(
          "%s has no parameter %s: see the list of parameters".formatted(owner, id));
    }
    ParamSpec spec = row.get();
    if (value < spec.min() || value > spec.max()) {
      throw new EditRefused(
          "%s of %s at %s: from %s to %s"
              .formatted(
                  spec.name(),
                  owner,
                  ParamText.of(spec, value),
                  ParamText.of(spec, spec.min()),
                  ParamText.of(spec, spec.max())));
    }
  }

  static void freePatternId(Project project, Pattern pattern) throws EditRefused {
    id("pattern " + pattern.name(), pattern.id());
    for (Track track : project.tracks()) {
      for (Pattern other : track.patterns()) {
        if (other.id() == pattern.id()) {
          throw new EditRefused(
              "pattern %s has the id %d of pattern %s of %s: give it a new one"
                  .formatted(pattern.name(), pattern.id(), other.name(), track.name()));
        }
      }
    }
  }

  static void freeClipId(Project project, AudioClip clip) throws EditRefused {
    id("recording " + clip.name(), clip.id());
    for (Track track : project.tracks()) {
      for (AudioClip other : track.audio()) {
        if (other.id() == clip.id()) {
          throw new EditRefused(
              "recording %s has the id %d of %s of %s: give it a new one"
                  .formatted(clip.name(), clip.id(), other.name(), track.name()));
        }
      }
    }
  }

  /** Ids are unique, clips name patterns of their own track, values are numbers. */
  static void wholeProject(Project project) throws EditRefused {
    Set<Integer> trackIds = new HashSet<>();
    Set<Integer> patternIds = new HashSet<>();
    Set<Integer> clipIds = new HashSet<>();
    ChainCheck.wholeProject(project);
    for (Track track : project.tracks()) {
      id("track " + track.name(), track.id());
      if (!trackIds.add(track.id())) {
        throw new EditRefused(
            "track %s has the id %d of another track: give it a new one"
                .formatted(track.name(), track.id()));
      }
      numbers(track.params(), track.name());
      patterns(track, patternIds);
      for (AudioClip clip : track.audio()) {
        id("recording " + clip.name() + " of " + track.name(), clip.id());
        if (!clipIds.add(clip.id())) {
          throw new EditRefused(
              "%s of %s has the id %d of another recording: give it a new one"
                  .formatted(clip.name(), track.name(), clip.id()));
        }
      }
    }
  }

  private static void patterns(Track track, Set<Integer> patternIds) throws EditRefused {
    Set<Integer> own = new HashSet<>();
    for (Pattern pattern : track.patterns()) {
      id("pattern " + pattern.name() + " of " + track.name(), pattern.id());
      if (!patternIds.add(pattern.id())) {
        throw new EditRefused(
            "pattern %s of %s has the id %d of another pattern: give it a new one"
                .formatted(pattern.name(), track.name(), pattern.id()));
      }
      own.add(pattern.id());
    }
    for (Clip clip : track.clips()) {
      if (!own.contains(clip.patternId())) {
        throw new EditRefused(
            "the clip at tick %d of %s plays pattern %d, which the track does not have: add it first"
                .formatted(clip.startTick(), track.name(), clip.patternId()));
      }
    }
  }

  static void id(String what, int id) throws EditRefused {
    if (id < 0 || id > MAX_ID) {
      throw new EditRefused("%s has the id %d: from 0 to 1,000,000,000".formatted(what, id));
    }
  }

  static void numbers(Map<String, Double> params, String owner) throws EditRefused {
    for (Map.Entry<String, Double> param : params.entrySet()) {
      if (!Double.isFinite(param.getValue())) {
        throw new EditRefused(
            "%s of %s is %s: give a number".formatted(param.getKey(), owner, param.getValue()));
      }
    }
  }
}
