package org.ngoma.firmware.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.instruments.dsp.WavReader;

class DemoIT {

  @TempDir Path folder;

  @Test
  void playsAndEnds() throws Exception {
    Launched demo = Launched.ngoma("demo", "--device", "null", "--seconds", "3", "--json");
    assertEquals(0, demo.code(), demo.err());
    assertTrue(demo.out().contains("\"playing\":true"), demo.out());
    assertTrue(demo.err().contains("no sound card"), demo.err());
  }

  @Test
  void rendersInsteadWhenAFileIsWanted() throws Exception {
    Path wav = folder.resolve("demo.wav");
    Launched demo = Launched.ngoma("demo", "--wav", wav.toString(), "--seconds", "2");
    assertEquals(0, demo.code(), demo.err());
    try (WavReader reader = new WavReader(wav)) {
      assertEquals(96_000, reader.frames());
    }
  }

  @Test
  void aFileThatIsNoMusicEndsItWithOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("words.mid"), "la la la");
    Launched play = Launched.ngoma("play", file.toString(), "--device", "null");
    assertEquals(1, play.code());
    assertTrue(play.err().contains("words.mid"), play.err());
    assertFalse(play.err().contains("\tat "), play.err());
  }

  @Test
  void aDeviceThatIsNotThereEndsItWithOneSentence() throws Exception {
    Launched demo = Launched.ngoma("demo", "--device", "hw:CARD=Nowhere,DEV=0");
    assertEquals(1, demo.code());
    assertTrue(demo.err().contains("Nowhere"), demo.err());
    assertFalse(demo.err().contains("\tat "), demo.err());
  }

  @Test
  void anOptionWithoutSenseIsAQuestionOfUse() throws Exception {
    assertEquals(2, Launched.ngoma("demo", "--period", "63").code());
    assertEquals(2, Launched.ngoma("demo", "--device", "null", "--seconds", "long").code());
  }

  @Test
  void interruptedItFadesOutAndLeavesNothing() throws Exception {
    ProcessBuilder builder = Launched.command("demo", "--device", "null", "--json");
    builder.environment().put("NGOMA_RUN", folder.toString());
    Lane lane = Lane.open(folder.resolve("lane"));
    lane.wantAudio(true);
    Process demo = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    EngineState state = EngineState.read(lane.state());
    while (demo.isAlive() && (state == null || state.peakLeft() < 0.01f)) {
      Thread.sleep(5);
      state = EngineState.read(lane.state());
    }
    float[] left = new float[1 << 16];
    float[] right = new float[1 << 16];
    lane.audio().read(left, right, left.length);
    assertTrue(ProcessHandle.of(lane.enginePid()).isPresent());
    new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start().waitFor();
    assertTrue(demo.waitFor(5, TimeUnit.SECONDS), "it ends");
    assertEquals(130, demo.exitValue());
    assertFalse(ProcessHandle.of(lane.enginePid()).map(ProcessHandle::isAlive).orElse(false));
    assertFalse(ProcessHandle.of(lane.boxPid()).map(ProcessHandle::isAlive).orElse(false));
    int frames = lane.audio().read(left, right, left.length);
    assertEquals(0f, Math.abs(left[frames - 1]), "faded out");
    assertEquals(0f, Math.abs(right[frames - 1]), "faded out");
  }
}
