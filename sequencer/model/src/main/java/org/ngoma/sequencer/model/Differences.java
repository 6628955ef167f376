package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What is different between two versions of a project, one sentence for each thing. */
public final class Differences {

  private final Parameters parameters;
  private final List<String> found = new ArrayList<>();

  private Differences(Parameters parameters) {
    this.parameters = parameters;
  }

  /** What leads from one version to the other; empty when they are the same music. */
  public static List<String> between(Project before, Project after, Parameters parameters) {
    Differences differences = new Differences(parameters);
    differences.projects(before, after);
    return List.copyOf(differences.found);
  }

  private void projects(Project before, Project after) {
    changed("Title", before.name(), after.name());
    if (!before.tempos().equals(after.tempos())) {
      boolean plain = before.tempos().size() == 1 && after.tempos().size() == 1;
      changed(
          "Tempo",
          plain ? bpm(before) : bpm(before) + " and " + (before.tempos().size() - 1) + " changes",
          plain ? bpm(after) : bpm(after) + " and " + (after.tempos().size() - 1) + " changes");
    }
    if (!before.signatures().equals(after.signatures())) {
      found.add("Signatures changed");
    }
    elements("Song", "marker", before.markers(), after.markers());
    elements("Song", "scene", before.scenes(), after.scenes());
    Map<Integer, Track> old = byId(before.tracks(), Track::id);
    Map<Integer, Track> now = byId(after.tracks(), Track::id);
    before.tracks().stream()
        .filter(track -> !now.containsKey(track.id()))
        .forEach(track -> found.add("Track " + track.name() + " removed"));
    for (Track track : after.tracks()) {
      if (old.containsKey(track.id())) {
        tracks(old.get(track.id()), track);
      } else {
        found.add("Track " + track.name() + " added");
      }
    }
    if (!common(before, now).equals(common(after, old))) {
      found.add("Tracks in another order");
    }
    for (int i = 0; i < Project.RETURNS; i++) {
      buses(Place.Kind.RETURN, before.returns().get(i), after.returns().get(i));
    }
    for (int i = 0; i < Project.GROUPS; i++) {
      buses(Place.Kind.GROUP, before.groups().get(i), after.groups().get(i));
    }
    buses(Place.Kind.MASTER, before.master(), after.master());
  }

  private static String bpm(Project project) {
    return ParamText.number(project.tempos().getFirst().bpm()) + " BPM";
  }

  private static List<Integer> common(Project project, Map<Integer, Track> with) {
    return project.tracks().stream().map(Track::id).filter(with::containsKey).toList();
  }

  @SuppressWarnings("ReferenceEquality") // what no edit touched is shared
  private void tracks(Track before, Track after) {
    if (before == after) {
      return;
    }
    String owner = after.name();
    changed("Name of track " + before.name(), before.name(), after.name());
    changed("Kind of " + owner, before.kind().id(), after.kind().id());
    changed("Swing of " + owner, percent(before), percent(after));
    changed("Groove of " + owner, groove(before), groove(after));
    changed("Group of " + owner, before.group(), after.group());
    changed("Recording of " + owner, before.armed(), after.armed());
    changed("Restart of " + owner, before.restarts(), after.restarts());
    params(owner, before.params(), after.params(), id -> parameters.ofTrack(after.kind(), id));
    files(owner, before.files(), after.files());
    effects(owner, before.effects(), after.effects());
    Map<Integer, Pattern> old = byId(before.patterns(), Pattern::id);
    Map<Integer, Pattern> now = byId(after.patterns(), Pattern::id);
    before.patterns().stream()
        .filter(pattern -> !now.containsKey(pattern.id()))
        .forEach(pattern -> found.add("Pattern %s of %s removed".formatted(pattern.name(), owner)));
    for (Pattern pattern : after.patterns()) {
      if (old.containsKey(pattern.id())) {
        patterns(owner, old.get(pattern.id()), pattern);
      } else {
        found.add("Pattern %s of %s added".formatted(pattern.name(), owner));
      }
    }
    elements(owner, "clip", before.clips(), after.clips());
    elements(owner, "recording", before.audio(), after.audio());
  }

  private static String groove(Track track) {
    return track.groove().map(TrackGroove::toString).orElse("none");
  }

  private static String percent(Track track) {
    return ParamText.number(track.swingPercent()) + " %";
  }

  private void patterns(String owner, Pattern before, Pattern after) {
    String name = owner + " / " + after.name();
    changed("Name of pattern " + before.name() + " of " + owner, before.name(), after.name());
    changed("Length of " + name, beats(before), beats(after));
    changed(
        "Steps of " + name, EditWords.steps(before.stepping()), EditWords.steps(after.stepping()));
    changed("Follow of " + name, before.follow().action().id(), after.follow().action().id());
    elements(name, "note", before.notes(), after.notes());
  }

  private static String beats(Pattern pattern) {
    return ParamText.number(pattern.lengthTicks() / (double) Ppqn.TICKS) + " beats";
  }

  /** Counts what came and what went: {@code Bass / A: 3 notes more, 1 note less}. */
  private <T> void elements(String owner, String what, List<T> before, List<T> after) {
    if (before.equals(after)) {
      return;
    }
    Map<T, Integer> counts = new HashMap<>();
    after.forEach(element -> counts.merge(element, 1, Integer::sum));
    before.forEach(element -> counts.merge(element, -1, Integer::sum));
    int more = counts.values().stream().mapToInt(count -> Math.max(0, count)).sum();
    int less = counts.values().stream().mapToInt(count -> Math.max(0, -count)).sum();
    List<String> words = new ArrayList<>();
    if (more > 0) {
      words.add(more + " " + what + (more == 1 ? "" : "s") + " more");
    }
    if (less > 0) {
      words.add(less + " " + what + (less == 1 ? "" : "s") + " less");
    }
    found.add(owner + ": " + String.join(", ", words));
  }

  private void buses(Place.Kind kind, Bus before, Bus after) {
    changed("Name of " + before.name(), before.name(), after.name());
    params(after.name(), before.params(), after.params(), parameters.ofBus(kind)::find);
    effects(after.name(), before.effects(), after.effects());
  }

  private void effects(String owner, List<Device> before, List<Device> after) {
    if (before.equals(after)) {
      return;
    }
    Map<Integer, Device> old = byId(before, Device::id);
    Map<Integer, Device> now = byId(after, Device::id);
    before.stream()
        .filter(device -> !now.containsKey(device.id()))
        .forEach(device -> found.add("%s of %s removed".formatted(device.kind(), owner)));
    for (Device device : after) {
      String name = device.kind() + " of " + owner;
      Device was = old.get(device.id());
      if (was == null) {
        found.add(name + " added");
        continue;
      }
      if (was.bypassed() != device.bypassed()) {
        found.add(name + (device.bypassed() ? " bypassed" : " switched on"));
      }
      changed("Key of " + name, was.keyTrackId(), device.keyTrackId());
      params(name, was.params(), device.params(), id -> parameters.ofDevice(device.kind(), id));
      files(name, was.files(), device.files());
    }
    List<Integer> stayed = before.stream().map(Device::id).filter(now::containsKey).toList();
    if (!stayed.equals(after.stream().map(Device::id).filter(old::containsKey).toList())) {
      found.add("Effects of " + owner + " in another order");
    }
  }

  private void params(
      String owner,
      Map<String, Double> before,
      Map<String, Double> after,
      Function<String, Optional<ParamSpec>> rows) {
    if (before.equals(after)) {
      return;
    }
    Set<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      Optional<ParamSpec> row = rows.apply(id);
      String name = row.map(ParamSpec::name).orElse(id);
      changed(name + " of " + owner, value(row, before.get(id)), value(row, after.get(id)));
    }
  }

  private static String value(Optional<ParamSpec> row, Double value) {
    if (row.isPresent()) {
      return ParamText.of(row.get(), value == null ? row.get().defaultValue() : value);
    }
    return value == null ? "nothing" : ParamText.number(value);
  }

  private void files(String owner, Map<String, FileRef> before, Map<String, FileRef> after) {
    Set<String> slots = new TreeSet<>(before.keySet());
    slots.addAll(after.keySet());
    for (String slot : slots) {
      changed(slot + " of " + owner, name(before.get(slot)), name(after.get(slot)));
    }
  }

  private static String name(FileRef file) {
    return file == null ? "nothing" : file.name();
  }

  private void changed(String what, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      found.add("%s: %s, was %s".formatted(what, after, before));
    }
  }

  private static <T> Map<Integer, T> byId(List<T> list, Function<T, Integer> id) {
    Map<Integer, T> map = new HashMap<>();
    list.forEach(element -> map.put(id.apply(element), element));
    return map;
  }
}
