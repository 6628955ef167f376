package org.ngoma.sequencer.model;

import java.util.Optional;
import org.ngoma.sequencer.model.Edit.AddAudioClip;
import org.ngoma.sequencer.model.Edit.AddDevice;
import org.ngoma.sequencer.model.Edit.AddNotes;
import org.ngoma.sequencer.model.Edit.AddPattern;
import org.ngoma.sequencer.model.Edit.AddTrack;
import org.ngoma.sequencer.model.Edit.ApplyChain;
import org.ngoma.sequencer.model.Edit.ApplyDevicePreset;
import org.ngoma.sequencer.model.Edit.ApplyTrackPreset;
import org.ngoma.sequencer.model.Edit.BypassDevice;
import org.ngoma.sequencer.model.Edit.ChangeAudioClip;
import org.ngoma.sequencer.model.Edit.MoveAudioClip;
import org.ngoma.sequencer.model.Edit.MoveDevice;
import org.ngoma.sequencer.model.Edit.MoveTrack;
import org.ngoma.sequencer.model.Edit.PlaceClip;
import org.ngoma.sequencer.model.Edit.PutPattern;
import org.ngoma.sequencer.model.Edit.PutTrack;
import org.ngoma.sequencer.model.Edit.RelinkRecording;
import org.ngoma.sequencer.model.Edit.RemoveAudioClip;
import org.ngoma.sequencer.model.Edit.RemoveClip;
import org.ngoma.sequencer.model.Edit.RemoveDevice;
import org.ngoma.sequencer.model.Edit.RemoveNotes;
import org.ngoma.sequencer.model.Edit.RemovePattern;
import org.ngoma.sequencer.model.Edit.RemoveTrack;
import org.ngoma.sequencer.model.Edit.RenameBus;
import org.ngoma.sequencer.model.Edit.RenamePattern;
import org.ngoma.sequencer.model.Edit.RenameProject;
import org.ngoma.sequencer.model.Edit.RenameTrack;
import org.ngoma.sequencer.model.Edit.ReplaceProject;
import org.ngoma.sequencer.model.Edit.SetArmed;
import org.ngoma.sequencer.model.Edit.SetBusParam;
import org.ngoma.sequencer.model.Edit.SetDeviceFile;
import org.ngoma.sequencer.model.Edit.SetDeviceKey;
import org.ngoma.sequencer.model.Edit.SetDeviceParam;
import org.ngoma.sequencer.model.Edit.SetFollow;
import org.ngoma.sequencer.model.Edit.SetGroove;
import org.ngoma.sequencer.model.Edit.SetGroup;
import org.ngoma.sequencer.model.Edit.SetMarkers;
import org.ngoma.sequencer.model.Edit.SetPatternLength;
import org.ngoma.sequencer.model.Edit.SetRestarts;
import org.ngoma.sequencer.model.Edit.SetScenes;
import org.ngoma.sequencer.model.Edit.SetSignatures;
import org.ngoma.sequencer.model.Edit.SetStepping;
import org.ngoma.sequencer.model.Edit.SetSwing;
import org.ngoma.sequencer.model.Edit.SetTempo;
import org.ngoma.sequencer.model.Edit.SetTempos;
import org.ngoma.sequencer.model.Edit.SetTrackFile;
import org.ngoma.sequencer.model.Edit.SetTrackParam;
import org.ngoma.sequencer.model.Edit.ShapeNotes;
import org.ngoma.sequencer.model.Edit.SplitAudioClip;
import org.ngoma.sequencer.model.Edit.TrimAudioClip;

/** The name of an edit in the list of what can be undone: {@code Add 4 notes to Bass / A}. */
public final class EditWords {

  private final Parameters parameters;

  public EditWords(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The words of an edit.
   *
   * @param project as it is before the edit, for the names of what is edited
   */
  public String of(Edit edit, Project project) {
    return switch (edit) {
      case AddTrack e -> "Add track " + e.track().name();
      case PutTrack e -> "Take track " + e.track().name() + " from " + e.from();
      case RemoveTrack e -> "Remove track " + track(project, e.trackId());
      case RenameTrack e -> "Rename track " + track(project, e.trackId()) + " to " + e.name();
      case MoveTrack e ->
          "Move track " + track(project, e.trackId()) + " to place " + (e.index() + 1L);
      case SetSwing e ->
          "Set swing of "
              + track(project, e.trackId())
              + " to "
              + ParamText.number(e.percent())
              + " %";
      case SetGroove e ->
          "Play "
              + track(project, e.trackId())
              + e.groove().map(groove -> " with groove " + groove).orElse(" without a groove");
      case SetTrackParam e -> setTrackParam(project, e);
      case SetTrackFile e -> file(e.slot(), e.file(), track(project, e.trackId()));
      case SetGroup e ->
          "Send "
              + track(project, e.trackId())
              + " to "
              + (e.group() == 0 ? project.master() : project.groups().get(e.group() - 1)).name();
      case SetRestarts e ->
          (e.restarts() ? "Restart " : "Keep the 1 of ")
              + track(project, e.trackId())
              + (e.restarts() ? " at changes" : "");
      case SetArmed e -> (e.armed() ? "Arm " : "Disarm ") + track(project, e.trackId());
      case ApplyTrackPreset e ->
          "Give " + track(project, e.trackId()) + " the preset " + e.preset().name();
      case SetBusParam e ->
          set(
              parameters.ofBus(e.bus().kind()).find(e.paramId()),
              e.paramId(),
              " of " + Find.name(project, e.bus()),
              e.value());
      case RenameBus e -> "Rename " + Find.name(project, e.bus()) + " to " + e.name();
      case AddDevice e -> "Add " + e.device().kind() + " to " + Find.name(project, e.chain());
      case RemoveDevice e ->
          "Remove %s from %s"
              .formatted(kind(project, e.chain(), e.deviceId()), Find.name(project, e.chain()));
      case MoveDevice e ->
          "Move " + device(project, e.chain(), e.deviceId()) + " to place " + (e.index() + 1L);
      case BypassDevice e ->
          (e.bypassed() ? "Bypass " : "Switch on ") + device(project, e.chain(), e.deviceId());
      case SetDeviceParam e ->
          set(
              parameters.ofDevice(kind(project, e.chain(), e.deviceId()), e.paramId()),
              e.paramId(),
              " of " + device(project, e.chain(), e.deviceId()),
              e.value());
      case SetDeviceKey e -> key(project, e);
      case SetDeviceFile e -> file(e.slot(), e.file(), device(project, e.chain(), e.deviceId()));
      case ApplyDevicePreset e ->
          "Give " + device(project, e.chain(), e.deviceId()) + " the preset " + e.preset().name();
      case ApplyChain e -> "Give " + Find.name(project, e.chain()) + " the chain " + e.name();
      case AddPattern e ->
          "Add pattern " + e.pattern().name() + " to " + track(project, e.trackId());
      case PutPattern e ->
          "Take pattern "
              + e.pattern().name()
              + " of "
              + track(project, e.trackId())
              + " from "
              + e.from();
      case RemovePattern e -> "Remove pattern " + pattern(project, e.trackId(), e.patternId());
      case RenamePattern e ->
          "Rename pattern " + pattern(project, e.trackId(), e.patternId()) + " to " + e.name();
      case SetStepping e ->
          "Set steps of %s to %s"
              .formatted(pattern(project, e.trackId(), e.patternId()), steps(e.stepping()));
      case SetPatternLength e ->
          "Set length of %s to %s beats"
              .formatted(
                  pattern(project, e.trackId(), e.patternId()),
                  ParamText.number(e.lengthTicks() / (double) Ppqn.TICKS));
      case AddNotes e ->
          "Add %s to %s"
              .formatted(notes(e.notes().size()), pattern(project, e.trackId(), e.patternId()));
      case RemoveNotes e ->
          "Remove %s from %s"
              .formatted(notes(e.notes().size()), pattern(project, e.trackId(), e.patternId()));
      case ShapeNotes e -> e.words() + ": " + pattern(project, e.trackId(), e.patternId());
      case PlaceClip e -> "Place " + pattern(project, e.trackId(), e.clip().patternId());
      case RemoveClip e -> "Remove a clip of " + track(project, e.trackId());
      case AddAudioClip e -> "Add %s to %s".formatted(e.clip().name(), track(project, e.trackId()));
      case MoveAudioClip e -> "Move " + audio(project, e.trackId(), e.clipId());
      case TrimAudioClip e -> "Trim " + audio(project, e.trackId(), e.clipId());
      case SplitAudioClip e -> "Cut " + audio(project, e.trackId(), e.clipId());
      case RemoveAudioClip e -> "Remove " + audio(project, e.trackId(), e.clipId());
      case ChangeAudioClip e -> "Change " + audio(project, e.trackId(), e.clipId());
      case RelinkRecording e -> "Find " + e.by().file().name() + " again";
      case SetTempo e -> "Set tempo to " + ParamText.number(e.bpm()) + " BPM";
      case SetTempos e -> "Change the tempo map";
      case SetSignatures e -> "Change the signatures";
      case SetScenes e -> "Change the scenes";
      case SetFollow e ->
          "Let %s be followed by %s"
              .formatted(pattern(project, e.trackId(), e.patternId()), e.follow().action().id());
      case SetMarkers e -> "Change the markers";
      case RenameProject e -> "Rename project to " + e.name();
      case ReplaceProject e -> "Load " + e.project().name();
    };
  }

  private String setTrackParam(Project project, SetTrackParam e) {
    String owner = " of " + track(project, e.trackId());
    Optional<ParamSpec> row =
        project.track(e.trackId()).flatMap(t -> parameters.ofTrack(t.kind(), e.paramId()));
    return set(row, e.paramId(), owner, e.value());
  }

  private static String set(Optional<ParamSpec> row, String id, String owner, double value) {
    String name = row.map(ParamSpec::name).orElse(id);
    String text =
        row.map(spec -> ParamText.of(spec, value)).orElseGet(() -> ParamText.number(value));
    return "Set " + name + owner + " to " + text;
  }

  private static String file(String slot, Optional<FileRef> file, String owner) {
    return file.isPresent()
        ? "Put " + file.get().name() + " into " + slot + " of " + owner
        : "Empty " + slot + " of " + owner;
  }

  private static String key(Project project, SetDeviceKey e) {
    String device = device(project, e.chain(), e.deviceId());
    return e.keyTrackId() == 0
        ? "Let no track steer " + device
        : "Let " + track(project, e.keyTrackId()) + " steer " + device;
  }

  private static String device(Project project, Place chain, int deviceId) {
    return kind(project, chain, deviceId) + " of " + Find.name(project, chain);
  }

  private static String kind(Project project, Place chain, int deviceId) {
    try {
      return Find.device(project, chain, deviceId).kind();
    } catch (EditRefused gone) {
      return "effect " + deviceId;
    }
  }

  private static String notes(int count) {
    return count == 1 ? "1 note" : count + " notes";
  }

  private static String track(Project project, int trackId) {
    return project.track(trackId).map(Track::name).orElse("track " + trackId);
  }

  private static String audio(Project project, int trackId, int clipId) {
    String name =
        project.track(trackId).stream()
            .flatMap(track -> track.audio().stream())
            .filter(clip -> clip.id() == clipId)
            .map(AudioClip::name)
            .findFirst()
            .orElse("recording " + clipId);
    return name + " of " + track(project, trackId);
  }

  private static String pattern(Project project, int trackId, int patternId) {
    String name =
        project.track(trackId).stream()
            .flatMap(track -> track.patterns().stream())
            .filter(pattern -> pattern.id() == patternId)
            .map(Pattern::name)
            .findFirst()
            .orElse("pattern " + patternId);
    return track(project, trackId) + " / " + name;
  }

  /** How a pattern is walked through: {@code 1/16 x1 forward, 2 skipped}. */
  static String steps(Stepping stepping) {
    String words =
        "%s %s %s"
            .formatted(stepping.step().id(), stepping.speed().id(), stepping.direction().id());
    return stepping.skipped().isEmpty()
        ? words
        : words + ", " + stepping.skipped().size() + " skipped";
  }
}
