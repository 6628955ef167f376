package org.ngoma.firmware.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seeds, whole and damaged a little: what was ever found stays found. */
class FuzzSeedsTest {

  private static final int ROUNDS = 60;

  @TempDir Path folder;

  static List<String> targets() {
    return List.copyOf(FuzzTargets.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everySeedIsReadOrRefused(String target) throws Exception {
    List<Path> seeds = FuzzSeeds.of(target);
    assertFalse(seeds.isEmpty());
    FuzzTargets.read(target, new byte[0]);
    for (Path seed : seeds) {
      byte[] good = Files.readAllBytes(seed);
      FuzzTargets.read(target, good);
      Random random = new Random(seed.getFileName().toString().hashCode());
      for (int i = 0; i < ROUNDS; i++) {
        byte[] bad = good.clone();
        for (int n = 0; n <= random.nextInt(4); n++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
        FuzzTargets.read(target, bad);
      }
    }
  }

  /** The look at what was written can fail. */
  @Test
  void whatGetsOutIsSeen() throws IOException {
    Path store = Files.createDirectories(folder.resolve("in/store"));
    Path file = Files.writeString(folder.resolve("in/fuzz.ngoma"), "x");
    Files.writeString(folder.resolve("in/escaped"), "x");
    assertThrows(
        IllegalStateException.class,
        () -> Containment.checkAndClear(folder.resolve("in"), store, file));
    Files.createDirectories(store);
    Files.writeString(store.resolve("0".repeat(64)), "not what it is called");
    assertThrows(
        IllegalStateException.class,
        () -> Containment.checkAndClear(folder.resolve("in"), store, file));
  }
}
