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
   * Reads a list of presets of one processor.
   *
   * @param file its name, for what is said when it is wrong
   * @throws ProjectFileException with one sentence about what is wrong where
   */
  public static List<Preset> read(String file, byte[] utf8, String processor)
      throws ProjectFileException {
    List<Preset> presets = new ArrayList<>();
    for (BankEntry entry : entries(file, utf8, processor)) {
      if (entry instanceof BankEntry.Knobs knobs) {
        presets.add(knobs.preset());
      }
    }
    return List.copyOf(presets);
  }

  /**
   * Reads a list of chains.
   *
   * @param file its name, for what is said when it is wrong
   * @throws ProjectFileException with one sentence about what is wrong where
   */
  public static List<ChainPreset> chains(String file, byte[] utf8) throws ProjectFileException {
    List<ChainPreset> chains = new ArrayList<>();
    for (BankEntry entry : entries(file, utf8, null)) {
      if (entry instanceof BankEntry.Chain chain) {
        chains.add(chain.chain());
      }
    }
    return List.copyOf(chains);
  }

  /**
   * Reads a list of presets, each with its {@code "processor"}, and of chains.
   *
   * @param file its name, for what is said when it is wrong
   * @throws ProjectFileException with one sentence about what is wrong where
   */
  static List<BankEntry> entries(String file, byte[] utf8) throws ProjectFileException {
    return entries(file, utf8, null);
  }

  /**
   * @param processor of those that do not say it; null when each has to
   */
  private static List<BankEntry> entries(String file, byte[] utf8, String processor)
      throws ProjectFileException {
    List<BankEntry> entries = new ArrayList<>();
    try (JsonText json = new JsonText(file, utf8)) {
      if (json.next() != JsonToken.START_ARRAY) {
        throw json.refuse("presets are a list in [ ]");
      }
      json.array("presets", MOST, () -> entries.add(entry(json, processor)));
      json.end();
    }
    return List.copyOf(entries);
  }

  private static BankEntry entry(JsonText json, String usualProcessor) throws ProjectFileException {
    json.startObject("a preset");
    String[] name = new String[1];
    String[] processor = {usualProcessor};
    List<String> tags = new ArrayList<>();
    Map<String, Double> params = new HashMap<>();
    List<Device> effects = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "name" -> name[0] = json.text("name");
            case "processor" -> processor[0] = json.text("processor");
            case "tags" -> json.array("tags", MOST_TAGS, () -> tags.add(json.text("tag")));
            case "params" -> params.putAll(json.params());
            case "effects" ->
                json.array(
                    "effects", Track.MAX_EFFECTS, () -> effects.add(effect(json, effects.size())));
            default -> json.skip();
          }
        });
    json.require(seen, "a preset", "name", "tags");
    if (seen.contains("effects")) {
      return new BankEntry.Chain(new ChainPreset(name[0], tags, effects));
    }
    json.require(seen, "a preset", "params");
    if (processor[0] == null) {
      json.require(seen, "a preset", "processor");
    }
    try {
      return new BankEntry.Knobs(new Preset(name[0], processor[0], tags, params));
    } catch (IllegalArgumentException e) {
      throw json.refuse(e.getMessage());
    }
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
}
