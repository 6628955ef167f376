package org.ngoma.firmware.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ngoma.firmware.lane.Upload;
import org.ngoma.instruments.sound.Effect;
import org.ngoma.instruments.sound.FileUser;
import org.ngoma.instruments.sound.Mixer;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.instruments.sound.Slot;
import org.ngoma.instruments.sound.Strip;
import org.ngoma.sequencer.model.Track;

/**
 * Builds the effects of all chains. An effect that was in its chain before is kept, so that it goes
 * on sounding.
 *
 * <p>Thread: loader.
 */
final class ChainLoader {

  private static final Map<Integer, String> NO_FILES = Map.of();

  /** An effect as it was built. */
  private static final class Built {
    final String kind;
    final Slot slot;
    Map<Integer, String> files = NO_FILES;
    boolean bypassed;
    int keyTrackId;
    float[] values;

    Built(String kind, Slot slot) {
      this.kind = kind;
      this.slot = slot;
    }
  }

  private final int sampleRate;
  private final SampleFolder samples;

  /** By whose chain it is: the id of a track, or -1 - place of a bus. */
  private final Map<Integer, List<Built>> chains = new HashMap<>();

  private final List<Filling> fillings = new ArrayList<>();
  private long[] message;
  private int at;
  private int end;

  ChainLoader(int sampleRate, SampleFolder samples) {
    this.sampleRate = sampleRate;
    this.samples = samples;
  }

  /** Values that were sent once are set once. */
  void begin() {
    for (List<Built> chain : chains.values()) {
      for (Built built : chain) {
        built.values = null;
      }
    }
  }

  /**
   * Reads a {@link Upload#CHAIN} from behind its place.
   *
   * @param owner id of a track, or -1 - place of a bus
   * @throws IllegalArgumentException when it makes no sense
   */
  void read(int owner, long[] message, int length) {
    this.message = message;
    at = 2;
    end = length;
    int count = next(0, Track.MAX_EFFECTS);
    List<Built> before = chains.getOrDefault(owner, List.of());
    List<Built> now = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      now.add(device(before));
    }
    if (at != end) {
      throw new IllegalArgumentException("longer than its effects");
    }
    chains.put(owner, now);
  }

  private Built device(List<Built> before) {
    int id = next(Integer.MIN_VALUE, Integer.MAX_VALUE);
    boolean bypassed = next(0, 1) == 1;
    int keyTrackId = next(Integer.MIN_VALUE, Integer.MAX_VALUE);
    String kind = text();
    float[] values = values();
    Built built = null;
    for (Built known : before) {
      built = known.slot.id() == id && known.kind.equals(kind) ? known : built;
    }
    if (built == null) {
      Effect effect = Processors.effect(kind);
      if (effect != null && values.length != effect.params().size()) {
        throw new IllegalArgumentException("not as many values as " + kind + " has rows");
      }
      built = new Built(kind, Slot.of(id, effect, sampleRate, values));
    } else if (values.length != built.slot.rows()) {
      throw new IllegalArgumentException("not as many values as " + kind + " has rows");
    }
    built.bypassed = bypassed;
    built.keyTrackId = keyTrackId;
    built.values = values;
    Map<Integer, String> files = files();
    if (built.slot.effect() instanceof FileUser user) {
      fill(user, built.files, files);
    }
    built.files = files;
    return built;
  }

  /**
   * Reads the files of a {@link Upload#FILES} and loads those that are new.
   *
   * @param had files that the instrument has already
   */
  Map<Integer, String> readFiles(
      Object instrument, Map<Integer, String> had, long[] message, int length) {
    this.message = message;
    at = 2;
    end = length;
    Map<Integer, String> files = files();
    if (instrument instanceof FileUser user) {
      fill(user, had, files);
    }
    return files;
  }

  private void fill(FileUser user, Map<Integer, String> had, Map<Integer, String> has) {
    int slots = user.slots().size();
    for (int slot = 0; slot < slots; slot++) {
      String file = has.get(slot);
      if (file == null && had.get(slot) != null) {
        fillings.add(new Filling(user, slot, null));
      } else if (file != null && !Objects.equals(file, had.get(slot))) {
        fillings.add(new Filling(user, slot, samples.load(user, slot, file)));
      }
    }
  }

  private Map<Integer, String> files() {
    int count = next(0, Upload.MAX_LONGS);
    Map<Integer, String> files = count == 0 ? NO_FILES : new HashMap<>();
    for (int i = 0; i < count; i++) {
      int slot = next(0, Upload.MAX_LONGS);
      String sha256 = text();
      SampleFolder.check(sha256);
      files.put(slot, sha256);
    }
    return files;
  }

  private float[] values() {
    float[] values = new float[next(0, end - at)];
    if (values.length > end - at) {
      throw new IllegalArgumentException("fewer values than told");
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat((int) message[at++]);
    }
    return values;
  }

  private String text() {
    String text = Upload.text(message, at, end);
    at += Upload.textLongs((int) message[at]);
    return text;
  }

  private int next(int least, int most) {
    if (at >= end || message[at] < least || message[at] > most) {
      throw new IllegalArgumentException("nothing sensible at " + at);
    }
    return (int) message[at++];
  }

  /** Files to be played from now on; each is given once. */
  Filling[] takeFillings() {
    Filling[] taken = fillings.toArray(new Filling[0]);
    fillings.clear();
    return taken;
  }

  /**
   * All chains as they are now; those of tracks that are gone are forgotten.
   *
   * @param trackIds of the tracks by index
   * @param strips likewise
   */
  ChainPlan[] plans(int[] trackIds, Strip[] strips, int count) {
    Map<Integer, Strip> byId = new HashMap<>();
    for (int i = 0; i < count; i++) {
      byId.put(trackIds[i], strips[i]);
    }
    chains.keySet().removeIf(owner -> owner >= 0 && !byId.containsKey(owner));
    ChainPlan[] plans = new ChainPlan[Mixer.PLACES];
    for (int i = 0; i < count; i++) {
      plans[i] = plan(trackIds[i], byId);
    }
    for (int place = Mixer.RETURN; place < Mixer.PLACES; place++) {
      plans[place] = plan(-1 - place, byId);
    }
    return plans;
  }

  private ChainPlan plan(int owner, Map<Integer, Strip> byId) {
    List<Built> chain = chains.getOrDefault(owner, List.of());
    int size = chain.size();
    ChainPlan plan =
        new ChainPlan(new Slot[size], new boolean[size], new Strip[size], new float[size][]);
    for (int i = 0; i < size; i++) {
      Built built = chain.get(i);
      plan.slots()[i] = built.slot;
      plan.bypassed()[i] = built.bypassed;
      plan.keys()[i] = built.keyTrackId == owner ? null : byId.get(built.keyTrackId);
      plan.values()[i] = built.values;
    }
    return plan;
  }

  /** Kinds of all effects. */
  void addKinds(Set<String> kinds) {
    for (List<Built> chain : chains.values()) {
      for (Built built : chain) {
        kinds.add(built.kind);
      }
    }
  }

  /**
   * Indices of the tracks in an order in which each comes behind those that steer it, as far as
   * they do not steer each other in a circle.
   */
  static int[] order(ChainPlan[] plans, Strip[] strips, int count) {
    int[] order = new int[count];
    boolean[] seen = new boolean[count];
    int placed = 0;
    for (int i = 0; i < count; i++) {
      placed = visit(i, plans, strips, seen, order, placed);
    }
    return order;
  }

  private static int visit(
      int track, ChainPlan[] plans, Strip[] strips, boolean[] seen, int[] order, int placed) {
    if (seen[track]) {
      return placed;
    }
    seen[track] = true;
    int next = placed;
    for (Strip key : plans[track].keys()) {
      int source = key == null ? -1 : Arrays.asList(strips).indexOf(key);
      if (source >= 0) {
        next = visit(source, plans, strips, seen, order, next);
      }
    }
    order[next] = track;
    return next + 1;
  }
}
