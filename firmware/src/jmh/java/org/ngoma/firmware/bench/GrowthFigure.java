package org.ngoma.firmware.bench;

import java.util.Arrays;
import org.ngoma.sequencer.model.Project;

/**
 * What a track costs among 64, against what a second track costs beside a first: interleaved
 * medians. The first one also wakes the limiter from its rest, which would flatter the comparison.
 */
final class GrowthFigure {

  private static final int ROUNDS = 31;

  /** Blocks of one round for 64 tracks; fewer tracks get more, so that all last about as long. */
  private static final int BLOCKS = 400;

  private GrowthFigure() {}

  static Figure measure() {
    SongRun one = new SongRun(Songs.chords(1), BLOCKS * 32);
    SongRun two = new SongRun(Songs.chords(2), BLOCKS * 16);
    SongRun many = new SongRun(Songs.chords(Project.MAX_TRACKS), BLOCKS);
    for (int i = 0; i < 8; i++) {
      one.round();
      two.round();
      many.round();
    }
    double[] alone = new double[ROUNDS];
    double[] among = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      double base = one.round();
      alone[i] = two.round() - base;
      among[i] = (many.round() - base) / (Project.MAX_TRACKS - 1);
    }
    Arrays.sort(alone);
    Arrays.sort(among);
    double ratio = among[ROUNDS / 2] / alone[ROUNDS / 2];
    return new Figure(
        "track.growth",
        ratio,
        "ratio",
        String.format("a second track, %.0f ns a block of 64", alone[ROUNDS / 2]),
        ratio);
  }
}
