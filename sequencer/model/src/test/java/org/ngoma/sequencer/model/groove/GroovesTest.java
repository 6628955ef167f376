package org.ngoma.sequencer.model.groove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.shape.ApplyGroove;

class GroovesTest {

  @Test
  void eachHasItsNameAndItsFeel() {
    Set<String> names = new HashSet<>();
    Set<List<Object>> feels = new HashSet<>();
    for (Groove groove : Grooves.all()) {
      assertTrue(names.add(groove.name()), groove.name() + " is there twice");
      assertTrue(
          feels.add(List.of(groove.cycleTicks(), groove.starts(), groove.accents())),
          groove.name() + " is like another");
      double mean = groove.accents().stream().mapToDouble(a -> a).average().orElse(0);
      assertTrue(mean > 0.75 && mean < 1.15, groove.name() + " keeps its loudness, not " + mean);
      assertEquals(groove, Grooves.named(groove.name().toUpperCase(Locale.ROOT)));
    }
    assertTrue(names.size() >= 40, "grooves: " + names.size());
  }

  @Test
  void swingFallsWhereItsNumberSays() {
    for (int percent : new int[] {52, 54, 58, 62, 66, 71, 75}) {
      Groove swing = Grooves.named("Swing 16 " + percent);
      assertEquals(4.8 * percent, (double) swing.warp(240, 3840, 1), 1, swing.name());
    }
    assertEquals(320, Grooves.named("Triplet feel 16").warp(240, 3840, 1));
    assertEquals(640, Grooves.named("Shuffle").warp(480, 3840, 1));
  }

  @Test
  void theyAreHeardInWhatTheyWerePutInto() {
    List<Note> grid = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      grid.add(new Note(240 * i, 60, 42, 80));
    }
    Pattern pattern = new Pattern(1, "A", 64 * 240, grid);
    for (Groove groove : Grooves.all()) {
      if (groove.stepTicks() == 240) {
        Pattern played = new ApplyGroove(groove, 1).of(pattern);
        int steps = groove.starts().size();
        Groove heard = GrooveFinder.find("x", played.notes(), groove.cycleTicks(), steps).groove();
        assertEquals(groove.starts(), heard.starts(), groove.name());
      }
    }
  }

  @Test
  void aNameThatIsNotThereIsNamed() {
    String said =
        assertThrows(IllegalArgumentException.class, () -> Grooves.named("Polka")).getMessage();
    assertEquals("there is no groove called 'Polka'", said);
  }
}
