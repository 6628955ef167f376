package org.ngoma.firmware.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code ./ngoma bench [NAME...] [--peers] [--check]}: measures and prints one JSON line per
 * figure.
 */
public final class Bench {

  private static final int WRONGLY_ASKED = 2;
  private static final int MISSED = 1;
  private static final String PEERS = "--peers";
  private static final String CHECK = "--check";

  private Bench() {}

  public static void main(String[] args) throws Exception {
    Map<String, Callable<Figure>> figures = new LinkedHashMap<>();
    figures.put("render.demo", RenderFigure::measure);
    figures.put("export.wav", ExportFigure::wav);
    figures.put("export.stems", ExportFigure::stems);
    figures.put("track.growth", GrowthFigure::measure);
    figures.put("engine.start", StartFigure::engine);
    figures.put("demo.start", StartFigure::demo);
    figures.put("events", Bench::events);
    boolean peers = Arrays.asList(args).contains(PEERS);
    Peer fluidsynth = peers ? new Peer.Fluidsynth() : null;
    Peer csound = peers ? new Peer.Csound() : null;
    figures.put("synth.voices", () -> VoicesFigure.measure(scsynth(peers, "voice", 200, 600)));
    figures.put("synth.flatness", VoicesFigure::flatness);
    figures.put("sampler.voices", () -> SamplerFigure.measure(fluidsynth));
    figures.put("fx.eq", () -> EffectFigure.eq(scsynth(peers, "eq", 100, 500)));
    figures.put(
        "fx.compressor", () -> EffectFigure.compressor(scsynth(peers, "compressor", 100, 500)));
    figures.put("fx.delay", () -> EffectFigure.delay(scsynth(peers, "delay", 100, 500)));
    figures.put("fx.convolution", () -> EffectFigure.convolution(csound));
    figures.put("edit.durable", JournalFigures::durable);
    figures.put("edit.rate", JournalFigures::rate);
    figures.put("edit.growth", JournalFigures::growth);
    figures.put("project.open", JournalFigures::open);
    figures.put("browse.search", BrowseFigure::search);
    figures.put("sequencer.load", SequencerFigure::measure);
    figures.put("notes.shape", NotesFigures::shape);
    figures.put("notes.groove", NotesFigures::groove);
    figures.put("midi.file", NotesFigures::file);
    figures.put("mix.tracks64", MixFigure::measure);
    figures.put("midi.clock.p50", MidiFigures::p50);
    figures.put("midi.clock.p99", MidiFigures::p99);
    figures.put("midi.follow.rms", MidiFigures::follow);
    List<String> wanted =
        Arrays.stream(args).filter(arg -> !List.of("--json", PEERS, CHECK).contains(arg)).toList();
    if (wanted.contains("--help")) {
      System.out.println(
          "ngoma bench [NAME...] [--peers] [--check]: one JSON line each of "
              + figures.keySet()
              + "; --peers runs other engines in turn, where they are installed; --check fails when one misses"
              + " what was asked of it");
      return;
    }
    for (String name : wanted) {
      if (!figures.containsKey(name)) {
        System.err.println("ngoma: no figure '" + name + "'; there are " + figures.keySet());
        System.exit(WRONGLY_ASKED);
      }
    }
    boolean check = Arrays.asList(args).contains(CHECK);
    boolean missed = false;
    for (Map.Entry<String, Callable<Figure>> figure : figures.entrySet()) {
      if (wanted.isEmpty() || wanted.contains(figure.getKey())) {
        Figure measured = figure.getValue().call();
        System.out.println(measured.json());
        Optional<String> miss = check ? FigureBars.missed(measured) : Optional.empty();
        miss.ifPresent(sentence -> System.err.println("ngoma: " + sentence));
        missed |= miss.isPresent();
      }
    }
    if (missed) {
      System.exit(MISSED);
    }
  }

  private static Peer scsynth(boolean wanted, String score, int few, int many) {
    return wanted ? new Peer.Scsynth(score, few, many) : null;
  }

  /** Nanoseconds that one note on or off costs the player, and what share the empty quantum is. */
  private static Figure events() throws Exception {
    Options options =
        new OptionsBuilder()
            .include(EventsBenchmark.class.getName())
            .verbosity(VerboseMode.SILENT)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(500))
            .build();
    double silent = Double.NaN;
    double sounding = Double.NaN;
    for (RunResult result : new Runner(options).run()) {
      double nanos = result.getPrimaryResult().getScore();
      if (result.getParams().getParam("sounding").equals("true")) {
        sounding = nanos;
      } else {
        silent = nanos;
      }
    }
    double each = (sounding - silent) / EventsBenchmark.EVENTS;
    return new Figure(
        "events",
        each,
        "ns",
        String.format("a quantum of 64 silent tracks, %.0f ns", silent),
        each / silent);
  }
}
