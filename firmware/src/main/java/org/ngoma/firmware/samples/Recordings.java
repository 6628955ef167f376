package org.ngoma.firmware.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.AudioTime;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** Takes files of sound into the store, and lays them on tracks of audio by edits. */
public final class Recordings {

  private Recordings() {}

  /**
   * Takes a file into a store.
   *
   * @throws IOException with one sentence, when it is not one that can be played
   */
  public static Recording add(SampleStore store, Path file) throws IOException {
    Recording shape = shape(file);
    FileRef ref = store.add(file);
    return new Recording(
        new FileRef(ref.sha256(), shortened(ref.name())), shape.sampleRate(), shape.frames());
  }

  /**
   * Takes a file into a store, unless its bytes are there already.
   *
   * @throws IOException when it cannot be read, or the store not be written
   */
  public static FileRef stored(SampleStore store, Path file) throws IOException {
    String sha256 = SampleStore.sha256(file);
    FileRef ref =
        store.has(sha256)
            ? new FileRef(sha256, String.valueOf(file.getFileName()))
            : store.add(file);
    return new FileRef(ref.sha256(), shortened(ref.name()));
  }

  private static Recording shape(Path file) throws IOException {
    try (AudioFile sound = AudioFile.open(file)) {
      if (sound.frames() < 1) {
        throw new IOException("cannot use " + file + ": there is no sound in it");
      }
      if (sound.frames() > Recording.MAX_FRAMES) {
        throw new IOException(
            "cannot use " + file + ": it is longer than six hours; cut it into parts");
      }
      return new Recording(new FileRef("0".repeat(64), ""), sound.sampleRate(), sound.frames());
    }
  }

  private static String shortened(String name) {
    return name.length() <= FileRef.MAX_NAME ? name : name.substring(0, FileRef.MAX_NAME);
  }

  /** Whether a file begins like one of sound. */
  public static boolean isSound(byte[] head) {
    String four = head.length < 4 ? "" : new String(head, 0, 4, StandardCharsets.ISO_8859_1);
    return four.equals("RIFF") || four.equals("FORM") || four.equals("fLaC");
  }

  /**
   * The track of audio that is meant.
   *
   * @param name of it, or null: then the first that is armed
   * @return null when a new one is to be made
   * @throws EditRefused when a track of this name plays something else
   */
  public static Track trackFor(Project project, String name) throws EditRefused {
    Track other = null;
    for (Track track : project.tracks()) {
      boolean meant = name == null ? track.armed() : track.name().equalsIgnoreCase(name);
      if (meant && track.kind() == TrackKind.AUDIO) {
        return track;
      }
      other = meant && name != null ? track : other;
    }
    if (other != null) {
      throw new EditRefused(
          "track %s plays no recordings, it is a track of kind %s: name another or a new one"
              .formatted(other.name(), other.kind().id()));
    }
    return null;
  }

  /** A new track of audio without anything on it. */
  public static Track newTrack(int id, String name) {
    String usable = name.isBlank() ? "Audio" : name.replaceAll("\\p{Cntrl}", " ");
    int most = Math.min(Edit.MAX_NAME, usable.length());
    return new Track(
        id, usable.substring(0, most), TrackKind.AUDIO, 50, Map.of(), List.of(), List.of());
  }

  /** Moves a file that was written beside the samples of a store into it. */
  public static Recording adopt(SampleStore store, Path file) throws IOException {
    Recording shape = shape(file);
    String name = String.valueOf(file.getFileName());
    String sha256 = store.adopt(file);
    return new Recording(new FileRef(sha256, shortened(name)), shape.sampleRate(), shape.frames());
  }

  /** A region with its place in the song. */
  public record Spot(AudioRegion region, long startTick, long lengthTicks) {

    /** All that is left of a region, from a tick on. */
    public static Spot whole(Project project, AudioRegion region, long startTick) {
      return new Spot(region, startTick, AudioTime.ticks(project.tempos(), region, startTick));
    }
  }

  /**
   * Edits that lay regions into a song.
   *
   * @param track on which, or null for a new one
   * @param newName of the new one
   * @param freshId gives ids that the project never used
   */
  public static List<Edit> place(
      Project project, Track track, String newName, List<Spot> spots, IntSupplier freshId) {
    List<Edit> edits = new ArrayList<>();
    int trackId = track == null ? freshId.getAsInt() : track.id();
    if (track == null) {
      edits.add(new Edit.AddTrack(project.tracks().size(), newTrack(trackId, newName)));
    }
    for (Spot spot : spots) {
      AudioClip clip =
          new AudioClip(freshId.getAsInt(), spot.startTick(), spot.lengthTicks(), spot.region());
      edits.add(new Edit.AddAudioClip(trackId, clip));
    }
    return edits;
  }
}
