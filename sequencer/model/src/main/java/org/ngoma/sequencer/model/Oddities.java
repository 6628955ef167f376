package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What came with a file and cannot be played as it stands: each told in one sentence and kept as it
 * is.
 */
public final class Oddities {

  private static final int MOST = 16;

  private final Parameters parameters;
  private final List<String> told = new ArrayList<>();
  private final TreeSet<String> unknownKinds = new TreeSet<>();

  private Oddities(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Effects that this build does not know, and values out of their range. */
  public static List<String> of(Project project, Parameters parameters) {
    Oddities oddities = new Oddities(parameters);
    for (Track track : project.tracks()) {
      oddities.values(track.params(), track.name(), id -> parameters.ofTrack(track.kind(), id));
      oddities.chain(track.effects(), track.name());
    }
    project.returns().forEach(bus -> oddities.bus(bus, parameters.returns()));
    project.groups().forEach(bus -> oddities.bus(bus, parameters.channel()));
    oddities.bus(project.master(), parameters.master());
    for (String kind : oddities.unknownKinds) {
      oddities.told.add(
          "This firmware has no effect %s: it is kept and lets the sound through.".formatted(kind));
    }
    return shortened(oddities.told);
  }

  /** Values of a preset that are out of their range. */
  public static List<String> of(Preset preset, ParamTable table) {
    Oddities oddities = new Oddities(null);
    oddities.values(preset.params(), "preset " + preset.name(), table::find);
    return shortened(oddities.told);
  }

  private static List<String> shortened(List<String> told) {
    if (told.size() <= MOST) {
      return List.copyOf(told);
    }
    List<String> some = new ArrayList<>(told.subList(0, MOST - 1));
    some.add("And " + (told.size() - MOST + 1) + " more like these.");
    return List.copyOf(some);
  }

  private void bus(Bus bus, ParamTable table) {
    values(bus.params(), bus.name(), table::find);
    chain(bus.effects(), bus.name());
  }

  private void chain(List<Device> effects, String owner) {
    for (Device device : effects) {
      if (parameters.devices().containsKey(device.kind())) {
        values(
            device.params(),
            device.kind() + " of " + owner,
            id -> parameters.ofDevice(device.kind(), id));
      } else {
        unknownKinds.add(device.kind());
      }
    }
  }

  private void values(
      Map<String, Double> params, String owner, Function<String, Optional<ParamSpec>> rows) {
    for (Map.Entry<String, Double> param : new TreeMap<>(params).entrySet()) {
      Optional<ParamSpec> row = rows.apply(param.getKey());
      double value = param.getValue();
      if (row.isPresent() && (value < row.get().min() || value > row.get().max())) {
        ParamSpec spec = row.get();
        told.add(
            "%s of %s stands at %s and plays at %s."
                .formatted(
                    spec.name(),
                    owner,
                    ParamText.of(spec, value),
                    ParamText.of(spec, spec.clamp(value))));
      }
    }
  }
}
