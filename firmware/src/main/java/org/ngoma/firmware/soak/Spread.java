package org.ngoma.firmware.soak;

import java.util.Arrays;

/**
 * How far measured moments lie from each other.
 *
 * @param sortedNanos from the least to the most
 */
public record Spread(long[] sortedNanos) {

  private static final int WIDTH = 50;
  private static final int MOST_BINS = 16;
  private static final long LEAST_STEP = 1_000;

  /** Of the first {@code count} of these. */
  public static Spread of(long[] nanos, int count) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Spread(sorted);
  }

  /** As they lie around their median. */
  public Spread aroundMedian() {
    long median = at(50);
    return new Spread(Arrays.stream(sortedNanos).map(nanos -> nanos - median).toArray());
  }

  /** How far from zero, in whatever direction. */
  public Spread absolute() {
    return new Spread(Arrays.stream(sortedNanos).map(Math::abs).sorted().toArray());
  }

  public int count() {
    return sortedNanos.length;
  }

  /** The value that so many per cent do not exceed; 0 without any. */
  public long at(double percent) {
    int last = sortedNanos.length - 1;
    return last < 0 ? 0 : sortedNanos[(int) Math.round(last * percent / 100)];
  }

  public double micros(double percent) {
    return at(percent) * 1e-3;
  }

  /** A picture in lines of text: how many lie in each bin of a scale that fits. */
  public String histogram() {
    if (sortedNanos.length == 0) {
      return "";
    }
    long step = LEAST_STEP;
    while ((at(99.5) - at(0.5)) / step >= MOST_BINS) {
      step *= 2;
    }
    long first = Math.floorDiv(at(0.5), step);
    int bins = (int) (Math.floorDiv(at(99.5), step) - first) + 1;
    int[] counts = new int[bins];
    int below = 0;
    int above = 0;
    for (long nanos : sortedNanos) {
      long bin = Math.floorDiv(nanos, step) - first;
      if (bin < 0) {
        below++;
      } else if (bin >= bins) {
        above++;
      } else {
        counts[(int) bin]++;
      }
    }
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    StringBuilder picture = new StringBuilder();
    for (int i = 0; i < bins; i++) {
      picture.append(
          "%8.0f us  %-50s %d%n"
              .formatted(
                  (first + i) * step * 1e-3,
                  "#".repeat((counts[i] * WIDTH + most - 1) / most),
                  counts[i]));
    }
    return picture + "%d earlier, %d later than shown%n".formatted(below, above);
  }
}
