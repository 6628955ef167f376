package org.ngoma.firmware.midi;

import org.ngoma.hal.rt.RealTime;

/** What the hands on MIDI keyboards reach: the tracks of the engine. Thread: {@code audio}. */
public interface MidiStage {

  /** How many tracks there are. */
  @RealTime
  int tracks();

  /**
   * A key of a track goes down.
   *
   * @param noteId its id in all that follows, the same for all tracks
   */
  @RealTime
  void keyDown(int track, int noteId, int key, float velocity);

  /** A key of a track goes up; an id that does not sound is not meant. */
  @RealTime
  void keyUp(int track, int noteId);

  /** See {@code Instrument.bend}; id 0 for all. */
  @RealTime
  void bend(int track, int noteId, float semitones);

  /** See {@code Instrument.pressure}; id 0 for all. */
  @RealTime
  void pressure(int track, int noteId, float amount);

  /** See {@code Instrument.slide}; id 0 for all. */
  @RealTime
  void slide(int track, int noteId, float amount);

  /** A knob was turned, or a program chosen: as {@code MidiNotice} packs it. */
  @RealTime
  void notice(long packed);
}
