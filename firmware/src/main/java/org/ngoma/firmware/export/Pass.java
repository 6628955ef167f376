package org.ngoma.firmware.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.instruments.sound.MixTap;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.play.TempoMap;

/**
 * One run through a song that fills any number of files at once: the mix, and what channels give to
 * it. All begin with the frame of the song's first tick, whatever lags, and are equally long.
 */
final class Pass {

  /** Stands for the mix among the places of the mixer. */
  static final int MIX = -1;

  private final Project project;
  private final ExportPlan plan;
  private final Progress progress;
  private final long songFrames;
  private final Map<Integer, Window> windows = new LinkedHashMap<>();
  private MixTap tap;
  private boolean begun;

  Pass(Project project, ExportPlan plan, Progress progress) {
    this.project = project;
    this.plan = plan;
    this.progress = progress;
    double seconds = TempoMap.of(project.tempos()).secondsAt(project.endTick());
    songFrames = Math.round(seconds * plan.rate());
  }

  /** Has a place of the mixer, or {@link #MIX}, written. */
  void add(int place, SoundOut out) {
    windows.put(place, new Window(out));
  }

  /** Renders, and finishes all files; none is left when it fails. */
  void run() throws IOException {
    boolean whole = false;
    try {
      render();
      for (Window window : windows.values()) {
        window.out().finish();
      }
      whole = true;
    } finally {
      if (!whole) {
        windows.values().forEach(window -> window.out().abort());
      }
    }
  }

  private void render() throws IOException {
    OfflineRender render = new OfflineRender(project, plan.rate());
    int[] places = windows.keySet().stream().filter(p -> p != MIX).mapToInt(p -> p).toArray();
    tap = new MixTap(places);
    render.tap(tap);
    OfflineRender.Sink sink = (left, right, frames) -> take(render, left, right, frames);
    if (plan.loop()) {
      render.repeat(project.endTick());
    } else {
      render.all(sink);
      long longest = windows.values().stream().mapToLong(Window::frames).max().orElse(0);
      windows.values().forEach(window -> window.length(longest));
    }
    while (!windows.values().stream().allMatch(Window::full)) {
      render.period(sink);
    }
  }

  private void take(OfflineRender render, float[] left, float[] right, int frames)
      throws IOException {
    if (!begun) {
      begun = true;
      windows.forEach(
          (place, window) -> {
            int lag = place == MIX ? render.latencyFrames() : tap.latencyFrames(place);
            window.begin((plan.loop() ? songFrames : 0) + lag);
            if (plan.loop()) {
              window.length(songFrames);
            }
          });
    }
    for (Map.Entry<Integer, Window> one : windows.entrySet()) {
      if (one.getKey() == MIX) {
        one.getValue().take(left, right, frames);
      } else {
        one.getValue().take(tap.left(one.getKey()), tap.right(one.getKey()), frames);
      }
    }
    double whole = songFrames * (plan.loop() ? 2.0 : 1.0);
    if (!progress.at(Math.min(1, (render.frames() + frames) / whole))) {
      throw new Stopped();
    }
  }
}
