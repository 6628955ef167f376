/**
 * What musicians know of notes: names, intervals, scales, chords, numerals, keys and how voices
 * move.
 *
 * <p>All is immutable and for any thread but the audio thread. Texts that cannot be read give an
 * {@link java.lang.IllegalArgumentException} with one sentence for the one who wrote them.
 */
package org.ngoma.sequencer.model.theory;
