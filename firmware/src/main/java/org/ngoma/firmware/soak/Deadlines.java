package org.ngoma.firmware.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Judges periods: which finished late, and which of those the machine is not to blame for.
 *
 * <p>A period is due at {@code due}; its deadline is {@code periods - 1} periods later. A miss is
 * ours when more than one period of its lateness is not covered by intervals in which the probe was
 * held up as well.
 */
final class Deadlines {

  /** Misses are judged this much later, when the probe has written down what it saw. */
  private static final long JUDGE_AFTER_NANOS = 1_000_000_000;

  /** Probe intervals older than this cannot matter any more. */
  private static final long FORGET_AFTER_NANOS = 10_000_000_000L;

  private static final long LONGEST_NANOS = 60_000_000_000L;

  private record Miss(long due, long finish, long late) {}

  private record Held(long from, long to) {}

  private final long periodNanos;
  private final long slackNanos;
  private final Histogram wake = new Histogram(LONGEST_NANOS, 3);
  private final Histogram finish = new Histogram(LONGEST_NANOS, 3);
  private final Deque<Held> held = new ArrayDeque<>();
  private final List<Miss> open = new ArrayList<>();
  private long deadlines;
  private long missed;
  private long ours;

  Deadlines(long periodNanos, int periods) {
    this.periodNanos = periodNanos;
    this.slackNanos = periodNanos * (periods - 1);
  }

  /** One period of the audio thread. */
  void period(long due, long woken, long finished) {
    deadlines++;
    wake.recordValue(Math.max(0, Math.min(LONGEST_NANOS, woken - due)));
    finish.recordValue(Math.max(0, Math.min(LONGEST_NANOS, finished - due)));
    long late = finished - due - slackNanos;
    if (late > 0) {
      missed++;
      open.add(new Miss(due, finished, late));
    }
  }

  /** One interval in which the probe was held up. */
  void probe(long due, long woken) {
    held.addLast(new Held(due, woken));
  }

  /** Judges what is old enough. */
  void judge(long now) {
    open.removeIf(
        miss -> {
          if (now - miss.finish() < JUDGE_AFTER_NANOS) {
            return false;
          }
          if (miss.late() - covered(miss) > periodNanos) {
            ours++;
          }
          return true;
        });
    while (!held.isEmpty() && now - held.peekFirst().to() > FORGET_AFTER_NANOS) {
      held.removeFirst();
    }
  }

  private long covered(Miss miss) {
    long sum = 0;
    for (Held interval : held) {
      long from = Math.max(interval.from(), miss.due());
      long to = Math.min(interval.to(), miss.finish());
      sum += Math.max(0, to - from);
    }
    return sum;
  }

  long deadlines() {
    return deadlines;
  }

  long missed() {
    return missed;
  }

  long missedBeyondProbe() {
    return ours;
  }

  /** Lateness of waking at a percentile, in microseconds. */
  double wakeMicros(double percentile) {
    return wake.getValueAtPercentile(percentile) / 1000.0;
  }

  /** Time from due to rendered at a percentile, in microseconds. */
  double finishMicros(double percentile) {
    return finish.getValueAtPercentile(percentile) / 1000.0;
  }
}
