package org.ngoma.instruments.sound;

/**
 * An instrument that lets parts of itself, as single pads, into the returns by their own sends:
 * past the chain of its track, through the track's fader.
 */
interface SendingInstrument extends Instrument {

  /** What it lets into the returns; there from {@link #prepare} on, and always the same one. */
  PadSends sends();
}
