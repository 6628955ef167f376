package org.ngoma.firmware.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.ParamText;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.Trig;

/** A pattern as text: a row for each key, a sign for each step, a line for each trig. */
final class StepGrid {

  private static final String[] KEYS = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };
  private static final int BEAT_STEPS = 4;
  private static final int LINE_STEPS = 64;
  private static final int SOFT = 64;

  private StepGrid() {}

  /** The number of the step, from 1, that a note belongs to. */
  static int step(Note note) {
    return (note.tick() + Stepping.STEP_TICKS / 2) / Stepping.STEP_TICKS + 1;
  }

  static String name(int key) {
    return KEYS[key % KEYS.length] + (key / KEYS.length - 1);
  }

  static List<String> lines(Track track, Pattern pattern) {
    List<String> lines = new ArrayList<>();
    int steps = (pattern.lengthTicks() - 1) / Stepping.STEP_TICKS + 1;
    lines.add(
        "%s / %s: %d steps of %s, %s, %s%s%s"
            .formatted(
                track.name(),
                pattern.name(),
                steps,
                pattern.stepping().step().id(),
                pattern.stepping().speed().id(),
                pattern.stepping().direction().id(),
                skips(pattern.stepping()),
                track.restarts() ? ", restarts at changes" : ""));
    TreeMap<Integer, List<Note>> rows = new TreeMap<>();
    for (Note note : pattern.notes()) {
      rows.computeIfAbsent(note.key(), any -> new ArrayList<>()).add(note);
    }
    for (Map.Entry<Integer, List<Note>> row : rows.descendingMap().entrySet()) {
      lines.add(
          "  %3d %-4s %s".formatted(row.getKey(), name(row.getKey()), row(row.getValue(), steps)));
    }
    for (Note note : pattern.notes()) {
      if (!note.trig().plain()) {
        lines.add("  step %d, %s: %s".formatted(step(note), name(note.key()), words(note.trig())));
      }
    }
    return lines;
  }

  private static String skips(Stepping stepping) {
    return stepping.skipped().isEmpty()
        ? ""
        : stepping.skipped().stream()
            .map(step -> Integer.toString(step + 1))
            .collect(Collectors.joining(", ", ", without ", ""));
  }

  /** {@code X} hard, {@code x} soft, {@code ?} with a condition, a number for a ratchet. */
  private static String row(List<Note> notes, int steps) {
    int shown = Math.min(steps, LINE_STEPS);
    char[] signs = ".".repeat(shown).toCharArray();
    for (Note note : notes) {
      int at = step(note) - 1;
      if (at < shown) {
        signs[at] = sign(note);
      }
    }
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < shown; i++) {
      row.append(i > 0 && i % BEAT_STEPS == 0 ? " " : "").append(signs[i]);
    }
    return row + (steps > shown ? " …" : "");
  }

  private static char sign(Note note) {
    int strikes = note.trig().ratchet().count();
    if (!note.trig().conditions().isEmpty()) {
      return '?';
    } else if (strikes > 1) {
      return strikes < 10 ? (char) ('0' + strikes) : '+';
    }
    return note.velocity() < SOFT ? 'x' : 'X';
  }

  static String words(Trig trig) {
    List<String> words = new ArrayList<>();
    if (!trig.conditions().isEmpty()) {
      words.add(
          trig.conditions().stream()
              .map(Condition::toString)
              .collect(Collectors.joining(" and ", "if ", "")));
    }
    if (!trig.ratchet().equals(Ratchet.PLAIN)) {
      words.add(
          "%d strikes, ramp %s, acceleration %s"
              .formatted(
                  trig.ratchet().count(),
                  ParamText.number(trig.ratchet().ramp()),
                  ParamText.number(trig.ratchet().acceleration())));
    }
    if (!trig.keys().isEmpty()) {
      words.add(
          trig.keys().stream().map(StepGrid::name).collect(Collectors.joining(" or ", "or ", "")));
    }
    if (trig.slide()) {
      words.add("slides");
    }
    trig.sound().ifPresent(sound -> words.add("sound " + sound.name()));
    trig.locks()
        .forEach(
            lock ->
                words.add(
                    "%s%s=%s%s"
                        .formatted(
                            lock.deviceId() == 0 ? "" : "effect " + lock.deviceId() + " ",
                            lock.paramId(),
                            ParamText.number(lock.value()),
                            lock.slide() ? " sliding" : "")));
    return String.join(", ", words);
  }

  static String json(Track track, Pattern pattern) {
    String trigs =
        pattern.notes().stream()
            .filter(note -> !note.trig().plain())
            .map(
                note ->
                    "{\"step\":%d,\"key\":%d,\"trig\":\"%s\"}"
                        .formatted(step(note), note.key(), Json.escape(words(note.trig()))))
            .collect(Collectors.joining(","));
    return ("{\"track\":\"%s\",\"pattern\":\"%s\",\"steps\":%d,\"step\":\"%s\",\"speed\":\"%s\","
            + "\"direction\":\"%s\",\"skipped\":%s,\"restarts\":%b,\"notes\":%d,\"trigs\":[%s]}")
        .formatted(
            Json.escape(track.name()),
            Json.escape(pattern.name()),
            (pattern.lengthTicks() - 1) / Stepping.STEP_TICKS + 1,
            pattern.stepping().step().id(),
            pattern.stepping().speed().id(),
            pattern.stepping().direction().id(),
            pattern.stepping().skipped().stream().map(step -> step + 1).toList(),
            track.restarts(),
            pattern.notes().size(),
            trigs);
  }
}
