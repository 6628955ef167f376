package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.ngoma.hal.rt.AllocatedBytes;

class MixerAllocationTest {

  private final Block block = new Block();
  private final float[] left = new float[Block.FRAMES];
  private final float[] right = new float[Block.FRAMES];

  @Test
  void nothingThatTheAudioThreadDoesAllocates() {
    Mixer mixer = MixerTest.mixer();
    Strip[] few = strips(3);
    Strip[] many = strips(64);
    perform(mixer, few, many);
    AllocatedBytes.byThisThread(); // its first call allocates by itself
    long before = AllocatedBytes.byThisThread();
    perform(mixer, few, many);
    assertEquals(0, AllocatedBytes.byThisThread() - before);
  }

  private void perform(Mixer mixer, Strip[] few, Strip[] many) {
    mixer.strips(many, many.length);
    ((Tone) many[5].instrument).poison = Float.NaN;
    for (int i = 0; i < 200; i++) {
      block.bpm = 100 + i % 7;
      mixer.setChannel(i % 64, i % ChannelTable.TABLE.size(), i % 3 - 1);
      mixer.setInstrument(i % 64, Tone.LEVEL, i % 5);
      mixer.setSong(i % SongTable.TABLE.size(), 1);
      mixer.process(block, left, right, 0);
      if (i % 40 == 20) {
        mixer.strips(i % 80 == 20 ? few : many, i % 80 == 20 ? few.length : many.length);
      }
    }
    mixer.fadeOut();
    mixer.process(block, left, right, 0);
    mixer.fadeIn();
    mixer.reset();
    mixer.process(block, left, right, 0);
  }

  private static Strip[] strips(int count) {
    float[] channel = new float[ChannelTable.TABLE.size()];
    Strip[] strips = new Strip[count];
    for (int i = 0; i < count; i++) {
      strips[i] = Strip.of(new Tone(0.01), 48_000, new float[0], channel);
    }
    return strips;
  }
}
