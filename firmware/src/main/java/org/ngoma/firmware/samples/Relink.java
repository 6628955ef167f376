package org.ngoma.firmware.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.Track;

/** Finds samples that a project has lost, among files and folders that the player names. */
public final class Relink {

  private static final int DEEPEST = 16;
  private static final int MOST_FILES = 100_000;

  private final SampleStore store;

  public Relink(SampleStore store) {
    this.store = store;
  }

  /**
   * For each sample that is missing a file of its name, wherever in the folders; where only one is
   * missing and only one file is named, that file, whatever it is called.
   *
   * @throws IOException when a place cannot be read, or holds more files than one would sort by
   *     hand
   */
  public Map<FileRef, Path> find(Project project, List<Path> places) throws IOException {
    List<FileRef> missing = missing(project);
    if (missing.size() == 1 && places.size() == 1 && Files.isRegularFile(places.getFirst())) {
      return Map.of(missing.getFirst(), places.getFirst());
    }
    Map<String, List<Path>> byName = new LinkedHashMap<>();
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw new IOException(place + ": there is no such file or folder");
      }
      try (Stream<Path> files = Files.walk(place, DEEPEST)) {
        List<Path> some = files.filter(Files::isRegularFile).limit(MOST_FILES + 1L).toList();
        if (some.size() > MOST_FILES) {
          throw new IOException(
              place + " holds more than " + MOST_FILES + " files: name a folder nearer to them");
        }
        some.forEach(
            file -> byName.computeIfAbsent(name(file), name -> new ArrayList<>()).add(file));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    Map<FileRef, Path> found = new LinkedHashMap<>();
    for (FileRef file : missing) {
      List<Path> candidates = byName.getOrDefault(file.name().toLowerCase(Locale.ROOT), List.of());
      if (!candidates.isEmpty()) {
        found.put(file, best(file, candidates));
      }
    }
    return found;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** The very same bytes if they are there, else the first. */
  private static Path best(FileRef wanted, List<Path> candidates) throws IOException {
    for (Path candidate : candidates) {
      if (candidates.size() > 1 && SampleStore.sha256(candidate).equals(wanted.sha256())) {
        return candidate;
      }
    }
    return candidates.getFirst();
  }

  /** Samples of a project that are not there. */
  public List<FileRef> missing(Project project) {
    return SampleStore.used(project).keySet().stream()
        .filter(file -> !store.has(file.sha256()))
        .toList();
  }

  /**
   * Takes a file into the store and tells what has to change for the project to play it; nothing
   * when it is the very file that was missing.
   *
   * @throws IOException when it is no sound file or cannot be stored
   */
  public List<Edit> take(Project project, FileRef missing, Path file) throws IOException {
    int rate;
    long frames;
    try (AudioFile sound = AudioFile.open(file)) {
      rate = sound.sampleRate();
      frames = sound.frames();
    }
    FileRef there = store.add(file);
    List<Edit> edits = new ArrayList<>();
    if (there.sha256().equals(missing.sha256())) {
      return edits;
    }
    for (Track track : project.tracks()) {
      slots(track.files(), missing)
          .forEach(slot -> edits.add(new Edit.SetTrackFile(track.id(), slot, Optional.of(there))));
      for (AudioClip clip : track.audio()) {
        if (clip.region().recording().file().equals(missing)) {
          Recording recording = new Recording(there, rate, frames);
          edits.add(
              new Edit.ChangeAudioClip(
                  track.id(), clip.id(), clip.region().withRecording(recording)));
        }
      }
      effects(Place.track(track.id()), track.effects(), missing, there, edits);
    }
    for (int i = 0; i < Project.RETURNS; i++) {
      bus(project, Place.ofReturn(i + 1), missing, there, edits);
    }
    for (int i = 0; i < Project.GROUPS; i++) {
      bus(project, Place.group(i + 1), missing, there, edits);
    }
    bus(project, Place.MASTER, missing, there, edits);
    return edits;
  }

  private static void bus(
      Project project, Place place, FileRef missing, FileRef there, List<Edit> edits) {
    effects(place, project.bus(place).effects(), missing, there, edits);
  }

  private static void effects(
      Place place, List<Device> effects, FileRef missing, FileRef there, List<Edit> edits) {
    for (Device device : effects) {
      slots(device.files(), missing)
          .forEach(
              slot ->
                  edits.add(new Edit.SetDeviceFile(place, device.id(), slot, Optional.of(there))));
    }
  }

  private static List<String> slots(Map<String, FileRef> files, FileRef wanted) {
    return files.entrySet().stream()
        .filter(file -> file.getValue().equals(wanted))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
