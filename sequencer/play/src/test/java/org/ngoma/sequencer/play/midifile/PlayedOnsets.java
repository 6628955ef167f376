package org.ngoma.sequencer.play.midifile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.play.NoteSink;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.Score;

/** What the player plays of a project, in quanta of 32 frames as the engine does. */
final class PlayedOnsets implements NoteSink {

  private static final int QUANTUM = 32;

  /** One note that began. */
  record Onset(long frame, boolean drums, int key, int velocity) {}

  private final List<Onset> onsets = new ArrayList<>();
  private final Project project;
  private long frame;
  private int sounding;

  private PlayedOnsets(Project project) {
    this.project = project;
  }

  static List<Onset> of(Project project, int rate) {
    PlayedOnsets played = new PlayedOnsets(project);
    Player player = new Player(rate, played);
    player.score(Score.of(project));
    player.endAtSongEnd(true);
    player.play();
    while (player.playing()) {
      player.process(QUANTUM);
      played.frame += QUANTUM;
    }
    assertEquals(0, played.sounding);
    assertEquals(0, player.droppedNotes());
    return played.onsets;
  }

  @Override
  public void noteOn(int track, int offset, int noteId, int key, float velocity) {
    boolean drums = project.tracks().get(track).kind() == TrackKind.DRUMS;
    onsets.add(new Onset(frame + offset, drums, key, Math.round(velocity * 127)));
    sounding++;
  }

  @Override
  public void noteOff(int track, int offset, int noteId) {
    sounding--;
  }

  /** Every onset that the judge reads is played within one frame, and no other is. */
  static void assertSame(List<JavaxOnsets.Onset> expected, List<Onset> played, String what) {
    List<Onset> byFrame = new ArrayList<>(played);
    byFrame.sort(
        Comparator.comparingLong(Onset::frame)
            .thenComparing(Onset::drums)
            .thenComparingInt(Onset::key)
            .thenComparingInt(Onset::velocity));
    assertEquals(expected.size(), byFrame.size(), what);
    assertFalse(expected.isEmpty(), what);
    for (int i = 0; i < expected.size(); i++) {
      JavaxOnsets.Onset e = expected.get(i);
      Onset p = byFrame.get(i);
      assertEquals(e.frame(), p.frame(), 1.0, what + ": " + e + " " + p);
      assertEquals(e.drums(), p.drums(), what);
      assertEquals(e.key(), p.key(), what);
      assertEquals(e.velocity(), p.velocity(), what);
    }
  }
}
