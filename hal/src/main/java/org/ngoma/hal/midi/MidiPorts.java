package org.ngoma.hal.midi;

import java.util.List;
import org.ngoma.hal.rt.RealTime;

/**
 * Our end of all MIDI cables: numbered ports of our own, each connected to a device by its name, or
 * waiting for it. Port 0 of each direction is there from the start, for others to connect to.
 *
 * <p>Threads: {@code device} lists and connects; {@code midi-in} waits and receives; {@code
 * midi-out} sends. Each may be at work while the others are.
 */
public interface MidiPorts extends AutoCloseable {

  /** Ports of each direction. */
  int PORTS = 16;

  /** Longest exclusive message that is received, in bytes. */
  int MAX_SYSEX = 1 << 16;

  /** Everything that can be connected now. Thread: device. */
  List<MidiDevice> devices();

  /**
   * Connects an input to a device, beside those that it is connected to already.
   *
   * @return whether it is connected now; not when the device is not there
   */
  boolean connectInput(int port, String device);

  /** As {@link #connectInput}, for an output; it lets go of a device with another name. */
  boolean connectOutput(int port, String device);

  /** Lets go of all devices of a port; the port stays. */
  void disconnectInput(int port);

  /** As {@link #disconnectInput}. */
  void disconnectOutput(int port);

  /** Rises whenever devices may have come or gone, or a cable was pulled by somebody else. */
  int changes();

  /**
   * Waits until something comes, but not longer than {@code millis}. Thread: midi-in.
   *
   * @return whether there is something
   */
  @RealTime
  boolean await(int millis);

  /**
   * Hands on the next thing that came. Thread: midi-in.
   *
   * @return whether there was something, even if it was nothing to hand on
   */
  @RealTime
  boolean receive(MidiReceiver into);

  /**
   * Sends now. Thread: midi-out.
   *
   * @param message as {@link MidiMessage} packs it, no exclusive one
   * @return false when it could not be sent
   */
  @RealTime
  boolean send(int port, int message);

  /**
   * Leaves a message to the system, to be sent at a moment of {@code CLOCK_MONOTONIC}. Thread:
   * midi-out.
   */
  @RealTime
  boolean sendAt(int port, int message, long nanos);

  /** Messages that came faster than they were fetched and are lost. */
  @RealTime
  long overruns();

  /** Takes all ports away. After both MIDI threads have ended. */
  @Override
  void close();
}
