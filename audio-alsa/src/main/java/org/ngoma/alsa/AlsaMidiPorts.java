package org.ngoma.alsa;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.ngoma.hal.midi.MidiDevice;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.midi.MidiReceiver;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RealTime;

/** One client of the sequencer. */
final class AlsaMidiPorts implements MidiPorts {

  private static final short POLL_IN = 1;
  private static final int MOST_DESCRIPTORS = 4;
  private static final int DESCRIPTOR_BYTES = 8;

  /** A stamp that is further from now is not believed. */
  private static final long MOST_LATE = 500_000_000L;

  private final long seq;
  private final SeqCables cables;
  private final SeqNumbers numbers;
  private final NanoClock clock;

  private final ByteBuffer descriptors =
      ByteBuffer.allocateDirect(MOST_DESCRIPTORS * DESCRIPTOR_BYTES).order(ByteOrder.nativeOrder());
  private final long descriptorsAddress = NativeCell.addressOf(descriptors);
  private final int descriptorCount;

  private final NativeCell received = new NativeCell();
  private final long receivedAddress = received.address();
  private final SeqEvent in = new SeqEvent();
  private final SeqEvent out = new SeqEvent();
  private final ByteBuffer exclusive = ByteBuffer.allocateDirect(MAX_SYSEX);
  private final long exclusiveAddress = NativeCell.addressOf(exclusive);
  private final byte[] exclusiveBytes = new byte[MAX_SYSEX];

  private volatile int changes;
  private volatile long overruns;

  AlsaMidiPorts(long seq, SeqCables cables, NanoClock clock) {
    this.seq = seq;
    this.cables = cables;
    numbers = cables.numbers();
    this.clock = clock;
    descriptorCount =
        SeqLibrary.snd_seq_poll_descriptors(seq, descriptorsAddress, MOST_DESCRIPTORS, POLL_IN);
  }

  @Override
  public List<MidiDevice> devices() {
    return cables.devices();
  }

  @Override
  public boolean connectInput(int port, String device) {
    return cables.connectInput(port, device);
  }

  @Override
  public boolean connectOutput(int port, String device) {
    return cables.connectOutput(port, device);
  }

  @Override
  public void disconnectInput(int port) {
    cables.disconnectInput(port);
  }

  @Override
  public void disconnectOutput(int port) {
    cables.disconnectOutput(port);
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
    int left = SeqLibrary.snd_seq_event_input(seq, receivedAddress);
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
    int port = numbers.inputOf[in.toPort()];
    if (port == SeqNumbers.NONE) {
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
    long stamped = in.queueNanos() + numbers.queueToClock;
    return Math.abs(now - stamped) < MOST_LATE ? Math.min(now, stamped) : now;
  }

  @Override
  @RealTime
  public boolean send(int port, int message) {
    return numbers.outputs[port] != SeqNumbers.NONE
        && out.put(numbers.outputs[port], message)
        && SeqLibrary.snd_seq_event_output_direct(seq, out.address()) >= 0;
  }

  @Override
  @RealTime
  public boolean sendAt(int port, int message, long nanos) {
    if (numbers.outputs[port] == SeqNumbers.NONE || !out.put(numbers.outputs[port], message)) {
      return false;
    }
    out.schedule(numbers.queue, Math.max(0, nanos - numbers.queueToClock));
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
