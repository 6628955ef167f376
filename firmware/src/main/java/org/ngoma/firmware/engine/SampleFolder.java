package org.ngoma.firmware.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.FaultCounters;
import org.ngoma.instruments.sound.FileUser;
import org.ngoma.instruments.sound.Material;

/**
 * Samples by their content. One that is missing or cannot be read is counted and told; what would
 * play it plays nothing.
 *
 * <p>Thread: loader.
 */
final class SampleFolder {

  private final Path folder;
  private final int sampleRate;
  private final FaultCounters faults;
  private final Consumer<String> told;

  /**
   * @param folder null when there is none
   * @param told takes one sentence about each file that cannot be played
   */
  SampleFolder(Path folder, int sampleRate, FaultCounters faults, Consumer<String> told) {
    this.folder = folder;
    this.sampleRate = sampleRate;
    this.faults = faults;
    this.told = told;
  }

  /** Whether a sample is there. */
  boolean has(String sha256) {
    return folder != null && Files.isRegularFile(folder.resolve(sha256));
  }

  /** What is made of a file. */
  interface Reader {
    Material read(Path file) throws IOException;
  }

  /** Refuses what is no name of a sample. */
  static void check(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256");
    }
  }

  /** What a processor makes of a file, null when it cannot. */
  Material load(FileUser user, int slot, String sha256) {
    return load(sha256, file -> user.load(slot, file, sampleRate));
  }

  /** What is made of a file, null when it cannot be read. */
  Material load(String sha256, Reader reader) {
    Path file = folder == null ? null : folder.resolve(sha256);
    try {
      if (file == null || !Files.isRegularFile(file)) {
        throw new IOException(
            "sample %s… is missing: choose the file again".formatted(sha256.substring(0, 12)));
      }
      return reader.read(file);
    } catch (IOException e) {
      faults.count(Fault.SAMPLE_MISSING);
      told.accept(e.getMessage());
      return null;
    }
  }
}
