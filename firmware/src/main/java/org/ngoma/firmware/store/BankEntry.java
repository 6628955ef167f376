package org.ngoma.firmware.store;

import java.util.List;
import org.ngoma.sequencer.model.Preset;

/** What a bank holds: something to look for, to hear and to put to use. */
public sealed interface BankEntry {

  /** The kind of a {@link Chain}. */
  String CHAIN = "chain";

  /** What it is for: the id of an instrument or effect, or {@value #CHAIN}. */
  String kind();

  /** What a player knows it by; unique within its kind. */
  String name();

  /** Lower-case words to find it by, the first one its family. */
  List<String> tags();

  /** Knobs of one instrument or effect. */
  record Knobs(Preset preset) implements BankEntry {
    @Override
    public String kind() {
      return preset.processor();
    }

    @Override
    public String name() {
      return preset.name();
    }

    @Override
    public List<String> tags() {
      return preset.tags();
    }
  }

  /** A whole chain of effects. */
  record Chain(ChainPreset chain) implements BankEntry {
    @Override
    public String kind() {
      return CHAIN;
    }

    @Override
    public String name() {
      return chain.name();
    }

    @Override
    public List<String> tags() {
      return chain.tags();
    }
  }
}
