package org.ngoma.sequencer.model;

import java.util.List;
import java.util.Map;

/**
 * A place in the mixer where tracks come together: a return, a group, the master.
 *
 * @param params values by parameter id; what is absent stands at its default, unknown ids are kept
 * @param effects its chain, at most {@link Track#MAX_EFFECTS}
 */
public record Bus(String name, Map<String, Double> params, List<Device> effects) {
  public Bus {
    params = Map.copyOf(params);
    effects = List.copyOf(effects);
    Track.checkEffects(name, effects);
  }

  /** One that changes nothing. */
  public static Bus plain(String name) {
    return new Bus(name, Map.of(), List.of());
  }

  /** The same with another name. */
  public Bus withName(String newName) {
    return new Bus(newName, params, effects);
  }

  /** The same with other values of its parameters. */
  public Bus withParams(Map<String, Double> newParams) {
    return new Bus(name, newParams, effects);
  }

  /** The same with another chain. */
  public Bus withEffects(List<Device> newEffects) {
    return new Bus(name, params, newEffects);
  }
}
