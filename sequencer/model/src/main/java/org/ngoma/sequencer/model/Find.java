package org.ngoma.sequencer.model;

import java.util.List;

/** Finds what an edit names, or says in one sentence that it is not there. */
final class Find {

  private Find() {}

  static int trackIndex(Project project, int trackId) throws EditRefused {
    List<Track> tracks = project.tracks();
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).id() == trackId) {
        return i;
      }
    }
    throw new EditRefused(
        "there is no track %d in %s: it may have been removed".formatted(trackId, project.name()));
  }

  static Track track(Project project, int trackId) throws EditRefused {
    return project.tracks().get(trackIndex(project, trackId));
  }

  static int patternIndex(Track track, int patternId) throws EditRefused {
    List<Pattern> patterns = track.patterns();
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).id() == patternId) {
        return i;
      }
    }
    throw new EditRefused(
        "track %s has no pattern %d: it may have been removed".formatted(track.name(), patternId));
  }

  static Pattern pattern(Project project, int trackId, int patternId) throws EditRefused {
    Track track = track(project, trackId);
    return track.patterns().get(patternIndex(track, patternId));
  }

  static AudioClip audioClip(Track track, int clipId) throws EditRefused {
    for (AudioClip clip : track.audio()) {
      if (clip.id() == clipId) {
        return clip;
      }
    }
    throw new EditRefused(
        "track %s has no recording %d: it may have been removed".formatted(track.name(), clipId));
  }

  static List<Device> effects(Project project, Place chain) throws EditRefused {
    return chain.kind() == Place.Kind.TRACK
        ? track(project, chain.number()).effects()
        : project.bus(chain).effects();
  }

  static int deviceIndex(Project project, Place chain, int deviceId) throws EditRefused {
    List<Device> effects = effects(project, chain);
    for (int i = 0; i < effects.size(); i++) {
      if (effects.get(i).id() == deviceId) {
        return i;
      }
    }
    throw new EditRefused(
        "%s has no effect %d: it may have been removed".formatted(name(project, chain), deviceId));
  }

  static Device device(Project project, Place chain, int deviceId) throws EditRefused {
    return effects(project, chain).get(deviceIndex(project, chain, deviceId));
  }

  /** What a player calls the place. */
  static String name(Project project, Place place) {
    return place.kind() == Place.Kind.TRACK
        ? project.track(place.number()).map(Track::name).orElse("track " + place.number())
        : project.bus(place).name();
  }
}
