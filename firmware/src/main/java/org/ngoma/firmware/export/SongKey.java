package org.ngoma.firmware.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.theory.KeyFinder;

/** The key of a song, found from what its tracks play; drums have none. */
public final class SongKey {

  private SongKey() {}

  /** Nothing where no track plays a note. */
  public static Optional<KeyFinder.Found> of(Project project) {
    List<KeyFinder.Heard> heard = new ArrayList<>();
    for (Track track : project.tracks()) {
      if (track.kind() != TrackKind.DRUMS) {
        track.clips().forEach(clip -> hear(track, clip, heard));
      }
    }
    return heard.isEmpty() ? Optional.empty() : Optional.of(KeyFinder.find(heard));
  }

  /** Each clip tells once what its pattern is made of, however often it goes round. */
  private static void hear(Track track, Clip clip, List<KeyFinder.Heard> heard) {
    for (Pattern pattern : track.patterns()) {
      if (pattern.id() == clip.patternId()) {
        for (Note note : pattern.notes()) {
          double start = clip.startTick() + (double) note.tick();
          heard.add(new KeyFinder.Heard(start, note.lengthTicks(), note.key()));
        }
      }
    }
  }
}
