package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmbientTest {

  private static final int RATE = 48_000;
  private static final int SECOND = RATE / Block.FRAMES;

  /** Minutes that are searched for repetition: ten with {@code -Dminutes=10}. */
  private static final int MINUTES = Integer.getInteger("minutes", 1);

  private static final double ALIKE = 0.9;

  private static Take fresh() {
    return new Take(new Ambient(), RATE);
  }

  /** One kind of sound alone, in a dry room. */
  private static Take only(String kind) {
    Take take = fresh().with("ambient.space", 0);
    for (String each : new String[] {"drone", "tones", "grains", "air"}) {
      take.with("ambient." + each, each.equals(kind) ? 0.8 : 0);
    }
    return take;
  }

  private static double keyHz(double key) {
    return 440 * Math.pow(2, (key - 69) / 12);
  }

  private static double rms(float[] x, double fromSeconds, double toSeconds) {
    double power = 0;
    int from = (int) (fromSeconds * RATE);
    int to = (int) (toSeconds * RATE);
    for (int i = from; i < to; i++) {
      power += x[i] * x[i];
    }
    return Math.sqrt(power / (to - from));
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedAnotherPiece() {
    Take first = fresh().with("ambient.seed", 7).note(0, 40, 1, 9 * RATE).render(8 * RATE);
    Take second = fresh().with("ambient.seed", 7).note(0, 40, 1, 9 * RATE).render(8 * RATE);
    Take other = fresh().with("ambient.seed", 8).note(0, 40, 1, 9 * RATE).render(8 * RATE);
    assertArrayEquals(first.left, second.left);
    double alike = 0;
    for (int i = 0; i < first.left.length; i++) {
      alike += first.left[i] * other.left[i];
    }
    alike /= first.left.length * rms(first.left, 0, 8) * rms(other.left, 0, 8);
    assertTrue(Math.abs(alike) < 0.5, "seeds 7 and 8 correlate by " + alike);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noFourSecondsComeAgain(int seed) {
    Take take = fresh().with("ambient.seed", seed);
    take.note(0, 36, 1, MINUTES * 60L * RATE).render(MINUTES * 60 * RATE);
    double highest = new Repetition(take.left, 4 * RATE).highest();
    assertTrue(highest < ALIKE, "a window comes again with a correlation of " + highest);
  }

  @Test
  void evenADroneAloneThatHardlyMovesDoesNotRepeat() {
    Take take = only("drone").with("ambient.drift", 0).with("ambient.motion", 0);
    take.note(0, 36, 1, 61L * RATE).render(60 * RATE);
    double highest = new Repetition(take.left, 4 * RATE).highest();
    assertTrue(highest < ALIKE, "a window comes again with a correlation of " + highest);
  }

  @Test
  void repetitionIsFound() {
    Take take = fresh().note(0, 36, 1, 20 * RATE).render(24 * RATE);
    float[] twice = new float[40 * RATE];
    System.arraycopy(take.left, 0, twice, 0, 20 * RATE);
    System.arraycopy(take.left, 4 * RATE, twice, 21 * RATE + 5, 16 * RATE);
    assertEquals(1, new Repetition(twice, 4 * RATE).highest(), 0.01);
  }

  @Test
  void playsTonesOfItsScaleOnly() {
    Take take = only("tones").with("ambient.scale", 8).with("ambient.tone_source", 0);
    take.with("ambient.density", 1).with("ambient.drift", 0).with("ambient.brightness", 1);
    take.with("ambient.motion", 0).with("ambient.tone_time", 2000).with("ambient.low_cut", 20);
    take.note(0, 36, 1, 60 * RATE).render(40 * RATE);
    Spectrum spectrum = new Spectrum(take.left(8 * RATE, 8 * RATE + (1 << 20)), RATE);
    double inside = 0;
    double outside = 0;
    for (int key = 48; key <= 84; key++) {
      double power = spectrum.power(keyHz(key - 0.5), keyHz(key + 0.5));
      int tone = Math.floorMod(key - 36, 12);
      inside += tone == 0 || tone == 7 ? power : 0;
      outside += tone == 0 || tone == 7 ? 0 : power;
    }
    assertTrue(outside < 0.01 * inside, outside + " against " + inside);
  }

  @Test
  void theDroneIsTheNoteThatIsHeld() {
    Take take = only("drone").with("ambient.drone_source", 0).with("ambient.drift", 0);
    take.with("ambient.low_cut", 20).with("ambient.glide", 500);
    take.note(0, 45, 1, 9 * RATE).note(9 * RATE, 50, 1, 12 * RATE).render(20 * RATE);
    double before = new Spectrum(take.mono(RATE, RATE + 262_144), RATE).peakHz(100, 120);
    double after = new Spectrum(take.mono(12 * RATE, 12 * RATE + 262_144), RATE).peakHz(140, 155);
    assertEquals(0, 1200 * Math.log(before / keyHz(45)) / Math.log(2), 15);
    assertEquals(0, 1200 * Math.log(after / keyHz(50)) / Math.log(2), 15);
  }

  private static double centroid(Take take) {
    take.note(0, 36, 1, 20 * RATE).render(13 * RATE);
    return new Spectrum(take.left(RATE, RATE + 524_288), RATE).centroid(20, 16_000);
  }

  @Test
  void brightnessOpensIt() {
    double dark = centroid(only("drone").with("ambient.brightness", 0));
    double middle = centroid(only("drone").with("ambient.brightness", 0.4));
    double bright = centroid(only("drone").with("ambient.brightness", 1));
    assertTrue(middle > 1.2 * dark && bright > 1.05 * middle, dark + ", " + middle + ", " + bright);
  }

  @Test
  void eachRegisterIsAnOctave() {
    Take low = only("tones").with("ambient.register", 0).with("ambient.tone_source", 0);
    Take high = only("tones").with("ambient.register", 1).with("ambient.tone_source", 0);
    low.with("ambient.brightness", 1).with("ambient.motion", 0);
    high.with("ambient.brightness", 1).with("ambient.motion", 0);
    assertEquals(2, centroid(high) / centroid(low), 0.1);
  }

  /** Part of the time in which something is heard. */
  private static double filled(double density) {
    Take take = only("grains").with("ambient.density", density).with("ambient.grain_time", 60);
    take.note(0, 48, 1, 30 * RATE).render(20 * RATE);
    int heard = 0;
    for (int i = RATE; i < 20 * RATE; i += 480) {
      heard += rms(take.left, i / (double) RATE, (i + 480) / (double) RATE) > 1e-3 ? 1 : 0;
    }
    return heard / (19.0 * RATE / 480);
  }

  @Test
  void densityFillsTheTime() {
    double sparse = filled(0);
    double middle = filled(0.4);
    double dense = filled(1);
    assertTrue(
        sparse < 0.3 && middle > 1.5 * sparse && dense > 0.95,
        sparse + ", " + middle + ", " + dense);
  }

  /** How much the loudness of half seconds varies. */
  private static double restless(double motion) {
    Take take =
        only("drone").with("ambient.motion", motion).note(0, 48, 1, 40 * RATE).render(30 * RATE);
    double sum = 0;
    for (double at = 2; at < 29; at += 0.5) {
      double step = rms(take.left, at, at + 0.5) / rms(take.left, at + 0.5, at + 1);
      sum += Math.abs(Math.log(step));
    }
    return sum;
  }

  @Test
  void motionMovesIt() {
    assertTrue(restless(1) > 1.5 * restless(0), restless(0) + ", " + restless(1));
  }

  @Test
  void driftDetunesIt() {
    assertTrue(width(1) > 1.5 * width(0), width(0) + ", " + width(1));
  }

  /** Spread in Hz of what sounds around the root. */
  private static double width(double drift) {
    Take take = only("drone").with("ambient.drone_source", 0).with("ambient.drift", drift);
    take.with("ambient.motion", 0.8).note(0, 57, 1, 40 * RATE).render(12 * RATE);
    Spectrum spectrum = new Spectrum(take.left(RATE, RATE + 524_288), RATE);
    double middle = spectrum.centroid(205, 235);
    double sum = 0;
    for (double hz = 205; hz < 235; hz += 0.25) {
      sum += spectrum.power(hz, hz + 0.25) * (hz - middle) * (hz - middle);
    }
    return Math.sqrt(sum / spectrum.power(205, 235));
  }

  @Test
  void spaceLetsItRingOn() {
    double[] left = new double[2];
    for (int space = 0; space < 2; space++) {
      Take take = only("grains").with("ambient.space", space).with("ambient.grain_time", 15);
      take.with("ambient.density", 0).note(0, 60, 1, 30 * RATE).render(20 * RATE);
      int quiet = 0;
      for (double at = 1; at < 19; at += 0.02) {
        quiet += rms(take.left, at, at + 0.02) < 1e-4 ? 1 : 0;
      }
      left[space] = quiet / 900.0;
    }
    assertTrue(left[0] > 0.5 && left[1] < 0.1, left[0] + ", " + left[1]);
  }

  private static boolean sounds(Ambient ambient, Block block, int blocks) {
    boolean sounding = false;
    for (int b = 0; b < blocks; b++) {
      sounding = ambient.process(block, new float[Block.FRAMES], new float[Block.FRAMES]);
    }
    return sounding;
  }

  private static Ambient prepared(String... on) {
    Ambient ambient = new Ambient();
    ambient.prepare(RATE);
    ambient.set(AmbientTable.FADE_OUT, 100);
    for (String id : on) {
      ambient.set(AmbientTable.TABLE.indexOf(id).orElseThrow(), 1);
    }
    return ambient;
  }

  @Test
  void aHeldNoteGatesIt() {
    Ambient ambient = prepared();
    assertFalse(sounds(ambient, new Block(), 10));
    ambient.noteOn(0, 1, 40, 1);
    ambient.noteOn(0, 2, 47, 1);
    ambient.noteOff(0, 2);
    assertTrue(sounds(ambient, new Block(), SECOND));
    ambient.noteOff(0, 1);
    assertTrue(sounds(ambient, new Block(), SECOND / 20));
    assertFalse(sounds(ambient, new Block(), SECOND / 10));
  }

  @Test
  void latchedItRunsUntilItsKeyIsPressedAgain() {
    Ambient ambient = prepared("ambient.latch");
    ambient.noteOn(0, 1, 40, 1);
    ambient.noteOff(0, 1);
    assertTrue(sounds(ambient, new Block(), SECOND));
    ambient.noteOn(0, 2, 43, 1);
    ambient.noteOff(0, 2);
    assertTrue(sounds(ambient, new Block(), SECOND));
    ambient.noteOn(0, 3, 43, 1);
    ambient.noteOff(0, 3);
    assertFalse(sounds(ambient, new Block(), SECOND));
  }

  @Test
  void allNotesOffEndsTheLatch() {
    Ambient ambient = prepared("ambient.latch");
    ambient.noteOn(0, 1, 40, 1);
    ambient.noteOff(0, 1);
    sounds(ambient, new Block(), SECOND);
    ambient.allNotesOff();
    assertFalse(sounds(ambient, new Block(), SECOND));
  }

  @Test
  void playsWithTheTransport() {
    Ambient ambient = prepared("ambient.self");
    Block block = new Block();
    assertFalse(sounds(ambient, block, 10));
    block.playing = true;
    assertTrue(sounds(ambient, block, SECOND));
    block.playing = false;
    assertFalse(sounds(ambient, block, SECOND));
  }

  @Test
  void beginsTheSamePieceEachTime() {
    Take take = fresh().with("ambient.fade_out", 100);
    take.note(0, 40, 1, RATE).note(3 * RATE, 40, 1, RATE).render(4 * RATE);
    for (int i = 0; i < RATE; i++) {
      assertEquals(take.left[i], take.left[3 * RATE + i]);
    }
  }
}
