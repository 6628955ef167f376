/**
 * MIDI between the engine and its cables.
 *
 * <p>Threads: {@code audio} stamps what is to be sent and hears what came; {@code midi-out} sends
 * each message at its moment; {@code midi-in} receives; {@code device} connects. Imports: {@code
 * hal}, {@code audio-alsa}, {@code sequencer}, {@code instruments.sound}; of the firmware nothing.
 */
package org.ngoma.firmware.midi;
