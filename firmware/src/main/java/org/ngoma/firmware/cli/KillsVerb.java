package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.soak.JournalKills;
import org.ngoma.firmware.soak.Kills;
import org.ngoma.firmware.store.ProjectFiles;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.sequencer.model.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Kills box or engine while the demo song plays and measures what is heard of it, or a box in a
 * storm of edits and looks what it kept.
 */
@Command(
    name = "kills",
    description = "Kills a process again and again and measures what is heard, or kept, of it.",
    usageHelpAutoWidth = true)
final class KillsVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "box|engine|journal",
      description = "which of the two; or the box while it is edited")
  String what;

  @Option(names = "--times", paramLabel = "N", defaultValue = "20", description = "how often")
  int times;

  @Option(names = "--json", description = "one JSON object instead of words")
  boolean json;

  @Override
  public Integer call() throws Exception {
    if (what.equals("journal")) {
      return journal();
    }
    if (!what.equals("box") && !what.equals("engine")) {
      throw new ParameterException(
          spec.commandLine(), "kills " + what + ": say box, engine or journal");
    }
    if (times < 1 || times > 24) {
      throw new ParameterException(
          spec.commandLine(), "--times " + times + ": from 1 to 24, the song lasts no longer");
    }
    String launcher = System.getenv("NGOMA_LAUNCHER");
    if (launcher == null) {
      throw new IOException("kills needs the launcher: start it as ./ngoma kills " + what);
    }
    Kills kills =
        new Kills(
            Path.of(launcher), ProjectFiles.open(ProjectFiles.DEMO).project(), new SystemClock());
    boolean box = what.equals("box");
    Kills.Result r = box ? kills.box(times) : kills.engine(times);
    System.out.printf(
        Locale.ROOT,
        json
            ? "{\"killed\":\"%s\",\"times\":%d,\"worst_back_s\":%.3f,\"worst_place_ms\":%.3f,"
                + "\"compared_frames\":%d,\"differing_frames\":%d}%n"
            : "%s killed %d times: back after %.3f s at most, song off its place by %.3f ms at"
                + " most; %d played frames compared with the offline render, %d differ%n",
        what,
        r.times(),
        r.worstBackSeconds(),
        r.worstPlaceMillis(),
        r.compared(),
        r.gaps());
    return 0;
  }

  private int journal() throws IOException {
    if (times < 1) {
      throw new ParameterException(spec.commandLine(), "--times " + times + ": from 1");
    }
    Project demo = ProjectFiles.open(ProjectFiles.DEMO).project();
    JournalKills.Result r = new JournalKills(demo, new SystemClock(), times).run(times);
    System.out.printf(
        Locale.ROOT,
        json
            ? "{\"killed\":\"journal\",\"times\":%d,\"entries\":%d,\"lost\":%d,\"wrong\":%d,"
                + "\"worst_open_ms\":%.1f}%n"
            : "box killed %d times in a storm of %d edits: %d that were safe are lost, %d projects did"
                + " not open as they were; opened in %.0f ms at most%n",
        r.times(),
        r.entries(),
        r.lost(),
        r.wrong(),
        r.worstOpenMillis());
    return r.lost() == 0 && r.wrong() == 0 ? 0 : 1;
  }
}
