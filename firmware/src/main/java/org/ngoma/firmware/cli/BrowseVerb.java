package org.ngoma.firmware.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ngoma.firmware.browse.Sound;
import org.ngoma.firmware.browse.SoundQuery;
import org.ngoma.firmware.browse.SoundShelf;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.Bank;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds sounds: presets of the factory and of one's own, and samples. */
@Command(
    name = "browse",
    description = {
      "Finds sounds by beginnings of words in their names, tags and folders: presets and samples."
          + " Favourites come first. ./ngoma import FOLDER brings samples in.",
    },
    usageHelpAutoWidth = true)
final class BrowseVerb implements Callable<Integer> {

  private static final int MOST = 10_000;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "WORD",
      arity = "0..*",
      description = "beginnings of words, all of which it has: kic deep")
  List<String> words = List.of();

  @Option(names = "--tag", paramLabel = "TAG", description = "only what has this tag")
  List<String> tags = List.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "",
      description = "sample, chain, or the instrument or effect of a preset")
  String kind;

  @Option(names = "--favourite", description = "only favourites")
  boolean favourites;

  @Option(names = "--recent", description = "what was used last")
  boolean recent;

  @Option(names = "--most", paramLabel = "N", defaultValue = "40", description = "lines")
  int most;

  @Option(names = "--star", paramLabel = "N", description = "makes this sound a favourite")
  Long star;

  @Option(names = "--unstar", paramLabel = "N", description = "a favourite no longer")
  Long unstar;

  @Option(names = "--retag", paramLabel = "N", description = "gives this sound the WORDs as tags")
  Long retag;

  @Option(
      names = "--forget",
      paramLabel = "N",
      description = "takes this sample or preset of yours out of the list")
  Long forget;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    if (most < 1 || most > MOST) {
      throw new ParameterException(spec.commandLine(), "--most " + most + ": from 1 to 10000");
    }
    try (HomeDatabase database = HomeDatabase.open(options.home())) {
      SoundShelf shelf = new SoundShelf(database, InstantSource.system());
      shelf.stock(Bank.factory());
      if (star != null) {
        print(shelf.favourite(star, true));
      } else if (unstar != null) {
        print(shelf.favourite(unstar, false));
      } else if (retag != null) {
        print(shelf.tag(retag, words));
      } else if (forget != null) {
        shelf.remove(forget);
      } else {
        return find(shelf);
      }
    }
    return 0;
  }

  private int find(SoundShelf shelf) throws Exception {
    SoundQuery query = new SoundQuery(String.join(" ", words), tags, kind, favourites, most + 1);
    List<Sound> found = recent ? shelf.recent(most + 1) : shelf.search(query);
    found.stream().limit(most).forEach(this::print);
    if (found.isEmpty()) {
      spec.commandLine().getErr().println("ngoma: nothing has all of that; fewer words find more");
      return 1;
    }
    if (found.size() > most && !options.json) {
      System.out.println("... and more; another word narrows it down");
    }
    return 0;
  }

  private void print(Sound sound) {
    System.out.println(options.json ? json(sound) : words(sound));
  }

  private static String words(Sound sound) {
    String length =
        sound.rate() == 0 ? "" : String.format(Locale.ROOT, "%.2f s  ", sound.seconds());
    String bpm = sound.bpm() == 0 ? "" : String.format(Locale.ROOT, "%.4g BPM  ", sound.bpm());
    String pitch = sound.pitch().isEmpty() ? "" : sound.pitch() + "  ";
    return String.format(
        Locale.ROOT,
        "%6d %s %-10s %-32s %s%s%s%s",
        sound.id(),
        sound.favourite() ? "*" : " ",
        sound.kind(),
        sound.name(),
        length,
        bpm,
        pitch,
        String.join(", ", sound.tags()));
  }

  private String json(Sound sound) {
    String file =
        sound.kind().equals(Sound.SAMPLE)
            ? ",\"file\":\"%s\",\"seconds\":%s,\"bpm\":%s,\"pitch\":\"%s\""
                .formatted(
                    Json.escape(new SampleStore(options.samples()).file(sound.key()).toString()),
                    String.format(Locale.ROOT, "%.3f", sound.seconds()),
                    String.format(Locale.ROOT, "%.3f", sound.bpm()),
                    Json.escape(sound.pitch()))
            : "";
    String tagList =
        sound.tags().stream()
            .map(tag -> '"' + Json.escape(tag) + '"')
            .collect(Collectors.joining(",", "[", "]"));
    return "{\"id\":%d,\"kind\":\"%s\",\"name\":\"%s\",\"tags\":%s,\"origin\":\"%s\",\"favourite\":%b,\"used\":%d%s}"
        .formatted(
            sound.id(),
            Json.escape(sound.kind()),
            Json.escape(sound.name()),
            tagList,
            Json.escape(sound.origin()),
            sound.favourite(),
            sound.usedMillis(),
            file);
  }
}
