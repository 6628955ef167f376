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
}
