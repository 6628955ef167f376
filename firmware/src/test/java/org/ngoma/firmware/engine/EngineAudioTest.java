package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.hal.rt.Fault;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.Reducer;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** Recordings on tracks, through loader, player and mixer. */
class EngineAudioTest {

  private static final int RATE = 48_000;
  private static final int BEAT = RATE / 2;

  @TempDir Path folder;

  private final Reducer reducer = new Reducer(Processors.parameters());
  private final List<String> told = new ArrayList<>();
  private Recording take;

  private final class Played {
    final Lane lane = Lane.inMemory();
    final Engine engine = new Engine(RATE, lane);
    final Loader loader = new Loader(RATE, lane, engine, 1, folder, told::add);
    final Sender sender = new Sender(lane, Processors.parameters(), loader::poll);
    Project project;

    Played(Project project) {
      this.project = project;
      sender.load(project, 1);
      loader.poll();
    }

    void edit(Edit edit) throws EditRefused {
      Project before = project;
      project = reducer.reduce(project, edit);
      sender.update(before, project, 1);
    }

    float[] render(int frames, int period) {
      float[] all = new float[frames];
      float[] left = new float[period];
      float[] right = new float[period];
      for (int at = 0; at < frames; at += period) {
        loader.poll();
        engine.process(left, right, period);
        System.arraycopy(left, 0, all, at, period);
      }
      return all;
    }
  }

  @BeforeEach
  void record() throws IOException {
    take = recording(noise(4 * RATE), "take.wav");
  }

  private static float[] noise(int frames) {
    SplittableRandom random = new SplittableRandom(5);
    float[] out = new float[frames];
    for (int i = 0; i < frames; i++) {
      out[i] = (float) random.nextDouble(-0.3, 0.3);
    }
    return out;
  }

  private Recording recording(float[] sound, String name) throws IOException {
    Path file = folder.resolve(name);
    try (WavWriter writer = new WavWriter(file, RATE, WavEncoding.FLOAT_32)) {
      writer.write(sound, sound, 0, sound.length);
    }
    FileRef ref = new SampleStore(folder).add(file);
    Files.delete(file);
    return new Recording(ref, RATE, sound.length);
  }

  private static Project song(AudioClip... clips) {
    Track track =
        new Track(1, "Vocals", TrackKind.AUDIO, 50, Map.of(), List.of(), List.of())
            .withAudio(Arrays.asList(clips));
    return TestSongs.of(List.of(track));
  }

  private AudioClip clip(int id, long start, long length) {
    return new AudioClip(id, start, length, AudioRegion.of(take));
  }

  private static int firstSound(float[] out) {
    int at = 0;
    while (at < out.length && out[at] == 0) {
      at++;
    }
    return at;
  }

  @Test
  void aClipSoundsAtItsFrameHoweverThePeriodsAreCut() {
    float[][] renders = new float[3][];
    int[] periods = {32, 64, 512};
    for (int i = 0; i < periods.length; i++) {
      Played played = new Played(song(clip(1, 1001, 3 * 960)));
      played.sender.signal().play();
      renders[i] = played.render(282 * 512, periods[i]);
      // Tick 1001 lies at frame 25,025.
      assertEquals(25_025 + played.engine.latencyFrames(), firstSound(renders[i]));
    }
    assertArrayEquals(renders[0], renders[1]);
    assertArrayEquals(renders[0], renders[2]);
  }

  /** A song of clips in their own time, following, reversed and crossing, begun early or late. */
  @Test
  void whenItIsStartedChangesNoBit() throws Exception {
    AudioRegion region = AudioRegion.of(take);
    Project song =
        song(
                clip(1, 0, 2 * 960),
                new AudioClip(2, 1500, 3000, region.following(100, StretchMode.BEATS)),
                new AudioClip(3, 4300, 2000, region.withReverse(true).withTranspose(3)))
            .withTempos(List.of(new TempoChange(0, 120), new TempoChange(2400, 97.3)));
    Played first = new Played(song);
    first.sender.signal().play();
    float[] wanted = first.render(3 * RATE, 32);
    Played second = new Played(song);
    second.render(32 * 777, 32);
    second.sender.signal().play();
    assertArrayEquals(wanted, second.render(3 * RATE, 32));
    second.sender.signal().stop();
    second.render(RATE, 32);
    second.sender.signal().locate(0);
    second.sender.signal().play();
    assertArrayEquals(wanted, second.render(3 * RATE, 64));
  }

  @Test
  void aCutAndAnEditElsewhereAreNotHeard() throws Exception {
    Played whole = new Played(song(clip(1, 0, 4 * 960)));
    whole.sender.signal().play();
    float[] wanted = whole.render(3 * BEAT, 64);
    Played cut = new Played(song(clip(1, 0, 4 * 960)));
    cut.sender.signal().play();
    cut.edit(new Edit.SplitAudioClip(1, 1, 1111, 2));
    float[] before = cut.render(BEAT / 2, 32);
    cut.edit(new Edit.AddAudioClip(1, clip(3, 9600, 960)));
    cut.edit(new Edit.SplitAudioClip(1, 2, 2222, 4));
    float[] behind = cut.render(2 * BEAT, 32);
    assertArrayEquals(Arrays.copyOf(wanted, before.length), before);
    assertArrayEquals(
        Arrays.copyOfRange(wanted, before.length, before.length + behind.length), behind);
  }

  @Test
  void aMissingFileIsSilentToldOnceAndFoundAgain() throws Exception {
    Recording lost = new Recording(new FileRef("0f".repeat(32), "lost.wav"), RATE, RATE);
    Played played = new Played(song(new AudioClip(1, 0, 960, AudioRegion.of(lost))));
    played.edit(new Edit.AddAudioClip(1, clip(2, 4 * 960, 960)));
    played.sender.signal().play();
    float[] silent = played.render(BEAT, 32);
    assertEquals(silent.length, firstSound(silent));
    assertEquals(List.of("sample 0f0f0f0f0f0f… is missing: choose the file again"), told);
    assertEquals(1, played.lane.faults().get(Fault.SAMPLE_MISSING));
    played.edit(new Edit.RelinkRecording("0f".repeat(32), take));
    played.sender.signal().locate(0);
    assertTrue(firstSound(played.render(BEAT, 32)) < BEAT / 4);
  }

  @Test
  void tempoEditsKeepFollowersOnTheBeat() throws Exception {
    float[] clicks = new float[8 * BEAT];
    for (int beat = 0; beat < 8; beat++) {
      for (int i = 0; i < 200; i++) {
        clicks[beat * BEAT + i] = (float) (0.5 * Math.exp(-i / 30.0) * Math.cos(i * 0.9));
      }
    }
    AudioRegion region =
        AudioRegion.of(recording(clicks, "clicks.wav")).following(120, StretchMode.BEATS);
    Played played = new Played(song(new AudioClip(1, 0, 8 * 960, region)));
    played.sender.signal().play();
    played.render(BEAT + BEAT / 2, 32);
    played.edit(new Edit.SetTempo(90));
    int beat = RATE * 60 / 90;
    float[] out = played.render(96 * (4 * beat / 96), 96);
    // It stands half a beat before the third: at 90 BPM that is half of a longer beat.
    for (int b = 0; b < 3; b++) {
      int at = beat / 2 + b * beat + played.engine.latencyFrames();
      int loudest = at;
      for (int i = at - beat / 3; i < at + beat / 3; i++) {
        loudest = Math.abs(out[i]) > Math.abs(out[loudest]) ? i : loudest;
      }
      assertEquals(at, loudest, 260);
    }
  }

  @Test
  void movedTracksTakeTheirRecordingsAlong() throws Exception {
    Project one = song(clip(1, 0, 4 * 960));
    Track other = new Track(2, "Other", TrackKind.AUDIO, 50, Map.of(), List.of(), List.of());
    Played still = new Played(one.withTracks(List.of(one.tracks().getFirst(), other)));
    Played moved = new Played(still.project);
    still.sender.signal().play();
    moved.sender.signal().play();
    assertArrayEquals(still.render(3200, 32), moved.render(3200, 32));
    moved.edit(new Edit.MoveTrack(1, 1));
    assertArrayEquals(still.render(BEAT, 32), moved.render(BEAT, 32));
  }
}
