package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.sequencer.model.TrackKind;

class MixerTest {

  private static final int RATE = 48_000;
  private static final float SLOW = 0.005f;

  /** So slow that its own slope hides no step of a gain. */
  private static final double VERY_SLOW = 0.0002;

  /** The steepest rise from frame to frame of one tone of level 0.1 at full gain. */
  private static final float SLOPE = 0.1f * 2 * (float) Math.PI * SLOW;

  private final Block block = new Block();
  private final Mixer mixer = mixer();

  @ParameterizedTest
  @CsvSource({"0, 0.70711, 0.70711", "-1, 1, 0", "1, 0, 1", "-0.5, 0.92388, 0.38268"})
  void panKeepsThePower(float pan, float left, float right) {
    show(strip(channel(ChannelTable.PAN, pan)));
    Stereo out = render(9600);
    assertEquals(0.1f * left, peak(out.left(), 4800), 1e-4);
    assertEquals(0.1f * right, peak(out.right(), 4800), 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-6.0206, 0.5", "12, 3.98107", "-60, 0", "-59.9, 0.001012"})
  void faderIsInDecibels(float db, float gain) {
    show(strip(channel(ChannelTable.GAIN, db, ChannelTable.PAN, -1)));
    assertEquals(0.1f * gain, peak(render(9600).left(), 4800), 2e-5 + 1e-3 * gain);
  }

  @Test
  void muteAndSoloChooseWhoIsHeard() {
    Strip[] strips = {strip(channel()), strip(channel()), strip(channel())};
    mixer.setSong(SongTable.MASTER + MasterTable.CEILING, 0);
    show(strips);
    assertEquals(3, tones(), 0.01);
    mixer.setChannel(0, ChannelTable.MUTE, 1);
    assertEquals(2, tones(), 0.01);
    mixer.setChannel(2, ChannelTable.SOLO, 1);
    assertEquals(1, tones(), 0.01);
    mixer.setChannel(1, ChannelTable.GAIN, -0.1f);
    assertEquals(1, tones(), 0.01, "a turned fader does not undo the solo");
    mixer.setChannel(1, ChannelTable.GAIN, 0);
    mixer.setChannel(0, ChannelTable.SOLO, 1);
    assertEquals(1, tones(), 0.01, "mute is stronger than solo");
    mixer.setChannel(0, ChannelTable.MUTE, 0);
    assertEquals(2, tones(), 0.01);
    mixer.setChannel(0, ChannelTable.SOLO, 0);
    mixer.setChannel(2, ChannelTable.SOLO, 0);
    assertEquals(3, tones(), 0.01);
  }

  @Test
  void soloOfAStripThatLeavesIsForgotten() {
    Strip soloed = strip(channel(ChannelTable.SOLO, 1));
    Strip other = strip(channel());
    show(soloed, other);
    assertEquals(1, tones(), 0.01);
    show(other);
    assertEquals(1, tones(), 0.01);
    show(other, soloed);
    assertEquals(1, tones(), 0.01);
  }

  @Test
  void noFaderMovementClicks() {
    show(strip(VERY_SLOW, channel()), strip(VERY_SLOW, channel()));
    render(1216);
    int[][] moves = {
      {ChannelTable.MUTE, 1},
      {ChannelTable.MUTE, 0},
      {ChannelTable.SOLO, 1},
      {ChannelTable.SOLO, 0},
      {ChannelTable.GAIN, -60},
      {ChannelTable.GAIN, 0},
      {ChannelTable.PAN, -1},
      {ChannelTable.PAN, 1},
    };
    for (int frames : new int[] {1600, 96}) {
      for (int[] move : moves) {
        mixer.setChannel(0, move[0], move[1]);
        assertSmooth(render(frames), 0.001f);
      }
    }
    mixer.setChannel(0, ChannelTable.SEND_A, 0);
    mixer.setChannel(0, ChannelTable.SEND_B, 0);
    assertSmooth(render(48_000), 0.003f);
  }

  @Test
  void sumIsTheSumOfItsParts() {
    float[] first =
        channel(ChannelTable.SEND_A, -6, ChannelTable.SEND_B, -3, ChannelTable.PAN, 0.3f);
    float[] second = channel(ChannelTable.SEND_B, 0, ChannelTable.PAN, -1, ChannelTable.GAIN, -9);
    Stereo a = alone(strip(0.004, first));
    Stereo b = alone(strip(0.031, second));
    Mixer both = mixer();
    both.strips(new Strip[] {strip(0.004, first), strip(0.031, second)}, 2);
    Stereo sum = render(both, RATE);
    for (int i = 0; i < sum.frames(); i++) {
      assertEquals(a.left()[i] + b.left()[i], sum.left()[i], 2e-6, "frame " + i);
      assertEquals(a.right()[i] + b.right()[i], sum.right()[i], 2e-6, "frame " + i);
    }
  }

  @Test
  void sendsLieBehindTheFader() {
    Strip strip = strip(channel(ChannelTable.GAIN, -60, ChannelTable.SEND_A, 0));
    show(strip);
    assertEquals(0, render(RATE).peak());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-6.0206, 0.5", "-60, 0"})
  void sendLevelIsInDecibels(float db, float gain) {
    mixer.setDevice(Mixer.RETURN, 1, DelayTable.TIME, 0.125f);
    mixer.setDevice(Mixer.RETURN, 1, DelayTable.FEEDBACK, 0);
    mixer.setDevice(Mixer.RETURN, 1, DelayTable.PING_PONG, 0);
    mixer.setDevice(Mixer.RETURN, 1, DelayTable.LOW_CUT, 20);
    Strip strip = strip(channel(ChannelTable.SEND_A, db));
    show(strip);
    render(2880);
    ((Tone) strip.instrument).level(0);
    // The echo comes 3000 frames behind, when the tone itself has ended.
    float[] echo = Arrays.copyOf(render(4800).left(), 2900);
    assertEquals(0.0707 * gain, peak(echo, 1000), 0.001);
  }

  @Test
  void swappedStripsFadeAndReturnWithoutClick() {
    Strip first = strip(channel());
    Strip second = strip(0.003, channel());
    show(first);
    render(4800);
    show(second);
    assertSmooth(render(3200), 2.1f * SLOPE + 0.002f);
    assertEquals(0.0707, peak(render(3200).left(), 0), 0.001);
    show();
    Stereo gone = render(3200);
    assertSmooth(gone, 2 * SLOPE);
    assertEquals(0, peak(gone.left(), 700));
    show(first);
    render(64);
    show();
    render(64);
    show(first);
    assertSmooth(render(3200), 2 * SLOPE);
    assertSame(first.instrument, mixer.instrument(0));
  }

  @Test
  void manySwapsInOneFadeNeverFail() {
    for (int round = 0; round < 10; round++) {
      Strip[] all = new Strip[64];
      for (int i = 0; i < 64; i++) {
        all[i] = strip(channel(ChannelTable.GAIN, -40));
      }
      show(all);
      assertTrue(render(32).peak() < 1);
    }
    show();
    render(960);
    assertEquals(0, render(960).peak());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -1e30f})
  void runawayTrackIsSilencedAndTheOthersGoOn(float poison) {
    Strip mad = strip(channel(ChannelTable.SEND_A, 0, ChannelTable.SEND_B, 0));
    Strip sound = strip(channel(ChannelTable.PAN, -1));
    show(mad, sound);
    render(4800);
    Tone tone = (Tone) mad.instrument;
    tone.poison = poison;
    tone.level(0);
    Stereo out = render(48_000);
    assertEquals(1, mixer.notFinite());
    assertEquals(1, tone.resets);
    for (int i = 0; i < out.frames(); i++) {
      assertTrue(Math.abs(out.left()[i]) < 0.5f, "frame " + i);
      assertTrue(Math.abs(out.right()[i]) < 0.5f, "frame " + i);
    }
    assertTrue(peak(out.left(), 0) > 0.09f);
  }

  @Test
  void fadeOutEndsWithinTenMillisecondsWithoutClick() {
    show(strip(VERY_SLOW, channel()));
    render(1216);
    mixer.fadeOut();
    Stereo out = render(4800);
    assertSmooth(out, 0.0006f);
    assertEquals(0, peak(out.left(), 480));
    assertTrue(mixer.fadedOut());
    mixer.fadeIn();
    assertSmooth(render(480), 0.0006f);
    assertFalse(mixer.fadedOut());
    assertEquals(0.0707, peak(render(4992).left(), 0), 0.001);
  }

  @Test
  void metersRiseAtOnceAndFallSlowly() {
    show(strip(channel(ChannelTable.PAN, -1)));
    render(480);
    assertEquals(0.1, mixer.peak(0), 0.001);
    assertEquals(0.1, mixer.masterPeakLeft(), 0.001);
    assertEquals(0, mixer.masterPeakRight(), 1e-6);
    mixer.setInstrument(0, Tone.LEVEL, 0);
    render(RATE / 2);
    double half = 0.1 * Math.pow(10, -12 / 20.0);
    assertEquals(half, mixer.peak(0), 0.002);
    assertEquals(half, mixer.masterPeakLeft(), 0.002);
    render(6 * RATE);
    assertEquals(0, mixer.peak(0));
    assertEquals(0, mixer.masterPeakLeft());
  }

  @Test
  void resetSilencesAtOnceAndRepeats() {
    Strip strip = strip(channel(ChannelTable.SEND_A, 0, ChannelTable.SEND_B, 0));
    show(strip);
    Stereo first = render(RATE);
    mixer.reset();
    Stereo again = render(RATE);
    assertArrayEquals(first.left(), again.left());
    assertArrayEquals(first.right(), again.right());
    ((Tone) strip.instrument).level(0);
    mixer.reset();
    assertEquals(0, render(RATE).peak());
  }

  @Test
  void writesWhereItIsTold() {
    show(strip(channel()));
    render(4800);
    float[] left = new float[96];
    float[] right = new float[96];
    mixer.process(block, left, right, 32);
    for (int i = 0; i < 96; i++) {
      assertEquals(i < 32 || i >= 64, left[i] == 0 && right[i] == 0, "frame " + i);
    }
  }

  @Test
  void strangeIndicesAreIgnored() {
    show(strip(channel()));
    mixer.setChannel(1, 0, 1);
    mixer.setChannel(0, 99, 1);
    mixer.setInstrument(0, 99, 1);
    mixer.setInstrument(64, 0, 1);
    mixer.setSong(999, 1);
    assertTrue(render(960).peak() > 0);
  }

  @Test
  void songRowsReachTheirEffects() {
    show(strip(channel(ChannelTable.SEND_A, 0)));
    mixer.setDevice(Mixer.RETURN, 1, DelayTable.LEVEL, -60);
    Stereo dry = render(RATE);
    for (int i = 30_000; i < 40_000; i++) {
      float expected = 0.0707107f * (float) Math.sin(2 * Math.PI * SLOW * (i - 72));
      assertEquals(expected, dry.left()[i], 1e-4, "frame " + i);
    }
    mixer.setSong(SongTable.MASTER + MasterTable.GAIN, -24);
    render(4800);
    assertEquals(0.0707 * 0.0631, render(4800).peak(), 1e-4);
  }

  @Test
  void buildsStripsOfTheRegisteredInstruments() {
    int rows = Processors.parameters().instruments().get(TrackKind.SYNTH).size();
    float[] values = new float[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = (float) SynthTable.TABLE.get(i).defaultValue();
    }
    show(Strip.create(TrackKind.SYNTH, RATE, values, channel()));
    assertEquals(0, render(960).peak());
    mixer.instrument(0).noteOn(3, 1, 60, 0.8f);
    assertTrue(render(4800).peak() > 0.01);
  }

  /** One with a delay and a reverb in the first returns. */
  static Mixer mixer() {
    Mixer mixer = new Mixer(RATE);
    mixer.chain(Mixer.RETURN, new Slot[] {slot(1, new Delay())}, 1);
    mixer.chain(Mixer.RETURN + 1, new Slot[] {slot(2, new Reverb())}, 1);
    mixer.arrange(new int[0]);
    mixer.reset();
    return mixer;
  }

  private static Slot slot(int id, Effect effect) {
    return Slot.of(id, effect, RATE, new float[0]);
  }

  private void show(Strip... strips) {
    mixer.strips(strips, strips.length);
  }

  private static Strip strip(float[] channel) {
    return strip(SLOW, channel);
  }

  private static Strip strip(double cyclesPerFrame, float[] channel) {
    return Strip.of(new Tone(cyclesPerFrame), RATE, new float[0], channel);
  }

  /** Channel values: defaults, but for pairs of row and value. */
  private static float[] channel(float... rowsAndValues) {
    float[] values = new float[ChannelTable.TABLE.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = (float) ChannelTable.TABLE.get(row).defaultValue();
    }
    for (int i = 0; i < rowsAndValues.length; i += 2) {
      values[(int) rowsAndValues[i]] = rowsAndValues[i + 1];
    }
    return values;
  }

  /** How many equal tones are heard once the ramps are over. */
  private double tones() {
    Stereo out = render(4800);
    return peak(out.left(), 2400) / 0.0707107;
  }

  private Stereo alone(Strip strip) {
    Mixer mixer = mixer();
    mixer.strips(new Strip[] {strip}, 1);
    return render(mixer, RATE);
  }

  private Stereo render(int frames) {
    return render(mixer, frames);
  }

  private Stereo render(Mixer mixer, int frames) {
    Stereo out = Stereo.silence(frames);
    for (int at = 0; at < out.frames(); at += Block.FRAMES) {
      mixer.process(block, out.left(), out.right(), at);
    }
    return out;
  }

  private static float peak(float[] x, int from) {
    float peak = 0;
    for (int i = from; i < x.length; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  private static void assertSmooth(Stereo out, float steepest) {
    for (int i = 1; i < out.frames(); i++) {
      assertTrue(Math.abs(out.left()[i] - out.left()[i - 1]) <= steepest, "click, left " + i);
      assertTrue(Math.abs(out.right()[i] - out.right()[i - 1]) <= steepest, "click, right " + i);
    }
  }
}
