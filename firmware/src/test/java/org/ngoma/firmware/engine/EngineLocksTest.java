package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.hal.rt.Fault;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;

/** Trigs that hold knobs, from the project to the sound. */
class EngineLocksTest {

  /** Two notes, half a second apart; the tempo of these songs is 120. */
  private static final int HALF_SECOND = 24_000;

  private static final Map<String, Double> DRY =
      Map.of(
          "channel.send_a", -60.0,
          "channel.send_b", -60.0,
          "channel.gain", -24.0,
          "synth.release", 5.0);

  private final Pumped pumped = new Pumped();

  private static Project song(TrackKind kind, Trig first, Trig second, Map<String, Double> params) {
    Pattern pattern =
        new Pattern(
            1,
            "A",
            1920,
            List.of(new Note(0, 700, 36, 100, first), new Note(960, 700, 36, 100, second)));
    Track track =
        new Track(1, "T", kind, 50, params, List.of(pattern), List.of(new Clip(1, 0, 1 << 20)));
    return TestSongs.of(List.of(track));
  }

  private static float[][] play(Project project) {
    Pumped fresh = new Pumped();
    fresh.sender.load(project, 1);
    fresh.sender.signal().play();
    float[][] heard = fresh.render(4 * HALF_SECOND, 64);
    assertEquals(0, fresh.lane.faults().get(Fault.BAD_MESSAGE));
    return heard;
  }

  private static Trig lock(String param, double value) {
    return Trig.PLAIN.withLocks(List.of(new Lock(0, param, value, false)));
  }

  private static Map<String, Double> with(String param, double value) {
    Map<String, Double> params = new TreeMap<>(DRY);
    params.put(param, value);
    return params;
  }

  private static double energy(float[][] heard, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += heard[0][i] * heard[0][i];
    }
    return sum / (to - from);
  }

  @Test
  void aLockedNoteSoundsAsIfTheKnobStoodThereAndTheNextOneAsItStands() {
    Map<String, Double> open = with("synth.cutoff", 9000);
    float[][] locked = play(song(TrackKind.SYNTH, lock("synth.cutoff", 200), Trig.PLAIN, open));
    float[][] dark = play(song(TrackKind.SYNTH, Trig.PLAIN, Trig.PLAIN, with("synth.cutoff", 200)));
    // The first block of a note may still move from the other place.
    assertEquals(
        energy(dark, 128, HALF_SECOND),
        energy(locked, 128, HALF_SECOND),
        0.001 * energy(dark, 128, HALF_SECOND));
    Project turning = song(TrackKind.SYNTH, Trig.PLAIN, Trig.PLAIN, with("synth.cutoff", 200));
    pumped.sender.load(turning, 1);
    pumped.sender.signal().play();
    int turned = HALF_SECOND - 1920;
    pumped.render(turned, 64);
    pumped.sender.update(turning, song(TrackKind.SYNTH, Trig.PLAIN, Trig.PLAIN, open), 1);
    float[][] bright = pumped.render(HALF_SECOND, 64);
    double expected = energy(bright, HALF_SECOND - turned + 128, HALF_SECOND);
    assertEquals(
        expected, energy(locked, HALF_SECOND + 128, turned + HALF_SECOND), 0.001 * expected);
    assertTrue(expected > 1.2 * energy(dark, HALF_SECOND + 128, turned + HALF_SECOND));
  }

  @Test
  void drumsAreLockedKeyByKey() {
    // The kick's tune is held for the kick alone; a hat between the kicks lets go of nothing.
    Note kick = new Note(0, 100, 36, 100, lock("drums.kick.tune", 12));
    Pattern pattern = new Pattern(1, "A", 1920, List.of(kick, new Note(240, 100, 42, 100)));
    Track track =
        new Track(
            1, "D", TrackKind.DRUMS, 50, DRY, List.of(pattern), List.of(new Clip(1, 0, 1 << 20)));
    float[][] heard = play(TestSongs.of(List.of(track)));
    Track tuned =
        track
            .withPatterns(
                List.of(
                    pattern.withNotes(
                        List.of(kick.withTrig(Trig.PLAIN), new Note(240, 100, 42, 100)))))
            .withParams(with("drums.kick.tune", 12));
    float[][] always = play(TestSongs.of(List.of(tuned)));
    assertArrayEquals(always[0], heard[0]);
  }

  @Test
  void aSlideArrivesWhereTheNextLockIs() {
    Trig from = Trig.PLAIN.withLocks(List.of(new Lock(0, "channel.gain", -54, true)));
    Trig to = lock("channel.gain", -24);
    float[][] heard = play(song(TrackKind.SYNTH, from, to, with("synth.sustain", 100)));
    int part = HALF_SECOND / 6;
    for (int i = 1; i < 4; i++) {
      assertTrue(
          energy(heard, i * part, (i + 1) * part) > 1.5 * energy(heard, (i - 1) * part, i * part),
          "part " + i);
    }
  }

  @Test
  void aSoundLockIsAnotherSoundForOneTrig() {
    Preset other = new Preset("Dark", "synth", List.of(), with("synth.cutoff", 150));
    Trig sound = Trig.PLAIN.withSound(Optional.of(other));
    float[][] heard = play(song(TrackKind.SYNTH, sound, Trig.PLAIN, with("synth.cutoff", 9000)));
    assertTrue(energy(heard, HALF_SECOND, 2 * HALF_SECOND) > 1.5 * energy(heard, 0, HALF_SECOND));
  }

  @Test
  void effectsAreLockedToo() {
    Project project =
        song(
            TrackKind.SYNTH,
            Trig.PLAIN.withLocks(List.of(new Lock(9, "master.gain", -24, false))),
            Trig.PLAIN,
            DRY);
    Track track = project.tracks().getFirst();
    Project limited =
        project.withTracks(List.of(track.withEffects(List.of(Device.of(9, "limiter")))));
    float[][] heard = play(limited);
    assertTrue(
        energy(heard, HALF_SECOND + 4800, 2 * HALF_SECOND) > 20 * energy(heard, 4800, HALF_SECOND));
  }

  @Test
  void stoppingLetsGoAndATurnedKnobWaitsUnderItsLock() {
    Map<String, Double> open = with("synth.cutoff", 9000);
    Project project = song(TrackKind.SYNTH, lock("synth.cutoff", 200), Trig.PLAIN, open);
    pumped.sender.load(project, 1);
    pumped.sender.signal().play();
    pumped.render(9600, 64);
    Track track = project.tracks().getFirst();
    Project turned = project.withTracks(List.of(track.withParams(with("synth.cutoff", 4000))));
    pumped.sender.update(project, turned, 1);
    float[][] held = pumped.render(9600, 64);
    pumped.sender.signal().stop();
    pumped.render(4800, 64);
    pumped.sender.signal().noteOn(0, 36, 100);
    float[][] free = pumped.render(9600, 64);
    assertTrue(energy(free, 0, 9600) > 1.5 * energy(held, 0, 9600));
  }

  @Test
  void nothingIsLockedByWhatIsNotThere() {
    Trig odd =
        Trig.PLAIN.withLocks(
            List.of(new Lock(0, "no.such", 1, false), new Lock(77, "delay.time", 1, true)));
    float[][] plain = play(song(TrackKind.SYNTH, Trig.PLAIN, Trig.PLAIN, DRY));
    float[][] heard = play(song(TrackKind.SYNTH, odd, Trig.PLAIN, DRY));
    assertTrue(Arrays.equals(plain[0], heard[0]));
  }
}
