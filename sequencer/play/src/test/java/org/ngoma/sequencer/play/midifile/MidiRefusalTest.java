package org.ngoma.sequencer.play.midifile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ngoma.sequencer.play.midifile.SmfWriter.events;
import static org.ngoma.sequencer.play.midifile.SmfWriter.file;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each broken file is refused in one sentence that says what, where, and what to do. */
class MidiRefusalTest {

  private static void assertRefused(String sentence, SmfWriter file) {
    assertRefused(sentence, file.toBytes());
  }

  private static void assertRefused(String sentence, byte[] file) {
    MidiFileException refused =
        assertThrows(MidiFileException.class, () -> MidiImport.of(file, "song"));
    assertEquals(sentence, refused.getMessage());
  }

  private static SmfWriter oneNote() {
    return events().on(0, 0, 60, 100).off(96, 0, 60);
  }

  @Test
  void filesThatAreNone() {
    assertRefused("at byte 0: the file is empty; choose another one", new byte[0]);
    assertRefused(
        "at byte 0: this is no Standard MIDI file, which begins with MThd; choose another one",
        new SmfWriter().text("RIFFxxxxRMID"));
    assertRefused(
        "at byte 0: this is no Standard MIDI file, which begins with MThd; choose another one",
        new SmfWriter().text("MThd"));
    assertRefused(
        "the file is larger than 64 MB; split it", new byte[MidiImport.MAX_FILE_BYTES + 1]);
    assertRefused(
        "the file has no notes; choose another one",
        file(0, 1, 96).track(events().tempo(0, 500_000)));
    assertRefused("the file has no notes; choose another one", file(1, 0, 96));
  }

  @Test
  void headers() {
    assertRefused(
        "at byte 8: a header of 4,294,967,295 bytes is cut short at 6; get the whole file again",
        new SmfWriter().text("MThd").u32(0xffffffffL).u16(0).u16(1).u16(96));
    assertRefused(
        "at byte 8: a header of 4 bytes, it has 6; export it again",
        new SmfWriter().text("MThd").u32(4).u16(0).u16(1));
    assertRefused(
        "at byte 10: format 2, whose patterns have no order; export it as type 0 or 1",
        file(2, 1, 96).track(oneNote()));
    assertRefused(
        "at byte 14: a quarter note of 0 ticks; export it again", file(0, 1, 0).track(oneNote()));
    assertRefused(
        "at byte 14: its time counts film frames (SMPTE); export it with ticks per quarter note",
        file(0, 1, 0xe728).track(oneNote()));
  }

  @Test
  void chunks() {
    byte[] whole = file(1, 2, 96).track(oneNote()).track(oneNote()).toBytes();
    int trackLength = (whole.length - 14) / 2;
    assertRefused(
        "at byte 34: it promises 2 tracks but holds 1; get the whole file again",
        Arrays.copyOf(whole, 14 + trackLength));
    assertRefused(
        "at byte 34: it ends in the middle of a chunk; get the whole file again",
        Arrays.copyOf(whole, 14 + trackLength + 5));
    assertRefused(
        "at byte 42: track 2 of 12 bytes is cut short at 11;" + " get the whole file again",
        Arrays.copyOf(whole, whole.length - 1));
    assertRefused(
        "at byte 22: track 1 of 4,294,967,295 bytes is cut short at 3;"
            + " get the whole file again",
        file(0, 1, 96).text("MTrk").u32(0xffffffffL).bytes(0, 0x90, 60));
  }

  @Test
  void eventsThatBreakOff() {
    assertRefused(
        "track 1 at byte 23: data without a message before it; export the file again",
        file(0, 1, 96).rawTrack(0, 60, 100));
    assertRefused(
        "track 1 at byte 24: a message breaks off before its data; export the file again",
        file(0, 1, 96).rawTrack(0, 0x90, 0x80, 100));
    assertRefused(
        "track 1 at byte 25: it ends in the middle; get the whole file again",
        file(0, 1, 96).rawTrack(0, 0x90, 60));
    assertRefused(
        "track 1 at byte 26: a number has more than 4 bytes; export the file again",
        file(0, 1, 96).rawTrack(0x80, 0x80, 0x80, 0x80, 0, 0x90, 60, 1));
    assertRefused(
        "track 1 at byte 23: byte F4, which has no place in a file; export it again",
        file(0, 1, 96).rawTrack(0, 0xf4));
    assertRefused(
        "track 1 at byte 29: a meta event of 268,435,455 bytes is cut short at 2;"
            + " get the whole file again",
        file(0, 1, 96).rawTrack(0, 0xff, 0x01, 0xff, 0xff, 0xff, 0x7f, 0, 0));
    assertRefused(
        "track 1 at byte 25: a system exclusive message of 9 bytes is cut short at 1;"
            + " get the whole file again",
        file(0, 1, 96).rawTrack(0, 0xf0, 9, 1));
    assertRefused(
        "track 1 at byte 28: it ends in the middle; get the whole file again",
        file(0, 1, 96).rawTrack(0, 0xff, 0x51, 2, 7, 8, 0, 0xff, 0x2f, 0));
  }

  @Test
  void filesThatAreTooLongOrTooFull() {
    SmfWriter late = events();
    for (int i = 0; i < 2; i++) {
      late.meta((1 << 28) - 1, 0x01, 'x');
    }
    assertRefused(
        "track 1 at byte 42: the song is longer than 2,000,000 quarter notes; shorten it",
        file(0, 1, 96).track(late.on(0, 0, 60, 100)));

    SmfWriter full = events();
    for (int i = 0; i <= SmfNotes.MAX_NOTES; i++) {
      full.on(0, 0, 60, 100);
    }
    assertRefused("the file has more than 2,000,000 notes; split it", file(0, 1, 96).track(full));
  }

  @Test
  void manyTracksWithOpenNotesEndInTime() throws MidiFileException {
    SmfWriter file = file(1, 65_535, 96);
    for (int i = 0; i < 65_535; i++) {
      file.rawTrack(0, 0xb0, 64, 127, 0, 0x90, 60, 100, 0, 0xff, 0x2f, 0);
    }
    MidiImport midi = MidiImport.of(file.toBytes(), "song");
    assertEquals(1, midi.project().tracks().size());
    assertEquals(65_535, midi.project().tracks().getFirst().patterns().getFirst().notes().size());
  }
}
