package org.ngoma.sequencer.model;

import java.util.Map;

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
}
