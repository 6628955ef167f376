package org.ngoma.firmware.midi;

import org.ngoma.hal.midi.MidiPorts;

/**
 * What the audio thread needs of a {@link MidiSetup}, handed over as a whole and not changed after
 * that.
 */
public final class MidiSettings {

  final boolean[] clock = new boolean[MidiPorts.PORTS];
  final boolean[] always = new boolean[MidiPorts.PORTS];
  final double[] offsetMillis = new double[MidiPorts.PORTS];

  /** Input whose clock is followed, -1 for none. */
  final int follow;

  /** What is passed on: in, out, what (1 notes, 2 controls, 4 clock), channel, channel to. */
  final int[] thrus;

  static final int THRU = 5;
  static final int NOTES = 1;
  static final int CONTROLS = 2;
  static final int CLOCK = 4;

  /** Nothing is sent, followed or passed on. */
  static final MidiSettings NONE = of(MidiSetup.usual());

  private MidiSettings(int follow, int[] thrus) {
    this.follow = follow;
    this.thrus = thrus;
  }

  static MidiSettings of(MidiSetup setup) {
    int[] thrus = new int[THRU * setup.thrus().size()];
    int at = 0;
    for (MidiSetup.Thru thru : setup.thrus()) {
      thrus[at] = thru.in();
      thrus[at + 1] = thru.out();
      thrus[at + 2] =
          (thru.notes() ? NOTES : 0)
              | (thru.controls() ? CONTROLS : 0)
              | (thru.clock() ? CLOCK : 0);
      thrus[at + 3] = thru.channel();
      thrus[at + 4] = thru.toChannel();
      at += THRU;
    }
    MidiSettings settings = new MidiSettings(setup.follow(), thrus);
    setup
        .outs()
        .forEach(
            (port, out) -> {
              settings.clock[port] = out.clock();
              settings.always[port] = out.always();
              settings.offsetMillis[port] = out.offsetMillis();
            });
    return settings;
  }
}
