package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserTableTest {

  private static final int RATE = 48_000;

  @TempDir Path folder;

  private Path wav(int samples, int harmonic) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(44 + 4 * samples).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 4 * samples);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 3).putShort((short) 1).putInt(RATE).putInt(4 * RATE);
    bytes.putShort((short) 4).putShort((short) 32);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4 * samples);
    int cycle = Math.min(2048, samples);
    for (int i = 0; i < samples; i++) {
      double frame = 1.0 + i / cycle % 2;
      bytes.putFloat((float) Math.sin(2 * Math.PI * frame * harmonic * (i % cycle) / cycle));
    }
    return Files.write(folder.resolve("t" + samples + ".wav"), bytes.array());
  }

  private static double heard(Path file, double position) throws IOException {
    Synth synth = new Synth();
    Take take = new Take(synth, RATE).with("synth.osc1_wave", 4).with("synth.osc_mix", 0);
    take.with("synth.table", 5).with("synth.table_position", position).with("synth.sustain", 1);
    take.with("synth.cutoff", 20_000);
    synth.use(0, synth.load(0, file, RATE));
    take.note(0, 57, 1, RATE).render(4800 + 32_768);
    return new Spectrum(take.left(4800, 4800 + 32_768), RATE).peakHz(50, 20_000);
  }

  @Test
  void walksFromTheFirstCycleToTheLast() throws IOException {
    Path file = wav(2 * 2048, 1);
    assertEquals(220, heard(file, 0), 0.1);
    assertEquals(440, heard(file, 1), 0.1);
  }

  /** Two cycles of 2048 samples, of one and of two periods, packed by ffmpeg. */
  @Test
  void readsFlac() throws Exception {
    Path file = Path.of(UserTableTest.class.getResource("two-cycles.flac").toURI());
    assertEquals(220, heard(file, 0), 0.1);
    assertEquals(440, heard(file, 1), 0.1);
  }

  @Test
  void aShortFileIsOneCycleOfAnyLength() throws IOException {
    assertEquals(660, heard(wav(601, 3), 0.5), 0.1);
  }

  @Test
  void nothingLoadedIsSilence() {
    Take take = new Take(new Synth(), RATE).with("synth.osc1_wave", 4).with("synth.osc_mix", 0);
    take.with("synth.table", 5).note(0, 57, 1, RATE).render(9600);
    assertEquals(0, take.peak());
  }

  @Test
  void whatIsNoWavetableIsRefusedInOneSentence() throws IOException {
    for (Path file :
        new Path[] {wav(4, 1), wav(2048, 0), wav(2048 * 1100, 1), folder.resolve("none.wav")}) {
      String said = assertThrows(IOException.class, () -> UserTable.of(file)).getMessage();
      assertTrue(said.contains(file.toString()) && !said.contains("\n"), said);
    }
  }
}
