package org.ngoma.sequencer.model.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class PatternEditsTest {

  private static final ParamTable NONE = new ParamTable(List.of());
  private static final Parameters PARAMETERS =
      new Parameters(Map.of(TrackKind.SYNTH, NONE), Map.of(), NONE, NONE, NONE, Map.of());

  private static History with(Pattern pattern) {
    Track track = new Track(1, "Bass", TrackKind.SYNTH, 50, Map.of(), List.of(pattern), List.of());
    Project project = Project.empty("song").withTracks(List.of(track));
    return new History(project, PARAMETERS, new MemoryJournal());
  }

  @Test
  void oneStepOfUndoTakesItAllBack() throws EditRefused {
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      Pattern before = RandomPatterns.of(random);
      Shape shape = i % 2 == 0 ? new Stretch(3, 2) : new Quantise(480, 1, 1, true);
      Pattern after = shape.of(before);
      History history = with(before);
      for (Edit edit : PatternEdits.of(1, before, after, shape.words())) {
        history.apply(edit, new Gesture(7));
      }
      assertEquals(List.of(after), history.project().tracks().getFirst().patterns());
      if (!before.equals(after)) {
        assertEquals(1, history.undoWords().size(), "one gesture");
        history.undo();
      }
      assertEquals(List.of(before), history.project().tracks().getFirst().patterns());
    }
  }

  @Test
  void whatStaysIsNotSaidAgain() {
    Pattern pattern = RandomPatterns.of(new Random(9));
    assertEquals(List.of(), PatternEdits.of(1, pattern, pattern, "nothing"));
  }
}
