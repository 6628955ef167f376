package org.ngoma.firmware.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;

class BrowseVerbTest {

  @TempDir Path home;

  private CliTest.Said say(String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--home";
    all[args.length + 1] = home.resolve("home").toString();
    return CliTest.say(all);
  }

  @Test
  void presetsAndSamplesOnOneShelf() throws IOException {
    Path stick = Files.createDirectories(home.resolve("stick"));
    try (WavWriter wav = new WavWriter(stick.resolve("Zulu.wav"), 48_000, WavEncoding.PCM_16)) {
      wav.write(new float[] {0.5f}, new float[] {0.5f}, 0, 1);
    }
    CliTest.Said said = say("import", stick.toString());
    assertTrue(said.out().contains("1 sounds taken in, 0 were there"), said.out() + said.err());
    said = say("browse", "zul", "--json");
    assertTrue(said.out().contains("\"kind\":\"sample\",\"name\":\"Zulu\""), said.out());
    said = say("presets", "save", "demo", "--track", "Pad", "--name", "Zulu pad");
    assertEquals(0, said.code(), said.err());
    said = say("browse", "zul");
    assertEquals(2, said.out().lines().count(), said.out());
    assertTrue(say("presets", "zulu").out().contains("Zulu pad"));
    said = say("import", "preset:Zulu pad", "-o", home.resolve("z.ngoma").toString());
    assertEquals(0, said.code(), said.err());
    said = say("browse", "--star", "1");
    assertTrue(said.out().contains(" 1 * "), said.out());
    assertEquals(1, say("browse", "--favourite").out().lines().count());
  }

  @Test
  void refusesInOneSentence() {
    assertRefused(1, "nothing", "browse", "xyzzy");
    assertRefused(1, "99999", "browse", "--star", "99999");
    assertRefused(2, "--most", "browse", "--most", "0");
    assertRefused(1, "Tuba", "presets", "save", "demo", "--track", "Tuba", "--name", "x");
    assertRefused(2, "--name", "presets", "save", "demo", "--track", "1", "--name", " ");
    assertRefused(1, "77", "jobs", "cancel", "77");
    assertRefused(2, "jobs", "jobs", "dance");
  }

  private void assertRefused(int code, String mentions, String... args) {
    CliTest.Said said = say(args);
    assertEquals(code, said.code(), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(mentions), said.err());
    assertEquals("", said.out());
  }
}
