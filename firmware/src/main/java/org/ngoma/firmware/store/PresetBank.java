package org.ngoma.firmware.store;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Track;

/**
 * The sounds that the box is delivered with: one file a processor, {@code presets/synth.json}, each
 * a list of {@code {"name", "tags", "params"}}, and the chains of effects, {@code
 * presets/chains.json}.
 */
public final class PresetBank {

  private static final int MOST = 1000;
  private static final int MOST_TAGS = 12;
  private static final String CHAINS = "presets/chains.json";

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

  /**
   * The factory's chains of effects, in their order.
   *
   * @throws IOException when the build is broken
   */
  public static List<ChainPreset> chains() throws IOException {
    try (InputStream in = PresetBank.class.getResourceAsStream(CHAINS)) {
      return chains(CHAINS, in.readAllBytes());
    }
  }

  /**
   * Reads a list of chains.
   *
   * @param file its name, for what is said when it is wrong
   * @throws ProjectFileException with one sentence about what is wrong where
   */
  public static List<ChainPreset> chains(String file, byte[] utf8) throws ProjectFileException {
    List<ChainPreset> chains = new ArrayList<>();
    try (JsonText json = new JsonText(file, utf8)) {
      if (json.next() != JsonToken.START_ARRAY) {
        throw json.refuse("chains are a list in [ ]");
      }
      json.array("chains", MOST, () -> chains.add(chain(json)));
      json.end();
    }
    return List.copyOf(chains);
  }

  private static ChainPreset chain(JsonText json) throws ProjectFileException {
    json.startObject("a chain");
    String[] name = new String[1];
    List<String> tags = new ArrayList<>();
    List<Device> effects = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "name" -> name[0] = json.text("name");
            case "tags" -> json.array("tags", MOST_TAGS, () -> tags.add(json.text("tag")));
            case "effects" ->
                json.array(
                    "effects", Track.MAX_EFFECTS, () -> effects.add(effect(json, effects.size())));
            default -> json.skip();
          }
        });
    json.require(seen, "a chain", "name", "tags", "effects");
    return new ChainPreset(name[0], tags, effects);
  }

  private static Device effect(JsonText json, int id) throws ProjectFileException {
    json.startObject("an effect");
    String[] kind = new String[1];
    Map<String, Double> params = new HashMap<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "kind" -> kind[0] = json.text("kind");
            case "params" -> params.putAll(json.params());
            default -> json.skip();
          }
        });
    json.require(seen, "an effect", "kind", "params");
    try {
      return Device.of(id, kind[0]).withParams(params);
    } catch (IllegalArgumentException e) {
      throw json.refuse(e.getMessage());
    }
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
