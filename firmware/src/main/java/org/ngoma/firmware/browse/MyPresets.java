package org.ngoma.firmware.browse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.store.Bank;
import org.ngoma.firmware.store.BankEntry;
import org.ngoma.firmware.store.ChainPreset;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Preset;

/** Presets that the player has made, kept on the shelf beside the factory's. */
public final class MyPresets {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MyPresets() {}

  /** The factory's bank and the player's own presets. */
  public static Bank bank(Path home) throws IOException {
    Bank factory = Bank.factory();
    if (!Files.exists(HomeDatabase.file(home))) {
      return factory;
    }
    try (HomeDatabase database = HomeDatabase.open(home)) {
      List<Sound> mine = new SoundShelf(database, InstantSource.system()).mine();
      String list = mine.stream().map(Sound::body).collect(Collectors.joining(",", "[", "]"));
      return factory.and("your presets", list.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Keeps a preset; one of the same kind and name is replaced.
   *
   * @return the sound that it has become
   */
  public static Sound save(SoundShelf shelf, BankEntry entry) throws IOException {
    String body =
        switch (entry) {
          case BankEntry.Knobs knobs -> json(knobs.preset());
          case BankEntry.Chain chain -> json(chain.chain());
        };
    Sound sound = Sound.preset(entry.kind(), entry.name(), entry.tags(), Sound.MINE, body);
    shelf.add(List.of(sound));
    return sound;
  }

  private static String json(Preset preset) {
    ObjectNode node = head(preset.name(), preset.tags());
    node.put("processor", preset.processor());
    params(node, preset.params());
    return node.toString();
  }

  private static String json(ChainPreset chain) {
    ObjectNode node = head(chain.name(), chain.tags());
    ArrayNode effects = node.putArray("effects");
    for (Device device : chain.effects()) {
      ObjectNode effect = effects.addObject();
      effect.put("kind", device.kind());
      params(effect, device.params());
    }
    return node.toString();
  }

  private static ObjectNode head(String name, List<String> tags) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", name);
    ArrayNode list = node.putArray("tags");
    tags.forEach(list::add);
    return node;
  }

  private static void params(ObjectNode node, Map<String, Double> params) {
    ObjectNode values = node.putObject("params");
    new TreeMap<>(params).forEach(values::put);
  }
}
