package org.ngoma.firmware.browse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.Bank;
import org.ngoma.firmware.store.BankEntry;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.sequencer.model.Preset;

class BrowseTest {

  @TempDir Path home;

  private HomeDatabase database;
  private SoundShelf shelf;
  private SampleStore store;
  private long millis = 1000;

  @BeforeEach
  void open() throws IOException {
    InstantSource time = () -> Instant.ofEpochMilli(millis);
    database = HomeDatabase.open(home);
    shelf = new SoundShelf(database, time);
    store = new SampleStore(home.resolve("samples"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void sample(String name, String origin, String... tags) throws IOException {
    String key = "%064x".formatted(shelf.count());
    shelf.add(List.of(Sound.sample(name, List.of(tags), origin, key, 48_000, 48_000, 0, "")));
  }

  private List<String> names(String words) throws IOException {
    return shelf.search(SoundQuery.of(words, 10)).stream().map(Sound::name).toList();
  }

  @Test
  void findsByBeginningsOfWordsAnywhere() throws IOException {
    sample("Kick Deep 01", "stick/Drums", "drums");
    sample("KickHard02", "stick/Drums", "drums");
    sample("Señorita_vox", "stick/Voices", "voices");
    assertEquals(List.of("Kick Deep 01"), names("de ki"));
    assertEquals(List.of("KickHard02"), names("hard"));
    assertEquals(List.of("KickHard02"), names("02"));
    assertEquals(List.of("Señorita_vox"), names("SENOR"));
    assertEquals(List.of("Señorita_vox"), names("vox"));
    assertEquals(2, names("drum").size(), "by tag and folder");
    assertEquals(List.of(), names("kick voices"));
    assertEquals(3, names("").size());
  }

  @Test
  void namesComeBeforeFoldersAndFavouritesBeforeAll() throws IOException {
    sample("Shaker", "Bass house loops");
    sample("Bass 1", "stick");
    sample("Tuba", "stick", "bass");
    assertEquals(List.of("Bass 1", "Shaker", "Tuba"), names("bass"));
    Sound tuba = shelf.search(SoundQuery.of("tuba", 1)).getFirst();
    assertTrue(shelf.favourite(tuba.id(), true).favourite());
    assertEquals(List.of("Tuba", "Bass 1", "Shaker"), names("bass"));
    assertEquals(
        List.of(tuba.id()),
        shelf.search(new SoundQuery("", List.of(), "", true, 10)).stream().map(Sound::id).toList());
    shelf.favourite(tuba.id(), false);
    assertEquals(List.of("Bass 1", "Shaker", "Tuba"), names("bass"));
  }

  @Test
  void tagsAndKindsAreExact() throws IOException {
    sample("One", "stick", "log drum");
    sample("Two", "stick", "drum");
    SoundQuery query = new SoundQuery("", List.of("drum"), "", false, 10);
    assertEquals(List.of("Two"), shelf.search(query).stream().map(Sound::name).toList());
    shelf.stock(Bank.factory());
    assertEquals(2, shelf.search(new SoundQuery("", List.of(), "sample", false, 10)).size());
    Sound one = shelf.search(SoundQuery.of("one", 1)).getFirst();
    assertEquals(List.of("dusty", "soul"), shelf.tag(one.id(), List.of("Dusty", "soul")).tags());
    query = new SoundQuery("", List.of("dusty"), "sample", false, 10);
    assertEquals(List.of("One"), shelf.search(query).stream().map(Sound::name).toList());
  }

  /** Nothing that one types is an operator of the database, or breaks a query. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\" OR 1",
        "kick*",
        "NEAR(",
        "name:",
        "-",
        "^kick",
        "kick AND",
        "OR",
        "NOT NOT",
        "'; DROP TABLE sound; --",
        "\u0000",
        "💥",
        "(",
        "a b c d e f g h i j k l m n o p q",
        "\ud800"
      })
  void typingAnythingIsHarmless(String words) throws IOException {
    sample("Kick", "stick");
    shelf.search(SoundQuery.of(words, 10));
    assertEquals(1, shelf.count());
    assertThrows(IOException.class, () -> shelf.favourite(99, true));
  }

  @Test
  void usedLatelyLatestFirst() throws IOException {
    sample("One", "stick");
    sample("Two", "stick");
    sample("Three", "stick");
    List<Sound> all = shelf.search(SoundQuery.of("", 10));
    shelf.used(all.get(0).key());
    millis++;
    shelf.used(all.get(2).key());
    shelf.used("no such key");
    assertEquals(List.of("Three", "One"), shelf.recent(10).stream().map(Sound::name).toList());
  }

  @Test
  void factoryAndOwnPresetsStandSideBySide() throws IOException {
    shelf.stock(Bank.factory());
    long factory = shelf.count();
    assertEquals(Bank.factory().entries().size(), factory);
    shelf.stock(Bank.factory());
    assertEquals(factory, shelf.count());
    Preset mine = new Preset("My own", "synth", List.of("bass"), Map.of("synth.cutoff", 800.0));
    MyPresets.save(shelf, new BankEntry.Knobs(mine));
    Preset again = new Preset("My own", "synth", List.of("lead"), Map.of("synth.cutoff", 900.0));
    MyPresets.save(shelf, new BankEntry.Knobs(again));
    assertEquals(factory + 1, shelf.count());
    assertEquals(List.of("My own"), names("my own lead"));
    BankEntry entry = MyPresets.bank(home).one(List.of("My", "own"));
    assertEquals(again, ((BankEntry.Knobs) entry).preset());
    shelf.stock(Bank.factory());
    assertEquals(List.of("My own"), names("my own"), "an update leaves it alone");
  }

  private Path wav(String name, double hz) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    float[] wave = new float[480];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = (float) Math.sin(2 * Math.PI * hz * i / 48_000);
    }
    try (WavWriter wav = new WavWriter(file, 48_000, WavEncoding.PCM_16)) {
      wav.write(wave, wave, 0, wave.length);
    }
    return file;
  }

  @Test
  void takesAStickInOnceWhateverLiesOnItTwice() throws IOException {
    wav("stick/Drums/Kicks/Boom.wav", 50);
    wav("stick/Loops/Shuffle_112bpm.WAV", 100);
    Path twin = home.resolve("stick/Copy of Boom.wav");
    Files.copy(home.resolve("stick/Drums/Kicks/Boom.wav"), twin);
    Files.writeString(home.resolve("stick/Drums/liar.wav"), "RIFF but no sound at all");
    Files.writeString(home.resolve("stick/readme.txt"), "no sound");
    Files.writeString(home.resolve("stick/._Boom.wav"), "what a Mac leaves");
    Files.createSymbolicLink(home.resolve("stick/loop"), home.resolve("stick"));
    Files.createSymbolicLink(home.resolve("stick/passwd.wav"), Path.of("/etc/passwd"));
    SoundImport taking = new SoundImport(shelf, store);
    int[] last = new int[2];
    SoundImport.Taken taken =
        taking.take(
            home.resolve("stick"),
            (done, of) -> {
              last[0] = done;
              last[1] = of;
              return true;
            });
    assertEquals(2, taken.added());
    assertEquals(1, taken.duplicates());
    assertEquals(1, taken.refused());
    assertTrue(taken.words().getFirst().contains("liar.wav"), taken.words().toString());
    assertEquals(4, last[0]);
    assertEquals(4, last[1]);
    Sound loop = shelf.search(SoundQuery.of("shuffle", 1)).getFirst();
    assertEquals(112, loop.bpm());
    assertEquals(0.01, loop.seconds(), 1e-9);
    assertEquals(List.of("stick", "loops"), loop.tags());
    assertTrue(store.has(loop.key()), "it stays when the stick is gone");
    // The favourite stays one when the stick comes again.
    shelf.favourite(loop.id(), true);
    assertEquals(0, taking.take(home.resolve("stick"), (done, of) -> true).added());
    assertTrue(shelf.search(SoundQuery.of("shuffle", 1)).getFirst().favourite());
    assertEquals(2, shelf.samples().size());
  }

  @Test
  void stoppedItKeepsWhatItHas() throws IOException {
    for (int i = 0; i < 5; i++) {
      wav("stick/" + i + ".wav", 50 + i);
    }
    new SoundImport(shelf, store).take(home.resolve("stick"), (done, of) -> done < 3);
    assertEquals(3, shelf.count());
    assertThrows(
        IOException.class,
        () -> new SoundImport(shelf, store).take(home.resolve("nowhere"), (done, of) -> true));
  }

  @Test
  void survivesARestart() throws IOException {
    sample("Kick", "stick");
    shelf.favourite(1, true);
    close();
    open();
    assertTrue(shelf.search(SoundQuery.of("ki", 1)).getFirst().favourite());
    shelf.remove(1);
    assertEquals(List.of(), names("kick"));
    assertFalse(shelf.samples().iterator().hasNext());
  }
}
