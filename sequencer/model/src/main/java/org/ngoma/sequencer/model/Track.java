package org.ngoma.sequencer.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One sound and what it plays.
 *
 * @param id unique within the project, never used again
 * @param swingPercent where the second 16th of each pair falls: 50 is straight, 66.7 a triplet, 80
 *     the most
 * @param params instrument and channel values by parameter id; what is absent stands at its
 *     default, unknown ids are kept
 * @param clips sorted by start, never overlapping
 */
public record Track(
    int id,
    String name,
    TrackKind kind,
    double swingPercent,
    Map<String, Double> params,
    List<Pattern> patterns,
    List<Clip> clips) {

  private static final Comparator<Clip> BY_START = Comparator.comparingLong(Clip::startTick);

  public Track {
    if (!(swingPercent >= 50 && swingPercent <= 80)) {
      throw new IllegalArgumentException("swing " + swingPercent + " %: from 50 to 80");
    }
    params = Map.copyOf(params);
    patterns = List.copyOf(patterns);
    clips = Sorted.copyOf(clips, BY_START);
    for (int i = 1; i < clips.size(); i++) {
      if (clips.get(i).startTick() < clips.get(i - 1).endTick()) {
        throw new IllegalArgumentException(
            "track " + name + ": two clips overlap at tick " + clips.get(i).startTick());
      }
    }
  }

  /** The same with another name. */
  public Track withName(String newName) {
    return new Track(id, newName, kind, swingPercent, params, patterns, clips);
  }

  /** The same with another swing. */
  public Track withSwing(double newSwingPercent) {
    return new Track(id, name, kind, newSwingPercent, params, patterns, clips);
  }

  /** The same with other values of its parameters. */
  public Track withParams(Map<String, Double> newParams) {
    return new Track(id, name, kind, swingPercent, newParams, patterns, clips);
  }

  /** The same with other patterns. */
  public Track withPatterns(List<Pattern> newPatterns) {
    return new Track(id, name, kind, swingPercent, params, newPatterns, clips);
  }

  /** The same with other clips. */
  public Track withClips(List<Clip> newClips) {
    return new Track(id, name, kind, swingPercent, params, patterns, newClips);
  }
}
