package org.ngoma.sequencer.model.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.shape.Strum;
import org.ngoma.sequencer.model.theory.Key;
import org.ngoma.sequencer.model.theory.Progression;
import org.ngoma.sequencer.model.theory.Scale;

/** What all of them keep, whatever they are set to and whatever plays them. */
class GeneratorProperties {

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Hit hit(Random random) {
    return new Hit(
        any(random, List.of(1, 60, 80, 120, 160, 240, 480, 3840)) + 7 * random.nextInt(2),
        random.nextInt(128),
        1 + random.nextInt(127),
        1 + random.nextInt(127),
        0.01 + 0.99 * random.nextDouble());
  }

  private static Rhythm rhythm(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append("Xxo-.".charAt(random.nextInt(5)));
    }
    return Rhythm.parse(text.toString());
  }

  private static List<Generator> some(Random random) {
    Scale scale = any(random, Scale.all());
    int tonic = random.nextInt(12);
    int steps = 1 + random.nextInt(32);
    int pulses = random.nextInt(steps + 1);
    int low = random.nextInt(100);
    Voicing voicing =
        new Voicing(
            random.nextInt(7),
            random.nextInt(3),
            new Strum(random.nextInt(200), any(random, List.of(Strum.Stroke.values()))));
    return List.of(
        new Steps(rhythm(random), hit(random)),
        new Euclid(steps, pulses, random.nextInt(513) - 256, pulses / 2, hit(random)),
        new Cellular(random.nextInt(256), 3 + random.nextInt(62), 1, 3, hit(random)),
        new RandomWalk(
            random.nextLong(),
            scale,
            tonic,
            low,
            low + 12 + random.nextInt(16),
            1 + random.nextInt(14),
            random.nextDouble(),
            hit(random)),
        new Arpeggio(
            random.nextLong(),
            any(random, List.of(Arpeggio.Mode.values())),
            1 + random.nextInt(4),
            rhythm(random),
            random.nextBoolean(),
            1 + random.nextInt(8),
            random.nextDouble(),
            hit(random)),
        new ChordMode(scale, tonic, 2 + random.nextInt(6), voicing),
        new ChordLine(
            any(random, Progression.all()).in(Key.of(tonic, random.nextBoolean())),
            4000,
            3 + random.nextInt(3),
            48,
            84,
            rhythm(random),
            voicing,
            hit(random)));
  }

  private static List<Note> played(Random random, int length) {
    List<Note> played = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      int tick = random.nextInt(length);
      played.add(
          new Note(tick, 1 + random.nextInt(4_000), random.nextInt(128), 1 + random.nextInt(127)));
    }
    played.sort(null);
    return played;
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void theyStayInThePatternAndTheSameSeedGivesTheSameNotes(@ForAll long seed) {
    Random random = new Random(seed);
    int length = 1 + random.nextInt(random.nextBoolean() ? 300 : 16_000);
    List<Note> played = played(random, length);
    for (Generator generator : some(random)) {
      List<Note> notes = generator.notes(played, length);
      for (int i = 0; i < notes.size(); i++) {
        assertTrue(notes.get(i).tick() < length, generator + ": " + notes.get(i));
        assertTrue(i == 0 || notes.get(i - 1).compareTo(notes.get(i)) <= 0, "sorted");
      }
      assertEquals(notes, generator.notes(played, length), generator.toString());
      assertFalse(generator.words().isBlank() || generator.words().length() > 60);
    }
  }
}
