package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.box.Recorder;
import org.ngoma.firmware.box.TakePlace;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.RecordFrom;
import org.ngoma.firmware.lane.Sender;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.hal.audio.PumpedPort;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.ManualClock;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioTime;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.Reducer;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** What is recorded from a playing engine, where it lands in the song, and what is lost. */
class EngineRecordTest {

  private static final int RATE = 48_000;
  private static final int PERIOD = 64;
  private static final double AT_ONCE = Double.NEGATIVE_INFINITY;

  private static final List<TempoChange> TEMPOS = List.of(new TempoChange(0, 120));

  @TempDir Path folder;

  /** An engine on a port whose output comes back at its input, some periods later. */
  private final class Looped {
    final Lane lane;
    final Engine engine;
    final Loader loader;
    final Sender sender;
    final ArrayDeque<float[][]> cable = new ArrayDeque<>();
    final List<float[]> played = new ArrayList<>();
    final AudioLoop loop;
    final PumpedPort port;
    boolean unplugged;

    Looped(Project project, int cablePeriods) {
      this(project, cablePeriods, Lane.inMemory());
    }

    Looped(Project project, int cablePeriods, Lane lane) {
      this.lane = lane;
      engine = new Engine(RATE, lane);
      loader = new Loader(RATE, lane, engine, 1, folder, sentence -> {});
      sender = new Sender(lane, Processors.parameters(), loader::poll);
      for (int i = 0; i < cablePeriods; i++) {
        cable.add(new float[2][PERIOD]);
      }
      StreamFormat format = new StreamFormat(RATE, PERIOD, 2, SampleFormat.S32);
      port =
          new PumpedPort(
                  format,
                  (left, right, frames) -> {
                    played.add(Arrays.copyOf(left, frames));
                    cable.add(
                        new float[][] {Arrays.copyOf(left, frames), Arrays.copyOf(right, frames)});
                  })
              .hearing(
                  (left, right, frames) -> {
                    float[][] heard = cable.poll();
                    System.arraycopy(heard[0], 0, left, 0, frames);
                    System.arraycopy(heard[1], 0, right, 0, frames);
                    return !unplugged;
                  })
              .lagging((long) cablePeriods * PERIOD);
      AudioOutput output = new AudioOutput(null, "null", format, port);
      loop = new AudioLoop(engine, lane, output.ports(), new ManualClock(0), null);
      sender.load(project, 1);
      loader.poll();
    }

    Recorder recorder(Recorder.Wish wish, long fileFrames) throws IOException {
      return new Recorder(lane, new SampleStore(folder), RATE, "Take", wish, fileFrames);
    }

    void run(int periods, Recorder recorder) throws IOException {
      for (int i = 0; i < periods; i++) {
        loader.poll();
        loop.period();
        if (recorder != null) {
          recorder.poll();
        }
      }
    }
  }

  private static Recorder.Wish wish(long from, double db, double preRoll, double seconds) {
    return new Recorder.Wish(from, db, preRoll, seconds, false, TEMPOS);
  }

  /** A short blip on every beat, with a chain that lags. */
  private static Project clicks() {
    Track track = TestSongs.track(1, TrackKind.DRUMS, 2);
    return TestSongs.of(List.of(track.withEffects(List.of(Device.of(9, "compressor")))));
  }

  private float[] samples(Recording recording) throws IOException {
    try (AudioFile file = AudioFile.open(new SampleStore(folder).file(recording.file().sha256()))) {
      float[][] out = new float[1][(int) file.frames()];
      file.read(out, 0, out[0].length);
      return out[0];
    }
  }

  private static Project placed(Project project, Recorder.Take take, Track track) throws Exception {
    int[] id = {1000};
    List<Edit> edits = TakePlace.edits(project, take, RATE, 0, 0, track, "Take", () -> id[0]++);
    Project next = project;
    for (Edit edit : edits) {
      next = new Reducer(Processors.parameters()).reduce(next, edit);
    }
    return next;
  }

  private static AudioClip onlyClip(Project project) {
    return project.tracks().getLast().audio().getFirst();
  }

  /** What comes back by a cable lies in the song where it was played, to the frame. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 11})
  void theInputLandsWhereItWasHeard(int cablePeriods) throws Exception {
    Project project = clicks();
    Looped looped = new Looped(project, cablePeriods);
    looped.run(5, null);
    Recorder recorder =
        looped.recorder(
            new Recorder.Wish(
                RecordFrom.INPUT, AT_ONCE, 0.2, Double.POSITIVE_INFINITY, true, TEMPOS),
            0);
    looped.run(7, recorder);
    looped.sender.signal().play();
    looped.run(800, recorder);
    Recorder.Take take = recorder.finish();
    Project with = placed(project, take, null);
    AudioClip clip = onlyClip(with);
    assertEquals(0, clip.startTick());
    assertTrue(clip.region().followsTempo());
    // In the song the first note stands at frame 0; what the mixer lags is known.
    float[] recorded = samples(take.files().getFirst());
    OfflineRender render = new OfflineRender(project, RATE);
    float[] left = new float[40_000];
    render.exactly(left, new float[40_000], 40_000);
    int latency = looped.engine.latencyFrames();
    int offset = (int) clip.region().offsetFrames();
    for (int i = 0; i < 30_000; i++) {
      assertEquals(left[i + latency], recorded[offset + i], 1e-6, "frame " + i);
    }
  }

  @Test
  void aLoudEnoughSoundBeginsItAndWhatLiesBeforeIsKept() throws Exception {
    Project project = clicks();
    Looped looped = new Looped(project, 2);
    Recorder recorder = looped.recorder(wish(RecordFrom.INPUT, -30, 0.1, 1), 0);
    looped.run(100, recorder);
    assertFalse(recorder.begun());
    looped.sender.signal().play();
    looped.run(1000, recorder);
    assertTrue(recorder.ended());
    Recorder.Take take = recorder.finish();
    float[] recorded = samples(take.files().getFirst());
    assertEquals(RATE, recorded.length);
    int loud = 0;
    while (Math.abs(recorded[loud]) < Math.pow(10, -30 / 20.0)) {
      loud++;
    }
    assertEquals(4800, loud, 1);
    // It began while the song stood: what lies before tick 0 is passed over, the rest is in place.
    AudioClip clip = onlyClip(placed(project, take, null));
    assertEquals(0, clip.startTick());
    assertEquals(4800, (double) clip.region().offsetFrames(), 300);
  }

  @Test
  void nothingLoudEnoughIsNothing() throws Exception {
    Looped looped = new Looped(clicks(), 2);
    Recorder recorder = looped.recorder(wish(RecordFrom.INPUT, -30, 0.1, 1), 0);
    looped.run(200, recorder);
    assertNull(recorder.finish());
    assertEquals(RecordFrom.NOTHING, looped.lane.recordFrom());
  }

  /** The box hangs for longer than the ring holds: a hole of its very length, told. */
  @Test
  void whatIsLostIsSilenceAndTheRestStaysInTime() throws Exception {
    Project project = clicks();
    Looped looped = new Looped(project, 1);
    Recorder recorder = looped.recorder(wish(RecordFrom.MASTER, AT_ONCE, 0, 60), 0);
    looped.sender.signal().play();
    looped.run(100, recorder);
    looped.run(3_000, null);
    looped.run(100, recorder);
    Recorder.Take take = recorder.finish();
    assertEquals(3_000.0 * PERIOD - (1 << 17), (double) take.droppedFrames(), 2 * PERIOD);
    assertEquals(
        (double) take.droppedFrames() / PERIOD,
        (double) looped.lane.faults().get(Fault.AUDIO_DROPPED),
        1);
    assertEquals(3_200L * PERIOD, take.frames());
    float[] recorded = samples(take.files().getFirst());
    for (int period = 0; period < 3_200; period++) {
      float[] played = looped.played.get(period);
      boolean lost = recorded[period * PERIOD + 5] == 0 && played[5] != 0;
      for (int i = 0; i < PERIOD && !lost; i++) {
        assertEquals(played[i], recorded[period * PERIOD + i], "period " + period);
      }
    }
  }

  @Test
  void aTrackIsRecordedAsItIsResampled() throws Exception {
    Project project = clicks();
    Looped looped = new Looped(project, 1);
    Recorder recorder =
        looped.recorder(
            new Recorder.Wish(
                RecordFrom.track(1), AT_ONCE, 0, Double.POSITIVE_INFINITY, true, TEMPOS),
            0);
    looped.sender.signal().play();
    looped.run(700, recorder);
    Recorder.Take take = recorder.finish();
    float[] live = samples(take.files().getFirst());
    List<float[]> offline = new ArrayList<>();
    new OfflineRender(project, RATE)
        .track(1, (left, right, frames) -> offline.add(Arrays.copyOf(left, frames)));
    int at = (int) onlyClip(placed(project, take, null)).region().offsetFrames();
    assertEquals(take.lagFrames(), at);
    assertTrue(at > 0, "the compressor looks ahead");
    float[] wanted = offline.get(1);
    int from = at + offline.get(0).length;
    assertArrayEquals(wanted, Arrays.copyOfRange(live, from, from + wanted.length));
  }

  /** Files that are full go on in the next, and what is heard of them has no seam. */
  @Test
  void aLongTakeGoesOnFromFileToFile() throws Exception {
    Project project = clicks();
    Looped looped = new Looped(project, 1);
    Recorder recorder =
        looped.recorder(
            new Recorder.Wish(
                RecordFrom.track(1), AT_ONCE, 0, Double.POSITIVE_INFINITY, true, TEMPOS),
            10_000);
    looped.sender.signal().play();
    looped.run(700, recorder);
    Recorder.Take take = recorder.finish();
    assertEquals(6, take.files().size());
    assertEquals(700L * PERIOD, take.frames());
    Project with = placed(project, take, null);
    assertEquals(6, with.tracks().getLast().audio().size());
    for (int i = 1; i < 6; i++) {
      AudioClip before = with.tracks().getLast().audio().get(i - 1);
      assertEquals(before.endTick(), with.tracks().getLast().audio().get(i).startTick());
    }
    Looped whole = new Looped(placed(project, oneFile(project), null), 1);
    Looped pieces = new Looped(with, 1);
    for (Looped each : List.of(whole, pieces)) {
      each.sender.signal().play();
      each.run(650, null);
    }
    for (int period = 0; period < 650; period++) {
      assertArrayEquals(whole.played.get(period), pieces.played.get(period), 2e-4f);
    }
  }

  private Recorder.Take oneFile(Project project) throws IOException {
    Looped looped = new Looped(project, 1);
    Recorder recorder =
        looped.recorder(
            new Recorder.Wish(
                RecordFrom.track(1), AT_ONCE, 0, Double.POSITIVE_INFINITY, true, TEMPOS),
            0);
    looped.sender.signal().play();
    looped.run(700, recorder);
    return recorder.finish();
  }

  @Test
  void aTakeInTheMidstOfTheSongLiesThere() throws Exception {
    Project project = clicks();
    Track audio = new Track(5, "Here", TrackKind.AUDIO, 50, Map.of(), List.of(), List.of());
    project = project.withTracks(List.of(project.tracks().getFirst(), audio));
    Looped looped = new Looped(project, 3);
    looped.sender.signal().locate(1234.5);
    looped.sender.signal().play();
    looped.run(50, null);
    Recorder recorder = looped.recorder(wish(RecordFrom.INPUT, AT_ONCE, 0, 0.5), 0);
    looped.run(500, recorder);
    Recorder.Take take = recorder.finish();
    Project with = placed(project, take, audio);
    AudioClip clip = with.track(5).orElseThrow().audio().getFirst();
    long lag = take.lagFrames();
    double start = AudioTime.secondsAt(project.tempos(), 1234.5) + (50.0 * PERIOD - lag) / RATE;
    double heard =
        AudioTime.secondsAt(project.tempos(), clip.startTick())
            - (double) clip.region().offsetFrames() / RATE;
    assertEquals(start, heard, 0.6 / RATE);
    assertTrue(clip.region().offsetFrames() < 26);
  }

  @Test
  void anInputThatFallsSilentIsCounted() throws Exception {
    Looped looped = new Looped(clicks(), 1);
    Recorder recorder = looped.recorder(wish(RecordFrom.INPUT, AT_ONCE, 0, 9), 0);
    looped.run(50, recorder);
    looped.unplugged = true;
    looped.run(10, recorder);
    looped.unplugged = false;
    looped.run(50, recorder);
    assertEquals(10, looped.lane.faults().get(Fault.INPUT_LATE));
    assertEquals(110L * PERIOD, recorder.finish().frames());
  }

  /** The card keeps back less from now on: what lies behind stays where it was heard. */
  @Test
  void aLagThatChangesMovesNothing() throws Exception {
    Project project = clicks();
    for (int change : new int[] {-1, 1}) {
      Looped looped = new Looped(project, 3);
      Recorder recorder =
          looped.recorder(
              new Recorder.Wish(
                  RecordFrom.INPUT, AT_ONCE, 0, Double.POSITIVE_INFINITY, true, TEMPOS),
              0);
      looped.sender.signal().play();
      looped.run(300, recorder);
      if (change < 0) {
        looped.cable.poll();
      } else {
        looped.cable.addFirst(new float[2][PERIOD]);
      }
      looped.port.lagging((3L + change) * PERIOD);
      looped.run(400, recorder);
      Recorder.Take take = recorder.finish();
      float[] recorded = samples(take.files().getFirst());
      int offset = (int) onlyClip(placed(project, take, null)).region().offsetFrames();
      float[] left = new float[45_000];
      new OfflineRender(project, RATE).exactly(left, new float[45_000], 45_000);
      int latency = looped.engine.latencyFrames();
      for (int i = 0; i < 42_000; i++) {
        if (i < 18_300 || i > 19_300) {
          assertEquals(left[i + latency], recorded[offset + i], 1e-6, change + ": frame " + i);
        }
      }
    }
  }

  /** The engine dies and a new one takes up the song: a hole as long as there was none. */
  @Test
  void aNewEngineGoesOnInItsPlace() throws Exception {
    Project project = clicks();
    Looped first = new Looped(project, 1);
    Recorder recorder =
        first.recorder(
            new Recorder.Wish(
                RecordFrom.track(1), AT_ONCE, 0, Double.POSITIVE_INFINITY, true, TEMPOS),
            0);
    first.sender.signal().play();
    first.run(300, recorder);
    Looped second = new Looped(project, 1, first.lane);
    second.run(20, recorder);
    // 19,200 frames were played, 14,400 go by without an engine: 33,600 are 1,344 ticks.
    second.sender.signal().locate(1344);
    second.sender.signal().play();
    second.run(300, recorder);
    Recorder.Take take = recorder.finish();
    assertEquals(14_400, take.droppedFrames());
    assertEquals(600L * PERIOD + 14_400, take.frames());
    float[] recorded = samples(take.files().getFirst());
    // A note that begins behind the hole lies where the song has it.
    int tick = 1440;
    int note = tick * 25 + (int) take.lagFrames();
    double energy = 0;
    for (int i = note; i < note + 2_000; i++) {
      energy = Math.max(energy, Math.abs(recorded[i]));
    }
    assertTrue(energy > 0.05, "a note at tick 1440");
    for (int i = 19_200; i < 33_600; i++) {
      assertEquals(0, recorded[i], "silent where there was no engine");
    }
  }
}
