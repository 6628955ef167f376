package org.ngoma.firmware.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ngoma.instruments.sound.ProcessorKind;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Preset;

/** Sounds to start from, and the way to find one by some words. */
public final class Bank {

  /** More candidates than this are counted, not named. */
  private static final int NAMED = 4;

  private final List<BankEntry> entries;

  private Bank(List<BankEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * All that the box is delivered with: instruments, effects, chains.
   *
   * @throws IOException when the build is broken
   */
  public static Bank factory() throws IOException {
    List<BankEntry> entries = new ArrayList<>();
    for (ProcessorKind kind : Processors.all()) {
      for (Preset preset : PresetBank.factory(kind.id())) {
        entries.add(new BankEntry.Knobs(preset));
      }
    }
    for (ChainPreset chain : PresetBank.chains()) {
      entries.add(new BankEntry.Chain(chain));
    }
    return new Bank(entries);
  }

  /**
   * A player's own file: a list like the factory's, each preset with its {@code "processor"}.
   *
   * @throws ProjectFileException one sentence, when it cannot be read
   */
  public static Bank of(Path file) throws ProjectFileException {
    return new Bank(PresetBank.entries(file.toString(), ProjectFiles.whole(file)));
  }

  /**
   * This bank and a player's own presets: a list like a file's.
   *
   * @param name for messages
   * @throws ProjectFileException one sentence, when it cannot be read
   */
  public Bank and(String name, byte[] utf8) throws ProjectFileException {
    List<BankEntry> all = new ArrayList<>(entries);
    all.addAll(PresetBank.entries(name, utf8));
    return new Bank(all);
  }

  /** Everything, in order. */
  public List<BankEntry> entries() {
    return entries;
  }

  /** Those that have all of the words somewhere in kind, name and tags; all for no words. */
  public List<BankEntry> matching(List<String> words) {
    return entries.stream().filter(entry -> matches(entry, words)).toList();
  }

  private static boolean matches(BankEntry entry, List<String> words) {
    String text = lower(entry.kind() + " " + entry.name() + " " + String.join(" ", entry.tags()));
    return words.stream().allMatch(word -> text.contains(lower(word)));
  }

  /**
   * The one that is meant: by its name, by its kind and name, or as the only one with these words.
   *
   * @throws ProjectFileException when there is none, or more than one
   */
  public BankEntry one(List<String> words) throws ProjectFileException {
    String asked = String.join(" ", words);
    List<BankEntry> found =
        entries.stream()
            .filter(
                entry ->
                    entry.name().equalsIgnoreCase(asked)
                        || (entry.kind() + " " + entry.name()).equalsIgnoreCase(asked))
            .toList();
    if (found.isEmpty()) {
      found = matching(List.of(asked.split(" ")));
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    String file = "preset '" + asked + "'";
    if (found.isEmpty()) {
      throw new ProjectFileException(
          file, "is not in the bank", "./ngoma presets lists all that is");
    }
    String candidates =
        found.stream()
            .limit(NAMED)
            .map(entry -> entry.kind() + " " + entry.name())
            .collect(Collectors.joining(", "));
    throw new ProjectFileException(
        file,
        "may be one of "
            + found.size()
            + ": "
            + candidates
            + (found.size() > NAMED ? " and others" : ""),
        "give its kind and its whole name");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
