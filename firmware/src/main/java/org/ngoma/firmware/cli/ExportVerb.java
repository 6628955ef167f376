package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ngoma.firmware.export.ExportJob;
import org.ngoma.firmware.export.ExportPlan;
import org.ngoma.firmware.export.Exporter;
import org.ngoma.firmware.export.Format;
import org.ngoma.firmware.export.SongKey;
import org.ngoma.firmware.home.HomeDatabase;
import org.ngoma.firmware.jobs.JobQueue;
import org.ngoma.firmware.jobs.Priority;
import org.ngoma.firmware.jobs.WorkerProcess;
import org.ngoma.firmware.store.AtomicFile;
import org.ngoma.hal.rt.NanoClock;
import org.ngoma.hal.rt.Processes;
import org.ngoma.hal.rt.SystemClock;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.theory.KeyFinder;
import org.ngoma.sequencer.play.midifile.MidiExport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a song as files for players, studios and DJs. */
@Command(
    name = "export",
    description = {
      "Writes a song as WAV, FLAC or MP3, with its name, tempo and key; with --stems every track,"
          + " group and return as a file of its own, which add up to the mix before the master's"
          + " effects.",
      "With --midi it writes the notes for other instruments: --midi --track Bass --pattern A.",
      "It gives way to whatever plays. Ctrl-C leaves nothing half-written; stems that are finished"
          + " stay, and the same export goes on with the others.",
    },
    usageHelpAutoWidth = true)
final class ExportVerb implements Callable<Integer> {

  private static final long STOP_SECONDS = 5;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "SONG",
      description = "demo, a .mid or .ngoma file, or the name of a project in the library")
  String song;

  /** What kind of files; WAV when none is named. */
  static final class Kind {
    @Option(names = "--wav", description = "plain samples, for studios (the usual)")
    boolean wav;

    @Option(names = "--flac", description = "the same samples in about half the room")
    boolean flac;

    @Option(names = "--mp3", description = "small, for telephones")
    boolean mp3;

    @Option(names = "--midi", description = "the notes as they are heard, as a MIDI file")
    boolean midi;

    Format format() {
      return flac ? Format.FLAC : mp3 ? Format.MP3 : Format.WAV;
    }
  }

  @ArgGroup(multiplicity = "0..1")
  Kind kind = new Kind();

  @Option(names = "--stems", description = "every track, group and return as a file of its own")
  boolean stems;

  @Option(
      names = {"--out", "-o"},
      paramLabel = "PATH",
      description = "file, or folder of stems; else the song's name, here")
  Path out;

  @Option(
      names = "--bits",
      paramLabel = "16|24|32f",
      defaultValue = "24",
      description = "of WAV and FLAC; 16 are dithered")
  String bits;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "48000",
      description = "44100, 48000 or 96000")
  int rate;

  @Option(
      names = "--kbps",
      paramLabel = "N",
      defaultValue = "256",
      description = "of MP3: 128, 160, 192, 224, 256 or 320")
  int kbps;

  /** How it ends. */
  static final class Ending {
    @Option(names = "--tails", description = "until the last echo is gone (the usual)")
    boolean tails;

    @Option(
        names = "--loop-exact",
        description = "one round to the frame, the echoes of its end in its beginning")
    boolean loop;
  }

  @ArgGroup(multiplicity = "0..1")
  Ending ending = new Ending();

  @Option(
      names = "--lufs",
      paramLabel = "LUFS",
      description = "bring the mix to this loudness, below -1 dBTP: -14 suits most players")
  Double lufs;

  @Option(
      names = "--track",
      paramLabel = "TRACK",
      description = "this track alone, by number or name; with --stems its stem")
  String track;

  @Option(
      names = "--later",
      description = "as a job, when there is time: ./ngoma jobs tells how far it is")
  boolean later;

  @Option(
      names = "--pattern",
      paramLabel = "PATTERN",
      description = "with --midi and --track: once this pattern alone, by name")
  String pattern;

  @Option(
      names = "--type",
      paramLabel = "0|1",
      defaultValue = "1",
      description = "of MIDI: 1 has a track for each of ours, 0 all in one")
  int type;

  @Mixin LibraryOption options;

  private volatile boolean stopped;
  private int percent = -1;

  @Override
  public Integer call() throws Exception {
    Processes.giveWay();
    Project project = Opened.project(song, options.library(), spec);
    if (kind.midi) {
      return midi(project);
    }
    if (pattern != null) {
      throw new ParameterException(spec.commandLine(), "--pattern is for --midi");
    }
    ExportPlan plan = plan(project);
    Path to = out == null ? Path.of(Exporter.usualName(project, plan)) : out;
    if (later) {
      later(project, plan, to);
      return 0;
    }
    NanoClock clock = new SystemClock();
    long begin = clock.nanoTime();
    List<Exporter.Exported> written = write(project, plan, to);
    double took = (clock.nanoTime() - begin) * 1e-9;
    written.forEach(file -> System.out.println(line(file)));
    if (plan.stems() && !options.json) {
      System.out.printf(
          Locale.ROOT,
          "%d %s in %s, %.1f s%n",
          written.size(),
          written.size() == 1 ? "stem" : "stems",
          to,
          took);
    }
    return 0;
  }

  private void later(Project project, ExportPlan plan, Path to) throws IOException {
    Path home = options.home();
    try (HomeDatabase database = HomeDatabase.open(home)) {
      JobQueue queue = new JobQueue(database, InstantSource.system());
      long number = queue.add(ExportJob.of(project, plan, to, Priority.USUAL));
      System.out.println(
          options.json
              ? "{\"job\":" + number + "}"
              : "Job " + number + "; ./ngoma jobs tells how far it is.");
    }
    WorkerProcess.start(home);
  }

  private int midi(Project project) throws IOException, EditRefused {
    if (stems || later || type < 0 || type > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--midi takes --type 0 or 1, --track and --pattern, no --stems and no --later");
    }
    MidiExport midi;
    try {
      midi =
          MidiExport.of(
              MidiPart.of(project, track, pattern),
              type == 0 ? MidiExport.Type.SINGLE : MidiExport.Type.TRACKS,
              SongKey.of(project).map(KeyFinder.Found::key));
    } catch (IllegalArgumentException e) {
      throw new EditRefused(e.getMessage());
    }
    Path to = out == null ? Path.of(MidiPart.usualName(project, track, pattern)) : out;
    AtomicFile.write(to, midi.file());
    midi.remarks().forEach(remark -> spec.commandLine().getErr().println("ngoma: " + remark));
    System.out.println(
        options.json ? "{\"file\":\"" + Json.escape(to.toString()) + "\"}" : to.toString());
    return 0;
  }

  /** Writes; who is asked to end meanwhile, ends when nothing half-written is left. */
  private List<Exporter.Exported> write(Project project, ExportPlan plan, Path to)
      throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    Processes.atEnd(
        "stop export",
        () -> {
          stopped = true;
          try {
            done.await(STOP_SECONDS, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    boolean shown = Watched.console() != null;
    try {
      return new Exporter(project, plan, part -> progress(part, shown)).write(to);
    } finally {
      if (shown) {
        System.err.print("\r\u001b[K");
      }
      done.countDown();
    }
  }

  private boolean progress(double part, boolean shown) {
    int now = (int) (100 * part);
    if (shown && now != percent) {
      percent = now;
      System.err.printf(Locale.ROOT, "\r%3d %%", now);
    }
    return !stopped;
  }

  private ExportPlan plan(Project project) throws EditRefused {
    try {
      return new ExportPlan(
          kind.format(),
          encoding(),
          rate,
          kbps,
          ending.loop,
          lufs == null ? OptionalDouble.empty() : OptionalDouble.of(lufs),
          stems,
          track == null ? 0 : Places.track(project, "--track", track).id());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private WavEncoding encoding() {
    return switch (bits) {
      case "16" -> WavEncoding.PCM_16;
      case "24" -> WavEncoding.PCM_24;
      case "32f" -> WavEncoding.FLOAT_32;
      default -> throw new IllegalArgumentException("--bits " + bits + ": use 16, 24 or 32f");
    };
  }

  private String line(Exporter.Exported file) {
    String name = options.json ? Json.escape(file.file().toString()) : file.file().toString();
    if (Double.isNaN(file.seconds())) {
      return options.json ? "{\"file\":\"" + name + "\"}" : name;
    }
    return String.format(
        Locale.ROOT,
        options.json
            ? "{\"file\":\"%s\",\"seconds\":%.3f,\"lufs\":%s,\"true_peak_db\":%s}"
            : "%s: %.1f s, %s LUFS, true peak %s dBTP",
        name,
        file.seconds(),
        figure(file.lufs()),
        figure(file.truePeakDb()));
  }

  private String figure(double db) {
    boolean silent = Double.isInfinite(db) || Double.isNaN(db);
    return silent ? (options.json ? "null" : "-inf") : String.format(Locale.ROOT, "%.1f", db);
  }
}
