package org.ngoma.firmware.bench;

import org.ngoma.firmware.engine.Engine;
import org.ngoma.firmware.engine.Loader;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Project;

/** A project that an engine plays in blocks of {@value #FRAMES} frames as fast as it can. */
final class SongRun {

  static final int RATE = 48_000;
  static final int FRAMES = 64;

  private final Engine engine;
  private final int blocks;
  private final float[] left = new float[FRAMES];
  private final float[] right = new float[FRAMES];

  /**
   * @param blocks of one round
   */
  SongRun(Project project, int blocks) {
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

  /** Nanoseconds of processor that one block took. */
  double round() {
    double begin = Comparison.cpuSeconds();
    for (int i = 0; i < blocks; i++) {
      engine.process(left, right, FRAMES);
    }
    return (Comparison.cpuSeconds() - begin) * 1e9 / blocks;
  }
}
