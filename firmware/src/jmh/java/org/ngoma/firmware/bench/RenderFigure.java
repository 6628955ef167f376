package org.ngoma.firmware.bench;

import java.util.Arrays;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.sequencer.model.Project;

/** How much faster than real time the demo song renders on one core. */
final class RenderFigure {

  /** The bar that was set. */
  private static final double BAR = 40;

  private static final int RATE = 48_000;
  private static final int ROUNDS = 5;

  private RenderFigure() {}

  static Figure measure() throws Exception {
    Project demo = ProjectFiles.open(ProjectFiles.DEMO).project();
    double[] times = new double[ROUNDS];
    once(demo);
    for (int i = 0; i < ROUNDS; i++) {
      times[i] = once(demo);
    }
    Arrays.sort(times);
    return new Figure(
        "render.demo",
        times[ROUNDS / 2],
        "x real time",
        "the bar of 40 x",
        times[ROUNDS / 2] / BAR);
  }

  private static double once(Project demo) throws Exception {
    double begin = Comparison.cpuSeconds();
    OfflineRender render = new OfflineRender(demo, RATE);
    render.all((left, right, frames) -> {});
    return render.frames() / (double) RATE / (Comparison.cpuSeconds() - begin);
  }
}
