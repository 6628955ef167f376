package org.ngoma.sequencer.model;

import java.util.List;

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

  /** An instrument or channel parameter of a track. */
  record SetTrackParam(int trackId, String paramId, double value) implements Edit {
    public SetTrackParam {
      checkValue(paramId, value);
    }
  }

  /** A parameter that exists once: delay, reverb, master. */
  record SetSongParam(String paramId, double value) implements Edit {
    public SetSongParam {
      checkValue(paramId, value);
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

  record PlaceClip(int trackId, Clip clip) implements Edit {}

  /** Removes the clip that starts at this very tick. */
  record RemoveClip(int trackId, long startTick) implements Edit {}

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
