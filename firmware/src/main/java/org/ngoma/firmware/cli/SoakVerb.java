package org.ngoma.firmware.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.soak.Soak;
import org.ngoma.hal.rt.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the demo song under load and counts missed deadlines. */
@Command(
    name = "soak",
    description = "Plays the demo song under load and counts the deadlines that were missed.",
    usageHelpAutoWidth = true)
final class SoakVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "seconds to measure")
  int seconds;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "64",
      description = "frames of a period, 32 to 1024")
  int frames;

  @Option(
      names = "--garbage",
      paramLabel = "MB_PER_S",
      defaultValue = "200",
      description = "megabytes a second that the box throws away")
  int garbage;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "null",
      description = "a card from ./ngoma devices, or null")
  String device;

  @Option(names = "--cpu", paramLabel = "N", description = "processor of the audio thread")
  Integer cpu;

  @Option(names = "--one-jvm", description = "the red control: engine and garbage in one JVM")
  boolean oneJvm;

  @Option(names = "--json", description = "one JSON object instead of words")
  boolean json;

  @Override
  public Integer call() throws Exception {
    if (seconds < 1 || seconds > 604_800) {
      throw new ParameterException(
          spec.commandLine(), "--seconds " + seconds + ": from 1 to 604800");
    }
    if (garbage < 0 || garbage > 10_000) {
      throw new ParameterException(
          spec.commandLine(), "--garbage " + garbage + ": from 0 to 10000");
    }
    if (frames < 32 || frames > 1024 || frames % 32 != 0) {
      throw new ParameterException(
          spec.commandLine(), "--frames " + frames + ": a multiple of 32 from 32 to 1024");
    }
    int processor = cpu != null ? cpu : Runtime.getRuntime().availableProcessors() - 1;
    Soak.Result r =
        new Soak(
                new Soak.Plan(seconds, frames, garbage, device, processor, oneJvm),
                new SystemClock())
            .run();
    System.out.printf(
        Locale.ROOT,
        json
            ? "{\"seconds\":%.1f,\"frames\":%d,\"deadlines\":%d,\"missed\":%d,"
                + "\"missed_beyond_probe\":%d,\"allocated_bytes\":%d,\"collections\":%d,"
                + "\"wake_p50_us\":%.1f,\"wake_p99_us\":%.1f,\"wake_p999_us\":%.1f,"
                + "\"finish_p99_us\":%.1f}%n"
            : "%.1f s, %d frames, %d deadlines%n"
                + "missed %d, of which not the machine's %d%n"
                + "audio thread allocated %d bytes, its JVM collected %d times%n"
                + "woken late: p50 %.1f us, p99 %.1f us, p99.9 %.1f us; rendered by p99 %.1f us%n",
        r.seconds(),
        r.frames(),
        r.deadlines(),
        r.missed(),
        r.missedBeyondProbe(),
        r.allocatedBytes(),
        r.collections(),
        r.wakeP50Us(),
        r.wakeP99Us(),
        r.wakeP999Us(),
        r.finishP99Us());
    return 0;
  }
}
