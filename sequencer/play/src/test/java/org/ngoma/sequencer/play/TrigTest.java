package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Division;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Speed;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;

/** Trigs and steps, one by one. */
class TrigTest {

  private static final int STEP = Stepping.STEP_TICKS;

  /** A note on each of four steps, its key telling which. */
  private static Pattern four(Stepping stepping) {
    return new Pattern(
        1,
        "A",
        4 * STEP,
        IntStream.range(0, 4).mapToObj(i -> new Note(i * STEP, 100, 60 + i, 100)).toList(),
        stepping);
  }

  private static Note step(int step, String... conditions) {
    return new Note(step * STEP, 100, 60 + step, 100)
        .withTrig(
            Trig.PLAIN.withConditions(Arrays.stream(conditions).map(Condition::parse).toList()));
  }

  private static Track track(Pattern pattern, long clipTicks) {
    return track(1, pattern, clipTicks);
  }

  private static Track track(int id, Pattern pattern, long clipTicks) {
    return new Track(
        id,
        "T" + id,
        TrackKind.SYNTH,
        50,
        Map.of(),
        List.of(pattern),
        List.of(new Clip(pattern.id(), 0, clipTicks)));
  }

  /** Which step plays when: {@code 60@0 61@240}. */
  private static String heard(Track track, long ticks) {
    Project project = Project.empty("song").withTracks(List.of(track));
    return words(Takes.of(project, 0, 0, ticks));
  }

  private static String words(List<Takes.Heard> heard) {
    return heard.stream().map(h -> h.key() + "@" + h.tick()).collect(Collectors.joining(" "));
  }

  /** In which of eight passes the only step plays, as a row of x and points. */
  private static String passes(String... conditions) {
    Pattern pattern = new Pattern(1, "A", STEP, List.of(step(0, conditions)));
    return passes(
        Takes.of(Project.empty("x").withTracks(List.of(track(pattern, 8 * STEP))), 0, 0, 8 * STEP));
  }

  private static String passes(List<Takes.Heard> heard) {
    char[] row = "........".toCharArray();
    heard.forEach(h -> row[(int) (h.tick() / STEP)] = 'x');
    return new String(row);
  }

  @Test
  void stepsComeInTheirOrder() {
    long bar = 8 * STEP;
    assertEquals(
        "63@0 62@240 61@480 60@720 63@960 62@1200 61@1440 60@1680",
        heard(track(four(Stepping.PLAIN.withDirection(Direction.REVERSE)), bar), bar));
    assertEquals(
        "60@0 61@240 62@480 63@720 63@960 62@1200 61@1440 60@1680",
        heard(track(four(Stepping.PLAIN.withDirection(Direction.PING_PONG)), bar), bar));
    assertEquals(
        "60@0 62@240 60@480 62@720 60@960 62@1200 60@1440 62@1680",
        heard(track(four(Stepping.PLAIN.withSkipped(List.of(1, 3))), bar), bar));
  }

  @Test
  void aDrawnOrderUsesAllStepsAndAWalkGoesToNeighbours() {
    long ticks = 256L * STEP;
    Pattern random = four(Stepping.PLAIN.withDirection(Direction.RANDOM));
    Map<Integer, Long> counts =
        Takes.of(Project.empty("x").withTracks(List.of(track(random, ticks))), 0, 0, ticks).stream()
            .collect(Collectors.groupingBy(Takes.Heard::key, Collectors.counting()));
    assertEquals(4, counts.size());
    counts.values().forEach(count -> assertTrue(count >= 8, counts.toString()));
    Pattern walk = four(Stepping.PLAIN.withDirection(Direction.BROWNIAN));
    List<Takes.Heard> heard =
        Takes.of(Project.empty("x").withTracks(List.of(track(walk, ticks))), 0, 0, 64 * STEP);
    for (int i = 1; i < heard.size(); i++) {
      int way = Math.floorMod(heard.get(i).key() - heard.get(i - 1).key(), 4);
      assertTrue(way != 2, "leaps over a step");
    }
  }

  @Test
  void divisionAndSpeedStretchEverything() {
    Stepping eighths = Stepping.PLAIN.withStep(Division.EIGHTH);
    assertEquals("60@0 61@480 62@960 63@1440", heard(track(four(eighths), 1920), 1920));
    assertEquals(
        "60@0 61@160 62@320 63@480 60@640",
        heard(track(four(Stepping.PLAIN.withStep(Division.SIXTEENTH_TRIPLET)), 700), 700));
    assertEquals(
        "60@0 61@30 62@60 63@90 60@120",
        heard(track(four(Stepping.PLAIN.withSpeed(Speed.EIGHTFOLD)), 140), 140));
    assertEquals(
        "60@0 61@1920", heard(track(four(Stepping.PLAIN.withSpeed(Speed.EIGHTH)), 3840), 3840));
  }

  @Test
  void conditionsCountPasses() {
    assertEquals("xxxxxxxx", passes());
    assertEquals("x.x.x.x.", passes("1:2"));
    assertEquals("..x..x..", passes("3:3"));
    assertEquals("xx.xx.xx", passes("!3:3"));
    assertEquals("x.......", passes("1ST"));
    assertEquals(".xxxxxxx", passes("!1ST"));
    assertEquals(".......x", passes("LAST"));
    assertEquals("..x.....", passes("1:2", "3:3"));
    assertEquals("........", passes("FILL"));
    assertEquals("xxxxxxxx", passes("!FILL"));
    assertEquals("........", passes("0%"));
    assertEquals("xxxxxxxx", passes("100%"));
  }

  @Test
  void preAndNeighbourRepeatWhatWasSaid() {
    Pattern pattern =
        new Pattern(
            1, "A", 4 * STEP, List.of(step(0, "1:2"), step(1, "PRE"), step(2, "!PRE"), step(3)));
    assertEquals("60@0 61@240 63@720 62@1440 63@1680", heard(track(pattern, 8 * STEP), 8 * STEP));
    Pattern below =
        new Pattern(2, "B", 4 * STEP, List.of(step(0, "NEI"), step(1, "!NEI"), step(2, "PRE")));
    Project project =
        Project.empty("x")
            .withTracks(List.of(track(1, pattern, 8 * STEP), track(2, below, 8 * STEP)));
    assertEquals("60@0 61@1200", words(Takes.of(project, 1, 0, 8 * STEP)));
  }

  @Test
  void whatIsDrawnIsFairAndTheSameEachTime() {
    Pattern pattern = new Pattern(1, "A", STEP, List.of(step(0, "30%"), step(0, "!30%")));
    List<Takes.Heard> heard = Takes.ofPattern(track(pattern, 1), 1, 0, 10_000);
    assertEquals(10_000, heard.size(), 350);
    Pattern one = pattern.withNotes(List.of(step(0, "30%")));
    List<Takes.Heard> drawn = Takes.ofPattern(track(one, 1), 1, 0, 10_000);
    assertEquals(3000, drawn.size(), 150);
    assertEquals(drawn, Takes.ofPattern(track(one, 1), 1, 0, 10_000));
    List<Takes.Heard> later = Takes.ofPattern(track(one, 1), 1, 5_000, 5_000);
    assertEquals(later, drawn.subList(drawn.size() - later.size(), drawn.size()));
  }

  @Test
  void aChordHoldsTogetherAndDrumsFallApart() {
    Trig half = Trig.PLAIN.withConditions(List.of(Condition.percent(50)));
    Pattern chord =
        new Pattern(
            1, "A", STEP, List.of(new Note(0, 1, 60, 100, half), new Note(0, 1, 64, 100, half)));
    Track keys = track(chord, 1);
    Map<Long, Long> together =
        Takes.ofPattern(keys, 1, 0, 200).stream()
            .collect(Collectors.groupingBy(Takes.Heard::tick, Collectors.counting()));
    together.values().forEach(count -> assertEquals(2, count));
    Track drums = new Track(1, "D", TrackKind.DRUMS, 50, Map.of(), List.of(chord), keys.clips());
    Map<Long, Long> apart =
        Takes.ofPattern(drums, 1, 0, 200).stream()
            .collect(Collectors.groupingBy(Takes.Heard::tick, Collectors.counting()));
    assertTrue(apart.containsValue(1L) && apart.containsValue(2L));
  }

  @Test
  void ratchetsDivideTheLength() {
    Trig even = Trig.PLAIN.withRatchet(new Ratchet(4, -1, 0));
    Pattern pattern = new Pattern(1, "A", 960, List.of(new Note(0, 240, 60, 100, even)));
    List<Takes.Heard> heard = Takes.ofPattern(track(pattern, 960), 1, 0, 1);
    assertEquals("60@0 60@60 60@120 60@180", words(heard));
    assertEquals(List.of(100, 67, 33, 1), heard.stream().map(Takes.Heard::velocity).toList());
    heard.forEach(h -> assertEquals(60, h.lengthTicks()));
    Trig closer = Trig.PLAIN.withRatchet(new Ratchet(4, 1, 1));
    Pattern faster = pattern.withNotes(List.of(new Note(0, 240, 60, 100, closer)));
    List<Takes.Heard> rising = Takes.ofPattern(track(faster, 960), 1, 0, 1);
    for (int i = 2; i < 4; i++) {
      long gap = rising.get(i).tick() - rising.get(i - 1).tick();
      assertTrue(gap < rising.get(i - 1).tick() - rising.get(i - 2).tick(), words(rising));
    }
    assertEquals(100, rising.getLast().velocity());
  }

  @Test
  void aRatchetThatCrossesTheEndGoesOnInTheNextPass() {
    Trig two =
        Trig.PLAIN.withRatchet(new Ratchet(2, 0, 0)).withConditions(List.of(Condition.ratio(1, 2)));
    Pattern pattern = new Pattern(1, "A", 960, List.of(new Note(720, 480, 60, 100, two)));
    assertEquals("60@720 60@960 60@2640 60@2880", heard(track(pattern, 3840), 3840));
  }

  @Test
  void keysAreDrawnFromAList() {
    Trig list = Trig.PLAIN.withKeys(List.of(64, 67));
    Pattern pattern = new Pattern(1, "A", STEP, List.of(new Note(0, 1, 60, 100, list)));
    Map<Integer, Long> counts =
        Takes.ofPattern(track(pattern, 1), 1, 0, 3000).stream()
            .collect(Collectors.groupingBy(Takes.Heard::key, Collectors.counting()));
    assertEquals(List.of(60, 64, 67), counts.keySet().stream().sorted().toList());
    counts.values().forEach(count -> assertEquals(1000, count, 100));
  }

  @Test
  void aSlideHoldsUntilTheNextNoteHasBegun() {
    Pattern pattern =
        new Pattern(
            1,
            "A",
            960,
            List.of(
                new Note(0, 10, 60, 100, Trig.PLAIN.withSlide(true)), new Note(480, 10, 62, 100)));
    assertEquals(490, Takes.ofPattern(track(pattern, 960), 1, 0, 1).getFirst().lengthTicks());
  }

  @Test
  void aFrozenTakeSoundsLikeTheTake() {
    Trig lively =
        Trig.PLAIN
            .withConditions(List.of(Condition.percent(50)))
            .withRatchet(new Ratchet(3, 0.5, -0.5))
            .withKeys(List.of(72));
    Pattern pattern =
        new Pattern(
            1,
            "A",
            1920,
            List.of(
                new Note(0, 240, 60, 100, lively),
                new Note(350, 200, 62, 90),
                new Note(1910, 100, 64, 80, lively)),
            Stepping.PLAIN.withStep(Division.EIGHTH_TRIPLET).withDirection(Direction.PING_PONG));
    Track track = track(pattern, 1 << 20).withSwing(62);
    Pattern frozen = Takes.frozen(track.withSwing(50), 1, 4, 4, 9, "A frozen");
    Track plain = track(frozen, 1 << 20);
    long from = Takes.ofPattern(track.withSwing(50), 1, 4, 4).getFirst().tick();
    assertNotEquals(0, from);
    assertEquals(4 * 1920 * 4 / 3, frozen.lengthTicks());
    assertEquals(
        words(Takes.ofPattern(track.withSwing(50), 1, 4, 4)),
        Takes.ofPattern(plain, 9, 0, 1).stream()
            .map(h -> h.key() + "@" + (h.tick() + frozen.lengthTicks()))
            .collect(Collectors.joining(" ")));
  }

  @Test
  void fillPlaysWhileItIsHeld() {
    Pattern pattern = new Pattern(1, "A", STEP, List.of(step(0, "FILL")));
    Project project = Project.empty("x").withTracks(List.of(track(pattern, 100L * STEP)));
    NoteLog log = new NoteLog();
    Player player = new Player(48_000, log);
    player.score(Score.of(project));
    player.play();
    log.runTo(player, 6_016);
    assertEquals(0, log.notes().size());
    player.fill(true);
    log.runTo(player, 18_016);
    assertEquals(2, log.notes().size());
    player.fill(false);
    log.runTo(player, 36_000);
    assertEquals(2, log.notes().size());
  }

  @Test
  void aChangeRestartsThePatternOnlyWhereTheTrackWantsIt() {
    for (boolean restarts : new boolean[] {false, true}) {
      Track before = track(four(Stepping.PLAIN), 1 << 20).withRestarts(restarts);
      Track after = before.withPatterns(List.of(before.patterns().getFirst().withLength(3 * STEP)));
      NoteLog log = new NoteLog();
      Player player = new Player(48_000, log);
      player.score(Score.of(Project.empty("x").withTracks(List.of(before))));
      player.play();
      log.runTo(player, 6_016);
      player.score(Score.of(Project.empty("x").withTracks(List.of(after))));
      log.runTo(player, 4 * 6_000);
      List<Integer> keys = log.notes().stream().map(NoteLog.Played::key).toList();
      assertEquals(
          restarts ? List.of(60, 61, 60, 61, 62) : List.of(60, 61, 62, 60),
          keys.subList(0, restarts ? 5 : 4));
    }
  }
}
