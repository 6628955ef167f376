package org.ngoma.firmware.store;

import java.util.HashSet;
import java.util.Set;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.FadeCurve;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.StretchMode;

/** The part of the {@link ProjectJsonReader} that reads recordings on tracks of audio. */
final class AudioJson {

  private final MixerJson.Unknown unknown;
  private final Set<Integer> clipIds = new HashSet<>();

  AudioJson(MixerJson.Unknown unknown) {
    this.unknown = unknown;
  }

  AudioClip clip(JsonText json) throws ProjectFileException {
    json.startObject("a recording on a track");
    var clip =
        new Object() {
          int id;
          long start;
          long length;
          Recording recording;
          long offset;
          double gain;
          double fadeIn;
          double fadeOut;
          FadeCurve curve = FadeCurve.POWER;
          boolean reverse;
          boolean follow;
          double bpm = 120;
          StretchMode stretch = StretchMode.BEATS;
          double transpose;
        };
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "id" -> clip.id = ProjectJsonReader.id(json, clipIds, "recording");
            case "start" -> clip.start = json.whole("start", 0, Ppqn.MAX_TICK);
            case "length" -> clip.length = json.whole("length", 1, Ppqn.MAX_TICK);
            case "file" -> clip.recording = recording(json);
            case "offset" -> clip.offset = json.whole("offset", 0, Recording.MAX_FRAMES);
            case "gain" -> clip.gain = json.number("gain");
            case "fadeIn" -> clip.fadeIn = json.number("fadeIn");
            case "fadeOut" -> clip.fadeOut = json.number("fadeOut");
            case "curve" -> clip.curve = curve(json);
            case "reverse" -> clip.reverse = json.bool("reverse");
            case "follow" -> clip.follow = json.bool("follow");
            case "bpm" -> clip.bpm = json.number("bpm");
            case "stretch" -> clip.stretch = stretch(json);
            case "transpose" -> clip.transpose = json.number("transpose");
            default -> unknown.read(json, field);
          }
        });
    json.require(seen, "a recording on a track", "id", "start", "length", "file");
    return ProjectJsonReader.valid(
        json,
        () ->
            new AudioClip(
                clip.id,
                clip.start,
                clip.length,
                new AudioRegion(
                    clip.recording,
                    clip.offset,
                    clip.gain,
                    clip.fadeIn,
                    clip.fadeOut,
                    clip.curve,
                    clip.reverse,
                    clip.follow,
                    clip.bpm,
                    clip.stretch,
                    clip.transpose)));
  }

  private Recording recording(JsonText json) throws ProjectFileException {
    json.startObject("a file");
    var file =
        new Object() {
          String sha256 = "";
          String name = "";
          int rate;
          long frames;
        };
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "sha256" -> file.sha256 = json.text("sha256");
            case "name" -> file.name = json.text("name");
            case "rate" ->
                file.rate = (int) json.whole("rate", Recording.MIN_RATE, Recording.MAX_RATE);
            case "frames" -> file.frames = json.whole("frames", 1, Recording.MAX_FRAMES);
            default -> unknown.read(json, field);
          }
        });
    json.require(seen, "a file", "sha256", "name", "rate", "frames");
    return ProjectJsonReader.valid(
        json, () -> new Recording(new FileRef(file.sha256, file.name), file.rate, file.frames));
  }

  private static FadeCurve curve(JsonText json) throws ProjectFileException {
    String id = json.text("curve");
    for (FadeCurve curve : FadeCurve.values()) {
      if (curve.id().equals(id)) {
        return curve;
      }
    }
    throw json.refuse("no fade is called '" + JsonText.shortened(id) + "'");
  }

  private static StretchMode stretch(JsonText json) throws ProjectFileException {
    String id = json.text("stretch");
    for (StretchMode mode : StretchMode.values()) {
      if (mode.id().equals(id)) {
        return mode;
      }
    }
    throw json.refuse("no way to stretch is called '" + JsonText.shortened(id) + "'");
  }
}
