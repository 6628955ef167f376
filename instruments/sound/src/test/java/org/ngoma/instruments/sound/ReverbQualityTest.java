package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decay by bands, density, colour, stillness: what makes a room sound like one. */
class ReverbQualityTest {

  private static final int RATE = 48_000;

  private final Block block = new Block();

  @ParameterizedTest
  @CsvSource({
    "0, 2200, 0.5, 1", "0.3, 2200, 0.5, 1", "0.6, 2200, 0.5, 1", "1, 2200, 0.5, 1",
    "0.6, 2200, 0, 1", "0.6, 8000, 0.5, 1", "1, 8000, 1, 1", "0.6, 2000, 0.5, 0.5",
    "0.6, 2000, 0.5, 2", "0.3, 1200, 0.3, 1.5", "0, 8000, 0.3, 1"
  })
  void eachBandDecaysAsTheKnobsSay(float size, float ms, float damping, float bass) {
    Reverb reverb = room(size, ms);
    reverb.set(ReverbTable.DAMPING, damping);
    reverb.set(ReverbTable.BASS, bass);
    reverb.set(ReverbTable.LOW_CUT, 20);
    reverb.set(ReverbTable.EARLY, 0);
    double longest = ms / 1000 * Math.max(1, bass);
    float[] out = click(1.1 * longest + 0.4).through(reverb, block).left();
    String room = "size " + size + ", " + ms + " ms: ";
    assertEquals(1, seconds(out, 1000, 3) / (ms / 1000), 0.05, room + "1 kHz");
    assertEquals(bass, seconds(out, 125, 3) / (ms / 1000), 0.05 * bass, room + "125 Hz");
    double high = Math.pow(2, -3 * damping);
    // Reading between samples dulls small rooms that ring long.
    double tolerance = size == 0 && ms > 5000 ? 0.3 : 0.05;
    assertEquals(high, seconds(out, 8000, 6) / (ms / 1000), tolerance * high, room + "8 kHz");
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.3f, 0.6f, 1})
  void echoesAreDenseSoonAndStayDense(float size) {
    Reverb reverb = room(size, 8000);
    reverb.set(ReverbTable.PRE_DELAY, 0);
    Stereo out = click(9).through(reverb, block);
    assertTrue(density(out, 48 * 60) > 0.83, "after 60 ms " + density(out, 48 * 60));
    for (int ms : new int[] {100, 150, 300, 1000, 2000, 4000}) {
      assertEquals(1, density(out, 48 * ms), 0.12, "after " + ms + " ms");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 2000", "0.2, 6000", "0.6, 15000", "1, 20000"})
  void lateTailHasNoMetallicModes(float size, float ms) {
    Reverb reverb = room(size, ms);
    reverb.set(ReverbTable.DAMPING, 0);
    float[] out = click(4).through(reverb, block).left();
    double[] tail = new double[65_536];
    for (int i = 0; i < tail.length; i++) {
      tail[i] = out[2 * RATE + i] * Math.exp(6.9 * i / (ms * 48));
    }
    Spectrum spectrum = new Spectrum(tail, RATE);
    double strongest = 0;
    double power = 0;
    int lines = 0;
    for (double hz = 300; hz < 3000; hz += 10) {
      double line = spectrum.lineAt(hz);
      strongest = Math.max(strongest, line);
      power += line * line;
      lines++;
    }
    // The strongest of 270 lines of noise lies about 8 dB over their mean.
    double over = Spectrum.db(strongest / Math.sqrt(power / lines));
    assertTrue(over < 11, "a mode rings " + over + " dB over the rest");
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.35, 7", "1, 12"})
  void heldNoteIsNotHeardToSway(float motion, double cents) {
    Reverb reverb = room(0.6f, 3000);
    reverb.set(ReverbTable.MOTION, motion);
    float[] out =
        Stereo.of(6 * RATE, i -> 0.3 * Math.sin(2 * Math.PI * 1000 * i / RATE))
            .through(reverb, block)
            .left();
    // Mean phase of the note, in windows of a tenth of a second: its drift is its detuning.
    double worst = 0;
    for (int from = 3 * RATE; from < 5 * RATE; from += 4800) {
      double turned = phase(out, from + 4800) - phase(out, from);
      double cycles = turned / (2 * Math.PI);
      cycles -= Math.rint(cycles);
      worst = Math.max(worst, 1200 * Math.abs(cycles / 0.1 / 1000) / Math.log(2));
    }
    assertTrue(worst < cents, worst + " cents");
  }

  @Test
  void frozenRoomNeverFadesAndLetsNothingIn() {
    Reverb reverb = room(0.6f, 2000);
    Random random = new Random(3);
    Stereo.of(RATE, i -> 0.3 * random.nextGaussian()).through(reverb, block);
    reverb.set(ReverbTable.FREEZE, 1);
    Stereo.silence(RATE).through(reverb, block);
    double before = power(Stereo.silence(RATE).through(reverb, block));
    Stereo.of(30 * RATE, i -> Math.sin(i * 0.1)).through(reverb, block);
    Stereo.silence(RATE).through(reverb, block);
    double after = power(Stereo.silence(RATE).through(reverb, block));
    assertTrue(before > 1e-3, "nothing frozen");
    assertEquals(0, 10 * Math.log10(after / before), 0.5);
    reverb.set(ReverbTable.FREEZE, 0);
    Stereo.silence(8 * RATE).through(reverb, block);
    assertTrue(power(Stereo.silence(RATE).through(reverb, block)) < 1e-9);
  }

  @Test
  void duckedRoomRisesInTheGap() {
    Reverb reverb = room(0.6f, 6000);
    reverb.set(ReverbTable.DUCKING, 1);
    Random random = new Random(3);
    double during = power(Stereo.of(RATE, i -> 0.2 * random.nextGaussian()).through(reverb, block));
    Stereo.silence(RATE / 2).through(reverb, block);
    double later = power(Stereo.silence(RATE).through(reverb, block));
    assertTrue(later > 2 * during, during + " then " + later);
  }

  @Test
  void sumOfBothSidesLosesNoMoreThanUnrelatedSidesDo() {
    Reverb reverb = room(0.6f, 2200);
    Random random = new Random(5);
    Stereo out = Stereo.of(3 * RATE, i -> 0.1 * random.nextGaussian()).through(reverb, block);
    double both = 0;
    for (int i = RATE; i < out.frames(); i++) {
      both += Math.pow(0.5 * (out.left()[i] + out.right()[i]), 2);
    }
    double lost = 10 * Math.log10(power(out) * out.frames() / 2 / both);
    assertTrue(lost < 5, lost + " dB lost");
  }

  private static double phase(float[] x, int from) {
    double re = 0;
    double im = 0;
    for (int i = from; i < from + 4800; i++) {
      re += x[i] * Math.cos(2 * Math.PI * 1000 * i / RATE);
      im -= x[i] * Math.sin(2 * Math.PI * 1000 * i / RATE);
    }
    return Math.atan2(im, re);
  }

  private static double power(Stereo sound) {
    double sum = 0;
    for (int i = 0; i < sound.frames(); i++) {
      sum += sound.left()[i] * sound.left()[i] + sound.right()[i] * sound.right()[i];
    }
    return sum / sound.frames();
  }

  /** Part of the samples beyond one standard deviation, noise being 1 (Abel and Huang, 2006). */
  private static double density(Stereo x, int from) {
    return 0.5 * (density(x.left(), from) + density(x.right(), from));
  }

  private static double density(float[] x, int from) {
    int frames = 1440;
    double sum = 0;
    for (int i = from; i < from + frames; i++) {
      sum += x[i] * x[i];
    }
    double deviation = Math.sqrt(sum / frames);
    int beyond = 0;
    for (int i = from; i < from + frames; i++) {
      beyond += Math.abs(x[i]) > deviation ? 1 : 0;
    }
    return beyond / (0.3173 * frames);
  }

  /** Twice the time from -5 to -35 dB of what is left of the energy of one band (Schroeder). */
  private static double seconds(float[] response, double hz, double q) {
    double[] x = new double[response.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = response[i];
    }
    for (int pass = 0; pass < 3; pass++) {
      band(x, hz, q);
    }
    double left = 0;
    for (int i = x.length - 1; i >= 0; i--) {
      left += x[i] * x[i];
      x[i] = left;
    }
    int start = -1;
    for (int i = 0; i < x.length; i++) {
      double db = 10 * Math.log10(x[i] / x[0]);
      start = start < 0 && db < -5 ? i : start;
      if (db < -35) {
        return 2.0 * (i - start) / RATE;
      }
    }
    throw new AssertionError("the tail is longer than the recording");
  }

  /** The audio EQ cookbook's band-pass, in place. */
  private static void band(double[] x, double hz, double q) {
    double w = 2 * Math.PI * hz / RATE;
    double alpha = Math.sin(w) / (2 * q);
    double s0 = 0;
    double s1 = 0;
    for (int i = 0; i < x.length; i++) {
      double in = x[i];
      double y = (alpha * in + s0) / (1 + alpha);
      s0 = 2 * Math.cos(w) * y + s1;
      s1 = -alpha * in - (1 - alpha) * y;
      x[i] = y;
    }
  }

  private static Stereo click(double seconds) {
    return Stereo.of((int) (seconds * RATE), i -> i == 0 ? 1 : 0);
  }

  private static Reverb room(float size, float ms) {
    Reverb reverb = new Reverb();
    reverb.prepare(RATE);
    reverb.set(ReverbTable.SIZE, size);
    reverb.set(ReverbTable.DECAY, ms);
    return reverb;
  }
}
