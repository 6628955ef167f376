package org.ngoma.firmware.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class ArchiveTest {

  private static final byte[] JSON = Samples.utf8(Samples.SMALL_TEXT);
  private static final int SYMLINK = 0xa1ff << 16;

  @TempDir Path folder;

  @Test
  void carriesTheSamplesThatAProjectUses(@TempDir Path here, @TempDir Path there) throws Exception {
    Path wav = Files.write(here.resolve("a.wav"), "not really a wave".getBytes(UTF_8));
    SampleStore ours = new SampleStore(here.resolve("samples"));
    SampleStore theirs = new SampleStore(there.resolve("samples"));
    FileRef sample = ours.add(wav);
    FileRef lost = new FileRef("ab".repeat(32), "lost.wav");
    Track track =
        new Track(1, "Bass", TrackKind.SYNTH, 50, Map.of(), List.of(), List.of())
            .withFiles(Map.of("a", sample, "b", lost));
    Project project = Project.empty("x").withTracks(List.of(track));
    assertEquals(
        List.of(
            "lost.wav of Bass is missing and silent: choose the file again, or find it with"
                + " ./ngoma relink"),
        ours.missing(project));
    Path archive = here.resolve("x.ngoma");
    Archive.write(archive, project, ours);
    assertEquals(2, theirs.missing(project).size());
    LoadedProject read = Archive.read(archive, theirs);
    assertEquals(project, read.project());
    assertEquals(List.of(), read.remarks());
    assertEquals(1, theirs.missing(project).size());
    assertArrayEquals(Files.readAllBytes(wav), Files.readAllBytes(theirs.file(sample.sha256())));
    byte[] bytes = Files.readAllBytes(archive);
    int at = new String(bytes, ISO_8859_1).indexOf("not really");
    bytes[at]++;
    Files.write(archive, bytes);
    SampleStore third = new SampleStore(there.resolve("third"));
    LoadedProject damaged = Archive.read(archive, third);
    assertEquals(project, damaged.project());
    assertEquals(List.of(archive + ": sample a.wav is left out: damaged."), damaged.remarks());
    assertEquals(2, third.missing(project).size());
  }

  @Test
  void theSameProjectGivesTheSameBytesWhereverItIs(@TempDir Path here, @TempDir Path there)
      throws Exception {
    SampleStore ours = new SampleStore(here.resolve("samples"));
    SampleStore theirs = new SampleStore(there.resolve("samples"));
    Map<String, FileRef> files = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      Path wav = Files.write(here.resolve("a" + i), ("sound " + i).getBytes(UTF_8));
      files.put("pad." + i, ours.add(wav));
    }
    Project project =
        Project.empty("x")
            .withTracks(
                List.of(
                    new Track(1, "Kit", TrackKind.DRUMS, 50, Map.of(), List.of(), List.of())
                        .withFiles(files)));
    Archive.write(here.resolve("x.ngoma"), project, ours);
    LoadedProject read = Archive.read(here.resolve("x.ngoma"), theirs);
    Archive.write(there.resolve("y.ngoma"), read.project(), theirs);
    assertEquals(
        -1, Files.mismatch(here.resolve("x.ngoma"), there.resolve("y.ngoma")), "first difference");
  }

  @Test
  void carriesRecordingsAlong(@TempDir Path here, @TempDir Path there) throws Exception {
    SampleStore ours = new SampleStore(here.resolve("samples"));
    SampleStore theirs = new SampleStore(there.resolve("samples"));
    FileRef take = ours.add(Files.write(here.resolve("take.wav"), "sound".getBytes(UTF_8)));
    AudioRegion region = AudioRegion.of(new Recording(take, 48_000, 1000));
    Track track =
        new Track(1, "Vox", TrackKind.AUDIO, 50, Map.of(), List.of(), List.of())
            .withAudio(List.of(new AudioClip(1, 0, 960, region)));
    Project project = Project.empty("x").withTracks(List.of(track));
    assertEquals(1, theirs.missing(project).size());
    Archive.write(here.resolve("x.ngoma"), project, ours);
    assertEquals(project, Archive.read(here.resolve("x.ngoma"), theirs).project());
    assertEquals(List.of(), theirs.missing(project));
  }

  @Test
  void isAZipThatEveryToolOpens() throws Exception {
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Archive.bytesOf(Samples.small())))) {
      ZipEntry first = zip.getNextEntry();
      assertEquals("project.json", first.getName());
      assertEquals("1980-02-01T00:00", first.getTimeLocal().toString());
      assertArrayEquals(JSON, zip.readAllBytes());
    }
  }

  @Test
  void readsStoredAndDeflatedBesideOtherEntriesInAnyOrder() throws Exception {
    HandmadeZip zip = new HandmadeZip();
    zip.comment = "packed by hand";
    zip.add("samples/", new byte[0]);
    zip.add("samples/kick.wav", new byte[100]);
    zip.add("project.json", JSON).deflated();
    assertEquals(Samples.small(), Archive.read("p", zip.bytes()).project());
  }

  @Test
  void readsBackWhatItPutsIntoAFile() throws Exception {
    Path file = folder.resolve("song.ngoma");
    Archive.write(file, Project.empty("old"));
    Archive.write(file, Samples.small());
    assertEquals(Samples.small(), Archive.read(file).project());
    assertArrayEquals(Archive.bytesOf(Samples.small()), Files.readAllBytes(file));
    assertHolds("song.ngoma");
  }

  @Test
  void doesNotReplaceAFileByAProjectThatCouldNotBeReadBack() throws Exception {
    Path file = folder.resolve("song.ngoma");
    Archive.write(file, Samples.small());
    Track track =
        new Track(1, "t", TrackKind.SYNTH, 50, Map.of(), List.of(), List.of(new Clip(7, 0, 1)));
    Project empty = Project.empty("x");
    Project broken = new Project("x", empty.tempos(), empty.signatures(), List.of(track));
    assertThrows(ProjectFileException.class, () -> Archive.write(file, broken));
    assertEquals(Samples.small(), Archive.read(file).project());
    assertHolds("song.ngoma");
  }

  @Test
  void refusesHostileNames() {
    for (String name :
        new String[] {
          "../evil",
          "a/../../evil",
          "/etc/passwd",
          "C:\\evil",
          "a\\b",
          "a//b",
          "./a",
          "a/.",
          "",
          "/",
          "a\0b",
          "C:evil"
        }) {
      refusal("outside", zip -> zip.add(name, new byte[1]));
    }
    refusal("not UTF-8", zip -> zip.add("x", new byte[1]).name = new byte[] {(byte) 0xff});
  }

  @Test
  void refusesLinksAndDevices() {
    refusal("link or a device", zip -> zip.add("samples/a.wav", JSON).attributes = SYMLINK);
    refusal("link or a device", zip -> zip.add("tty", JSON).attributes = 0x2000 << 16);
  }

  @Test
  void refusesEntriesThatAreMissingOrTwice() {
    refusal("twice", zip -> zip.add("project.json", JSON));
    HandmadeZip empty = new HandmadeZip();
    assertSays("without a project.json", empty.bytes());
    empty.add("other.json", JSON);
    assertSays("without a project.json", empty.bytes());
  }

  @Test
  void refusesBombs() {
    refusal(
        "65534 at most",
        zip -> {
          for (int i = 0; i < Bounds.ENTRIES; i++) {
            zip.add("n" + i, new byte[0]);
          }
        });
    HandmadeZip ratio = new HandmadeZip();
    ratio.add("project.json", new byte[10_000_000]).deflated();
    assertSays("times its size", ratio.bytes());
    HandmadeZip large = new HandmadeZip();
    large.add("project.json", new byte[1_000_000]).unpacked = Bounds.JSON_BYTES + 1L;
    large.add("x", new byte[1]);
    assertSays("two sizes", large.bytes());
    HandmadeZip liar = new HandmadeZip();
    HandmadeZip.Entry entry = liar.add("project.json", new byte[1_000_000]);
    entry.method = ZipDirectory.DEFLATED;
    entry.unpacked = Bounds.JSON_BYTES + 1L;
    assertSays("67108864 at most", liar.bytes());
    HandmadeZip longer = new HandmadeZip();
    longer.add("project.json", JSON).deflated().unpacked = JSON.length - 1L;
    assertSays("does not unpack to the size", longer.bytes());
    HandmadeZip shorter = new HandmadeZip();
    shorter.add("project.json", JSON).deflated().unpacked = JSON.length + 1L;
    assertSays("does not unpack to the size", shorter.bytes());
  }

  @Test
  void refusesDirectoriesThatLie() {
    refusal("overlaps", zip -> zip.add("a", new byte[1]).offset = 0);
    refusal("overlaps", zip -> zip.add("a", new byte[1]).offset = 0x7fffffff);
    refusal("over 4 GB", zip -> zip.add("a", new byte[1]).offset = 0xffffffffL);
    refusal("not where it should be", zip -> zip.directoryOffBy = 1);
    refusal("not where it should be", zip -> zip.directoryOffBy = 0x7fffffff);
    refusal("broken directory at entry 2", zip -> zip.countOffBy = 1);
    refusal("more than it counts", zip -> zip.countOffBy = -1);
    refusal("several parts", zip -> zip.disk = 1);
  }

  @Test
  void refusesWhatItCannotUnpack() {
    change("encrypted", entry -> entry.flags = 1);
    change("packed by method 12", entry -> entry.method = 12);
    change("does not unpack", entry -> entry.method = ZipDirectory.DEFLATED);
    change("damaged (packing)", entry -> entry.deflated().content[0] = 7);
    change("checksum", entry -> entry.crc ^= 1);
    change("not where the archive's directory says", entry -> entry.localName = JSON);
    change(
        "not where the archive's directory says",
        entry -> entry.localName = Samples.utf8("pr0ject.json"));
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = Archive.bytesOf(Samples.small());
    for (int length = 0; length < whole.length; length++) {
      assertSays(": ", Arrays.copyOf(whole, length));
    }
  }

  @Test
  void refusesWhatIsNoArchive() {
    assertSays("is not a .ngoma archive", new byte[0]);
    assertSays("is not a .ngoma archive", new byte[1000]);
    assertSays("is not a .ngoma archive", JSON);
    assertSays("breaks off", Samples.utf8("PK\3\4 and nothing more"));
  }

  @Test
  void saysThatAFileIsMissing() {
    Path missing = folder.resolve("no.ngoma");
    ProjectFileException e = assertThrows(ProjectFileException.class, () -> Archive.read(missing));
    assertEquals(
        missing + ": there is no such file; check the name and the folder.", e.getMessage());
  }

  /** A good archive, then something done to it. */
  private static void refusal(String says, Consumer<HandmadeZip> spoil) {
    HandmadeZip zip = new HandmadeZip();
    zip.add("project.json", JSON);
    spoil.accept(zip);
    assertSays(says, zip.bytes());
  }

  private static void change(String says, Consumer<HandmadeZip.Entry> spoil) {
    HandmadeZip zip = new HandmadeZip();
    spoil.accept(zip.add("project.json", JSON));
    assertSays(says, zip.bytes());
  }

  private static void assertSays(String what, byte[] archive) {
    ProjectFileException e =
        assertThrows(ProjectFileException.class, () -> Archive.read("bad.ngoma", archive));
    assertTrue(e.getMessage().contains(what), e.getMessage());
    assertTrue(e.getMessage().startsWith("bad.ngoma"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  private void assertHolds(String... names) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      assertArrayEquals(names, files.map(f -> f.getFileName().toString()).sorted().toArray());
    }
  }
}
