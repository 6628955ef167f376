package org.ngoma.firmware.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.FadeCurve;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Follow;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.Scene;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackGroove;
import org.ngoma.sequencer.model.Trig;

/** Lays a project out: a parameter a line, a clip a line, and four quarters of notes a line. */
final class ProjectJsonWriter {

  private static final int LINE_TICKS = 4 * Ppqn.TICKS;

  private final StringBuilder out = new StringBuilder(1 << 14);

  String write(Project project) {
    out.append("{\n  \"format\": \"").append(ProjectJson.FORMAT);
    out.append("\",\n  \"version\": ").append(ProjectJson.VERSION);
    out.append(",\n  \"name\": ");
    quote(project.name());
    out.append(",\n  \"tempos\": ");
    tempos(project.tempos());
    out.append(",\n  \"signatures\": ");
    signatures(project.signatures());
    markers(project.markers());
    scenes(project.scenes());
    out.append(",\n  \"master\": ");
    bus(project.master(), "  ");
    buses("returns", project.returns());
    buses("groups", project.groups());
    out.append(",\n  \"tracks\": [");
    String before = "\n";
    for (Track track : project.tracks()) {
      out.append(before);
      track(track);
      before = ",\n";
    }
    out.append(project.tracks().isEmpty() ? "]\n}\n" : "\n  ]\n}\n");
    return out.toString();
  }

  private void tempos(List<TempoChange> tempos) {
    String before = "[";
    for (TempoChange tempo : tempos) {
      out.append(before).append('[').append(tempo.tick()).append(", ");
      number(tempo.bpm());
      out.append(']');
      before = ", ";
    }
    out.append(']');
  }

  private void signatures(List<SignatureChange> signatures) {
    String before = "[";
    for (SignatureChange signature : signatures) {
      out.append(before).append('[').append(signature.tick()).append(", ");
      out.append(signature.beats()).append(", ").append(signature.unit()).append(']');
      before = ", ";
    }
    out.append(']');
  }

  private void groove(TrackGroove played) {
    Groove groove = played.groove();
    out.append(",\n      \"groove\": {\"name\": ");
    quote(groove.name());
    out.append(", \"strength\": ");
    number(played.strength());
    out.append(", \"cycle\": ").append(groove.cycleTicks());
    out.append(", \"starts\": ").append(groove.starts()).append(", \"accents\": ");
    String before = "[";
    for (double accent : groove.accents()) {
      out.append(before);
      number(accent);
      before = ", ";
    }
    out.append("]}");
  }

  private void scenes(List<Scene> scenes) {
    String before = ",\n  \"scenes\": [\n";
    for (Scene scene : scenes) {
      out.append(before).append("    {\"id\": ").append(scene.id()).append(", \"name\": ");
      quote(scene.name());
      out.append(", \"cells\": [");
      out.append(
          scene.cells().stream()
              .map(cell -> "[" + cell.trackId() + ", " + cell.patternId() + "]")
              .collect(Collectors.joining(", ")));
      out.append("]}");
      before = ",\n";
    }
    out.append(scenes.isEmpty() ? "" : "\n  ]");
  }

  private void markers(List<Marker> markers) {
    String before = ",\n  \"markers\": [\n";
    for (Marker marker : markers) {
      out.append(before).append("    [").append(marker.tick()).append(", \"");
      out.append(marker.kind().name().toLowerCase(Locale.ROOT)).append("\", ");
      quote(marker.text());
      out.append(']');
      before = ",\n";
    }
    out.append(markers.isEmpty() ? "" : "\n  ]");
  }

  private void track(Track track) {
    out.append("    {\n      \"id\": ").append(track.id());
    out.append(",\n      \"name\": ");
    quote(track.name());
    out.append(",\n      \"kind\": \"").append(track.kind().id());
    out.append("\",\n      \"swing\": ");
    number(track.swingPercent());
    track.groove().ifPresent(this::groove);
    if (track.group() != 0) {
      out.append(",\n      \"group\": ").append(track.group());
    }
    if (track.armed()) {
      out.append(",\n      \"armed\": true");
    }
    out.append(track.restarts() ? ",\n      \"restarts\": true" : "");
    out.append(",\n      \"params\": ");
    params(track.params(), "      ");
    files(track.files(), "      ");
    effects(track.effects(), "      ");
    out.append(",\n      \"patterns\": [");
    String before = "\n";
    for (Pattern pattern : track.patterns()) {
      out.append(before);
      pattern(pattern);
      before = ",\n";
    }
    out.append(track.patterns().isEmpty() ? "]" : "\n      ]");
    out.append(",\n      \"clips\": [");
    before = "\n";
    for (Clip clip : track.clips()) {
      out.append(before).append("        [").append(clip.patternId()).append(", ");
      out.append(clip.startTick()).append(", ").append(clip.lengthTicks()).append(']');
      before = ",\n";
    }
    out.append(track.clips().isEmpty() ? "]" : "\n      ]");
    before = ",\n      \"audio\": [\n";
    for (AudioClip clip : track.audio()) {
      out.append(before);
      audio(clip);
      before = ",\n";
    }
    out.append(track.audio().isEmpty() ? "\n    }" : "\n      ]\n    }");
  }

  /** A recording on its track: what is not as usual, and its file on a line of its own. */
  private void audio(AudioClip clip) {
    AudioRegion region = clip.region();
    out.append("        {\"id\": ").append(clip.id()).append(", \"start\": ");
    out.append(clip.startTick()).append(", \"length\": ").append(clip.lengthTicks());
    if (region.offsetFrames() != 0) {
      out.append(", \"offset\": ").append(region.offsetFrames());
    }
    unlessUsual("gain", region.gainDb(), 0);
    unlessUsual("fadeIn", region.fadeInMs(), 0);
    unlessUsual("fadeOut", region.fadeOutMs(), 0);
    if (region.curve() != FadeCurve.POWER) {
      out.append(", \"curve\": \"").append(region.curve().id()).append('"');
    }
    out.append(region.reverse() ? ", \"reverse\": true" : "");
    out.append(region.followsTempo() ? ", \"follow\": true" : "");
    unlessUsual("bpm", region.sourceBpm(), 120);
    if (region.stretch() != StretchMode.BEATS) {
      out.append(", \"stretch\": \"").append(region.stretch().id()).append('"');
    }
    unlessUsual("transpose", region.transposeSemitones(), 0);
    Recording file = region.recording();
    out.append(",\n          \"file\": {\"sha256\": \"").append(file.file().sha256());
    out.append("\", \"name\": ");
    quote(file.file().name());
    out.append(", \"rate\": ").append(file.sampleRate());
    out.append(", \"frames\": ").append(file.frames()).append("}}");
  }

  private void unlessUsual(String field, double value, double usual) {
    if (value != usual) {
      out.append(", \"").append(field).append("\": ");
      number(value);
    }
  }

  private void buses(String field, List<Bus> buses) {
    out.append(",\n  \"").append(field).append("\": [");
    String before = "\n    ";
    for (Bus bus : buses) {
      out.append(before);
      bus(bus, "    ");
      before = ",\n    ";
    }
    out.append("\n  ]");
  }

  private void bus(Bus bus, String indent) {
    out.append("{\n").append(indent).append("  \"name\": ");
    quote(bus.name());
    out.append(",\n").append(indent).append("  \"params\": ");
    params(bus.params(), indent + "  ");
    effects(bus.effects(), indent + "  ");
    out.append('\n').append(indent).append('}');
  }

  /** A chain, and nothing when there is none. */
  private void effects(List<Device> effects, String indent) {
    String before = ",\n" + indent + "\"effects\": [\n";
    for (Device device : effects) {
      out.append(before);
      device(device, indent + "  ");
      before = ",\n";
    }
    out.append(effects.isEmpty() ? "" : "\n" + indent + "]");
  }

  private void device(Device device, String indent) {
    out.append(indent).append("{\n").append(indent);
    out.append("  \"id\": ").append(device.id());
    out.append(",\n").append(indent).append("  \"kind\": ");
    quote(device.kind());
    if (device.bypassed()) {
      out.append(",\n").append(indent).append("  \"bypassed\": true");
    }
    if (device.keyTrackId() != 0) {
      out.append(",\n").append(indent).append("  \"key\": ").append(device.keyTrackId());
    }
    out.append(",\n").append(indent).append("  \"params\": ");
    params(device.params(), indent + "  ");
    files(device.files(), indent + "  ");
    out.append('\n').append(indent).append('}');
  }

  /** Files by their slots, and nothing when there are none. */
  private void files(Map<String, FileRef> files, String indent) {
    String before = ",\n" + indent + "\"files\": {\n";
    for (Map.Entry<String, FileRef> file : new TreeMap<>(files).entrySet()) {
      out.append(before).append(indent).append("  ");
      quote(file.getKey());
      out.append(": {\"sha256\": \"").append(file.getValue().sha256());
      out.append("\", \"name\": ");
      quote(file.getValue().name());
      out.append('}');
      before = ",\n";
    }
    out.append(files.isEmpty() ? "" : "\n" + indent + "}");
  }

  private void pattern(Pattern pattern) {
    out.append("        {\"id\": ").append(pattern.id()).append(", \"name\": ");
    quote(pattern.name());
    out.append(", \"length\": ").append(pattern.lengthTicks());
    stepping(pattern.stepping());
    if (!pattern.follow().equals(Follow.PLAIN)) {
      out.append(", \"follow\": [\"").append(pattern.follow().action().id()).append("\", ");
      out.append(pattern.follow().passes()).append(", ");
      out.append(pattern.follow().percent()).append(']');
    }
    out.append(", \"notes\": [");
    int line = -1;
    String before = "";
    for (Note note : pattern.notes()) {
      int noteLine = note.tick() / LINE_TICKS;
      out.append(before).append(noteLine == line ? " " : "\n          ");
      out.append('[').append(note.tick()).append(',').append(note.lengthTicks()).append(',');
      out.append(note.key()).append(',').append(note.velocity());
      trig(note.trig());
      out.append(']');
      line = noteLine;
      before = ",";
    }
    out.append(pattern.notes().isEmpty() ? "]}" : "\n        ]}");
  }

  private void stepping(Stepping stepping) {
    if (!stepping.equals(Stepping.PLAIN)) {
      out.append(", \"stepping\": {\"step\": \"").append(stepping.step().id());
      out.append("\", \"speed\": \"").append(stepping.speed().id());
      out.append("\", \"direction\": \"").append(stepping.direction().id()).append('"');
      if (!stepping.skipped().isEmpty()) {
        out.append(", \"skipped\": ").append(stepping.skipped());
      }
      out.append('}');
    }
  }

  /** What is not as usual about a trig; nothing when all is. */
  private void trig(Trig trig) {
    if (trig.plain()) {
      return;
    }
    String before = ",{";
    if (!trig.conditions().isEmpty()) {
      out.append(before).append("\"if\": [");
      out.append(
          trig.conditions().stream()
              .map(condition -> '"' + condition.toString() + '"')
              .collect(Collectors.joining(", ")));
      out.append(']');
      before = ", ";
    }
    if (!trig.ratchet().equals(Ratchet.PLAIN)) {
      out.append(before).append("\"ratchet\": [").append(trig.ratchet().count()).append(", ");
      number(trig.ratchet().ramp());
      out.append(", ");
      number(trig.ratchet().acceleration());
      out.append(']');
      before = ", ";
    }
    if (!trig.keys().isEmpty()) {
      out.append(before).append("\"keys\": ").append(trig.keys());
      before = ", ";
    }
    if (trig.slide()) {
      out.append(before).append("\"slide\": true");
      before = ", ";
    }
    if (trig.sound().isPresent()) {
      out.append(before);
      sound(trig.sound().get());
      before = ", ";
    }
    if (!trig.locks().isEmpty()) {
      out.append(before);
      locks(trig.locks());
    }
    out.append('}');
  }

  private void sound(Preset sound) {
    out.append("\"sound\": {\"name\": ");
    quote(sound.name());
    out.append(", \"processor\": ");
    quote(sound.processor());
    out.append(", \"params\": ");
    params(sound.params(), "            ");
    out.append('}');
  }

  private void locks(List<Lock> locks) {
    String before = "\"locks\": [";
    for (Lock lock : locks) {
      out.append(before).append('[').append(lock.deviceId()).append(", ");
      quote(lock.paramId());
      out.append(", ");
      number(lock.value());
      out.append(", ").append(lock.slide()).append(']');
      before = ", ";
    }
    out.append(']');
  }

  private void params(Map<String, Double> params, String indent) {
    String before = "{\n";
    for (Map.Entry<String, Double> param : new TreeMap<>(params).entrySet()) {
      if (Double.isFinite(param.getValue())) {
        out.append(before).append(indent).append("  ");
        quote(param.getKey());
        out.append(": ");
        number(param.getValue());
        before = ",\n";
      }
    }
    out.append(before.startsWith("{") ? "{}" : "\n" + indent + "}");
  }

  /** The shortest text that reads back as the same double, whole numbers without a point. */
  private void number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    if (whole && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0)) {
      out.append((long) value);
    } else {
      out.append(value);
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append((char) c);
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
        out.append(String.format("\\u%04x", c));
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    out.append('"');
  }
}
