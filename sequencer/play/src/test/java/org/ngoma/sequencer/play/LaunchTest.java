package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Follow;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.Trig;

/** The launch grid: what is launched begins on its line, goes on, and is followed by others. */
class LaunchTest {

  /** Frames of a quarter at 120 BPM. */
  private static final int BEAT = 24_000;

  private static final int BAR = 4 * BEAT;

  private final NoteLog log = new NoteLog();
  private final Player player = new Player(48_000, log);

  /** A bar with a note on each beat, the key telling which pattern and beat: 10, 11, 12, 13. */
  private static Pattern bar(int id) {
    return new Pattern(
        id,
        "P" + id,
        3840,
        IntStream.range(0, 4).mapToObj(i -> new Note(i * 960, 480, 10 * id + i, 100)).toList());
  }

  private static Track track(int id, Pattern... patterns) {
    return new Track(
        id,
        "T" + id,
        TrackKind.SYNTH,
        50,
        Map.of(),
        List.of(patterns),
        List.of(new Clip(patterns[0].id(), 0, 4 * 3840)));
  }

  private void play(Track... tracks) {
    player.score(Score.of(Project.empty("x").withTracks(List.of(tracks))));
    player.play();
  }

  private String heard() {
    return log.notes().stream()
        .map(note -> note.key() + "@" + note.on() / (double) BEAT)
        .map(word -> word.replace(".0", ""))
        .collect(Collectors.joining(" "));
  }

  @Test
  void itBeginsOnTheNextBarAndLetsGoOfWhatSounds() {
    play(track(1, bar(1), bar(2)));
    log.runTo(player, BEAT + 960);
    player.launch(0, 2, -1);
    log.runTo(player, 2 * BAR);
    assertEquals("10@0 11@1 12@2 13@3 20@4 21@5 22@6 23@7", heard());
    assertEquals(2, player.launchedPattern(0));
    assertEquals(3840, player.launchedAt(0));
  }

  @Test
  void aGridOfBeatsAndNoGridAtAll() {
    play(track(1, bar(1), bar(2)));
    log.runTo(player, BEAT + 960);
    player.launch(0, 2, 960);
    log.runTo(player, 2 * BEAT + 12_000);
    player.launch(0, 1, 0);
    log.runTo(player, 3 * BEAT);
    assertEquals("10@0 11@1 20@2 10@2.5", heard());
    assertEquals(2 * BEAT + 12_000, log.notes().get(2).off(), "cut where the next begins");
  }

  @Test
  void silenceAndBackToTheArrangement() {
    play(track(1, bar(1)));
    log.runTo(player, 960);
    player.launch(0, Player.SILENCE, 960);
    log.runTo(player, 2 * BEAT + 960);
    player.launch(0, Player.ARRANGEMENT, 960);
    log.runTo(player, BAR);
    assertEquals("10@0 13@3", heard());
    assertEquals(Player.ARRANGEMENT, player.launchedPattern(0));
  }

  @Test
  void theLaunchedGoOnBehindTheSongsEnd() {
    play(track(1, bar(1), bar(2)));
    player.endAtSongEnd(true);
    player.launch(0, 2, 0);
    log.runTo(player, 6 * BAR);
    assertTrue(player.playing());
    assertEquals(24, log.notes().size());
    player.launch(0, Player.ARRANGEMENT, 0);
    log.runTo(player, 6 * BAR + 960);
    assertFalse(player.playing());
    assertEquals(0, log.sounding());
  }

  @Test
  void barsCountFromTheSignature() {
    Project project =
        Project.empty("x")
            .withSignatures(List.of(new SignatureChange(0, 3, 4), new SignatureChange(5760, 4, 4)))
            .withTracks(List.of(track(1, bar(1), bar(2))));
    player.score(Score.of(project));
    player.play();
    log.runTo(player, BEAT);
    player.launch(0, 2, -1);
    log.runTo(player, 4 * BEAT - 960);
    assertEquals("10@0 11@1 12@2 20@3", heard());
    player.launch(0, 1, -4);
    log.runTo(player, 6 * BEAT + 960);
    assertEquals("10@6", heard().substring(heard().lastIndexOf(' ') + 1), "a change is a line");
  }

  @Test
  void theCountOfPassesBeginsAtTheLaunch() {
    Note first =
        new Note(0, 480, 60, 100)
            .withTrig(Trig.PLAIN.withConditions(List.of(Condition.of(Condition.Kind.FIRST))));
    Note last =
        new Note(1, 480, 61, 100)
            .withTrig(Trig.PLAIN.withConditions(List.of(Condition.of(Condition.Kind.LAST))));
    play(track(1, bar(1), new Pattern(2, "B", 960, List.of(first, last))));
    log.runTo(player, 960);
    player.launch(0, 2, -1);
    log.runTo(player, BAR + 2 * BEAT + 960);
    player.launch(0, 1, -1);
    log.runTo(player, 2 * BAR);
    assertEquals(
        List.of(10, 11, 12, 13, 60, 61), log.notes().stream().map(NoteLog.Played::key).toList());
    assertEquals(7, (int) (log.notes().getLast().on() / BEAT), "the last pass before the change");
  }

  @Test
  void aLoopAndAnEditAndAStopLeaveItInItsPlace() {
    play(track(1, bar(1), bar(2)));
    player.launch(0, 2, 0);
    player.loop(0, 960 * 3);
    log.runTo(player, 5 * BEAT + 960);
    assertEquals("20@0 21@1 22@2 23@3 20@4 21@5", heard(), "the loop is not heard");
    player.score(
        Score.of(
            Project.empty("x").withTracks(List.of(track(7, bar(9)), track(1, bar(3), bar(2))))));
    player.noLoop();
    player.stop();
    log.runTo(player, 10 * BEAT);
    int before = log.notes().size();
    player.play();
    log.runTo(player, 11 * BEAT);
    List<Integer> keys =
        log.notes().subList(before, log.notes().size()).stream().map(NoteLog.Played::key).toList();
    assertTrue(keys.contains(22), "goes on on its track, which stands elsewhere now: " + keys);
    player.locate(960);
    log.runTo(player, 11 * BEAT + 960);
    assertEquals(20, log.notes().getLast().key(), "begins where it was put");
  }

  @Test
  void oneFollowsAnother() {
    Pattern twice = bar(1).withFollow(new Follow(Follow.Action.NEXT, 2, 100));
    Pattern stops = bar(2).withFollow(new Follow(Follow.Action.STOP, 1, 100));
    play(track(1, twice, stops));
    player.launch(0, 1, 0);
    log.runTo(player, 5 * BAR);
    assertEquals(
        List.of(10, 11, 12, 13, 10, 11, 12, 13, 20, 21, 22, 23),
        log.notes().stream().map(NoteLog.Played::key).toList());
    assertEquals(Player.SILENCE, player.launchedPattern(0));
  }

  @Test
  void whatFollowsByChanceIsTheSameEachTimeAndFair() {
    Pattern[] patterns = new Pattern[4];
    for (int i = 0; i < 4; i++) {
      Note note = new Note(0, 10, 60 + i, 100);
      patterns[i] =
          new Pattern(i + 1, "P", 240, List.of(note))
              .withFollow(new Follow(Follow.Action.OTHER, 1, 50));
    }
    List<List<Integer>> runs =
        IntStream.range(0, 2)
            .mapToObj(
                run -> {
                  NoteLog own = new NoteLog();
                  Player other = new Player(48_000, own);
                  Track track = track(1, patterns);
                  other.score(Score.of(Project.empty("x").withTracks(List.of(track))));
                  other.play();
                  other.launch(0, 1, 0);
                  own.runTo(other, 1000 * BEAT / 4, new Random(run));
                  return own.notes().stream().map(NoteLog.Played::key).toList();
                })
            .toList();
    assertEquals(runs.get(0), runs.get(1));
    long same =
        IntStream.range(1, runs.get(0).size())
            .filter(i -> runs.get(0).get(i).equals(runs.get(0).get(i - 1)))
            .count();
    assertEquals(500.0, (double) same, 60);
  }

  @Test
  void whateverIsLaunchedNothingHangs() {
    Random random = new Random(5);
    player.score(Score.of(RandomSongs.song(random)));
    log.mayBeFull();
    player.play();
    for (int i = 0; i < 3000; i++) {
      switch (random.nextInt(8)) {
        case 0 -> player.score(Score.of(RandomSongs.song(random)));
        case 1 -> player.locate(random.nextInt(5000));
        case 2 -> player.loop(random.nextInt(2000), 2000 + random.nextInt(3000));
        case 3 -> player.noLoop();
        default ->
            player.launch(
                random.nextInt(5),
                10 * (1 + random.nextInt(4)) + random.nextInt(4) - 2,
                random.nextInt(3) * 240L - 240);
      }
      player.play();
      log.runTo(player, log.frame() + random.nextInt(4000), random);
      assertEquals(log.sounding(), player.sounding());
    }
    player.stop();
    assertEquals(0, log.sounding());
  }
}
