/**
 * Music that makes itself: Euclid, arpeggios, chords of one finger, walks, cells. Each is a value
 * of settings that refuses what is out of bounds in one sentence, and prints plain notes; where it
 * is random, the same seed gives the same notes.
 *
 * <p>Any thread but the audio thread. Imports: the model, its theory and its shapes.
 */
package org.ngoma.sequencer.model.generate;
