package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ngoma.firmware.browse.SoundShelf;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.jobs.Job;
import org.ngoma.firmware.jobs.JobQueue;
import org.ngoma.firmware.library.Doctor;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.SampleSweep;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.sound.Processors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks whether projects are whole, and repairs what can be. */
@Command(
    name = "doctor",
    description = "Looks whether your projects are whole; repairs those that are not.",
    usageHelpAutoWidth = true)
final class DoctorVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "projects, else all")
  List<String> names = List.of();

  @Option(names = "--look", description = "only looks")
  boolean look;

  @Option(
      names = "--tidy",
      description = "removes samples that no song of yours needs, in no state that undo reaches")
  boolean tidy;

  @Override
  public Integer call() throws Exception {
    Library library = options.library();
    Doctor doctor = new Doctor(library, Processors.parameters());
    int ill = 0;
    for (String name : names.isEmpty() ? library.names() : names) {
      library.require(name);
      Doctor.Finding finding = doctor.look(name);
      print(name, finding, "found");
      if (!finding.healthy() && !look) {
        try {
          finding = doctor.repair(name);
          print(name, finding, "repaired");
        } catch (IOException e) {
          print(name, new Doctor.Finding(false, List.of(e.getMessage())), "not repaired");
        }
      }
      ill += finding.healthy() ? 0 : 1;
    }
    if (tidy && ill == 0) {
      SampleStore samples = new SampleStore(options.samples());
      SampleSweep.Swept swept =
          new SampleSweep(library, samples, kept(), InstantSource.system()).sweep();
      System.out.printf(
          Locale.ROOT,
          options.json ? "{\"swept\":%d,\"bytes\":%d}%n" : "%d samples removed, %d bytes%n",
          swept.files(),
          swept.bytes());
    }
    return ill == 0 ? 0 : 1;
  }

  /** Samples that one browses, and those of songs that jobs are to export. */
  private Set<String> kept() throws IOException {
    Set<String> kept = new HashSet<>();
    if (Files.exists(HomeDatabase.file(options.home()))) {
      try (HomeDatabase database = HomeDatabase.open(options.home())) {
        InstantSource time = InstantSource.system();
        kept.addAll(new SoundShelf(database, time).samples());
        for (Job job : new JobQueue(database, time).list()) {
          SampleSweep.digests(new String(job.body(), StandardCharsets.UTF_8), kept);
        }
      }
    }
    return kept;
  }

  private void print(String name, Doctor.Finding finding, String what) {
    for (String words : finding.words()) {
      System.out.printf(
          Locale.ROOT,
          options.json
              ? "{\"name\":\"%s\",\"step\":\"%s\",\"healthy\":%b,\"words\":\"%s\"}%n"
              : "%1$s %2$s%4$s%n",
          options.json ? Json.escape(name) : name + ":",
          options.json ? what : what.equals("found") ? "" : what + ": ",
          finding.healthy(),
          options.json ? Json.escape(words) : words);
    }
  }
}
