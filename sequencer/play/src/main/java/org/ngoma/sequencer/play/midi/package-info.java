/**
 * MIDI as music: the clock that others send, and what their keys and knobs mean.
 *
 * <p>Thread: {@code audio}. Imports: {@code hal.rt}, {@code sequencer.model}. Bytes and ports are
 * the business of {@code hal.midi}.
 */
package org.ngoma.sequencer.play.midi;
