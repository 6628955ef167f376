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

  public static final ParamTable TABLE = ROWS.build();

  /** The rows of a return: gain, pan, mute. */
  public static final ParamTable RETURN = new ParamTable(TABLE.specs().subList(0, MUTE + 1));

  private ChannelTable() {}
}
