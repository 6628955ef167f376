package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class TrackScoreProperties {

  @Property(seed = "1", tries = 300)
  void whatIsCompiledPassesItsOwnCheck(@ForAll long seed) {
    TrackScore score = TrackScore.compile(RandomSongs.track(new Random(seed), 7));
    assertEquals(score, TrackScore.of(score.data()));
    assertEquals(7, score.trackId());
  }

  @Property(seed = "1", tries = 2_000)
  void aDamagedScoreIsRefusedOrPlaysWithoutHarm(@ForAll long seed) {
    Random random = new Random(seed);
    long[] data = TrackScore.compile(RandomSongs.track(random, 7)).data().clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(data.length);
      data[at] =
          switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> data[at] + random.nextInt(5) - 2;
            case 2 -> data[at] ^ 1L << random.nextInt(64);
            default -> random.nextInt(100);
          };
    }
    TrackScore score;
    try {
      score = TrackScore.of(data);
    } catch (IllegalArgumentException refused) {
      return;
    }
    NoteLog log = new NoteLog();
    Player player = new Player(48_000, log);
    player.score(
        new Score(
            TempoMap.of(RandomSongs.tempos(random)), new long[0], new TrackScore[] {score}, 0));
    player.play();
    log.runTo(player, 10_000);
    player.stop();
    assertEquals(0, log.sounding());
  }

  @Example
  void sizesThatLieAreRefused() {
    long[][] broken = {
      {},
      {1, 0, 0},
      {1, 1, 0, 0},
      {1, 0, 0, 0, 0},
      {1, -1, 1, 0},
      {1, Long.MAX_VALUE, 0, 0},
      {1, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE},
      {Long.MIN_VALUE, 0, 0, 0},
      {1, 1, 0, 0, 0, 960, 0},
      {1, 1, 1, 0, 960, 960, 0, 0, 0, 960},
      {1, 0, 1, 0, 0, 0, 0},
      {1, 0, 1, 0, 0, 1, 960},
      {1, 0, 1, 1, 0, 1, 960, 960L << 32 | 1, 60 << 8 | 1},
      {1, 0, 1, 1, 0, 1, 960, 0, 60 << 8 | 1},
      {1, 0, 1, 1, 0, 1, 960, 1, 128 << 8 | 1},
      {1, 0, 1, 1, 0, 1, 960, 1, 60 << 8},
    };
    for (long[] data : broken) {
      assertThrows(IllegalArgumentException.class, () -> TrackScore.of(data));
    }
  }

  @Example
  void aClipOfAnUnknownPatternIsRefusedByName() {
    Track track =
        new Track(
            1,
            "Bass",
            TrackKind.SYNTH,
            50,
            Map.of(),
            List.of(new Pattern(1, "A", 960, List.of(new Note(0, 1, 60, 1)))),
            List.of(new Clip(2, 480, 960)));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> TrackScore.compile(track));
    assertEquals(
        "track Bass: the clip at tick 480 names pattern 2, which the track does not have",
        refused.getMessage());
  }
}
