package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;

/** Recordings on pads. */
class DrumSampleTest {

  private static final int RATE = 48_000;
  private static final int KICK_KEY = 36;
  private static final int SAMPLE = DrumKitTable.MODELS - 1;

  @TempDir Path folder;

  private static DrumSample tone(double hz, int frames, int rate) {
    float[] x = new float[DrumSample.BEFORE + frames + DrumSample.BEHIND];
    for (int i = 0; i < frames; i++) {
      x[DrumSample.BEFORE + i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return new DrumSample(x, x, frames, rate);
  }

  private static DrumKit kit() {
    DrumKit kit = new DrumKit();
    return kit;
  }

  private static Take take(DrumKit kit) {
    Take take = new Take(kit, RATE).with("drums.kick.model", SAMPLE);
    return take.with("drums.kick.level", 0);
  }

  private static int slot(String name) {
    return DrumKitTable.SLOTS.indexOf(name);
  }

  private static double hz(Take take, int from) {
    return new Spectrum(take.left(from, from + 4096), RATE).peakHz(100, 20_000);
  }

  @Test
  void everySlotHasANameOfItsOwn() {
    assertEquals(256, DrumKitTable.SLOTS.stream().distinct().count());
    assertEquals("pad1", DrumKitTable.SLOTS.getFirst());
    assertTrue(slot("pad16.v4.r4") > 0);
  }

  @Test
  void playsTheRecordingAsItIs() {
    DrumSample sample = tone(1000, 9600, RATE);
    DrumKit kit = kit();
    Take take = take(kit).with("drums.kick.pan", 0);
    kit.use(slot("pad1"), sample);
    take.note(0, KICK_KEY, 1, 100).render(RATE / 2);
    double off = 0;
    for (int i = 0; i < 9600; i++) {
      double wanted = sample.left()[DrumSample.BEFORE + i] * Math.sqrt(0.5);
      off = Math.max(off, Math.abs(wanted - take.left[i]));
    }
    // The DC blocker turns a 1 kHz tone by 0.8 degrees.
    assertTrue(off < 0.01, "off by " + off);
    assertTrue(take.silentBlocks > 50);
  }

  @Test
  void staysInTuneAtEverySpeedAndRate() {
    for (int rate : new int[] {22_050, 44_100, 96_000}) {
      for (int tune : new int[] {-12, 0, 7}) {
        DrumKit kit = kit();
        Take take = take(kit).with("drums.kick.tune", tune);
        kit.use(slot("pad1"), tone(1000, rate, rate));
        take.note(0, KICK_KEY, 1, 100).render(9600);
        double cents = 1200 * Math.log(hz(take, 2400) / 1000) / Math.log(2) - 100 * tune;
        assertEquals(0, cents, 0.5, "at " + rate + " Hz, " + tune + " semitones");
      }
    }
  }

  @Test
  void layersFollowVelocityAndTakesComeRoundRobin() {
    DrumKit kit = kit();
    Take take = take(kit);
    kit.use(slot("pad1"), tone(500, 4800, RATE));
    kit.use(slot("pad1.v1.r2"), tone(700, 4800, RATE));
    kit.use(slot("pad1.v3.r1"), tone(1100, 4800, RATE));
    kit.use(slot("pad1.v3.r2"), tone(1300, 4800, RATE));
    kit.use(slot("pad1.v3.r4"), tone(1700, 4800, RATE));
    double[] velocities = {0.3, 0.9, 0.4, 1, 0.2, 0.6, 0.51, 0.49};
    double[] expected = {500, 1100, 700, 1300, 500, 1700, 1100, 700};
    for (int i = 0; i < velocities.length; i++) {
      take.note(9600L * i, KICK_KEY, velocities[i], 100);
    }
    take.render(9600 * velocities.length);
    for (int i = 0; i < velocities.length; i++) {
      assertEquals(expected[i], hz(take, 9600 * i), 3, "stroke " + i);
    }
  }

  @Test
  void aStereoRecordingKeepsItsSides() {
    DrumSample low = tone(500, 9600, RATE);
    DrumSample high = tone(1500, 9600, RATE);
    DrumKit kit = kit();
    Take take = take(kit);
    kit.use(slot("pad1"), new DrumSample(low.left(), high.left(), 9600, RATE));
    take.note(0, KICK_KEY, 1, 100).render(9600);
    double[] right = new double[4096];
    for (int i = 0; i < right.length; i++) {
      right[i] = take.right[i + 2400];
    }
    assertEquals(500, hz(take, 2400), 1);
    assertEquals(1500, new Spectrum(right, RATE).peakHz(100, 20_000), 1);
  }

  @Test
  void aSofterStrokeOfARecordingIsDarker() {
    double[] share = new double[2];
    for (int i = 0; i < 2; i++) {
      DrumKit kit = kit();
      Take take = take(kit);
      kit.use(slot("pad1"), tone(12_000, 9600, RATE));
      take.note(0, KICK_KEY, i == 0 ? 0.3 : 1, 100).render(9600);
      share[i] = take.peak() / (i == 0 ? Math.pow(0.3, 1.5) : 1);
    }
    assertTrue(share[0] < 0.5 * share[1], share[0] + " against " + share[1]);
  }

  @Test
  void aPadWithoutARecordingIsSilent() {
    assertEquals(0, take(kit()).note(0, KICK_KEY, 1, 100).render(4800).peak());
  }

  @Test
  void exchangingARecordingWhileItSoundsDoesNotClick() {
    DrumKit kit = kit();
    kit.prepare(RATE);
    kit.set(DrumKitTable.row(DrumMap.KICK, DrumKitTable.MODEL), SAMPLE);
    kit.use(0, tone(200, RATE, RATE));
    kit.noteOn(0, 1, KICK_KEY, 1);
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    double last = 0;
    double steepest = 0;
    for (int block = 0; block < 400; block++) {
      if (block == 200) {
        kit.use(0, null);
      }
      kit.process(new Block(), left, right);
      for (float y : left) {
        steepest = Math.max(steepest, Math.abs(y - last));
        last = y;
      }
    }
    assertTrue(steepest < 0.02, "a step of " + steepest);
  }

  @Test
  void loadsAFileAndRefusesALongOneInOneSentence() throws IOException {
    Path brief = folder.resolve("brief.wav");
    Path endless = folder.resolve("endless.wav");
    write(brief, 4800);
    write(endless, 31 * 8000);
    DrumKit kit = kit();
    DrumSample sample = (DrumSample) kit.load(0, brief, RATE);
    assertEquals(4800, sample.frames());
    assertEquals(8000, sample.sampleRate());
    assertTrue(sample.wide());
    IOException refusal = assertThrows(IOException.class, () -> kit.load(0, endless, RATE));
    assertTrue(refusal.getMessage().contains("endless.wav"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("31 s"), refusal.getMessage());
    Path none = folder.resolve("none.wav");
    assertThrows(IOException.class, () -> kit.load(0, none, RATE));
  }

  @Test
  void refusesWhatMemoryCannotHold() throws IOException {
    Path file = folder.resolve("big.wav");
    write(file, 80_000);
    IOException refusal =
        assertThrows(IOException.class, () -> DrumSampleFile.read(file, RATE, 500_000));
    assertTrue(refusal.getMessage().contains("1 MB of memory"), refusal.getMessage());
    assertEquals(80_000, DrumSampleFile.read(file, RATE, 700_000).frames());
  }

  private static void write(Path file, int frames) throws IOException {
    float[][] sound = new float[2][frames];
    for (int i = 0; i < frames; i++) {
      sound[0][i] = 0.25f;
      sound[1][i] = -0.25f;
    }
    try (WavWriter writer = new WavWriter(file, 8000, WavEncoding.PCM_16)) {
      writer.write(sound[0], sound[1], 0, frames);
    }
  }

  /** Struck as it is and a fifth higher; 30 kHz has no place at 48 kHz and would fold to 18. */
  @Test
  void aRecordingOfAHigherRateDoesNotFold() throws IOException {
    Path file = folder.resolve("high.wav");
    float[] x = new float[96_000];
    for (int i = 0; i < x.length; i++) {
      double t = 2 * Math.PI * i / 96_000;
      x[i] = (float) (0.3 * Math.sin(1000 * t) + 0.3 * Math.sin(30_000 * t));
    }
    try (WavWriter writer = new WavWriter(file, 96_000, WavEncoding.FLOAT_32)) {
      writer.write(x, x, 0, x.length);
    }
    DrumKit kit = kit();
    Take take = take(kit);
    DrumSample sample = (DrumSample) kit.load(slot("pad1"), file, RATE);
    assertEquals(RATE, sample.sampleRate());
    assertEquals(48_000, sample.frames());
    kit.use(slot("pad1"), sample);
    take.note(0, KICK_KEY, 1, 100).render(9600);
    Spectrum heard = new Spectrum(take.left(2000, 2000 + 4096), RATE);
    assertEquals(1000, heard.peakHz(100, 20_000), 1);
    double fold = Spectrum.db(heard.lineAt(18_000) / heard.lineAt(1000));
    assertTrue(fold < -80, "folds at " + fold + " dB");
  }
}
