package org.ngoma.firmware.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.sciss.jump3r.lowlevel.LameDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.firmware.TestSongs;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class ExportTest {

  private static final int RATE = 48_000;
  private static final Progress ON = part -> true;

  @TempDir Path folder;

  /** Drums through a group, a log drum with echo, a piano that rings on; 2 s a bar. */
  private static Project song() {
    Track drums = TestSongs.track(1, TrackKind.DRUMS, 1).withGroup(2);
    Track log = with(TestSongs.track(2, TrackKind.LOG_DRUM, 1), "channel.send_a", -6);
    Track synth = with(TestSongs.track(3, TrackKind.SYNTH, 1), "channel.send_b", -9);
    List<Track> tracks = new ArrayList<>();
    for (Track track : List.of(drums, log, synth)) {
      tracks.add(with(track, "channel.gain", -18));
    }
    return TestSongs.of(tracks).withTempos(List.of(new TempoChange(0, 120)));
  }

  private static Track with(Track track, String id, double value) {
    Map<String, Double> params = new HashMap<>(track.params());
    params.put(id, value);
    return track.withParams(params);
  }

  private static ExportPlan plan(Format format, WavEncoding encoding) {
    return new ExportPlan(format, encoding, RATE, 320, false, OptionalDouble.empty(), false, 0);
  }

  private static ExportPlan stems(boolean loop) {
    return new ExportPlan(
        Format.WAV, WavEncoding.FLOAT_32, RATE, 320, loop, OptionalDouble.empty(), true, 0);
  }

  private static ExportPlan loop() {
    return new ExportPlan(
        Format.WAV, WavEncoding.FLOAT_32, RATE, 320, true, OptionalDouble.empty(), false, 0);
  }

  private Path write(ExportPlan plan, String name) throws IOException {
    Path to = folder.resolve(name);
    new Exporter(song(), plan, ON).write(to);
    return to;
  }

  private static float[][] read(Path file) throws IOException {
    try (AudioFile sound = AudioFile.open(file)) {
      float[][] samples = new float[2][(int) sound.frames()];
      assertEquals(sound.frames(), sound.read(samples, 0, (int) sound.frames()));
      return samples;
    }
  }

  private List<String> names(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stemsAddUpToTheMix(boolean loop) throws IOException {
    ExportPlan mixed = loop ? loop() : plan(Format.WAV, WavEncoding.FLOAT_32);
    float[][] mix = read(write(mixed, "mix.wav"));
    Path stems = write(stems(loop), "stems");
    List<String> names = names(stems);
    assertEquals(
        List.of(
            "01 drums.wav",
            "02 logdrum.wav",
            "03 synth.wav",
            "G2 Group 2.wav",
            "RA Delay.wav",
            "RB Reverb.wav"),
        names,
        "no file for what is silent");
    // The drums are heard through their group.
    float[][] sum = new float[2][mix[0].length];
    for (String name : names.subList(1, names.size())) {
      float[][] stem = read(stems.resolve(name));
      for (int i = 0; i < Math.min(sum[0].length, stem[0].length); i++) {
        sum[0][i] += stem[0][i];
        sum[1][i] += stem[1][i];
      }
    }
    double worst = 0;
    for (int i = 0; i < mix[0].length; i++) {
      worst = Math.max(worst, Math.abs(sum[0][i] - mix[0][i]));
      worst = Math.max(worst, Math.abs(sum[1][i] - mix[1][i]));
    }
    assertTrue(worst < 1e-6, "differs by " + worst);
    if (loop) {
      assertEquals(2 * RATE, read(stems.resolve(names.getFirst()))[0].length);
    }
  }

  @Test
  void aLoopIsOneRoundToTheFrameWithTheEchoesOfItsEnd() throws IOException {
    float[][] once = read(write(plan(Format.WAV, WavEncoding.FLOAT_32), "once.wav"));
    float[][] round = read(write(loop(), "round.wav"));
    assertEquals(2 * RATE, round[0].length);
    // What rings on behind the end sounds in the beginning.
    int early = 300;
    double added = 0;
    double tail = 0;
    for (int i = 0; i < early; i++) {
      added += Math.pow(round[0][i] - once[0][i], 2);
      tail += Math.pow(once[0][2 * RATE + i], 2);
    }
    assertTrue(tail > 0 && added > tail / 2 && added < 2 * tail, added + " for " + tail);
    double step = Math.abs(round[0][0] - round[0][2 * RATE - 1]);
    assertTrue(step < 0.02, "clicks by " + step);
  }

  @ParameterizedTest
  @EnumSource(
      value = WavEncoding.class,
      names = {"PCM_16", "PCM_24"})
  void flacHoldsTheSamplesOfWav(WavEncoding encoding) throws IOException {
    try {
      Flac.load();
    } catch (IOException e) {
      assumeTrue(false, e.getMessage());
    }
    float[][] wav = read(write(plan(Format.WAV, encoding), "a.wav"));
    float[][] flac = read(write(plan(Format.FLAC, encoding), "a.flac"));
    assertEquals(wav[0].length, flac[0].length);
    for (int i = 0; i < wav[0].length; i++) {
      assertEquals(wav[0][i], flac[0][i]);
      assertEquals(wav[1][i], flac[1][i]);
    }
    String head = latin(folder.resolve("a.flac"));
    assertTrue(head.contains("TITLE=test") && head.contains("BPM=120"), "comments");
    assertEquals(List.of("a.flac", "a.wav"), names(folder));
  }

  @Test
  void saysWhichPackageHoldsAMissingLibrary() {
    IOException e =
        assertThrows(IOException.class, () -> Flac.find(List.of("libNoSuchThing.so.99")));
    assertTrue(e.getMessage().contains("apt-get install libflac"), e.getMessage());
  }

  @Test
  void mp3ComesBackWithinItsError() throws IOException {
    float[][] wav = read(write(plan(Format.WAV, WavEncoding.FLOAT_32), "a.wav"));
    Path mp3 = write(plan(Format.MP3, WavEncoding.PCM_24), "a.mp3");
    short[] decoded = decode(mp3, wav[0].length);
    // The decoder gives back the encoder's and its own delay with it.
    double best = 0;
    for (int lag = 0; lag < 3000; lag++) {
      best = Math.max(best, signalToError(wav[0], decoded, lag));
    }
    assertTrue(10 * Math.log10(best) > 20, "signal to error " + 10 * Math.log10(best) + " dB");
    String head = latin(mp3);
    assertTrue(head.startsWith("ID3") && head.contains("TBPM") && head.contains("LAME"), "tags");
    assertEquals(List.of("a.mp3", "a.wav"), names(folder));
  }

  private static short[] decode(Path mp3, int frames) throws IOException {
    LameDecoder decoder = new LameDecoder(mp3.toString());
    short[] left = new short[frames + 8 * 1152];
    int at = 0;
    while (at + 1152 <= left.length) {
      // It gives the left channel alone.
      ByteBuffer out = ByteBuffer.allocate(2 * 1152).order(ByteOrder.LITTLE_ENDIAN);
      try {
        decoder.decode(out, true);
      } catch (RuntimeException endOfFile) {
        break;
      }
      for (int i = 0; i < 1152; i++) {
        left[at++] = out.getShort(2 * i);
      }
    }
    decoder.close();
    return left;
  }

  private static double signalToError(float[] wanted, short[] got, int lag) {
    double signal = 0;
    double error = 1e-12;
    for (int i = 0; i < RATE && i + lag < got.length; i += 3) {
      double off = got[i + lag] / 32768.0 - wanted[i];
      signal += wanted[i] * wanted[i];
      error += off * off;
    }
    return signal / error;
  }

  @Test
  void tellsTempoNameAndLoopInWav() throws IOException {
    Path file = write(loop(), "a.wav");
    byte[] bytes = Files.readAllBytes(file);
    String text = latin(file);
    ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(bytes.length - 8, wav.getInt(4), "size of the whole");
    assertTrue(text.contains("INAM\5\0\0\0test\0"), "name");
    int acid = text.indexOf("acid");
    assertEquals(24, wav.getInt(acid + 4));
    assertEquals(4, wav.getInt(acid + 8 + 12), "quarters");
    assertEquals(120f, wav.getFloat(acid + 8 + 20));
    try (AudioFile sound = AudioFile.open(file)) {
      assertEquals(0, sound.marks().loopStart());
      assertEquals(2 * RATE, sound.marks().loopEnd());
    }
  }

  private static String latin(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-30, -14, -9})
  void reachesALoudnessBelowTheCeiling(double lufs) throws IOException {
    ExportPlan plan =
        new ExportPlan(
            Format.WAV, WavEncoding.PCM_24, RATE, 320, true, OptionalDouble.of(lufs), false, 0);
    Exporter.Exported file =
        new Exporter(song(), plan, ON).write(folder.resolve("a.wav")).getFirst();
    assertEquals(lufs, file.lufs(), 0.1);
    assertTrue(file.truePeakDb() <= -1, file.truePeakDb() + " dBTP");
    assertEquals(List.of("a.wav"), names(folder), "nothing else is left");
    assertEquals(2 * RATE, read(folder.resolve("a.wav"))[0].length);
  }

  @Test
  void oneTrackIsHeardWithItsEchoes() throws IOException {
    ExportPlan plan =
        new ExportPlan(
            Format.WAV, WavEncoding.FLOAT_32, RATE, 320, true, OptionalDouble.empty(), false, 2);
    float[][] alone = read(write(plan, "log.wav"));
    Path stems = write(stems(true), "stems");
    float[][] dry = read(stems.resolve("02 logdrum.wav"));
    double more = 0;
    for (int i = 0; i < dry[0].length; i++) {
      more += Math.pow(alone[0][i] - dry[0][i], 2);
    }
    assertTrue(more > 1e-3, "its delay is heard: " + more);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void stoppedLeavesNothingHalfWritten(Format format) throws IOException {
    Path old = folder.resolve("song." + format.suffix());
    Files.writeString(old, "what was there");
    int[] times = {0};
    Exporter export =
        new Exporter(song(), plan(format, WavEncoding.PCM_24), part -> times[0]++ < 20);
    assertThrows(Stopped.class, () -> export.write(old));
    assertEquals(List.of("song." + format.suffix()), names(folder));
    assertEquals("what was there", Files.readString(old));
  }

  @Test
  void goesOnWithTheStemsThatAreMissing() throws IOException {
    Path all = write(stems(false), "all");
    Path stems = folder.resolve("stems");
    // Two at once: it is stopped in the third run.
    Exporter broken = new Exporter(song(), stems(false), part -> part <= 0.4, 2);
    assertThrows(Stopped.class, () -> broken.write(stems));
    assertEquals(
        List.of(".ngoma-stems", "01 drums.wav", "02 logdrum.wav", "03 synth.wav"), names(stems));
    Object before = Files.readAttributes(stems.resolve("01 drums.wav"), "unix:ino");
    List<Exporter.Exported> written = new Exporter(song(), stems(false), ON, 2).write(stems);
    assertEquals(names(all), names(stems));
    assertEquals(6, written.size());
    assertEquals(before, Files.readAttributes(stems.resolve("01 drums.wav"), "unix:ino"));
    for (String name : names(all)) {
      assertEquals(-1, Files.mismatch(all.resolve(name), stems.resolve(name)), name);
    }
  }

  @Test
  void sweepsAwayWhatAKilledExportHasLeft() throws IOException {
    Path left = folder.resolve(".song.wav.999999999.part");
    Path mine = folder.resolve(".other.wav." + ProcessHandle.current().pid() + ".part");
    Files.writeString(left, "x");
    Files.writeString(mine, "x");
    write(plan(Format.WAV, WavEncoding.PCM_16), "a.wav");
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(mine), "somebody still writes it");
  }

  @Test
  void sixteenBitsAreDitheredAndRepeat() throws IOException {
    Path a = write(plan(Format.WAV, WavEncoding.PCM_16), "a.wav");
    Path b = write(plan(Format.WAV, WavEncoding.PCM_16), "b.wav");
    assertEquals(-1, Files.mismatch(a, b));
    float[][] exact = read(write(plan(Format.WAV, WavEncoding.FLOAT_32), "c.wav"));
    float[][] dithered = read(a);
    double power = 0;
    for (int i = 0; i < RATE; i++) {
      power += Math.pow(32768 * (dithered[0][i] - exact[0][i]), 2);
    }
    // Triangular dither and rounding: a variance of 1/6 + 1/12 steps.
    assertEquals(0.25, power / RATE, 0.03);
  }

  @Test
  void refusesWhatCannotBeHad() {
    assertRefused("FLAC", () -> plan(Format.FLAC, WavEncoding.FLOAT_32));
    assertRefused("96000", () -> at(Format.MP3, 96_000, 192, OptionalDouble.empty(), false));
    assertRefused("44101", () -> at(Format.WAV, 44_101, 192, OptionalDouble.empty(), false));
    assertRefused("100", () -> at(Format.MP3, 48_000, 100, OptionalDouble.empty(), false));
    assertRefused("--lufs", () -> at(Format.WAV, 48_000, 192, OptionalDouble.of(3), false));
    assertRefused("--stems", () -> at(Format.WAV, 48_000, 192, OptionalDouble.of(-14), true));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                new Exporter(Project.empty("Nothing"), plan(Format.WAV, WavEncoding.PCM_24), ON)
                    .write(folder.resolve("a.wav")));
    assertTrue(e.getMessage().contains("Nothing"), e.getMessage());
  }

  private static void assertRefused(String mentions, Runnable made) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, made::run);
    assertTrue(e.getMessage().contains(mentions), e.getMessage());
  }

  private static void at(Format format, int rate, int kbps, OptionalDouble lufs, boolean stems) {
    new ExportPlan(format, WavEncoding.PCM_24, rate, kbps, false, lufs, stems, 0);
  }
}
