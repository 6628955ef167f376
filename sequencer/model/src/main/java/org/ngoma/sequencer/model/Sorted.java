package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Immutable lists in order; one that is in order already is not copied again. */
final class Sorted {

  private Sorted() {}

  static <T> List<T> copyOf(List<T> list, Comparator<? super T> order) {
    for (int i = 1; i < list.size(); i++) {
      if (order.compare(list.get(i - 1), list.get(i)) > 0) {
        List<T> sorted = new ArrayList<>(list);
        sorted.sort(order);
        return List.copyOf(sorted);
      }
    }
    return List.copyOf(list);
  }
}
