package org.ngoma.sequencer.play.midifile;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.groove.GrooveFinder;

/**
 * Grooves of the drummers of the Groove MIDI Dataset: heard in the even bars of a performance, how
 * well do they foretell the odd ones, which they have not seen?
 */
@Tag("data")
class GrooveFinderDataTest {

  private static final int BAR = 3840;
  private static final int FEWEST_BARS = 16;

  @Test
  void theGrooveOfHalfTheBarsForetellsTheOtherHalf() throws IOException, MidiFileException {
    String data = System.getenv("NGOMA_DATA");
    assumeTrue(data != null, "NGOMA_DATA is not set");
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(data, "groove-midi-dataset"))) {
      files = all.filter(path -> path.toString().endsWith("_beat_4-4.mid")).sorted().toList();
    }
    List<Double> straight = new ArrayList<>();
    List<Double> grooved = new ArrayList<>();
    int better = 0;
    for (Path file : files) {
      Project project = MidiImport.read(file).project();
      List<Note> notes =
          project.tracks().stream().flatMap(t -> t.patterns().getFirst().notes().stream()).toList();
      if (project.endTick() >= (long) FEWEST_BARS * BAR) {
        double millis = 60_000 / project.tempos().getFirst().bpm() / 960;
        Groove groove = GrooveFinder.find("x", bars(notes, 0), BAR, 16).groove();
        double plain = millis * off(Groove.swing("none", 240, 50), bars(notes, 1));
        double heard = millis * off(groove, bars(notes, 1));
        straight.add(plain);
        grooved.add(heard);
        better += heard <= plain ? 1 : 0;
      }
    }
    String said =
        String.format(
            Locale.ROOT,
            "%d performances, half and tenth farthest from the grid: %.1f and %.1f ms off the grid,"
                + " %.1f and %.1f ms off the groove; no worse in %d",
            straight.size(),
            at(0.5, straight),
            at(0.9, straight),
            at(0.5, grooved),
            at(0.9, grooved),
            better);
    System.out.println(said);
    assertTrue(at(0.5, grooved) < 0.95 * at(0.5, straight), said);
    assertTrue(at(0.9, grooved) < 0.85 * at(0.9, straight), said);
    assertTrue(better > 0.7 * straight.size(), said);
  }

  private static List<Note> bars(List<Note> notes, int odd) {
    return notes.stream().filter(note -> note.tick() / BAR % 2 == odd).toList();
  }

  /** Median distance of notes from the nearest step of a groove, after the best shift of all. */
  private static double off(Groove groove, List<Note> notes) {
    int cycle = groove.cycleTicks();
    List<Double> signed = new ArrayList<>();
    for (Note note : notes) {
      double nearest = Double.MAX_VALUE;
      for (int start : groove.starts()) {
        double off = Math.floorMod(note.tick() - start + cycle / 2, cycle) - cycle / 2;
        nearest = Math.abs(off) < Math.abs(nearest) ? off : nearest;
      }
      signed.add(nearest);
    }
    double shift = median(signed);
    return median(signed.stream().map(off -> Math.abs(off - shift)).toList());
  }

  private static double median(List<Double> values) {
    return at(0.5, values);
  }

  private static double at(double share, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return sorted[(int) (share * sorted.length)];
  }
}
