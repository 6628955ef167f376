package org.ngoma.firmware.box;

import java.util.List;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;

/** Ticks as a musician counts them: in bars, from 1. */
public final class Bars {

  private Bars() {}

  /** The bar that a tick lies in, from 1. */
  public static long barAt(Project project, long tick) {
    List<SignatureChange> changes = project.signatures();
    long bar = 1;
    for (int i = 0; i < changes.size(); i++) {
      SignatureChange signature = changes.get(i);
      boolean last = i + 1 == changes.size() || changes.get(i + 1).tick() > tick;
      long until = last ? tick : changes.get(i + 1).tick();
      long ticks = until - signature.tick();
      if (last) {
        return bar + ticks / signature.barTicks();
      }
      bar += (ticks + signature.barTicks() - 1) / signature.barTicks();
    }
    return bar;
  }

  /** The tick at which a bar begins, from 1. */
  public static long tickOf(Project project, long bar) {
    List<SignatureChange> changes = project.signatures();
    long first = 1;
    for (int i = 0; i + 1 < changes.size(); i++) {
      long next = barAt(project, changes.get(i + 1).tick());
      if (bar < next) {
        return changes.get(i).tick() + (bar - first) * changes.get(i).barTicks();
      }
      first = next;
    }
    return changes.getLast().tick() + (bar - first) * changes.getLast().barTicks();
  }

  /** Bars of the whole song. */
  public static long count(Project project) {
    long end = project.endTick();
    return end == 0 ? 0 : barAt(project, end - 1);
  }
}
