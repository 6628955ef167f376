package org.ngoma.firmware.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;

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
    out.append(",\n  \"params\": ");
    params(project.params(), "  ");
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

  private void track(Track track) {
    out.append("    {\n      \"id\": ").append(track.id());
    out.append(",\n      \"name\": ");
    quote(track.name());
    out.append(",\n      \"kind\": \"").append(track.kind().id());
    out.append("\",\n      \"swing\": ");
    number(track.swingPercent());
    out.append(",\n      \"params\": ");
    params(track.params(), "      ");
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
    out.append(track.clips().isEmpty() ? "]\n    }" : "\n      ]\n    }");
  }

  private void pattern(Pattern pattern) {
    out.append("        {\"id\": ").append(pattern.id()).append(", \"name\": ");
    quote(pattern.name());
    out.append(", \"length\": ").append(pattern.lengthTicks()).append(", \"notes\": [");
    int line = -1;
    String before = "";
    for (Note note : pattern.notes()) {
      int noteLine = note.tick() / LINE_TICKS;
      out.append(before).append(noteLine == line ? " " : "\n          ");
      out.append('[').append(note.tick()).append(',').append(note.lengthTicks()).append(',');
      out.append(note.key()).append(',').append(note.velocity()).append(']');
      line = noteLine;
      before = ",";
    }
    out.append(pattern.notes().isEmpty() ? "]}" : "\n        ]}");
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
