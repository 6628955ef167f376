/**
 * Standard MIDI files: from bytes that nobody vouches for to a project, or to one sentence that
 * says what is wrong and where.
 *
 * <p>Threads: any but {@code audio}. Imports: {@code sequencer.model}.
 */
package org.ngoma.sequencer.play.midifile;
