package org.ngoma.firmware.midi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.SpscRing;

/** The MIDI half of an engine, pumped: a synth, a keyboard, somebody's box, and all threads. */
public final class MidiCables {

  private static final long BASE = 5_000_000_000L;

  private final PassingClock clock = new PassingClock(BASE);
  private final SimulatedMidi machine = new SimulatedMidi(clock::nanoTime);
  private final Map<String, SimulatedMidi.Plug> plugs = new HashMap<>();
  private final MidiSender sender;
  private final MidiInput input;
  private final MidiOut out;
  private final MidiIn in;
  private final MidiStudio studio;
  private MidiPorts ports;

  public MidiCables(int rate, Path setup, OpenNotes notes) {
    SpscRing toSend = MidiEngine.ring(MidiSender.RING_LONGS);
    SpscRing through = MidiEngine.ring(MidiSender.RING_LONGS);
    SpscRing received = MidiEngine.ring(MidiInput.RING_LONGS);
    sender = new MidiSender(notes, toSend, through, null, clock);
    input = new MidiInput(received, through, sender, clock);
    out = new MidiOut(rate, toSend, sender);
    in = new MidiIn(received, input);
    studio =
        new MidiStudio(
            machine,
            setup,
            clock,
            sender,
            opened -> {
              ports = opened;
              sender.serve(opened);
            },
            settings -> {
              out.settings(settings);
              in.settings(settings);
            },
            words -> {});
    for (String name : List.of("Synth", "Keys", "Master")) {
      plugs.put(name, machine.plug(name));
    }
  }

  public MidiOut out() {
    return out;
  }

  public MidiIn in() {
    return in;
  }

  /** When time began. */
  public long base() {
    return BASE;
  }

  public long now() {
    return clock.nanoTime();
  }

  /** Looks after the cables. */
  public void look() {
    for (int i = 0; i < 3; i++) {
      studio.tend();
      in.unplugs(studio.unplugs());
      sender.turn(clock.nanoTime());
    }
  }

  /** Lets the threads work until so long after time began. */
  public void at(long nanos) {
    input.turn(ports);
    while (clock.nanoTime() < BASE + nanos) {
      sender.turn(BASE + nanos);
    }
  }

  public void play(String device, int message) {
    play(device, clock.nanoTime(), message);
  }

  public void play(String device, long nanos, int message) {
    machine.play(plugs.get(device), nanos, message);
  }

  public void unplug(String device) {
    input.turn(ports);
    machine.unplug(plugs.get(device));
    look();
  }

  /** Due times and messages of one kind that the synth was sent. */
  public List<long[]> sent(int kind) {
    List<long[]> found = new ArrayList<>();
    for (SimulatedMidi.Sent sent : plugs.get("Synth").heard()) {
      if (MidiMessage.kind(sent.message()) == kind) {
        found.add(new long[] {sent.nanos(), sent.message()});
      }
    }
    return found;
  }

  /** Keys of the synth that sound. */
  public int sounding() {
    Map<Integer, Integer> open = new HashMap<>();
    for (SimulatedMidi.Sent sent : plugs.get("Synth").heard()) {
      int key = MidiMessage.channel(sent.message()) * 128 + MidiMessage.data1(sent.message());
      int kind = MidiMessage.kind(sent.message());
      if (kind == MidiMessage.NOTE_ON) {
        open.put(key, 1);
      } else if (kind == MidiMessage.NOTE_OFF) {
        open.remove(key);
      }
    }
    return open.size();
  }
}
