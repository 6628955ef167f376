/**
 * Playback: the compiled song, the transport, and the player that turns positions into notes.
 *
 * <p>Threads: {@code audio} runs the player; {@code loader} and {@code box} compile. Imports:
 * {@code sequencer.model}, {@code hal.rt}.
 */
package org.ngoma.sequencer.play;
