package org.ngoma.sequencer.model;

import java.util.Map;
import java.util.Optional;

/**
 * The merged parameter table: which rows apply where. The wiring builds the one instance from the
 * tables that stand beside the sounds.
 *
 * @param instruments rows of each kind of track
 * @param channel rows that every track has: gain, pan, mute, solo, sends
 * @param song rows that exist once: delay, reverb, master
 */
public record Parameters(
    Map<TrackKind, ParamTable> instruments, ParamTable channel, ParamTable song) {
  public Parameters {
    instruments = Map.copyOf(instruments);
  }

  /** The row of an instrument or channel parameter of such a track. */
  public Optional<ParamSpec> ofTrack(TrackKind kind, String id) {
    ParamTable instrument = instruments.get(kind);
    Optional<ParamSpec> row = instrument == null ? Optional.empty() : instrument.find(id);
    return row.isPresent() ? row : channel.find(id);
  }

  /** The row of a parameter that exists once. */
  public Optional<ParamSpec> ofSong(String id) {
    return song.find(id);
  }
}
