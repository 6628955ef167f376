package org.ngoma.firmware.box;

import java.util.Locale;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.hal.rt.Fault;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.play.TempoMap;

/** One line that says what is happening: position, tempo, level, load, faults, device. */
final class StatusLine {

  private static final String METER = " .:-=+*#";
  private static final int METER_CELLS = 8;
  private static final double METER_FLOOR_DB = -48;

  private StatusLine() {}

  /** For people; at most {@code columns} wide. */
  static String words(
      Project project, EngineState state, Lane lane, int missingSamples, int columns) {
    if (state == null) {
      return "waiting for the engine";
    }
    TempoMap tempo = TempoMap.of(project.tempos());
    String position =
        String.format(
            Locale.ROOT,
            "%s bar %d/%d  %s/%s  %.4g BPM",
            state.playing() ? ">" : "=",
            Bars.barAt(project, (long) state.songTick()),
            Bars.count(project),
            clock(tempo.secondsAt(state.songTick())),
            clock(tempo.secondsAt(project.endTick())),
            state.bpm());
    String line =
        String.format(
            Locale.ROOT,
            "%s  [%s]  load %2d %%  xruns %d%s  %s",
            position,
            meter(Math.max(state.peakLeft(), state.peakRight())),
            Math.round(100 * state.load()),
            lane.faults().get(Fault.XRUN),
            missing(missingSamples),
            lane.port());
    return line.length() <= columns ? line : line.substring(0, Math.max(0, columns));
  }

  /** For programs: one JSON object. */
  static String json(Project project, EngineState state, Lane lane, int missingSamples) {
    if (state == null) {
      return "{\"engine\":\"starting\"}";
    }
    StringBuilder faults = new StringBuilder();
    for (Fault fault : Fault.values()) {
      faults
          .append(faults.isEmpty() ? "" : ",")
          .append('"')
          .append(fault.name().toLowerCase(Locale.ROOT))
          .append("\":")
          .append(lane.faults().get(fault));
    }
    return String.format(
        Locale.ROOT,
        "{\"playing\":%b,\"bar\":%d,\"bars\":%d,\"tick\":%.0f,\"bpm\":%.3f,\"load\":%.3f,"
            + "\"rate\":%d,\"period\":%d,\"port\":\"%s\",\"missing_samples\":%d,"
            + "\"faults\":{%s}}",
        state.playing(),
        Bars.barAt(project, (long) state.songTick()),
        Bars.count(project),
        state.songTick(),
        state.bpm(),
        state.load(),
        state.rate(),
        state.periodFrames(),
        lane.port().replace("\\", "\\\\").replace("\"", "\\\""),
        missingSamples,
        faults);
  }

  /** In words, with the way before it; nothing when all are there. */
  private static String missing(int samples) {
    return samples == 0
        ? ""
        : "  " + samples + (samples == 1 ? " sample" : " samples") + " missing";
  }

  /**
   * How safe the edits are, as fields of a JSON object.
   *
   * @param waiting edits that no power cut may come before
   * @param trouble why, when the disk does not take them; else empty
   */
  static String safety(int waiting, String trouble) {
    return "\"journal_waiting\":%d,\"journal_trouble\":\"%s\""
        .formatted(waiting, trouble.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static String clock(double seconds) {
    long whole = (long) seconds;
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  private static String meter(double peak) {
    double db = peak <= 0 ? METER_FLOOR_DB : Math.max(METER_FLOOR_DB, 20 * Math.log10(peak));
    double cells = METER_CELLS * Math.min(1, 1 - db / METER_FLOOR_DB);
    StringBuilder meter = new StringBuilder();
    for (int cell = 0; cell < METER_CELLS; cell++) {
      double filled = Math.max(0, Math.min(1, cells - cell));
      meter.append(METER.charAt((int) Math.round(filled * (METER.length() - 1))));
    }
    return meter.toString();
  }
}
