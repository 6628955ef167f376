package org.ngoma.sequencer.model;

import java.util.List;

/**
 * What a kind of effect can be told.
 *
 * @param table its rows
 * @param slots names of its places for files, in order; none for most
 * @param keyed whether another track can steer it
 */
public record DeviceKind(ParamTable table, List<String> slots, boolean keyed) {
  public DeviceKind {
    slots = List.copyOf(slots);
  }
}
