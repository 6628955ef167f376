package org.ngoma.firmware.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.instruments.sound.ChannelTable;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/**
 * A song with one track to be heard: with its fader and its sends, without the master's effects.
 */
public final class Stems {

  private static final String SOLO = ChannelTable.TABLE.get(ChannelTable.SOLO).id();
  private static final String MUTE = ChannelTable.TABLE.get(ChannelTable.MUTE).id();

  private Stems() {}

  /** The song with this track alone; the others still steer the effects that they steer. */
  public static Project alone(Project project, int trackId) {
    List<Track> tracks = new ArrayList<>();
    for (Track track : project.tracks()) {
      boolean heard = track.id() == trackId;
      tracks.add(track.withParams(with(track.params(), heard, heard)));
    }
    List<Bus> groups = new ArrayList<>();
    for (Bus group : project.groups()) {
      groups.add(group.withParams(with(group.params(), false, false)));
    }
    return project
        .withTracks(tracks)
        .withGroups(groups)
        .withMaster(project.master().withEffects(List.of()));
  }

  private static Map<String, Double> with(
      Map<String, Double> params, boolean solo, boolean unmuted) {
    Map<String, Double> next = new HashMap<>(params);
    next.put(SOLO, solo ? 1.0 : 0.0);
    if (unmuted) {
      next.remove(MUTE);
    }
    return next;
  }

  /** Whether a track is to be heard in the song as it stands. */
  public static boolean muted(Track track) {
    return track.params().getOrDefault(MUTE, 0.0) >= 0.5;
  }
}
