package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;

class SamplerTest {

  private static final int RATE = 48_000;
  private static final double LEVEL = Math.pow(10, -6 / 20.0);

  @TempDir Path folder;

  private Path wav(String name, int rate, float[] left, float[] right) throws IOException {
    Path file = folder.resolve(name);
    try (WavWriter writer = new WavWriter(file, rate, WavEncoding.FLOAT_32)) {
      writer.write(left, right, 0, left.length);
    }
    return file;
  }

  private static float[] sine(double hz, int rate, double seconds) {
    float[] out = new float[(int) (rate * seconds)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return out;
  }

  private Sampler with(float[] sound, int rate) throws IOException {
    Sampler sampler = new Sampler();
    sampler.prepare(RATE);
    put(sampler, 0, sound, rate);
    set(sampler, "source", 0);
    return sampler;
  }

  private void put(Sampler sampler, int zone, float[] sound, int rate) throws IOException {
    Path file = wav("zone" + zone + ".wav", rate, sound, sound);
    sampler.use(zone, sampler.load(zone, file, RATE));
  }

  private static void set(Sampler sampler, String id, double value) {
    sampler.set(sampler.params().indexOf("sampler." + id).orElseThrow(), (float) value);
  }

  /** Of the last take. */
  private static long lateSamples;

  /** Renders so many frames; a silent block is zeros. */
  private static float[] render(Sampler sampler, int frames, double bpm) {
    Block block = new Block();
    block.bpm = (float) bpm;
    float[] out = new float[frames / Block.FRAMES * Block.FRAMES];
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    for (int at = 0; at < out.length; at += Block.FRAMES) {
      if (sampler.process(block, left, right)) {
        System.arraycopy(left, 0, out, at, Block.FRAMES);
      }
    }
    lateSamples = block.lateSamples;
    return out;
  }

  private static float[] render(Sampler sampler, int frames) {
    return render(sampler, frames, 120);
  }

  private static double[] part(float[] x, int from, int to) {
    double[] out = new double[to - from];
    for (int i = from; i < to; i++) {
      out[i - from] = x[i];
    }
    return out;
  }

  private static double peak(float[] x, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  private static double rms(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 48000, 500",
    "60, 44100, 500",
    "72, 48000, 500",
    "48, 96000, 1000",
    "65, 44100, 3000"
  })
  void everyKeyIsInTuneAndClean(int key, int rate, double hz) throws IOException {
    Sampler sampler = with(sine(hz, rate, 4), rate);
    sampler.noteOn(0, 1, key, 1);
    float[] out = render(sampler, 70_000);
    double expected = hz * Math.pow(2, (key - 60) / 12.0);
    Spectrum spectrum = new Spectrum(part(out, 4000, 4000 + 65_536), RATE);
    double heard = spectrum.peakHz(0.8 * expected, 1.2 * expected);
    assertEquals(0, 1200 * Math.log(heard / expected) / Math.log(2), 0.1, "cents");
    double alias = Spectrum.db(spectrum.worstAlias(expected, 20_000) / spectrum.lineAt(expected));
    assertTrue(alias < -65, "alias at " + alias + " dB");
    assertEquals(0.5 * LEVEL / Math.sqrt(2), rms(out, 4000, 68_000), 0.002);
  }

  /** A tone of 500 Hz that says it is the F below middle C and loops for ever. */
  private Sampler withMarks(double rootKey, int kind) throws IOException {
    Path plain = wav("plain.wav", RATE, sine(500, RATE, 0.5), sine(500, RATE, 0.5));
    byte[] sound = Files.readAllBytes(plain);
    ByteBuffer smpl = ByteBuffer.allocate(8 + 60).order(ByteOrder.LITTLE_ENDIAN);
    smpl.put("smpl".getBytes(StandardCharsets.US_ASCII)).putInt(60);
    smpl.putInt(8 + 12, (int) rootKey);
    smpl.putInt(8 + 16, (int) (long) ((rootKey % 1) * 4294967296.0));
    smpl.putInt(8 + 28, 1).putInt(8 + 40, kind).putInt(8 + 44, 9600).putInt(8 + 48, 19_199);
    byte[] all = Arrays.copyOf(sound, sound.length + smpl.capacity());
    System.arraycopy(smpl.array(), 0, all, sound.length, smpl.capacity());
    Path file = Files.write(folder.resolve("marked.wav"), all);
    Sampler sampler = new Sampler();
    sampler.prepare(RATE);
    sampler.use(0, sampler.load(0, file, RATE));
    set(sampler, "source", 0);
    return sampler;
  }

  private static double heardHz(Sampler sampler, int key) {
    sampler.noteOn(0, 1, key, 1);
    float[] out = render(sampler, 20_000);
    return new Spectrum(part(out, 2000, 2000 + 16_384), RATE).peakHz(100, 2000);
  }

  @Test
  void aFileTellsItsRootKey() throws IOException {
    assertEquals(500, heardHz(withMarks(53, 0), 53), 0.05);
    assertEquals(500 * Math.pow(2, 0.5 / 12), heardHz(withMarks(52.5, 0), 53), 0.05);
    Sampler turned = withMarks(53, 0);
    set(turned, "zone1_root", 65);
    assertEquals(250, heardHz(turned, 53), 0.05, "a knob that was turned counts");
    Sampler deaf = withMarks(53, 0);
    set(deaf, "file_marks", 0);
    assertEquals(500, heardHz(deaf, 60), 0.05, "switched off");
  }

  @Test
  void aFileTellsItsLoop() throws IOException {
    for (int kind : new int[] {0, 1}) {
      Sampler sampler = withMarks(60, kind);
      sampler.noteOn(0, 1, 60, 1);
      float[] out = render(sampler, 4 * RATE);
      assertEquals(0.5 * LEVEL / Math.sqrt(2), rms(out, 3 * RATE, 4 * RATE - 32), 0.002);
      // Whole periods join without a seam; a sine that turns back has a corner.
      assertTrue(kind == 1 || curvature(out, RATE, 4 * RATE - 32) < 0.0012, "seam");
    }
    Sampler off = withMarks(60, 0);
    set(off, "file_marks", 0);
    off.noteOn(0, 1, 60, 1);
    assertEquals(0, peak(render(off, RATE), 30_000, RATE - 32), 1e-3, "it ends by itself");
    Sampler shot = withMarks(60, 0);
    set(shot, "loop", 3);
    shot.noteOn(0, 1, 60, 1);
    assertEquals(0, peak(render(shot, RATE), 30_000, RATE - 32), 1e-3, "one-shot plays to the end");
    Sampler knobs = withMarks(60, 0);
    set(knobs, "loop", 1);
    set(knobs, "loop_start", 0.1);
    set(knobs, "loop_end", 0.2);
    knobs.noteOn(0, 1, 60, 1);
    assertTrue(peak(render(knobs, RATE), 30_000, RATE - 32) > 0.1, "the knobs' loop");
  }

  private static double curvature(float[] x, int from, int to) {
    double most = 0;
    for (int i = from; i < to - 2; i++) {
      most = Math.max(most, Math.abs(x[i] - 2 * x[i + 1] + x[i + 2]));
    }
    return most;
  }

  @Test
  void whatWouldFoldBackIsTakenAway() throws IOException {
    Sampler sampler = with(sine(15_000, RATE, 4), RATE);
    sampler.noteOn(0, 1, 72, 1);
    assertTrue(Spectrum.db(peak(render(sampler, 20_000), 4000, 19_000)) < -60);
  }

  @Test
  void withoutAFileThereIsSilence() {
    Sampler sampler = new Sampler();
    sampler.prepare(RATE);
    set(sampler, "source", 0);
    sampler.noteOn(0, 1, 60, 1);
    assertFalse(sampler.process(new Block(), new float[32], new float[32]));
  }

  @Test
  void zonesAreChosenByKeyAndVelocity() throws IOException {
    Sampler sampler = with(sine(400, RATE, 1), RATE);
    put(sampler, 1, sine(1000, RATE, 1), RATE);
    put(sampler, 2, sine(3000, RATE, 1), RATE);
    set(sampler, "zone1_high", 59);
    set(sampler, "zone2_low", 60);
    set(sampler, "zone2_hardest", 80);
    set(sampler, "zone3_low", 60);
    set(sampler, "zone3_softest", 81);
    set(sampler, "zone1_root", 48);
    assertEquals(400, pitchOf(sampler, 48, 0.3), 1);
    assertEquals(1000, pitchOf(sampler, 60, 0.5), 2);
    assertEquals(3000, pitchOf(sampler, 60, 0.9), 5);
  }

  private static double pitchOf(Sampler sampler, int key, double velocity) {
    sampler.reset();
    sampler.noteOn(0, 1, key, (float) velocity);
    double[] heard = part(render(sampler, 20_000), 2000, 2000 + 16_384);
    return new Spectrum(heard, RATE).peakHz(100, 10_000);
  }

  @Test
  void aLoopHoldsANoteAndCrossfadesItsSeam() throws IOException {
    Sampler sampler = with(sine(441.3, RATE, 1), RATE);
    set(sampler, "loop", 1);
    set(sampler, "loop_start", 0.4);
    set(sampler, "loop_end", 0.913);
    set(sampler, "loop_fade", 50);
    sampler.noteOn(0, 1, 60, 1);
    float[] out = render(sampler, 5 * RATE);
    double most = 0;
    for (int i = 2000; i < out.length - 1; i++) {
      most = Math.max(most, Math.abs(out[i + 1] - 2 * out[i] + out[i - 1]));
    }
    double curve = Math.pow(2 * Math.PI * 441.3 / RATE, 2) * 0.5 * LEVEL;
    assertTrue(most < 1.5 * curve, "the seam bends " + most / curve + " times as much");
    assertTrue(peak(out, 4 * RATE, 5 * RATE) > 0.1);
  }

  @Test
  void oneShotsIgnoreTheReleaseAndUntilReleasePlaysTheRest() throws IOException {
    float[] sound = sine(500, RATE, 1);
    Sampler sampler = with(sound, RATE);
    set(sampler, "loop", 3);
    sampler.noteOn(0, 1, 60, 1);
    render(sampler, 3200);
    sampler.noteOff(0, 1);
    float[] rest = render(sampler, RATE);
    assertTrue(peak(rest, 40_000, 44_000) > 0.2);
    assertEquals(0, peak(rest, 46_500, 48_000), 0.01);

    sampler.reset();
    set(sampler, "loop", 4);
    set(sampler, "loop_start", 0.2);
    set(sampler, "loop_end", 0.4);
    sampler.noteOn(0, 1, 60, 1);
    assertTrue(peak(render(sampler, 3 * RATE), 2 * RATE, 3 * RATE) > 0.2);
    sampler.noteOff(0, 1);
    rest = render(sampler, RATE);
    assertTrue(peak(rest, 20_000, 28_000) > 0.2);
    assertEquals(0, peak(rest, 42_000, 48_000), 0.01);
  }

  @Test
  void slicesLieOnTheKeys() throws IOException {
    float[] sound = new float[RATE];
    for (int s = 0; s < 4; s++) {
      float[] tone = sine(400 * (s + 1), RATE, 0.2);
      for (int i = 0; i < tone.length; i++) {
        sound[s * 12_000 + i] = (float) (tone[i] * Math.exp(-i / 3000.0));
      }
    }
    Sampler sampler = with(sound, RATE);
    for (int play = 1; play <= 2; play++) {
      set(sampler, "play", play);
      set(sampler, "grid", 4);
      for (int s = 0; s < 4; s++) {
        sampler.reset();
        sampler.noteOn(0, 1, 36 + s, 1);
        float[] out = render(sampler, 20_000);
        double heard = new Spectrum(part(out, 0, 8192), RATE).peakHz(200, 3000);
        assertEquals(400 * (s + 1), heard, 6, "slice " + s + " of way " + play);
        assertEquals(0, peak(out, 12_500, 20_000), 0.02);
      }
      sampler.reset();
      sampler.noteOn(0, 1, 41, 1);
      assertEquals(0, peak(render(sampler, 1920), 0, 1920));
    }
  }

  @Test
  void followsTheTempoWithoutChangingPitch() throws IOException {
    float[] sound = sine(1000, RATE, 4);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= i % 24_000 < 12_000 ? 1 : 0.1f;
    }
    Sampler sampler = with(sound, RATE);
    set(sampler, "stretch", 2);
    set(sampler, "tempo", 120);
    sampler.noteOn(5, 1, 60, 1);
    float[] out = render(sampler, 5 * RATE, 90);
    assertEquals(
        1000, new Spectrum(part(out, 32_000 + 1000, 32_000 + 9192), RATE).peakHz(800, 1200), 3);
    // A beat of 90 BPM is 32,000 frames, loud in its first half.
    for (int beat = 1; beat < 6; beat++) {
      assertTrue(peak(out, beat * 32_000 + 1500, beat * 32_000 + 14_000) > 0.2, "beat " + beat);
      assertTrue(peak(out, beat * 32_000 + 18_000, beat * 32_000 + 30_000) < 0.06, "beat " + beat);
    }
  }

  @Test
  void backwardsTheEndComesFirst() throws IOException {
    float[] sound = sine(500, RATE, 0.5);
    Arrays.fill(sound, 0, 12_000, 0);
    Sampler sampler = with(sound, RATE);
    set(sampler, "reverse", 1);
    sampler.noteOn(0, 1, 60, 1);
    float[] out = render(sampler, 24_000);
    assertTrue(peak(out, 1000, 11_000) > 0.2);
    assertEquals(0, peak(out, 13_500, 24_000), 0.01);
  }

  @Test
  void normalisingBringsASoftSoundUp() throws IOException {
    float[] sound = sine(500, RATE, 1);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= 0.02f;
    }
    Sampler sampler = with(sound, RATE);
    set(sampler, "normalise", 1);
    sampler.noteOn(0, 1, 60, 1);
    assertEquals(LEVEL, peak(render(sampler, 20_000), 4000, 20_000), 0.02);
  }

  @Test
  void aStolenVoiceDoesNotClick() throws IOException {
    Sampler sampler = with(sine(50, RATE, 4), RATE);
    set(sampler, "level", -30);
    set(sampler, "attack", 30);
    float[] out = new float[80 * 640];
    for (int n = 0; n < 80; n++) {
      sampler.noteOn(n % 32, n + 1, 60, 1);
      System.arraycopy(render(sampler, 640), 0, out, n * 640, 640);
    }
    double most = 0;
    for (int i = 1; i < out.length - 1; i++) {
      most = Math.max(most, Math.abs(out[i + 1] - 2 * out[i] + out[i - 1]));
    }
    assertTrue(most < 0.01 * peak(out, 0, out.length), "bends by " + most);
  }

  @Test
  void aLongFileIsReadAheadAndSoundsLikeAShortOne() throws IOException {
    float[] sound = new float[26 * RATE];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (0.4 * Math.sin(0.05 * i + 3e-8 * i * (double) i));
    }
    assertTrue(sound.length > SampleLoader.RESIDENT_FRAMES);
    Sampler sampler = with(sound, RATE);
    sampler.noteOn(0, 1, 60, 1);
    long late = 0;
    for (int at = 0; at < sound.length - 1024; at += 1024) {
      SampleStreams.catchUp();
      float[] out = render(sampler, 1024);
      late += lateSamples;
      for (int i = at == 0 ? 256 : 0; i < 1024; i += 17) {
        assertEquals(LEVEL * sound[at + i], out[i], 0.01, "frame " + (at + i));
      }
    }
    assertEquals(0, late);
  }

  @Test
  void aLateDiskFadesInsteadOfClicking() throws IOException {
    Sampler sampler = with(sine(60, RATE, 26), RATE);
    sampler.noteOn(0, 1, 60, 1);
    // Far faster than any disk, from the pages that are there into those that are not.
    float[] out = render(sampler, 25 * RATE);
    double most = 0;
    for (int i = 1000; i < out.length - 1; i++) {
      most = Math.max(most, Math.abs(out[i + 1] - 2 * out[i] + out[i - 1]));
    }
    assertTrue(most < 0.01 * peak(out, 0, RATE), "bends by " + most);
  }

  @Test
  void badFilesAreRefusedInOneSentence() throws IOException {
    Sampler sampler = new Sampler();
    Path text = Files.write(folder.resolve("a.wav"), "no sound".getBytes(StandardCharsets.UTF_8));
    Path empty = wav("empty.wav", RATE, new float[0], new float[0]);
    for (Path file : new Path[] {text, empty, folder.resolve("gone.wav")}) {
      IOException e = assertThrows(IOException.class, () -> sampler.load(0, file, RATE));
      assertTrue(e.getMessage().startsWith("cannot "), e.getMessage());
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }
  }

  @Test
  void everySourceOfItsOwnIsSoundAndFree() {
    for (int source = 1; source < 13; source++) {
      SampleMaterial material = SampleSources.get(source);
      assertEquals(0.8, material.peak(), 1e-3);
      double sum = 0;
      float[] sound = new float[material.memory().frames()];
      material.memory().read(0, 0, sound.length, sound, 0);
      for (float sample : sound) {
        assertTrue(Float.isFinite(sample));
        sum += sample;
      }
      assertTrue(Math.abs(sum) / sound.length < 2e-3, "DC in source " + source);
    }
    assertTrue(SampleSources.get(12).onsets().frames().length >= 12);
  }
}
