package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.instruments.dsp.Loudness;
import org.ngoma.instruments.dsp.TruePeak;
import org.ngoma.sequencer.model.Project;

/** The mix of the demo song, measured on all that it sounds like from the first bar to the last. */
class DemoSongSoundTest {

  private static final int RATE = 48_000;
  private static final double LONGEST_SECONDS = 110;

  private static Project song;
  private static float[] left;
  private static float[] right;
  private static int frames;

  @BeforeAll
  static void render() throws Exception {
    song = DemoSong.load().project();
    left = new float[(int) (LONGEST_SECONDS * RATE)];
    right = new float[left.length];
    int[] at = new int[1];
    new OfflineRender(song, RATE)
        .all(
            (newLeft, newRight, count) -> {
              System.arraycopy(newLeft, 0, left, at[0], count);
              System.arraycopy(newRight, 0, right, at[0], count);
              at[0] += count;
            });
    frames = at[0];
  }

  @Test
  void isAsLoudAsMusicIsPublished() {
    double lufs = loudness(0, frames);
    assertEquals(-14, lufs, 2, lufs + " LUFS");
  }

  @Test
  void keepsItsTruePeakBelowTheCeiling() {
    TruePeak meter = new TruePeak();
    meter.add(left, right, 0, frames);
    meter.end();
    assertTrue(meter.dbtp() <= -1, meter.dbtp() + " dBTP");
  }

  @Test
  void risesToTheDropsAndFallsBetweenThem() {
    double intro = bars(0, 4);
    double groove = bars(4, 12);
    double breakdown = bars(12, 16);
    double drop = bars(16, 24);
    double between = bars(24, 28);
    double second = bars(28, 36);
    double outro = bars(36, 42);
    String all =
        "%.1f %.1f %.1f %.1f %.1f %.1f %.1f"
            .formatted(intro, groove, breakdown, drop, between, second, outro);
    assertTrue(intro < groove - 1 && groove < drop - 1, all);
    assertTrue(breakdown < drop - 2 && between < drop - 1 && between < second - 2, all);
    assertTrue(second >= drop && outro < second - 2, all);
  }

  @Test
  void survivesOneLoudspeaker() {
    float[] mono = new float[frames];
    for (int i = 0; i < mono.length; i++) {
      mono[i] = 0.5f * (left[i] + right[i]);
    }
    Loudness meter = new Loudness(RATE);
    meter.add(mono, mono, 0, mono.length);
    double lost = loudness(0, frames) - meter.integratedLufs();
    assertTrue(lost < 3, lost + " dB lost");
  }

  @Test
  void endsInSilence() {
    float last = 0;
    for (int i = frames - RATE / 10; i < frames; i++) {
      last = Math.max(last, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    assertTrue(last < 0.0003f, "still at " + last);
  }

  private static double bars(int from, int to) {
    int start = (int) (secondsOfBar(from) * RATE);
    return loudness(start, (int) (secondsOfBar(to) * RATE) - start);
  }

  private static double loudness(int from, int frames) {
    Loudness meter = new Loudness(RATE);
    meter.add(left, right, from, frames);
    return meter.integratedLufs();
  }

  private static double secondsOfBar(int bar) {
    return bar * 4 * 60 / song.tempos().getFirst().bpm();
  }
}
