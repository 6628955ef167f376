package org.ngoma.sequencer.model.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {

  @ParameterizedTest
  @CsvSource({"C, 0", "F#, 6", "Gb, 6", "Cb, 11", "B#, 0", "Ebb, 2", "Fx, 7", "E♭, 3"})
  void namesHaveTheirPlace(String name, int pitchClass) {
    assertEquals(pitchClass, NoteName.parse(name).pitchClass());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "H", "C5", "#", "Cm", "C####"})
  void whatIsNoNoteIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> NoteName.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "C, E, M3, major third", "C, Eb, m3, minor third", "B, F, d5, diminished fifth",
    "F, B, A4, augmented fourth", "A, G#, M7, major seventh", "C, C, P1, perfect unison",
    "F#, Bb, d4, diminished fourth", "B, C, m2, minor second",
        "Gb, C#, AA4, doubly augmented fourth"
  })
  void intervalsAreNamed(String low, String high, String brief, String words) {
    Interval interval = NoteName.parse(low).to(NoteName.parse(high));
    assertEquals(brief, interval.toString());
    assertEquals(words, interval.name());
    assertEquals(NoteName.parse(high), NoteName.parse(low).plus(interval));
  }

  @Test
  void intervalsReadBackWhatTheyWrite() {
    for (int number = 1; number <= 15; number++) {
      for (int off = -2; off <= 2; off++) {
        Interval interval = new Interval(number, Interval.major(number) + off);
        assertEquals(interval, Interval.parse(interval.toString()));
        assertEquals(interval.simple(), interval.simple().inverted().inverted().simple());
      }
    }
    assertEquals("m6", Interval.parse("M3").inverted().toString());
    assertEquals("d5", Interval.parse("A11").inverted().toString());
    for (String wrong : new String[] {"M5", "P3", "m", "3", "X3", "m0", "P99"}) {
      assertThrows(IllegalArgumentException.class, () -> Interval.parse(wrong));
    }
  }

  @Test
  void thereAreManyScalesAndNoTwoAreAlike() {
    Set<Object> seen = new HashSet<>();
    for (Scale scale : Scale.all()) {
      assertTrue(seen.add(scale.name()) && seen.add(scale.steps()), scale.name());
      assertEquals(scale, Scale.named(scale.name().toUpperCase(java.util.Locale.ROOT)));
    }
    assertTrue(Scale.all().size() >= 20);
    assertThrows(IllegalArgumentException.class, () -> Scale.named("fairy"));
    assertThrows(IllegalArgumentException.class, () -> new Scale("own", List.of(0, 5, 5)));
  }

  @Test
  void scalesKnowTheirKeys() {
    Scale dorian = Scale.named("dorian");
    assertEquals("[D, E, F, G, A, B, C]", dorian.notes(NoteName.parse("D")).toString());
    assertEquals("[Gb, Ab, Bb, Cb, Db, Eb, F]", Scale.MAJOR.notes(NoteName.parse("Gb")).toString());
    assertEquals(60, Scale.MAJOR.nearest(0, 60));
    assertEquals(60, Scale.MAJOR.nearest(0, 61));
    assertEquals(48, Scale.MAJOR.key(60, -7));
    assertEquals(76, Scale.MAJOR.key(60, 9));
    for (Scale scale : Scale.all()) {
      for (int key = 30; key < 90; key++) {
        assertTrue(scale.contains(7, scale.nearest(7, key)));
        assertEquals(key + 12, scale.move(7, key, scale.steps().size()));
        if (scale.contains(7, key)) {
          assertTrue(scale.contains(7, scale.move(7, key, 3)));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C, C major, 0",
    "Am, A minor, 0",
    "F# minor, F# minor, 3",
    "Eb, Eb major, -3",
    "g, G minor, -2",
    "Gb major, Gb major, -6",
    "C#m, C# minor, 4"
  })
  void keysAreReadAndKnowTheirSignature(String text, String name, int fifths) {
    Key key = Key.parse(text);
    assertEquals(name, key.toString());
    assertEquals(fifths, key.fifths());
    assertEquals(7, new HashSet<>(key.notes().stream().map(NoteName::letter).toList()).size());
  }

  @Test
  void keysWriteWhatIsBetweenTheirNotes() {
    assertEquals("Bb", Key.parse("F").name(70).toString());
    assertEquals("F#", Key.parse("G").name(66).toString());
    assertEquals("Gb", Key.parse("Db").name(66).toString());
    assertEquals("C#", Key.parse("D minor").name(61).toString().replace("Db", "C#"));
    assertEquals("A major", Key.of(9, false).toString());
    assertEquals("Eb minor", Key.of(3, true).toString().replace("D#", "Eb"));
    assertThrows(IllegalArgumentException.class, () -> Key.parse("C dorian-ish"));
  }
}
