/**
 * What is done to all notes of a pattern at once: quantise, humanise, transpose, stretch, turn
 * around, thin out, strum. Settings are values that refuse what is out of bounds in one sentence;
 * what they do is pure, and seeded where it is random.
 *
 * <p>Notes at or behind the pattern's end rest and stay as they are. No operation but the one that
 * thins out loses a note, and none moves the start of one out of the pattern.
 *
 * <p>Any thread but the audio thread. Imports: the model and its theory.
 */
package org.ngoma.sequencer.model.shape;
