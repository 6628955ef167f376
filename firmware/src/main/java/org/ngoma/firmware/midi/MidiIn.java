package org.ngoma.firmware.midi;

import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.play.midi.ClockFollower;
import org.ngoma.sequencer.play.midi.MidiInterpreter;

/**
 * What came from all cables, for the engine: keys to its tracks, somebody's clock to the follower.
 *
 * <p>Thread: {@code audio}, but for the constructor and what other threads set.
 */
public final class MidiIn {

  /** A flood may not hold the sound up: the rest waits for the next quantum. */
  private static final int MOST_A_QUANTUM = 128;

  /** Room for what waits to be heard; a power of two. */
  private static final int HELD = 1024;

  private final SpscRing ring;
  private final MidiInput input;
  private final long[] pair = new long[2];
  private final MidiInterpreter[] interpreters = new MidiInterpreter[MidiPorts.PORTS];

  /** What came and is not yet to be heard: its time, its port and message. */
  private final long[] heldNanos = new long[HELD];

  private final long[] held = new long[HELD];
  private int firstHeld;
  private int heldCount;

  private final int[] listening = new int[Project.MAX_TRACKS];
  private final ClockFollower follower = new ClockFollower();

  private volatile int unplugs;
  private volatile MidiSettings settings = MidiSettings.NONE;
  private int seenUnplugs;
  private long seenFloods;
  private boolean letGo;
  private boolean starting;

  /** One that hears nothing. */
  public MidiIn() {
    ring = null;
    input = null;
  }

  /**
   * @param ring that {@code input} writes
   */
  public MidiIn(SpscRing ring, MidiInput input) {
    this.ring = ring;
    this.input = input;
  }

  /** Whom the keys play. Before the audio thread starts. */
  public void stage(MidiStage stage) {
    for (int port = 0; port < interpreters.length; port++) {
      interpreters[port] = new MidiInterpreter(new MidiHands(port, stage, listening));
    }
  }

  /**
   * Takes over what came since the last quantum. What hands did is heard the same time after they
   * did it, whenever it happened within a period: a delay that jitters is worse than a longer one.
   *
   * @param heardNanos when the coming quantum's end is heard, less the delay of all keys
   */
  @RealTime
  public void quantum(double heardNanos) {
    if (ring == null) {
      return;
    }
    if (unplugs != seenUnplugs || input.floods() != seenFloods) {
      seenUnplugs = unplugs;
      seenFloods = input.floods();
      letGo = true;
    }
    int length = -1;
    for (int i = 0; i < MOST_A_QUANTUM && length != 0; i++) {
      length = ring.poll(pair);
      if (length == 2) {
        take((int) (pair[1] >> 32) & (MidiPorts.PORTS - 1), pair[0], (int) pair[1]);
      }
    }
    release(letGo && length == 0 ? Double.POSITIVE_INFINITY : heardNanos);
    if (length == 0) {
      letGoOfKeys();
    }
  }

  /** Hands on what is to be heard now. */
  @RealTime
  private void release(double until) {
    while (heldCount > 0 && heldNanos[firstHeld] < until) {
      long what = held[firstHeld];
      firstHeld = (firstHeld + 1) & (HELD - 1);
      heldCount--;
      int message = (int) what;
      interpreters[(int) (what >> 32)].message(
          MidiMessage.status(message), MidiMessage.data1(message), MidiMessage.data2(message));
    }
  }

  /** Behind the last that came of a device that is gone. */
  @RealTime
  private void letGoOfKeys() {
    for (int port = 0; letGo && port < interpreters.length; port++) {
      interpreters[port].unplugged();
    }
    letGo = false;
  }

  @RealTime
  private void take(int port, long nanos, int message) {
    int status = MidiMessage.status(message);
    if (status < MidiMessage.SYSEX) {
      if (heldCount == HELD) {
        release(Double.POSITIVE_INFINITY);
      }
      int at = (firstHeld + heldCount++) & (HELD - 1);
      heldNanos[at] = nanos;
      held[at] = (long) port << 32 | message;
    } else if (port == settings.follow) {
      follow(status, nanos, message);
    }
  }

  @RealTime
  private void follow(int status, long nanos, int message) {
    switch (status) {
      case MidiMessage.CLOCK -> follower.pulse(nanos);
      case MidiMessage.START -> {
        follower.start();
        starting = true;
      }
      case MidiMessage.CONTINUE -> {
        follower.resume();
        starting = true;
      }
      case MidiMessage.STOP -> follower.stop();
      case MidiMessage.SONG_POSITION -> follower.songPosition(MidiMessage.wide(message));
      default -> {
        // Nothing that moves a song.
      }
    }
  }

  /** The clock that comes in. */
  @RealTime
  public ClockFollower follower() {
    return follower;
  }

  /** Whether somebody else's clock is to be followed. */
  @RealTime
  public boolean follows() {
    return ring != null && settings.follow >= 0;
  }

  /** Whether the other device started or went on since the last call, and plays now. */
  @RealTime
  public boolean starts() {
    boolean now = starting && follower.running();
    starting &= !now;
    return now;
  }

  /** Sets which keys play a track: the position of {@code channel.midi_in}. */
  @RealTime
  public void listen(int track, int from) {
    if (track < listening.length) {
      listening[track] = from;
    }
  }

  /** From the next quantum on. Any thread. */
  public void settings(MidiSettings next) {
    settings = next;
    if (input != null) {
      input.settings(next);
    }
  }

  /** Devices went without a word: keys that they held are let go. Thread: device. */
  public void unplugs(int count) {
    unplugs = count;
  }

  /** Messages that found no room. */
  @RealTime
  public long dropped() {
    return input == null ? 0 : input.dropped();
  }
}
