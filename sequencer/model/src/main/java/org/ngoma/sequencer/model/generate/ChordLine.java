package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.shape.Bound;
import org.ngoma.sequencer.model.theory.Chord;
import org.ngoma.sequencer.model.theory.VoiceLeading;

/**
 * Chords one after the other, led as a pianist's hand leads them, in a rhythm.
 *
 * @param chords 1 to 64, begun again when they are over
 * @param chordTicks how long each lasts
 * @param voices of the hand, 2 to 6
 * @param low lowest key, {@code high} the highest, at least an octave above
 * @param rhythm in which they are struck
 * @param voicing inversion and spread beyond how the hand lies, and the strum
 */
public record ChordLine(
    List<Chord> chords,
    int chordTicks,
    int voices,
    int low,
    int high,
    Rhythm rhythm,
    Voicing voicing,
    Hit hit)
    implements Generator {

  public ChordLine {
    chords = List.copyOf(chords);
    Bound.within("chords", chords.size(), 1, 64);
    Bound.within("ticks of a chord", chordTicks, hit.stepTicks(), Integer.MAX_VALUE);
    Bound.within("voices", voices, 2, 6);
    Bound.within("lowest key", low, 0, 115);
    Bound.within("highest key", high, low + 12, 127);
  }

  @Override
  public List<Note> notes(List<Note> played, int lengthTicks) {
    List<Note> notes = new ArrayList<>();
    List<Integer> hand = List.of();
    long lastChord = -1;
    for (int step = 0; step < hit.stepsIn(lengthTicks); step++) {
      long chord = (long) step * hit.stepTicks() / chordTicks;
      if (chord != lastChord) {
        Chord next = chords.get((int) (chord % chords.size()));
        hand =
            hand.isEmpty()
                ? VoiceLeading.begin(next, voices, low, high)
                : VoiceLeading.next(hand, next, low, high);
        lastChord = chord;
        if (hand.isEmpty()) {
          throw new IllegalArgumentException(
              "%s has no room for %d voices from key %d to %d".formatted(next, voices, low, high));
        }
      }
      Rhythm.Sign sign = rhythm.at(step);
      if (sign.strikes()) {
        int lasting = Math.min(rhythm.lasting(step), stepsLeft(step));
        for (int key : voicing.of(hand)) {
          notes.add(hit.withKey(key).note(step, lasting, hit.velocity(sign)));
        }
      }
    }
    List<Note> strummed = new ArrayList<>(voicing.strum().notes(notes, lengthTicks));
    strummed.sort(null);
    return strummed;
  }

  /** Steps until the next chord. */
  private int stepsLeft(int step) {
    long into = (long) step * hit.stepTicks() % chordTicks;
    return (int) Math.max(1, (chordTicks - into) / hit.stepTicks());
  }

  @Override
  public String words() {
    return chords.size() + " chords";
  }
}
