package org.ngoma.sequencer.play.midi;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;

/**
 * Puts the channel messages of one port together to {@link Gestures}: pedals, controls of 14 bits,
 * numbered parameters, and keys that bend by themselves.
 *
 * <p>MPE as the MIDI Association has it (RP-053): a zone is set up by RPN 6 on channel 1 or 16; its
 * members carry one key each, bend 48 semitones, and slide by control 74.
 *
 * <p>Thread: {@code audio}.
 */
public final class MidiInterpreter {

  private static final int CHANNELS = 16;
  private static final int KEYS = 128;
  private static final int LAST = CHANNELS - 1;

  private static final int DATA = 6;
  private static final int FINE = 32;
  private static final int SUSTAIN = 64;
  private static final int SLIDE = 74;
  private static final int RPN_BEND = 0;
  private static final int RPN_ZONE = 6;
  private static final int NO_PARAMETER = 0x3fff;
  private static final float MEMBER_BEND = 48;
  private static final float USUAL_BEND = 2;
  private static final float COARSE = 1 / 127f;
  private static final float WIDE = 1 / 16383f;

  /** State of a key: up, held by a finger, or by the pedal alone. */
  private static final byte UP = 0;

  private static final byte HELD = 1;
  private static final byte PEDALLED = 2;

  private final Gestures to;
  private final byte[] keys = new byte[CHANNELS * KEYS];
  private final boolean[] pedal = new boolean[CHANNELS];
  private final float[] bendRange = new float[CHANNELS];
  private final int[] bank = new int[CHANNELS];
  private final int[] parameter = new int[CHANNELS];
  private final boolean[] registered = new boolean[CHANNELS];
  private final int[] parameterValue = new int[CHANNELS];

  /** Upper seven bits of controls 0-31, and whether their lower ones were ever heard of. */
  private final byte[] coarse = new byte[CHANNELS * FINE];

  private final boolean[] fine = new boolean[CHANNELS * FINE];
  private final boolean[] waiting = new boolean[CHANNELS * FINE];

  /** Member channels of the zones of channels 1 and 16. */
  private int lowerMembers;

  private int upperMembers;

  public MidiInterpreter(Gestures to) {
    this.to = to;
    reset();
  }

  /** As it was plugged in; nothing is told. */
  @RealTime
  private void reset() {
    Arrays.fill(keys, UP);
    Arrays.fill(pedal, false);
    Arrays.fill(bendRange, USUAL_BEND);
    Arrays.fill(parameter, NO_PARAMETER);
    Arrays.fill(fine, false);
    Arrays.fill(waiting, false);
    lowerMembers = 0;
    upperMembers = 0;
  }

  /** The port is gone: lets go of all keys. */
  @RealTime
  public void unplugged() {
    for (int channel = 0; channel < CHANNELS; channel++) {
      release(channel);
    }
    reset();
  }

  /**
   * Takes a channel message; others are ignored.
   *
   * @param status 0x80 to 0xef
   * @param data1 0-127
   * @param data2 0-127, 0 where there is none
   */
  @RealTime
  public void message(int status, int data1, int data2) {
    int channel = status & 15;
    switch (status & 0xf0) {
      case 0x80 -> keyUp(channel, data1);
      case 0x90 -> {
        if (data2 == 0) {
          keyUp(channel, data1);
        } else {
          keyDown(channel, data1, data2);
        }
      }
      case 0xa0 -> {
        if (keys[channel * KEYS + data1] != UP) {
          to.pressure(zone(channel), channel * KEYS + data1, data2 * COARSE);
        }
      }
      case 0xb0 -> control(channel, data1, data2);
      case 0xc0 -> to.program(zone(channel), bank[channel], data1);
      case 0xd0 -> pressure(channel, data1 * COARSE);
      case 0xe0 -> bend(channel, (data1 | data2 << 7) - 8192);
      default -> {
        // Clocks and the like are not a matter of channels.
      }
    }
  }

  @RealTime
  private void keyDown(int channel, int key, int velocity) {
    int note = channel * KEYS + key;
    if (keys[note] != UP) {
      to.keyUp(zone(channel), note);
    }
    keys[note] = HELD;
    to.keyDown(zone(channel), note, key, velocity);
  }

  @RealTime
  private void keyUp(int channel, int key) {
    int note = channel * KEYS + key;
    if (keys[note] != HELD) {
      return;
    }
    if (pedal[channel] || (isMember(channel) && pedal[zone(channel)])) {
      keys[note] = PEDALLED;
    } else {
      keys[note] = UP;
      to.keyUp(zone(channel), note);
    }
  }

  @RealTime
  private void pedal(int channel, boolean down) {
    pedal[channel] = down;
    if (down) {
      return;
    }
    boolean whole = !isMember(channel);
    for (int other = 0; other < CHANNELS; other++) {
      if (other == channel || (whole && zone(other) == channel)) {
        for (int key = 0; key < KEYS; key++) {
          if (keys[other * KEYS + key] == PEDALLED) {
            keys[other * KEYS + key] = UP;
            to.keyUp(zone(other), other * KEYS + key);
          }
        }
      }
    }
  }

  /** Lets go of all keys of a channel, of a zone by its first channel. */
  @RealTime
  private void release(int channel) {
    boolean whole = !isMember(channel);
    for (int other = 0; other < CHANNELS; other++) {
      if (other == channel || (whole && zone(other) == channel)) {
        pedal[other] = false;
        for (int note = other * KEYS; note < (other + 1) * KEYS; note++) {
          if (keys[note] != UP) {
            keys[note] = UP;
            to.keyUp(zone(other), note);
          }
        }
      }
    }
  }

  @RealTime
  private void pressure(int channel, float amount) {
    if (!isMember(channel)) {
      to.pressure(channel, Gestures.ALL_KEYS, amount);
      return;
    }
    for (int note = channel * KEYS; note < (channel + 1) * KEYS; note++) {
      if (keys[note] != UP) {
        to.pressure(zone(channel), note, amount);
      }
    }
  }

  @RealTime
  private void bend(int channel, int amount) {
    float semitones = amount / 8192f * bendRange[channel];
    if (!isMember(channel)) {
      to.bend(channel, Gestures.ALL_KEYS, semitones);
      return;
    }
    for (int note = channel * KEYS; note < (channel + 1) * KEYS; note++) {
      if (keys[note] != UP) {
        to.bend(zone(channel), note, semitones);
      }
    }
  }

  @RealTime
  private void slide(int channel, float amount) {
    if (!isMember(channel)) {
      to.slide(channel, Gestures.ALL_KEYS, amount);
      return;
    }
    for (int note = channel * KEYS; note < (channel + 1) * KEYS; note++) {
      if (keys[note] != UP) {
        to.slide(zone(channel), note, amount);
      }
    }
  }

  @RealTime
  private void control(int channel, int number, int value) {
    switch (number) {
      case 0 -> bank[channel] = value << 7 | (bank[channel] & 0x7f);
      case FINE -> bank[channel] = (bank[channel] & 0x3f80) | value;
      case DATA -> data(channel, value << 7);
      case FINE + DATA -> data(channel, (parameterValue[channel] & 0x3f80) | value);
      case 96 -> data(channel, Math.min(NO_PARAMETER, parameterValue[channel] + 1));
      case 97 -> data(channel, Math.max(0, parameterValue[channel] - 1));
      case 98, 100 -> choose(channel, (parameter[channel] & 0x3f80) | value, number == 100);
      case 99, 101 -> choose(channel, value << 7 | (parameter[channel] & 0x7f), number == 101);
      case SUSTAIN -> {
        pedal(channel, value >= 64);
        to.control(zone(channel), number, value * COARSE);
      }
      case SLIDE -> {
        slide(channel, value * COARSE);
        to.control(zone(channel), number, value * COARSE);
      }
      case 121 -> {
        pedal(channel, false);
        bend(channel, 0);
        pressure(channel, 0);
        choose(channel, NO_PARAMETER, true);
      }
      case 120, 123, 124, 125, 126, 127 -> release(channel);
      default -> turn(channel, number, value);
    }
  }

  /**
   * A knob. Once its lower seven bits were heard of, the upper ones wait for them, so that it does
   * not jump; two upper ones in a row mean that it has none after all.
   */
  @RealTime
  private void turn(int channel, int number, int value) {
    if (number >= 2 * FINE) {
      to.control(zone(channel), number, value * COARSE);
      return;
    }
    int place = channel * FINE + (number & (FINE - 1));
    if (number >= FINE) {
      fine[place] = true;
      waiting[place] = false;
      to.control(zone(channel), number - FINE, (coarse[place] << 7 | value) * WIDE);
      return;
    }
    coarse[place] = (byte) value;
    if (fine[place] && waiting[place]) {
      fine[place] = false;
    }
    waiting[place] = fine[place];
    if (!fine[place]) {
      to.control(zone(channel), number, value * COARSE);
    }
  }

  @RealTime
  private void choose(int channel, int number, boolean isRegistered) {
    parameter[channel] = number;
    registered[channel] = isRegistered;
    parameterValue[channel] = 0;
  }

  @RealTime
  private void data(int channel, int value) {
    int number = parameter[channel];
    if (number == NO_PARAMETER) {
      return;
    }
    parameterValue[channel] = value;
    if (!registered[channel]) {
      to.control(zone(channel), Gestures.NRPN + number, value * WIDE);
    } else if (number == RPN_BEND) {
      bendRange(channel, (value >> 7) + (value & 0x7f) / 100f);
    } else if (number == RPN_ZONE && (channel == 0 || channel == LAST)) {
      zone(channel, Math.min(LAST, value >> 7));
    }
  }

  /** Members of a zone share their range: a controller tells it to the first of them. */
  @RealTime
  private void bendRange(int channel, float semitones) {
    bendRange[channel] = semitones;
    if (isMember(channel)) {
      for (int other = 0; other < CHANNELS; other++) {
        if (isMember(other) && zone(other) == zone(channel)) {
          bendRange[other] = semitones;
        }
      }
    }
  }

  /** Sets up a zone; the other one gives way. */
  @RealTime
  private void zone(int master, int members) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      release(channel);
    }
    if (master == 0) {
      lowerMembers = members;
      upperMembers = Math.min(upperMembers, Math.max(0, LAST - 1 - members));
    } else {
      upperMembers = members;
      lowerMembers = Math.min(lowerMembers, Math.max(0, LAST - 1 - members));
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      bendRange[channel] = isMember(channel) ? MEMBER_BEND : USUAL_BEND;
    }
  }

  /** Whether keys of this channel bend by themselves. */
  @RealTime
  private boolean isMember(int channel) {
    return zone(channel) != channel;
  }

  /** The channel that speaks for this one: its own, or the first one of its zone. */
  @RealTime
  private int zone(int channel) {
    if (channel > 0 && channel <= lowerMembers) {
      return 0;
    }
    return channel < LAST && channel >= LAST - upperMembers ? LAST : channel;
  }
}
