package org.ngoma.sequencer.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ngoma.sequencer.model.Edit.AddDevice;
import org.ngoma.sequencer.model.Edit.ApplyDevicePreset;
import org.ngoma.sequencer.model.Edit.SetDeviceFile;
import org.ngoma.sequencer.model.Edit.SetDeviceKey;
import org.ngoma.sequencer.model.Edit.SetDeviceParam;

/** The part of the {@link EditCheck} that looks at chains of effects. */
final class ChainCheck {

  private final Parameters parameters;

  ChainCheck(Parameters parameters) {
    this.parameters = parameters;
  }

  void newDevice(AddDevice add) throws EditRefused {
    kind(add.device().kind());
  }

  void param(Project project, SetDeviceParam set) throws EditRefused {
    Device device = Find.device(project, set.chain(), set.deviceId());
    EditCheck.value(
        kind(device.kind()).table().find(set.paramId()),
        set.paramId(),
        set.value(),
        words(project, set.chain(), device));
  }

  void key(Project project, SetDeviceKey set) throws EditRefused {
    Device device = Find.device(project, set.chain(), set.deviceId());
    if (set.keyTrackId() == 0) {
      return;
    }
    if (!kind(device.kind()).keyed()) {
      throw new EditRefused(
          "%s cannot be steered by a track: choose a compressor or a gate"
              .formatted(words(project, set.chain(), device)));
    }
    Find.track(project, set.keyTrackId());
    if (set.chain().equals(Place.track(set.keyTrackId()))) {
      throw new EditRefused(
          "%s cannot be steered by its own track: without a key it already is"
              .formatted(words(project, set.chain(), device)));
    }
  }

  void file(Project project, SetDeviceFile set) throws EditRefused {
    Device device = Find.device(project, set.chain(), set.deviceId());
    slot(kind(device.kind()).slots(), set.slot(), set.file(), words(project, set.chain(), device));
  }

  void preset(Project project, ApplyDevicePreset apply) throws EditRefused {
    Device device = Find.device(project, apply.chain(), apply.deviceId());
    presetOf(apply.preset(), device.kind(), words(project, apply.chain(), device));
  }

  static void presetOf(Preset preset, String kind, String owner) throws EditRefused {
    if (!preset.processor().equals(kind)) {
      throw new EditRefused(
          "preset %s is for %s, not for %s".formatted(preset.name(), preset.processor(), owner));
    }
    EditCheck.numbers(preset.params(), "preset " + preset.name());
  }

  static void slot(List<String> slots, String slot, Optional<FileRef> file, String owner)
      throws EditRefused {
    if (file.isPresent() && !slots.contains(slot)) {
      throw new EditRefused(
          "%s has no place %s for a file: it has %s"
              .formatted(owner, slot, slots.isEmpty() ? "none" : String.join(", ", slots)));
    }
  }

  private DeviceKind kind(String id) throws EditRefused {
    DeviceKind kind = parameters.devices().get(id);
    if (kind == null) {
      throw new EditRefused(
          "this firmware has no effect %s: it may come with a newer one".formatted(id));
    }
    return kind;
  }

  private static String words(Project project, Place chain, Device device) {
    return device.kind() + " of " + Find.name(project, chain);
  }

  /** Ids of effects are unique, values are numbers. */
  static void wholeProject(Project project) throws EditRefused {
    Set<Integer> ids = new HashSet<>();
    for (Track track : project.tracks()) {
      chain(track.name(), track.effects(), ids);
    }
    for (Bus bus : project.returns()) {
      bus(bus, ids);
    }
    for (Bus bus : project.groups()) {
      bus(bus, ids);
    }
    bus(project.master(), ids);
  }

  private static void bus(Bus bus, Set<Integer> ids) throws EditRefused {
    EditCheck.numbers(bus.params(), bus.name());
    chain(bus.name(), bus.effects(), ids);
  }

  private static void chain(String owner, List<Device> effects, Set<Integer> ids)
      throws EditRefused {
    for (Device device : effects) {
      EditCheck.id(device.kind() + " of " + owner, device.id());
      if (!ids.add(device.id())) {
        throw new EditRefused(
            "%s of %s has the id %d of another effect: give it a new one"
                .formatted(device.kind(), owner, device.id()));
      }
      EditCheck.numbers(device.params(), device.kind() + " of " + owner);
    }
  }
}
