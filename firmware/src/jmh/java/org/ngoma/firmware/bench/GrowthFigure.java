package org.ngoma.firmware.bench;

import java.util.Arrays;
import org.ngoma.firmware.engine.Engine;
import org.ngoma.firmware.engine.Loader;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Project;

/**
 * What a track costs among 64, against what a second track costs beside a first: interleaved
 * medians. The first one also wakes the limiter from its rest, which would flatter the comparison.
 */
final class GrowthFigure {

  private static final int RATE = 48_000;
  private static final int FRAMES = 64;
  private static final int ROUNDS = 31;

  /** Blocks of one round for 64 tracks; fewer tracks get more, so that all last about as long. */
  private static final int BLOCKS = 400;

  private GrowthFigure() {}

  static Figure measure() {
    Song one = new Song(Songs.chords(1), BLOCKS * 32);
    Song two = new Song(Songs.chords(2), BLOCKS * 16);
    Song many = new Song(Songs.chords(Project.MAX_TRACKS), BLOCKS);
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

  private static final class Song {
    private final Engine engine;
    private final int blocks;
    private final float[] left = new float[FRAMES];
    private final float[] right = new float[FRAMES];

    Song(Project project, int blocks) {
      this.blocks = blocks;
      Lane lane = Lane.inMemory();
      engine = new Engine(RATE, lane);
      Loader loader = new Loader(RATE, lane, engine, 0);
      Sender sender = new Sender(lane, Processors.parameters(), loader::poll);
      sender.load(project, 0);
      loader.poll();
      sender.signal().loop(0, 1L << 36);
      sender.signal().play();
      engine.process(left, right, Block.FRAMES);
    }

    /** Nanoseconds of one block. */
    double round() {
      long begin = System.nanoTime();
      for (int i = 0; i < blocks; i++) {
        engine.process(left, right, FRAMES);
      }
      return (System.nanoTime() - begin) / (double) blocks;
    }
  }
}
