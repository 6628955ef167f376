package org.ngoma.firmware.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.store.Archive;
import org.ngoma.sequencer.model.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a MIDI file into a project file. */
@Command(
    name = "import",
    description = "Turns a MIDI file into a project file.",
    usageHelpAutoWidth = true)
final class ImportVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "IN.mid", description = "a .mid or .ngoma file")
  String in;

  @Option(
      names = "-o",
      paramLabel = "OUT.ngoma",
      required = true,
      description = "the file to write")
  Path out;

  @Option(names = "--json", description = "one JSON object instead of words")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Project project = Opened.project(in, spec);
    Archive.write(out, project);
    long notes =
        project.tracks().stream()
            .flatMap(track -> track.patterns().stream())
            .mapToLong(pattern -> pattern.notes().size())
            .sum();
    System.out.printf(
        Locale.ROOT,
        json ? "{\"file\":\"%s\",\"tracks\":%d,\"notes\":%d}%n" : "%s: %d tracks, %d notes%n",
        json ? Json.escape(out.toString()) : out,
        project.tracks().size(),
        notes);
    return 0;
  }
}
