package org.ngoma.firmware.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.firmware.store.ProjectFiles;

/** Forty performances of the Groove MIDI Dataset, spread over its styles, become sound. */
class DatasetRenderTest {

  private static final int FILES = 40;
  private static final int SECONDS = 10;
  private static final int RATE = 48_000;

  @Test
  @EnabledIfEnvironmentVariable(
      named = "NGOMA_DATA",
      matches = ".+",
      disabledReason = "NOT TESTED on real MIDI files: NGOMA_DATA names no folder of data sets")
  void fortyPerformancesSound() throws Exception {
    Path folder = Path.of(System.getenv("NGOMA_DATA"), "groove-midi-dataset");
    List<Path> files = spread(folder);
    assertEquals(FILES, files.size());
    for (Path file : files) {
      float[] loudest = new float[1];
      OfflineRender render = new OfflineRender(ProjectFiles.open(file).project(), RATE);
      render.seconds(
          SECONDS,
          (left, right, frames) -> {
            for (int i = 0; i < frames; i++) {
              assertTrue(Float.isFinite(left[i]) && Float.isFinite(right[i]), file.toString());
              loudest[0] = Math.max(loudest[0], Math.max(Math.abs(left[i]), Math.abs(right[i])));
            }
          });
      assertTrue(loudest[0] > 0.01 && loudest[0] <= 1, file + " peaks at " + loudest[0]);
    }
  }

  /** A file of every style in turn until there are enough. */
  private static List<Path> spread(Path folder) throws Exception {
    Map<String, Deque<Path>> styles = new TreeMap<>();
    List<String> rows = Files.readAllLines(folder.resolve("info.csv"));
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      String style = cells[3].split("/", -1)[0];
      styles.computeIfAbsent(style, s -> new ArrayDeque<>()).add(folder.resolve(cells[7]));
    }
    List<Path> chosen = new ArrayList<>();
    while (chosen.size() < FILES) {
      for (Deque<Path> files : styles.values()) {
        if (!files.isEmpty() && chosen.size() < FILES) {
          chosen.add(files.removeFirst());
        }
      }
    }
    return chosen;
  }
}
