package org.ngoma.firmware.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.ngoma.firmware.browse.Sound;
import org.ngoma.firmware.browse.SoundQuery;
import org.ngoma.firmware.browse.SoundShelf;
import org.ngoma.firmware.home.HomeDatabase;

/** What a key pressed in the browser costs when there are 100,000 sounds. */
final class BrowseFigure {

  /** The bar that was set, in ms. */
  private static final double BAR = 20;

  private static final int SOUNDS = 100_000;
  private static final int FAVOURITES = 300;
  private static final int SEARCHES = 400;
  private static final int SHOWN = 50;

  private static final List<String> USUAL =
      List.of(
          "kick",
          "snare",
          "clap",
          "hat",
          "open",
          "closed",
          "bass",
          "deep",
          "hard",
          "soft",
          "loop",
          "shaker",
          "conga",
          "log",
          "drum",
          "pad",
          "lead",
          "pluck",
          "vox",
          "chant",
          "piano",
          "rhodes",
          "house",
          "amapiano",
          "gqom",
          "dub",
          "techno",
          "soul",
          "dusty",
          "clean",
          "long",
          "short");

  private BrowseFigure() {}

  static Figure search() throws Exception {
    Path home = Files.createTempDirectory("ngoma-bench");
    try (HomeDatabase database = HomeDatabase.open(home)) {
      SoundShelf shelf = new SoundShelf(database, InstantSource.system());
      Random random = new Random(5);
      fill(shelf, random);
      type(shelf, random, new Histogram(3));
      Histogram micros = new Histogram(3);
      type(shelf, random, micros);
      double p99 = micros.getValueAtPercentile(99) / 1000.0;
      return new Figure(
          "browse.search",
          p99,
          "ms",
          String.format(
              "99 of 100 keys pressed, the bar of 20 ms; half: %.2f",
              micros.getValueAtPercentile(50) / 1000.0),
          p99 / BAR);
    } finally {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void fill(SoundShelf shelf, Random random) throws IOException {
    List<Sound> batch = new ArrayList<>();
    for (int i = 0; i < SOUNDS; i++) {
      String name = word(random) + " " + word(random) + " " + random.nextInt(1000);
      String folder = "stick/" + word(random) + "/" + word(random);
      List<String> tags = List.of(word(random), word(random));
      batch.add(Sound.sample(name, tags, folder, "%064x".formatted(i), 48_000, 48_000, 0, ""));
      if (batch.size() == 1000) {
        shelf.add(batch);
        batch.clear();
      }
    }
    for (int i = 0; i < FAVOURITES; i++) {
      shelf.favourite(1 + random.nextInt(SOUNDS), true);
    }
  }

  /** Three of four words are those that everybody uses. */
  private static String word(Random random) {
    if (random.nextInt(4) > 0) {
      return USUAL.get(random.nextInt(USUAL.size()));
    }
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** One or two words, letter by letter. */
  private static void type(SoundShelf shelf, Random random, Histogram micros) throws IOException {
    for (int i = 0; i < SEARCHES; i++) {
      String words = word(random) + " " + word(random);
      for (int length = 1; length <= words.length(); length++) {
        long begin = System.nanoTime();
        shelf.search(SoundQuery.of(words.substring(0, length), SHOWN));
        micros.recordValue((System.nanoTime() - begin) / 1000);
      }
    }
  }
}
