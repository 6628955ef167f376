package org.ngoma.alsa;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.hal.midi.MidiDevice;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.NanoClock;

/**
 * What a client of the sequencer is connected to. What it receives carries the time of a queue of
 * its own, which {@link #devices} compares with the clock's again and again, so that drift between
 * both stays below what can be measured.
 *
 * <p>Thread: device.
 */
final class SeqCables {

  private static final int NONE = SeqNumbers.NONE;

  private static final int MOST_EVENTS = 2000;
  private static final int CLOCK_READINGS = 5;

  private final long seq;
  private final int client;
  private final int queue;
  private final NanoClock clock;
  private final NativeCell cell = new NativeCell();
  private final SeqNumbers numbers = new SeqNumbers();
  private final List<List<Address>> sources = new ArrayList<>();
  private final Address[] targets = new Address[MidiPorts.PORTS];

  /** Somebody else's port. */
  private record Address(int client, int port, MidiDevice device) {}

  SeqCables(long seq, String name, NanoClock clock) throws MidiException {
    this.seq = seq;
    this.clock = clock;
    client = SeqLibrary.snd_seq_client_id(seq);
    SeqLibrary.snd_seq_set_client_name(seq, name);
    SeqLibrary.snd_seq_set_client_pool_input(seq, MOST_EVENTS);
    SeqLibrary.snd_seq_set_client_pool_output(seq, MOST_EVENTS);
    for (int i = 0; i < MidiPorts.PORTS; i++) {
      sources.add(new ArrayList<>());
    }
    queue = SeqLibrary.snd_seq_alloc_named_queue(seq, name);
    if (queue < 0) {
      throw new MidiException(
          "no MIDI: the kernel's sequencer has no queue left (error " + -queue + ")");
    }
    numbers.queue = queue;
    SeqLibrary.snd_seq_control_queue(seq, queue, SeqEvent.START, 0, 0);
    SeqLibrary.snd_seq_drain_output(seq);
    compareClocks();
    int announcements =
        createPort("announcements", SeqLibrary.CAP_WRITE | SeqLibrary.CAP_NO_EXPORT);
    SeqLibrary.snd_seq_connect_from(
        seq, announcements, SeqLibrary.SYSTEM_CLIENT, SeqLibrary.ANNOUNCE_PORT);
    ownInput(0);
    ownOutput(0);
  }

  /** What the threads that receive and send look up. */
  SeqNumbers numbers() {
    return numbers;
  }

  private int createPort(String name, int capability) throws MidiException {
    SeqLibrary.snd_seq_port_info_malloc(cell.address());
    long info = cell.get();
    try {
      SeqLibrary.snd_seq_port_info_set_name(info, name);
      SeqLibrary.snd_seq_port_info_set_capability(info, capability);
      SeqLibrary.snd_seq_port_info_set_type(
          info, SeqLibrary.TYPE_MIDI_GENERIC | SeqLibrary.TYPE_APPLICATION);
      SeqLibrary.snd_seq_port_info_set_midi_channels(info, 16);
      if ((capability & SeqLibrary.CAP_WRITE) != 0) {
        SeqLibrary.snd_seq_port_info_set_timestamping(info, 1);
        SeqLibrary.snd_seq_port_info_set_timestamp_real(info, 1);
        SeqLibrary.snd_seq_port_info_set_timestamp_queue(info, queue);
      }
      int error = SeqLibrary.snd_seq_create_port(seq, info);
      if (error < 0) {
        throw new MidiException("no MIDI: a port cannot be made (error " + -error + ")");
      }
      return SeqLibrary.snd_seq_port_info_get_port(info);
    } finally {
      SeqLibrary.snd_seq_port_info_free(info);
    }
  }

  private int ownInput(int port) throws MidiException {
    if (numbers.inputs[port] == NONE) {
      int number = createPort("in " + (port + 1), SeqLibrary.CAP_WRITE | SeqLibrary.CAP_SUBS_WRITE);
      numbers.inputOf[number] = port;
      numbers.inputs[port] = number;
    }
    return numbers.inputs[port];
  }

  private int ownOutput(int port) throws MidiException {
    if (numbers.outputs[port] == NONE) {
      numbers.outputs[port] =
          createPort("out " + (port + 1), SeqLibrary.CAP_READ | SeqLibrary.CAP_SUBS_READ);
    }
    return numbers.outputs[port];
  }

  List<MidiDevice> devices() {
    compareClocks();
    return present().stream().map(Address::device).toList();
  }

  private List<Address> present() {
    List<Address> found = new ArrayList<>();
    SeqLibrary.snd_seq_client_info_malloc(cell.address());
    long info = cell.get();
    try {
      SeqLibrary.snd_seq_client_info_set_client(info, NONE);
      while (SeqLibrary.snd_seq_query_next_client(seq, info) >= 0) {
        int other = SeqLibrary.snd_seq_client_info_get_client(info);
        if (other != client && other != SeqLibrary.SYSTEM_CLIENT) {
          addPorts(other, SeqLibrary.snd_seq_client_info_get_name(info), found);
        }
      }
    } finally {
      SeqLibrary.snd_seq_client_info_free(info);
    }
    return found;
  }

  private void addPorts(int other, String clientName, List<Address> found) {
    SeqLibrary.snd_seq_port_info_malloc(cell.address());
    long info = cell.get();
    try {
      SeqLibrary.snd_seq_port_info_set_client(info, other);
      SeqLibrary.snd_seq_port_info_set_port(info, NONE);
      while (SeqLibrary.snd_seq_query_next_port(seq, info) >= 0) {
        int capability = SeqLibrary.snd_seq_port_info_get_capability(info);
        boolean sends = has(capability, SeqLibrary.CAP_READ | SeqLibrary.CAP_SUBS_READ);
        boolean receives = has(capability, SeqLibrary.CAP_WRITE | SeqLibrary.CAP_SUBS_WRITE);
        if ((sends || receives) && !has(capability, SeqLibrary.CAP_NO_EXPORT)) {
          String name = name(clientName, SeqLibrary.snd_seq_port_info_get_name(info), found);
          boolean hardware =
              has(SeqLibrary.snd_seq_port_info_get_type(info), SeqLibrary.TYPE_HARDWARE);
          found.add(
              new Address(
                  other,
                  SeqLibrary.snd_seq_port_info_get_port(info),
                  new MidiDevice(name, sends, receives, hardware)));
        }
      }
    } finally {
      SeqLibrary.snd_seq_port_info_free(info);
    }
  }

  private static boolean has(int bits, int wanted) {
    return (bits & wanted) == wanted;
  }

  /** A port's name as most of them have it contains its client's; of two alike one is numbered. */
  private static String name(String clientName, String portName, List<Address> found) {
    String plain = portName.startsWith(clientName) ? portName : clientName + " " + portName;
    String name = plain.strip();
    for (int number = 2; taken(name, found); number++) {
      name = plain.strip() + " #" + number;
    }
    return name;
  }

  private static boolean taken(String name, List<Address> found) {
    return found.stream().anyMatch(other -> other.device().name().equals(name));
  }

  private Address find(String device) {
    for (Address address : present()) {
      if (address.device().name().equals(device)) {
        return address;
      }
    }
    return null;
  }

  boolean connectInput(int port, String device) {
    Address address = find(device);
    if (address == null || !address.device().sends()) {
      return false;
    }
    try {
      int error =
          SeqLibrary.snd_seq_connect_from(seq, ownInput(port), address.client(), address.port());
      if (error >= 0) {
        sources.get(port).add(address);
      }
      return error >= 0 || error == -Errno.EBUSY;
    } catch (MidiException full) {
      return false;
    }
  }

  boolean connectOutput(int port, String device) {
    if (targets[port] != null && !targets[port].device().name().equals(device)) {
      disconnectOutput(port);
    }
    Address address = find(device);
    if (address == null || !address.device().receives()) {
      return false;
    }
    try {
      int error =
          SeqLibrary.snd_seq_connect_to(seq, ownOutput(port), address.client(), address.port());
      boolean connected = error >= 0 || error == -Errno.EBUSY;
      targets[port] = connected ? address : null;
      return connected;
    } catch (MidiException full) {
      return false;
    }
  }

  void disconnectInput(int port) {
    for (Address source : sources.get(port)) {
      SeqLibrary.snd_seq_disconnect_from(seq, numbers.inputs[port], source.client(), source.port());
    }
    sources.get(port).clear();
  }

  void disconnectOutput(int port) {
    if (targets[port] != null) {
      SeqLibrary.snd_seq_disconnect_to(
          seq, numbers.outputs[port], targets[port].client(), targets[port].port());
      targets[port] = null;
    }
  }

  /** Reads the queue's time between two readings of the clock, the closest ones of a few. */
  private void compareClocks() {
    SeqLibrary.snd_seq_queue_status_malloc(cell.address());
    long status = cell.get();
    NativeCell time = new NativeCell();
    long closest = Long.MAX_VALUE;
    long difference = 0;
    for (int i = 0; i < CLOCK_READINGS; i++) {
      long before = clock.nanoTime();
      int error = SeqLibrary.snd_seq_get_queue_status(seq, queue, status);
      long after = clock.nanoTime();
      if (error >= 0 && after - before < closest) {
        SeqLibrary.C.memcpy(
            time.address(), SeqLibrary.snd_seq_queue_status_get_real_time(status), Long.BYTES);
        long seconds = time.get() & 0xffffffffL;
        long nanos = time.get() >>> 32;
        closest = after - before;
        difference = before + closest / 2 - (seconds * 1_000_000_000L + nanos);
      }
    }
    SeqLibrary.snd_seq_queue_status_free(status);
    numbers.queueToClock = difference;
  }
}
