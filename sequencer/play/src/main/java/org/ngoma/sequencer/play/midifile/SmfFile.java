package org.ngoma.sequencer.play.midifile;

/**
 * What stands in a file.
 *
 * @param division ticks of a quarter note
 * @param events by time
 * @param trackNames by track, null where there is none
 * @param endTicks by track
 * @param words markers, lyrics and the names of channels
 */
record SmfFile(
    int division, MidiEvents events, String[] trackNames, long[] endTicks, SmfWords words) {}
