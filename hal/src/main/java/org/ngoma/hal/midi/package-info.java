/**
 * MIDI as bytes and ports: messages, the byte stream, and what a machine is connected to.
 *
 * <p>Threads: {@code midi-in} receives, {@code midi-out} sends, {@code device} looks after ports.
 * Imports: {@code hal.rt}. What messages mean for music is the business of the sequencer.
 */
package org.ngoma.hal.midi;
