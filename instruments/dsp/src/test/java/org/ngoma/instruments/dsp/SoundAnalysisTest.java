package org.ngoma.instruments.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundAnalysisTest {

  private static final int RATE = 48_000;

  @Test
  void aFullScaleSineReadsZeroDecibelsWhereverItLies() {
    for (double hz = 25; hz < 19_500; hz *= 1.0471) {
      SpectrumAnalyser analyser = new SpectrumAnalyser(RATE, 96);
      float[] sine = Tone.sine(hz / RATE, SpectrumAnalyser.WINDOW);
      float[] silence = new float[SpectrumAnalyser.WINDOW];
      analyser.look(sine, silence, 0, 0);
      SpectrumPicture picture = analyser.picture();
      int highest = highest(picture.db());
      assertEquals(0, picture.db()[highest], hz < 200 ? 0.4 : 0.25, hz + " Hz");
      double octaves = Math.log(picture.hz()[highest] / hz) / Math.log(2);
      assertEquals(0, octaves, hz < 100 ? 0.35 : 0.08, hz + " Hz is shown at " + octaves);
      for (int band = 0; band < 96; band++) {
        if (Math.abs(picture.hz()[band] - hz) > 40 + 0.1 * hz) {
          assertTrue(picture.db()[band] < -60, hz + " Hz at " + picture.hz()[band]);
        }
      }
    }
  }

  @Test
  void theLouderSideCounts() {
    SpectrumAnalyser analyser = new SpectrumAnalyser(RATE, 96);
    float[] soft = scaled(Tone.sine(1000.0 / RATE, SpectrumAnalyser.WINDOW), 0.01f);
    float[] loud = scaled(soft, 10);
    analyser.look(soft, loud, 0, 0);
    float[] db = analyser.picture().db();
    assertEquals(-20, db[highest(db)], 0.25);
    SpectrumAnalyser upsideDown = new SpectrumAnalyser(RATE, 96);
    upsideDown.look(loud, scaled(loud, -1), 0, 0);
    assertEquals(-20, upsideDown.picture().db()[highest(db)], 0.25);
  }

  @Test
  void bandsJumpUpAndFallByTheClock() {
    SpectrumAnalyser analyser = new SpectrumAnalyser(RATE, 48);
    float[] sine = Tone.sine(1000.0 / RATE, SpectrumAnalyser.WINDOW);
    float[] silence = new float[SpectrumAnalyser.WINDOW];
    analyser.look(sine, sine, 0, 0);
    int band = highest(analyser.picture().db());
    analyser.look(silence, silence, 0, RATE / 2);
    assertEquals(-12, analyser.picture().db()[band], 0.3);
    analyser.look(silence, silence, 0, 10 * RATE);
    assertEquals(SpectrumAnalyser.FLOOR_DB, analyser.picture().db()[band]);
  }

  @Test
  void outlineOfASine() {
    WaveformOutline outline = new WaveformOutline(10, 480);
    float[] sine = Tone.sine(100.0 / RATE, 480 * 13);
    float[] half = scaled(sine, 0.5f);
    outline.add(sine, half, 0, 480 * 13);
    WaveformPicture picture = outline.picture();
    for (int column = 0; column < 10; column++) {
      assertEquals(1, picture.highest()[column], 1e-3);
      assertEquals(-1, picture.lowest()[column], 1e-3);
      assertEquals(Math.sqrt((0.5 + 0.125) / 2), picture.rms()[column], 1e-3);
    }
    outline.add(new float[480], new float[480], 0, 480);
    assertEquals(0, outline.picture().rms()[9], "the newest is the last");
    assertTrue(outline.picture().rms()[8] > 0.5);
  }

  @Test
  void monoStandsUprightAndSidesLean() {
    float[] sine = Tone.sine(997.0 / RATE, 4800);
    float[] silence = new float[4800];
    VectorPicture mono = VectorPicture.of(sine, sine, 4800, 512, 4);
    assertEquals(1, mono.correlation(), 1e-5);
    VectorPicture left = VectorPicture.of(sine, silence, 4800, 512, 4);
    assertEquals(0, left.correlation());
    VectorPicture opposite = VectorPicture.of(sine, scaled(sine, -1), 4800, 512, 4);
    assertEquals(-1, opposite.correlation(), 1e-5);
    for (int dot = 0; dot < 512; dot++) {
      assertEquals(0, mono.x()[dot], 1e-6);
      assertEquals(left.x()[dot], -left.y()[dot], 1e-6);
      assertEquals(0, opposite.y()[dot], 1e-6);
    }
    Random random = new Random(3);
    float[] a = new float[4800];
    float[] b = new float[4800];
    for (int i = 0; i < a.length; i++) {
      a[i] = random.nextFloat(-1, 1);
      b[i] = random.nextFloat(-1, 1);
    }
    assertEquals(0, VectorPicture.of(a, b, 4800, 1024, 4).correlation(), 0.06);
  }

  @Test
  void picturesOfWhatCameInPieces() {
    SoundAnalysis analysis = new SoundAnalysis(RATE);
    float[] sine = scaled(Tone.sine(1000.0 / RATE, 5 * RATE), 0.1f);
    for (int at = 0; at < sine.length; at += 1777) {
      analysis.add(sine, sine, at, Math.min(1777, sine.length - at));
    }
    SoundPicture picture = analysis.picture();
    assertEquals(-20, picture.loudness().integratedLufs(), 0.1);
    assertEquals(-20, picture.loudness().momentaryLufs(), 0.1);
    assertEquals(-20, picture.loudness().truePeakDb(), 0.1);
    assertEquals(-20, picture.spectrum().db()[highest(picture.spectrum().db())], 0.25);
    assertEquals(1, picture.vector().correlation(), 1e-4);
    assertEquals(0.1, picture.waveform().highest()[255], 1e-3);
    assertEquals(0.1 * Math.sqrt(0.5), picture.waveform().rms()[0], 1e-3);
  }

  private static int highest(float[] x) {
    int highest = 0;
    for (int i = 0; i < x.length; i++) {
      highest = x[i] > x[highest] ? i : highest;
    }
    return highest;
  }

  private static float[] scaled(float[] x, float gain) {
    float[] out = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i] * gain;
    }
    return out;
  }
}
