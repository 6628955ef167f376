package org.ngoma.sequencer.model.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.theory.Scale;

/** What every operation keeps, and what makes each of them the one that it is. */
class ShapeProperties {

  private static final int TRIES = 200;
  private static final SignatureChange FOUR = new SignatureChange(0, 4, 4);

  private static List<Shape> some(Random random) {
    Scale scale = Scale.all().get(random.nextInt(Scale.all().size()));
    int tonic = random.nextInt(12);
    int grid = new int[] {1, 80, 120, 160, 240, 960, 7}[random.nextInt(7)];
    return List.of(
        new Quantise(grid, random.nextDouble(), random.nextDouble(), random.nextBoolean()),
        new Quantise(grid, 1, 1, true),
        new Humanise(random.nextLong(), random.nextInt(200), random.nextInt(60)),
        new Transpose(random.nextInt(255) - 127),
        new MoveInScale(scale, tonic, random.nextInt(129) - 64),
        new LockToScale(scale, tonic, random.nextBoolean()),
        new Stretch(1 + random.nextInt(64), 1),
        new Stretch(2 + random.nextInt(3), 1 + random.nextInt(3)),
        new Rotate(random.nextInt()),
        new Mirror(0),
        new Mirror(grid),
        new Invert(random.nextBoolean() ? Optional.empty() : Optional.of(random.nextInt(128))),
        new Legato(random.nextInt(100)),
        new Gate(0.01 + 0.99 * random.nextDouble()),
        new ScaleVelocity(0.05 + 3 * random.nextDouble()),
        new CompressVelocity(4 * random.nextDouble()),
        new RampVelocity(0.05 + random.nextDouble(), 0.05 + 3 * random.nextDouble()),
        new Strum(random.nextInt(960), Strum.Stroke.ALTERNATE),
        new ApplyGroove(Groove.swing("s", grid + 5, 50 + random.nextInt(31)), random.nextDouble()));
  }

  private static List<Note> playing(Pattern pattern) {
    return pattern.notes().stream().filter(n -> n.tick() < pattern.lengthTicks()).toList();
  }

  private static List<Note> resting(Pattern pattern) {
    return pattern.notes().stream().filter(n -> n.tick() >= pattern.lengthTicks()).toList();
  }

  @Property(seed = "1", tries = TRIES, shrinking = ShrinkingMode.OFF)
  void noNoteIsLostOrLeavesThePattern(@ForAll long seed) {
    Random random = new Random(seed);
    Pattern pattern = RandomPatterns.of(random);
    for (Shape shape : some(random)) {
      Pattern after = shape.of(pattern);
      assertEquals(playing(pattern).size(), playing(after).size(), shape.toString());
      assertEquals(resting(pattern).size(), resting(after).size(), shape.toString());
      assertEquals(after, shape.of(pattern), "the same again: " + shape);
      assertFalse(shape.words().isBlank());
      if (after.lengthTicks() == pattern.lengthTicks()) {
        assertEquals(resting(pattern), resting(after), "what rests stays: " + shape);
      }
    }
  }

  @Property(seed = "1", tries = TRIES, shrinking = ShrinkingMode.OFF)
  void someSettingsChangeNothing(@ForAll long seed) {
    Random random = new Random(seed);
    Pattern pattern = RandomPatterns.of(random);
    List<Shape> nothing =
        List.of(
            new Quantise(240, 0, 1, true),
            new Quantise(1, 1, 1, true),
            new Quantise(240, 1, 0, false),
            new Humanise(seed, 0, 0),
            new Transpose(0),
            new MoveInScale(Scale.MINOR, 3, 0),
            new LockToScale(Scale.named("chromatic"), 0, false),
            new Stretch(3, 3),
            new Rotate(0),
            new Rotate(pattern.lengthTicks()),
            new Thin(seed, 0, FOUR),
            new ScaleVelocity(1),
            new CompressVelocity(1),
            new RampVelocity(1, 1),
            new Strum(0, Strum.Stroke.UP),
            new ApplyGroove(Groove.STRAIGHT, 1),
            new ApplyGroove(Groove.swing("s", 240, 66), 0));
    for (Shape shape : nothing) {
      assertEquals(pattern, shape.of(pattern), shape.toString());
    }
  }

  @Property(seed = "1", tries = TRIES, shrinking = ShrinkingMode.OFF)
  void thereAndBackIsThePattern(@ForAll long seed) {
    Random random = new Random(seed);
    Pattern pattern = RandomPatterns.of(random);
    int ticks = random.nextInt();
    int times = 1 + random.nextInt(64);
    assertBack(pattern, new Rotate(ticks), new Rotate(-ticks));
    assertBack(pattern, new Stretch(times, 1), new Stretch(1, times));
    assertBack(pattern, new Mirror(0), new Mirror(0));
    assertBack(pattern, new Mirror(120), new Mirror(120));
    assertBack(pattern, new Invert(Optional.empty()), new Invert(Optional.empty()));
    Pattern middle =
        pattern.withNotes(pattern.notes().stream().map(n -> n.withKey(40 + n.key() % 40)).toList());
    int semitones = random.nextInt(81) - 40;
    assertBack(middle, new Transpose(semitones), new Transpose(-semitones));
    Pattern inKey = new LockToScale(Scale.MINOR, 9, false).of(middle);
    int degrees = random.nextInt(25) - 12;
    assertBack(
        inKey, new MoveInScale(Scale.MINOR, 9, degrees), new MoveInScale(Scale.MINOR, 9, -degrees));
  }

  private static void assertBack(Pattern pattern, Shape there, Shape back) {
    assertEquals(playing(pattern), playing(back.of(there.of(pattern))), there + " then " + back);
  }

  @Property(seed = "1", tries = TRIES, shrinking = ShrinkingMode.OFF)
  void quantisingTwiceIsQuantisingOnce(@ForAll long seed) {
    Random random = new Random(seed);
    Pattern pattern = RandomPatterns.of(random);
    int grid = 60 + 20 * random.nextInt(40);
    Shape quantise = new Quantise(grid, 1, 1, true);
    Pattern once = quantise.of(pattern);
    for (Note note : playing(once)) {
      assertEquals(0, note.tick() % grid);
      assertEquals(0, note.lengthTicks() % grid);
    }
    assertEquals(once, quantise.of(once));
    double strength = random.nextDouble();
    for (Note note : playing(pattern)) {
      Pattern alone = pattern.withNotes(List.of(note));
      int moved = new Quantise(grid, strength, 1, false).of(alone).notes().getFirst().tick();
      int way = Math.abs(moved - note.tick());
      int off = Math.min(way, pattern.lengthTicks() - way);
      assertTrue(off <= Math.round(strength * grid / 2.0), note + " moved by " + off);
    }
  }

  @Property(seed = "1", tries = TRIES, shrinking = ShrinkingMode.OFF)
  void lockedNotesAreOfTheScaleAndNear(@ForAll long seed) {
    Random random = new Random(seed);
    Pattern pattern = RandomPatterns.of(random);
    Scale scale = Scale.all().get(random.nextInt(Scale.all().size()));
    int tonic = random.nextInt(12);
    for (Note note : playing(new LockToScale(scale, tonic, false).of(pattern))) {
      assertTrue(scale.contains(tonic, note.key()), note + " in " + scale);
    }
    Shape up = new MoveInScale(scale, tonic, 1);
    for (Note note : playing(up.of(new LockToScale(scale, tonic, false).of(pattern)))) {
      assertTrue(scale.contains(tonic, note.key()), note + " in " + scale);
    }
  }

  @Property(seed = "1", tries = TRIES, shrinking = ShrinkingMode.OFF)
  void legatoLeavesNoGapAndGateNoOverlap(@ForAll long seed) {
    Pattern pattern = RandomPatterns.of(new Random(seed));
    List<Note> joined = playing(new Legato(0).of(pattern));
    List<Note> short_ = playing(new Gate(0.5).of(pattern));
    for (int i = 0; i + 1 < joined.size(); i++) {
      Note next = joined.get(i + 1);
      if (next.tick() > joined.get(i).tick()) {
        assertEquals(next.tick(), joined.get(i).tick() + joined.get(i).lengthTicks());
        assertTrue(short_.get(i).tick() + short_.get(i).lengthTicks() <= next.tick());
      }
    }
    assertEquals(joined.size(), short_.size());
  }

  @Property(seed = "1", tries = TRIES, shrinking = ShrinkingMode.OFF)
  void theWeakestPlacesGoFirst(@ForAll long seed) {
    Random random = new Random(seed);
    Pattern pattern = RandomPatterns.of(random);
    double share = random.nextDouble();
    Pattern thin = new Thin(seed, share, FOUR).of(pattern);
    List<Note> before = playing(pattern);
    List<Note> kept = playing(thin);
    assertEquals(before.size() - Math.round(share * before.size()), kept.size());
    List<Note> gone = new ArrayList<>(before);
    kept.forEach(note -> assertTrue(gone.remove(note), "none is new"));
    int weakestKept = kept.stream().mapToInt(n -> Thin.weakness(n.tick(), FOUR)).max().orElse(0);
    for (Note note : gone) {
      assertTrue(Thin.weakness(note.tick(), FOUR) >= weakestKept, note + " went");
    }
    Pattern thinner = new Thin(seed, Math.min(1, share + 0.2), FOUR).of(pattern);
    assertTrue(kept.containsAll(playing(thinner)), "thinner still is a part of it");
  }

  @Property(seed = "1", tries = TRIES, shrinking = ShrinkingMode.OFF)
  void accentsStayAccents(@ForAll long seed) {
    Random random = new Random(seed);
    Pattern pattern = RandomPatterns.of(random);
    List<Shape> shapes =
        List.of(
            new ScaleVelocity(0.05 + 3 * random.nextDouble()),
            new CompressVelocity(2 * random.nextDouble()));
    Comparator<Note> order = Comparator.comparingInt(Note::velocity);
    for (Shape shape : shapes) {
      List<Note> before = playing(pattern);
      List<Note> after = shape.notes(before, pattern.lengthTicks());
      for (int i = 1; i < before.size(); i++) {
        int was = order.compare(before.get(i - 1), before.get(i));
        int is = order.compare(after.get(i - 1), after.get(i));
        assertTrue(is == 0 || Integer.signum(is) == Integer.signum(was), shape.toString());
      }
    }
  }
}
