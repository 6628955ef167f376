package org.ngoma.firmware.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.ChannelTable;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.play.NoteSink;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.Score;

/** Whatever is done to a playing song, nothing on the cables sounds on. */
class HangingNotesTest {

  private static final int SEQUENCES = 100_000;
  private static final int SEQUENCES_A_BOX = 100;
  private static final int RATE = 48_000;
  private static final double NANOS_A_FRAME = 1e9 / RATE;
  private static final int TRACKS = 4;
  private static final int DEVICES = 2;

  /** Between a message and its sound lie 2 ms here; the shortest note lasts 1 ms. */
  private static final long SILENT_AFTER = 8_000_000;

  /** What keys of a device sound, as a synthesizer would have it. */
  private static final class Keys {
    private final int[] open = new int[16 * 128];
    private int read;
    private int ons;

    void read(SimulatedMidi.Plug plug) {
      for (; read < plug.heard().size(); read++) {
        int message = plug.heard().get(read).message();
        int key = MidiMessage.channel(message) * 128 + MidiMessage.data1(message);
        if (MidiMessage.kind(message) == MidiMessage.NOTE_ON) {
          ons++;
          open[key]++;
          assertTrue(open[key] == 1, "struck again without an end");
        } else if (MidiMessage.kind(message) == MidiMessage.NOTE_OFF) {
          open[key] = Math.max(0, open[key] - 1);
        }
      }
      plug.heard().clear();
      read = 0;
    }

    int sounding() {
      int sum = 0;
      for (int count : open) {
        sum += count;
      }
      return sum;
    }
  }

  /** An engine's MIDI half with its cables; the memory and the devices outlive it. */
  private static final class Box implements NoteSink {
    final Random random;
    final PassingClock clock = new PassingClock(1_000_000_000);
    final SimulatedMidi machine = new SimulatedMidi(clock::nanoTime);
    final ByteBuffer memory = ByteBuffer.allocateDirect(OpenNotes.BYTES);
    final SimulatedMidi.Plug[] plugs = new SimulatedMidi.Plug[DEVICES];
    final boolean[] plugged = new boolean[DEVICES];
    final Keys[] keys = new Keys[DEVICES];
    final List<Score> scores = new ArrayList<>();

    MidiPorts ports;
    SpscRing ring;
    MidiSender sender;
    MidiOut out;
    Player player;
    int live;

    Box(long seed) {
      random = new Random(seed);
      for (int i = 0; i < DEVICES; i++) {
        plugs[i] = machine.plug("Synth " + i);
        keys[i] = new Keys();
      }
      for (int i = 0; i < 4; i++) {
        scores.add(Score.of(song(random)));
      }
      start();
    }

    private static Project song(Random random) {
      List<Track> tracks = new ArrayList<>();
      int count = 1 + random.nextInt(TRACKS);
      for (int i = 0; i < count; i++) {
        List<Note> notes = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
          notes.add(
              new Note(random.nextInt(60), 1 + random.nextInt(200), 60 + random.nextInt(3), 99));
        }
        tracks.add(
            new Track(
                1 + random.nextInt(2) * 10 + i,
                "t" + i,
                TrackKind.SYNTH,
                50,
                Map.of(),
                List.of(new Pattern(1, "p", 60, notes)),
                List.of(new Clip(1, 0, 8000))));
      }
      return Project.empty("song").withTracks(tracks);
    }

    /** A new process: all that is left of the one before is the memory, and the devices. */
    void start() {
      ports = machine.open("Ngoma");
      ring =
          new SpscRing(
              ByteBuffer.allocateDirect(SpscRing.bytesFor(MidiSender.RING_LONGS)),
              0,
              MidiSender.RING_LONGS);
      sender = new MidiSender(new OpenNotes(memory, 0), ring, null, null, clock);
      sender.serve(ports);
      out = new MidiOut(RATE, ring, sender);
      player = new Player(RATE, this);
      for (int i = 0; i < DEVICES; i++) {
        plugged[i] = false;
        plug(i);
      }
      for (int track = 0; track < TRACKS; track++) {
        out.set(track, ChannelTable.MIDI_PORT, 1 + track % DEVICES);
        out.set(track, ChannelTable.MIDI_CHANNEL, 1 + random.nextInt(2));
      }
      player.score(scores.get(0));
    }

    void plug(int device) {
      if (!plugged[device]) {
        machine.plug("Synth " + device);
        sender.turn(clock.nanoTime());
        assertTrue(ports.connectOutput(device, "Synth " + device));
        sender.connected(device);
        plugged[device] = true;
      }
    }

    void unplug(int device) {
      machine.unplug(plugs[device]);
      sender.lost(device);
      plugged[device] = false;
    }

    @Override
    public void noteOn(int track, int offset, int noteId, int key, float velocity) {
      out.noteOn(track, offset, noteId, key, velocity);
    }

    @Override
    public void noteOff(int track, int offset, int noteId) {
      out.noteOff(track, offset, noteId);
    }

    void run(int quanta) {
      for (int i = 0; i < quanta; i++) {
        double tick = player.songTick();
        boolean played = player.playing();
        out.quantum(clock.nanoTime() + 2e6, NANOS_A_FRAME);
        player.process(Block.FRAMES);
        out.clocks(player, played, tick, false);
        sender.turn(clock.nanoTime() + (long) (Block.FRAMES * NANOS_A_FRAME));
      }
      for (int i = 0; i < DEVICES; i++) {
        keys[i].read(plugs[i]);
      }
    }

    int sounding() {
      return keys[0].sounding() + keys[1].sounding();
    }

    void playUntilItSounds() {
      player.play();
      for (int i = 0; i < 1000 && sounding() == 0; i++) {
        run(1);
      }
      assertTrue(sounding() > 0, "something sounds");
    }

    void anything() {
      int track = random.nextInt(TRACKS);
      switch (random.nextInt(16)) {
        case 0, 1, 2 -> player.play();
        case 3 -> player.stop();
        case 4 -> out.set(track, ChannelTable.MUTE, random.nextInt(2));
        case 5 -> out.set(track, ChannelTable.SOLO, random.nextInt(3) / 2);
        case 6 -> player.score(scores.get(random.nextInt(scores.size())));
        case 7 -> player.locate(random.nextInt(9000));
        case 8 -> player.loop(0, 100 + random.nextInt(2000));
        case 9 -> out.set(track, ChannelTable.MIDI_CHANNEL, 1 + random.nextInt(2));
        case 10 -> out.set(track, ChannelTable.MIDI_PORT, random.nextInt(DEVICES + 1));
        case 11 -> unplug(random.nextInt(DEVICES));
        case 12 -> plug(random.nextInt(DEVICES));
        case 13 -> {
          if (random.nextInt(10) == 0) {
            start();
          }
        }
        case 14 -> out.noteOn(track, 0, 1 << 30 | live++, 60, 0.5f);
        default -> player.follow(random.nextInt(3) * 150);
      }
    }

    void stopEverything() {
      player.stop();
      while (live > 0) {
        live--;
        for (int track = 0; track < TRACKS; track++) {
          out.noteOff(track, 0, 1 << 30 | live);
        }
      }
      for (int i = 0; i < DEVICES; i++) {
        plug(i);
      }
      long end = clock.nanoTime() + SILENT_AFTER;
      while (clock.nanoTime() < end) {
        run(1);
      }
    }
  }

  @Test
  void nothingHangsInAHundredThousandRandomSequences() {
    int ons = 0;
    for (int seed = 0; seed < SEQUENCES / SEQUENCES_A_BOX; seed++) {
      Box box = new Box(seed);
      for (int i = 0; i < SEQUENCES_A_BOX; i++) {
        int deeds = 1 + box.random.nextInt(8);
        for (int n = 0; n < deeds; n++) {
          box.anything();
          box.run(1 + box.random.nextInt(6));
        }
        box.stopEverything();
        for (int device = 0; device < DEVICES; device++) {
          assertEquals(0, box.keys[device].sounding(), "sequence " + i + " of seed " + seed);
        }
      }
      ons += box.keys[0].ons + box.keys[1].ons;
    }
    assertTrue(ons > SEQUENCES, ons + " notes began");
  }

  @Test
  void aKilledProcessIsTidiedUpBehindByItsSuccessor() {
    Box box = new Box(1);
    box.playUntilItSounds();
    box.start();
    box.run(3);
    assertEquals(0, box.sounding());
  }

  @Test
  void theLastDeedOfAProcessIsSilence() {
    Box box = new Box(2);
    box.playUntilItSounds();
    box.sender.stop();
    box.sender.run();
    for (int i = 0; i < DEVICES; i++) {
      box.keys[i].read(box.plugs[i]);
      assertEquals(0, box.keys[i].sounding());
    }
    assertTrue(box.sender.ended());
  }

  @Test
  void panicEndsEverythingAndSaysSoOnEveryChannel() {
    Box box = new Box(3);
    box.playUntilItSounds();
    box.player.stop();
    box.out.panic();
    box.sender.turn(box.clock.nanoTime());
    long allOff =
        box.plugs[0].heard().stream()
            .filter(sent -> MidiMessage.kind(sent.message()) == MidiMessage.CONTROL)
            .filter(sent -> MidiMessage.data1(sent.message()) == MidiMessage.ALL_NOTES_OFF)
            .count();
    assertEquals(16, allOff);
    box.run(10);
    assertEquals(0, box.sounding());
  }
}
