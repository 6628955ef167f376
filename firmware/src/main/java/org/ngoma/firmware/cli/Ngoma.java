package org.ngoma.firmware.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind the launcher. Exit codes: 0 done, 1 failed, 2 wrongly asked. */
@Command(
    name = "ngoma",
    subcommands = {
      RenderVerb.class,
      ExportVerb.class,
      ImportVerb.class,
      ListVerb.class,
      ResampleVerb.class,
      LogVerb.class,
      UndoVerb.class,
      RedoVerb.class,
      VersionVerb.class,
      BranchVerb.class,
      DiffVerb.class,
      RestoreVerb.class,
      DoctorVerb.class,
      StatusVerb.class,
      JobsVerb.class,
      PresetsVerb.class,
      BrowseVerb.class,
      ChordsVerb.class,
      ShowVerb.class,
      ApplyVerb.class,
      ScenesVerb.class,
      StepsVerb.class,
      TrigVerb.class,
      TakeVerb.class,
      ShapeVerb.class,
      GenerateVerb.class,
      GrooveVerb.class,
      MarkVerb.class,
      RelinkVerb.class,
      DevicesVerb.class,
      MidiVerb.class,
      SelftestVerb.class,
      SoakVerb.class,
      KillsVerb.class,
      RigVerb.class
    })
public final class Ngoma {

  private static final int FAILED = 1;
  private static final int WRONGLY_ASKED = 2;

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one verb and gives its exit code. */
  static int run(String... args) {
    return new CommandLine(new Ngoma())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, given) -> {
              e.getCommandLine().getErr().println(sentence(e) + "; ./ngoma help shows examples");
              return WRONGLY_ASKED;
            })
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              line.getErr().println(sentence(e));
              return FAILED;
            })
        .execute(args);
  }

  private static String sentence(Exception e) {
    String message = e.getMessage();
    return "ngoma: " + (message == null ? e.getClass().getSimpleName() : message);
  }
}
