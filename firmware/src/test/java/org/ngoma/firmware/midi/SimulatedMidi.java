package org.ngoma.firmware.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.ngoma.hal.midi.MidiBackend;
import org.ngoma.hal.midi.MidiDevice;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.midi.MidiReceiver;

/**
 * MIDI without a machine: tests plug devices in and out, play on them, and read what they were
 * sent. Messages to a device that is unplugged are gone.
 */
public final class SimulatedMidi implements MidiBackend {

  /**
   * What a device was sent.
   *
   * @param due when it was to be sent; the moment itself where nothing was said
   */
  public record Sent(long nanos, long due, int message) {}

  /** A device with one port in each direction. */
  public static final class Plug {
    private final String name;
    private final List<Sent> heard = new ArrayList<>();
    private boolean plugged = true;

    private Plug(String name) {
      this.name = name;
    }

    /** What it was sent so far. */
    public List<Sent> heard() {
      return heard;
    }
  }

  private record Waiting(int port, long nanos, int message, byte[] exclusive) {}

  private final LongSupplier clock;
  private final List<Plug> plugs = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Plug[] outputs = new Plug[MidiPorts.PORTS];
  private final List<List<Plug>> inputs = new ArrayList<>();
  private int changes;

  /**
   * @param clock tells when something is sent
   */
  public SimulatedMidi(LongSupplier clock) {
    this.clock = clock;
    for (int i = 0; i < MidiPorts.PORTS; i++) {
      inputs.add(new ArrayList<>());
    }
  }

  /** Plugs a device in. */
  public synchronized Plug plug(String name) {
    for (Plug old : plugs) {
      if (old.name.equals(name)) {
        old.plugged = true;
        changes++;
        return old;
      }
    }
    Plug plug = new Plug(name);
    plugs.add(plug);
    changes++;
    return plug;
  }

  /** Pulls a device out. */
  public synchronized void unplug(Plug plug) {
    plug.plugged = false;
    for (int i = 0; i < MidiPorts.PORTS; i++) {
      if (outputs[i] == plug) {
        outputs[i] = null;
      }
      inputs.get(i).remove(plug);
    }
    changes++;
  }

  /** Plays on a device. */
  public synchronized void play(Plug plug, long nanos, int message) {
    for (int port = 0; port < MidiPorts.PORTS; port++) {
      if (inputs.get(port).contains(plug)) {
        waiting.add(new Waiting(port, nanos, message, null));
      }
    }
  }

  /** Sends an exclusive message from a device. */
  public synchronized void play(Plug plug, long nanos, byte[] exclusive) {
    for (int port = 0; port < MidiPorts.PORTS; port++) {
      if (inputs.get(port).contains(plug)) {
        waiting.add(new Waiting(port, nanos, 0, exclusive.clone()));
      }
    }
  }

  @Override
  public MidiPorts open(String client) {
    return new Ports();
  }

  private final class Ports implements MidiPorts {

    @Override
    public List<MidiDevice> devices() {
      synchronized (SimulatedMidi.this) {
        return plugs.stream()
            .filter(plug -> plug.plugged)
            .map(plug -> new MidiDevice(plug.name, true, true, true))
            .toList();
      }
    }

    private Plug find(String device) {
      for (Plug plug : plugs) {
        if (plug.plugged && plug.name.equals(device)) {
          return plug;
        }
      }
      return null;
    }

    @Override
    public boolean connectInput(int port, String device) {
      synchronized (SimulatedMidi.this) {
        Plug plug = find(device);
        if (plug != null && !inputs.get(port).contains(plug)) {
          inputs.get(port).add(plug);
        }
        return plug != null;
      }
    }

    @Override
    public boolean connectOutput(int port, String device) {
      synchronized (SimulatedMidi.this) {
        outputs[port] = find(device);
        return outputs[port] != null;
      }
    }

    @Override
    public void disconnectInput(int port) {
      synchronized (SimulatedMidi.this) {
        inputs.get(port).clear();
      }
    }

    @Override
    public void disconnectOutput(int port) {
      synchronized (SimulatedMidi.this) {
        outputs[port] = null;
      }
    }

    @Override
    public int changes() {
      synchronized (SimulatedMidi.this) {
        return changes;
      }
    }

    @Override
    public boolean await(int millis) {
      synchronized (SimulatedMidi.this) {
        return !waiting.isEmpty();
      }
    }

    @Override
    public boolean receive(MidiReceiver into) {
      Waiting next;
      synchronized (SimulatedMidi.this) {
        if (waiting.isEmpty()) {
          return false;
        }
        next = waiting.removeFirst();
      }
      if (next.exclusive != null) {
        into.exclusive(next.port, next.nanos, next.exclusive, next.exclusive.length);
      } else {
        into.message(next.port, next.nanos, next.message);
      }
      return true;
    }

    @Override
    public boolean send(int port, int message) {
      return sendAt(port, message, clock.getAsLong());
    }

    @Override
    public boolean sendAt(int port, int message, long nanos) {
      synchronized (SimulatedMidi.this) {
        if (outputs[port] == null) {
          return false;
        }
        outputs[port].heard.add(new Sent(clock.getAsLong(), nanos, message));
        return true;
      }
    }

    @Override
    public long overruns() {
      return 0;
    }

    @Override
    public void close() {
      synchronized (SimulatedMidi.this) {
        for (int i = 0; i < PORTS; i++) {
          disconnectInput(i);
          disconnectOutput(i);
        }
      }
    }
  }
}
