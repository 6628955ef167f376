package org.ngoma.alsa;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ngoma.hal.midi.MidiDevice;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.midi.MidiReceiver;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RealTime;

/**
 * One client of the sequencer. What it receives carries the time of a queue of its own, which
 * {@link #devices} compares with the clock's again and again, so that drift between both stays
 * below what can be measured.
 */
final class AlsaMidiPorts implements MidiPorts {

  private static final int NONE = -1;
  private static final int MOST_EVENTS = 2000;
  private static final short POLL_IN = 1;
  private static final int MOST_DESCRIPTORS = 4;
  private static final int DESCRIPTOR_BYTES = 8;

  /** A stamp that is older or newer than this by the clock is not believed. */
  private static final long MOST_LATE = 500_000_000L;

  private static final int CLOCK_READINGS = 5;

  private final long seq;
  private final int client;
  private final int queue;
  private final int announcePort;
  private final NanoClock clock;
  private final NativeCell cell = new NativeCell();
  private final int[] inputs = new int[PORTS];
  private final int[] outputs = new int[PORTS];

  /** Number of our input by the sequencer's number of the port. */
  private final int[] inputOf = new int[256];

  private final List<List<Address>> sources = new ArrayList<>();
  private final Address[] targets = new Address[PORTS];

  private final ByteBuffer descriptors =
      ByteBuffer.allocateDirect(MOST_DESCRIPTORS * DESCRIPTOR_BYTES).order(ByteOrder.nativeOrder());
  private final long descriptorsAddress = NativeCell.addressOf(descriptors);
  private final int descriptorCount;

  private final NativeCell received = new NativeCell();
  private final SeqEvent in = new SeqEvent();
  private final SeqEvent out = new SeqEvent();
  private final ByteBuffer exclusive = ByteBuffer.allocateDirect(MAX_SYSEX);
  private final long exclusiveAddress = NativeCell.addressOf(exclusive);
  private final byte[] exclusiveBytes = new byte[MAX_SYSEX];

  /** What is to be added to the queue's time to get the clock's. */
  private volatile long queueToClock;

  private volatile int changes;
  private volatile long overruns;

  /** Somebody else's port. */
  private record Address(int client, int port, MidiDevice device) {}

  AlsaMidiPorts(long seq, String name, NanoClock clock) throws MidiException {
    this.seq = seq;
    this.clock = clock;
    client = SeqLibrary.snd_seq_client_id(seq);
    SeqLibrary.snd_seq_set_client_name(seq, name);
    SeqLibrary.snd_seq_set_client_pool_input(seq, MOST_EVENTS);
    SeqLibrary.snd_seq_set_client_pool_output(seq, MOST_EVENTS);
    Arrays.fill(inputs, NONE);
    Arrays.fill(outputs, NONE);
    Arrays.fill(inputOf, NONE);
    for (int i = 0; i < PORTS; i++) {
      sources.add(new ArrayList<>());
    }
    queue = SeqLibrary.snd_seq_alloc_named_queue(seq, name);
    if (queue < 0) {
      throw new MidiException(
          "no MIDI: the kernel's sequencer has no queue left (error " + -queue + ")");
    }
    SeqLibrary.snd_seq_control_queue(seq, queue, SeqEvent.START, 0, 0);
    SeqLibrary.snd_seq_drain_output(seq);
    compareClocks();
    announcePort = createPort("announcements", SeqLibrary.CAP_WRITE | SeqLibrary.CAP_NO_EXPORT);
    SeqLibrary.snd_seq_connect_from(
        seq, announcePort, SeqLibrary.SYSTEM_CLIENT, SeqLibrary.ANNOUNCE_PORT);
    ownInput(0);
    ownOutput(0);
    descriptorCount =
        SeqLibrary.snd_seq_poll_descriptors(seq, descriptorsAddress, MOST_DESCRIPTORS, POLL_IN);
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
    if (inputs[port] == NONE) {
      int number = createPort("in " + (port + 1), SeqLibrary.CAP_WRITE | SeqLibrary.CAP_SUBS_WRITE);
      inputOf[number] = port;
      inputs[port] = number;
    }
    return inputs[port];
  }

  private int ownOutput(int port) throws MidiException {
    if (outputs[port] == NONE) {
      outputs[port] =
          createPort("out " + (port + 1), SeqLibrary.CAP_READ | SeqLibrary.CAP_SUBS_READ);
    }
    return outputs[port];
  }

  @Override
  public List<MidiDevice> devices() {
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

  @Override
  public boolean connectInput(int port, String device) {
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

  @Override
  public boolean connectOutput(int port, String device) {
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

  @Override
  public void disconnectInput(int port) {
    for (Address source : sources.get(port)) {
      SeqLibrary.snd_seq_disconnect_from(seq, inputs[port], source.client(), source.port());
    }
    sources.get(port).clear();
  }

  @Override
  public void disconnectOutput(int port) {
    if (targets[port] != null) {
      SeqLibrary.snd_seq_disconnect_to(
          seq, outputs[port], targets[port].client(), targets[port].port());
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
    queueToClock = difference;
  }

  @Override
  public int changes() {
    return changes;
  }

  @Override
  @RealTime
  public boolean await(int millis) {
    return SeqLibrary.C.poll(descriptorsAddress, descriptorCount, millis) > 0;
  }

  @Override
  @RealTime
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by this thread alone
  public boolean receive(MidiReceiver into) {
    int left = SeqLibrary.snd_seq_event_input(seq, received.address());
    if (left == -Errno.ENOSPC) {
      overruns++;
      return true;
    }
    if (left < 0) {
      return false;
    }
    SeqLibrary.C.memcpy(in.address(), received.get(), SeqEvent.BYTES);
    if (in.isAnnouncement()) {
      changes++;
      return true;
    }
    int port = inputOf[in.toPort()];
    if (port == NONE) {
      return true;
    }
    long nanos = stamp();
    if (in.isExclusive()) {
      int length = Math.min(MAX_SYSEX, in.exclusiveLength());
      SeqLibrary.C.memcpy(exclusiveAddress, in.exclusiveAddress(), length);
      exclusive.get(0, exclusiveBytes, 0, length);
      into.exclusive(port, nanos, exclusiveBytes, length);
      return true;
    }
    int message = in.message(0);
    for (int i = 1; message != 0; i++) {
      into.message(port, nanos, message);
      message = in.message(i);
    }
    return true;
  }

  @RealTime
  private long stamp() {
    long now = clock.nanoTime();
    long stamped = in.queueNanos() + queueToClock;
    return Math.abs(now - stamped) < MOST_LATE ? Math.min(now, stamped) : now;
  }

  @Override
  @RealTime
  public boolean send(int port, int message) {
    return outputs[port] != NONE
        && out.put(outputs[port], message)
        && SeqLibrary.snd_seq_event_output_direct(seq, out.address()) >= 0;
  }

  @Override
  @RealTime
  public boolean sendAt(int port, int message, long nanos) {
    if (outputs[port] == NONE || !out.put(outputs[port], message)) {
      return false;
    }
    out.schedule(queue, Math.max(0, nanos - queueToClock));
    return SeqLibrary.snd_seq_event_output_direct(seq, out.address()) >= 0;
  }

  @Override
  @RealTime
  public long overruns() {
    return overruns;
  }

  @Override
  public void close() {
    SeqLibrary.snd_seq_close(seq);
  }
}
