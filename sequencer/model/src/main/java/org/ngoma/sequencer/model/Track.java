package org.ngoma.sequencer.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One sound and what it plays.
 *
 * @param id unique within the project, never used again
 * @param swingPercent where the second 16th of each pair falls: 50 is straight, 66.7 a triplet, 80
 *     the most
 * @param group where it goes: 0 straight to the master, else the number of a group
 * @param armed whether it takes part in the next recording
 * @param params instrument and channel values by parameter id; what is absent stands at its
 *     default, unknown ids are kept
 * @param files of the instrument by the name of the slot; what is absent is empty, unknown slots
 *     are kept
 * @param effects its chain, at most {@link #MAX_EFFECTS}
 * @param clips sorted by start, never overlapping
 * @param audio recordings on its line, sorted by start; where two overlap they cross-fade; on
 *     tracks of audio only
 * @param restarts whether a pattern begins anew when its length, steps or speed change while it
 *     plays; else it goes on where it would stand had it always been so
 * @param groove that it is played with in the place of the swing
 */
public record Track(
    int id,
    String name,
    TrackKind kind,
    double swingPercent,
    int group,
    boolean armed,
    Map<String, Double> params,
    Map<String, FileRef> files,
    List<Device> effects,
    List<Pattern> patterns,
    List<Clip> clips,
    List<AudioClip> audio,
    boolean restarts,
    Optional<TrackGroove> groove) {

  /** Most recordings on the line of one track. */
  public static final int MAX_AUDIO_CLIPS = 2_000;

  /** Most effects of one chain. */
  public static final int MAX_EFFECTS = 8;

  private static final Comparator<Clip> BY_START = Comparator.comparingLong(Clip::startTick);

  private static final Comparator<AudioClip> AUDIO_BY_START =
      Comparator.comparingLong(AudioClip::startTick);

  public Track {
    if (!(swingPercent >= 50 && swingPercent <= 80)) {
      throw new IllegalArgumentException("swing " + swingPercent + " %: from 50 to 80");
    }
    if (group < 0 || group > Project.GROUPS) {
      throw new IllegalArgumentException("there is no group " + group + " for track " + name);
    }
    params = Map.copyOf(params);
    files = Map.copyOf(files);
    effects = List.copyOf(effects);
    checkEffects(name, effects);
    patterns = List.copyOf(patterns);
    clips = Sorted.copyOf(clips, BY_START);
    for (int i = 1; i < clips.size(); i++) {
      if (clips.get(i).startTick() < clips.get(i - 1).endTick()) {
        throw new IllegalArgumentException(
            "track " + name + ": two clips overlap at tick " + clips.get(i).startTick());
      }
    }
    audio = Sorted.copyOf(audio, AUDIO_BY_START);
    checkAudio(name, kind, audio);
  }

  private static void checkAudio(String name, TrackKind kind, List<AudioClip> audio) {
    if (!audio.isEmpty() && kind != TrackKind.AUDIO) {
      throw new IllegalArgumentException(
          "track " + name + " plays no recordings: put them on a track of audio");
    }
    if (audio.size() > MAX_AUDIO_CLIPS) {
      throw new IllegalArgumentException(
          "track %s with %d recordings: %d at most".formatted(name, audio.size(), MAX_AUDIO_CLIPS));
    }
    for (int i = 1; i < audio.size(); i++) {
      AudioClip before = audio.get(i - 1);
      AudioClip clip = audio.get(i);
      if (clip.startTick() == before.startTick() || clip.endTick() <= before.endTick()) {
        throw new IllegalArgumentException(
            "track %s: at tick %d %s lies within %s: cut one of them first"
                .formatted(name, clip.startTick(), clip.name(), before.name()));
      }
      if (i > 1 && clip.startTick() < audio.get(i - 2).endTick()) {
        throw new IllegalArgumentException(
            "track %s: at tick %d three recordings overlap, and two at most can cross-fade"
                .formatted(name, clip.startTick()));
      }
    }
  }

  /** One whose patterns never lose the 1. */
  public Track(
      int id,
      String name,
      TrackKind kind,
      double swingPercent,
      int group,
      boolean armed,
      Map<String, Double> params,
      Map<String, FileRef> files,
      List<Device> effects,
      List<Pattern> patterns,
      List<Clip> clips,
      List<AudioClip> audio) {
    this(
        id,
        name,
        kind,
        swingPercent,
        group,
        armed,
        params,
        files,
        effects,
        patterns,
        clips,
        audio,
        false,
        Optional.empty());
  }

  /** One without recordings. */
  public Track(
      int id,
      String name,
      TrackKind kind,
      double swingPercent,
      int group,
      boolean armed,
      Map<String, Double> params,
      Map<String, FileRef> files,
      List<Device> effects,
      List<Pattern> patterns,
      List<Clip> clips) {
    this(
        id,
        name,
        kind,
        swingPercent,
        group,
        armed,
        params,
        files,
        effects,
        patterns,
        clips,
        List.of(),
        false,
        Optional.empty());
  }

  /** One straight to the master, without effects and files. */
  public Track(
      int id,
      String name,
      TrackKind kind,
      double swingPercent,
      Map<String, Double> params,
      List<Pattern> patterns,
      List<Clip> clips) {
    this(id, name, kind, swingPercent, 0, false, params, Map.of(), List.of(), patterns, clips);
  }

  static void checkEffects(String owner, List<Device> effects) {
    if (effects.size() > MAX_EFFECTS) {
      throw new IllegalArgumentException(
          "%d effects in the chain of %s: %d at most"
              .formatted(effects.size(), owner, MAX_EFFECTS));
    }
    Set<Integer> ids = new HashSet<>();
    for (Device effect : effects) {
      if (!ids.add(effect.id())) {
        throw new IllegalArgumentException(
            "two effects of the chain of %s have the id %d: give each its own"
                .formatted(owner, effect.id()));
      }
    }
  }

  /** The same with another name. */
  public Track withName(String newName) {
    return with(copy -> copy.name = newName);
  }

  /** The same with another swing. */
  public Track withSwing(double newSwingPercent) {
    return with(copy -> copy.swingPercent = newSwingPercent);
  }

  /** The same going elsewhere. */
  public Track withGroup(int newGroup) {
    return with(copy -> copy.group = newGroup);
  }

  /** The same, armed or not. */
  public Track withArmed(boolean newArmed) {
    return with(copy -> copy.armed = newArmed);
  }

  /** The same with other values of its parameters. */
  public Track withParams(Map<String, Double> newParams) {
    return with(copy -> copy.params = newParams);
  }

  /** The same with other files. */
  public Track withFiles(Map<String, FileRef> newFiles) {
    return with(copy -> copy.files = newFiles);
  }

  /** The same with another chain. */
  public Track withEffects(List<Device> newEffects) {
    return with(copy -> copy.effects = newEffects);
  }

  /** The same with other patterns. */
  public Track withPatterns(List<Pattern> newPatterns) {
    return with(copy -> copy.patterns = newPatterns);
  }

  /** The same with other clips. */
  public Track withClips(List<Clip> newClips) {
    return with(copy -> copy.clips = newClips);
  }

  /** The same with other recordings on its line. */
  public Track withAudio(List<AudioClip> newAudio) {
    return with(copy -> copy.audio = newAudio);
  }

  /** The same, its patterns beginning anew at a change or not. */
  public Track withRestarts(boolean newRestarts) {
    return with(copy -> copy.restarts = newRestarts);
  }

  /** The same, played with another groove. */
  public Track withGroove(Optional<TrackGroove> newGroove) {
    return with(copy -> copy.groove = newGroove);
  }

  private Track with(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.track();
  }

  /** What becomes another track. */
  private static final class Copy {
    private final int id;
    private final TrackKind kind;
    private String name;
    private double swingPercent;
    private int group;
    private boolean armed;
    private Map<String, Double> params;
    private Map<String, FileRef> files;
    private List<Device> effects;
    private List<Pattern> patterns;
    private List<Clip> clips;
    private List<AudioClip> audio;
    private boolean restarts;
    private Optional<TrackGroove> groove;

    Copy(Track from) {
      id = from.id;
      kind = from.kind;
      name = from.name;
      swingPercent = from.swingPercent;
      group = from.group;
      armed = from.armed;
      params = from.params;
      files = from.files;
      effects = from.effects;
      patterns = from.patterns;
      clips = from.clips;
      audio = from.audio;
      restarts = from.restarts;
      groove = from.groove;
    }

    Track track() {
      return new Track(
          id,
          name,
          kind,
          swingPercent,
          group,
          armed,
          params,
          files,
          effects,
          patterns,
          clips,
          audio,
          restarts,
          groove);
    }
  }
}
