package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** A day of music with ten thousand changes of tempo: every note on its frame, and no drift. */
class DayTest {

  private static final int RATE = 48_000;
  private static final int CHANGES = 10_000;
  private static final long DAY_FRAMES = 24L * 3600 * RATE;
  private static final MathContext EXACT = new MathContext(40);

  /** Most notes of which a frame may round the other way than the exact number says. */
  private static final double NOISE_FRAMES = 1e-3;

  private static final class Frames implements NoteSink {
    final List<Long> begun = new ArrayList<>();
    long frame;

    @Override
    public void noteOn(int track, int offset, int noteId, int key, float velocity) {
      begun.add(frame + offset);
    }

    @Override
    public void noteOff(int track, int offset, int noteId) {}
  }

  @Test
  void everyNoteOfADayBeginsAtItsExactFrame() {
    Random random = new Random(24);
    List<TempoChange> tempos = new ArrayList<>();
    long tick = 0;
    for (int i = 0; i < CHANGES; i++) {
      tempos.add(new TempoChange(tick, 40 + 200 * random.nextDouble()));
      tick += 1 + random.nextInt(2 * 17_500);
    }
    Track track =
        new Track(
            1,
            "clock",
            TrackKind.SYNTH,
            50,
            Map.of(),
            List.of(new Pattern(1, "A", 960, List.of(new Note(0, 10, 60, 100)))),
            List.of(new Clip(1, 0, 1L << 38)));
    Project project = Project.empty("day").withTempos(tempos).withTracks(List.of(track));
    Frames frames = new Frames();
    Player player = new Player(RATE, frames);
    player.score(Score.of(project));
    player.play();
    for (int quantum = 4096; frames.frame < DAY_FRAMES; frames.frame += quantum) {
      player.process(quantum);
    }
    assertTrue(frames.begun.size() > 150_000, frames.begun.size() + " notes in a day");
    check(frames.begun, tempos);
  }

  /** Against exact sums of seconds, note by note; the line through the differences is level. */
  private static void check(List<Long> begun, List<TempoChange> tempos) {
    BigDecimal seconds = BigDecimal.ZERO;
    BigDecimal rate = BigDecimal.valueOf(RATE);
    int change = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    int n = begun.size();
    for (int i = 0; i < n; i++) {
      long tick = 960L * i;
      while (change + 1 < tempos.size() && tempos.get(change + 1).tick() <= tick) {
        long ticks = tempos.get(change + 1).tick() - tempos.get(change).tick();
        seconds = seconds.add(last(tempos.get(change), ticks), EXACT);
        change++;
      }
      BigDecimal exact =
          seconds
              .add(last(tempos.get(change), tick - tempos.get(change).tick()), EXACT)
              .multiply(rate, EXACT);
      long frame = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
      double away = exact.subtract(BigDecimal.valueOf(begun.get(i))).doubleValue();
      assertTrue(Math.abs(away) <= 0.5 + NOISE_FRAMES, "note " + i + " is off by " + away);
      double y = begun.get(i) - frame;
      sumX += i;
      sumY += y;
      sumXx += (double) i * i;
      sumXy += i * y;
    }
    double slope = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    assertEquals(0, slope, 1e-9, "frames a note");
  }

  private static BigDecimal last(TempoChange tempo, long ticks) {
    return BigDecimal.valueOf(60L * ticks)
        .divide(BigDecimal.valueOf(960).multiply(new BigDecimal(tempo.bpm())), EXACT);
  }
}
