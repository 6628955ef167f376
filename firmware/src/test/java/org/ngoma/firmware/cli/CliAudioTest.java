package org.ngoma.firmware.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ngoma.firmware.cli.CliTest.say;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.cli.CliTest.Said;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.firmware.store.Archive;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavReader;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** Sound goes into songs and tracks come out as sound, from the command line. */
class CliAudioTest {

  private static final int RATE = 48_000;

  @TempDir Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String loop(String name) throws IOException {
    float[] left = new float[2 * RATE];
    float[] right = new float[2 * RATE];
    for (int i = 0; i < left.length; i++) {
      left[i] = (float) (0.3 * Math.sin(i * 0.05));
      right[i] = (float) (0.3 * Math.sin(i * 0.07));
    }
    try (WavWriter wav = new WavWriter(folder.resolve(name), RATE, WavEncoding.PCM_24)) {
      wav.write(left, right, 0, left.length);
    }
    return file(name);
  }

  private static Said done(String... args) {
    Said said = say(args);
    assertEquals(0, said.code(), said.err());
    return said;
  }

  private static Project open(String file) throws IOException {
    return ProjectFiles.open(Path.of(file)).project();
  }

  private void refused(int code, String sentence, String... args) throws IOException {
    List<Path> before = files();
    Said said = say(args);
    assertEquals(code, said.code(), said.err());
    assertTrue(said.err().contains(sentence), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
    assertEquals(before, files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  @Test
  void aFileOfSoundBecomesASong() throws IOException {
    done("import", loop("drone.wav"), "-o", file("a.ngoma"));
    Project song = open(file("a.ngoma"));
    assertEquals("drone", song.name());
    AudioClip clip = song.tracks().getFirst().audio().getFirst();
    assertEquals("drone.wav", clip.name());
    assertEquals(2 * 2 * 960, clip.endTick());
    assertFalse(clip.region().followsTempo());
    // The very samples come out again, a fader and a limiter later.
    done("render", file("drone.wav"), "-o", file("out.wav"), "--seconds", "1");
    try (WavReader wav = new WavReader(folder.resolve("out.wav"))) {
      float[][] out = new float[2][RATE];
      wav.read(out, 0, RATE);
      double best = 0;
      for (int late = 0; late < 400; late++) {
        double sum = 0;
        for (int i = 2000; i < 6000; i++) {
          sum += out[0][i + late] * 0.3 * Math.sin(i * 0.05);
        }
        best = Math.max(best, sum / (4000 * 0.045));
      }
      // The centre of the pan law lies 3 dB down.
      assertEquals(Math.sqrt(0.5), best, 0.01);
    }
  }

  @Test
  void soundIsAddedToASong() throws IOException {
    done("import", "demo", "-o", file("s.ngoma"));
    int tracks = open(file("s.ngoma")).tracks().size();
    Said said =
        done(
            "import",
            loop("break.wav"),
            "--to",
            file("s.ngoma"),
            "-o",
            file("s.ngoma"),
            "--bar",
            "3",
            "--bpm",
            "120",
            "--stretch",
            "tones",
            "--track",
            "Break");
    assertTrue(said.out().contains("break.wav, 2.0 s, from bar 3 on"), said.out());
    Project song = open(file("s.ngoma"));
    Track track = song.tracks().getLast();
    assertEquals(tracks + 1, song.tracks().size());
    assertEquals("Break", track.name());
    AudioClip clip = track.audio().getFirst();
    assertEquals(2 * 3840, clip.startTick());
    // Four beats at its own tempo are four of the song's.
    assertEquals(3840, clip.lengthTicks());
    assertEquals(StretchMode.TONES, clip.region().stretch());
    done(
        "import",
        file("break.wav"),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"),
        "--bar",
        "4",
        "--track",
        "break");
    assertEquals(2, open(file("s.ngoma")).tracks().getLast().audio().size());
    refused(
        1,
        "lies within",
        "import",
        file("break.wav"),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"),
        "--bar",
        "4",
        "--track",
        "break");
  }

  @Test
  void whatIsInTheLibraryGoesOnThere() throws IOException {
    String home = file("home");
    done("import", loop("pad.wav"), "--bpm", "90", "--home", home);
    Said said = done("import", file("pad.wav"), "--to", "pad", "--bar", "9", "--home", home);
    assertTrue(said.out().startsWith("pad: pad.wav"), said.out());
  }

  @Test
  void badInputIsRefusedInOneSentence() throws IOException {
    loop("x.wav");
    done("import", "demo", "-o", file("s.ngoma"));
    Path broken =
        Files.write(
            folder.resolve("broken.wav"), "RIFF....WAVE".getBytes(StandardCharsets.US_ASCII));
    refused(1, "broken.wav", "import", broken.toString(), "-o", file("b.ngoma"));
    refused(
        1,
        "broken.wav",
        "import",
        broken.toString(),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"));
    refused(2, "-o", "import", file("x.wav"), "--to", file("s.ngoma"));
    refused(
        2,
        "no file of sound",
        "import",
        file("s.ngoma"),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"));
    refused(
        1,
        "there is no such file",
        "import",
        file("no.wav"),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"));
    refused(
        2,
        "--bar 0",
        "import",
        file("x.wav"),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"),
        "--bar",
        "0");
    refused(
        2,
        "wow",
        "import",
        file("x.wav"),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"),
        "--stretch",
        "wow");
    refused(
        1,
        "at 19 BPM",
        "import",
        file("x.wav"),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"),
        "--bpm",
        "19");
    refused(
        1,
        "plays no recordings",
        "import",
        file("x.wav"),
        "--to",
        file("s.ngoma"),
        "-o",
        file("s.ngoma"),
        "--track",
        "Log drum");
    refused(2, "--stems", "render", "demo");
    refused(2, "--stems", "render", "demo", "-o", file("a.wav"), "--stems", file("st"));
    refused(1, "has no such track", "render", "demo", "-o", file("a.wav"), "--track", "Tuba");
    refused(1, "has no such track", "resample", "demo", "-o", file("a.ngoma"), "--track", "Tuba");
  }

  private static Project twoTracks() {
    Track drums = TestSongs.track(1, TrackKind.DRUMS, 1);
    Track synth = TestSongs.track(2, TrackKind.SYNTH, 1);
    Pattern pattern = synth.patterns().getFirst();
    Track bass =
        synth
            .withPatterns(List.of(new Pattern(3, "B", pattern.lengthTicks(), pattern.notes())))
            .withClips(List.of(new Clip(3, 0, pattern.lengthTicks())))
            .withParams(Map.of("channel.gain", -6.0, "channel.pan", 0.3, "channel.send_a", -12.0))
            .withEffects(List.of(Device.of(9, "drive")));
    return TestSongs.of(List.of(drums, bass));
  }

  private static float[] rendered(Project project, int frames) {
    float[] left = new float[frames];
    new OfflineRender(project, RATE).exactly(left, new float[frames], frames);
    return left;
  }

  @Test
  void stemsAddUpToTheSong() throws IOException {
    Archive.write(folder.resolve("two.ngoma"), twoTracks());
    done("render", file("two.ngoma"), "--stems", file("stems"), "--seconds", "2", "--bits", "32f");
    float[] whole = rendered(twoTracks(), 2 * RATE);
    float[] sum = new float[2 * RATE];
    List<String> names;
    try (Stream<Path> stems = Files.list(folder.resolve("stems"))) {
      names = stems.map(stem -> stem.getFileName().toString()).sorted().toList();
    }
    assertEquals(List.of("01 drums.wav", "02 synth.wav"), names);
    for (String name : names) {
      float[][] stem = new float[2][2 * RATE];
      try (WavReader wav = new WavReader(folder.resolve("stems").resolve(name))) {
        wav.read(stem, 0, 2 * RATE);
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += stem[0][i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      assertEquals(whole[i], sum[i], 1e-5);
    }
  }

  /** A track and its recording in its place are the same to the last bit. */
  @Test
  void aResampledTrackSoundsAsItDid() throws IOException {
    Project song = twoTracks();
    Archive.write(folder.resolve("two.ngoma"), song);
    Said said = done("resample", file("two.ngoma"), "--track", "synth", "-o", file("r.ngoma"));
    assertTrue(said.out().contains("as track 3, synth resampled"), said.out());
    Project resampled = open(file("r.ngoma"));
    assertEquals(3, resampled.tracks().size());
    assertEquals(1.0, resampled.tracks().get(1).params().get("channel.mute"));
    float[] before = rendered(song, 3 * RATE);
    float[] after = rendered(resampled, 3 * RATE);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], after[i], 1e-6, "frame " + i);
    }
  }
}
