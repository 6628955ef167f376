package org.ngoma.firmware.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.groove.GrooveFinder;
import org.ngoma.sequencer.model.groove.Grooves;
import org.ngoma.sequencer.model.shape.ApplyGroove;
import org.ngoma.sequencer.model.shape.Humanise;
import org.ngoma.sequencer.model.shape.PatternEdits;
import org.ngoma.sequencer.model.shape.Quantise;
import org.ngoma.sequencer.model.shape.Shape;
import org.ngoma.sequencer.model.shape.Thin;
import org.ngoma.sequencer.play.midifile.MidiExport;
import org.ngoma.sequencer.play.midifile.MidiImport;

/** What is done to 10,000 notes at once: whether a hand that asks for it would wait. */
final class NotesFigures {

  /** A finger notices what takes longer, in ms. */
  private static final double BAR = 50;

  private static final int NOTES = 10_000;
  private static final int BARS = 256;
  private static final int RUNS = 40;

  private NotesFigures() {}

  /** The slowest of some shapes, with the edit that it becomes. */
  static Figure shape() throws Exception {
    Pattern pattern = pattern();
    List<Shape> shapes =
        List.of(
            new Quantise(240, 0.8, 1, true),
            new Humanise(1, 10, 8),
            new Thin(1, 0.5, new SignatureChange(0, 4, 4)),
            new ApplyGroove(Grooves.named("Samba"), 1));
    double slowest = 0;
    String name = "";
    for (Shape shape : shapes) {
      double millis =
          best(() -> PatternEdits.of(1, pattern, shape.of(pattern), shape.words()).size());
      if (millis > slowest) {
        slowest = millis;
        name = shape.words();
      }
    }
    return figure("notes.shape", slowest, "the slowest of four, " + name + ", as an edit");
  }

  static Figure groove() throws Exception {
    List<Note> notes = pattern().notes();
    double millis = best(() -> GrooveFinder.find("x", notes, 3_840, 16).notes());
    return figure("notes.groove", millis, "a groove of 16 steps heard in them");
  }

  /** Out and in again. */
  static Figure file() throws Exception {
    Pattern pattern = pattern();
    Track track =
        new Track(
            2,
            "Bench",
            TrackKind.SYNTH,
            50,
            Map.of(),
            List.of(pattern),
            List.of(new Clip(1, 0, pattern.lengthTicks())));
    Project project = Project.empty("Bench").withTracks(List.of(track));
    MidiExport written = MidiExport.of(project, MidiExport.Type.TRACKS, Optional.empty());
    double out = best(() -> MidiExport.of(project, MidiExport.Type.TRACKS, Optional.empty()));
    double in = best(() -> MidiImport.of(written.file(), "Bench"));
    return figure(
        "midi.file",
        out + in,
        String.format(Locale.ROOT, "written in %.1f and read in %.1f", out, in));
  }

  private static Figure figure(String name, double millis, String note) {
    return new Figure(name, millis, "ms", "10,000 notes: " + note, millis / BAR);
  }

  private static double best(Callable<?> work) throws Exception {
    NanoClock clock = new SystemClock();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      long begin = clock.nanoTime();
      if (work.call() == null) {
        throw new IllegalStateException("nothing was done");
      }
      best = Math.min(best, clock.nanoTime() - begin);
    }
    return best * 1e-6;
  }

  private static Pattern pattern() {
    Random random = new Random(1);
    int length = 3_840 * BARS;
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < NOTES; i++) {
      notes.add(
          new Note(random.nextInt(length), 100, random.nextInt(128), 1 + random.nextInt(127)));
    }
    return new Pattern(1, "Bench", length, notes);
  }
}
