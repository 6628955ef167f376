package org.ngoma.hal.midi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.hal.rt.SpscRing;

/**
 * A cable from every output to the input of the same number, within the process: what is sent comes
 * in at the moment at which it was sent. It tells what a measurement itself adds.
 */
public final class LoopMidi implements MidiBackend {

  private static final int RING_LONGS = 1 << 12;
  private static final long LOOK_NANOS = 500_000;
  private static final long NANOS_A_MILLI = 1_000_000;

  private final NanoClock clock;

  /**
   * @param clock of which the receiver sleeps; an instance of its own
   */
  public LoopMidi(NanoClock clock) {
    this.clock = clock;
  }

  @Override
  public MidiPorts open(String client) {
    return new Ports(clock);
  }

  private static final class Ports implements MidiPorts {
    private final NanoClock clock;
    private final SpscRing cable =
        new SpscRing(
            ByteBuffer.allocateDirect(SpscRing.bytesFor(RING_LONGS)).order(ByteOrder.nativeOrder()),
            0,
            RING_LONGS);
    private final long[] sent = new long[2];
    private final long[] taken = new long[2];
    private boolean waiting;

    Ports(NanoClock clock) {
      this.clock = clock;
    }

    @Override
    public List<MidiDevice> devices() {
      return List.of();
    }

    @Override
    public boolean connectInput(int port, String device) {
      return false;
    }

    @Override
    public boolean connectOutput(int port, String device) {
      return false;
    }

    @Override
    public void disconnectInput(int port) {}

    @Override
    public void disconnectOutput(int port) {}

    @Override
    public int changes() {
      return 0;
    }

    @Override
    @RealTime
    public boolean await(int millis) {
      long until = clock.nanoTime() + millis * NANOS_A_MILLI;
      waiting = waiting || cable.poll(taken) > 0;
      while (!waiting && clock.nanoTime() < until) {
        clock.sleepUntil(clock.nanoTime() + LOOK_NANOS);
        waiting = cable.poll(taken) > 0;
      }
      return waiting;
    }

    @Override
    @RealTime
    public boolean receive(MidiReceiver into) {
      if (!waiting && cable.poll(taken) <= 0) {
        return false;
      }
      waiting = false;
      into.message((int) (taken[1] >> 32), taken[0], (int) taken[1]);
      return true;
    }

    @Override
    @RealTime
    public boolean send(int port, int message) {
      return sendAt(port, message, clock.nanoTime());
    }

    @Override
    @RealTime
    public boolean sendAt(int port, int message, long nanos) {
      sent[0] = nanos;
      sent[1] = (long) port << 32 | message;
      return cable.offer(sent, 2);
    }

    @Override
    @RealTime
    public long overruns() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
