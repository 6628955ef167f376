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

/** Takes a song into the library, or turns a MIDI file into a project file. */
@Command(
    name = "import",
    description = "Takes a song into the library, or with -o writes it as a project file.",
    usageHelpAutoWidth = true)
final class ImportVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "IN.mid", description = "a .mid or .ngoma file")
  String in;

  @Option(names = "-o", paramLabel = "OUT.ngoma", description = "the file to write instead")
  Path out;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    Project project = Opened.project(in, spec);
    String to;
    if (out == null) {
      to = options.library().add(project);
    } else {
      Archive.write(out, project);
      to = out.toString();
    }
    long notes =
        project.tracks().stream()
            .flatMap(track -> track.patterns().stream())
            .mapToLong(pattern -> pattern.notes().size())
            .sum();
    System.out.printf(
        Locale.ROOT,
        options.json
            ? "{\"" + (out == null ? "name" : "file") + "\":\"%s\",\"tracks\":%d,\"notes\":%d}%n"
            : "%s: %d tracks, %d notes%n",
        options.json ? Json.escape(to) : to,
        project.tracks().size(),
        notes);
    return 0;
  }
}
