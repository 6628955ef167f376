package org.ngoma.firmware.engine;

import java.util.Arrays;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Strip;

/** What leaves the chain of one track, kept beside the mix for who records it. Thread: audio. */
final class StripTap {

  /** Most frames that are kept at once. */
  static final int FRAMES = 1024;

  final float[] left = new float[FRAMES];
  final float[] right = new float[FRAMES];
  private int trackId = -1;
  private Strip strip;

  /** Listens to a track, or to nobody: -1. */
  @RealTime
  void listen(long from, Desk desk) {
    int wanted = RecordFrom.trackId(from);
    if (wanted != trackId) {
      trackId = wanted;
      find(desk);
    }
  }

  /** Other tracks may stand there now. */
  @RealTime
  void find(Desk desk) {
    if (strip != null) {
      strip.listen(false);
    }
    strip = null;
    for (int i = 0; trackId >= 0 && desk != null && i < desk.strips().length; i++) {
      if (desk.score().track(i).trackId() == trackId) {
        strip = desk.strips()[i];
        strip.listen(true);
      }
    }
  }

  /** Keeps a block; silence when the track is gone. */
  @RealTime
  void take(int at) {
    if (trackId < 0 || at + Block.FRAMES > FRAMES) {
      return;
    }
    if (strip != null) {
      strip.heard(left, right, at);
    } else {
      Arrays.fill(left, at, at + Block.FRAMES, 0f);
      Arrays.fill(right, at, at + Block.FRAMES, 0f);
    }
  }

  /** Frames by which what is kept lags the notes. */
  @RealTime
  int latencyFrames() {
    return strip == null ? 0 : strip.latencyFrames();
  }
}
