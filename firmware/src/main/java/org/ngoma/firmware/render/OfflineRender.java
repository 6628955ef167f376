package org.ngoma.firmware.render;

import java.io.IOException;
import java.util.Arrays;
import org.ngoma.firmware.engine.Engine;
import org.ngoma.firmware.engine.Loader;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.MixTap;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.instruments.sound.SampleStreams;
import org.ngoma.sequencer.model.Project;

/**
 * Plays a project through the very same engine as the live one, in memory. The same project gives
 * the same bits, here and live, whatever the period.
 */
public final class OfflineRender {

  /** Frames of one period: large, as nobody waits for it. */
  private static final int PERIOD = 1024;

  /** The tail is over when this much time stayed below {@link #SILENCE}. */
  private static final double QUIET_SECONDS = 0.5;

  /** -90 dBFS. */
  private static final float SILENCE = 3.2e-5f;

  private static final double LONGEST_TAIL_SECONDS = 15;

  /** Takes what was rendered. */
  public interface Sink {
    /**
     * @param frames how many of the arrays' frames are new
     * @throws IOException when they cannot be written
     */
    void frames(float[] left, float[] right, int frames) throws IOException;
  }

  private final int rate;
  private final Engine engine;
  private final Sender sender;
  private final float[] left = new float[PERIOD];
  private final float[] right = new float[PERIOD];
  private long frames;
  private int held = PERIOD;

  public OfflineRender(Project project, int rate) {
    Processors.prepareTables();
    this.rate = rate;
    Lane lane = Lane.inMemory();
    engine = new Engine(rate, lane);
    Loader loader = new Loader(rate, lane, engine, 0, SampleStore.usualFolder(), sentence -> {});
    sender = new Sender(lane, Processors.parameters(), loader::poll);
    sender.load(project, 0);
    loader.poll();
    sender.signal().play();
  }

  /** Keeps beside the mix what every channel gives to it. */
  public void tap(MixTap stems) {
    engine.tap(stems);
  }

  /** Lets the song begin again at this tick, without end. */
  public void repeat(long endTick) {
    sender.signal().loop(0, endTick);
  }

  /** Frames by which the sound lags the notes, once the first period is rendered. */
  public int latencyFrames() {
    return engine.latencyFrames();
  }

  /** Renders a period. */
  public void period(Sink sink) throws IOException {
    period(sink, PERIOD);
  }

  /** Renders the song and what rings on after it. */
  public void all(Sink sink) throws IOException {
    do {
      period(sink, PERIOD);
    } while (engine.playing());
    int quiet = 0;
    int tail = 0;
    while (quiet < QUIET_SECONDS * rate && tail < LONGEST_TAIL_SECONDS * rate) {
      period(sink, PERIOD);
      tail += PERIOD;
      quiet = silent() ? quiet + PERIOD : 0;
    }
  }

  /**
   * Renders the song and what rings on after it, as it leaves the chain of one track: before its
   * fader, and on the very frames of its notes.
   */
  public void track(int trackId, Sink sink) throws IOException {
    engine.listen(RecordFrom.track(trackId));
    int[] early = {-1};
    all(
        (l, r, count) -> {
          if (early[0] < 0) {
            // Only now is the track there.
            early[0] = engine.tapLatencyFrames();
          }
          int from = Math.min(early[0], count);
          early[0] -= from;
          float[] left = Arrays.copyOfRange(engine.tapLeft(), from, count);
          float[] right = Arrays.copyOfRange(engine.tapRight(), from, count);
          sink.frames(left, right, count - from);
        });
  }

  /** Renders exactly so many seconds, rounded to a frame. */
  public void seconds(double seconds, Sink sink) throws IOException {
    long wanted = Math.round(seconds * rate);
    while (frames < wanted) {
      period(sink, (int) Math.min(PERIOD, wanted - frames));
    }
  }

  /** Frames rendered so far. */
  public long frames() {
    return frames;
  }

  /** Faster than the disk may be: long samples are read before they are wanted. */
  private void process(int count) {
    SampleStreams.catchUp();
    engine.process(left, right, count);
  }

  private void period(Sink sink, int wanted) throws IOException {
    int quanta = (wanted + Block.FRAMES - 1) / Block.FRAMES;
    process(quanta * Block.FRAMES);
    sink.frames(left, right, wanted);
    frames += wanted;
  }

  /** Renders on until a frame sounds; {@link #exactly} then begins with that frame. */
  public void skipSilence() {
    do {
      process(PERIOD);
      held = 0;
      while (held < PERIOD && left[held] == 0 && right[held] == 0) {
        held++;
      }
    } while (held == PERIOD && engine.playing());
  }

  /**
   * Gives the next frames, whatever their number; not to be mixed with the other ways to render.
   */
  public void exactly(float[] intoLeft, float[] intoRight, int count) {
    for (int i = 0; i < count; i++) {
      if (held == PERIOD) {
        process(PERIOD);
        held = 0;
      }
      intoLeft[i] = left[held];
      intoRight[i] = right[held++];
    }
  }

  private boolean silent() {
    for (int i = 0; i < PERIOD; i++) {
      if (Math.abs(left[i]) > SILENCE || Math.abs(right[i]) > SILENCE) {
        return false;
      }
    }
    return true;
  }
}
