package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ngoma.hal.midi.MidiEncoder;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.rt.AllocatedBytes;

/** The layout of an event, against libasound's own translation from and to bytes. */
class SeqEventTest {

  private static final ByteBuffer BYTES = ByteBuffer.allocateDirect(64);
  private static final long ADDRESS = NativeCell.addressOf(BYTES);

  private static long translator;

  @BeforeAll
  static void libraryIsThere() throws MidiException {
    RealAlsa.require();
    SeqLibrary.load();
    NativeCell cell = new NativeCell();
    assertEquals(0, SeqLibrary.snd_midi_event_new(64, cell.address()));
    translator = cell.get();
    SeqLibrary.snd_midi_event_no_status(translator, 1);
  }

  @AfterAll
  static void free() {
    if (translator != 0) {
      SeqLibrary.snd_midi_event_free(translator);
    }
  }

  private static List<Integer> messages() {
    List<Integer> all = new ArrayList<>();
    for (int kind = 0x80; kind < 0xf0; kind += 0x10) {
      for (int channel : new int[] {0, 7, 15}) {
        for (int[] data : new int[][] {{0, 0}, {60, 100}, {127, 127}, {1, 64}, {0, 127}}) {
          boolean one = MidiMessage.dataBytes(kind) == 1;
          all.add(MidiMessage.of(kind, channel, data[0], one ? 0 : data[1]));
        }
      }
    }
    all.add(MidiMessage.of(MidiMessage.SONG_POSITION, 3, 100));
    all.add(MidiMessage.of(MidiMessage.SONG_SELECT, 99, 0));
    all.add(MidiMessage.of(MidiMessage.QUARTER_FRAME, 0x35, 0));
    for (int status : new int[] {0xf6, 0xf8, 0xfa, 0xfb, 0xfc, 0xfe, 0xff}) {
      all.add(status);
    }
    return all;
  }

  private static byte[] bytes(int message) {
    byte[] bytes = new byte[MidiEncoder.MOST_BYTES];
    return Arrays.copyOf(bytes, new MidiEncoder().encode(message, bytes, 0));
  }

  @Test
  void whatIsPutInIsWhatLibasoundReads() {
    SeqEvent event = new SeqEvent();
    for (int message : messages()) {
      assertTrue(event.put(3, message));
      long length = SeqLibrary.snd_midi_event_decode(translator, ADDRESS, 64, event.address());
      byte[] read = new byte[(int) Math.max(0, length)];
      BYTES.get(0, read);
      assertArrayEquals(bytes(message), read, Integer.toHexString(message));
    }
    assertFalse(event.put(3, MidiMessage.SYSEX));
  }

  @Test
  void whatLibasoundWritesIsWhatIsTakenOut() {
    SeqEvent event = new SeqEvent();
    for (int message : messages()) {
      BYTES.put(0, bytes(message));
      SeqLibrary.snd_midi_event_encode(translator, ADDRESS, bytes(message).length, event.address());
      assertEquals(message, event.message(0), Integer.toHexString(message));
      assertEquals(0, event.message(1));
      assertFalse(event.isExclusive());
      assertFalse(event.isAnnouncement());
    }
  }

  @Test
  void exclusiveMessagesAreFoundWhereTheyLie() {
    SeqEvent event = new SeqEvent();
    byte[] sent = {(byte) 0xf0, 0x7e, 1, 2, 3, (byte) 0xf7};
    BYTES.put(0, sent);
    assertEquals(
        sent.length,
        SeqLibrary.snd_midi_event_encode(translator, ADDRESS, sent.length, event.address()));
    assertTrue(event.isExclusive());
    assertEquals(sent.length, event.exclusiveLength());
    BYTES.put(0, new byte[16]);
    SeqLibrary.C.memcpy(ADDRESS, event.exclusiveAddress(), event.exclusiveLength());
    byte[] read = new byte[sent.length];
    BYTES.get(0, read);
    assertArrayEquals(sent, read);
  }

  @Test
  void aMessageAllocatesNothing() {
    SeqEvent event = new SeqEvent();
    long before = 0;
    for (int i = -2000; i < 10_000; i++) {
      if (i == 0) {
        before = AllocatedBytes.byThisThread();
      }
      event.put(1, MidiMessage.of(0x90, i & 0x7f, 100));
      event.schedule(0, i);
      SeqLibrary.C.memcpy(ADDRESS, event.address(), SeqEvent.BYTES);
      SeqLibrary.snd_midi_event_decode(translator, ADDRESS, 64, event.address());
      event.message(0);
    }
    assertEquals(0, AllocatedBytes.byThisThread() - before);
  }

  @Test
  void withoutASequencerItSaysWhatToDo() {
    try (var ports = new AlsaMidi(new org.ngoma.hal.rt.SystemClock()).open("ngoma test")) {
      assertTrue(ports.devices().stream().noneMatch(d -> d.name().isBlank()));
    } catch (MidiException absent) {
      assertTrue(absent.getMessage().startsWith("no MIDI: "), absent.getMessage());
      assertTrue(absent.getMessage().contains("modprobe"), absent.getMessage());
    }
  }
}
