package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.sequencer.model.Edit.AddAudioClip;
import org.ngoma.sequencer.model.Edit.ChangeAudioClip;
import org.ngoma.sequencer.model.Edit.MoveAudioClip;
import org.ngoma.sequencer.model.Edit.RelinkRecording;
import org.ngoma.sequencer.model.Edit.RemoveAudioClip;
import org.ngoma.sequencer.model.Edit.SplitAudioClip;
import org.ngoma.sequencer.model.Edit.TrimAudioClip;

/** The part of the {@link Reducer} that places and cuts recordings. */
final class AudioReducer {

  private AudioReducer() {}

  static Project add(Project project, AddAudioClip e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    EditCheck.freeClipId(project, e.clip());
    return Reducer.with(project, track.withAudio(plus(track.audio(), e.clip())));
  }

  static Project move(Project project, MoveAudioClip e) throws EditRefused {
    Track from = Find.track(project, e.trackId());
    AudioClip clip = Find.audioClip(from, e.clipId());
    AudioClip moved = clip.at(e.startTick());
    if (e.toTrackId() == e.trackId()) {
      return moved.equals(clip)
          ? project
          : Reducer.with(project, from.withAudio(plus(without(from, clip), moved)));
    }
    Track to = Find.track(project, e.toTrackId());
    Project taken = Reducer.with(project, from.withAudio(without(from, clip)));
    return Reducer.with(taken, to.withAudio(plus(to.audio(), moved)));
  }

  static Project trim(Project project, TrimAudioClip e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    AudioClip clip = Find.audioClip(track, e.clipId());
    AudioRegion region =
        shifted(project, clip, e.startTick(), "cannot begin at tick " + e.startTick());
    AudioClip trimmed = new AudioClip(clip.id(), e.startTick(), e.lengthTicks(), region);
    return trimmed.equals(clip)
        ? project
        : Reducer.with(project, track.withAudio(plus(without(track, clip), trimmed)));
  }

  static Project split(Project project, SplitAudioClip e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    AudioClip clip = Find.audioClip(track, e.clipId());
    if (e.tick() <= clip.startTick() || e.tick() >= clip.endTick()) {
      throw new EditRefused(
          "%s of %s cut at tick %d: it lies between %d and %d"
              .formatted(clip.name(), track.name(), e.tick(), clip.startTick(), clip.endTick()));
    }
    AudioRegion was = clip.region();
    AudioRegion behind = shifted(project, clip, e.tick(), "cannot be cut at tick " + e.tick());
    AudioClip left =
        new AudioClip(
            clip.id(),
            clip.startTick(),
            e.tick() - clip.startTick(),
            was.withFades(was.fadeInMs(), 0, was.curve()));
    AudioClip right =
        new AudioClip(
            e.newClipId(),
            e.tick(),
            clip.endTick() - e.tick(),
            behind.withFades(0, was.fadeOutMs(), was.curve()));
    EditCheck.freeClipId(project, right);
    return Reducer.with(project, track.withAudio(plus(plus(without(track, clip), left), right)));
  }

  static Project remove(Project project, RemoveAudioClip e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    return Reducer.with(
        project, track.withAudio(without(track, Find.audioClip(track, e.clipId()))));
  }

  static Project change(Project project, ChangeAudioClip e) throws EditRefused {
    Track track = Find.track(project, e.trackId());
    AudioClip clip = Find.audioClip(track, e.clipId());
    AudioClip changed = clip.withRegion(e.region());
    return changed.equals(clip)
        ? project
        : Reducer.with(project, track.withAudio(plus(without(track, clip), changed)));
  }

  static Project relink(Project project, RelinkRecording e) throws EditRefused {
    boolean found = false;
    List<Track> tracks = new ArrayList<>();
    for (Track track : project.tracks()) {
      List<AudioClip> clips = new ArrayList<>();
      boolean own = false;
      for (AudioClip clip : track.audio()) {
        boolean meant = clip.region().recording().file().sha256().equals(e.sha256());
        own |= meant;
        clips.add(meant ? clip.withRegion(clip.region().withRecording(e.by())) : clip);
      }
      found |= own;
      tracks.add(own ? track.withAudio(clips) : track);
    }
    if (!found) {
      throw new EditRefused(
          "no clip plays the recording %s…: it may have been removed"
              .formatted(e.sha256().substring(0, 12)));
    }
    Project next = project.withTracks(tracks);
    return next.equals(project) ? project : next;
  }

  /** What is heard from another tick on when the sound stays where it lies. */
  private static AudioRegion shifted(Project project, AudioClip clip, long tick, String otherwise)
      throws EditRefused {
    AudioRegion region = clip.region();
    double frames = AudioTime.frames(project.tempos(), region, clip.startTick(), tick);
    long offset = region.offsetFrames() + Math.round(frames);
    if (offset < 0 || offset >= region.recording().frames()) {
      throw new EditRefused("%s %s: there is none of it left".formatted(clip.name(), otherwise));
    }
    return region.withOffset(offset);
  }

  private static List<AudioClip> without(Track track, AudioClip clip) {
    List<AudioClip> next = new ArrayList<>(track.audio());
    next.removeIf(other -> other.id() == clip.id());
    return next;
  }

  private static List<AudioClip> plus(List<AudioClip> clips, AudioClip clip) {
    List<AudioClip> next = new ArrayList<>(clips);
    next.add(clip);
    return next;
  }
}
