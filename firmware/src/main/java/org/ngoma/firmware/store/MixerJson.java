package org.ngoma.firmware.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/** The part of the {@link ProjectJsonReader} that reads the mixer: buses, effects and files. */
final class MixerJson {

  /** What to do with a field that is not known. */
  interface Unknown {
    void read(JsonText json, String field) throws ProjectFileException;
  }

  private final Unknown unknown;
  private final Set<Integer> deviceIds = new HashSet<>();

  MixerJson(Unknown unknown) {
    this.unknown = unknown;
  }

  /** Exactly {@code count} buses. */
  void buses(JsonText json, String field, int count, String name, List<Bus> into)
      throws ProjectFileException {
    json.array(field, count, () -> into.add(bus(json, name + (into.size() + 1))));
    if (into.size() != count) {
      throw json.refuse(field + " are " + count + ", here are " + into.size());
    }
  }

  Bus bus(JsonText json, String defaultName) throws ProjectFileException {
    json.startObject("a bus");
    String[] name = {defaultName};
    Map<String, Double> params = new HashMap<>();
    List<Device> effects = new ArrayList<>();
    json.object(
        field -> {
          switch (field) {
            case "name" -> name[0] = json.text("name");
            case "params" -> params.putAll(json.params());
            case "effects" -> effects.addAll(effects(json));
            default -> unknown.read(json, field);
          }
        });
    return ProjectJsonReader.valid(json, () -> new Bus(name[0], params, effects));
  }

  List<Device> effects(JsonText json) throws ProjectFileException {
    List<Device> effects = new ArrayList<>();
    json.array("effects", Track.MAX_EFFECTS, () -> effects.add(device(json)));
    return effects;
  }

  private Device device(JsonText json) throws ProjectFileException {
    json.startObject("an effect");
    var device =
        new Object() {
          int id;
          String kind = "";
          boolean bypassed;
          int key;
        };
    Map<String, Double> params = new HashMap<>();
    Map<String, FileRef> files = new HashMap<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "id" -> device.id = ProjectJsonReader.id(json, deviceIds, "effect");
            case "kind" -> device.kind = json.text("kind");
            case "bypassed" -> device.bypassed = json.bool("bypassed");
            case "key" -> device.key = (int) json.whole("key", 0, Bounds.ID);
            case "params" -> params.putAll(json.params());
            case "files" -> files.putAll(files(json));
            default -> unknown.read(json, field);
          }
        });
    json.require(seen, "an effect", "id", "kind");
    return ProjectJsonReader.valid(
        json, () -> new Device(device.id, device.kind, device.bypassed, device.key, params, files));
  }

  /** Returns as delivered, with ids that no effect of the text has taken. */
  List<Bus> delivered(List<Bus> returns) {
    int free = 1;
    List<Bus> buses = new ArrayList<>();
    for (Bus bus : returns) {
      List<Device> effects = new ArrayList<>();
      for (Device d : bus.effects()) {
        while (!deviceIds.add(free)) {
          free++;
        }
        effects.add(
            new Device(free, d.kind(), d.bypassed(), d.keyTrackId(), d.params(), d.files()));
      }
      buses.add(bus.withEffects(effects));
    }
    return buses;
  }

  Map<String, FileRef> files(JsonText json) throws ProjectFileException {
    Map<String, FileRef> files = new HashMap<>();
    json.startObject("files");
    json.object(
        slot -> {
          files.put(slot, file(json));
          if (files.size() > Bounds.FILES) {
            throw json.tooMany("files", Bounds.FILES);
          }
        });
    return files;
  }

  private FileRef file(JsonText json) throws ProjectFileException {
    json.startObject("a file");
    String[] parts = {"", ""};
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "sha256" -> parts[0] = json.text("sha256");
            case "name" -> parts[1] = json.text("name");
            default -> unknown.read(json, field);
          }
        });
    json.require(seen, "a file", "sha256", "name");
    return ProjectJsonReader.valid(json, () -> new FileRef(parts[0], parts[1]));
  }

  /**
   * A project of version 1, whose delay and reverb were part of the song: they now stand in the
   * first two returns.
   *
   * @param params of the song
   */
  static Project migrated(Project project, Map<String, Double> params) {
    Map<String, Double> delay = new HashMap<>();
    Map<String, Double> reverb = new HashMap<>();
    Map<String, Double> master = new HashMap<>();
    params.forEach(
        (id, value) -> {
          Map<String, Double> owner =
              id.startsWith("delay.") ? delay : id.startsWith("reverb.") ? reverb : master;
          owner.put(id, value);
        });
    return project
        .withReturns(Project.returns(delay, reverb))
        .withMaster(project.master().withParams(master));
  }
}
