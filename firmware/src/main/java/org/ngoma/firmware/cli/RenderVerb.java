package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.firmware.render.Stems;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.instruments.dsp.Loudness;
import org.ngoma.instruments.dsp.TruePeak;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders a song into a WAV file, faster than real time. */
@Command(
    name = "render",
    description = "Writes a song as a WAV file, faster than playing it.",
    usageHelpAutoWidth = true)
final class RenderVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "IN", description = "demo, or a .mid or .ngoma file")
  String in;

  @Option(names = "-o", paramLabel = "OUT.wav", description = "the file to write")
  Path out;

  @Option(
      names = "--track",
      paramLabel = "TRACK",
      description = "only this track, by number or name, without the master's effects")
  String track;

  @Option(
      names = "--stems",
      paramLabel = "FOLDER",
      description = "instead of one file, one for each track that is not muted")
  Path stems;

  @Option(names = "--seconds", paramLabel = "N", description = "seconds of music")
  Double seconds;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "48000",
      description = "44100, 48000 or 96000")
  int rate;

  @Option(
      names = "--bits",
      paramLabel = "16|24|32f",
      defaultValue = "24",
      description = "16, 24 or 32f")
  String bits;

  @Option(names = "--json", description = "one JSON object instead of words")
  boolean json;

  @Override
  public Integer call() throws Exception {
    WavEncoding encoding = encoding();
    if (rate != 44_100 && rate != 48_000 && rate != 96_000) {
      throw new ParameterException(
          spec.commandLine(), "--rate " + rate + ": use 44100, 48000 or 96000");
    }
    if (seconds != null && !(seconds > 0 && seconds <= 86_400)) {
      throw new ParameterException(
          spec.commandLine(), "--seconds " + seconds + ": above 0, at most 86400");
    }
    if ((out == null) == (stems == null) || (stems != null && track != null)) {
      throw new ParameterException(
          spec.commandLine(), "name one file to write with -o, or a folder with --stems");
    }
    Project project = Opened.project(in, spec);
    if (stems != null) {
      stems(project, encoding);
    } else if (track != null) {
      report(Stems.alone(project, Places.track(project, "--track", track).id()), out, encoding);
    } else {
      report(project, out, encoding);
    }
    return 0;
  }

  private void stems(Project project, WavEncoding encoding) throws IOException {
    Files.createDirectories(stems);
    int number = 0;
    for (Track one : project.tracks()) {
      number++;
      if (!Stems.muted(one)) {
        String name = one.name().replaceAll("[^\\p{L}\\p{N} ._-]", "_");
        Path file = stems.resolve(String.format(Locale.ROOT, "%02d %s.wav", number, name));
        report(Stems.alone(project, one.id()), file, encoding);
      }
    }
  }

  private void report(Project project, Path file, WavEncoding encoding) throws IOException {
    NanoClock clock = new SystemClock();
    long begin = clock.nanoTime();
    Rendered rendered = render(project, file, encoding);
    report(file, rendered, (clock.nanoTime() - begin) * 1e-9);
  }

  private WavEncoding encoding() {
    return switch (bits) {
      case "16" -> WavEncoding.PCM_16;
      case "24" -> WavEncoding.PCM_24;
      case "32f" -> WavEncoding.FLOAT_32;
      default ->
          throw new ParameterException(
              spec.commandLine(), "--bits " + bits + ": use 16, 24 or 32f");
    };
  }

  private record Rendered(double seconds, double lufs, double truePeakDb) {}

  private Rendered render(Project project, Path file, WavEncoding encoding) throws IOException {
    OfflineRender render = new OfflineRender(project, rate);
    Loudness loudness = new Loudness(rate);
    TruePeak truePeak = new TruePeak();
    WavWriter wav = new WavWriter(file, rate, encoding);
    boolean whole = false;
    try {
      OfflineRender.Sink sink =
          (left, right, frames) -> {
            wav.write(left, right, 0, frames);
            loudness.add(left, right, 0, frames);
            truePeak.add(left, right, 0, frames);
          };
      if (seconds == null) {
        render.all(sink);
      } else {
        render.seconds(seconds, sink);
      }
      wav.close();
      whole = true;
    } finally {
      if (!whole) {
        wav.abort();
      }
    }
    truePeak.end();
    return new Rendered(
        render.frames() / (double) rate, loudness.integratedLufs(), truePeak.dbtp());
  }

  private void report(Path file, Rendered r, double took) {
    String words =
        json
            ? "{\"file\":\"%s\",\"seconds\":%.3f,\"lufs\":%s,\"true_peak_db\":%s,\"x_real_time\":%.1f}"
            : "%s: %.1f s of music, %s LUFS, true peak %s dBTP, rendered at %.0f x real time%n";
    System.out.printf(
        Locale.ROOT,
        words + (json ? "%n" : ""),
        json ? Json.escape(file.toString()) : file,
        r.seconds(),
        figure(r.lufs()),
        figure(r.truePeakDb()),
        r.seconds() / took);
  }

  private String figure(double db) {
    boolean silent = Double.isInfinite(db) || Double.isNaN(db);
    return silent ? (json ? "null" : "-inf") : String.format(Locale.ROOT, "%.1f", db);
  }
}
