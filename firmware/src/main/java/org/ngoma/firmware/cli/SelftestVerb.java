package org.ngoma.firmware.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.alsa.AlsaMidi;
import org.ngoma.firmware.soak.Spread;
import org.ngoma.firmware.soak.TimingTest;
import org.ngoma.hal.midi.LoopMidi;
import org.ngoma.hal.midi.MidiBackend;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.rt.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures Ngoma on this machine, as a musician's test bench would. */
@Command(
    name = "selftest",
    description = "Measures the timing of MIDI on this machine, over a cable or a loop.",
    usageHelpAutoWidth = true)
final class SelftestVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "timing", description = "what is measured: timing")
  String what;

  @Option(
      names = "--out",
      paramLabel = "DEVICE",
      defaultValue = "",
      description = "the output that the cable begins at; else the system's own loop")
  String out;

  @Option(
      names = "--in",
      paramLabel = "DEVICE",
      defaultValue = "",
      description = "the input that it ends at")
  String in;

  @Option(names = "--seconds", defaultValue = "20", description = "1 to 600")
  int seconds;

  @Option(names = "--bpm", defaultValue = "125", description = "20 to 300")
  double bpm;

  @Option(names = "--json", description = "one JSON object instead of words")
  boolean json;

  @Override
  public Integer call() throws Exception {
    if (!what.equals("timing")) {
      throw wrong("'" + what + "' is nothing that can be measured; timing is");
    }
    if (seconds < 1 || seconds > 600 || !(bpm >= 20 && bpm <= 300)) {
      throw wrong("1 to 600 seconds at 20 to 300 BPM");
    }
    if (out.isEmpty() != in.isEmpty()) {
      throw wrong("a cable has two ends: name --out and --in");
    }
    String system = system();
    boolean inside = !system.isEmpty() && out.isEmpty();
    MidiBackend backend =
        inside ? new LoopMidi(new SystemClock()) : new AlsaMidi(new SystemClock());
    TimingTest.Plan plan = new TimingTest.Plan(seconds, bpm, out, in);
    if (inside && !json) {
      System.out.println(system + ". This measures Ngoma alone, within its own process.");
    }
    TimingTest.Result result = new TimingTest(backend, inside, plan).run();
    if (json) {
      System.out.println(json(result, inside));
    } else {
      print(result);
    }
    return result.lost() == 0 ? 0 : 1;
  }

  private ParameterException wrong(String words) {
    return new ParameterException(spec.commandLine(), "selftest: " + words);
  }

  /** Why the system has no MIDI; empty when it has. */
  private static String system() {
    try {
      new AlsaMidi(new SystemClock()).open("Ngoma looks around").close();
      return "";
    } catch (MidiException absent) {
      return absent.getMessage();
    }
  }

  private void print(TimingTest.Result result) {
    System.out.printf(
        Locale.ROOT,
        "%d clock pulses at %.1f BPM, %d lost%s%n",
        result.sent(),
        bpm,
        result.lost(),
        result.realTime() ? "" : "; without real-time rights (docs/realtime.md)");
    print("written behind its due time", result.late());
    print("a thread that only sleeps woke late by", result.probe());
    print("from due to received", result.arrived());
    Spread jitter = result.arrived().aroundMedian();
    System.out.printf(
        Locale.ROOT,
        "jitter as received: 50 %% within +-%.1f us, 99 %% within +-%.1f us, most %.1f us%n%n",
        jitter.absolute().micros(50),
        jitter.absolute().micros(99),
        jitter.absolute().micros(100));
    System.out.print(jitter.histogram());
  }

  private static void print(String words, Spread spread) {
    System.out.printf(
        Locale.ROOT,
        "%-40s p50 %.1f us, p99 %.1f us, most %.1f us%n",
        words,
        spread.micros(50),
        spread.micros(99),
        spread.micros(100));
  }

  private static String json(TimingTest.Result result, boolean inside) {
    Spread jitter = result.arrived().aroundMedian().absolute();
    return String.format(
        Locale.ROOT,
        "{\"pulses\":%d,\"lost\":%d,\"loop\":%b,\"real_time\":%b,\"written_p50_us\":%.2f,"
            + "\"written_p99_us\":%.2f,\"probe_p50_us\":%.2f,\"probe_p99_us\":%.2f,"
            + "\"latency_p50_us\":%.2f,\"jitter_p50_us\":%.2f,\"jitter_p99_us\":%.2f,"
            + "\"jitter_max_us\":%.2f}",
        result.sent(),
        result.lost(),
        inside,
        result.realTime(),
        result.late().micros(50),
        result.late().micros(99),
        result.probe().micros(50),
        result.probe().micros(99),
        result.arrived().micros(50),
        jitter.micros(50),
        jitter.micros(99),
        jitter.micros(100));
  }
}
