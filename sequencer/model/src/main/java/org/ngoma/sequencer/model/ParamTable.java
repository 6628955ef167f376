package org.ngoma.sequencer.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parameters of one processor, in the order of its knobs. Within a running build a parameter is
 * addressed by its index here; everything that is kept uses its id.
 */
public final class ParamTable {

  private final List<ParamSpec> specs;

  /** Beside the list: the audio thread checks indices against it. */
  private final int size;

  private final Map<String, Integer> indexById = new HashMap<>();

  public ParamTable(List<ParamSpec> specs) {
    this.specs = List.copyOf(specs);
    size = this.specs.size();
    for (int i = 0; i < this.specs.size(); i++) {
      if (indexById.put(this.specs.get(i).id(), i) != null) {
        throw new IllegalArgumentException("parameter " + this.specs.get(i).id() + " twice");
      }
    }
  }

  public int size() {
    return size;
  }

  public ParamSpec get(int index) {
    return specs.get(index);
  }

  /** All rows, in order. */
  public List<ParamSpec> specs() {
    return specs;
  }

  /** Index of an id, empty when this table does not know it. */
  public OptionalInt indexOf(String id) {
    Integer index = indexById.get(id);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The row of an id, empty when this table does not know it. */
  public Optional<ParamSpec> find(String id) {
    return Optional.ofNullable(indexById.get(id)).map(specs::get);
  }

  /** Every value in the table's order: the given ones clamped, the others at their defaults. */
  public float[] valuesOf(Map<String, Double> byId) {
    float[] values = new float[specs.size()];
    for (int i = 0; i < values.length; i++) {
      ParamSpec spec = specs.get(i);
      values[i] = (float) spec.clamp(byId.getOrDefault(spec.id(), spec.defaultValue()));
    }
    return values;
  }
}
