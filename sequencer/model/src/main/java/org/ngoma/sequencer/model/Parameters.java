package org.ngoma.sequencer.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merged parameter table: which rows apply where. The wiring builds the one instance from the
 * tables that stand beside the sounds.
 *
 * @param instruments rows of each kind of track
 * @param slots names of the places for files of each kind of track; none for most
 * @param channel rows that every track and every group has: gain, pan, mute, solo, sends
 * @param returns rows that every return has
 * @param master rows that exist once: limiter, pan law
 * @param devices effects by their kind
 */
public record Parameters(
    Map<TrackKind, ParamTable> instruments,
    Map<TrackKind, List<String>> slots,
    ParamTable channel,
    ParamTable returns,
    ParamTable master,
    Map<String, DeviceKind> devices) {
  public Parameters {
    instruments = Map.copyOf(instruments);
    slots = Map.copyOf(slots);
    devices = Map.copyOf(devices);
  }

  /** The row of an instrument or channel parameter of such a track. */
  public Optional<ParamSpec> ofTrack(TrackKind kind, String id) {
    ParamTable instrument = instruments.get(kind);
    Optional<ParamSpec> row = instrument == null ? Optional.empty() : instrument.find(id);
    return row.isPresent() ? row : channel.find(id);
  }

  /** The rows of a return, a group or the master. */
  public ParamTable ofBus(Place.Kind kind) {
    return switch (kind) {
      case RETURN -> returns;
      case MASTER -> master;
      case GROUP, TRACK -> channel;
    };
  }

  /** The row of a parameter of such an effect; empty when kind or row is unknown. */
  public Optional<ParamSpec> ofDevice(String kind, String id) {
    return Optional.ofNullable(devices.get(kind)).flatMap(known -> known.table().find(id));
  }
}
