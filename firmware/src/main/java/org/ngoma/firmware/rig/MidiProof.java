package org.ngoma.firmware.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ngoma.alsa.AlsaMidi;
import org.ngoma.firmware.box.BoxMain;
import org.ngoma.firmware.engine.EngineMain;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.soak.Children;
import org.ngoma.firmware.store.Archive;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.midi.MidiReceiver;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/**
 * A song plays through the kernel's sequencer to somebody who listens, who plays back through us;
 * then both processes are killed, and the engine that comes next ends what they left sounding.
 */
final class MidiProof {

  private static final double BPM = 125;
  private static final double PULSE_NANOS = 60e9 / (BPM * 24);

  /** The guest has one slow processor: the first seconds go into compiling. */
  private static final int SETTLING = 400;

  private static final int PULSES = 200;
  private static final int TRIES = 4;
  private static final int THRU_KEY = 5;

  /** Longest that is written down. */
  private static final int MOST = 100_000;

  private static final long PATIENCE = 90_000_000_000L;

  private final NanoClock clock = new SystemClock();
  private final Ear ear = new Ear();

  private MidiProof() {}

  /** Somebody who listens. */
  private static final class Ear implements MidiReceiver {
    private final long[] pulses = new long[MOST];
    private final long[] notes = new long[MOST];
    private final int[] keys = new int[MOST];
    private int pulseCount;
    private int noteCount;
    private final boolean[] open = new boolean[16 * 128];
    private boolean started;
    private boolean passedOn;

    @Override
    public void message(int port, long nanos, int message) {
      int key = MidiMessage.channel(message) * 128 + MidiMessage.data1(message);
      switch (MidiMessage.kind(message)) {
        case MidiMessage.CLOCK -> {
          pulses[pulseCount] = nanos;
          pulseCount = Math.min(MOST - 1, pulseCount + 1);
        }
        case MidiMessage.START -> started = true;
        case MidiMessage.NOTE_ON -> {
          open[key] = true;
          passedOn |= MidiMessage.data1(message) == THRU_KEY;
          notes[noteCount] = nanos;
          keys[noteCount] = MidiMessage.data1(message);
          noteCount = Math.min(MOST - 1, noteCount + 1);
        }
        case MidiMessage.NOTE_OFF -> open[key] = false;
        default -> {
          // Nothing else is sent.
        }
      }
    }

    @Override
    public void exclusive(int port, long nanos, byte[] bytes, int length) {}

    boolean sounds() {
      for (boolean key : open) {
        if (key) {
          return true;
        }
      }
      return false;
    }
  }

  /** Words for what was found, beginning with {@code OK} when all is well. */
  static String attempts() throws IOException {
    String words = "";
    for (int attempt = 1; attempt <= TRIES && !words.startsWith("OK"); attempt++) {
      try (MidiPorts rig = new AlsaMidi(new SystemClock()).open("Rig")) {
        words = new MidiProof().attempt(rig) + ", attempt " + attempt;
      } catch (MidiException e) {
        return e.getMessage();
      }
    }
    return words;
  }

  private String attempt(MidiPorts rig) throws IOException {
    try (Children keeper = new Children()) {
      Path lane = keeper.folder().resolve("lane");
      Path setup = keeper.folder().resolve("midi.txt");
      Path song = keeper.folder().resolve("song.ngoma");
      Files.writeString(
          setup, "out 1 = Rig in 1 | clock\nin 1 = Rig out 1\nthru in 1 to out 1 | notes\n");
      Archive.write(song, song());
      Lane shared = Lane.open(lane);
      String heard;
      try (Children players = new Children()) {
        engine(players, lane, setup);
        // The box starts the song at once: the cable must be there.
        await(rig, () -> rig.devices().stream().anyMatch(d -> d.name().equals("Ngoma out 1")));
        pause(rig, 1_000_000_000L);
        players.java(
            "NGOMA_BOX_JVM",
            BoxMain.class,
            "--lane",
            lane.toString(),
            "--project",
            song.toString(),
            "--home",
            keeper.folder().resolve("home").toString(),
            "--json");
        await(rig, () -> ear.pulseCount >= SETTLING + PULSES);
        heard = heard();
        if (!heard.startsWith("OK")) {
          return heard;
        }
        rig.send(0, MidiMessage.of(MidiMessage.NOTE_ON, 0, THRU_KEY, 9));
        await(rig, () -> ear.passedOn);
        if (!ear.passedOn) {
          return "what was played to us was not passed on";
        }
        ProcessHandle.of(shared.enginePid()).ifPresent(ProcessHandle::destroyForcibly);
      }
      pause(rig, 300_000_000);
      if (!ear.sounds()) {
        return "nothing was left sounding by the kill, so nothing was proven";
      }
      try (Children successor = new Children()) {
        engine(successor, lane, setup);
        await(rig, () -> !ear.sounds());
        return ear.sounds() ? "a note hangs behind the kill" : heard + "; silent behind a kill";
      }
    }
  }

  private static void engine(Children children, Path lane, Path setup) throws IOException {
    children.java(
        "NGOMA_ENGINE_JVM",
        EngineMain.class,
        "--lane",
        lane.toString(),
        "--device",
        "null",
        "--period",
        "256",
        "--midi",
        setup.toString());
  }

  private static Project song() {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      notes.add(new Note(480 * i, 400, 60 + i, 100));
    }
    Track track =
        new Track(
            1,
            "Out",
            TrackKind.SYNTH,
            50,
            Map.of("channel.midi_port", 1.0, "channel.midi_only", 1.0),
            List.of(new Pattern(1, "p", 3840, notes)),
            List.of(new Clip(1, 0, 64 * 3840)));
    return Project.empty("Rig")
        .withTempos(List.of(new TempoChange(0, BPM)))
        .withTracks(List.of(track));
  }

  private String heard() {
    if (!ear.started) {
      return "no start was sent";
    }
    for (int i = 0; i < ear.noteCount; i++) {
      if (ear.keys[i] != 60 + i % 8) {
        return "note " + i + " is key " + ear.keys[i];
      }
    }
    long first = ear.pulses[SETTLING];
    double mean = (double) (ear.pulses[SETTLING + PULSES - 1] - first) / (PULSES - 1);
    double[] jitter = new double[PULSES];
    for (int i = 0; i < PULSES; i++) {
      jitter[i] = Math.abs(ear.pulses[SETTLING + i] - first - i * mean) * 1e-3;
    }
    Arrays.sort(jitter);
    // Two notes are a beat.
    int beat = SETTLING / 24;
    double note = (ear.notes[2 * beat] - ear.pulses[24 * beat]) * 1e-6;
    String words =
        String.format(
            Locale.ROOT,
            "a pulse each %.4f ms (%.4f wanted), half within %.0f us, 99 %% within %.0f us; a"
                + " note %.2f ms behind its pulse; %d notes",
            mean * 1e-6,
            PULSE_NANOS * 1e-6,
            jitter[PULSES / 2],
            jitter[PULSES * 99 / 100],
            note,
            ear.noteCount);
    boolean good =
        Math.abs(mean / PULSE_NANOS - 1) < 0.002 && Math.abs(note) < PULSE_NANOS * 1e-6 / 2;
    return good && ear.noteCount > 2 * beat ? "OK, " + words : words;
  }

  private interface Happened {
    boolean now();
  }

  private void await(MidiPorts rig, Happened happened) {
    long giveUp = clock.nanoTime() + PATIENCE;
    while (!happened.now() && clock.nanoTime() < giveUp) {
      pause(rig, 20_000_000);
    }
  }

  /** Goes on listening meanwhile. */
  private void pause(MidiPorts rig, long nanos) {
    long end = clock.nanoTime() + nanos;
    while (clock.nanoTime() < end) {
      if (rig.await(5)) {
        while (rig.receive(ear)) {
          // The ear notes what it is given.
        }
      }
    }
  }
}
