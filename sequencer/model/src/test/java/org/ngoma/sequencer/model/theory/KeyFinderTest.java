package org.ngoma.sequencer.model.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyFinderTest {

  private static KeyFinder.Found find(int... keys) {
    List<KeyFinder.Heard> notes = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      notes.add(new KeyFinder.Heard(i, 1, keys[i]));
    }
    return KeyFinder.find(notes);
  }

  @Test
  void plainTunesAreInTheirKey() {
    for (int up = 0; up < 12; up++) {
      int t = 60 + up;
      // A nursery tune, and the same bent into minor.
      int[] major = {t, t + 2, t + 4, t, t, t + 2, t + 4, t, t + 4, t + 5, t + 7, t + 7, t};
      int[] minor = {t, t + 2, t + 3, t, t, t + 2, t + 3, t, t + 3, t + 5, t + 7, t + 8, t + 7, t};
      assertEquals(Key.of(up, false), find(major).key());
      assertEquals(Key.of(up, true), find(minor).key());
    }
  }

  @Test
  void itKnowsWhenItDoesNotKnow() {
    double vague = find(60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71).probability();
    double sure = find(60, 64, 67, 72, 67, 65, 64, 62, 60, 59, 60).probability();
    assertTrue(vague < 0.65, "too sure: " + vague);
    assertTrue(sure > 0.6, "too shy: " + sure);
    assertThrows(IllegalArgumentException.class, () -> KeyFinder.find(List.of()));
  }
}
