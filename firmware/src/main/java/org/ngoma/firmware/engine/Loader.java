package org.ngoma.firmware.engine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Upload;
import org.ngoma.hal.rt.Fault;
import org.ngoma.instruments.sound.ClipSound;
import org.ngoma.instruments.sound.Mixer;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.instruments.sound.Strip;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.play.AudioScore;
import org.ngoma.sequencer.play.Score;
import org.ngoma.sequencer.play.TempoMap;
import org.ngoma.sequencer.play.TrackScore;

/**
 * Reads uploads and builds from them what the audio thread plays next. Here memory is allocated and
 * instruments are made, so that the audio thread never has to.
 *
 * <p>Thread: loader. A message that makes no sense is counted and drops the upload that it belongs
 * to; what is being played stays.
 */
public final class Loader {

  /** Longs of the longest score: more than a million notes take, less than the engine has. */
  private static final int MOST_SCORE_LONGS = 1 << 24;

  private final int sampleRate;
  private final Lane lane;
  private final Engine engine;
  private final long[] message = new long[Upload.MAX_LONGS];

  private final long generation;
  private boolean loading;
  private TempoMap tempo;
  private long[] signatures;
  private final int[] trackIds = new int[Project.MAX_TRACKS];
  private final TrackKind[] kinds = new TrackKind[Project.MAX_TRACKS];
  private final Strip[] strips = new Strip[Project.MAX_TRACKS];
  private final TrackScore[] scores = new TrackScore[Project.MAX_TRACKS];
  private final long[][] parts = new long[Project.MAX_TRACKS][];
  private final float[][] instrumentValues = new float[Project.MAX_TRACKS][];
  private final float[][] placeValues = new float[Mixer.PLACES][];
  private final int[] groups = new int[Project.MAX_TRACKS];
  private final ChainLoader chains;
  private final AudioLoader audio;
  private final AudioLoader.Tape[] tapes = new AudioLoader.Tape[Project.MAX_TRACKS];

  /** Per track: files of its instrument by their slots. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private final Map<Integer, String>[] files = new Map[Project.MAX_TRACKS];

  /** As the other, without samples. */
  public Loader(int sampleRate, Lane lane, Engine engine, long generation) {
    this(sampleRate, lane, engine, generation, null, sentence -> {});
  }

  /**
   * @param generation the engine's own; uploads meant for another are dropped
   * @param samples folder of the samples by their SHA-256, null for none
   * @param told takes one sentence about each sample that cannot be played
   */
  public Loader(
      int sampleRate,
      Lane lane,
      Engine engine,
      long generation,
      Path samples,
      Consumer<String> told) {
    SampleFolder folder = new SampleFolder(samples, sampleRate, lane.faults(), told);
    chains = new ChainLoader(sampleRate, folder);
    audio = new AudioLoader(folder);
    this.sampleRate = sampleRate;
    this.lane = lane;
    this.engine = engine;
    this.generation = generation;
  }

  /**
   * Reads what is there.
   *
   * @return whether there was anything
   */
  public boolean poll() {
    boolean any = false;
    Processors.drawWantedTables();
    // What was built last must be taken before the next is offered: it carries values of its own.
    while (engine.taken()) {
      int length = lane.uploads().poll(message);
      if (length == 0) {
        return any;
      }
      any = true;
      if (length < 0 || !read(length)) {
        loading = false;
        lane.faults().count(Fault.BAD_MESSAGE);
      }
    }
    return any;
  }

  private boolean read(int length) {
    int code = (int) message[0];
    if (code == Upload.BEGIN) {
      return length == 4 && begin();
    }
    if (!loading) {
      return true;
    }
    try {
      return switch (code) {
        case Upload.TEMPO -> {
          tempo = TempoMap.decode(Arrays.copyOfRange(message, 1, length), length - 1);
          yield true;
        }
        case Upload.SIGNATURES -> {
          signatures = Arrays.copyOfRange(message, 1, length);
          yield true;
        }
        case Upload.TRACK -> track(length);
        case Upload.SCORE -> score(length);
        case Upload.BUS -> bus(length);
        case Upload.CHAIN -> chain(length);
        case Upload.FILES -> files(length);
        case Upload.AUDIO -> audio(length);
        case Upload.COMMIT -> length == 4 && commit();
        default -> false;
      };
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private boolean begin() {
    loading = message[1] == generation;
    if (loading && message[3] == 1) {
      Arrays.fill(scores, null);
      tempo = null;
      signatures = null;
    }
    Arrays.fill(instrumentValues, null);
    Arrays.fill(placeValues, null);
    chains.begin();
    return true;
  }

  private boolean track(int length) {
    int index = (int) message[1];
    int kind = (int) message[3];
    int group = (int) message[4];
    int instruments = (int) message[5];
    int channels = (int) message[6];
    if (index < 0
        || index >= Project.MAX_TRACKS
        || kind < 0
        || kind >= Upload.KINDS.size()
        || group < 0
        || group > Project.GROUPS
        || instruments < 0
        || channels < 0
        || length != 7 + instruments + channels) {
      return false;
    }
    int trackId = (int) message[2];
    groups[index] = group;
    instrumentValues[index] = floats(7, instruments);
    placeValues[index] = floats(7 + instruments, channels);
    int known = -1;
    for (int i = 0; i < strips.length && known < 0; i++) {
      if (strips[i] != null && trackIds[i] == trackId && kinds[i] == Upload.KINDS.get(kind)) {
        known = i;
      }
    }
    if (known == index) {
      return true;
    }
    Strip moved = known < 0 ? null : strips[known];
    if (known >= 0) {
      Map<Integer, String> movedFiles = files[known];
      AudioLoader.Tape movedTape = tapes[known];
      swap(index, known);
      files[index] = movedFiles;
      tapes[index] = movedTape;
    } else {
      moved =
          Strip.create(
              Upload.KINDS.get(kind), sampleRate, instrumentValues[index], placeValues[index]);
      Processors.drawTables(moved.instrument());
      files[index] = Map.of();
      tapes[index] = new AudioLoader.Tape();
    }
    strips[index] = moved;
    trackIds[index] = trackId;
    kinds[index] = Upload.KINDS.get(kind);
    return true;
  }

  /** A track that changes places leaves its old place to the one that stood at the new. */
  private void swap(int index, int known) {
    strips[known] = strips[index];
    trackIds[known] = trackIds[index];
    kinds[known] = kinds[index];
    files[known] = files[index];
    tapes[known] = tapes[index];
  }

  private boolean bus(int length) {
    int place = (int) message[1];
    if (place < Mixer.RETURN || place >= Mixer.PLACES || length < 2) {
      return false;
    }
    placeValues[place] = floats(2, length - 2);
    return true;
  }

  private boolean chain(int length) {
    int place = (int) message[1];
    if (length < 3 || place < 0 || place >= Mixer.PLACES) {
      return false;
    }
    if (place < Mixer.RETURN && strips[place] == null) {
      return false;
    }
    chains.read(place < Mixer.RETURN ? trackIds[place] : -1 - place, message, length);
    return true;
  }

  private boolean files(int length) {
    int index = (int) message[1];
    if (length < 3 || index < 0 || index >= Project.MAX_TRACKS || strips[index] == null) {
      return false;
    }
    files[index] = chains.readFiles(strips[index].instrument(), files[index], message, length);
    return true;
  }

  private boolean audio(int length) {
    int index = (int) message[1];
    if (length < 3 || index < 0 || index >= Project.MAX_TRACKS || strips[index] == null) {
      return false;
    }
    audio.read(tapes[index], message, length);
    return true;
  }

  private boolean score(int length) {
    int index = (int) message[1];
    long whole = message[2];
    long offset = message[3];
    if (length < 4
        || index < 0
        || index >= Project.MAX_TRACKS
        || whole < 0
        || whole > MOST_SCORE_LONGS
        || offset < 0
        || offset + length - 4 > whole) {
      return false;
    }
    if (offset == 0) {
      parts[index] = new long[(int) whole];
    }
    if (parts[index] == null || parts[index].length != whole) {
      return false;
    }
    System.arraycopy(message, 4, parts[index], (int) offset, length - 4);
    if (offset + length - 4 == whole) {
      scores[index] = TrackScore.of(parts[index]);
      parts[index] = null;
    }
    return true;
  }

  private boolean commit() {
    loading = false;
    int count = (int) message[2];
    if (count < 0 || count > Project.MAX_TRACKS || tempo == null || signatures == null) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (strips[i] == null || scores[i] == null) {
        return false;
      }
    }
    Arrays.fill(strips, count, strips.length, null);
    ChainPlan[] plans = chains.plans(trackIds, strips, count);
    Set<String> used = new HashSet<>();
    chains.addKinds(used);
    for (int i = 0; i < count; i++) {
      used.add(kinds[i].id());
    }
    lane.publishKinds(WarmUp.bits(used));
    engine.offer(
        new Desk(
            message[1],
            new Score(
                tempo, signatures, Arrays.copyOf(scores, count), audioScores(count), message[3]),
            Arrays.copyOf(strips, count),
            ChainLoader.order(plans, strips, count),
            Arrays.copyOf(groups, count),
            rows(count),
            Arrays.copyOf(instrumentValues, count),
            placeValues.clone(),
            plans,
            chains.takeFillings(),
            takeSounds(count)));
    return true;
  }

  private AudioScore[] audioScores(int count) {
    AudioScore[] audioScores = new AudioScore[count];
    for (int i = 0; i < count; i++) {
      audioScores[i] = tapes[i].score;
    }
    return audioScores;
  }

  /** Recordings that the audio thread has not had yet; each is given once. */
  private ClipSound[][] takeSounds(int count) {
    ClipSound[][] sounds = new ClipSound[count][];
    for (int i = 0; i < count; i++) {
      sounds[i] = tapes[i].fresh ? tapes[i].sounds : null;
      tapes[i].fresh = false;
    }
    return sounds;
  }

  private int[] rows(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = strips[i].instrument().params().size();
    }
    return rows;
  }

  private float[] floats(int from, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Float.intBitsToFloat((int) message[from + i]);
    }
    return values;
  }
}
