package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackGroove;
import org.ngoma.sequencer.model.Trig;
import org.ngoma.sequencer.model.groove.Grooves;
import org.ngoma.sequencer.model.shape.ApplyGroove;

/** A groove that a track is played with, and the same one written into its notes. */
class FeelProperties {

  private static List<String> heard(Track track) {
    Project project = Project.empty("x").withTracks(List.of(track));
    return Takes.of(project, 0, 0, 20_000).stream()
        .map(h -> h.tick() + " " + h.lengthTicks() + " " + h.key() + " " + h.velocity())
        .sorted()
        .toList();
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void playingAGrooveIsWhatWritingItIntoTheNotesIs(@ForAll long seed) {
    Random random = new Random(seed);
    Track track = RandomSongs.track(random, 1);
    List<Pattern> plain =
        track.patterns().stream()
            .map(p -> new Pattern(p.id(), p.name(), p.lengthTicks(), p.notes()))
            .toList();
    Groove groove = Grooves.all().get(random.nextInt(Grooves.all().size()));
    double strength = random.nextInt(5) / 4.0;
    Track straight =
        track
            .withSwing(50)
            .withGroove(Optional.empty())
            .withPatterns(
                plain.stream()
                    .map(
                        p ->
                            p.withNotes(
                                p.notes().stream().map(n -> n.withTrig(Trig.PLAIN)).toList()))
                    .toList());
    Track played =
        straight.withSwing(66).withGroove(Optional.of(new TrackGroove(groove, strength)));
    Track written =
        straight.withPatterns(
            straight.patterns().stream().map(new ApplyGroove(groove, strength)::of).toList());
    assertEquals(heard(written), heard(played), groove.name() + " in place of the swing");
    if (strength == 0) {
      assertEquals(heard(straight), heard(played));
    }
    Pattern first = played.patterns().getFirst();
    Pattern frozen = Takes.frozen(played, first.id(), 0, 1, 99, "frozen");
    assertTrue(
        frozen.notes().stream().allMatch(n -> n.tick() < frozen.lengthTicks()),
        "and it is not played twice");
    assertEquals(
        straight.patterns().getFirst().notes().stream()
            .filter(n -> n.tick() < first.lengthTicks())
            .map(n -> n.tick() + " " + n.velocity())
            .sorted()
            .toList(),
        frozen.notes().stream().map(n -> n.tick() + " " + n.velocity()).sorted().toList());
  }
}
