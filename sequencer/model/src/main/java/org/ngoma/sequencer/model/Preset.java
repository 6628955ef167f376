package org.ngoma.sequencer.model;

import java.util.List;
import java.util.Map;

/**
 * A sound to start from: the knobs of one processor.
 *
 * @param processor what it is for: {@code "synth"}
 * @param tags lower-case words to find it by, the first one its family: {@code bass, pad, kit}
 * @param params values by parameter id; what is absent stands at its default, unknown ids are kept
 */
public record Preset(String name, String processor, List<String> tags, Map<String, Double> params) {
  public Preset {
    tags = List.copyOf(tags);
    params = Map.copyOf(params);
    if (name.isBlank() || name.length() > Edit.MAX_NAME) {
      throw new IllegalArgumentException(
          "preset name of %d characters: give it 1 to %d".formatted(name.length(), Edit.MAX_NAME));
    }
  }
}
