package org.ngoma.instruments.dsp;

/**
 * The way that a voice takes through a recorded sound: from where to where, forwards or backwards,
 * around which loop, with which fades.
 *
 * <p>The way is counted in frames from where it began, so that whoever walks it only ever goes
 * forwards: {@link #read} gives the sound along the way, whatever bends lie in it. A forward loop
 * is crossfaded with what lies before its start, so that its seam is as smooth as any other place.
 */
public final class Course {

  /** What happens at the end of the loop. */
  public static final int NO_LOOP = 0;

  public static final int FORWARD = 1;
  public static final int PING_PONG = 2;

  private final float[] scratch = new float[64];
  private SampleMemory memory;
  private boolean reverse;
  private int loop;

  /** All counted from the end when the way goes backwards. */
  private long begin;

  private long first;
  private long end;
  private long loopStart;
  private long loopEnd;
  private long crossfade;
  private long fadeIn;
  private long fadeOut;

  /**
   * Lays the way out, to be walked from its beginning.
   *
   * @param from first frame
   * @param to frame behind the last
   * @param backwards from the last to the first
   */
  public void lay(SampleMemory sound, long from, long to, boolean backwards) {
    memory = sound;
    reverse = backwards;
    long length = sound.frames();
    long low = Math.max(0, Math.min(length, from));
    long high = Math.max(low, Math.min(length, to));
    first = backwards ? length - high : low;
    end = backwards ? length - low : high;
    begin = first;
    loop = NO_LOOP;
    fadeIn = 0;
    fadeOut = 0;
  }

  /** Fades of so many frames behind the first and before the last. */
  public void fades(long in, long out) {
    fadeIn = Math.min(in, end - first);
    fadeOut = Math.min(out, end - first);
  }

  /**
   * Loops between two frames; not at all when nothing lies between them.
   *
   * @param kind {@link #NO_LOOP}, {@link #FORWARD} or {@link #PING_PONG}
   * @param fade frames over which the end of a forward loop turns into its start, shortened to what
   *     lies before the start
   */
  public void loop(int kind, long from, long to, long fade) {
    long length = memory.frames();
    long low = Math.max(0, Math.min(length, Math.min(from, to)));
    long high = Math.max(low, Math.min(length, Math.max(from, to)));
    loopStart = Math.max(first, reverse ? length - high : low);
    loopEnd = Math.min(end, reverse ? length - low : high);
    loop = loopEnd - loopStart < 2 ? NO_LOOP : kind;
    crossfade = Math.max(0, Math.min(fade, Math.min(loopStart, loopEnd - loopStart)));
  }

  /** Leaves a forward loop at the end of this round. */
  public void leaveLoop(long way) {
    if (loop == FORWARD) {
      begin = placeAt(way) - way;
      loop = NO_LOOP;
    }
  }

  /** Moves the loop while it is being walked; only forward loops move. */
  public void moveLoop(long way, long from, long to, long fade) {
    if (loop == FORWARD) {
      begin = placeAt(way) - way;
      loop(FORWARD, from, to, fade);
    }
  }

  public SampleMemory memory() {
    return memory;
  }

  public boolean looping() {
    return loop != NO_LOOP;
  }

  /** Length of the way without its rounds; endless where it loops. */
  public long length() {
    return loop == NO_LOOP ? end - begin : Long.MAX_VALUE >> 2;
  }

  /** Frame of the sound at a point of the way. */
  public long frameAt(long way) {
    long place = placeAt(way);
    return reverse ? memory.frames() - 1 - place : place;
  }

  private long placeAt(long way) {
    long place = begin + way;
    if (loop == NO_LOOP || place < loopEnd) {
      return place;
    }
    long span = loopEnd - loopStart;
    long over = place - loopEnd;
    if (loop == FORWARD) {
      return loopStart + over % span;
    }
    long turn = over % (2 * span);
    return turn < span ? loopEnd - 1 - turn : loopStart + turn - span;
  }

  /** Whether all that {@link #read} would read is there. */
  public boolean present(long way, int count) {
    long low = frameAt(way);
    long high = frameAt(way + count - 1);
    if (Math.abs(high - low) == count - 1) {
      return memory.present(Math.min(low, high), count);
    }
    // Around a bend: both of its sides.
    return memory.present(reverse ? low - count : low, count)
        && memory.present(reverse ? high : high - count, count);
  }

  /**
   * The sound along the way.
   *
   * @param way frames from the beginning; before it lies what lies before it in the sound
   */
  public void read(int channel, long way, int count, float[] out, int at) {
    int done = 0;
    while (done < count) {
      long place = begin + way + done;
      int run = count - done;
      if (loop == NO_LOOP || place < loopEnd) {
        run = loop == NO_LOOP ? run : (int) Math.min(run, loopEnd - place);
        piece(channel, place, run, false, out, at + done);
        if (place < first + fadeIn || (loop == NO_LOOP && place + run > end - fadeOut)) {
          fade(place, run, out, at + done);
        }
      } else {
        long span = loopEnd - loopStart;
        long over = place - loopEnd;
        long turn = over % (loop == FORWARD ? span : 2 * span);
        boolean back = loop == PING_PONG && turn < span;
        long left = turn < span ? span - turn : 2 * span - turn;
        long there = back ? loopEnd - 1 - turn : loopStart + turn % span;
        run = (int) Math.min(run, left);
        piece(channel, there, run, back, out, at + done);
      }
      done += run;
    }
  }

  /** A straight piece of the way. */
  private void piece(int channel, long place, int run, boolean back, float[] out, int at) {
    straight(channel, place, run, back, out, at);
    if (loop == FORWARD && crossfade > 0 && place + run > loopEnd - crossfade) {
      long from = Math.max(place, loopEnd - crossfade);
      mixLoopStart(channel, from, (int) (place + run - from), out, at + (int) (from - place));
    }
  }

  private void straight(int channel, long place, int run, boolean back, float[] out, int at) {
    if (reverse == back) {
      memory.read(channel, reverse ? memory.frames() - 1 - place : place, run, out, at);
      return;
    }
    long top = reverse ? memory.frames() - 1 - place : place;
    memory.read(channel, top - run + 1, run, out, at);
    for (int i = at, j = at + run - 1; i < j; i++, j--) {
      float swap = out[i];
      out[i] = out[j];
      out[j] = swap;
    }
  }

  private void mixLoopStart(int channel, long place, int run, float[] out, int at) {
    long span = loopEnd - loopStart;
    float slope = 1f / crossfade;
    for (int i = 0; i < run; i++) {
      float in = (place + i - (loopEnd - crossfade)) * slope;
      out[at + i] *= 1f - in;
    }
    int done = 0;
    while (done < run) {
      int piece = Math.min(run - done, scratch.length);
      straight(channel, place + done - span, piece, false, scratch, 0);
      for (int i = 0; i < piece; i++) {
        float in = (place + done + i - (loopEnd - crossfade)) * slope;
        out[at + done + i] = Math.fma(in, scratch[i], out[at + done + i]);
      }
      done += piece;
    }
  }

  private void fade(long place, int run, float[] out, int at) {
    for (int i = 0; i < run; i++) {
      long here = place + i;
      if (here < first || (loop == NO_LOOP && here >= end)) {
        out[at + i] = 0f;
        continue;
      }
      if (here < first + fadeIn) {
        out[at + i] *= smooth((float) (here - first) / fadeIn);
      }
      if (loop == NO_LOOP && here >= end - fadeOut) {
        out[at + i] *= smooth((float) (end - here) / fadeOut);
      }
    }
  }

  private static float smooth(float x) {
    return x * x * Math.fma(-2f, x, 3f);
  }

  /**
   * The next of some frames on the way, at {@code way} or later.
   *
   * @param marks frames of the sound, rising
   * @return a point of the way, or {@link Long#MAX_VALUE} / 4 when none comes
   */
  public long nextMark(long way, int[] marks) {
    long none = Long.MAX_VALUE >> 2;
    if (reverse || loop == PING_PONG) {
      return none;
    }
    long place = placeAt(way);
    long mark = markFrom(place, marks);
    if (loop == NO_LOOP) {
      return mark < end ? way + mark - place : none;
    }
    if (mark < loopEnd) {
      return way + mark - place;
    }
    mark = markFrom(loopStart, marks);
    return mark < loopEnd ? way + loopEnd - place + mark - loopStart : none;
  }

  private static long markFrom(long place, int[] marks) {
    int low = 0;
    int high = marks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (marks[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < marks.length ? marks[low] : Long.MAX_VALUE >> 2;
  }
}
