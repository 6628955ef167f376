package org.ngoma.sequencer.model.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceLeadingTest {

  private static final int LOW = 50;
  private static final int HIGH = 79;

  @Test
  void commonNotesStay() {
    List<Integer> next = VoiceLeading.next(List.of(60, 64, 67), Chord.parse("Am"), LOW, HIGH);
    assertEquals(List.of(60, 64, 69), next);
    next = VoiceLeading.next(List.of(60, 64, 67), Chord.parse("F"), LOW, HIGH);
    assertEquals(List.of(60, 65, 69), next);
  }

  @Test
  void everyProgressionMovesLittleAndSaysWhatItIs() {
    for (Progression progression : Progression.all()) {
      for (int tonic = 0; tonic < 12; tonic += 5) {
        List<Chord> chords = progression.in(Key.of(tonic, progression.minor()));
        List<Integer> before = VoiceLeading.begin(chords.getFirst(), 4, LOW, HIGH);
        double moved = 0;
        for (Chord chord : chords) {
          List<Integer> now = VoiceLeading.next(before, chord, LOW, HIGH);
          assertEquals(4, now.size(), chord + " after " + before);
          for (int v = 0; v < 4; v++) {
            assertTrue(now.get(v) >= LOW && now.get(v) <= HIGH, now.toString());
            assertTrue(v == 0 || now.get(v) > now.get(v - 1), now.toString());
            assertTrue(Math.abs(now.get(v) - before.get(v)) <= 7, before + " to " + now);
            moved += Math.abs(now.get(v) - before.get(v));
          }
          for (int number : new int[] {3, 7}) {
            chord
                .tone(number)
                .ifPresent(
                    tone -> {
                      int wanted = chord.root().plus(tone).pitchClass();
                      assertTrue(
                          now.stream().anyMatch(key -> key % 12 == wanted),
                          chord + " without its " + tone + ": " + now);
                    });
          }
          before = now;
        }
        assertTrue(moved / chords.size() / 4 < 2.5, progression.name() + " moves " + moved);
      }
    }
  }

  @Test
  void handsOutOfReachAreRefused() {
    Chord chord = Chord.parse("C");
    assertThrows(IllegalArgumentException.class, () -> VoiceLeading.begin(chord, 1, LOW, HIGH));
    assertThrows(IllegalArgumentException.class, () -> VoiceLeading.begin(chord, 4, 60, 65));
  }
}
