package org.ngoma.sequencer.play.midifile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random files that javax.sound.midi writes are played as it reads them. */
class MidiImportProperties {

  private static final int[] DIVISIONS = {24, 48, 96, 120, 192, 240, 480, 960};

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void everyOnsetIsPlayedAtItsFrame(@ForAll long seed)
      throws IOException, InvalidMidiDataException, MidiFileException {
    Random random = new Random(seed);
    byte[] file = randomFile(random);
    PlayedOnsets.assertSame(
        JavaxOnsets.of(file, 48_000),
        PlayedOnsets.of(MidiImport.of(file, "random").project(), 48_000),
        "seed " + seed);
  }

  static byte[] randomFile(Random random) throws IOException, InvalidMidiDataException {
    int division = DIVISIONS[random.nextInt(DIVISIONS.length)];
    int tracks = 1 + random.nextInt(4);
    Sequence sequence = new Sequence(Sequence.PPQ, division);
    for (int i = 0; i < tracks; i++) {
      Track track = sequence.createTrack();
      int events = (i == 0 ? 1 : 0) + random.nextInt(60);
      long tick = 0;
      for (int e = 0; e < events; e++) {
        tick += random.nextInt(division);
        addEvent(track, tick, random, division);
      }
      if (i == 0) {
        addNote(track, tick, random, division);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MidiSystem.write(sequence, tracks == 1 && random.nextBoolean() ? 0 : 1, out);
    return out.toByteArray();
  }

  private static void addEvent(Track track, long tick, Random random, int division)
      throws InvalidMidiDataException {
    switch (random.nextInt(12)) {
      case 0 -> {
        int micros = 61_000 + random.nextInt(2_000_000);
        byte[] data = {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
        track.add(new MidiEvent(new MetaMessage(0x51, data, 3), tick));
      }
      case 1 -> {
        byte[] data = {(byte) (1 + random.nextInt(12)), (byte) random.nextInt(5), 24, 8};
        track.add(new MidiEvent(new MetaMessage(0x58, data, 4), tick));
      }
      case 2 -> message(track, tick, ShortMessage.PROGRAM_CHANGE, random, random.nextInt(128), 0);
      case 3 -> {
        int controller = new int[] {1, 7, 10, 64, 123}[random.nextInt(5)];
        message(track, tick, ShortMessage.CONTROL_CHANGE, random, controller, random.nextInt(128));
      }
      case 4 -> message(track, tick, ShortMessage.PITCH_BEND, random, 0, random.nextInt(128));
      default -> addNote(track, tick, random, division);
    }
  }

  private static void addNote(Track track, long tick, Random random, int division)
      throws InvalidMidiDataException {
    int key = random.nextInt(128);
    int channel = channel(random);
    int velocity = 1 + random.nextInt(127);
    long end = tick + random.nextInt(2 * division);
    track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, key, velocity), tick));
    if (random.nextInt(10) > 0) {
      int off = random.nextBoolean() ? ShortMessage.NOTE_OFF : ShortMessage.NOTE_ON;
      track.add(new MidiEvent(new ShortMessage(off, channel, key, 0), end));
    }
  }

  private static void message(
      Track track, long tick, int command, Random random, int data1, int data2)
      throws InvalidMidiDataException {
    track.add(new MidiEvent(new ShortMessage(command, channel(random), data1, data2), tick));
  }

  private static int channel(Random random) {
    return new int[] {0, 1, 9}[random.nextInt(3)];
  }
}
