package org.ngoma.sequencer.model.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.shape.Strum;
import org.ngoma.sequencer.model.theory.Key;
import org.ngoma.sequencer.model.theory.Progression;
import org.ngoma.sequencer.model.theory.Scale;

class GeneratorTest {

  private static final int BAR = 3840;
  private static final List<Note> TRIAD =
      List.of(new Note(0, BAR, 60, 80), new Note(0, BAR, 64, 80), new Note(0, BAR, 67, 80));

  private static List<Integer> keys(List<Note> notes) {
    return notes.stream().map(Note::key).toList();
  }

  private static List<Integer> arpeggio(Arpeggio.Mode mode, int octaves, int count) {
    Arpeggio up = new Arpeggio(1, mode, octaves, Rhythm.ALL, false, 1, 0, Hit.PLAIN);
    return keys(up.notes(TRIAD, BAR)).subList(0, count);
  }

  @Test
  void arpeggiosGoTheirWays() {
    assertEquals(List.of(60, 64, 67, 60), arpeggio(Arpeggio.Mode.UP, 1, 4));
    assertEquals(List.of(60, 64, 67, 72, 76, 79, 60), arpeggio(Arpeggio.Mode.UP, 2, 7));
    assertEquals(List.of(67, 64, 60, 67), arpeggio(Arpeggio.Mode.DOWN, 1, 4));
    assertEquals(List.of(60, 64, 67, 64, 60, 64), arpeggio(Arpeggio.Mode.UP_DOWN, 1, 6));
    assertEquals(List.of(67, 64, 60, 64, 67, 64), arpeggio(Arpeggio.Mode.DOWN_UP, 1, 6));
    assertEquals(List.of(60, 67, 64, 60), arpeggio(Arpeggio.Mode.CONVERGE, 1, 4));
    assertEquals(List.of(64, 67, 60, 64), arpeggio(Arpeggio.Mode.DIVERGE, 1, 4));
    assertEquals(List.of(60, 64, 67, 60, 64, 67), arpeggio(Arpeggio.Mode.CHORD, 1, 6));
    List<Integer> random = arpeggio(Arpeggio.Mode.RANDOM, 2, 16);
    for (int i = 1; i < random.size(); i++) {
      assertTrue(!random.get(i).equals(random.get(i - 1)), "none twice in a row");
    }
  }

  @Test
  void keysArePlayedAsTheyWentDown() {
    List<Note> rolled =
        List.of(new Note(0, BAR, 67, 80), new Note(10, BAR, 60, 80), new Note(20, BAR, 64, 80));
    Arpeggio played = new Arpeggio(1, Arpeggio.Mode.PLAYED, 1, Rhythm.ALL, false, 1, 0, Hit.PLAIN);
    assertEquals(List.of(67, 67, 60, 64, 67), keys(played.notes(rolled, BAR)).subList(0, 5));
  }

  @Test
  void holdKeepsAChordUntilTheNextOne() {
    List<Note> chords = List.of(new Note(0, 240, 60, 80), new Note(1920, 240, 65, 80));
    Arpeggio let = new Arpeggio(1, Arpeggio.Mode.UP, 1, Rhythm.ALL, false, 1, 0, Hit.PLAIN);
    Arpeggio held = new Arpeggio(1, Arpeggio.Mode.UP, 1, Rhythm.ALL, true, 1, 0, Hit.PLAIN);
    assertEquals(List.of(60, 65), keys(let.notes(chords, BAR)));
    assertEquals(16, held.notes(chords, BAR).size());
    assertEquals(8, keys(held.notes(chords, BAR)).stream().filter(key -> key == 65).count());
  }

  @Test
  void rhythmTiesAccentsAndRatchetsAreHeard() {
    Rhythm rhythm = Rhythm.parse("X-.x o...");
    Arpeggio one = new Arpeggio(1, Arpeggio.Mode.UP, 1, rhythm, false, 1, 0, Hit.PLAIN);
    List<Note> notes = one.notes(TRIAD, BAR);
    assertEquals(List.of(0, 720, 960, 1920, 2640, 2880), notes.stream().map(Note::tick).toList());
    assertEquals(360, notes.getFirst().lengthTicks(), "a step, and half of the next");
    assertTrue(notes.get(0).velocity() > notes.get(1).velocity());
    assertTrue(notes.get(1).velocity() > notes.get(2).velocity());
    Arpeggio ratchets = new Arpeggio(1, Arpeggio.Mode.UP, 1, rhythm, false, 3, 1, Hit.PLAIN);
    List<Note> rolls = ratchets.notes(TRIAD, BAR);
    assertEquals(3 * notes.size(), rolls.size());
    assertEquals(List.of(0, 80, 160), rolls.subList(0, 3).stream().map(Note::tick).toList());
  }

  @Test
  void oneFingerPlaysTheChordsOfTheScale() {
    List<Note> degrees = List.of(new Note(0, 960, 57, 90), new Note(960, 960, 62, 90));
    ChordMode triads = new ChordMode(Scale.MINOR, 9, 3, Voicing.CLOSE);
    assertEquals(List.of(57, 60, 64, 62, 65, 69), keys(triads.notes(degrees, BAR)), "Am Dm");
    Voicing first = new Voicing(1, 0, new Strum(0, Strum.Stroke.UP));
    assertEquals(
        List.of(60, 64, 69, 65, 69, 74),
        keys(new ChordMode(Scale.MINOR, 9, 3, first).notes(degrees, BAR)));
    Voicing open = new Voicing(0, 1, new Strum(0, Strum.Stroke.UP));
    assertEquals(
        List.of(57, 64, 72, 79),
        keys(new ChordMode(Scale.MINOR, 9, 4, open).notes(degrees.subList(0, 1), BAR)));
    Voicing rolled = new Voicing(0, 0, new Strum(15, Strum.Stroke.DOWN));
    List<Note> roll = new ChordMode(Scale.MINOR, 9, 3, rolled).notes(degrees, BAR);
    assertEquals(List.of(64, 60, 57), keys(roll.subList(0, 3)));
    assertEquals(List.of(0, 15, 30), roll.subList(0, 3).stream().map(Note::tick).toList());
  }

  @Test
  void chordsFollowEachOtherAsAHandPlaysThem() {
    Progression school = Progression.named("Private school");
    ChordLine line =
        new ChordLine(
            school.in(Key.parse("Am")),
            BAR,
            4,
            53,
            77,
            Rhythm.parse("x..x..x...x..x.."),
            Voicing.CLOSE,
            Hit.PLAIN);
    List<Note> notes = line.notes(List.of(), 4 * BAR);
    assertEquals(4 * 5 * 4, notes.size());
    for (int bar = 0; bar < 4; bar++) {
      int from = bar * BAR;
      List<Integer> now = hand(notes, from);
      assertEquals(now, hand(notes, from + 720), "one chord a bar");
      if (bar > 0) {
        List<Integer> before = hand(notes, from - BAR);
        for (int voice = 0; voice < 4; voice++) {
          assertTrue(Math.abs(now.get(voice) - before.get(voice)) <= 7, before + " to " + now);
        }
      }
    }
  }

  private static List<Integer> hand(List<Note> notes, int tick) {
    return notes.stream().filter(note -> note.tick() == tick).map(Note::key).toList();
  }

  @Test
  void walksStayInTheirScaleAndComeHome() {
    for (int seed = 0; seed < 200; seed++) {
      RandomWalk walk =
          new RandomWalk(seed, Scale.named("minor pentatonic"), 9, 45, 69, 5, 0.6, Hit.PLAIN);
      List<Note> notes = walk.notes(List.of(), 2 * BAR);
      assertEquals(notes, walk.notes(List.of(), 2 * BAR), "the same seed, the same walk");
      for (Note note : notes) {
        assertTrue(walk.scale().contains(9, note.key()) && note.key() >= 45 && note.key() <= 69);
      }
      assertEquals(57, notes.getFirst().key());
      assertEquals(57, notes.getLast().key());
      int home = notes.getLast().key() - notes.get(notes.size() - 2).key();
      assertTrue(Math.abs(home) <= 5, "two notes of five, and no jump: " + home);
      assertEquals(0, notes.getFirst().tick());
      assertTrue(notes.size() >= 10 && notes.size() <= 32, "density of 0.6: " + notes.size());
      int leaps = 0;
      for (int i = 2; i < notes.size() - 1; i++) {
        int first = notes.get(i - 1).key() - notes.get(i - 2).key();
        int second = notes.get(i).key() - notes.get(i - 1).key();
        leaps += Math.abs(first) > 9 ? 1 : 0;
        assertTrue(Math.abs(first) <= 9 || first * second <= 0, "back after a leap");
      }
      assertTrue(leaps < notes.size() / 2);
    }
    RandomWalk other = new RandomWalk(7, Scale.MINOR, 9, 45, 69, 5, 0.6, Hit.PLAIN);
    RandomWalk another = new RandomWalk(8, Scale.MINOR, 9, 45, 69, 5, 0.6, Hit.PLAIN);
    assertTrue(!other.notes(List.of(), BAR).equals(another.notes(List.of(), BAR)));
  }

  @Test
  void cellsLiveByTheirRule() {
    String triangle = rows(new Cellular(90, 15, 0, 0, Hit.PLAIN), 15, 5);
    assertEquals(
        """
        .......x.......
        ......x.x......
        .....x...x.....
        ....x.x.x.x....
        ...x.......x...""",
        triangle);
    assertEquals(
        """
        .......x.......
        ......xxx......
        .....xx..x.....
        ....xx.xxxx....""",
        rows(new Cellular(30, 15, 0, 0, Hit.PLAIN), 15, 4));
    Cellular later = new Cellular(30, 15, 0, 2, Hit.PLAIN);
    assertEquals(".....xx..x.....", rows(later, 15, 1));
    Cellular seeded = new Cellular(110, 16, 5, 0, Hit.PLAIN);
    assertEquals(seeded.notes(List.of(), BAR), seeded.notes(List.of(), BAR));
    assertTrue(
        new Cellular(255, 16, 0, 1, Hit.PLAIN)
            .notes(List.of(), BAR).stream().allMatch(note -> note.velocity() == 116),
        "between two that live");
  }

  private static String rows(Cellular cells, int width, int rows) {
    char[][] grid = new char[rows][width];
    for (char[] row : grid) {
      Arrays.fill(row, '.');
    }
    for (Note note : cells.notes(List.of(), rows * width * 240)) {
      int step = note.tick() / 240;
      grid[step / width][step % width] = 'x';
    }
    return Arrays.stream(grid).map(String::new).collect(Collectors.joining("\n"));
  }
}
