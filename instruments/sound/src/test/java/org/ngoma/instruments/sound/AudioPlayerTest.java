package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;

/** Recordings sound where they lie, as they are or as they are asked to be. */
class AudioPlayerTest {

  private static final int RATE = 48_000;

  private static final int FOREVER = 1 << 28;
  private static final int FADE = 240;

  @TempDir Path folder;

  private final AudioPlayer player = new AudioPlayer();
  private final Block block = new Block();
  private final float[] left = new float[Block.FRAMES];
  private final float[] right = new float[Block.FRAMES];
  private int files;

  @BeforeEach
  void prepare() {
    player.prepare(RATE);
    block.playing = true;
  }

  private static float[] noise(int frames) {
    SplittableRandom random = new SplittableRandom(5);
    float[] out = new float[frames];
    for (int i = 0; i < frames; i++) {
      out[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return out;
  }

  private static float[] sine(double hz, int rate, double seconds) {
    float[] out = new float[(int) (rate * seconds)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return out;
  }

  private Material file(float[] sound, int rate) throws IOException {
    Path file = folder.resolve("f" + files++ + ".wav");
    float[] other = sound.clone();
    for (int i = 0; i < other.length; i++) {
      other[i] = -other[i];
    }
    try (WavWriter writer = new WavWriter(file, rate, WavEncoding.FLOAT_32)) {
      writer.write(sound, other, 0, sound.length);
    }
    return ClipSound.load(file, true);
  }

  /** A clip that starts at tick 0 with nothing unusual but what the test changes. */
  private static final class Clip {
    int id = 1;
    long offset;
    double gainDb;
    double fadeIn;
    double fadeOut;
    int curve = ClipSound.LINEAR;
    boolean reversed;
    boolean follows;
    double bpm = 120;
    int stretch;
    double semitones;

    ClipSound of(Material material) {
      return new ClipSound(
          id, material, 0, offset, gainDb, fadeIn, fadeOut, curve, reversed, follows, bpm, stretch,
          semitones);
    }
  }

  private void plays(Clip clip, Material material) {
    player.clips(new ClipSound[] {clip.of(material)});
  }

  /** Renders so many frames from where the song stands, at a steady tempo. */
  private float[] render(int frames) {
    float[] out = new float[frames / Block.FRAMES * Block.FRAMES];
    for (int at = 0; at < out.length; at += Block.FRAMES) {
      if (player.process(block, left, right)) {
        System.arraycopy(left, 0, out, at, Block.FRAMES);
        for (int i = 0; i < Block.FRAMES; i++) {
          assertEquals(left[i], -right[i], 1e-3);
        }
      }
      block.songBeats += Block.FRAMES * block.bpm / 60.0 / RATE;
    }
    return out;
  }

  /** Begins the clip as the song would that stands so many beats behind its beginning. */
  private void start(int offset, long framesIn, long framesLeft) {
    double beats = framesIn * (double) block.bpm / 60 / RATE;
    block.songBeats = beats - offset * (double) block.bpm / 60 / RATE;
    player.clip(offset, 0, framesIn, framesLeft, 0, 0, beats * 960);
  }

  private static void same(float[] wanted, int from, float[] out, int at, int count) {
    assertArrayEquals(
        Arrays.copyOfRange(wanted, from, from + count), Arrays.copyOfRange(out, at, at + count));
  }

  @Test
  void asItIsItKeepsEveryBit() throws IOException {
    float[] sound = noise(RATE);
    plays(new Clip(), file(sound, RATE));
    start(7, 0, FOREVER);
    float[] out = render(2 * RATE);
    same(sound, 0, out, 7, RATE);
    assertEquals(0, out[6]);
    assertEquals(0, out[RATE + 7]);
    assertFalse(player.process(block, left, right));
  }

  @Test
  void fromItsMidstItIsTheSameButForAFade() throws IOException {
    float[] sound = noise(RATE);
    plays(new Clip(), file(sound, RATE));
    start(5, 10_000, FOREVER);
    float[] out = render(RATE / 2);
    same(sound, 10_000 + FADE, out, 5 + FADE, 10_000);
    assertEquals(sound[10_000 + 119] * 120 / FADE, out[5 + 119], 1e-5);
  }

  @Test
  void anotherRateIsReadAtTheSamePlaceFromWhereverItBegan() throws IOException {
    Material material = file(sine(997, 44_100, 2), 44_100);
    plays(new Clip(), material);
    start(0, 0, FOREVER);
    float[] whole = render(RATE);
    for (int i = 100; i < RATE; i += 501) {
      assertEquals(0.5 * Math.sin(2 * Math.PI * 997 * i / RATE), whole[i], 2e-4);
    }
    player.reset();
    start(0, 12_345, FOREVER);
    same(whole, 12_345 + FADE, render(RATE / 2), FADE, 20_000);
  }

  @Test
  void turnedRoundItRunsFromItsEnd() throws IOException {
    float[] sound = noise(RATE);
    Clip clip = new Clip();
    clip.reversed = true;
    clip.offset = 100;
    plays(clip, file(sound, RATE));
    start(3, 0, FOREVER);
    float[] out = render(RATE);
    for (int i = 64; i < RATE - 200; i++) {
      assertEquals(sound[RATE - 1 - 100 - i], out[3 + i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.7071", "1, 0.5", "2, 0.5", "3, 0.25"})
  void fadesHaveTheirShape(int curve, double half) throws IOException {
    float[] sound = new float[RATE];
    Arrays.fill(sound, 0.5f);
    Clip clip = new Clip();
    clip.fadeIn = 100;
    clip.fadeOut = 50;
    clip.curve = curve;
    clip.gainDb = -6.0206;
    plays(clip, file(sound, RATE));
    start(0, 0, RATE / 2);
    float[] out = render(RATE);
    assertEquals(0, out[0]);
    assertEquals(0.25 * half, out[2400], 1e-4);
    assertEquals(0.25, out[10_000], 1e-4);
    assertEquals(0.25 * half, out[RATE / 2 - 1200], 1e-4);
    assertEquals(0, out[RATE / 2]);
    // No step anywhere.
    for (int i = 1; i < out.length; i++) {
      assertEquals(out[i - 1], out[i], curve == 0 ? 0.006 : 0.0004);
    }
  }

  @Test
  void cutAnywhereItDoesNotClick() throws IOException {
    float[] sound = sine(100, RATE, 3);
    Clip clip = new Clip();
    clip.offset = 120;
    plays(clip, file(sound, RATE));
    start(9, 0, 20_000);
    float[] out = render(RATE);
    double worst = 0;
    for (int i = 1; i < out.length; i++) {
      worst = Math.max(worst, Math.abs(out[i] - out[i - 1]));
    }
    assertTrue(worst < 0.02, "a step of " + worst);
    start(0, 5_000, FOREVER);
    render(3_200);
    player.clipsOff(17);
    out = render(RATE / 10);
    for (int i = 1; i < out.length; i++) {
      assertEquals(out[i - 1], out[i], 0.02);
    }
    assertEquals(0, out[17 + FADE]);
  }

  @Test
  void whatIsRenewedGoesOnAsIfNothingHadBeen() throws IOException {
    float[] sound = noise(RATE);
    Material material = file(sound, RATE);
    plays(new Clip(), material);
    start(0, 0, FOREVER);
    render(3_200);
    player.clipsOff(0);
    plays(new Clip(), material);
    player.clip(0, 0, 3_200, 20_000, 0, 0, 128);
    same(sound, 3_200, render(6_400), 0, 6_400);
    // Elsewhere it is another: the one fades while the other comes.
    player.clipsOff(0);
    player.clip(0, 0, 30_000, FOREVER, 0, 0, 1200);
    same(sound, 30_000 + FADE, render(6_400), FADE, 5_000);
  }

  @Test
  void overlappingOnesKeepTheirPower() throws IOException {
    float[] sound = noise(2 * RATE);
    float[] other = noise(2 * RATE);
    for (int i = 0; i < other.length; i++) {
      other[i] = sound[other.length - 1 - i];
    }
    Clip first = new Clip();
    first.curve = ClipSound.POWER;
    Clip second = new Clip();
    second.curve = ClipSound.POWER;
    second.id = 2;
    player.clips(new ClipSound[] {first.of(file(sound, RATE)), second.of(file(other, RATE))});
    player.clip(0, 0, 0, RATE, 0, RATE / 2, 0);
    float[] before = render(RATE / 2);
    player.clip(0, 1, 0, FOREVER, RATE / 2, 0, 0);
    float[] cross = render(RATE / 2);
    double power = power(before, 0, before.length);
    for (int at = 0; at + 3000 <= cross.length; at += 3000) {
      assertEquals(1, power(cross, at, at + 3000) / power, 0.12);
    }
  }

  private static double power(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return sum / (to - from);
  }

  /** Clicks on the beats of a recording at 100 BPM stand on the beats of a song at another. */
  @ParameterizedTest
  @CsvSource({
    "80, 0, 0",
    "130, 0, 0",
    "100, 0, 0",
    "130, 2, 0",
    "71, 2, 0",
    "130, 0, 0.03",
    "71, 2, 0.03"
  })
  void followsTheBeat(double songBpm, int stretch, double ahead) throws IOException {
    int own = RATE * 60 / 100;
    float[] clicks = new float[own * 9];
    for (int beat = 0; beat < 9; beat++) {
      for (int i = 0; i < 300; i++) {
        clicks[beat * own + i] = (float) (0.8 * Math.exp(-i / 40.0) * Math.cos(i * 0.9));
      }
    }
    Clip clip = new Clip();
    clip.follows = true;
    clip.bpm = 100;
    clip.stretch = stretch;
    plays(clip, file(clicks, RATE));
    block.bpm = (float) songBpm;
    start(0, 0, FOREVER);
    // Off its place, it finds back to where the song is.
    block.songBeats += ahead;
    int beat = (int) Math.round(RATE * 60 / songBpm);
    int early = (int) Math.round(ahead * beat);
    float[] out = render(8 * beat);
    for (int b = 1; b < 8; b++) {
      int due = b * beat - early;
      int loudest = due;
      for (int i = due - beat / 3; i < due + beat / 3; i++) {
        loudest = Math.abs(out[i]) > Math.abs(out[loudest]) ? i : loudest;
      }
      assertEquals(due, loudest, 240, "beat " + b);
    }
  }

  @Test
  void pitchStaysWhenItFollowsAndMovesWhenItIsTransposed() throws IOException {
    Material material = file(sine(440, RATE, 8), RATE);
    Clip clip = new Clip();
    clip.follows = true;
    clip.stretch = ClipSound.TONES;
    plays(clip, material);
    block.bpm = 90;
    start(0, 0, FOREVER);
    assertEquals(440, hz(render(3 * RATE)), 0.5);
    player.reset();
    block.bpm = 120;
    clip.semitones = 7;
    plays(clip, material);
    start(0, 0, FOREVER);
    assertEquals(440 * Math.pow(2, 7 / 12.0), hz(render(3 * RATE)), 0.7);
    player.reset();
    clip.stretch = ClipSound.REPITCH;
    plays(clip, material);
    block.bpm = 90;
    start(0, 0, FOREVER);
    assertEquals(330, hz(render(3 * RATE)), 0.3);
  }

  /** By the crossings of its second half. */
  private static double hz(float[] x) {
    double first = -1;
    double last = -1;
    int count = -1;
    for (int i = x.length / 2; i < x.length; i++) {
      if (x[i - 1] < 0 && x[i] >= 0) {
        last = i - x[i] / (x[i] - x[i - 1]);
        first = count < 0 ? last : first;
        count++;
      }
    }
    return count * RATE / (last - first);
  }

  @Test
  void aTempoThatTurnsTakesItAlong() throws IOException {
    int own = RATE / 2;
    float[] ramp = new float[own * 40];
    for (int i = 0; i < ramp.length; i++) {
      // A slow sweep: its pitch tells the place.
      double t = (double) i / RATE;
      ramp[i] = (float) (0.5 * Math.sin(2 * Math.PI * (300 * t + 50 * t * t)));
    }
    Clip clip = new Clip();
    clip.follows = true;
    clip.stretch = ClipSound.TONES;
    plays(clip, file(ramp, RATE));
    start(0, 0, FOREVER);
    render(RATE);
    for (int bpm = 120; bpm <= 150; bpm++) {
      block.bpm = bpm;
      render(1_600);
    }
    render(RATE);
    double before = block.songBeats;
    float[] out = render(RATE / 5);
    double middle = (before + block.songBeats) / 2 * 0.5;
    double around = middle + 0.25 * (block.songBeats - before) * 0.5;
    assertEquals(300 + 100 * around, hz(out), 4);
  }

  @Test
  void aMissingFileIsSilent() {
    plays(new Clip(), null);
    start(0, 0, FOREVER);
    player.clipSoon(0, 5, 5);
    assertFalse(player.process(block, left, right));
  }

  @Test
  void aLongFileIsReadWhileItPlays() throws IOException {
    float[] sound = noise(30 * RATE);
    Clip clip = new Clip();
    clip.offset = 12 * RATE;
    plays(clip, file(sound, RATE));
    start(0, 0, FOREVER);
    float[] out = new float[10 * RATE];
    for (int at = 0; at < out.length; at += 9_600) {
      SampleStreams.catchUp();
      System.arraycopy(render(9_600), 0, out, at, 9_600);
    }
    same(sound, 12 * RATE + 64, out, 64, 10 * RATE - 64);
    assertEquals(0, block.lateSamples);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, false", "1, 24, false", "0, -24, true", "1, 24, true", "2, 0, true"})
  void aLongFileIsThereForAStretcherToo(int stretch, double semitones, boolean reversed)
      throws IOException {
    Clip clip = new Clip();
    clip.offset = 12 * RATE + 77;
    clip.follows = true;
    clip.stretch = stretch;
    clip.semitones = semitones;
    clip.reversed = reversed;
    block.bpm = 133;
    plays(clip, file(noise(30 * RATE), 44_100));
    start(0, 0, FOREVER);
    for (int at = 0; at < 5 * RATE; at += 3_200) {
      float[] out = render(3_200);
      assertTrue(power(out, 0, out.length) > 1e-3);
      SampleStreams.catchUp();
    }
    assertEquals(0, block.lateSamples);
  }

  /** What a loop comes back to is there when it does. */
  @Test
  void whatComesSoonIsReadBefore() throws IOException {
    float[] sound = noise(30 * RATE);
    plays(new Clip(), file(sound, RATE));
    player.clipSoon(0, 20 * RATE, 0);
    SampleStreams.catchUp();
    start(0, 20 * RATE, FOREVER);
    same(sound, 20 * RATE + FADE, render(1_600), FADE, 1_000);
    assertEquals(0, block.lateSamples);
  }

  /** Begun where nothing was read yet, it comes in its place when it is there. */
  @Test
  void whatIsLateComesBackInItsPlace() throws IOException {
    float[] sound = noise(30 * RATE);
    plays(new Clip(), file(sound, RATE));
    start(0, 20 * RATE, FOREVER);
    player.process(block, left, right);
    float[] out = new float[2 * RATE];
    for (int at = 0; at < out.length; at += 3_200) {
      System.arraycopy(render(3_200), 0, out, at, 3_200);
      SampleStreams.catchUp();
    }
    assertEquals(1, block.lateSamples);
    same(sound, 20 * RATE + 32 + RATE, out, RATE, RATE);
  }

  @Test
  void playingAllocatesNothing() throws IOException {
    Material material = file(noise(2 * RATE), 44_100);
    Clip own = new Clip();
    Clip beats = new Clip();
    beats.id = 2;
    beats.follows = true;
    Clip repitched = new Clip();
    repitched.id = 3;
    repitched.follows = true;
    repitched.stretch = ClipSound.REPITCH;
    player.clips(new ClipSound[] {own.of(material), beats.of(material), repitched.of(material)});
    play();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    play();
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
  }

  private void play() {
    for (int b = 0; b < 2000; b++) {
      if (b % 97 == 0) {
        player.clipsOff(b & 31);
        player.clip(b & 31, b % 3, b * 10L, 48_000, 0, 0, b);
      }
      block.bpm = 120 + b * 0.01f;
      player.process(block, left, right);
    }
    player.reset();
  }
}
