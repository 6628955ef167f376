package org.ngoma.hal.midi;

/**
 * A port of somebody else that can be connected.
 *
 * @param name by which it is found again after it was unplugged
 * @param sends whether notes come from it
 * @param receives whether notes can be sent to it
 * @param hardware whether it is something with a cable, rather than another program
 */
public record MidiDevice(String name, boolean sends, boolean receives, boolean hardware) {}
