package org.ngoma.firmware.bench;

import java.util.concurrent.TimeUnit;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.sound.Block;
import org.ngoma.sequencer.play.NoteSink;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.Score;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The player's time for one quantum of 64 tracks: with a note on every tick of each, and with none.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventsBenchmark {

  static final int TRACKS = 64;
  static final int RATE = 48_000;

  /** Ons and offs of one quantum at 120 BPM. */
  static final double EVENTS = 2.0 * TRACKS * 2 * 960 * Block.FRAMES / RATE / 4;

  @Param({"false", "true"})
  public boolean sounding;

  private Player player;
  private final CountingSink sink = new CountingSink();

  @Setup
  public void prepare() {
    player = new Player(RATE, sink);
    player.score(Score.of(Songs.dense(TRACKS, sounding)));
    player.loop(0, 4 * 3840);
    player.play();
  }

  @Benchmark
  public long quantum() {
    player.process(Block.FRAMES);
    return sink.heard;
  }

  /** Takes notes and keeps only their number. */
  private static final class CountingSink implements NoteSink {
    private long heard;

    @Override
    @RealTime
    public void noteOn(int track, int offset, int noteId, int key, float velocity) {
      heard++;
    }

    @Override
    @RealTime
    public void noteOff(int track, int offset, int noteId) {
      heard++;
    }
  }
}
