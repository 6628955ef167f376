package org.ngoma.firmware.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.OpenProject;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.Project;

/** What it costs to keep everything, on the disk that holds the folder for passing things. */
final class JournalFigures {

  private static final int A_MILLION = 1_000_000;
  private static final int ROUND = 2_000;

  private JournalFigures() {}

  /** Some work with a library that goes away afterwards. */
  private interface Work {
    Figure with(Library library) throws Exception;
  }

  private static Figure in(Work work) throws Exception {
    Path home = Files.createTempDirectory("ngoma-bench");
    try {
      return work.with(new Library(home, Processors.parameters(), InstantSource.system()));
    } finally {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** 99 of 100 edits are safe after so long, at 200 a second. */
  static Figure durable() throws Exception {
    return in(
        library -> {
          Histogram micros = new Histogram(3);
          double cost = Double.NaN;
          try (OpenProject open = library.adopt(Songs.large(), name -> {})) {
            edit(open, 0);
            await(open);
            for (int i = 1; i <= ROUND; i++) {
              long begin = System.nanoTime();
              edit(open, i);
              await(open);
              micros.recordValue((System.nanoTime() - begin) / 1_000);
              Thread.sleep(5);
            }
            cost = micros.getValueAtPercentile(50) * 1e-3;
          }
          return new Figure(
              "edit.durable",
              micros.getValueAtPercentile(99) * 1e-3,
              "ms p99",
              String.format("asked 50 ms; its median, %.2f ms", cost),
              Double.NaN);
        });
  }

  /** Edits a second that become safe when they come as fast as they can. */
  static Figure rate() throws Exception {
    return in(
        library -> {
          try (OpenProject open = library.adopt(Songs.large(), name -> {})) {
            for (int i = 0; i < ROUND; i++) {
              edit(open, i);
            }
            await(open);
            long begin = System.nanoTime();
            int count = 20 * ROUND;
            for (int i = 0; i < count; i++) {
              edit(open, i);
            }
            await(open);
            double each = count / ((System.nanoTime() - begin) * 1e-9);
            return new Figure("edit.rate", each, "edits/s", "asked 2000", each / 2000);
          }
        });
  }

  /** What a journal of a million entries costs. */
  private record Million(
      double earlyNanos, double lateNanos, double openMillis, double againMillis) {}

  private static Million million;

  /** An edit behind a million others against one among the first. */
  static Figure growth() throws Exception {
    Million m = million();
    double ratio = m.lateNanos() / m.earlyNanos();
    return new Figure(
        "edit.growth",
        ratio,
        "ratio",
        String.format(
            "asked 1.5; an edit among the first, %.0f us until safe", m.earlyNanos() / 1e3),
        ratio);
  }

  /** From its name to a project that can be played: 64 tracks, 10,000 clips, a million entries. */
  static Figure open() throws Exception {
    Million m = million();
    return new Figure(
        "project.open",
        m.openMillis(),
        "ms",
        String.format("asked 1000; once more, %.0f ms", m.againMillis()),
        Double.NaN);
  }

  private static Million million() throws Exception {
    if (million == null) {
      in(
          library -> {
            try (OpenProject warm = library.adopt(Songs.large().withName("warm"), name -> {})) {
              nanosAnEdit(warm, 0);
              nanosAnEdit(warm, ROUND * 2);
            }
            double early;
            double late;
            try (OpenProject open = library.adopt(Songs.large(), name -> {})) {
              early = nanosAnEdit(open, 0);
              for (int i = ROUND * 2; i < A_MILLION; i++) {
                edit(open, i);
                if (i % ROUND == 0) {
                  await(open);
                }
              }
              late = nanosAnEdit(open, A_MILLION);
            }
            double[] millis = new double[5];
            for (int i = 0; i < millis.length; i++) {
              long begin = System.nanoTime();
              library.open("bench").close();
              millis[i] = (System.nanoTime() - begin) * 1e-6;
            }
            double first = millis[0];
            Arrays.sort(millis);
            million = new Million(early, late, first, millis[millis.length / 2]);
            return null;
          });
    }
    return million;
  }

  /** Median over rounds of what an edit takes until it is safe, in heaps of a hundred. */
  private static double nanosAnEdit(OpenProject open, int from) {
    double[] rounds = new double[ROUND / 100];
    for (int warm = 0; warm < 2; warm++) {
      for (int round = 0; round < rounds.length; round++) {
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
          edit(open, from + (warm * rounds.length + round) * 100 + i);
        }
        await(open);
        rounds[round] = (System.nanoTime() - begin) / 100.0;
      }
    }
    Arrays.sort(rounds);
    return rounds[rounds.length / 2];
  }

  private static void edit(OpenProject open, int number) {
    Project project = open.history().project();
    int track = project.tracks().get(number % project.tracks().size()).id();
    try {
      open.history()
          .apply(
              new Edit.SetTrackParam(track, "channel.pan", (number % 1999 - 999) / 1000.0),
              Gesture.ALONE);
    } catch (EditRefused e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static void await(OpenProject open) {
    while (open.journal().durable() < open.history().lastEntry()) {
      Thread.onSpinWait();
    }
  }
}
