package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.instruments.sound.Fakes.Click;
import org.ngoma.instruments.sound.Fakes.KeyTap;
import org.ngoma.instruments.sound.Fakes.Plain;

/** Effects in the mixer: where they stand, what they are steered by, and that nothing clicks. */
class ChainTest {

  private static final int RATE = 48_000;

  /** So slow that its own curve hides no corner of a fade. */
  private static final double VERY_SLOW = 0.0002;

  /** A jump of a tone of 0.1 bends by up to 0.2 from frame to frame; the fades stay far below. */
  private static final double BEND = 0.001;

  private static final int[] STRAIGHT = {0, 1, 2, 3};

  private final Block block = new Block();
  private final Mixer mixer = new Mixer(RATE);

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void whatComesGoesMovesOrIsBypassedDoesNotClick(int lag) {
    Slot turned = Fakes.slot(1, new Plain(-1, 0, lag));
    Slot half = Fakes.slot(2, new Plain(0.5f, 0, 0));
    Slot late = Fakes.slot(3, new Plain(0.25f, 0.02f, lag / 2));
    strips(tone());
    render(9600);
    List<List<Slot>> scenes =
        List.of(
            List.of(turned),
            List.of(turned, half),
            List.of(half, turned, late),
            List.of(late, half, turned),
            List.of(turned),
            List.of(late, turned),
            List.of());
    for (int frames : new int[] {9600, 320}) {
      for (List<Slot> scene : scenes) {
        chain(0, scene);
        assertSmooth(render(frames));
        for (Slot slot : scene) {
          slot.bypass(true);
          assertSmooth(render(frames));
          slot.bypass(false);
          assertSmooth(render(frames));
        }
      }
    }
    assertEquals(0.1, peak(render(9600)), 0.001, "all effects have gone");
  }

  @Test
  void effectsStandInTheirOrder() {
    Slot twice = Fakes.slot(1, new Plain(2, 0, 0));
    Slot raised = Fakes.slot(2, new Plain(1, 0.1f, 0));
    Slot third = Fakes.slot(3, new Plain(0.5f, 0, 0));
    strips(silent());
    chain(0, List.of(raised, twice));
    assertEquals(0.2, last(render(9600)), 1e-6);
    chain(0, List.of(twice, raised));
    assertEquals(0.1, last(render(9600)), 1e-6);
    chain(0, List.of(raised, third, twice));
    assertEquals(0.1, last(render(9600)), 1e-6);
    chain(0, List.of(third, raised, twice));
    assertEquals(0.2, last(render(9600)), 1e-6);
    raised.bypass(true);
    assertEquals(0, last(render(9600)), 1e-6);
  }

  @Test
  void manyChangesInOneFadeNeverFail() {
    strips(tone());
    List<Slot> last = List.of();
    for (int round = 0; round < 60; round++) {
      List<Slot> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(Fakes.slot(i, new Plain(0.9f, 0, i % 3 * 10)));
      }
      all.subList(0, round % 8).clear();
      last = all;
      chain(0, all);
      assertTrue(peak(render(32)) < 0.2);
    }
    render(9600);
    assertEquals(0.1 * Math.pow(0.9, last.size()), peak(render(19_200)), 0.001);
  }

  @Test
  void whatWasPlayedTogetherIsHeardTogether() {
    Strip plain = click(100);
    Strip late = click(100);
    Strip grouped = click(100);
    Strip sending = click(100);
    strips(plain, late, grouped, sending);
    chain(1, List.of(Fakes.slot(1, new Plain(1, 0, 100))));
    chain(2, List.of(Fakes.slot(2, new Plain(1, 0, 37)), Fakes.slot(3, new Plain(1, 0, 5))));
    mixer.route(2, 1);
    chain(Mixer.GROUP, List.of(Fakes.slot(4, new Plain(1, 0, 64))));
    chain(Mixer.RETURN + 2, List.of(Fakes.slot(5, new Plain(1, 0, 300))));
    chain(Mixer.MASTER, List.of(Fakes.slot(6, new Plain(1, 0, 11))));
    mixer.setChannel(3, ChannelTable.SEND_C, 0);
    mixer.setChannel(Mixer.GROUP, ChannelTable.SEND_C, 0);
    mixer.arrange(STRAIGHT);
    mixer.reset();
    Stereo out = render(4800);
    int meeting = 100 + mixer.latencyFrames();
    assertEquals(100 + 100 + 64 + 300 + 11 + 72, meeting);
    for (int i = 0; i < out.frames(); i++) {
      // Four tracks, and two of them once more through the return.
      assertEquals(i == meeting ? 0.06 * 0.70711 : 0, out.left()[i], 1e-6, "frame " + i);
    }
  }

  @Test
  void aBypassedEffectLagsAsBefore() {
    Slot late = Fakes.slot(1, new Plain(1, 0, 50));
    strips(click(1000), click(1000));
    chain(0, List.of(late));
    late.bypass(true);
    mixer.arrange(STRAIGHT);
    mixer.reset();
    Stereo out = render(4800);
    assertEquals(0.02 * 0.70711, out.left()[1000 + mixer.latencyFrames()], 1e-6);
  }

  @Test
  void aChangeOfLatencyDoesNotClick() {
    strips(tone(), tone());
    render(9600);
    Slot late = Fakes.slot(1, new Plain(1, 0, 333));
    Slot later = Fakes.slot(2, new Plain(1, 0, 2000));
    chain(0, List.of(late));
    assertSmooth(render(9600));
    chain(Mixer.RETURN, List.of(later));
    assertSmooth(render(19_200));
    chain(0, List.of());
    assertSmooth(render(9600));
    chain(Mixer.RETURN, List.of());
    assertSmooth(render(19_200));
    assertEquals(72, mixer.latencyFrames());
  }

  @Test
  void aTrackThatSteersIsHeardInTheSameBlock() {
    Strip source = click(500);
    Strip steered = silent();
    strips(steered, source);
    Slot tap = Fakes.slot(1, new KeyTap());
    tap.key(source);
    chain(0, List.of(tap));
    mixer.setChannel(1, ChannelTable.MUTE, 1);
    mixer.arrange(new int[] {1, 0});
    mixer.reset();
    Stereo out = render(4800);
    assertEquals(0.0070711, out.left()[500 + mixer.latencyFrames()], 1e-6, "muted, and yet a key");
    assertEquals(0.0070711, peak(out), 1e-6);
  }

  @Test
  void tracksThatSteerEachOtherHearTheBlockBefore() {
    Strip first = click(500);
    Strip second = silent();
    strips(first, second);
    Slot tapOfFirst = Fakes.slot(1, new KeyTap());
    Slot tapOfSecond = Fakes.slot(2, new KeyTap());
    tapOfFirst.key(second);
    tapOfSecond.key(first);
    chain(0, List.of(tapOfFirst));
    chain(1, List.of(tapOfSecond));
    mixer.setChannel(1, ChannelTable.MUTE, 1);
    mixer.arrange(new int[] {0, 1});
    mixer.reset();
    Stereo out = render(4800);
    int frame = 500 + mixer.latencyFrames();
    assertEquals(0.0070711, out.left()[frame], 1e-6);
    assertEquals(0.0070711, out.left()[frame + Block.FRAMES], 1e-6, "round the circle once");
    assertEquals(0.0070711, out.left()[frame + 2 * Block.FRAMES], 1e-6, "and again");
    assertEquals(0, out.left()[frame + Block.FRAMES / 2], 1e-9);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, 1e30f})
  void aRunawayEffectIsResetAndTheOthersGoOn(float poison) {
    Plain mad = new Plain(1, 0, 0);
    Plain calm = new Plain(1, 0, 0);
    Plain master = new Plain(1, 0, 0);
    strips(tone(), tone());
    chain(0, List.of(Fakes.slot(1, calm), Fakes.slot(2, mad)));
    chain(Mixer.MASTER, List.of(Fakes.slot(3, master)));
    render(9600);
    int resets = mad.resets;
    int calmResets = calm.resets;
    mad.poison = poison;
    Stereo out = render(9600);
    for (int i = 0; i < out.frames(); i++) {
      assertTrue(Math.abs(out.left()[i]) < 0.3, "frame " + i);
    }
    assertEquals(1, mixer.notFinite());
    assertEquals(resets + 1, mad.resets);
    assertEquals(calmResets, calm.resets);
    assertEquals(0.2, peak(render(9600)), 0.001);
    master.poison = poison;
    render(9600);
    assertEquals(2, mixer.notFinite());
    assertEquals(0.2, peak(render(9600)), 0.001);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.70711, 0.70711",
    "1, 0, 0.59460, 0.59460",
    "2, 0, 0.5, 0.5",
    "3, 0, 1, 1",
    "0, -1, 1, 0",
    "1, -1, 1, 0",
    "2, 1, 0, 1",
    "3, 0.5, 0.5, 1",
  })
  void panFollowsTheLaw(int law, float pan, float left, float right) {
    strips(tone());
    mixer.setSong(SongTable.PAN_LAW, law);
    mixer.setChannel(0, ChannelTable.PAN, pan);
    Stereo out = render(19_200);
    assertEquals(0.1f * left, peak(out.left()), 1e-4);
    assertEquals(0.1f * right, peak(out.right()), 1e-4);
  }

  @Test
  void groupsHaveFaderMuteSoloAndSends() {
    strips(tone(), tone());
    mixer.route(0, 2);
    mixer.setChannel(1, ChannelTable.MUTE, 1);
    render(4800);
    assertEquals(0.1, peak(render(9600)), 0.001);
    mixer.setChannel(Mixer.GROUP + 1, ChannelTable.GAIN, -6.0206f);
    render(4800);
    assertEquals(0.05, peak(render(9600)), 0.001);
    assertEquals(0.05, mixer.peak(Mixer.GROUP + 1), 0.001);
    mixer.setChannel(Mixer.GROUP + 1, ChannelTable.MUTE, 1);
    render(4800);
    assertEquals(0, peak(render(9600)));
    mixer.setChannel(Mixer.GROUP + 1, ChannelTable.MUTE, 0);
    mixer.setChannel(Mixer.GROUP + 1, ChannelTable.GAIN, 0);
    mixer.setChannel(1, ChannelTable.MUTE, 0);
    mixer.setChannel(Mixer.GROUP + 1, ChannelTable.SOLO, 1);
    render(4800);
    assertEquals(0.1, peak(render(9600)), 0.001, "a soloed group lets its tracks be heard alone");
    mixer.setChannel(Mixer.GROUP + 1, ChannelTable.SEND_D, 0);
    render(4800);
    assertEquals(0.2, peak(render(9600)), 0.001, "returns are never silenced by a solo");
  }

  @Test
  void anotherWayThroughTheMixerDoesNotClick() {
    strips(tone());
    mixer.setChannel(Mixer.GROUP, ChannelTable.GAIN, -12);
    render(9600);
    for (int group : new int[] {1, 0, 2, 1, 0}) {
      mixer.route(0, group);
      assertSmooth(render(1600));
    }
  }

  @Test
  void aRestingChainIsLeftOutAndComesBack() {
    strips(click(100, 40_000));
    chain(0, List.of(Fakes.slot(1, new Plain(1, 0, 20))));
    mixer.arrange(STRAIGHT);
    mixer.reset();
    Stereo out = render(48_000);
    assertEquals(0.0070711, out.left()[100 + mixer.latencyFrames()], 1e-6);
    assertEquals(0.0070711, out.left()[40_000 + mixer.latencyFrames()], 1e-6);
  }

  private void strips(Strip... strips) {
    mixer.strips(strips, strips.length);
    mixer.arrange(STRAIGHT);
  }

  private void chain(int place, List<Slot> slots) {
    mixer.chain(place, slots.toArray(new Slot[0]), slots.size());
    mixer.arrange(STRAIGHT);
  }

  private static Strip tone() {
    return panned(new Tone(VERY_SLOW));
  }

  /** On the left alone, where the pan takes nothing away. */
  private static Strip panned(Instrument instrument) {
    Strip strip = Strip.of(instrument, RATE, new float[0], new float[0]);
    strip.fader.set(ChannelTable.PAN, -1);
    return strip;
  }

  private static Strip silent() {
    return Strip.of(new Click(), RATE, new float[0], new float[0]);
  }

  private static Strip click(Integer... frames) {
    return Strip.of(new Click(frames), RATE, new float[0], new float[0]);
  }

  private Stereo render(int frames) {
    Stereo out = Stereo.silence(frames);
    for (int at = 0; at < out.frames(); at += Block.FRAMES) {
      mixer.process(block, out.left(), out.right(), at);
    }
    return out;
  }

  private static double last(Stereo out) {
    return out.right()[out.frames() - 1] / 0.70711;
  }

  private static double peak(Stereo out) {
    return peak(out.left());
  }

  private static double peak(float[] x) {
    double peak = 0;
    for (float each : x) {
      peak = Math.max(peak, Math.abs(each));
    }
    return peak;
  }

  private static void assertSmooth(Stereo out) {
    float[] x = out.left();
    for (int i = 2; i < x.length; i++) {
      double bend = Math.abs(x[i] - 2.0 * x[i - 1] + x[i - 2]);
      assertTrue(bend <= BEND, "click of " + bend + " at frame " + i);
    }
  }
}
