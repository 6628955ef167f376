package org.ngoma.firmware.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.Archive;
import org.ngoma.firmware.store.PresetBank;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavReader;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

class CliTest {

  @TempDir Path folder;

  record Said(int code, String out, String err) {}

  static Said say(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heardOut = new ByteArrayOutputStream();
    ByteArrayOutputStream heardErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(heardOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(heardErr, true, StandardCharsets.UTF_8));
      return new Said(
          Ngoma.run(args),
          heardOut.toString(StandardCharsets.UTF_8),
          heardErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** One sentence, no trace, nothing left behind. */
  private void assertRefused(int code, String mentions, String... args) throws IOException {
    List<Path> before = files();
    Said said = say(args);
    assertEquals(code, said.code(), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(mentions), said.err());
    assertFalse(said.err().contains("Exception"), said.err());
    assertEquals("", said.out());
    assertEquals(before, files(), "nothing is left behind");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void rendersSecondsOfTheDemoAtEveryDepth() throws IOException {
    for (String bits : new String[] {"16", "24", "32f"}) {
      Said said =
          say("render", "demo", "-o", file("x.wav"), "--seconds", "2", "--bits", bits, "--json");
      assertEquals(0, said.code(), said.err());
      assertTrue(said.out().startsWith("{\"file\":"), said.out());
      try (WavReader wav = new WavReader(folder.resolve("x.wav"))) {
        assertEquals(96_000, wav.frames());
        assertEquals(48_000, wav.sampleRate());
      }
    }
  }

  @Test
  void rendersTheSameBytesTwice() throws IOException {
    say("render", "demo", "-o", file("a.wav"), "--seconds", "3");
    say("render", "demo", "-o", file("b.wav"), "--seconds", "3");
    assertEquals(-1, Files.mismatch(folder.resolve("a.wav"), folder.resolve("b.wav")));
  }

  @Test
  void importsItsOwnArchiveUnchanged() throws IOException {
    assertEquals(0, say("import", "demo", "-o", file("a.ngoma")).code());
    assertEquals(0, say("import", file("a.ngoma"), "-o", file("b.ngoma")).code());
    assertEquals(-1, Files.mismatch(folder.resolve("a.ngoma"), folder.resolve("b.ngoma")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"44101", "0", "-48000", "abc"})
  void refusesImpossibleRates(String rate) throws IOException {
    assertRefused(2, rate, "render", "demo", "-o", file("x.wav"), "--rate", rate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "32", "float", ""})
  void refusesImpossibleDepths(String bits) throws IOException {
    assertRefused(2, "--bits", "render", "demo", "-o", file("x.wav"), "--bits", bits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "1e9", "soon"})
  void refusesImpossibleLengths(String seconds) throws IOException {
    assertRefused(2, "--seconds", "render", "demo", "-o", file("x.wav"), "--seconds", seconds);
  }

  @Test
  void refusesWhatIsMissingOnTheLine() throws IOException {
    assertRefused(2, "-o", "render", "demo");
    assertRefused(2, "IN", "render", "-o", file("x.wav"));
    assertRefused(2, "--loud", "render", "demo", "-o", file("x.wav"), "--loud");
    assertRefused(2, "--seconds", "soak", "--seconds", "0");
    assertRefused(2, "--frames", "soak", "--frames", "63");
  }

  @Test
  void refusesFilesThatAreNotThereOrNotMusic() throws IOException {
    Files.writeString(folder.resolve("words.txt"), "not music at all");
    Files.write(folder.resolve("empty.mid"), new byte[0]);
    assertRefused(1, "nowhere.mid", "render", file("nowhere.mid"), "-o", file("x.wav"));
    assertRefused(1, "words.txt", "render", file("words.txt"), "-o", file("x.wav"));
    assertRefused(1, "empty.mid", "import", file("empty.mid"), "-o", file("x.ngoma"));
    assertRefused(1, folder.toString(), "render", folder.toString(), "-o", file("x.wav"));
  }

  @Test
  void refusesPlacesThatCannotBeWritten() throws IOException {
    assertRefused(1, "nofolder", "render", "demo", "-o", file("nofolder/x.wav"), "--seconds", "1");
    assertRefused(1, "nofolder", "import", "demo", "-o", file("nofolder/x.ngoma"));
    assertRefused(
        1, folder.toString(), "render", "demo", "-o", folder.toString(), "--seconds", "1");
  }

  @Test
  void listsPresetsByWords() {
    Said all = say("presets");
    assertTrue(all.out().lines().count() > 400, "the whole bank");
    Said some = say("presets", "BASS", "house");
    assertEquals(0, some.code(), some.err());
    assertTrue(some.out().contains("Deep house bass"), some.out());
    assertFalse(some.out().contains("Sunset pad"), some.out());
    assertTrue(
        say("presets", "Sunset", "pad", "--json")
            .out()
            .startsWith("{\"kind\":\"synth\",\"name\":\"Sunset pad\",\"tags\":[\"pad\","));
    Said none = say("presets", "kazoo");
    assertEquals(1, none.code());
    assertTrue(none.err().contains("kazoo"), none.err());
  }

  @Test
  void rendersAPresetByItsPhrase() throws IOException {
    Said said = say("render", "preset:deep house bass", "-o", file("x.wav"), "--seconds", "1");
    assertEquals(0, said.code(), said.err());
    assertFalse(said.out().contains("-inf"), said.out());
    assertRefused(1, "not in the bank", "render", "preset:kazoo", "-o", file("y.wav"));
    assertRefused(1, "may be one of", "render", "preset:dub", "-o", file("y.wav"));
  }

  @Test
  void appliesPresetsOfTracksEffectsAndChains() throws IOException {
    String song = file("a.ngoma");
    assertEquals(0, say("import", "preset:Sunset pad", "-o", song).code());
    Said track = say("apply", song, "Deep", "house", "bass", "--to", "1", "-o", song);
    assertEquals("Give Sunset pad the preset Deep house bass\n", track.out(), track.err());
    Said added = say("apply", song, "eq Telephone", "--to", "sunset PAD", "-o", song);
    assertEquals(
        "Add eq to Sunset pad\nGive eq of Sunset pad the preset Telephone\n",
        added.out(),
        added.err());
    Said again = say("apply", song, "Old record", "--to", "1", "-o", song);
    assertEquals("Give eq of Sunset pad the preset Old record\n", again.out(), again.err());
    assertEquals(0, say("apply", song, "Bus glue", "--to", "master", "-o", song).code());
    assertEquals(0, say("apply", song, "Cathedral", "--to", "return B", "-o", song).code());
    Said chain = say("apply", song, "chain frozen lake", "--to", "group 2", "-o", song);
    assertEquals("Give Group 2 the chain Frozen lake\n", chain.out(), chain.err());
    Project project = ProjectFiles.open(song).project();
    Track pad = project.tracks().getFirst();
    assertEquals(
        factory("synth", "Deep house bass").params(), pad.params(), "the knobs of the track");
    assertEquals(1, pad.effects().size(), "one equaliser, changed twice");
    assertEquals(factory("eq", "Old record").params(), pad.effects().getFirst().params());
    assertEquals("compressor", project.master().effects().getFirst().kind());
    assertEquals(1, project.returns().get(1).effects().size(), "the reverb was there");
    assertFalse(project.groups().get(1).effects().isEmpty());

    assertRefused(1, "instrument", "apply", song, "Sunset pad", "--to", "master", "-o", song);
    assertRefused(1, "for drums", "apply", song, "drums private school", "--to", "1", "-o", song);
    assertRefused(1, "no such", "apply", song, "Sunset pad", "--to", "Violin", "-o", song);
    assertRefused(1, "has 1", "apply", song, "Cathedral", "--to", "1", "--effect", "2", "-o", song);
    assertRefused(
        1, "is for", "apply", song, "Cathedral", "--to", "1", "--effect", "1", "-o", song);
    assertRefused(2, "--to", "apply", song, "Cathedral", "-o", song);
  }

  private static Preset factory(String processor, String name) throws IOException {
    return PresetBank.factory(processor).stream()
        .filter(preset -> preset.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ownPresetsKeepWhatIsUnknownAndAreClampedAloud() throws IOException {
    Path own = folder.resolve("own.json");
    Files.writeString(
        own,
        """
        [{"name": "Mine", "processor": "synth", "tags": ["bass"],
          "params": {"synth.cutoff": 99000000, "synth.warp_drive": 7}},
         {"name": "Mine too", "tags": ["fx"], "effects": [
           {"kind": "delay", "params": {"delay.feedback": -3, "delay.flux": 1}}]}]
        """);
    String song = file("a.ngoma");
    assertEquals(0, say("import", "preset:Sunset pad", "-o", song).code());
    Said said = say("apply", song, "Mine", "--from", own.toString(), "--to", "1", "-o", song);
    assertEquals(0, said.code(), said.err());
    assertEquals(2, said.err().lines().count(), said.err());
    assertTrue(said.err().contains("Filter cutoff of preset Mine stands at"), said.err());
    assertTrue(said.err().contains("synth.warp_drive"), said.err());
    Track pad = ProjectFiles.open(song).project().tracks().getFirst();
    ParamSpec cutoff = Processors.create(TrackKind.SYNTH).params().find("synth.cutoff").get();
    assertEquals(Map.of("synth.cutoff", cutoff.max(), "synth.warp_drive", 7.0), pad.params());
    said = say("apply", song, "Mine too", "--from", own.toString(), "--to", "1", "-o", song);
    assertEquals(0, said.code(), said.err());
    assertEquals(2, said.err().lines().count(), said.err());
    assertTrue(said.err().contains("delay.flux"), said.err());
    assertTrue(say("presets", "--from", own.toString()).out().contains("Mine too"));

    Files.writeString(own, "[{\"name\": \"No kind\", \"tags\": [\"x\"], \"params\": {}}]");
    assertRefused(1, "processor", "presets", "--from", own.toString());
    assertRefused(1, "no such file", "presets", "--from", file("nowhere.json"));
  }

  @Test
  void showsAndRelinksWhatIsMissing() throws IOException {
    Path drum = folder.resolve("Log.wav");
    sound(drum, 0.5f);
    Path other = folder.resolve("found/deep/log.WAV");
    Files.createDirectories(other.getParent());
    sound(other, 0.25f);
    SampleStore store = new SampleStore(SampleStore.usualFolder());
    FileRef lost = store.add(drum);
    Files.delete(store.file(lost.sha256()));
    Files.delete(drum);
    Track track =
        TestSongs.track(1, TrackKind.SAMPLER, 1).withFiles(Map.of("zone1", lost, "zone2", lost));
    String song = file("a.ngoma");
    Archive.write(Path.of(song), TestSongs.of(List.of(track)));

    Said shown = say("show", song);
    assertTrue(shown.out().contains("zone1                    Log.wav  (missing)"), shown.out());
    assertTrue(shown.out().contains("1 sample is missing"), shown.out());
    assertTrue(shown.err().contains("Log.wav of sampler is missing"), shown.err());
    assertTrue(say("show", song, "--json").out().endsWith("\"missing\":1}\n"));

    Files.createDirectory(folder.resolve("empty"));
    Said gone = say("relink", song, file("gone"), "-o", song);
    assertTrue(gone.err().contains("gone: there is no such file or folder"), gone.err());
    Said nowhere = say("relink", song, folder.resolve("empty").toString(), "-o", song);
    assertEquals(1, nowhere.code(), nowhere.out());
    assertTrue(nowhere.err().contains("Log.wav is still missing"), nowhere.err());
    Said relinked = say("relink", song, folder.toString(), "-o", song);
    assertEquals(0, relinked.code(), relinked.err());
    assertEquals(
        "Put log.WAV into zone1 of sampler\nPut log.WAV into zone2 of sampler\n", relinked.out());
    assertFalse(say("show", song).out().contains("missing"));
    assertTrue(say("relink", song, folder.toString(), "-o", song).out().startsWith("No sample"));
    assertEquals(2, say("relink", song, folder.toString()).code(), "-o is missing");
  }

  private static void sound(Path file, float level) throws IOException {
    float[] tone = new float[4800];
    Arrays.fill(tone, 0, 2400, level);
    try (WavWriter wav = new WavWriter(file, 48_000, WavEncoding.PCM_16)) {
      wav.write(tone, tone, 0, tone.length);
    }
  }

  @Test
  void aProjectOfTheLibraryIsChangedWhereItIs() throws IOException {
    List<String> before = Opened.library().names();
    assertEquals(0, say("import", "preset:Sunset pad", "-o", file("a.ngoma")).code());
    assertEquals(0, say("import", file("a.ngoma")).code());
    List<String> names = new ArrayList<>(Opened.library().names());
    names.removeAll(before);
    String name = names.getFirst();
    Said said = say("apply", name, "Deep house bass", "--to", "1");
    assertEquals("Give Sunset pad the preset Deep house bass\n", said.out(), said.err());
    assertEquals(
        factory("synth", "Deep house bass").params(),
        Opened.library().read(name).tracks().getFirst().params());
  }

  @Test
  void listsDevicesWithoutAny() {
    Said said = say("devices");
    assertEquals(0, said.code(), said.err());
    assertFalse(said.out().isBlank());
  }

  @Test
  void tracksAreSentToMidiPorts() throws IOException {
    assertEquals(0, say("import", "preset:Sunset pad", "-o", file("m.ngoma")).code());
    String song = file("m.ngoma");
    Said said =
        say(
            "midi",
            song,
            "--track",
            "1",
            "--port",
            "3",
            "--channel",
            "10",
            "--only",
            "--program",
            "5",
            "--control",
            "74=33",
            "--keys",
            "12",
            "-o",
            song);
    assertEquals(
        "Sunset pad: MIDI port 3, channel 10, without its own sound, program 5; keys of channel 12"
            + " play it\n",
        said.out(),
        said.err());
    assertEquals(
        "Sunset pad: no MIDI; no keys play it\n",
        say("midi", song, "--track", "1", "--port", "off", "--keys", "off", "-o", song).out());
    assertRefused(1, "from 1 to 16", "midi", song, "--track", "1", "--port", "17", "-o", song);
    assertRefused(1, "Name it with", "midi", song, "--track", "1", "--control", "a=1", "-o", song);
    assertRefused(
        1, "MIDI channel 99", "midi", song, "--track", "1", "--channel", "99", "-o", song);
    assertRefused(2, "which track", "midi", song);
    assertRefused(1, "not understood", "midi", "--learn", "the cutoff");
  }

  @Test
  void measuresTimingAndSaysWhatElseItCannot() throws IOException {
    Said said = say("selftest", "timing", "--seconds", "1", "--json");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.out().contains("\"lost\":0"), said.out());
    assertRefused(2, "timing is", "selftest", "taste");
    assertRefused(2, "--nonsense", "selftest", "timing", "--nonsense");
    assertRefused(2, "two ends", "selftest", "timing", "--out", "X");
    assertRefused(2, "20 to 300 BPM", "selftest", "timing", "--bpm", "10000");
  }

  @Test
  void aRigThatIsNotThereProvesNothing() throws IOException {
    assertRefused(1, "no rig", "rig", "--rig", "");
    assertRefused(1, "not there", "rig", "--rig", file("norig"));
  }

  @Test
  void everyVerbRefusesUnknownOptions() throws IOException {
    for (String verb : List.of("devices", "soak", "rig")) {
      assertRefused(2, "--nonsense", verb, "--nonsense");
    }
    for (String verb : List.of("render", "import")) {
      assertRefused(2, "--nonsense", verb, "demo", "-o", file("x"), "--nonsense");
    }
    assertRefused(2, "--nonsense", "kills", "box", "--nonsense");
    assertRefused(2, "box, engine or journal", "kills", "launcher");
  }

  @Test
  void whatIsImportedIsListedAndCanBeRenderedByItsName() throws IOException {
    String home = file("home");
    Said none = say("list", "--home", home);
    assertEquals(0, none.code());
    assertTrue(none.out().startsWith("Nothing yet"), none.out());
    Said taken = say("import", "demo", "--home", home, "--json");
    assertEquals(0, taken.code(), taken.err());
    assertTrue(taken.out().contains("{\"name\":\"evening-taxi\""), taken.out());
    Said listed = say("list", "--home", home);
    assertTrue(listed.out().startsWith("evening-taxi "), listed.out());
    assertTrue(listed.out().contains("Evening Taxi"), listed.out());
    Said json = say("list", "--home", home, "--json");
    assertTrue(json.out().contains("\"title\":\"Evening Taxi\""), json.out());
  }
}
