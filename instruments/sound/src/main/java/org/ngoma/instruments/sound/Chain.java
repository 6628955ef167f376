package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Track;

/**
 * Effects one behind the other. What comes, goes or changes its place does so without a click: it
 * fades out where it was, and when it is out it fades in where it shall be.
 *
 * <p>Thread: audio.
 */
final class Chain {

  /** Those that shall be heard, and those that still fade. */
  private static final int ROOM = 3 * Track.MAX_EFFECTS;

  private final Slot[] slots = new Slot[ROOM];
  private final Slot[] wanted = new Slot[Track.MAX_EFFECTS];
  private final int[] place = new int[ROOM];
  private final int[] run = new int[ROOM];
  private final int[] before = new int[ROOM];
  private int count;
  private int wantedCount;
  private boolean settled = true;
  private boolean suspected;

  /**
   * Lets these be heard from now on, in this order; the array is not kept.
   *
   * @param coming no slot twice
   */
  @RealTime
  void show(Slot[] coming, int comingCount) {
    if (shows(coming, comingCount)) {
      return;
    }
    System.arraycopy(coming, 0, wanted, 0, comingCount);
    for (int i = comingCount; i < wantedCount; i++) {
      wanted[i] = null;
    }
    wantedCount = comingCount;
    for (int i = 0; i < count; i++) {
      place[i] = wantedIndex(slots[i]);
    }
    keepLongestRun();
    settled = false;
    settle();
  }

  @RealTime
  private boolean shows(Slot[] coming, int comingCount) {
    boolean same = comingCount == wantedCount;
    for (int i = 0; same && i < comingCount; i++) {
      same = coming[i] == wanted[i];
    }
    return same;
  }

  /** Of those that stay the most that are in order already keep sounding; the others leave. */
  @RealTime
  private void keepLongestRun() {
    int last = -1;
    for (int i = 0; i < count; i++) {
      run[i] = 0;
      if (place[i] >= 0) {
        run[i] = 1;
        before[i] = -1;
        for (int k = 0; k < i; k++) {
          if (place[k] >= 0 && place[k] < place[i] && run[k] + 1 > run[i]) {
            run[i] = run[k] + 1;
            before[i] = k;
          }
        }
        last = last < 0 || run[i] > run[last] ? i : last;
      }
      slots[i].leave();
    }
    for (int i = last; i >= 0; i = before[i]) {
      slots[i].stay();
    }
  }

  /** Takes away what has left, and brings in what is not there. */
  @RealTime
  private void settle() {
    int still = 0;
    boolean leaving = false;
    for (int i = 0; i < count; i++) {
      if (!slots[i].gone()) {
        leaving |= slots[i].leaving();
        slots[still++] = slots[i];
      }
    }
    for (int i = still; i < count; i++) {
      slots[i] = null;
    }
    count = still;
    int at = 0;
    for (int i = 0; i < wantedCount; i++) {
      int index = index(wanted[i]);
      if (index < 0) {
        insert(wanted[i], at++);
      } else if (!slots[index].leaving()) {
        at = index + 1;
      }
    }
    settled = !leaving && count == wantedCount;
  }

  @RealTime
  private void insert(Slot slot, int at) {
    int place = at;
    if (count == ROOM) {
      int victim = 0;
      while (victim < ROOM - 1 && !slots[victim].leaving()) {
        victim++;
      }
      System.arraycopy(slots, victim + 1, slots, victim, ROOM - victim - 1);
      count--;
      place = victim < place ? place - 1 : place;
    }
    System.arraycopy(slots, place, slots, place + 1, count - place);
    slots[place] = slot;
    count++;
    slot.enter();
  }

  @RealTime
  private int index(Slot slot) {
    for (int i = 0; i < count; i++) {
      if (slots[i] == slot) {
        return i;
      }
    }
    return -1;
  }

  @RealTime
  private int wantedIndex(Slot slot) {
    for (int i = 0; i < wantedCount; i++) {
      if (wanted[i] == slot) {
        return i;
      }
    }
    return -1;
  }

  /** Effects to be heard. */
  @RealTime
  int size() {
    return wantedCount;
  }

  /** One of the effects to be heard, in their order. */
  @RealTime
  Slot slot(int index) {
    return wanted[index];
  }

  /** The effect of a device, or null. */
  @RealTime
  Slot find(int deviceId) {
    for (int i = 0; i < wantedCount; i++) {
      if (wanted[i].id() == deviceId) {
        return wanted[i];
      }
    }
    return null;
  }

  /** Whether sound goes through as it is. */
  @RealTime
  boolean empty() {
    return count == 0;
  }

  /** Whether silence goes in and out of it unchanged. */
  @RealTime
  boolean resting() {
    boolean resting = settled;
    for (int i = 0; resting && i < count; i++) {
      resting = slots[i].resting();
    }
    return resting;
  }

  /** Frames by which the sound lags behind it. */
  @RealTime
  int latencyFrames() {
    int frames = 0;
    for (int i = 0; i < wantedCount; i++) {
      frames += wanted[i].latencyFrames();
    }
    return frames;
  }

  /** Ends all fades and silences all effects. */
  @RealTime
  void reset() {
    for (int i = 0; i < count; i++) {
      slots[i] = null;
    }
    System.arraycopy(wanted, 0, slots, 0, wantedCount);
    count = wantedCount;
    for (int i = 0; i < count; i++) {
      slots[i].stay();
      slots[i].reset();
    }
    settled = true;
    suspected = false;
  }

  /** Something in it may have run away: the next block is looked at more closely. */
  @RealTime
  void suspect() {
    suspected = count > 0;
  }

  @RealTime
  boolean suspected() {
    return suspected;
  }

  /**
   * Changes one block in place.
   *
   * @param dryLeft room that it may use
   * @return effects that had run away and were silenced
   */
  @RealTime
  int process(Block block, float[] left, float[] right, float[] dryLeft, float[] dryRight) {
    int tamed = suspected ? processClosely(block, left, right, dryLeft, dryRight) : 0;
    if (!suspected) {
      for (int i = 0; i < count; i++) {
        slots[i].process(block, left, right, dryLeft, dryRight);
      }
    }
    suspected = tamed > 0;
    if (!settled) {
      settle();
    }
    return tamed;
  }

  @RealTime
  private int processClosely(
      Block block, float[] left, float[] right, float[] dryLeft, float[] dryRight) {
    int tamed = 0;
    for (int i = 0; i < count; i++) {
      slots[i].process(block, left, right, dryLeft, dryRight);
      if (slots[i].tame(left, right)) {
        tamed++;
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
      }
    }
    return tamed;
  }
}
