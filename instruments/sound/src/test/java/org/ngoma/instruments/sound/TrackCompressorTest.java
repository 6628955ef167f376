package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackCompressorTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();
  private final TrackCompressor compressor = new TrackCompressor();

  TrackCompressorTest() {
    compressor.prepare(RATE);
  }

  @ParameterizedTest
  @CsvSource({"4, 0", "4, 12", "2, 6", "100, 0", "100, 10", "1.5, 24", "1, 6"})
  void staticCurveIsTheOneOnPaper(double ratio, double kneeDb) {
    set(CompressorTable.THRESHOLD, -20);
    set(CompressorTable.RATIO_ROW, ratio);
    set(CompressorTable.KNEE, kneeDb);
    set(CompressorTable.ATTACK, 5);
    set(CompressorTable.RELEASE, 300);
    for (double levelDb = -40; levelDb <= 6; levelDb += 1.7) {
      compressor.reset();
      double level = Math.pow(10, levelDb / 20);
      Stereo in = Stereo.of(RATE, i -> level * Math.sin(2 * Math.PI * 1000 * i / RATE));
      assertEquals(levelDb - onPaper(levelDb + 20, ratio, kneeDb), endDb(in), 0.1, levelDb + " dB");
    }
  }

  /** Reduction by Giannoulis, Massberg and Reiss, equation 4. */
  private static double onPaper(double overDb, double ratio, double kneeDb) {
    double slope = ratio >= 100 ? 1 : 1 - 1 / ratio;
    if (2 * overDb < -kneeDb) {
      return 0;
    }
    if (2 * overDb > kneeDb) {
      return slope * overDb;
    }
    return kneeDb == 0 ? 0 : slope * Math.pow(overDb + kneeDb / 2, 2) / (2 * kneeDb);
  }

  @Test
  void rmsReadsPower() {
    set(CompressorTable.DETECTOR, 1);
    set(CompressorTable.THRESHOLD, -20);
    set(CompressorTable.KNEE, 0);
    set(CompressorTable.RELEASE, 300);
    Stereo in = Stereo.of(RATE, i -> 0.5 * Math.sin(2 * Math.PI * 1000 * i / RATE));
    double rmsDb = 20 * Math.log10(0.5 / Math.sqrt(2));
    assertEquals(-6.02 - 0.75 * (rmsDb + 20), endDb(in), 0.1);
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "5, 50", "20, 300", "80, 1000", "0.5, 20"})
  void attackAndReleaseTakeTheirTimes(double attackMs, double releaseMs) {
    set(CompressorTable.THRESHOLD, -30);
    set(CompressorTable.RATIO_ROW, 4);
    set(CompressorTable.KNEE, 0);
    set(CompressorTable.ATTACK, attackMs);
    set(CompressorTable.RELEASE, releaseMs);
    int attackEnd = RATE;
    int frames = 3 * RATE;
    Stereo in = Stereo.of(frames, i -> i >= 4800 && i < attackEnd ? 0.5 : 0.01);
    float[] out = in.through(compressor, block).left();
    int latency = compressor.latencyFrames();
    double fullDb = 0.75 * (20 * Math.log10(0.5) + 30);
    double part = fullDb * (1 - Math.exp(-1));
    double attack = 1000.0 / RATE * (crossing(in, out, 4800, latency, part, true) - 4800);
    double release =
        1000.0 / RATE * (crossing(in, out, attackEnd, latency, fullDb - part, false) - attackEnd);
    assertEquals(attackMs, attack, 0.02 * attackMs);
    assertEquals(releaseMs, release, 0.02 * releaseMs);
  }

  /** Where the reduction passes so many decibels, in parts of a frame. */
  private static double crossing(
      Stereo in, float[] out, int from, int latency, double db, boolean up) {
    double before = up ? 0 : Double.MAX_VALUE;
    for (int i = from; ; i++) {
      double now = -20 * Math.log10(out[i + latency] / in.left()[i]);
      if (up ? now >= db : now <= db) {
        return i + 1 - (now - db) / (now - before);
      }
      before = now;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5, 10})
  void looksAheadByItsTimeWhileTheDelayStays(int aheadMs) {
    set(CompressorTable.LOOK_AHEAD, aheadMs);
    set(CompressorTable.ATTACK, 0.1);
    set(CompressorTable.THRESHOLD, -40);
    set(CompressorTable.RATIO_ROW, 100);
    int onset = 4800;
    Stereo in = Stereo.of(RATE / 2, i -> i < onset ? 0.001 : 0.5);
    float[] out = in.through(compressor, block).left();
    assertEquals(480, compressor.latencyFrames());
    // The reduction begins so long before the onset comes out.
    int begins = 0;
    while (out[begins + 480] / in.left()[begins] > 0.9 || begins + 480 < 960) {
      begins++;
    }
    assertEquals(onset - aheadMs * 48.0, begins, 9);
  }

  @Test
  void anotherTrackSteersIt() {
    set(CompressorTable.THRESHOLD, -30);
    set(CompressorTable.RATIO_ROW, 100);
    set(CompressorTable.KNEE, 0);
    float[] loud = new float[Block.FRAMES];
    java.util.Arrays.fill(loud, 0.5f);
    assertEquals(-40 - (30 - 6.02), keyed(loud), 0.1);
    assertEquals(-40, keyed(new float[Block.FRAMES]), 0.01);
  }

  private double keyed(float[] key) {
    compressor.reset();
    float[] l = new float[Block.FRAMES];
    float[] r = new float[Block.FRAMES];
    for (int b = 0; b < 1500; b++) {
      for (int i = 0; i < Block.FRAMES; i++) {
        l[i] = 0.01f;
        r[i] = 0.01f;
      }
      compressor.key(key, key);
      compressor.process(block, l, r);
    }
    return 20 * Math.log10(l[31]);
  }

  @Test
  void isDeafBelowTheKeysCut() {
    set(CompressorTable.THRESHOLD, -30);
    set(CompressorTable.KEY_CUT, 500);
    Stereo bass = Stereo.of(RATE, i -> 0.3 * Math.sin(2 * Math.PI * 40 * i / RATE));
    assertEquals(20 * Math.log10(0.3), endDb(bass), 0.2);
    compressor.reset();
    Stereo tone = Stereo.of(RATE, i -> 0.3 * Math.sin(2 * Math.PI * 4000 * i / RATE));
    assertTrue(endDb(tone) < -20);
  }

  @Test
  void parallelSoundIsTheSumOfBoth() {
    set(CompressorTable.THRESHOLD, -30);
    set(CompressorTable.MAKE_UP, 6);
    Stereo in = Stereo.of(RATE, i -> 0.3 * Math.sin(i * 0.1) * (1 + i / 4800 % 2));
    Stereo wet = in.through(compressor, block);
    compressor.reset();
    set(CompressorTable.MIX, 0.4);
    Stereo both = in.through(compressor, block);
    for (int i = 480; i < in.frames(); i++) {
      float sum = 0.6f * in.left()[i - 480] + 0.4f * wet.left()[i];
      assertEquals(sum, both.left()[i], 1e-5f, "frame " + i);
    }
  }

  @Test
  void withoutMixItPassesBitByBit() {
    set(CompressorTable.MIX, 0);
    set(CompressorTable.THRESHOLD, -50);
    Stereo in = Stereo.of(9600, i -> Math.sin(i * 0.1));
    float[] out = in.through(compressor, block).left();
    for (int i = 480; i < out.length; i++) {
      assertEquals(in.left()[i - 480], out[i]);
    }
  }

  @Test
  void linkDecidesWhetherTheOtherSideIsFelt() {
    set(CompressorTable.THRESHOLD, -30);
    set(CompressorTable.KNEE, 0);
    Stereo in = Stereo.of(RATE, i -> 0.5);
    java.util.Arrays.fill(in.right(), 0.01f);
    double[] rightDb = new double[3];
    for (int i = 0; i < 3; i++) {
      compressor.reset();
      set(CompressorTable.LINK, i * 0.5);
      rightDb[i] = 20 * Math.log10(in.through(compressor, block).right()[RATE - 1]) + 40;
    }
    double full = -0.75 * (30 - 6.02);
    assertArrayEquals(new double[] {0, full / 2, full}, rightDb, 0.05);
  }

  @Test
  void automaticReleaseLetsShortPeaksGoFastAndLongOnesSlowly() {
    set(CompressorTable.AUTO, 1);
    set(CompressorTable.RELEASE, 60);
    set(CompressorTable.THRESHOLD, -30);
    double peak = reductionAfter(480);
    double lasting = reductionAfter(3 * RATE);
    assertTrue(peak < 1.2, "a peak of 10 ms is still felt: " + peak + " dB");
    assertTrue(lasting > 6, "a long one is already forgotten: " + lasting + " dB");
  }

  /** Reduction 250 ms after something loud of this length. */
  private double reductionAfter(int frames) {
    compressor.reset();
    Stereo in = Stereo.of(frames + RATE, i -> i < frames ? 0.9 : 0.001);
    float[] out = in.through(compressor, block).left();
    return -20 * Math.log10(out[frames + RATE / 4 + compressor.latencyFrames()] / 0.001);
  }

  @Test
  void automaticMakeUpGivesHalfBack() {
    set(CompressorTable.THRESHOLD, -20);
    set(CompressorTable.KNEE, 0);
    set(CompressorTable.AUTO_MAKE_UP, 1);
    Stereo in = Stereo.of(RATE, i -> Math.sin(2 * Math.PI * 1000 * i / RATE));
    assertEquals(-15 + 7.5, endDb(in), 0.1);
  }

  private double endDb(Stereo in) {
    float[] out = in.through(compressor, block).left();
    double peak = 0;
    for (int i = out.length - 4800; i < out.length; i++) {
      peak = Math.max(peak, Math.abs(out[i]));
    }
    return 20 * Math.log10(peak);
  }

  private void set(int row, double value) {
    compressor.set(row, (float) value);
  }
}
