package org.ngoma.sequencer.model.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C|C E G",
        "Am|A C E",
        "F#m7b5|F# A C E",
        "Bbmaj9|Bb D F A C",
        "E7#9b13|E G# B D F## C",
        "C6/9|C E G A D",
        "Dsus4|D G A",
        "Dsus2|D E A",
        "Bdim7|B D F Ab",
        "Bø|B D F A",
        "Caug|C E G#",
        "C+7|C E G# Bb",
        "Cmmaj7|C Eb G B",
        "Cm(maj7)|C Eb G B",
        "C-7|C Eb G Bb",
        "CΔ|C E G B",
        "CM7|C E G B",
        "G13|G B D F A E",
        "Gm11|G Bb D F A C",
        "A5|A E",
        "Bb5|Bb F",
        "Cadd9|C E G D",
        "Cmadd9|C Eb G D",
        "C7sus4|C F G Bb",
        "C9sus4|C F G Bb D",
        "C11|C E G Bb D F",
        "C69|C E G A D",
        "Calt|C E Bb Db Ab",
        "C7no5|C E Bb",
        "E♭maj7|Eb G Bb D",
        "C2|C D G",
        "Cmaj7#11|C E G B F#",
        "G7(b9)|G B D F Ab"
      })
  void symbolsMeanTheseNotes(String symbol, String notes) {
    Chord chord = Chord.parse(symbol);
    assertEquals(notes, String.join(" ", chord.notes().stream().map(NoteName::toString).toList()));
    assertEquals(chord, Chord.parse(chord.toString()), chord.toString());
  }

  @ParameterizedTest
  @CsvSource({"G/B, 1", "Am7/G, 3", "C/E, 1", "C, 0", "C/D, -1", "C6/9/E, 1"})
  void bassAndInversionAreKnown(String symbol, int inversion) {
    assertEquals(inversion, Chord.parse(symbol).inversion());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "H7", "Chello", "C7x", "c", "N.C.", "C/H", "7", "Cmaj7#8"})
  void whatIsNoChordIsRefused(String text) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> Chord.parse(text)).getMessage();
    assertTrue(said.contains("'") && !said.contains("\n"), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 64 67|C", "57 60 64|Am", "64 67 72|C/E", "57 60 64 67|Am7", "60 64 67 69|C6",
        "59 62 65 69|Bm7b5", "55 59 62 65|G7", "55 59 65|G7", "62 65 69 72 76|Dm9",
            "60 65 67|Csus4",
        "36 43|C5", "60 64 68|Caug", "60 63 66 69|Cdim7", "53 57 60 64 67|Fmaj9"
      })
  void soundingKeysAreNamed(String keys, String symbol) {
    List<Integer> sounding =
        java.util.Arrays.stream(keys.split(" ")).map(Integer::valueOf).toList();
    assertEquals(symbol, Chord.of(sounding, Key.parse("C")).orElseThrow().toString());
  }

  @Test
  void whatHasNoNameHasNone() {
    assertTrue(Chord.of(List.of(60, 61, 62), null).isEmpty());
    assertTrue(Chord.of(List.of(), null).isEmpty());
  }

  @Test
  void chordsMoveAndTurn() {
    Chord chord = Chord.parse("Am7/G");
    assertEquals("Cm7/Bb", chord.transposed(3, Key.parse("Eb")).toString());
    assertEquals("Am7/C", chord.inverted(1).toString());
    assertEquals(List.of(57, 60, 64, 67), chord.keys(57));
  }

  @ParameterizedTest
  @CsvSource({
    "C, Dm7, ii7",
    "C, G7, V7",
    "C, Bm7b5, viiø7",
    "C, Bdim, vii°",
    "C, Bb, bVII",
    "C, C/E, I/3",
    "C, A7, V7/ii",
    "C, E7, V7/vi",
    "C, D, V/V",
    "C, Fm6, iv6",
    "A minor, Fmaj7, VImaj7",
    "A minor, E7, V7",
    "A minor, Em7, v7",
    "A minor, G, VII",
    "A minor, Bm7b5, iiø7",
    "Eb, Abmaj9, IVmaj9",
    "F#, G#m7, ii7",
    "C, Caug, I+",
    "C, F#dim7, #iv°7",
    "C, G7/B, V7/3"
  })
  void numeralsTellWhatAChordIsInAKey(String key, String symbol, String numeral) {
    Key home = Key.parse(key);
    assertEquals(numeral, Numeral.of(Chord.parse(symbol), home));
    assertEquals(Chord.parse(symbol), Numeral.parse(numeral, home));
  }

  @Test
  void numeralsReadBackInEveryKey() {
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean minor : new boolean[] {false, true}) {
        Key key = Key.of(tonic, minor);
        for (int degree = 0; degree < 7; degree++) {
          for (int notes = 3; notes <= 5; notes++) {
            Chord chord = Numeral.stacked(key, degree, notes);
            assertEquals(chord, Numeral.parse(Numeral.of(chord, key), key), key + " " + chord);
          }
        }
        for (Progression progression : Progression.all()) {
          assertEquals(progression.numerals().size(), progression.in(key).size());
        }
      }
    }
    Key home = Key.parse("C");
    for (String wrong : new String[] {"", "VIII", "Q", "I/9", "V/H"}) {
      assertThrows(IllegalArgumentException.class, () -> Numeral.parse(wrong, home), wrong);
    }
  }

  @Test
  void progressionsStandInAnyKey() {
    assertEquals(
        "[Am9, Fmaj9, G6/9, Em11]",
        Progression.named("evening taxi").in(Key.parse("Am")).toString());
    assertEquals(
        "[C6, A7, Dm7, G7]", Progression.named("Rhythm changes").in(Key.parse("C")).toString());
    assertThrows(IllegalArgumentException.class, () -> Progression.named("none such"));
  }
}
