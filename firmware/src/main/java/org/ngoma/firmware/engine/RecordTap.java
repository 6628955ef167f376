package org.ngoma.firmware.engine;

import java.util.Arrays;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.firmware.lane.RecordMark;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.RealTime;

/**
 * Hands over what the box records, period for period, with a mark that says where it belongs. What
 * does not fit is counted, never waited for.
 *
 * <p>Thread: audio.
 */
final class RecordTap {

  private final Lane lane;
  private final Engine engine;
  private final float[] inputLeft;
  private final float[] inputRight;
  private final long[] mark = new long[RecordMark.LONGS];
  private boolean heard;
  private long inputLagFrames;
  private boolean heardBefore;

  RecordTap(Lane lane, Engine engine, int maxFrames) {
    this.lane = lane;
    this.engine = engine;
    inputLeft = new float[maxFrames];
    inputRight = new float[maxFrames];
  }

  /** Before a period is rendered: the input is emptied, whether anybody records or not. */
  @RealTime
  void listen(AudioPort port) {
    heard = port.read(inputLeft, inputRight);
    inputLagFrames = port.inputLagFrames();
    engine.listen(lane.recordFrom());
  }

  /** After a period was rendered. */
  @RealTime
  void take(float[] left, float[] right, int frames) {
    long from = lane.recordFrom();
    if (from == RecordFrom.NOTHING) {
      heardBefore = false;
      return;
    }
    boolean present = true;
    float[] first = left;
    float[] second = right;
    if (from == RecordFrom.INPUT) {
      present = heard;
      first = inputLeft;
      second = inputRight;
      mark[RecordMark.LAG_FRAMES] = inputLagFrames + engine.latencyFrames();
      hole(frames);
    } else if (from == RecordFrom.MASTER) {
      mark[RecordMark.LAG_FRAMES] = engine.latencyFrames();
    } else {
      mark[RecordMark.LAG_FRAMES] = engine.tapLatencyFrames();
      first = engine.tapLeft();
      second = engine.tapRight();
    }
    mark[RecordMark.RING_FRAME] = lane.recorded().writtenFrames();
    if (!lane.recorded().write(first, second, frames)) {
      lane.faults().count(Fault.AUDIO_DROPPED);
      return;
    }
    mark[RecordMark.FRAMES] = frames;
    mark[RecordMark.ENGINE_FRAME] = engine.frame() - frames;
    mark[RecordMark.SONG_TICK] = Double.doubleToRawLongBits(engine.periodTick());
    mark[RecordMark.HEARD] = present ? 1 : 0;
    mark[RecordMark.FROM] = from;
    if (!lane.marks().offer(mark, RecordMark.LONGS)) {
      lane.faults().count(Fault.AUDIO_DROPPED);
    }
  }

  /** Where the input has nothing there is silence; once it has begun, that is a fault. */
  @RealTime
  private void hole(int frames) {
    if (!heard) {
      Arrays.fill(inputLeft, 0, frames, 0f);
      Arrays.fill(inputRight, 0, frames, 0f);
      if (heardBefore) {
        lane.faults().count(Fault.INPUT_LATE);
      }
    }
    heardBefore |= heard;
  }
}
