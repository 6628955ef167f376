package org.ngoma.firmware.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ngoma.firmware.render.Stems;
import org.ngoma.firmware.store.ProjectJson;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.sequencer.model.Project;

/** Writes a song as files of sound. */
public final class Exporter {

  /** Files that are filled in one run through the song; more take further runs. */
  private static final int AT_ONCE = 24;

  /**
   * A file that was written.
   *
   * @param lufs integrated loudness of a mix, NaN of a stem
   * @param truePeakDb likewise
   */
  public record Exported(Path file, double seconds, double lufs, double truePeakDb) {}

  private final Project project;
  private final ExportPlan plan;
  private final Progress progress;
  private final SongTags tags;
  private final int atOnce;

  public Exporter(Project project, ExportPlan plan, Progress progress) {
    this(project, plan, progress, AT_ONCE);
  }

  Exporter(Project project, ExportPlan plan, Progress progress, int atOnce) {
    this.atOnce = atOnce;
    this.project = project;
    this.plan = plan;
    this.progress = progress;
    tags = SongTags.of(project);
  }

  /** What a song's file, or the folder of its stems, is called when nobody says. */
  public static String usualName(Project project, ExportPlan plan) {
    String name = Stem.safe(project.name());
    return plan.stems() ? name + " stems" : name + "." + plan.format().suffix();
  }

  /** A name as every file system takes it. */
  public static String safeName(String name) {
    return Stem.safe(name);
  }

  /**
   * Writes the song.
   *
   * @param to file, or folder of stems
   * @return what was written
   * @throws IOException one sentence; then nothing half-written is left
   */
  public List<Exported> write(Path to) throws IOException {
    if (project.endTick() == 0) {
      throw new IOException(project.name() + " has no music in it yet: nothing to export");
    }
    if (plan.format() == Format.FLAC) {
      Flac.load();
    }
    Path folder = plan.stems() ? to.toAbsolutePath() : to.toAbsolutePath().getParent();
    if (plan.stems()) {
      folder(folder);
    } else if (Files.isDirectory(to)) {
      throw new IOException("cannot write " + to + ": it is a folder; name a file in it");
    }
    if (Files.isDirectory(folder)) {
      PartFile.sweep(folder);
    }
    if (plan.stems()) {
      return stems(folder);
    }
    return List.of(plan.lufs().isPresent() ? levelled(to) : mix(to));
  }

  private static void folder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "cannot make the folder "
              + folder
              + ": a file is in its place, or there is no permission",
          e);
    }
  }

  private Exported mix(Path to) throws IOException {
    MeteredOut out = new MeteredOut(open(to, tags), plan.rate());
    Pass pass = new Pass(song(), plan, progress);
    pass.add(Pass.MIX, out);
    pass.run();
    return exported(to, out);
  }

  /** The loudness is known only when all is rendered: it is kept beside the target until then. */
  private Exported levelled(Path to) throws IOException {
    Path raw = new PartFile(to.resolveSibling(to.getFileName() + ".raw")).path();
    try {
      WavOut floats = new WavOut(raw, plan.rate(), WavEncoding.FLOAT_32, tags, false);
      MeteredOut first = new MeteredOut(floats, plan.rate());
      Pass pass = new Pass(song(), plan, progress.within(0, 0.8));
      pass.add(Pass.MIX, first);
      pass.run();
      if (Double.isInfinite(first.lufs())) {
        throw new IOException(
            project.name() + " is too quiet to have a loudness: leave out --lufs");
      }
      MeteredOut out = new MeteredOut(open(to, tags), plan.rate());
      boolean whole = false;
      try {
        new Levelled(raw, plan.rate(), plan.loop())
            .write(first.lufs(), plan.lufs().getAsDouble(), out, progress.within(0.8, 1));
        out.finish();
        whole = true;
      } finally {
        if (!whole) {
          out.abort();
        }
      }
      return exported(to, out);
    } catch (IOException e) {
      if (e instanceof Stopped) {
        throw e;
      }
      // The player has never heard of the file in between.
      throw new IOException(
          String.valueOf(e.getMessage()).replace(raw.toString(), to.toString()), e);
    } finally {
      Files.deleteIfExists(raw);
    }
  }

  private Exported exported(Path to, MeteredOut out) {
    return new Exported(to, (double) out.frames() / plan.rate(), out.lufs(), out.truePeakDb());
  }

  private Project song() {
    return plan.trackId() == 0 ? project : Stems.alone(project, plan.trackId());
  }

  private List<Exported> stems(Path folder) throws IOException {
    StemLog log = new StemLog(folder, key());
    List<Stem> stems = Stem.of(project, plan.trackId());
    List<Stem> wanted =
        stems.stream().filter(stem -> !log.finished(stem.fileName(plan.format()))).toList();
    int runs = (wanted.size() + atOnce - 1) / atOnce;
    for (int run = 0; run < runs; run++) {
      int end = Math.min(wanted.size(), (run + 1) * atOnce);
      double from = (double) run / runs;
      stems(folder, wanted.subList(run * atOnce, end), log, from, from + 1.0 / runs);
      log.write();
    }
    List<Exported> written = new ArrayList<>();
    for (Stem stem : stems) {
      String name = stem.fileName(plan.format());
      if (log.written(name)) {
        written.add(new Exported(folder.resolve(name), Double.NaN, Double.NaN, Double.NaN));
      }
    }
    log.delete();
    return written;
  }

  private void stems(Path folder, List<Stem> batch, StemLog log, double from, double to)
      throws IOException {
    Pass pass = new Pass(project, plan, progress.within(from, to));
    List<LazyOut> outs = new ArrayList<>();
    for (Stem stem : batch) {
      Path file = folder.resolve(stem.fileName(plan.format()));
      LazyOut out = new LazyOut(() -> open(file, tags.stem(stem.number(), stem.name())));
      outs.add(out);
      pass.add(stem.place(), out);
    }
    pass.run();
    for (int i = 0; i < batch.size(); i++) {
      log.finish(batch.get(i).fileName(plan.format()), outs.get(i).sounded());
    }
  }

  private SoundOut open(Path file, SongTags about) throws IOException {
    WavEncoding encoding = plan.encoding();
    SoundOut out =
        switch (plan.format()) {
          case WAV -> new WavOut(file, plan.rate(), encoding, about, plan.loop());
          case FLAC -> new FlacOut(file, plan.rate(), encoding, about);
          case MP3 -> new Mp3Out(file, plan.rate(), plan.kbps(), about);
        };
    boolean dithered = plan.format() != Format.MP3 && encoding == WavEncoding.PCM_16;
    return dithered ? new DitheredOut(out) : out;
  }

  /** SHA-256 of what is exported and how. */
  String key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ProjectJson.write(project));
      digest.update(plan.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
