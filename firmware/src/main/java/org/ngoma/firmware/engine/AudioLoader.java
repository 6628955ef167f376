package org.ngoma.firmware.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ngoma.firmware.lane.Upload;
import org.ngoma.instruments.sound.ClipSound;
import org.ngoma.instruments.sound.Material;
import org.ngoma.sequencer.play.AudioScore;

/**
 * Reads the recordings of tracks of audio. A file that a track has already is not read again.
 *
 * <p>Thread: loader.
 */
final class AudioLoader {

  /** A file as it was read, with or without its strokes found. */
  private record Wanted(String sha256, boolean strokes) {}

  /** The recordings of one track, as the audio thread gets them. */
  static final class Tape {
    AudioScore score = AudioScore.NONE;
    ClipSound[] sounds = {};

    /** Whether the audio thread has not had these yet. */
    boolean fresh;

    private Map<Wanted, Material> materials = Map.of();
  }

  private final SampleFolder samples;

  AudioLoader(SampleFolder samples) {
    this.samples = samples;
  }

  /**
   * Reads an {@link Upload#AUDIO} from behind its index.
   *
   * @throws IllegalArgumentException when it makes no sense
   */
  void read(Tape tape, long[] message, int length) {
    if (length < 3 || message[2] < 0 || message[2] > length) {
      throw new IllegalArgumentException("no number of recordings");
    }
    String[] files = new String[(int) message[2]];
    int at = 3;
    for (int i = 0; i < files.length; i++) {
      files[i] = Upload.text(message, at, length);
      SampleFolder.check(files[i]);
      at += Upload.textLongs((int) message[at]);
    }
    AudioScore score = AudioScore.of(Arrays.copyOfRange(message, at, length), files.length);
    tape.materials.values().forEach(ClipSound::forgetStarts);
    Map<Wanted, Material> materials = new HashMap<>();
    ClipSound[] sounds = new ClipSound[score.clips()];
    for (int clip = 0; clip < sounds.length; clip++) {
      Wanted wanted = new Wanted(files[score.file(clip)], stretchedByStrokes(score, clip));
      if (!materials.containsKey(wanted)) {
        materials.put(wanted, material(tape, wanted));
      }
      sounds[clip] = sound(score, clip, materials.get(wanted));
    }
    tape.score = score;
    tape.sounds = sounds;
    tape.materials = materials;
    tape.fresh = true;
  }

  private Material material(Tape tape, Wanted wanted) {
    Material known = tape.materials.get(wanted);
    boolean toldBefore = tape.materials.containsKey(wanted) && !samples.has(wanted.sha256());
    return known != null || toldBefore
        ? known
        : samples.load(wanted.sha256(), file -> ClipSound.load(file, wanted.strokes()));
  }

  private static boolean stretchedByStrokes(AudioScore score, int clip) {
    return score.stretch(clip) == 0 && (score.follows(clip) || score.transpose(clip) != 0);
  }

  private static ClipSound sound(AudioScore score, int clip, Material material) {
    return new ClipSound(
        score.id(clip),
        material,
        score.start(clip),
        score.offsetFrames(clip),
        score.gainDb(clip),
        score.fadeInMs(clip),
        score.fadeOutMs(clip),
        score.curve(clip),
        score.reversed(clip),
        score.follows(clip),
        score.bpm(clip),
        score.stretch(clip),
        score.transpose(clip));
  }
}
