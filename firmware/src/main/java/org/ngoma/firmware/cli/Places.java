package org.ngoma.firmware.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/** Channels of a project as they are named on the command line. */
final class Places {

  private Places() {}

  /** Every channel with what it is called: number or letter, and name. */
  static Map<Place, List<String>> of(Project project) {
    Map<Place, List<String>> places = new LinkedHashMap<>();
    for (int i = 0; i < project.tracks().size(); i++) {
      places.put(
          Place.track(project.tracks().get(i).id()),
          List.of(Integer.toString(i + 1), project.tracks().get(i).name()));
    }
    for (int i = 0; i < Project.RETURNS; i++) {
      places.put(
          Place.ofReturn(i + 1),
          List.of("return " + (char) ('A' + i), project.returns().get(i).name()));
    }
    for (int i = 0; i < Project.GROUPS; i++) {
      places.put(Place.group(i + 1), List.of("group " + (i + 1), project.groups().get(i).name()));
    }
    places.put(Place.MASTER, List.of("master", project.master().name()));
    return places;
  }

  /**
   * The track that is meant.
   *
   * @param option that names it
   * @throws EditRefused when there is none of that number or name, or more than one
   */
  static Track track(Project project, String option, String name) throws EditRefused {
    List<Track> meant = new ArrayList<>();
    for (int i = 0; i < project.tracks().size(); i++) {
      Track track = project.tracks().get(i);
      if (name.equals(Integer.toString(i + 1)) || track.name().equalsIgnoreCase(name)) {
        meant.add(track);
      }
    }
    if (meant.size() != 1) {
      throw new EditRefused(
          meant.isEmpty()
              ? "%s %s: %s has no such track".formatted(option, name, project.name())
              : "%s %s: %d tracks are called so; say its number"
                  .formatted(option, name, meant.size()));
    }
    return meant.getFirst();
  }

  /**
   * The channel that is meant.
   *
   * @throws EditRefused when there is none of that name, or more than one
   */
  static Place find(Project project, String name) throws EditRefused {
    Map<Place, List<String>> places = of(project);
    List<Place> meant = new ArrayList<>();
    places.forEach(
        (place, names) -> {
          if (names.stream().anyMatch(name::equalsIgnoreCase)) {
            meant.add(place);
          }
        });
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    List<String> all = places.values().stream().map(List::getFirst).toList();
    throw new EditRefused(
        meant.isEmpty()
            ? "--to %s: %s has no such track, return or group; ./ngoma show lists them"
                .formatted(name, project.name())
            : "--to %s: %d channels are called so; say one of %s"
                .formatted(name, meant.size(), String.join(", ", all)));
  }
}
