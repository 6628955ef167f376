package org.ngoma.firmware.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ngoma.firmware.browse.MyPresets;
import org.ngoma.firmware.store.Bank;
import org.ngoma.firmware.store.BankEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists presets; the launcher itself plays one of them, as the song {@code preset:NAME}. */
@Command(
    name = "presets",
    subcommands = PresetSaveVerb.class,
    description = {
      "Lists the sounds and chains of effects that Ngoma comes with, and your own: what each is for,"
          + " its name, its tags.",
      "With --play one of them is heard in a phrase that fits it, with --wav FILE the phrase is"
          + " written; both take the options of ./ngoma play. ./ngoma apply puts one into a song.",
    },
    usageHelpAutoWidth = true)
final class PresetsVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "WORD",
      arity = "0..*",
      description = "only what has all of these in kind, name or tags: bass house")
  List<String> words = List.of();

  @Option(
      names = "--from",
      paramLabel = "FILE.json",
      description = "a list of your own in place of the factory's")
  Path from;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    Bank bank = from == null ? MyPresets.bank(options.home()) : Bank.of(from);
    List<BankEntry> found = bank.matching(words);
    found.forEach(entry -> System.out.println(options.json ? json(entry) : words(entry)));
    if (found.isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "ngoma: no preset has %s in its kind, name and tags; ./ngoma presets lists all%n",
              String.join(" and ", words));
      return 1;
    }
    return 0;
  }

  private static String words(BankEntry entry) {
    return String.format(
        Locale.ROOT, "%-12s %-28s %s", entry.kind(), entry.name(), String.join(", ", entry.tags()));
  }

  private static String json(BankEntry entry) {
    return "{\"kind\":\"%s\",\"name\":\"%s\",\"tags\":[%s]}"
        .formatted(
            Json.escape(entry.kind()),
            Json.escape(entry.name()),
            entry.tags().stream()
                .map(tag -> '"' + Json.escape(tag) + '"')
                .collect(Collectors.joining(",")));
  }
}
