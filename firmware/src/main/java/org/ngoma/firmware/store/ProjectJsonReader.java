package org.ngoma.firmware.store;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Scene;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackGroove;
import org.ngoma.sequencer.model.TrackKind;

/**
 * Reads a project's text in two passes: the first looks only for format and version, which may
 * stand anywhere, so that a newer file is called newer and not broken; the second builds.
 */
final class ProjectJsonReader {

  private final String file;
  private final byte[] utf8;
  private final List<String> remarks = new ArrayList<>();
  private final Set<Integer> trackIds = new HashSet<>();
  private final Set<Integer> sceneIds = new HashSet<>();
  private final MixerJson mixer = new MixerJson(this::unknown);
  private final AudioJson audio = new AudioJson(this::unknown);
  private final PatternJson patternJson = new PatternJson(this::unknown);
  private long version;
  private int unknownFields;
  private int clips;

  ProjectJsonReader(String file, byte[] utf8) {
    this.file = file;
    this.utf8 = utf8;
  }

  LoadedProject read() throws ProjectFileException {
    if (utf8.length > Bounds.JSON_BYTES) {
      throw new ProjectFileException(
          file,
          "project text of " + utf8.length + " bytes, " + Bounds.JSON_BYTES + " at most",
          "this is not a project that Ngoma wrote");
    }
    try (JsonText json = new JsonText(file, utf8)) {
      identify(json);
    }
    try (JsonText json = new JsonText(file, utf8)) {
      json.next();
      Project project = project(json);
      if (unknownFields > remarks.size()) {
        remarks.add((unknownFields - remarks.size()) + " more unknown fields were left out.");
      }
      return new LoadedProject(project, remarks);
    }
  }

  private void identify(JsonText json) throws ProjectFileException {
    String[] format = new String[1];
    Long[] version = new Long[1];
    if (json.next() != JsonToken.START_OBJECT) {
      throw json.refuse("not a project", "choose a file that Ngoma exported");
    }
    json.object(
        field -> {
          switch (field) {
            case "format" -> format[0] = json.text("format");
            case "version" -> version[0] = json.whole("version", 0, Long.MAX_VALUE);
            default -> json.skip();
          }
        });
    json.end();
    if (!ProjectJson.FORMAT.equals(format[0]) || version[0] == null) {
      throw new ProjectFileException(
          file,
          "does not say \"format\": \"" + ProjectJson.FORMAT + "\" and a version",
          "choose a file that Ngoma exported");
    }
    if (version[0] > ProjectJson.VERSION) {
      throw new ProjectFileException(
          file,
          "project version " + version[0] + ", this firmware reads up to " + ProjectJson.VERSION,
          "update the firmware, or export the project for this one");
    }
    this.version = version[0];
    if (version[0] < 1) {
      throw new ProjectFileException(
          file, "project version " + version[0], "versions start at 1, correct the file");
    }
  }

  private Project project(JsonText json) throws ProjectFileException {
    String[] name = new String[1];
    List<TempoChange> tempos = new ArrayList<>();
    List<SignatureChange> signatures = new ArrayList<>();
    List<Marker> markers = new ArrayList<>();
    List<Scene> scenes = new ArrayList<>();
    List<Track> tracks = new ArrayList<>();
    Map<String, Double> params = new HashMap<>();
    List<Bus> returns = new ArrayList<>();
    List<Bus> groups = new ArrayList<>();
    List<Bus> master = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "format", "version" -> json.skip();
            case "name" -> name[0] = json.text("name");
            case "tempos" -> json.array("tempos", Bounds.CHANGES, () -> tempos.add(tempo(json)));
            case "signatures" ->
                json.array("signatures", Bounds.CHANGES, () -> signatures.add(signature(json)));
            case "scenes" ->
                json.array("scenes", Project.MAX_SCENES, () -> scenes.add(scene(json)));
            case "markers" ->
                json.array("markers", Project.MAX_MARKERS, () -> markers.add(marker(json)));
            case "params" -> {
              if (version == 1) {
                params.putAll(json.params());
              } else {
                unknown(json, field);
              }
            }
            case "master" -> master.add(mixer.bus(json, "Master"));
            case "returns" -> mixer.buses(json, "returns", Project.RETURNS, "Return ", returns);
            case "groups" -> mixer.buses(json, "groups", Project.GROUPS, "Group ", groups);
            case "tracks" ->
                json.array("tracks", Project.MAX_TRACKS, () -> tracks.add(track(json)));
            default -> unknown(json, field);
          }
        });
    json.require(seen, "the project", "name", "tempos", "signatures", "tracks");
    Project bare = valid(json, () -> new Project(name[0], tempos, signatures, tracks));
    if (version == 1) {
      Project migrated = MixerJson.migrated(bare, params);
      return migrated.withReturns(mixer.delivered(migrated.returns()));
    }
    List<Bus> delivered = returns.isEmpty() ? mixer.delivered(bare.returns()) : returns;
    return valid(
        json,
        () ->
            new Project(
                name[0],
                tempos,
                signatures,
                tracks,
                delivered,
                groups.isEmpty() ? bare.groups() : groups,
                master.isEmpty() ? bare.master() : master.getFirst(),
                markers,
                scenes));
  }

  private static TempoChange tempo(JsonText json) throws ProjectFileException {
    json.startRow("a tempo is [tick, bpm]");
    long tick = json.nextWhole("tick", 0, Ppqn.MAX_TICK);
    double bpm = json.nextNumber("bpm");
    json.endRow("a tempo is [tick, bpm]");
    return valid(json, () -> new TempoChange(tick, bpm));
  }

  private static SignatureChange signature(JsonText json) throws ProjectFileException {
    json.startRow("a signature is [tick, beats, unit]");
    long tick = json.nextWhole("tick", 0, Ppqn.MAX_TICK);
    int beats = json.nextInt("beats");
    int unit = json.nextInt("unit");
    json.endRow("a signature is [tick, beats, unit]");
    return valid(json, () -> new SignatureChange(tick, beats, unit));
  }

  private Scene scene(JsonText json) throws ProjectFileException {
    json.startObject("a scene");
    int[] id = new int[1];
    String[] name = {""};
    List<Scene.Cell> cells = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "id" -> id[0] = id(json, sceneIds, "scene");
            case "name" -> name[0] = json.text("name");
            case "cells" -> json.array("cells", Project.MAX_TRACKS, () -> cells.add(cell(json)));
            default -> unknown(json, field);
          }
        });
    json.require(seen, "a scene", "id", "name", "cells");
    return valid(json, () -> new Scene(id[0], name[0], cells));
  }

  private static Scene.Cell cell(JsonText json) throws ProjectFileException {
    json.startRow("a cell is [track id, pattern id]");
    int track = json.nextInt("track id");
    int pattern = json.nextInt("pattern id");
    json.endRow("a cell is [track id, pattern id]");
    return new Scene.Cell(track, pattern);
  }

  private static Marker marker(JsonText json) throws ProjectFileException {
    json.startRow("a marker is [tick, kind, text]");
    long tick = json.nextWhole("tick", 0, Ppqn.MAX_TICK);
    json.next();
    String kind = json.text("kind");
    json.next();
    String text = json.text("text");
    json.endRow("a marker is [tick, kind, text]");
    for (Marker.Kind known : Marker.Kind.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return valid(json, () -> new Marker(tick, known, text));
      }
    }
    throw json.refuse("no kind of marker is called '" + JsonText.shortened(kind) + "'");
  }

  private Track track(JsonText json) throws ProjectFileException {
    json.startObject("a track");
    var track =
        new Object() {
          int id;
          String name = "";
          TrackKind kind = TrackKind.SYNTH;
          double swing = 50;
          int group;
          boolean armed;
          boolean restarts;
          Optional<TrackGroove> groove = Optional.empty();
        };
    Map<String, Double> params = new HashMap<>();
    Map<String, FileRef> files = new HashMap<>();
    List<Device> effects = new ArrayList<>();
    List<Pattern> patterns = new ArrayList<>();
    List<Clip> placed = new ArrayList<>();
    List<AudioClip> recordings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "id" -> track.id = id(json, trackIds, "track");
            case "name" -> track.name = json.text("name");
            case "kind" -> track.kind = kind(json);
            case "swing" -> track.swing = json.number("swing");
            case "group" -> track.group = (int) json.whole("group", 0, Project.GROUPS);
            case "armed" -> track.armed = json.bool("armed");
            case "restarts" -> track.restarts = json.bool("restarts");
            case "groove" -> track.groove = Optional.of(GrooveJson.read(json, this::unknown));
            case "params" -> params.putAll(json.params());
            case "files" -> files.putAll(mixer.files(json));
            case "effects" -> effects.addAll(mixer.effects(json));
            case "patterns" ->
                json.array(
                    "patterns", Bounds.PATTERNS, () -> patterns.add(patternJson.pattern(json)));
            case "clips" -> json.array("clips", Bounds.PATTERNS, () -> placed.add(clip(json)));
            case "audio" ->
                json.array("audio", Track.MAX_AUDIO_CLIPS, () -> recordings.add(audio.clip(json)));
            default -> unknown(json, field);
          }
        });
    json.require(seen, "a track", "id", "name", "kind");
    Set<Integer> known = new HashSet<>();
    patterns.forEach(pattern -> known.add(pattern.id()));
    for (Clip clip : placed) {
      if (!known.contains(clip.patternId())) {
        throw json.refuse(
            "a clip at tick "
                + clip.startTick()
                + " names pattern "
                + clip.patternId()
                + ", which the track lacks");
      }
    }
    return valid(
        json,
        () ->
            new Track(
                track.id,
                track.name,
                track.kind,
                track.swing,
                track.group,
                track.armed,
                params,
                files,
                effects,
                patterns,
                placed,
                recordings,
                track.restarts,
                track.groove));
  }

  private static TrackKind kind(JsonText json) throws ProjectFileException {
    String id = json.text("kind");
    for (TrackKind kind : TrackKind.values()) {
      if (kind.id().equals(id)) {
        return kind;
      }
    }
    throw json.refuse("no kind of track is called '" + JsonText.shortened(id) + "'");
  }

  static int id(JsonText json, Set<Integer> taken, String what) throws ProjectFileException {
    int id = (int) json.whole("id", 0, Bounds.ID);
    if (!taken.add(id)) {
      throw json.refuse("two of id " + id + ": every " + what + " has its own");
    }
    return id;
  }

  private Clip clip(JsonText json) throws ProjectFileException {
    if (++clips > Bounds.PATTERNS) {
      throw json.tooMany("clips", Bounds.PATTERNS);
    }
    json.startRow("a clip is [pattern id, start, length]");
    int patternId = json.nextInt("pattern id");
    long start = json.nextWhole("start", 0, Ppqn.MAX_TICK);
    long length = json.nextWhole("length", 1, Ppqn.MAX_TICK);
    json.endRow("a clip is [pattern id, start, length]");
    return valid(json, () -> new Clip(patternId, start, length));
  }

  private void unknown(JsonText json, String field) throws ProjectFileException {
    if (++unknownFields < Bounds.REMARKS) {
      remarks.add(
          file
              + ": "
              + json.place()
              + " has the field '"
              + JsonText.shortened(field)
              + "', which this firmware does not know and left out.");
    }
    json.skip();
  }

  /** The model refuses what makes no music; here its sentence gets the place in the file. */
  static <T> T valid(JsonText json, Supplier<T> make) throws ProjectFileException {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw json.refuse(e.getMessage() == null ? "out of range" : e.getMessage());
    }
  }
}
