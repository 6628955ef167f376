package org.ngoma.firmware.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** Ours and a peer's in turn, medians of both. */
final class Comparison {

  private static final int ROUNDS = 5;

  /** Something of ours, measured once. */
  interface Ours {
    /** Instances that one processor could run in real time. */
    double perCore();
  }

  private Comparison() {}

  /**
   * @param peer to be run in turn with ours, or null to measure ours alone
   */
  static Figure of(String name, String unit, Ours ours, Peer peer) throws IOException {
    double[] here = new double[ROUNDS];
    double[] there = new double[ROUNDS];
    String missing = peer == null ? "not asked for: add --peers" : peer.missing();
    Path folder = Files.createTempDirectory("ngoma-bench");
    try {
      if (missing.isEmpty()) {
        peer.prepare(folder);
      }
      ours.perCore();
      for (int round = 0; round < ROUNDS; round++) {
        here[round] = ours.perCore();
        there[round] = missing.isEmpty() ? peer.perCore(folder) : Double.NaN;
      }
    } finally {
      delete(folder);
    }
    Arrays.sort(here);
    Arrays.sort(there);
    double value = here[ROUNDS / 2];
    double other = there[ROUNDS / 2];
    return missing.isEmpty()
        ? new Figure(
            name, value, unit, String.format("%s, %.4g", peer.name(), other), value / other)
        : new Figure(name, value, unit, missing, Double.NaN);
  }

  /** Processor time of this thread, in seconds. */
  static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
