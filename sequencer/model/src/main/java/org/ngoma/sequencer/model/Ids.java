package org.ngoma.sequencer.model;

import java.util.List;

/** The ids that an edit or a project brings along. */
public final class Ids {

  private Ids() {}

  /** The highest id in what an edit adds, 0 when it adds nothing. */
  static int highest(Edit edit) {
    return switch (edit) {
      case Edit.AddTrack e -> highest(e.track());
      case Edit.PutTrack e -> highest(e.track());
      case Edit.AddPattern e -> e.pattern().id();
      case Edit.PutPattern e -> e.pattern().id();
      case Edit.AddAudioClip e -> e.clip().id();
      case Edit.SplitAudioClip e -> e.newClipId();
      case Edit.AddDevice e -> e.device().id();
      case Edit.ApplyChain e -> highest(e.effects());
      case Edit.ReplaceProject e -> highest(e.project());
      default -> 0;
    };
  }

  /** The highest id in a project. */
  public static int highest(Project project) {
    int highest = highest(project.master().effects());
    for (Track track : project.tracks()) {
      highest = Math.max(highest, highest(track));
    }
    for (Bus bus : project.returns()) {
      highest = Math.max(highest, highest(bus.effects()));
    }
    for (Bus bus : project.groups()) {
      highest = Math.max(highest, highest(bus.effects()));
    }
    return highest;
  }

  private static int highest(Track track) {
    int highest = Math.max(track.id(), highest(track.effects()));
    for (Pattern pattern : track.patterns()) {
      highest = Math.max(highest, pattern.id());
    }
    for (AudioClip clip : track.audio()) {
      highest = Math.max(highest, clip.id());
    }
    return highest;
  }

  private static int highest(List<Device> effects) {
    int highest = 0;
    for (Device device : effects) {
      highest = Math.max(highest, device.id());
    }
    return highest;
  }
}
