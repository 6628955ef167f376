package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.instruments.dsp.Octet;
import org.ngoma.instruments.dsp.Wavetable;

/** The wavetables of the house have 64 frames, each with its own say on one smooth way. */
class FactoryTablesTest {

  private static final int POINTS = 1024;
  private static final int LAST = Wavetable.FRAMES - 1;

  @BeforeAll
  static void draw() {
    FactoryTables.drawAll();
  }

  /** One cycle at a position, in frames. */
  private static double[] cycle(int table, double frame) {
    Wavetable points = DrawnTables.get(table);
    float[] w = new float[Octet.LANES * POINTS];
    float at = (float) (frame / LAST);
    int increment = (int) ((1L << 32) / POINTS);
    points.add(points.levelFor(1e-4f), at, 0, 0, increment, 0, 1, 0, w, 0, POINTS);
    double[] cycle = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      cycle[i] = w[Octet.LANES * i];
    }
    return cycle;
  }

  private static double power(double[] x) {
    double sum = 0;
    for (double y : x) {
      sum += y * y;
    }
    return sum / x.length;
  }

  private static double difference(double[] a, double[] b) {
    double[] d = new double[a.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = a[i] - b[i];
    }
    return Math.sqrt(power(d) / Math.max(power(a), power(b)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void everyFrameIsNewAndNearItsNeighbours(int table) {
    assertNotNull(DrawnTables.get(table));
    assertEquals(64, DrawnTables.get(table).frames());
    for (int frame = 1; frame <= LAST; frame++) {
      double step = difference(cycle(table, frame - 1), cycle(table, frame));
      assertTrue(step > 0.001 && step < 0.5, "frame " + frame + " is another by " + step);
    }
    assertTrue(difference(cycle(table, 0), cycle(table, LAST)) > 0.4, "the ends are far apart");
  }

  /** Two waves that do not belong together cancel half-way: a hole in the sound. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void nothingSinksBetweenTwoFrames(int table) {
    for (int frame = 1; frame <= LAST; frame++) {
      double ends = (power(cycle(table, frame - 1)) + power(cycle(table, frame))) / 2;
      double between = power(cycle(table, frame - 0.5));
      double sinkDb = 10 * Math.log10(between / ends);
      assertTrue(sinkDb > -0.3, "between " + (frame - 1) + " and " + frame + ": " + sinkDb + " dB");
    }
  }

  @Test
  void whatAudioMissesIsAskedForOnce() {
    FactoryTables.drawWanted();
    assertTrue(!DrawnTables.anyWanted(), "all are there");
    for (int table = 0; table < DrawnTables.COUNT; table++) {
      assertNotNull(DrawnTables.want(table));
    }
    assertTrue(!DrawnTables.anyWanted(), "nothing is missed");
  }
}
