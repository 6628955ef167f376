package org.ngoma.sequencer.model.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.theory.Scale;

class ShapeTest {

  private static final SignatureChange FOUR = new SignatureChange(0, 4, 4);

  private static Pattern pattern(int length, Note... notes) {
    return new Pattern(1, "p", length, List.of(notes));
  }

  private static Note at(int tick) {
    return new Note(tick, 100, 60, 100);
  }

  private static Note key(int tick, int key) {
    return new Note(tick, 100, key, 100);
  }

  private static List<Integer> ticks(Pattern pattern) {
    return pattern.notes().stream().map(Note::tick).toList();
  }

  private static List<Integer> keys(Pattern pattern) {
    return pattern.notes().stream().map(Note::key).toList();
  }

  @Test
  void quantiseDrawsTowardsTheGrid() {
    Pattern played = pattern(3840, at(7), at(228), at(500), at(3800));
    assertEquals(List.of(0, 0, 240, 480), ticks(new Quantise(240, 1, 1, false).of(played)));
    assertEquals(List.of(4, 234, 490, 3820), ticks(new Quantise(240, 0.5, 1, false).of(played)));
    assertEquals(
        List.of(0, 240, 500, 3800),
        ticks(new Quantise(240, 1, 0.15, false).of(played)),
        "what is far off was meant so");
    assertEquals(240, new Quantise(240, 1, 1, true).of(played).notes().getFirst().lengthTicks());
  }

  @Test
  void whatComesJustBeforeTheEndBelongsToTheNextOne() {
    assertEquals(List.of(0), ticks(new Quantise(240, 1, 1, false).of(pattern(1000, at(990)))));
    assertEquals(List.of(960), ticks(new Quantise(240, 1, 1, false).of(pattern(1000, at(970)))));
  }

  @Test
  void theHandIsNormal() {
    Note[] many = new Note[4_000];
    Arrays.setAll(many, i -> new Note(1000, 10, i % 128, 64));
    Pattern loose = new Humanise(7, 12, 8).of(pattern(2000, many));
    double[] off = loose.notes().stream().mapToDouble(n -> n.tick() - 1000).toArray();
    double[] hard = loose.notes().stream().mapToDouble(n -> n.velocity() - 64).toArray();
    // Cut off at 2.5 deviations, 0.9105 of the variance is left.
    assertEquals(12 * Math.sqrt(0.9105), deviation(off), 0.4);
    assertEquals(8 * Math.sqrt(0.9105), deviation(hard), 0.3);
    assertTrue(Arrays.stream(off).allMatch(o -> Math.abs(o) <= 30));
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    assertEquals(0, mean, 0.6);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  @Test
  void transposingComesBackOntoTheKeyboard() {
    Pattern high = pattern(960, key(0, 120), key(1, 60));
    assertEquals(List.of(123, 75), keys(new Transpose(15).of(high)), "135 an octave lower");
    assertEquals(List.of(0, 12), keys(new Transpose(-24).of(pattern(960, key(0, 12), key(1, 36)))));
  }

  @Test
  void aThirdInTheScaleIsMajorOrMinor() {
    Pattern tune = pattern(3840, key(0, 57), key(1, 59), key(2, 60), key(3, 61));
    assertEquals(
        List.of(60, 62, 64, 65), keys(new MoveInScale(Scale.MINOR, 9, 2).of(tune)), "C#4 passes");
  }

  @Test
  void passingNotesStayWhereTheyLead() {
    Pattern line =
        pattern(3840, key(0, 61), key(240, 61), key(480, 62), key(720, 63), key(960, 67));
    LockToScale strict = new LockToScale(Scale.MAJOR, 0, false);
    LockToScale loose = new LockToScale(Scale.MAJOR, 0, true);
    assertEquals(List.of(60, 60, 62, 62, 67), keys(strict.of(line)));
    assertEquals(List.of(60, 61, 62, 62, 67), keys(loose.of(line)), "C# leads to D");
  }

  @Test
  void stretchTakesThePatternAlong() {
    Pattern half = new Stretch(1, 2).of(pattern(1920, at(480), at(2400)));
    assertEquals(960, half.lengthTicks());
    assertEquals(List.of(240, 1440), ticks(half), "what rests goes on resting");
    assertEquals(50, half.notes().getFirst().lengthTicks());
  }

  @Test
  void rotationComesInAtTheOtherEnd() {
    assertEquals(List.of(0, 240), ticks(new Rotate(240).of(pattern(960, at(0), at(720)))));
    assertEquals(List.of(480, 720), ticks(new Rotate(-240).of(pattern(960, at(0), at(720)))));
  }

  @Test
  void melodiesTurnWithTheirLengthsAndDrumsByTheirSteps() {
    Pattern tune = pattern(960, new Note(0, 480, 60, 9), new Note(480, 240, 62, 9));
    Pattern turned = new Mirror(0).of(tune);
    assertEquals(List.of(240, 480), ticks(turned));
    assertEquals(List.of(62, 60), keys(turned));
    Pattern drums = pattern(960, at(0), at(250), at(480));
    assertEquals(List.of(240, 490, 720), ticks(new Mirror(240).of(drums)));
  }

  @Test
  void invertingStaysInItsRangeOrTurnsAroundAKey() {
    Pattern tune = pattern(960, key(0, 60), key(1, 64), key(2, 67));
    assertEquals(List.of(67, 63, 60), keys(new Invert(Optional.empty()).of(tune)));
    assertEquals(List.of(60, 56, 53), keys(new Invert(Optional.of(60)).of(tune)));
  }

  @Test
  void legatoGoesRoundTheEnd() {
    Pattern tune = pattern(1920, at(240), at(960), key(960, 64));
    assertEquals(
        List.of(720, 1200, 1200),
        new Legato(0).of(tune).notes().stream().map(Note::lengthTicks).toList());
    assertEquals(
        List.of(216, 360, 360),
        new Gate(0.3).of(tune).notes().stream().map(Note::lengthTicks).toList());
  }

  @Test
  void thinningKeepsTheBeat() {
    Note[] sixteenths = IntStream.range(0, 16).mapToObj(i -> at(240 * i)).toArray(Note[]::new);
    Pattern all = pattern(3840, sixteenths);
    assertEquals(
        List.of(0, 480, 960, 1440, 1920, 2400, 2880, 3360), ticks(new Thin(3, 0.5, FOUR).of(all)));
    assertEquals(List.of(0, 960, 1920, 2880), ticks(new Thin(3, 0.75, FOUR).of(all)));
    assertEquals(List.of(0), ticks(new Thin(3, 0.94, FOUR).of(all)));
    assertEquals(List.of(), ticks(new Thin(3, 1, FOUR).of(all)));
  }

  @Test
  void aBarOfThreeHasNoMiddle() {
    Note[] eighths = IntStream.range(0, 12).mapToObj(i -> at(480 * i)).toArray(Note[]::new);
    Thin waltz = new Thin(3, 0.5, new SignatureChange(0, 3, 4));
    assertEquals(List.of(0, 960, 1920, 2880, 3840, 4800), ticks(waltz.of(pattern(5760, eighths))));
    Thin ones = new Thin(3, 10 / 12.0, new SignatureChange(0, 3, 4));
    assertEquals(List.of(0, 2880), ticks(ones.of(pattern(5760, eighths))));
  }

  @Test
  void strummedChordsEndTogether() {
    Pattern chord = pattern(960, key(0, 60), key(0, 64), key(0, 67), key(480, 60), key(480, 67));
    Pattern strummed = new Strum(20, Strum.Stroke.ALTERNATE).of(chord);
    assertEquals(List.of(0, 20, 40, 480, 500), ticks(strummed));
    assertEquals(List.of(60, 64, 67, 67, 60), keys(strummed));
    for (Note note : strummed.notes()) {
      assertEquals(100, (note.tick() + note.lengthTicks()) % 480);
    }
  }

  @Test
  void velocitiesGrow() {
    Pattern even = pattern(1000, at(0), at(500), at(900));
    List<Integer> grown =
        new RampVelocity(0.5, 1).of(even).notes().stream().map(Note::velocity).toList();
    assertEquals(List.of(50, 75, 95), grown);
  }

  @Test
  void whatIsOutOfBoundsIsRefusedInOneSentence() {
    List<Runnable> wrong = new ArrayList<>();
    wrong.add(() -> new Quantise(0, 1, 1, false));
    wrong.add(() -> new Quantise(240, Double.NaN, 1, false));
    wrong.add(() -> new Humanise(1, -1, 0));
    wrong.add(() -> new Transpose(128));
    wrong.add(() -> new MoveInScale(Scale.MAJOR, 12, 0));
    wrong.add(() -> new Stretch(0, 1));
    wrong.add(() -> new Stretch(64, 1).of(pattern(Integer.MAX_VALUE)));
    wrong.add(() -> new Gate(0));
    wrong.add(() -> new Thin(1, 1.1, FOUR));
    wrong.add(() -> new Strum(961, Strum.Stroke.UP));
    for (Runnable one : wrong) {
      String said = assertThrows(IllegalArgumentException.class, one::run).getMessage();
      assertTrue(said.contains(": from ") && !said.contains("\n"), said);
    }
  }
}
