package org.ngoma.firmware.bench;

import java.util.Arrays;
import org.ngoma.sequencer.model.Project;

/**
 * Share of a deadline of 64 frames that 64 stereo tracks take, each with four voices, EQ,
 * compressor and delay; and what a track costs there against a second one beside a first.
 */
final class MixFigure {

  /** The bar that was set, on one x86 core of the 2.6 GHz class. */
  private static final double BAR_PERCENT = 12;

  private static final int ROUNDS = 15;
  private static final int BLOCKS = 300;
  private static final double DEADLINE_NANOS = 1e9 * SongRun.FRAMES / SongRun.RATE;

  private MixFigure() {}

  static Figure measure() {
    SongRun one = new SongRun(Songs.mix(1), BLOCKS * 16);
    SongRun two = new SongRun(Songs.mix(2), BLOCKS * 8);
    SongRun many = new SongRun(Songs.mix(Project.MAX_TRACKS), BLOCKS);
    double[] all = new double[ROUNDS];
    double[] alone = new double[ROUNDS];
    double[] among = new double[ROUNDS];
    one.round();
    two.round();
    many.round();
    for (int i = 0; i < ROUNDS; i++) {
      double base = one.round();
      alone[i] = two.round() - base;
      all[i] = many.round();
      among[i] = (all[i] - base) / (Project.MAX_TRACKS - 1);
    }
    Arrays.sort(all);
    Arrays.sort(alone);
    Arrays.sort(among);
    double percent = 100 * all[ROUNDS / 2] / DEADLINE_NANOS;
    return new Figure(
        "mix.tracks64",
        percent,
        "% of the deadline",
        String.format(
            "the bar of 12 %%; a track among 64 costs %.2f of a second one",
            among[ROUNDS / 2] / alone[ROUNDS / 2]),
        percent / BAR_PERCENT);
  }
}
