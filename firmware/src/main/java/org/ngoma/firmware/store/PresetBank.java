package org.ngoma.firmware.store;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ngoma.sequencer.model.Preset;

/**
 * The sounds that the box is delivered with: one file a processor, {@code presets/synth.json}, each
 * a list of {@code {"name", "tags", "params"}}.
 */
public final class PresetBank {

  private static final int MOST = 1000;
  private static final int MOST_TAGS = 12;

  private PresetBank() {}

  /**
   * The factory's presets of a processor, in their order; none when there are none.
   *
   * @param processor its id: {@code "synth"}
   * @throws IOException when the build is broken
   */
  public static List<Preset> factory(String processor) throws IOException {
    String file = "presets/" + processor + ".json";
    try (InputStream in = PresetBank.class.getResourceAsStream(file)) {
      return in == null ? List.of() : read(file, in.readAllBytes(), processor);
    }
  }

  /**
   * Reads a list of presets.
   *
   * @param file its name, for what is said when it is wrong
   * @throws ProjectFileException with one sentence about what is wrong where
   */
  public static List<Preset> read(String file, byte[] utf8, String processor)
      throws ProjectFileException {
    List<Preset> presets = new ArrayList<>();
    try (JsonText json = new JsonText(file, utf8)) {
      if (json.next() != JsonToken.START_ARRAY) {
        throw json.refuse("presets are a list in [ ]");
      }
      json.array("presets", MOST, () -> presets.add(preset(json, processor)));
      json.end();
    }
    return List.copyOf(presets);
  }

  private static Preset preset(JsonText json, String processor) throws ProjectFileException {
    json.startObject("a preset");
    String[] name = new String[1];
    List<String> tags = new ArrayList<>();
    List<Map<String, Double>> params = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "name" -> name[0] = json.text("name");
            case "tags" -> json.array("tags", MOST_TAGS, () -> tags.add(json.text("tag")));
            case "params" -> params.add(json.params());
            default -> json.skip();
          }
        });
    json.require(seen, "a preset", "name", "tags", "params");
    try {
      return new Preset(name[0], processor, tags, params.getFirst());
    } catch (IllegalArgumentException e) {
      throw json.refuse(e.getMessage());
    }
  }
}
