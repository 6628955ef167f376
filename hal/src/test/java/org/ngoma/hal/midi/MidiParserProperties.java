package org.ngoma.hal.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MidiParserProperties {

  private static final int LONGEST = 64;

  /** Writes down what comes. */
  private static final class Log implements MidiSink {
    final List<Integer> messages = new ArrayList<>();
    final List<Integer> realtime = new ArrayList<>();
    final List<String> exclusive = new ArrayList<>();

    @Override
    public void message(long nanos, int message) {
      (message >= MidiMessage.CLOCK && message <= 0xff ? realtime : messages).add(message);
    }

    @Override
    public void sysex(long nanos, byte[] bytes, int length) {
      exclusive.add(Arrays.toString(Arrays.copyOf(bytes, length)));
    }
  }

  private static int channelMessage(Random random) {
    int status = 0x80 + random.nextInt(0x70);
    int second = MidiMessage.dataBytes(status) == 2 ? random.nextInt(128) : 0;
    return MidiMessage.of(status, random.nextInt(128), second);
  }

  private static int anyMessage(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> MidiMessage.of(MidiMessage.SONG_POSITION, random.nextInt(128), random.nextInt(128));
      case 1 -> MidiMessage.of(MidiMessage.SONG_SELECT, random.nextInt(128), 0);
      case 2 -> MidiMessage.TUNE_REQUEST;
      case 3 -> MidiMessage.of(MidiMessage.QUARTER_FRAME, random.nextInt(128), 0);
      default -> channelMessage(random);
    };
  }

  @Property
  void whatIsEncodedIsParsedHoweverRealtimeFallsBetween(@ForAll Random random) {
    Log log = new Log();
    MidiParser parser = new MidiParser(log, LONGEST);
    MidiEncoder encoder = new MidiEncoder();
    List<Integer> sent = new ArrayList<>();
    List<Integer> realtime = new ArrayList<>();
    byte[] bytes = new byte[MidiEncoder.MOST_BYTES];
    int channel = 0x90;
    for (int i = 0; i < 200; i++) {
      int message =
          random.nextBoolean()
              ? MidiMessage.of(channel, random.nextInt(128), random.nextInt(128))
              : anyMessage(random);
      sent.add(message);
      int length = encoder.encode(message, bytes, 0);
      for (int at = 0; at < length; at++) {
        if (random.nextInt(4) == 0) {
          int beat = MidiMessage.CLOCK + new int[] {0, 2, 3, 4, 6}[random.nextInt(5)];
          realtime.add(beat);
          parser.feed(0, beat);
        }
        parser.feed(0, bytes[at] & 0xff);
      }
    }
    assertEquals(sent, log.messages);
    assertEquals(realtime, log.realtime);
    assertEquals(0, parser.dropped());
  }

  @Property
  void exclusiveMessagesOfUpToTheBoundComeWholeAndLongerOnesNotAtAll(@ForAll Random random) {
    Log log = new Log();
    MidiParser parser = new MidiParser(log, LONGEST);
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int length = 2 + random.nextInt(2 * LONGEST);
      byte[] bytes = new byte[length];
      for (int at = 1; at < length - 1; at++) {
        bytes[at] = (byte) random.nextInt(128);
      }
      bytes[0] = (byte) MidiMessage.SYSEX;
      bytes[length - 1] = (byte) MidiMessage.SYSEX_END;
      if (length <= LONGEST) {
        sent.add(Arrays.toString(bytes));
      }
      for (byte octet : bytes) {
        if (random.nextInt(10) == 0) {
          parser.feed(0, MidiMessage.CLOCK);
        }
        parser.feed(0, octet & 0xff);
      }
    }
    assertEquals(sent, log.exclusive);
    assertEquals(List.of(), log.messages);
    assertEquals(50 - sent.size(), parser.dropped());
  }

  /** Noise of any kind, cut anywhere, never yields what is no message, and ends with the noise. */
  @Property
  void noiseYieldsOnlyMessagesAndIsForgotten(@ForAll Random random) {
    Log log = new Log();
    MidiParser parser = new MidiParser(log, LONGEST);
    byte[] noise = new byte[random.nextInt(2000)];
    random.nextBytes(noise);
    parser.feed(0, noise, 0, noise.length);
    for (int message : log.messages) {
      int status = MidiMessage.status(message);
      assertTrue(MidiMessage.dataBytes(status) >= 0, Integer.toHexString(message));
      assertEquals(0, message & 0xff808000, "data bytes have seven bits");
    }
    log.messages.clear();
    if (random.nextBoolean()) {
      parser.reset();
    }
    for (int octet : new int[] {0x93, 60, 100, 61, 101}) {
      parser.feed(0, octet);
    }
    assertEquals(
        List.of(MidiMessage.of(0x93, 60, 100), MidiMessage.of(0x93, 61, 101)), log.messages);
  }

  @Property(tries = 1)
  void endlessExclusiveCostsNothingAndEndsWithTheNextStatus() {
    Log log = new Log();
    MidiParser parser = new MidiParser(log, LONGEST);
    parser.feed(0, MidiMessage.SYSEX);
    for (int i = 0; i < 3_000_000; i++) {
      parser.feed(0, i & 0x7f);
    }
    assertEquals(List.of(), log.messages);
    for (int octet : new int[] {0x80, 1, 2}) {
      parser.feed(0, octet);
    }
    assertEquals(List.of(MidiMessage.of(0x80, 1, 2)), log.messages);
    assertEquals(1, parser.dropped());
  }

  @Property(tries = 1)
  void whatIsUndefinedIsDroppedAndEndsRunningStatus() {
    Log log = new Log();
    MidiParser parser = new MidiParser(log, LONGEST);
    for (int octet : new int[] {5, 0x90, 1, 0xf4, 2, 3, 0xf9, 0xfd, 0xf7, 0x90, 7, 0x90, 8, 9}) {
      parser.feed(0, octet);
    }
    assertEquals(List.of(MidiMessage.of(0x90, 8, 9)), log.messages);
    assertEquals(List.of(), log.realtime);
    assertEquals(9, parser.dropped());
  }
}
