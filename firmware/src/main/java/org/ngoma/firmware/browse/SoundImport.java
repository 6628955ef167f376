package org.ngoma.firmware.browse;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ngoma.firmware.samples.Recordings;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.theory.NoteName;

/**
 * Takes a folder of samples in, a USB stick say: each sound once, whatever it is called and however
 * often it lies there. Folders become tags. What was taken in stays when the rest fails.
 */
public final class SoundImport {

  /** Sounds that become safe at once. */
  private static final int BATCH = 64;

  private static final int MOST_FILES = 200_000;
  private static final int DEEPEST = 32;
  private static final int MOST_TOLD = 5;

  private static final Pattern SOUND = Pattern.compile("(?i).*\\.(wav|wave|aif|aiff|aifc|flac)");

  /** 120bpm, 93.5 BPM. */
  private static final Pattern BPM =
      Pattern.compile("(?i)(?<![\\d.])(\\d{2,3}(?:\\.\\d{1,2})?)[ _-]?bpm(?![a-z])");

  private static final double SLOWEST = 30;
  private static final double FASTEST = 300;

  /** Told how far it is. */
  public interface Progress {
    /**
     * @return false to have it stop
     */
    boolean at(int done, int of);
  }

  /**
   * What has come of it.
   *
   * @param added sounds that were not there
   * @param duplicates files whose sound was there already
   * @param refused files that cannot be played
   * @param words about the first of these
   */
  public record Taken(int added, int duplicates, int refused, List<String> words) {}

  private final SoundShelf shelf;
  private final SampleStore store;

  public SoundImport(SoundShelf shelf, SampleStore store) {
    this.shelf = shelf;
    this.store = store;
  }

  /**
   * Takes a folder in.
   *
   * @throws IOException one sentence, when it cannot be read, or there is no room
   */
  public Taken take(Path folder, Progress progress) throws IOException {
    List<Path> files = files(folder);
    List<Sound> batch = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int added = 0;
    int refused = 0;
    int done = 0;
    for (Path file : files) {
      if (!progress.at(done, files.size())) {
        break;
      }
      try {
        batch.add(sound(folder, file));
      } catch (NotPlayable e) {
        refused++;
        if (words.size() < MOST_TOLD) {
          words.add(e.getMessage());
        }
      }
      done++;
      if (batch.size() == BATCH) {
        added += shelf.add(batch);
        batch.clear();
      }
    }
    added += shelf.add(batch);
    progress.at(done, files.size());
    return new Taken(added, done - refused - added, refused, List.copyOf(words));
  }

  /** What looks like sound; links are not followed, they may lead anywhere. */
  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    if (!Files.isReadable(folder)) {
      throw new IOException("cannot read " + folder + ": no permission");
    }
    Files.walkFileTree(
        folder,
        java.util.EnumSet.noneOf(java.nio.file.FileVisitOption.class),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            boolean hidden = name.startsWith(".");
            if (attributes.isRegularFile() && !hidden && SOUND.matcher(name).matches()) {
              if (files.size() == MOST_FILES) {
                throw new IOException(
                    folder + " holds more than 200,000 samples: take its folders in one by one");
              }
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          /** What cannot be read is left out. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  /** One file that is no sound; the others are taken in all the same. */
  private static final class NotPlayable extends IOException {
    private static final long serialVersionUID = 1L;

    NotPlayable(String sentence) {
      super(sentence);
    }
  }

  private Sound sound(Path folder, Path file) throws IOException {
    long frames;
    int rate;
    String pitch;
    try (AudioFile sound = AudioFile.open(file)) {
      frames = sound.frames();
      rate = sound.sampleRate();
      pitch = sound.marks().hasRoot() ? name(sound.marks().rootKey()) : "";
    } catch (IOException e) {
      throw new NotPlayable(e.getMessage());
    }
    if (frames < 1) {
      throw new NotPlayable("cannot use " + file + ": there is no sound in it");
    }
    FileRef ref = Recordings.stored(store, file);
    String name = ref.name().replaceFirst("\\.[^.]*$", "");
    return Sound.sample(
        name,
        tags(folder, file),
        origin(folder, file),
        ref.sha256(),
        frames,
        rate,
        bpm(name),
        pitch);
  }

  private static String name(float key) {
    int nearest = Math.round(key);
    return NoteName.usual(nearest).toString() + (nearest / 12 - 1);
  }

  private static double bpm(String name) {
    Matcher found = BPM.matcher(name);
    double bpm = found.find() ? Double.parseDouble(found.group(1)) : 0;
    return bpm >= SLOWEST && bpm <= FASTEST ? bpm : 0;
  }

  private static String origin(Path folder, Path file) {
    Path root = folder.toAbsolutePath().normalize();
    Path inside = root.relativize(file.toAbsolutePath().normalize()).getParent();
    String name = String.valueOf(root.getFileName());
    return inside == null ? name : name + "/" + inside;
  }

  private static List<String> tags(Path folder, Path file) {
    List<String> tags = new ArrayList<>();
    for (String part : origin(folder, file).split("/", -1)) {
      tags.add(part.toLowerCase(Locale.ROOT).replaceAll("[_,]+", " ").strip());
    }
    return tags;
  }
}
