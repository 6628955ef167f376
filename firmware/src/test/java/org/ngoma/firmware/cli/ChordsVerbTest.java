package org.ngoma.firmware.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChordsVerbTest {

  @TempDir Path folder;

  @Test
  void chordsTellTheirNotesAndTheirPlaceInTheKey() {
    CliTest.Said said = CliTest.say("chords", "Am9", "Fmaj9", "G6/9", "Em11");
    assertEquals(0, said.code(), said.err());
    List<String> lines = said.out().lines().toList();
    assertEquals("A minor", lines.getFirst());
    assertTrue(lines.get(1).matches("Am9 +i9 +A C E G B +.*"), lines.get(1));
    assertTrue(lines.get(3).matches("G6/9 +VII6/9 +G B D E A +.*"), lines.get(3));
    said = CliTest.say("chords", "ii7", "V7", "Imaj7", "--key", "Eb", "--json");
    assertTrue(said.out().contains("{\"chord\":\"Bb7\",\"numeral\":\"V7\""), said.out());
  }

  @Test
  void progressionsAreListedAndWrittenAsSongs() throws Exception {
    assertTrue(CliTest.say("chords").out().lines().count() >= 24);
    Path song = folder.resolve("chords.ngoma");
    CliTest.Said said = CliTest.say("chords", "two-five-one", "--key", "Eb", "-o", song.toString());
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("Fm7"), said.out());
    assertTrue(Files.exists(song));
    said = CliTest.say("show", song.toString());
    assertTrue(said.out().startsWith("Chords  112.0 BPM  Eb major  "), said.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"H7", "Chello", "Am9 Q", "V7"})
  void whatIsNoChordIsRefused(String words) {
    CliTest.Said said = CliTest.say("chords", words);
    assertEquals(2, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertFalse(said.err().contains("Exception"), said.err());
  }

  @Test
  void whatIsNoKeyIsRefused() {
    assertEquals(2, CliTest.say("chords", "C", "--key", "Q").code());
  }
}
