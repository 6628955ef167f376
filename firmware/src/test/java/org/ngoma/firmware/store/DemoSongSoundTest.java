package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ngoma.instruments.dsp.Loudness;
import org.ngoma.instruments.dsp.TruePeak;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.ChannelTable;
import org.ngoma.instruments.sound.Instrument;
import org.ngoma.instruments.sound.Mixer;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.instruments.sound.SongTable;
import org.ngoma.instruments.sound.Strip;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.play.NoteSink;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.Score;

/** The mix of the demo song, measured on all that it sounds like from the first bar to the last. */
class DemoSongSoundTest {

  private static final int RATE = 48_000;
  private static final double TAIL_SECONDS = 4;

  private static Project song;
  private static float[] left;
  private static float[] right;
  private static long faults;

  @BeforeAll
  static void render() throws Exception {
    song = DemoSong.load().project();
    Mixer mixer = mixer();
    Player player =
        new Player(
            RATE,
            new NoteSink() {
              @Override
              public void noteOn(int track, int offset, int noteId, int key, float velocity) {
                instrument(track).noteOn(offset, noteId, key, velocity);
              }

              @Override
              public void noteOff(int track, int offset, int noteId) {
                instrument(track).noteOff(offset, noteId);
              }

              private Instrument instrument(int track) {
                return mixer.instrument(track);
              }
            });
    player.score(Score.of(song));
    player.endAtSongEnd(true);
    player.play();
    int blocks = (int) ((secondsOfBar(42) + TAIL_SECONDS) * RATE / Block.FRAMES);
    left = new float[blocks * Block.FRAMES];
    right = new float[blocks * Block.FRAMES];
    Block block = new Block();
    for (int i = 0; i < blocks; i++) {
      block.bpm = (float) player.bpm();
      block.songBeats = player.songTick() / Ppqn.TICKS;
      block.playing = player.playing();
      player.process(Block.FRAMES);
      mixer.process(block, left, right, i * Block.FRAMES);
    }
    faults = mixer.notFinite() + player.droppedNotes();
  }

  private static Mixer mixer() {
    Parameters parameters = Processors.parameters();
    Strip[] strips = new Strip[song.tracks().size()];
    for (int i = 0; i < strips.length; i++) {
      Track track = song.tracks().get(i);
      strips[i] =
          Strip.create(
              track.kind(),
              RATE,
              parameters.instruments().get(track.kind()).valuesOf(track.params()),
              ChannelTable.TABLE.valuesOf(track.params()));
    }
    Mixer mixer = new Mixer(RATE);
    mixer.strips(strips, strips.length);
    float[] values = SongTable.TABLE.valuesOf(song.params());
    for (int row = 0; row < values.length; row++) {
      mixer.setSong(row, values[row]);
    }
    return mixer;
  }

  @Test
  void isAsLoudAsMusicIsPublished() {
    double lufs = loudness(0, left.length);
    assertEquals(-14, lufs, 2, lufs + " LUFS");
  }

  @Test
  void keepsItsTruePeakBelowTheCeiling() {
    TruePeak meter = new TruePeak();
    meter.add(left, right, 0, left.length);
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
    float[] mono = new float[left.length];
    for (int i = 0; i < mono.length; i++) {
      mono[i] = 0.5f * (left[i] + right[i]);
    }
    Loudness meter = new Loudness(RATE);
    meter.add(mono, mono, 0, mono.length);
    double lost = loudness(0, left.length) - meter.integratedLufs();
    assertTrue(lost < 3, lost + " dB lost");
  }

  @Test
  void endsInSilenceWithoutAFault() {
    float last = 0;
    for (int i = left.length - RATE / 10; i < left.length; i++) {
      last = Math.max(last, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    assertTrue(last < 0.003f, "still at " + last);
    assertEquals(0, faults);
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
