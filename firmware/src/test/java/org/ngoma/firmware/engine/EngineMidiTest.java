package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.firmware.midi.MidiCables;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.rt.AllocatedBytes;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;

/** A whole engine, its cables and its clock, in one thread. */
class EngineMidiTest {

  private static final int RATE = 48_000;
  private static final int PERIOD = 64;
  private static final double NANOS_A_FRAME = 1e9 / RATE;
  private static final double BPM = 120;

  /** Between a period's beginning and the moment at which it is heard. */
  private static final long LEAD = 2_666_666;

  /** From a key to its sound. */
  private static final long KEYS = 2 * LEAD;

  @TempDir Path folder;

  private final Lane lane = Lane.inMemory();
  private MidiCables cables;
  private Engine engine;
  private Loader loader;
  private Sender box;
  private final float[] left = new float[PERIOD];
  private final float[] right = new float[PERIOD];
  private long frames;
  private double wantedFrames;
  private float peak;

  @BeforeEach
  void open() throws Exception {
    Path file = folder.resolve("midi.txt");
    Files.writeString(file, "out 1 = Synth | clock\nin 1 = Keys\nin 2 = Master\nfollow in 2\n");
    cables = new MidiCables(RATE, file, lane.openNotes());
    engine = new Engine(RATE, lane, cables.out(), cables.in());
    loader = new Loader(RATE, lane, engine, 1);
    box = new Sender(lane, Processors.parameters(), loader::poll);
    cables.look();
  }

  private void run(double seconds) {
    wantedFrames += seconds * RATE;
    while (frames < wantedFrames) {
      loader.poll();
      cables.at(Math.round(frames * NANOS_A_FRAME));
      engine.heardAt(
          cables.base() + Math.round(frames * NANOS_A_FRAME) + LEAD, NANOS_A_FRAME, KEYS);
      engine.process(left, right, PERIOD);
      frames += PERIOD;
      for (int i = 0; i < PERIOD; i++) {
        peak = Math.max(peak, Math.abs(left[i]));
      }
    }
    cables.at(Math.round(frames * NANOS_A_FRAME));
  }

  private static Project song(Map<String, Double> params) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      notes.add(new Note(240 * i, 120, 60 + i, 100));
    }
    Track track =
        new Track(
            1,
            "t",
            TrackKind.SYNTH,
            50,
            params,
            List.of(new Pattern(1, "p", 3840, notes)),
            List.of(new Clip(1, 0, 64 * 3840)));
    return Project.empty("song")
        .withTempos(List.of(new TempoChange(0, BPM)))
        .withTracks(List.of(track));
  }

  private void load(Map<String, Double> params) {
    box.load(song(params), 1);
    run(0.01);
  }

  @Test
  void notesLeaveWhenTheirSoundIsHeard() {
    load(Map.of("channel.midi_port", 1.0, "channel.midi_channel", 5.0));
    long from = frames;
    box.signal().play();
    run(2);
    List<long[]> ons = cables.sent(MidiMessage.NOTE_ON);
    assertEquals(16, ons.size());
    long latency = engine.latencyFrames();
    for (int i = 0; i < ons.size(); i++) {
      double due = (from + latency + i * 6000) * NANOS_A_FRAME + LEAD;
      assertEquals(due, ons.get(i)[0] - cables.base(), 30_000, "note " + i);
      assertEquals(MidiMessage.of(0x94, 60 + i, 100), ons.get(i)[1]);
    }
    assertTrue(peak > 0.01, "it sounds as well");
    assertEquals(96, cables.sent(MidiMessage.CLOCK).size(), 1);
    box.signal().stop();
    run(0.05);
    assertEquals(16, cables.sent(MidiMessage.NOTE_OFF).size());
    assertEquals(1, cables.sent(MidiMessage.STOP).size());
  }

  @Test
  void aTrackMayPlayThereInsteadAndBringsItsProgram() {
    load(
        Map.of(
            "channel.midi_port", 1.0,
            "channel.midi_only", 1.0,
            "channel.midi_bank", 130.0,
            "channel.midi_program", 10.0,
            "channel.midi_control_a", 74.0,
            "channel.midi_value_a", 33.0));
    box.signal().play();
    run(0.2);
    assertEquals(0, peak, "silent here");
    assertEquals(MidiMessage.of(0xc0, 9, 0), cables.sent(MidiMessage.PROGRAM).getFirst()[1]);
    List<Long> controls = cables.sent(MidiMessage.CONTROL).stream().map(s -> s[1]).toList();
    assertEquals(
        List.of(
            (long) MidiMessage.of(0xb0, 0, 1),
            (long) MidiMessage.of(0xb0, 32, 1),
            (long) MidiMessage.of(0xb0, 74, 33)),
        controls);
  }

  @Test
  void whatATrigHoldsGoesOutBeforeItsNoteAndComesBackWithTheNext() {
    Map<String, Double> params =
        Map.of(
            "channel.midi_port", 1.0,
            "channel.midi_control_a", 74.0,
            "channel.midi_value_a", 33.0);
    Project plain = song(params);
    Track track = plain.tracks().getFirst();
    Pattern pattern = track.patterns().getFirst();
    List<Note> notes = new ArrayList<>(pattern.notes());
    Lock lock = new Lock(0, "channel.midi_value_a", 99, false);
    notes.set(1, notes.get(1).withTrig(Trig.PLAIN.withLocks(List.of(lock))));
    Pattern locked = pattern.withNotes(notes);
    box.load(plain.withTracks(List.of(track.withPatterns(List.of(locked)))), 1);
    run(0.01);
    box.signal().play();
    run(0.45);
    List<long[]> controls = cables.sent(MidiMessage.CONTROL);
    List<long[]> ons = cables.sent(MidiMessage.NOTE_ON);
    assertEquals(
        List.of(33, 99, 33),
        controls.stream().map(sent -> MidiMessage.data2((int) sent[1])).toList());
    assertTrue(controls.get(1)[0] <= ons.get(1)[0], "with its note");
    assertEquals((double) ons.get(1)[0], (double) controls.get(1)[0], 100_000);
    assertEquals((double) ons.get(2)[0], (double) controls.get(2)[0], 100_000);
  }

  @Test
  void muteAndPanicSilenceTheCable() {
    load(Map.of("channel.midi_port", 1.0));
    box.signal().play();
    run(0.01);
    assertEquals(1, cables.sounding());
    Project muted = song(Map.of("channel.midi_port", 1.0, "channel.mute", 1.0));
    box.update(song(Map.of("channel.midi_port", 1.0)), muted, 1);
    run(0.01);
    assertEquals(0, cables.sounding());
    run(1);
    assertEquals(1, cables.sent(MidiMessage.NOTE_ON).size());
    box.update(muted, song(Map.of("channel.midi_port", 1.0)), 1);
    run(0.13);
    assertEquals(1, cables.sounding());
    box.signal().panic();
    run(0.01);
    assertEquals(0, cables.sounding());
  }

  @Test
  void keysPlayTheTrackOfTheirChannelAndItsCable() {
    load(Map.of("channel.midi_port", 1.0));
    cables.play("Keys", MidiMessage.of(0x91, 60, 100));
    run(0.1);
    assertEquals(0, peak, "the second track is not there");
    cables.play("Keys", MidiMessage.of(0x90, 60, 100));
    run(0.1);
    assertTrue(peak > 0.01);
    assertEquals(1, cables.sounding());
    cables.play("Keys", MidiMessage.of(0x90, 60, 0));
    run(0.1);
    assertEquals(0, cables.sounding());
    cables.play("Keys", MidiMessage.of(0x90, 61, 100));
    run(0.1);
    assertEquals(1, cables.sounding());
    cables.unplug("Keys");
    run(0.1);
    assertEquals(0, cables.sounding(), "who is unplugged lets go");
  }

  /** Wherever in a period a key goes down, its sound comes the same time later. */
  @Test
  void keysAreHeardAfterTheSameTimeAlways() {
    load(Map.of("channel.midi_port", 1.0));
    Random random = new Random(5);
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 0; i < 50; i++) {
      run(0.02 + 0.003 * random.nextDouble());
      long played = cables.now() - random.nextInt(1_300_000);
      cables.play("Keys", played, MidiMessage.of(0x90, 60 + i % 10, 100));
      run(0.02);
      long[] on = cables.sent(MidiMessage.NOTE_ON).getLast();
      least = Math.min(least, (on[0] - played) * 1e-6);
      most = Math.max(most, (on[0] - played) * 1e-6);
      cables.play("Keys", MidiMessage.of(0x80, 60 + i % 10, 0));
    }
    assertTrue(most - least < 0.8, "from " + least + " to " + most + " ms");
  }

  @Test
  void knobsReachTheBox() {
    load(Map.of());
    cables.play("Keys", MidiMessage.of(0xb0, 74, 127));
    run(0.01);
    long[] one = new long[1];
    assertEquals(1, lane.knobs().poll(one));
    assertEquals(74, org.ngoma.firmware.midi.MidiNotice.number(one[0]));
    assertEquals(1, org.ngoma.firmware.midi.MidiNotice.value(one[0]));
  }

  /** Plays as somebody else's box would, with a USB cable's jitter. */
  private void master(double bpm, int pulses, double jitterMs, Random random) {
    for (int i = 0; i < pulses; i++) {
      double jitter = (2 * random.nextDouble() - 1) * jitterMs * 1e6;
      cables.play("Master", cables.now() + Math.round(jitter), MidiMessage.CLOCK);
      run(60 / (bpm * 24));
    }
  }

  @Test
  void followsSomebodyElsesSongWithinAMillisecond() {
    load(Map.of());
    Random random = new Random(1);
    double bpm = 127;
    master(bpm, 48, 2, random);
    cables.play("Master", MidiMessage.START);
    master(bpm, 96, 2, random);
    assertTrue(engine.playing());
    double squares = 0;
    for (int beat = 0; beat < 64; beat++) {
      master(bpm, 24, 2, random);
      double tick = engine.songTick();
      double lead = (LEAD * 1e-9) * bpm * 16;
      double wanted =
          (96 + 24 * (beat + 1)) * 40.0 + lead + engine.latencyFrames() * bpm * 16 / RATE;
      double apartMs = (tick - wanted) / (bpm * 16) * 1e3;
      squares += apartMs * apartMs;
    }
    double rms = Math.sqrt(squares / 64);
    assertTrue(rms < 1, rms + " ms RMS");
    cables.play("Master", MidiMessage.STOP);
    master(bpm, 2, 2, random);
    assertTrue(!engine.playing());
    cables.play("Master", MidiMessage.of(MidiMessage.SONG_POSITION, 32, 0));
    cables.play("Master", MidiMessage.CONTINUE);
    master(bpm, 24, 2, random);
    assertEquals(32 * 240 + 24 * 40, engine.songTick(), 80);
  }

  @Test
  void startToFirstNoteIsLessThanAPulseEvenIfTheClockBeginsWithIt() {
    load(Map.of("channel.midi_port", 1.0));
    cables.play("Master", MidiMessage.START);
    long started = cables.now();
    master(140, 24, 0, new Random(2));
    long first = cables.sent(MidiMessage.NOTE_ON).getFirst()[0];
    double pulse = 60e9 / (140 * 24);
    assertTrue(first - started < pulse, (first - started) / 1e6 + " ms");
    assertEquals(60, MidiMessage.data1((int) cables.sent(MidiMessage.NOTE_ON).getFirst()[1]));
  }

  /** A clock that comes in and one that goes out: the box cleans it. */
  @Test
  void whatIsSentOnIsCleanerThanWhatCameIn() {
    load(Map.of());
    Random random = new Random(3);
    master(120, 24 * 4, 2, random);
    cables.play("Master", MidiMessage.START);
    master(120, 24 * 24, 2, random);
    List<long[]> pulses = cables.sent(MidiMessage.CLOCK);
    double sum = 0;
    int count = 0;
    for (int i = 24 * 8; i < pulses.size(); i++) {
      double apart = (pulses.get(i)[0] - pulses.get(i - 1)[0]) / 1e6 - 60_000 / (120 * 24.0);
      sum += apart * apart;
      count++;
    }
    double rms = Math.sqrt(sum / count);
    assertTrue(count > 24 * 10 && rms < 0.25, count + " pulses, " + rms + " ms; came with 1.63");
  }

  @Test
  void aFloodHurtsNobody() {
    load(Map.of("channel.midi_port", 1.0));
    box.signal().play();
    run(0.5);
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      for (int i = 0; i < 1000; i++) {
        int status = 0x80 + random.nextInt(0x80);
        cables.play("Keys", MidiMessage.of(status, random.nextInt(128), random.nextInt(128)));
      }
      run(0.003);
    }
    cables.unplug("Keys");
    assertTrue(engine.playing());
    box.signal().stop();
    run(1);
    assertEquals(0, cables.sounding());
    for (float sample : left) {
      assertTrue(Float.isFinite(sample));
    }
  }

  @Test
  void hearingAndSendingAllocateNothing() {
    load(Map.of("channel.midi_port", 1.0));
    box.signal().play();
    run(3);
    long allocated = 0;
    for (int i = 0; i < 2000; i++) {
      cables.play("Keys", MidiMessage.of(i % 2 == 0 ? 0x90 : 0x80, 60 + i % 20, 100));
      if (i % 15 == 0) {
        cables.play("Master", MidiMessage.CLOCK);
      }
      cables.at(Math.round(frames * NANOS_A_FRAME));
      engine.heardAt(
          cables.base() + Math.round(frames * NANOS_A_FRAME) + LEAD, NANOS_A_FRAME, KEYS);
      long before = AllocatedBytes.byThisThread();
      engine.process(left, right, PERIOD);
      allocated += AllocatedBytes.byThisThread() - before;
      frames += PERIOD;
    }
    assertEquals(0, allocated);
  }
}
