package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ngoma.sequencer.model.Edit.AddDevice;
import org.ngoma.sequencer.model.Edit.ApplyChain;
import org.ngoma.sequencer.model.Edit.ApplyDevicePreset;
import org.ngoma.sequencer.model.Edit.MoveDevice;
import org.ngoma.sequencer.model.Edit.RemoveDevice;

/** The part of the {@link Reducer} that changes chains of effects. */
final class ChainReducer {

  private final Parameters parameters;

  ChainReducer(Parameters parameters) {
    this.parameters = parameters;
  }

  Project add(Project project, AddDevice e) throws EditRefused {
    List<Device> effects = Find.effects(project, e.chain());
    if (e.index() < 0 || e.index() > effects.size()) {
      throw place(project, e.chain(), e.index(), effects.size() + 1);
    }
    List<Device> next = new ArrayList<>(effects);
    next.add(e.index(), e.device());
    return checked(project, e.chain(), next);
  }

  Project remove(Project project, RemoveDevice e) throws EditRefused {
    List<Device> next = new ArrayList<>(Find.effects(project, e.chain()));
    next.remove(Find.deviceIndex(project, e.chain(), e.deviceId()));
    return with(project, e.chain(), next);
  }

  Project move(Project project, MoveDevice e) throws EditRefused {
    int from = Find.deviceIndex(project, e.chain(), e.deviceId());
    List<Device> next = new ArrayList<>(Find.effects(project, e.chain()));
    if (e.index() < 0 || e.index() >= next.size()) {
      throw place(project, e.chain(), e.index(), next.size());
    }
    if (from == e.index()) {
      return project;
    }
    next.add(e.index(), next.remove(from));
    return with(project, e.chain(), next);
  }

  Project change(Project project, Place chain, int deviceId, UnaryOperator<Device> change)
      throws EditRefused {
    int index = Find.deviceIndex(project, chain, deviceId);
    List<Device> next = new ArrayList<>(Find.effects(project, chain));
    Device before = next.get(index);
    Device after = change.apply(before);
    if (after.equals(before)) {
      return project;
    }
    next.set(index, after);
    return with(project, chain, next);
  }

  Project applyPreset(Project project, ApplyDevicePreset e) throws EditRefused {
    return change(
        project,
        e.chain(),
        e.deviceId(),
        device -> {
          DeviceKind kind = parameters.devices().get(device.kind());
          return device.withParams(
              kind == null ? e.preset().params() : Values.preset(e.preset(), kind.table()));
        });
  }

  Project apply(Project project, ApplyChain e) throws EditRefused {
    return Find.effects(project, e.chain()).equals(e.effects())
        ? project
        : checked(project, e.chain(), e.effects());
  }

  private static EditRefused place(Project project, Place chain, int index, int most) {
    return new EditRefused(
        "an effect to place %d of %s: 1 to %d"
            .formatted(index + 1L, Find.name(project, chain), most));
  }

  /** With effects that are new to the project. */
  private static Project checked(Project project, Place chain, List<Device> effects)
      throws EditRefused {
    Project next = with(project, chain, effects);
    ChainCheck.wholeProject(next);
    return next;
  }

  private static Project with(Project project, Place chain, List<Device> effects)
      throws EditRefused {
    if (chain.kind() == Place.Kind.TRACK) {
      Track track = Find.track(project, chain.number());
      return Reducer.with(project, track.withEffects(effects));
    }
    return project.withBus(chain, project.bus(chain).withEffects(effects));
  }
}
