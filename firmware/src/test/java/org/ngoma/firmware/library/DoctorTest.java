package org.ngoma.firmware.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.box.EditStorm;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Project;

/** Files as broken disks leave them. */
class DoctorTest {

  private static final int ENTRIES = 1_400;
  private static final int PAGE = 4096;
  private static final Project START = Project.empty("Storm");

  @TempDir Path home;
  private final MemoryJournal memory = new MemoryJournal();
  private Library library;
  private Doctor doctor;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void makeAProject() throws Exception {
    library = new Library(home, Processors.parameters(), InstantSource.system());
    doctor = new Doctor(library, Processors.parameters());
    History should = new History(START, Processors.parameters(), memory);
    try (OpenProject open = library.adopt(START, name -> {})) {
      for (int i = 0; i < ENTRIES; i++) {
        EditStorm.step(open.history());
        EditStorm.step(should);
        if (i % 400 == 0) {
          open.nameVersion("mix " + i);
          while (open.journal().durable() < i) {
            Thread.onSpinWait();
          }
        }
      }
    }
    file = library.file("storm");
    try (Database database = Database.toWrite(file)) {
      database.checkpoint(true);
    }
    whole = Files.readAllBytes(file);
  }

  private void damaged(byte[] bytes) throws IOException {
    for (String part : new String[] {"-wal", "-shm"}) {
      Files.deleteIfExists(file.resolveSibling("storm.sqlite" + part));
    }
    Files.write(file, bytes);
  }

  @Test
  void aWholeProjectIsLeftAlone() throws IOException {
    Doctor.Finding finding = doctor.look("storm");
    assertTrue(finding.healthy(), finding.toString());
    assertTrue(finding.words().getFirst().contains(ENTRIES + " entries"), finding.toString());
  }

  /** One page after the other is destroyed: no state that comes back was never there. */
  @Test
  void whateverPageIsLostTheRestIsSaved() throws Exception {
    int worst = 0;
    int unusable = 0;
    Random random = new Random(3);
    for (int page = 0; page < whole.length / PAGE; page += 5) {
      byte[] broken = whole.clone();
      byte[] rubbish = new byte[PAGE];
      if (page % 2 == 0) {
        random.nextBytes(rubbish);
      }
      System.arraycopy(rubbish, 0, broken, page * PAGE, PAGE);
      damaged(broken);
      Doctor.Finding found = doctor.look("storm");
      if (found.healthy()) {
        assertSameAs(ENTRIES); // a page that nobody uses
        continue;
      }
      Doctor.Finding repaired = doctor.repair("storm");
      assertTrue(repaired.healthy(), repaired.toString());
      assertTrue(doctor.look("storm").healthy(), doctor.look("storm").toString());
      try (OpenProject open = library.open("storm")) {
        int at = 0;
        while (at <= ENTRIES && !memory.project(ENTRIES - at).equals(open.history().project())) {
          at++;
        }
        unusable += at > ENTRIES ? 1 : 0;
        worst = Math.max(worst, at);
        while (open.history().undo().isPresent()) {}
        open.history().apply(new Edit.SetTempo(99.5), Gesture.ALONE);
      }
      try (OpenProject again = library.open("storm")) {
        assertEquals(99.5, again.history().project().tempos().getFirst().bpm(), "it goes on");
      }
    }
    assertEquals(0, unusable, "projects that never were");
    assertTrue(worst <= Snapshots.INTERVAL, "entries lost at the end, by one page: " + worst);
  }

  private void assertSameAs(long entry) throws IOException {
    assertTrue(memory.project(entry).equals(library.read("storm")), "the project of the end");
  }

  @Test
  void aFileThatBreaksOffIsSavedUpToThere() throws Exception {
    damaged(Arrays.copyOf(whole, whole.length / 2));
    assertFalse(doctor.look("storm").healthy());
    Doctor.Finding repaired = doctor.repair("storm");
    assertTrue(repaired.words().getFirst().contains("lost"), repaired.toString());
    assertTrue(repaired.words().getLast().contains("storm.sqlite.damaged-1"), repaired.toString());
    assertTrue(Files.exists(file.resolveSibling("storm.sqlite.damaged-1")));
    library.open("storm").close();
  }

  @Test
  void aSilentlyChangedByteIsFound() throws Exception {
    byte[] broken = whole.clone();
    int at = indexOf(broken, "RenameTrack");
    broken[at] = 'r';
    damaged(broken);
    Doctor.Finding found = doctor.look("storm");
    assertFalse(found.healthy());
    doctor.repair("storm");
    assertSameAs(ENTRIES);
  }

  /** One in the middle: what comes first may be the dead copy of a page that was divided. */
  private static int indexOf(byte[] bytes, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = bytes.length / 2; i < bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError(text + " is not there");
  }

  @Test
  void rubbishIsRefusedInOneSentenceAndLeftAlone() throws Exception {
    for (byte[] rubbish : new byte[][] {{}, {1, 2, 3}, new byte[20_000]}) {
      damaged(rubbish);
      assertFalse(doctor.look("storm").healthy());
      String words = assertThrows(IOException.class, () -> doctor.repair("storm")).getMessage();
      assertEquals(1, words.lines().count(), words);
      assertThrows(IOException.class, () -> library.open("storm"));
    }
  }

  @Test
  void aProjectInOtherHandsIsNotRepaired() throws Exception {
    try (OpenProject open = library.open("storm")) {
      String words = assertThrows(IOException.class, () -> doctor.repair(open.name())).getMessage();
      assertTrue(words.contains("open in another"), words);
    }
  }
}
