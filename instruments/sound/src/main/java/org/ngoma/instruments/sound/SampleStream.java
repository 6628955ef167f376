package org.ngoma.instruments.sound;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.dsp.SamplePages;

/**
 * The reading ahead of one long sample: where its voices are going. {@link SampleStreams} reads.
 */
final class SampleStream {

  static final int AHEAD = SamplePages.AHEAD;

  /** Slots for who plays, and one more for where notes start. */
  static final int SLOTS = 64;

  private static final int STARTS = SLOTS - 1;

  private final SamplePages pages;

  SampleStream(SamplePages pages) {
    this.pages = pages;
  }

  /** Reads what is wanted; whether that was anything. */
  synchronized boolean pump() {
    return pages.pump();
  }

  /** Keeps what lies around these frames in memory, and waits until it is there. */
  synchronized void pin(long from, long to) {
    pages.pin(from);
    pages.pin(to);
    pages.pump();
  }

  /** Keeps what lies nowhere in particular no longer. */
  synchronized void unpin() {
    pages.unpin();
  }

  /** Says where notes are going to start, so that this is in memory before they do. */
  @RealTime
  void start(long frame) {
    pages.want(STARTS, 0, frame);
  }

  @RealTime
  void want(int slot, int point, long frame) {
    pages.want(slot, point, frame);
  }

  /** Says that a slot goes nowhere. */
  @RealTime
  void leave(int slot) {
    for (int point = 0; point < AHEAD; point++) {
      pages.want(slot, point, -1);
    }
  }
}
