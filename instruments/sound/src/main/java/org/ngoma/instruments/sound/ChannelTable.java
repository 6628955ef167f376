package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Unit.BIPOLAR;
import static org.ngoma.sequencer.model.Unit.DECIBEL;

import org.ngoma.sequencer.model.ParamTable;

/** The knobs that every track has in the {@link Mixer}. */
public final class ChannelTable {

  private static final TableBuilder ROWS = new TableBuilder("channel", "0.1");

  /** Fader; -60 is off. */
  public static final int GAIN = ROWS.row("gain", "Gain", "Gain", DECIBEL, LINEAR, -60, 12, 0, 0);

  /** Equal power: -3 dB on both sides in the centre, 0 dB on one side alone. */
  public static final int PAN = ROWS.row("pan", "Pan", "Pan", BIPOLAR, LINEAR, -1, 1, 0, 0);

  public static final int MUTE = ROWS.onOff("mute", "Mute", "Mute", false);

  /** While any track is soloed the others are off. */
  public static final int SOLO = ROWS.onOff("solo", "Solo", "Solo", false);

  /** Behind the fader into the delay; -60 is off. */
  public static final int SEND_A =
      ROWS.row("send_a", "Delay send", "Delay", DECIBEL, LINEAR, -60, 6, -60, 0);

  /** Behind the fader into the reverb; -60 is off. */
  public static final int SEND_B =
      ROWS.row("send_b", "Reverb send", "Reverb", DECIBEL, LINEAR, -60, 6, -60, 0);

  public static final ParamTable TABLE = ROWS.build();

  private ChannelTable() {}
}
