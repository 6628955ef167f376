package org.ngoma.firmware.store;

import java.util.List;
import org.ngoma.sequencer.model.Device;

/**
 * A whole chain of effects to start from.
 *
 * @param tags lower-case words to find it by, the first one its family
 * @param effects with ids that mean nothing: they get fresh ones where the chain is put to use
 */
public record ChainPreset(String name, List<String> tags, List<Device> effects) {
  public ChainPreset {
    tags = List.copyOf(tags);
    effects = List.copyOf(effects);
  }
}
