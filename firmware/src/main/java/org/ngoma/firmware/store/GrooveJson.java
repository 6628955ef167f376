package org.ngoma.firmware.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.TrackGroove;

/** The groove of a track in a project's text. */
final class GrooveJson {

  private GrooveJson() {}

  static TrackGroove read(JsonText json, MixerJson.Unknown unknown) throws ProjectFileException {
    json.startObject("a groove");
    var groove =
        new Object() {
          String name = "";
          double strength = 1;
          int cycle;
        };
    List<Integer> starts = new ArrayList<>();
    List<Double> accents = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    json.object(
        field -> {
          seen.add(field);
          switch (field) {
            case "name" -> groove.name = json.text("name");
            case "strength" -> groove.strength = json.number("strength");
            case "cycle" -> groove.cycle = (int) json.whole("cycle", 1, Groove.MAX_CYCLE_TICKS);
            case "starts" ->
                json.array(
                    "starts",
                    Groove.MAX_STEPS,
                    () -> starts.add((int) json.whole("a start", 0, Groove.MAX_CYCLE_TICKS)));
            case "accents" ->
                json.array(
                    "accents", Groove.MAX_STEPS, () -> accents.add(json.number("an accent")));
            default -> unknown.read(json, field);
          }
        });
    json.require(seen, "a groove", "name", "cycle", "starts", "accents");
    return ProjectJsonReader.valid(
        json,
        () ->
            new TrackGroove(
                new Groove(groove.name, groove.cycle, starts, accents), groove.strength));
  }
}
