package org.ngoma.firmware.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.ngoma.firmware.samples.Recordings;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.AudioTime;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.play.midifile.MidiFileException;
import org.ngoma.sequencer.play.midifile.MidiImport;

/** Opens whatever holds music, by what is in the file and not by what it is called. */
public final class ProjectFiles {

  /** The name that opens the bundled demo song. */
  public static final String DEMO = "demo";

  /** Before the words for a preset of the factory's: opens a phrase that lets it be heard. */
  public static final String PRESET = "preset:";

  private static final byte[] MIDI_HEAD = {'M', 'T', 'h', 'd'};
  private static final Pattern MIDI_NAME = Pattern.compile("(?i)\\.midi?$");

  private ProjectFiles() {}

  /**
   * Opens what a player names on the command line: {@code demo}, {@code preset:} and its name, or a
   * file.
   *
   * @throws ProjectFileException one sentence, when it cannot be opened
   */
  public static LoadedProject open(String name) throws ProjectFileException {
    return open(name, new SampleStore(SampleStore.usualFolder()));
  }

  /** As the other, putting the samples of an archive into a certain store. */
  public static LoadedProject open(String name, SampleStore store) throws ProjectFileException {
    if (name.startsWith(PRESET)) {
      return new LoadedProject(Audition.of(name.substring(PRESET.length())), List.of());
    }
    return name.equals(DEMO) ? DemoSong.load() : open(Path.of(name), store);
  }

  /**
   * Opens an archive, a project's bare JSON text, a Standard MIDI file, or a file of sound as a
   * song of its own.
   *
   * @throws ProjectFileException one sentence, when it cannot be opened
   */
  public static LoadedProject open(Path path) throws ProjectFileException {
    return open(path, new SampleStore(SampleStore.usualFolder()));
  }

  private static LoadedProject open(Path path, SampleStore store) throws ProjectFileException {
    byte[] head = head(path);
    if (Archive.isZip(head)) {
      return Archive.read(path, store);
    }
    if (head.length > 0 && head[0] == '{') {
      return ProjectJson.read(path.toString(), whole(path));
    }
    if (Arrays.equals(head, MIDI_HEAD) || MIDI_NAME.matcher(path.toString()).find()) {
      return midi(path);
    }
    if (Recordings.isSound(head)) {
      return new LoadedProject(sound(path, store), List.of());
    }
    throw new ProjectFileException(
        path.toString(),
        head.length == 0 ? "is empty" : "is not music that Ngoma can read",
        "give a .ngoma project, a .mid file or one of sound");
  }

  /** A song of one recording on a track of its own. */
  private static Project sound(Path path, SampleStore store) throws ProjectFileException {
    try {
      AudioRegion region = AudioRegion.of(Recordings.add(store, path));
      String name = String.valueOf(path.getFileName()).replaceFirst("\\.[^.]*$", "");
      Track track = Recordings.newTrack(1, name);
      Project song = Project.empty(track.name());
      AudioClip clip = new AudioClip(2, 0, AudioTime.ticks(song.tempos(), region, 0), region);
      return song.withTracks(List.of(track.withAudio(List.of(clip))));
    } catch (IOException e) {
      throw new ProjectFileException(path.toString(), e);
    }
  }

  private static LoadedProject midi(Path path) throws ProjectFileException {
    try {
      MidiImport imported = MidiImport.read(path);
      return new LoadedProject(imported.project(), imported.remarks());
    } catch (MidiFileException e) {
      throw new ProjectFileException(path.toString(), e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static byte[] head(Path path) throws ProjectFileException {
    if (Files.isDirectory(path)) {
      throw new ProjectFileException(path.toString(), "is a folder", "name a file in it");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(4);
    } catch (NoSuchFileException e) {
      throw missing(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** All of a text file; one byte too many is enough to refuse it. */
  static byte[] whole(Path path) throws ProjectFileException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(Bounds.JSON_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw missing(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  static ProjectFileException missing(Path path) {
    return new ProjectFileException(
        path.toString(), "there is no such file", "check the name and the folder");
  }

  static ProjectFileException unreadable(Path path, IOException e) {
    return new ProjectFileException(
        path.toString(),
        "cannot be read (" + e.getMessage() + ")",
        "check the disk and the permissions",
        e);
  }
}
