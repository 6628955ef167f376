package org.ngoma.firmware.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.ngoma.firmware.library.OpenProject;
import org.ngoma.firmware.library.Reading;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a whole version, one track or one pattern back; undo takes it away again. */
@Command(
    name = "restore",
    description = "Takes a version of a project, or one track or pattern of it, back.",
    usageHelpAutoWidth = true)
final class RestoreVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Mixin LibraryOption options;

  @Parameters(index = "0", paramLabel = "NAME", description = "a project from ./ngoma list")
  String name;

  @Parameters(index = "1", paramLabel = "VERSION", description = "version, branch or state")
  String version;

  @Option(names = "--track", paramLabel = "TRACK", description = "only this track, by id or name")
  String track;

  @Option(
      names = "--pattern",
      paramLabel = "PATTERN",
      description = "only this pattern of the track, by id or name")
  String pattern;

  @Override
  public Integer call() throws Exception {
    if (pattern != null && track == null) {
      throw new IOException("--pattern " + pattern + ": say of which --track");
    }
    long state;
    Project then;
    try (Reading reading = options.library().reading(name)) {
      state = reading.state(version);
      then = reading.project(state);
    }
    return options.work(name, open -> options.tell(restored(open, state, then)));
  }

  private String restored(OpenProject open, long state, Project then) throws Exception {
    if (track == null) {
      return open.history().restore(state, "Go back to " + version).words();
    }
    Track wanted = one(then.tracks(), track, Track::id, Track::name, "track");
    Edit edit =
        pattern == null
            ? new Edit.PutTrack(wanted, version)
            : new Edit.PutPattern(
                wanted.id(),
                one(wanted.patterns(), pattern, Pattern::id, Pattern::name, "pattern"),
                version);
    return open.history().apply(edit, Gesture.ALONE).words();
  }

  /** What something is called or numbered. */
  private interface Said<T> {
    Object of(T thing);
  }

  private <T> T one(List<T> list, String wanted, Said<T> id, Said<T> called, String what)
      throws IOException {
    for (T thing : list) {
      if (id.of(thing).toString().equals(wanted) || called.of(thing).equals(wanted)) {
        return thing;
      }
    }
    throw new IOException(
        "%s has no %s '%s'; it has %s"
            .formatted(
                version,
                what,
                wanted,
                list.isEmpty()
                    ? "none"
                    : String.join(
                        ", ", list.stream().map(thing -> called.of(thing).toString()).toList())));
  }
}
