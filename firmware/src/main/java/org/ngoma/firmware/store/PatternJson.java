package org.ngoma.firmware.store;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Division;
import org.ngoma.sequencer.model.Follow;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Preset;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Speed;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Trig;

/** The part of the {@link ProjectJsonReader} that reads patterns, their notes and trigs. */
final class PatternJson {

  private static final String NOTE = "a note is [tick, length, key, velocity] and perhaps a trig";
  private static final String FOLLOW = "a follow is [action, passes, per cent]";
  private static final String LOCK = "a lock is [device id, parameter, value, slide]";
  private static final int RATCHET_NUMBERS = 3;

  private final MixerJson.Unknown unknown;
  private final Set<Integer> patternIds = new HashSet<>();
  private int notes;

  PatternJson(MixerJson.Unknown unknown) {
    this.unknown = unknown;
  }

  Pattern pattern(JsonText json) throws ProjectFileException {
    json.startObject("a pattern");
    var pattern =
        new Object() {
          int id;
          String name = "";
          int length;
          Stepping stepping = Stepping.PLAIN;
          Follow follow = Follow.PLAIN;
        };
    List<Note> played = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "id" -> pattern.id = ProjectJsonReader.id(json, patternIds, "pattern");
            case "name" -> pattern.name = json.text("name");
            case "length" -> pattern.length = (int) json.whole("length", 1, Integer.MAX_VALUE);
            case "stepping" -> pattern.stepping = stepping(json);
            case "follow" -> pattern.follow = follow(json);
            case "notes" -> json.array("notes", Bounds.NOTES, () -> played.add(note(json)));
            default -> unknown.read(json, field);
          }
        });
    json.require(seen, "a pattern", "id", "name", "length", "notes");
    if (patternIds.size() > Bounds.PATTERNS) {
      throw json.tooMany("patterns", Bounds.PATTERNS);
    }
    return ProjectJsonReader.valid(
        json,
        () ->
            new Pattern(
                pattern.id,
                pattern.name,
                pattern.length,
                played,
                pattern.stepping,
                pattern.follow));
  }

  private static Follow follow(JsonText json) throws ProjectFileException {
    json.startRow(FOLLOW);
    json.next();
    Follow.Action action = choice(json, "follow action", Follow.Action.values(), Follow.Action::id);
    int passes = json.nextInt("passes");
    int percent = json.nextInt("percent");
    json.endRow(FOLLOW);
    return ProjectJsonReader.valid(json, () -> new Follow(action, passes, percent));
  }

  private Stepping stepping(JsonText json) throws ProjectFileException {
    json.startObject("a stepping");
    Stepping[] read = {Stepping.PLAIN};
    json.object(
        field -> {
          switch (field) {
            case "step" ->
                read[0] = read[0].withStep(choice(json, field, Division.values(), Division::id));
            case "speed" ->
                read[0] = read[0].withSpeed(choice(json, field, Speed.values(), Speed::id));
            case "direction" ->
                read[0] =
                    read[0].withDirection(choice(json, field, Direction.values(), Direction::id));
            case "skipped" -> {
              List<Integer> skipped = wholes(json, field, Stepping.MAX_STEPS);
              read[0] = ProjectJsonReader.valid(json, () -> read[0].withSkipped(skipped));
            }
            default -> unknown.read(json, field);
          }
        });
    return read[0];
  }

  private static <T> T choice(JsonText json, String what, T[] all, Function<T, String> id)
      throws ProjectFileException {
    String text = json.text(what);
    for (T one : all) {
      if (id.apply(one).equals(text)) {
        return one;
      }
    }
    throw json.refuse("no " + what + " is called '" + JsonText.shortened(text) + "'");
  }

  private static List<Integer> wholes(JsonText json, String what, int most)
      throws ProjectFileException {
    List<Integer> wholes = new ArrayList<>();
    json.array(
        what, most, () -> wholes.add((int) json.whole(what, Integer.MIN_VALUE, Integer.MAX_VALUE)));
    return wholes;
  }

  private Note note(JsonText json) throws ProjectFileException {
    if (++notes > Bounds.NOTES) {
      throw json.tooMany("notes", Bounds.NOTES);
    }
    json.startRow(NOTE);
    int tick = json.nextInt("tick");
    int length = json.nextInt("length");
    int key = json.nextInt("key");
    int velocity = json.nextInt("velocity");
    if (json.next() == JsonToken.END_ARRAY) {
      return ProjectJsonReader.valid(json, () -> new Note(tick, length, key, velocity));
    }
    Trig trig = trig(json);
    json.endRow(NOTE);
    return ProjectJsonReader.valid(json, () -> new Note(tick, length, key, velocity, trig));
  }

  private Trig trig(JsonText json) throws ProjectFileException {
    json.startObject("a trig");
    Trig[] read = {Trig.PLAIN};
    json.object(
        field -> {
          Trig before = read[0];
          Function<Trig, Trig> change =
              switch (field) {
                case "if" -> {
                  List<Condition> conditions = new ArrayList<>();
                  json.array(field, Trig.MAX_CONDITIONS, () -> conditions.add(condition(json)));
                  yield trig -> trig.withConditions(conditions);
                }
                case "ratchet" -> {
                  Ratchet ratchet = ratchet(json);
                  yield trig -> trig.withRatchet(ratchet);
                }
                case "keys" -> {
                  List<Integer> keys = wholes(json, field, Trig.MAX_KEYS);
                  yield trig -> trig.withKeys(keys);
                }
                case "slide" -> {
                  boolean slide = json.bool(field);
                  yield trig -> trig.withSlide(slide);
                }
                case "sound" -> {
                  Optional<Preset> sound = Optional.of(sound(json));
                  yield trig -> trig.withSound(sound);
                }
                case "locks" -> {
                  List<Lock> locks = new ArrayList<>();
                  json.array(field, Trig.MAX_LOCKS, () -> locks.add(lock(json)));
                  yield trig -> trig.withLocks(locks);
                }
                default -> {
                  unknown.read(json, field);
                  yield trig -> trig;
                }
              };
          read[0] = ProjectJsonReader.valid(json, () -> change.apply(before));
        });
    return read[0];
  }

  private static Condition condition(JsonText json) throws ProjectFileException {
    String text = json.text("a condition");
    return ProjectJsonReader.valid(json, () -> Condition.parse(text));
  }

  private static Ratchet ratchet(JsonText json) throws ProjectFileException {
    List<Double> numbers = new ArrayList<>();
    json.array("ratchet", RATCHET_NUMBERS, () -> numbers.add(json.number("ratchet")));
    if (numbers.size() != RATCHET_NUMBERS || numbers.getFirst() != numbers.getFirst().intValue()) {
      throw json.refuse("a ratchet is [strikes, ramp, acceleration]");
    }
    return ProjectJsonReader.valid(
        json, () -> new Ratchet(numbers.getFirst().intValue(), numbers.get(1), numbers.get(2)));
  }

  private static Lock lock(JsonText json) throws ProjectFileException {
    json.startRow(LOCK);
    int device = json.nextInt("device id");
    json.next();
    String param = json.text("a parameter");
    double value = json.nextNumber("value");
    json.next();
    boolean slide = json.bool("slide");
    json.endRow(LOCK);
    return ProjectJsonReader.valid(json, () -> new Lock(device, param, value, slide));
  }

  private Preset sound(JsonText json) throws ProjectFileException {
    json.startObject("a sound");
    String[] texts = {"", ""};
    Map<String, Double> params = new HashMap<>();
    json.object(
        field -> {
          switch (field) {
            case "name" -> texts[0] = json.text(field);
            case "processor" -> texts[1] = json.text(field);
            case "params" -> params.putAll(json.params());
            default -> unknown.read(json, field);
          }
        });
    return ProjectJsonReader.valid(json, () -> new Preset(texts[0], texts[1], List.of(), params));
  }
}
