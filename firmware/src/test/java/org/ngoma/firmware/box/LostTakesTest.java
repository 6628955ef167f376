package org.ngoma.firmware.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavReader;
import org.ngoma.instruments.dsp.WavWriter;

/** A recording survives the process that made it. */
class LostTakesTest {

  @TempDir Path home;

  /** Above all that a kernel gives. */
  private static final long NOBODY = 99_999_999;

  private Path abandoned(SampleStore store, int frames, boolean checkpoint) throws IOException {
    Path folder = Files.createDirectories(store.folder().resolve(LostTakes.FOLDER + NOBODY + "-x"));
    float[] sound = new float[frames];
    Arrays.fill(sound, 0.5f);
    WavWriter file = new WavWriter(folder.resolve("Take 1.wav"), 48_000, WavEncoding.PCM_24);
    file.write(sound, sound, 0, frames);
    if (checkpoint) {
      file.checkpoint();
    }
    file.write(sound, sound, 0, Math.min(100, frames));
    return folder;
  }

  @Test
  void whatWasSafeIsFoundAgain() throws IOException {
    SampleStore store = new SampleStore(home.resolve("samples"));
    Path folder = abandoned(store, 5_000, true);
    List<Path> found = LostTakes.recover(store);
    assertEquals(List.of(home.resolve("recovered/Take 1.wav")), found);
    assertFalse(Files.exists(folder));
    try (WavReader wav = new WavReader(found.getFirst())) {
      assertEquals(5_000, wav.frames());
    }
    abandoned(store, 7, true);
    assertEquals(List.of(home.resolve("recovered/Take 1 (2).wav")), LostTakes.recover(store));
    assertEquals(List.of(), LostTakes.recover(store));
  }

  @Test
  void anEmptyOneIsRemovedAndOneThatIsBeingWrittenStays() throws IOException {
    SampleStore store = new SampleStore(home.resolve("samples"));
    Path empty = abandoned(store, 5, false);
    Path own = LostTakes.folder(store);
    assertEquals(List.of(), LostTakes.recover(store));
    assertFalse(Files.exists(empty));
    assertTrue(Files.exists(own));
  }
}
