package org.ngoma.sequencer.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Maps by id with one thing changed. */
final class Values {

  private Values() {}

  static boolean holds(Map<String, Double> params, String id, double value) {
    Double before = params.get(id);
    return before != null && before == value;
  }

  static Map<String, Double> with(Map<String, Double> params, String id, double value) {
    Map<String, Double> next = new HashMap<>(params);
    next.put(id, value);
    return next;
  }

  static Map<String, FileRef> with(
      Map<String, FileRef> files, String slot, Optional<FileRef> file) {
    Map<String, FileRef> next = new HashMap<>(files);
    if (file.isPresent()) {
      next.put(slot, file.get());
    } else {
      next.remove(slot);
    }
    return next;
  }

  /** A preset's values, each in its range; those that the table does not know as they are. */
  static Map<String, Double> preset(Preset preset, ParamTable table) {
    Map<String, Double> values = new HashMap<>();
    preset
        .params()
        .forEach(
            (id, value) ->
                values.put(id, table.find(id).map(spec -> spec.clamp(value)).orElse(value)));
    return values;
  }
}
