package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.play.NoteLog.Played;
import org.ngoma.sequencer.play.PlainSong.Event;

/** What the player plays against the plain reading of the same song. */
class PlayerProperties {

  private static final Comparator<Played> ORDER =
      Comparator.comparingLong(Played::on)
          .thenComparingInt(Played::track)
          .thenComparingInt(Played::key)
          .thenComparingLong(Played::off)
          .thenComparingInt(Played::velocity);

  private static List<Played> sorted(List<Played> notes) {
    return notes.stream().sorted(ORDER).toList();
  }

  private static int rate(Random random) {
    return new int[] {44_100, 48_000, 96_000}[random.nextInt(3)];
  }

  /** Every note of a song from its beginning, at its exact frames. */
  private static List<Played> expected(Project project, int rate) {
    TempoMap tempo = TempoMap.of(project.tempos());
    List<Played> notes = new ArrayList<>();
    for (Event e : PlainSong.of(project)) {
      long on = Math.round(tempo.secondsAt(e.on()) * rate);
      long off = Math.round(tempo.secondsAt(e.off()) * rate);
      notes.add(new Played(e.track(), on, off, e.key(), e.velocity()));
    }
    return sorted(notes);
  }

  private static long framesOf(Project project, int rate) {
    return Math.round(TempoMap.of(project.tempos()).secondsAt(project.endTick()) * rate);
  }

  @Property(seed = "1", tries = 400, shrinking = ShrinkingMode.OFF)
  void everyNoteBeginsAndEndsAtItsExactFrame(@ForAll long seed) {
    Random random = new Random(seed);
    Project project = RandomSongs.song(random);
    int rate = rate(random);
    NoteLog log = new NoteLog();
    Player player = new Player(rate, log);
    player.score(Score.of(project));
    player.play();
    log.runTo(player, framesOf(project, rate) + 64, random);
    assertEquals(expected(project, rate), sorted(log.notes()));
    assertEquals(0, log.sounding());
  }

  @Property(seed = "1", tries = 200, shrinking = ShrinkingMode.OFF)
  void aLoopPlaysWhatLiesInItAgainAndAgainWithoutDrift(@ForAll long seed) {
    Random random = new Random(seed);
    Project project = RandomSongs.song(random);
    int rate = rate(random);
    TempoMap tempo = TempoMap.of(project.tempos());
    long start = random.nextInt(3000);
    long end = start + 1 + random.nextInt(random.nextInt(5) == 0 ? 5 : 4000);
    int passes = 4;
    double loopSeconds = tempo.secondsAt(end) - tempo.secondsAt(start);

    List<Played> expected = new ArrayList<>();
    List<Event> events = PlainSong.of(project);
    for (int pass = 0; pass < passes; pass++) {
      double passed = pass * loopSeconds;
      long jump = Math.round((tempo.secondsAt(start) + (pass + 1) * loopSeconds) * rate);
      for (Event e : events) {
        if (e.on() < end && (pass == 0 || e.on() >= start)) {
          long on = Math.round((tempo.secondsAt(e.on()) + passed) * rate);
          long off = e.off() >= end ? jump : Math.round((tempo.secondsAt(e.off()) + passed) * rate);
          expected.add(new Played(e.track(), on, off, e.key(), e.velocity()));
        }
      }
    }

    NoteLog log = new NoteLog();
    Player player = new Player(rate, log);
    player.score(Score.of(project));
    player.loop(start, end);
    player.play();
    long last = Math.round((tempo.secondsAt(start) + passes * loopSeconds) * rate);
    log.runTo(player, last, random);
    player.stop();
    assertEquals(sorted(expected), sorted(log.notes()));
    assertEquals(0, log.sounding());
  }

  @Property(seed = "1", tries = 200, shrinking = ShrinkingMode.OFF)
  void theCutIntoQuantaIsNotHeard(@ForAll long seed) {
    Random random = new Random(seed);
    Project project = RandomSongs.song(random);
    long frames = framesOf(project, 48_000) + 1000;
    List<List<Played>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      NoteLog log = new NoteLog();
      Player player = new Player(48_000, log);
      player.score(Score.of(project));
      player.loop(100, 1700);
      player.play();
      if (run == 0) {
        log.runTo(player, frames);
      } else {
        log.runTo(player, frames, random);
      }
      runs.add(log.notes());
    }
    assertEquals(runs.get(0), runs.get(1));
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void anEditWhilePlayingIsAsIfItHadAlwaysBeenSo(@ForAll long seed) {
    Random random = new Random(seed);
    Project before = RandomSongs.song(random);
    Project after = RandomSongs.song(random, before.tempos());
    long swap = 32L * random.nextInt(3000);
    NoteLog log = new NoteLog();
    Player player = new Player(48_000, log);
    player.score(Score.of(before));
    player.play();
    log.runTo(player, swap, random);
    player.score(Score.of(after));
    long end = Math.max(framesOf(before, 48_000), framesOf(after, 48_000)) + 200_000;
    log.runTo(player, end, random);
    List<Played> always =
        expected(after, 48_000).stream()
            .filter(n -> n.on() >= swap)
            .map(n -> new Played(n.track(), n.on(), 0, n.key(), n.velocity()))
            .sorted(ORDER)
            .toList();
    assertEquals(always, sorted(log.onsetsFrom(swap)));
    assertEquals(0, log.sounding(), "a note hangs behind the edit");
  }

  @Property(seed = "1", tries = 200, shrinking = ShrinkingMode.OFF)
  void theSameScoreSentAgainChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    Project project = RandomSongs.song(random);
    long frames = framesOf(project, 48_000) + 64;
    NoteLog log = new NoteLog();
    Player player = new Player(48_000, log);
    player.score(Score.of(project));
    player.play();
    while (log.frame() < frames) {
      log.runTo(player, Math.min(frames, log.frame() + random.nextInt(2000)), random);
      player.score(Score.of(project));
    }
    assertEquals(expected(project, 48_000), sorted(log.notes()));
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void aNewTempoGoesOnFromTheTickWhereItStands(@ForAll long seed) {
    Random random = new Random(seed);
    Project before = RandomSongs.song(random);
    Project after =
        new Project("faster", RandomSongs.tempos(random), before.signatures(), before.tracks());
    TempoMap slow = TempoMap.of(before.tempos());
    TempoMap fast = TempoMap.of(after.tempos());
    long swap = 32L * random.nextInt(3000);
    NoteLog log = new NoteLog();
    Player player = new Player(48_000, log);
    player.score(Score.of(before));
    player.play();
    log.runTo(player, swap, random);
    double tick = player.songTick();
    assertEquals(slow.tickAt(swap / 48_000.0), tick, 1e-6);
    player.score(Score.of(after));
    assertEquals(tick, player.songTick(), 1e-6);
    double seconds = fast.secondsAt(before.endTick()) - fast.secondsAt(tick);
    log.runTo(player, swap + Math.max(0, Math.round(seconds * 48_000)) + 64, random);

    List<Played> expected = new ArrayList<>();
    for (Event e : PlainSong.of(before)) {
      long on = Math.round(slow.secondsAt(e.on()) * 48_000);
      if (on >= swap) {
        on = swap + Math.round((fast.secondsAt(e.on()) - fast.secondsAt(tick)) * 48_000);
        on = Math.max(swap, on);
      }
      expected.add(new Played(e.track(), on, 0, e.key(), e.velocity()));
    }
    assertEquals(sorted(expected), sorted(log.onsetsFrom(0)));
    assertEquals(0, log.sounding());
  }

  @Property(seed = "1", tries = 300, shrinking = ShrinkingMode.OFF)
  void whateverIsPressedEveryNoteEndsOnceAndStopIsSilent(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int presses) {
    Random random = new Random(seed);
    NoteLog log = new NoteLog();
    Player player = new Player(rate(random), log);
    for (int i = 0; i < presses; i++) {
      press(player, random);
      if (random.nextInt(3) > 0) {
        log.runTo(player, log.frame() + random.nextInt(20_000), random);
      }
      assertEquals(log.sounding(), player.sounding());
    }
    player.stop();
    assertEquals(0, log.sounding());
    int played = log.notes().size();
    log.runTo(player, log.frame() + 10_000, random);
    assertEquals(played, log.notes().size());
    assertTrue(!player.playing());
  }

  private static void press(Player player, Random random) {
    switch (random.nextInt(9)) {
      case 0 -> player.stop();
      case 1 -> player.locate(random.nextInt(3) == 0 ? random.nextInt(5000) : 0);
      case 2 -> {
        long start = random.nextInt(3000);
        player.loop(start, start + random.nextInt(3000));
      }
      case 3 -> player.noLoop();
      case 4 -> player.endAtSongEnd(random.nextBoolean());
      case 5, 6 -> player.score(Score.of(RandomSongs.song(random)));
      default -> player.play();
    }
  }

  @Property(seed = "1", tries = 200, shrinking = ShrinkingMode.OFF)
  void stoppingAndGoingOnLosesAndDoublesNoNote(@ForAll long seed) {
    Random random = new Random(seed);
    Project project = RandomSongs.song(random);
    NoteLog log = new NoteLog();
    Player player = new Player(48_000, log);
    player.score(Score.of(project));
    player.endAtSongEnd(true);
    long end = project.endTick();
    player.play();
    while (player.playing()) {
      log.runTo(player, log.frame() + 32L * random.nextInt(400), random);
      if (player.playing() && random.nextBoolean()) {
        player.stop();
        log.runTo(player, log.frame() + 32L * random.nextInt(4), random);
        player.play();
      }
      log.runTo(player, log.frame() + 32, random);
    }
    assertEquals(end, player.songTick());
    List<Integer> keys = log.notes().stream().map(Played::key).toList();
    List<Integer> plain = PlainSong.of(project).stream().map(Event::key).toList();
    assertEquals(plain, keys);
  }
}
