package org.ngoma.firmware.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.store.Archive;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.play.midifile.MidiImport;

class ExportVerbTest {

  @TempDir Path folder;

  private String song;

  @BeforeEach
  void aSong() throws IOException {
    song = folder.resolve("song.ngoma").toString();
    Archive.write(
        folder.resolve("song.ngoma"),
        TestSongs.of(List.of(TestSongs.track(1, TrackKind.SYNTH, 1))));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private CliTest.Said export(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "export";
    args[1] = song;
    System.arraycopy(more, 0, args, 2, more.length);
    return CliTest.say(args);
  }

  @Test
  void writesAMixAndTellsItsLoudness() {
    CliTest.Said said = export("--out", file("a.wav"), "--lufs", "-20", "--loop-exact", "--json");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("\"seconds\":2.000,\"lufs\":-20.0"), said.out());
  }

  @Test
  void writesStems() {
    CliTest.Said said = export("--stems", "--mp3", "--out", file("stems"), "--bits", "16");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("1 stem in"), said.out());
    assertTrue(Files.isRegularFile(folder.resolve("stems/01 synth.mp3")));
  }

  @Test
  void writesNotesThatComeBack() throws Exception {
    CliTest.Said said = export("--midi", "--out", file("a.mid"), "--json");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().startsWith("{\"file\":"), said.out());
    Project back = MidiImport.read(folder.resolve("a.mid")).project();
    Project was = Archive.read(Path.of(song)).project();
    assertEquals(was.tracks().getFirst().name(), back.tracks().getFirst().name());
    assertEquals(
        was.tracks().getFirst().patterns().getFirst().notes().size(),
        back.tracks().getFirst().patterns().getFirst().notes().size());
    assertEquals(0, export("--midi", "--type", "0", "--out", file("b.mid")).code());
    assertEquals(1, back.tracks().size());
    String pattern = was.tracks().getFirst().patterns().getFirst().name();
    String[] part = {"--midi", "--track", "1", "--pattern", pattern, "--out", file("c.mid")};
    assertEquals(0, export(part).code());
    assertTrue(Files.size(folder.resolve("c.mid")) > 60);
  }

  /** One sentence, no trace, nothing left behind. */
  private void assertRefused(int code, String mentions, String... args) throws IOException {
    List<String> before = names();
    CliTest.Said said = export(args);
    assertEquals(code, said.code(), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(mentions), said.err());
    assertEquals("", said.out());
    assertEquals(before, names());
  }

  @Test
  void refusesInOneSentence() throws IOException {
    Files.writeString(folder.resolve("taken"), "x");
    assertRefused(2, "--bits", "--bits", "8", "--out", file("x.wav"));
    assertRefused(1, "--pattern Q: track", "--midi", "--track", "1", "--pattern", "Q");
    assertRefused(1, "say of which --track", "--midi", "--pattern", "Q");
    assertRefused(2, "--type 0 or 1", "--midi", "--type", "2", "--out", file("x.mid"));
    assertRefused(2, "--pattern is for --midi", "--pattern", "A", "--out", file("x.wav"));
    assertRefused(2, "--bits", "--flac", "--bits", "32f", "--out", file("x.flac"));
    assertRefused(2, "--rate", "--mp3", "--rate", "96000", "--out", file("x.mp3"));
    assertRefused(2, "--kbps", "--mp3", "--kbps", "8", "--out", file("x.mp3"));
    assertRefused(2, "--lufs", "--lufs", "0", "--out", file("x.wav"));
    assertRefused(2, "--stems", "--lufs", "-14", "--stems", "--out", file("x"));
    assertRefused(2, "--mp3", "--mp3", "--flac", "--out", file("x"));
    assertRefused(1, "Tuba", "--track", "Tuba", "--out", file("x.wav"));
    assertRefused(1, "folder", "--out", folder.toString());
    assertRefused(1, "taken", "--stems", "--out", file("taken"));
    assertRefused(1, "nowhere", "--out", file("nowhere/x.wav"));
    assertRefused(1, "nowhere", "--mp3", "--out", file("nowhere/x.mp3"));
  }
}
