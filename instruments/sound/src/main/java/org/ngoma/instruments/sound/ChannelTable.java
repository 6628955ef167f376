package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;

import org.ngoma.sequencer.model.ParamTable;

/**
 * The knobs that every track and every group has in the {@link Mixer}. A return has the first three
 * of them.
 */
public final class ChannelTable {

  private static final TableBuilder ROWS = new TableBuilder("channel", "0.1");

  /** Fader; -60 is off. */
  public static final int GAIN = ROWS.row("gain", "Gain", "Gain", DECIBEL, LINEAR, -60, 12, 0, 0);

  /**
   * Of a track by the {@link SongTable#PAN_LAW}; of a group or return the balance, which leaves the
   * centre alone.
   */
  public static final int PAN = ROWS.row("pan", "Pan", "Pan", BIPOLAR, LINEAR, -1, 1, 0, 0);

  public static final int MUTE = ROWS.onOff("mute", "Mute", "Mute", false);

  /** While any track is soloed the others are off. */
  public static final int SOLO = ROWS.onOff("solo", "Solo", "Solo", false);

  /** Behind the fader into the first return, at first a delay; -60 is off. */
  public static final int SEND_A =
      ROWS.row("send_a", "Delay send", "Delay", DECIBEL, LINEAR, -60, 6, -60, 0);

  /** Behind the fader into the second return, at first a reverb; -60 is off. */
  public static final int SEND_B =
      ROWS.row("send_b", "Reverb send", "Reverb", DECIBEL, LINEAR, -60, 6, -60, 0);

  /** Behind the fader into the third return; -60 is off. */
  public static final int SEND_C =
      ROWS.row("send_c", "Send C", "Send C", DECIBEL, LINEAR, -60, 6, -60, 0);

  /** Behind the fader into the fourth return; -60 is off. */
  public static final int SEND_D =
      ROWS.row("send_d", "Send D", "Send D", DECIBEL, LINEAR, -60, 6, -60, 0);

  /** The MIDI output that the track plays to, beside its sound or in its place. */
  public static final int MIDI_PORT =
      ROWS.choice(
          "midi_port",
          "MIDI port",
          "Port",
          0,
          "Off",
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "7",
          "8",
          "9",
          "10",
          "11",
          "12",
          "13",
          "14",
          "15",
          "16");

  public static final int MIDI_CHANNEL =
      ROWS.count("midi_channel", "MIDI channel", "Chan", 1, 16, 1);

  /** Whether a track with a port keeps its own sound silent. */
  public static final int MIDI_ONLY = ROWS.onOff("midi_only", "MIDI only", "Only", false);

  /** 1-16384, sent with the program; 0 sends none. */
  public static final int MIDI_BANK = ROWS.count("midi_bank", "MIDI bank", "Bank", 0, 16_384, 0);

  /** 1-128; 0 sends none. */
  public static final int MIDI_PROGRAM =
      ROWS.count("midi_program", "MIDI program", "Prog", 0, 128, 0);

  /** Knobs of the other device: number of the control, 0 for none, and behind it its value. */
  public static final int MIDI_CONTROL = knob("a", "A");

  static {
    knob("b", "B");
    knob("c", "C");
    knob("d", "D");
  }

  /** How many of these there are. */
  public static final int MIDI_KNOBS = 4;

  /** The MIDI channel whose keys play the track: by default that of its own number. */
  public static final int MIDI_IN =
      ROWS.choice(
          "midi_in",
          "Keys from",
          "Keys",
          0,
          "Own number",
          "Off",
          "All",
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "7",
          "8",
          "9",
          "10",
          "11",
          "12",
          "13",
          "14",
          "15",
          "16");

  public static final ParamTable TABLE = ROWS.build();

  private static int knob(String id, String name) {
    int row = ROWS.count("midi_control_" + id, "MIDI control " + name, "CC " + name, 0, 119, 0);
    ROWS.count("midi_value_" + id, "MIDI value " + name, "Val " + name, 0, 127, 0);
    return row;
  }

  /** The rows of a return: gain, pan, mute. */
  public static final ParamTable RETURN = new ParamTable(TABLE.specs().subList(0, MUTE + 1));

  private ChannelTable() {}
}
