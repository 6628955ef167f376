package org.ngoma.firmware.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ngoma.firmware.export.ExportPlan;
import org.ngoma.firmware.export.Exporter;
import org.ngoma.firmware.export.Format;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.sequencer.model.Project;

/** How much faster than real time the demo song leaves as files, on one core. */
final class ExportFigure {

  /** The bar that was set. */
  private static final double BAR = 30;

  private static final int RATE = 48_000;
  private static final int ROUNDS = 3;

  /** Of the demo song with what rings on. */
  private static final double SECONDS = 92.7;

  private ExportFigure() {}

  static Figure wav() throws Exception {
    return measure("export.wav", false);
  }

  static Figure stems() throws Exception {
    return measure("export.stems", true);
  }

  private static Figure measure(String name, boolean stems) throws Exception {
    Project demo = ProjectFiles.open(ProjectFiles.DEMO).project();
    ExportPlan plan =
        new ExportPlan(
            Format.WAV, WavEncoding.PCM_24, RATE, 256, false, OptionalDouble.empty(), stems, 0);
    Path folder = Files.createTempDirectory("ngoma-bench");
    double[] times = new double[ROUNDS];
    once(demo, plan, folder);
    for (int i = 0; i < ROUNDS; i++) {
      times[i] = once(demo, plan, folder);
    }
    Files.delete(folder);
    Arrays.sort(times);
    double value = times[ROUNDS / 2];
    return new Figure(name, value, "x real time", "the bar of 30 x", value / BAR);
  }

  private static double once(Project demo, ExportPlan plan, Path folder) throws Exception {
    double begin = Comparison.cpuSeconds();
    Path to = plan.stems() ? folder : folder.resolve("demo.wav");
    List<Exporter.Exported> written = new Exporter(demo, plan, part -> true).write(to);
    double took = Comparison.cpuSeconds() - begin;
    for (Exporter.Exported file : written) {
      Files.delete(file.file());
    }
    return SECONDS / took;
  }
}
