package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.hal.rt.AllocatedBytes;
import org.ngoma.instruments.sound.Fakes.Plain;

/** One pad of a kit in the echo, the others dry. */
class PadSendsTest {

  private static final int RATE = 48_000;
  private static final int KICK_KEY = 36;
  private static final int SNARE_KEY = 38;
  private static final int FRAMES = 19_200;

  private final Block block = new Block();
  private final Mixer mixer = new Mixer(RATE);
  private final DrumKit kit = new DrumKit();
  private final float[] channel = new float[ChannelTable.TABLE.size()];

  PadSendsTest() {
    for (int row = 0; row < channel.length; row++) {
      channel[row] = (float) ChannelTable.TABLE.get(row).defaultValue();
    }
    channel[ChannelTable.GAIN] = -12;
    mixer.setSong(SongTable.MASTER + MasterTable.CEILING, 0);
  }

  private void show(Effect... chain) {
    Strip other = Strip.of(new Tone(0), RATE, new float[0], channel);
    mixer.strips(new Strip[] {Strip.of(kit, RATE, new float[0], channel), other}, 2);
    Slot[] slots = new Slot[chain.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = Fakes.slot(10 + i, chain[i]);
    }
    mixer.chain(0, slots, slots.length);
    mixer.chain(1, new Slot[] {Fakes.slot(1, new Plain(1, 0, 100))}, 1);
    mixer.arrange(new int[] {0, 1});
    strike(-1);
  }

  private void send(int pad, int send, float db) {
    kit.set(DrumKitTable.row(pad, DrumKitTable.SEND_A + send), db);
  }

  /** Left side of what a stroke sounds like from silence; no stroke for -1. */
  private float[] strike(int key) {
    if (key >= 0) {
      kit.noteOn(7, 1, key, 1);
    }
    float[] left = new float[FRAMES];
    float[] right = new float[FRAMES];
    for (int at = 0; at < FRAMES; at += Block.FRAMES) {
      mixer.process(block, left, right, at);
    }
    return left;
  }

  private static float peak(float[] x) {
    float peak = 0;
    for (float y : x) {
      peak = Math.max(peak, Math.abs(y));
    }
    return peak;
  }

  @Test
  void onlyThePadThatSendsIsInTheReturn() {
    show();
    float[] dry = strike(KICK_KEY);
    strike(-1);
    assertTrue(peak(dry) > 0.05, "the kick sounds");
    mixer.reset();
    float[] drySnare = strike(SNARE_KEY);
    for (int send = 0; send < 4; send++) {
      send(DrumMap.KICK, send, -6.0206f);
      mixer.reset();
      float[] wet = strike(KICK_KEY);
      for (int i = 0; i < FRAMES; i++) {
        assertEquals(1.5f * dry[i], wet[i], 2e-6, "send " + send + ", frame " + i);
      }
      mixer.reset();
      assertArrayEquals(drySnare, strike(SNARE_KEY), "the snare stays dry");
      send(DrumMap.KICK, send, -60);
    }
  }

  /** The return turns it round, and nothing is left: same level, same frame. */
  @ParameterizedTest
  @CsvSource({"0, 1", "37, 1", "300, -1"})
  void meetsTheTrackAtItsFrame(int lag, float gain) {
    show(new Plain(gain, 0, lag));
    mixer.chain(Mixer.RETURN, new Slot[] {Fakes.slot(2, new Plain(-gain, 0, 0))}, 1);
    strike(-1);
    assertTrue(peak(strike(KICK_KEY)) > 0.05);
    send(DrumMap.KICK, 0, 0);
    mixer.reset();
    strike(-1);
    assertEquals(0, peak(strike(KICK_KEY)), 2e-6);
  }

  @Test
  void goesPastTheChainAndThroughTheFader() {
    show(new Plain(0, 0, 0));
    assertEquals(0, peak(strike(KICK_KEY)), "the chain lets nothing through");
    send(DrumMap.KICK, 1, 0);
    mixer.reset();
    float full = peak(strike(KICK_KEY));
    assertTrue(full > 0.05);
    mixer.setChannel(0, ChannelTable.GAIN, -12 - 20);
    strike(-1);
    mixer.reset();
    assertEquals(full / 10, peak(strike(KICK_KEY)), full * 1e-3);
    mixer.setChannel(0, ChannelTable.MUTE, 1);
    strike(-1);
    assertEquals(0, peak(strike(KICK_KEY)));
  }

  @Test
  void endsInExactSilence() {
    show();
    send(DrumMap.KICK, 0, 6);
    strike(KICK_KEY);
    float[] tail = new float[0];
    for (int i = 0; i < 8; i++) {
      tail = strike(-1);
    }
    assertArrayEquals(new float[FRAMES], tail);
  }

  @Test
  void allocatesNothing() {
    show();
    send(DrumMap.KICK, 0, 6);
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    long before = 0;
    for (int i = 0; i < 200; i++) {
      if (i == 100) {
        AllocatedBytes.byThisThread(); // its first call allocates by itself
        before = AllocatedBytes.byThisThread();
      }
      kit.noteOn(i % 32, i, KICK_KEY, 1);
      Arrays.fill(left, 0);
      mixer.process(block, left, right, 0);
    }
    assertEquals(0, AllocatedBytes.byThisThread() - before);
  }
}
