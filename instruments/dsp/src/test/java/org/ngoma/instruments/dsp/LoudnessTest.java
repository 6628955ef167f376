package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EBU Tech 3341 and 3342, the cases that consist of tones on two channels. */
class LoudnessTest {

  private static final int[] RATES = {44_100, 48_000, 96_000};

  @Test
  void case1And2SteadyTones() {
    for (int rate : RATES) {
      for (double level : new double[] {-23, -33}) {
        Loudness meter = heard(rate, level, 20);
        assertEquals(level, meter.integratedLufs(), 0.1, rate + " Hz");
        assertEquals(level, meter.momentaryLufs(), 0.1);
        assertEquals(level, meter.shortTermLufs(), 0.1);
      }
    }
  }

  @Test
  void case3RelativeGateLeavesTheQuietPartsOut() {
    assertEquals(-23, heard(48_000, -36, 10, -23, 60, -36, 10).integratedLufs(), 0.1);
  }

  @Test
  void case4AbsoluteGateLeavesTheBackgroundOut() {
    Loudness meter = heard(48_000, -72, 10, -36, 10, -23, 60, -36, 10, -72, 10);
    assertEquals(-23, meter.integratedLufs(), 0.1);
  }

  @Test
  void absoluteGateWorksWhereTheRelativeOneWouldKeep() {
    assertEquals(-65, heard(48_000, -65, 10, -72, 10).integratedLufs(), 0.1);
  }

  @Test
  void case5RelativeGateKeepsWhatIsNear() {
    assertEquals(-23, heard(48_000, -26, 20, -20, 20.1, -26, 20).integratedLufs(), 0.1);
  }

  @Test
  void case9ShortTermStandsStillUnderAThreeSecondRhythm() {
    Tone tone = new Tone(48_000);
    tone.play(-20, 1.34);
    tone.play(-30, 1.66);
    for (int round = 0; round < 4; round++) {
      for (int hop = 0; hop < 30; hop++) {
        double at = hop * 0.1;
        tone.playBetween(at, at + 0.1, 1.34, -20, -30);
        assertEquals(-23, tone.meter.shortTermLufs(), 0.1, "hop " + hop);
      }
    }
  }

  @Test
  void case12MomentaryStandsStillUnderA400MillisecondRhythm() {
    Tone tone = new Tone(48_000);
    tone.play(-20, 0.18);
    tone.play(-30, 0.22);
    for (int hop = 0; hop < 40; hop++) {
      double at = hop % 4 * 0.1;
      tone.playBetween(at, at + 0.1, 0.18, -20, -30);
      assertEquals(-23, tone.meter.momentaryLufs(), 0.1, "hop " + hop);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7})
  void maximaFindOneBurst(int tenths) {
    Tone tone = new Tone(48_000);
    tone.play(-80, 0.1 * tenths);
    tone.play(-23, 3);
    tone.play(-80, 4);
    assertEquals(-23, tone.meter.maxShortTermLufs(), 0.1);
    assertEquals(-23, tone.meter.maxMomentaryLufs(), 0.1);
  }

  @Test
  void rangeOfTech3342() {
    assertEquals(10, heard(48_000, -20, 20, -30, 20).rangeLu(), 1);
    assertEquals(5, heard(48_000, -20, 20, -15, 20).rangeLu(), 1);
    assertEquals(20, heard(48_000, -40, 20, -20, 20).rangeLu(), 1);
    assertEquals(15, heard(48_000, -50, 20, -35, 20, -20, 20, -35, 20, -50, 20).rangeLu(), 1);
  }

  @Test
  void rangeSpansTheTenthToTheNinetyFifthPercentile() {
    assertEquals(10, heard(48_000, -30, 12, -20, 48).rangeLu(), 0.3);
    assertEquals(0, heard(48_000, -30, 4, -20, 96).rangeLu(), 0.3);
    assertEquals(10, heard(48_000, -30, 50, -20, 10).rangeLu(), 0.3);
    assertEquals(0, heard(48_000, -30, 96, -20, 4).rangeLu(), 0.3);
  }

  @Test
  void oneChannelIsThreeDecibelsLessThanTwo() {
    float[] tone = sine(48_000, 1, 997, 48_000 * 5);
    Loudness meter = new Loudness(48_000);
    meter.add(tone, new float[tone.length], 0, tone.length);
    assertEquals(-3.01, meter.integratedLufs(), 0.02);
  }

  @Test
  void silenceHasNoLoudness() {
    Loudness meter = new Loudness(48_000);
    assertEquals(Double.NEGATIVE_INFINITY, meter.integratedLufs());
    meter.add(new float[480_000], new float[480_000], 0, 480_000);
    assertEquals(Double.NEGATIVE_INFINITY, meter.integratedLufs());
    assertEquals(Double.NEGATIVE_INFINITY, meter.momentaryLufs());
    assertEquals(0, meter.rangeLu());
  }

  @Test
  void sizeOfThePiecesDoesNotMatterAndResetForgets() {
    float[] tone = sine(48_000, 0.1, 440, 48_000 * 4);
    Loudness whole = new Loudness(48_000);
    whole.add(tone, tone, 0, tone.length);
    Loudness pieces = new Loudness(48_000);
    pieces.add(tone, tone, 0, 100_000);
    pieces.reset();
    for (int at = 0; at < tone.length; at += 1007) {
      pieces.add(tone, tone, at, Math.min(1007, tone.length - at));
    }
    assertEquals(whole.integratedLufs(), pieces.integratedLufs(), 1e-9);
  }

  private static Loudness heard(int rate, double... levelsAndSeconds) {
    Tone tone = new Tone(rate);
    for (int i = 0; i < levelsAndSeconds.length; i += 2) {
      tone.play(levelsAndSeconds[i], levelsAndSeconds[i + 1]);
    }
    return tone.meter;
  }

  private static float[] sine(int rate, double amplitude, double hz, int frames) {
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      x[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return x;
  }

  /** A 1 kHz tone of changing level, whose phase runs on. */
  private static final class Tone {
    final Loudness meter;
    private final int rate;
    private long frame;

    Tone(int rate) {
      this.rate = rate;
      meter = new Loudness(rate);
    }

    void play(double dbfs, double seconds) {
      int frames = (int) Math.round(seconds * rate);
      float[] x = new float[frames];
      double amplitude = Math.pow(10, dbfs / 20);
      for (int i = 0; i < frames; i++) {
        x[i] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * (frame + i) / rate));
      }
      frame += frames;
      meter.add(x, x, 0, frames);
    }

    /** Plays from one time to another of a rhythm that turns from loud to quiet at {@code turn}. */
    void playBetween(double from, double to, double turn, double loud, double quiet) {
      play(loud, Math.max(0, Math.min(to, turn) - from));
      play(quiet, Math.max(0, to - Math.max(from, turn)));
    }
  }
}
