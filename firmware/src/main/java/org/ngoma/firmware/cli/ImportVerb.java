package org.ngoma.firmware.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ngoma.firmware.box.Bars;
import org.ngoma.firmware.browse.SoundImport;
import org.ngoma.firmware.browse.SoundShelf;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.samples.Recordings;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.Archive;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a file of notes or of sound into a project, or adds one of sound to a project. */
@Command(
    name = "import",
    description = {
      "Takes a song or a file of sound (WAV, AIFF, FLAC) into the library, or with -o writes it as"
          + " a project file.",
      "A folder of samples, a USB stick say, is taken in for ./ngoma browse.",
      "With --to, a file of sound becomes part of a song instead, on a track of audio.",
    },
    usageHelpAutoWidth = true)
final class ImportVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "IN",
      description = "a .mid, .ngoma, .wav, .aif or .flac file, or a folder of samples to browse")
  String in;

  @Option(names = "-o", paramLabel = "OUT.ngoma", description = "the file to write instead")
  Path out;

  @Option(names = "--to", paramLabel = "SONG", description = "the song that the sound is added to")
  String song;

  @Option(
      names = "--track",
      paramLabel = "TRACK",
      description = "the track of audio it goes to, else a new one of the file's name")
  String track;

  @Option(names = "--bar", paramLabel = "N", defaultValue = "1", description = "where it begins")
  long bar;

  @Option(
      names = "--bpm",
      paramLabel = "BPM",
      description = "its own tempo: from now on it follows the song's")
  Double bpm;

  @Option(
      names = "--stretch",
      paramLabel = "beats|tones|repitch",
      defaultValue = "beats",
      description = "how it follows: attacks kept, for chords, or as on a turntable")
  String stretch;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    if (Files.isDirectory(Path.of(in)) && song == null && out == null) {
      return folder();
    }
    if (song != null || bpm != null || track != null) {
      return sound();
    }
    Project project = Opened.project(in, options.library(), spec);
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

  /** Samples become part of what one browses. */
  private int folder() throws IOException {
    try (HomeDatabase database = HomeDatabase.open(options.home())) {
      SoundShelf shelf = new SoundShelf(database, InstantSource.system());
      SoundImport taking = new SoundImport(shelf, new SampleStore(options.samples()));
      Console console = options.json ? null : Watched.console();
      SoundImport.Taken taken =
          taking.take(
              Path.of(in),
              (done, of) -> {
                if (console != null) {
                  System.err.printf(Locale.ROOT, "\r%d of %d", done, of);
                }
                return true;
              });
      if (console != null) {
        System.err.print("\r\u001b[K");
      }
      taken.words().forEach(words -> spec.commandLine().getErr().println("ngoma: " + words));
      System.out.printf(
          Locale.ROOT,
          options.json
              ? "{\"folder\":\"%s\",\"added\":%d,\"duplicates\":%d,\"refused\":%d}%n"
              : "%s: %d sounds taken in, %d were there already, %d cannot be played%n",
          options.json ? Json.escape(in) : in,
          taken.added(),
          taken.duplicates(),
          taken.refused());
    }
    return 0;
  }

  private int sound() throws Exception {
    Path file = Path.of(in);
    if (!Recordings.isSound(head(file))) {
      throw new ParameterException(
          spec.commandLine(), in + " is no file of sound: --to, --track and --bpm are for these");
    }
    if (bar < 1 || bar > 1_000_000) {
      throw new ParameterException(spec.commandLine(), "--bar " + bar + ": from 1 to 1000000");
    }
    AudioRegion region = region(file);
    String to = song == null ? alone(file, region) : added(file, region);
    SoundShelf.noteUsed(options.home(), List.of(region.recording().file().sha256()));
    double seconds = (double) region.recording().frames() / region.recording().sampleRate();
    String name = region.recording().file().name();
    System.out.printf(
        Locale.ROOT,
        options.json
            ? "{\"song\":\"%s\",\"recording\":\"%s\",\"seconds\":%.3f,\"bar\":%d}%n"
            : "%s: %s, %.1f s, from bar %d on%n",
        options.json ? Json.escape(to) : to,
        options.json ? Json.escape(name) : name,
        seconds,
        bar);
    return 0;
  }

  private String added(Path file, AudioRegion region) throws IOException, EditRefused {
    try (Edited edited = Edited.open(song, out, options.library(), spec)) {
      lay(edited.history(), file, region);
      edited.save();
    }
    return out == null ? song : out.toString();
  }

  private String alone(Path file, AudioRegion region) throws IOException, EditRefused {
    History history = new History(fresh(file), Processors.parameters(), new MemoryJournal());
    lay(history, file, region);
    if (out == null) {
      return options.library().add(history.project());
    }
    Archive.write(out, history.project());
    return out.toString();
  }

  private void lay(History history, Path file, AudioRegion region) throws EditRefused {
    Project project = history.project();
    Track existing = track == null ? null : Recordings.trackFor(project, track);
    long start = Bars.tickOf(project, bar);
    List<Edit> edits =
        Recordings.place(
            project,
            existing,
            track == null ? name(file) : track,
            List.of(Recordings.Spot.whole(project, region, start)),
            history::freshId);
    for (Edit edit : edits) {
      history.apply(edit, Gesture.ALONE);
    }
  }

  /** A song for a recording alone, at its tempo. */
  private Project fresh(Path file) {
    Project project = Project.empty(name(file));
    try {
      return bpm == null ? project : project.withTempos(List.of(new TempoChange(0, bpm)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private AudioRegion region(Path file) throws IOException, EditRefused {
    StretchMode mode = mode();
    try {
      SampleStore store = new SampleStore(SampleStore.usualFolder());
      AudioRegion whole = AudioRegion.of(Recordings.add(store, file));
      return bpm == null ? whole : whole.following(bpm, mode);
    } catch (IllegalArgumentException e) {
      throw new EditRefused(e.getMessage());
    }
  }

  private StretchMode mode() {
    for (StretchMode mode : StretchMode.values()) {
      if (mode.id().equals(stretch)) {
        return mode;
      }
    }
    throw new ParameterException(
        spec.commandLine(), "--stretch " + stretch + ": use beats, tones or repitch");
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(4);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": there is no such file, or no permission", e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }
}
