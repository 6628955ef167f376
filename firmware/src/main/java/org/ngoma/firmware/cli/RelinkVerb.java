package org.ngoma.firmware.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ngoma.firmware.samples.Relink;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Gesture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the samples that a song has lost. */
@Command(
    name = "relink",
    description = {
      "Finds the samples that a song has lost, by their names, in files and folders.",
      "Where one sample is missing and one file is named, that file takes its place, whatever it is"
          + " called. ./ngoma show tells what is missing.",
    },
    usageHelpAutoWidth = true)
final class RelinkVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SONG",
      description = "a .ngoma file, or the name of a project in the library")
  String song;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "WHERE",
      description = "files, and folders to look through")
  List<Path> places;

  @Option(
      names = "-o",
      paramLabel = "OUT.ngoma",
      description = "the file to write, it may be SONG itself; not needed in the library")
  Path out;

  @Override
  public Integer call() throws Exception {
    try (Edited edited = Edited.open(song, out, spec)) {
      Relink relink = new Relink(new SampleStore(SampleStore.usualFolder()));
      if (relink.missing(edited.history().project()).isEmpty()) {
        System.out.println("No sample of " + song + " is missing.");
        return 0;
      }
      List<String> done = new ArrayList<>();
      for (Map.Entry<FileRef, Path> found :
          relink.find(edited.history().project(), places).entrySet()) {
        FileRef missing = found.getKey();
        List<Edit> edits = relink.take(edited.history().project(), missing, found.getValue());
        if (edits.isEmpty()) {
          done.add(missing.name() + " is there again");
        }
        for (Edit edit : edits) {
          done.add(edited.history().apply(edit, Gesture.ALONE).words());
        }
      }
      if (!done.isEmpty()) {
        edited.save();
      }
      done.forEach(System.out::println);
      List<FileRef> still = relink.missing(edited.history().project());
      still.forEach(
          file ->
              spec.commandLine()
                  .getErr()
                  .println("ngoma: " + file.name() + " is still missing: look elsewhere"));
      return still.isEmpty() ? 0 : 1;
    }
  }
}
