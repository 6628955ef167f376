package org.ngoma.sequencer.play.midi;

import org.ngoma.hal.rt.RealTime;

/**
 * What hands do on a controller, with all that MIDI needed several messages for put together.
 *
 * <p>Channels are 0-15. Where keys bend by themselves (MPE) the channel is the first one of their
 * zone, and a note's own bend, pressure and slide name its key.
 */
public interface Gestures {

  /** A gesture that all keys of a channel share. */
  int ALL_KEYS = -1;

  /**
   * A key goes down.
   *
   * @param note number of the sounding note, the same in {@link #keyUp}, {@link #bend}, {@link
   *     #pressure} and {@link #slide}; 0-2047
   * @param velocity 1-127
   */
  @RealTime
  void keyDown(int channel, int note, int key, int velocity);

  /** A key is let go, the pedal too. */
  @RealTime
  void keyUp(int channel, int note);

  /**
   * @param note of a key, or {@link #ALL_KEYS}
   */
  @RealTime
  void bend(int channel, int note, float semitones);

  /**
   * @param note of a key, or {@link #ALL_KEYS}
   * @param amount 0..1
   */
  @RealTime
  void pressure(int channel, int note, float amount);

  /**
   * @param note of a key, or {@link #ALL_KEYS}
   * @param amount 0..1
   */
  @RealTime
  void slide(int channel, int note, float amount);

  /**
   * A knob was turned.
   *
   * @param number 0-127 for a control, {@link #NRPN} and more for a numbered parameter
   * @param value 0..1, of 7 or 14 bits
   */
  @RealTime
  void control(int channel, int number, float value);

  /** Numbers of {@link #control} from here on are those of NRPNs, 0-16383. */
  int NRPN = 128;

  /**
   * A program was chosen.
   *
   * @param bank 0-16383
   */
  @RealTime
  void program(int channel, int bank, int program);
}
