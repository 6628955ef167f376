package org.ngoma.sequencer.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole piece of music.
 *
 * @param tempos at least one, the first at tick 0, ticks rising
 * @param signatures at least one, the first at tick 0, ticks rising
 * @param tracks at most 64
 * @param returns four, fed by the sends A to D of tracks and groups
 * @param groups four, fed by the tracks that go to them
 * @param master what all ends in; its true-peak limiter stands behind its chain and cannot be
 *     removed
 * @param markers names of parts, lyrics and the like, sorted by tick
 * @param scenes rows of the launch grid, from the top
 */
public record Project(
    String name,
    List<TempoChange> tempos,
    List<SignatureChange> signatures,
    List<Track> tracks,
    List<Bus> returns,
    List<Bus> groups,
    Bus master,
    List<Marker> markers,
    List<Scene> scenes) {

  /** Sends of a track, and places that they go to. */
  public static final int RETURNS = 4;

  /** Groups that a track can go through. */
  public static final int GROUPS = 4;

  /** Most tracks of one project. */
  public static final int MAX_TRACKS = 64;

  /** Most tempo changes, and most signature changes: what fits into one message to the engine. */
  public static final int MAX_CHANGES = 16_384;

  /** Most scenes of one project. */
  public static final int MAX_SCENES = 1000;

  /** Most markers of one project. */
  public static final int MAX_MARKERS = 65_536;

  private static final Comparator<Marker> BY_TICK = Comparator.comparingLong(Marker::tick);

  public Project {
    tempos = List.copyOf(tempos);
    signatures = List.copyOf(signatures);
    tracks = List.copyOf(tracks);
    returns = List.copyOf(returns);
    groups = List.copyOf(groups);
    if (returns.size() != RETURNS || groups.size() != GROUPS) {
      throw new IllegalArgumentException("a project has 4 returns and 4 groups");
    }
    if (tempos.isEmpty() || tempos.getFirst().tick() != 0) {
      throw new IllegalArgumentException("a project has a tempo at tick 0");
    }
    if (signatures.isEmpty() || signatures.getFirst().tick() != 0) {
      throw new IllegalArgumentException("a project has a signature at tick 0");
    }
    for (int i = 1; i < tempos.size(); i++) {
      if (tempos.get(i).tick() <= tempos.get(i - 1).tick()) {
        throw new IllegalArgumentException(
            "tempo changes out of order at tick " + tempos.get(i).tick());
      }
    }
    for (int i = 1; i < signatures.size(); i++) {
      if (signatures.get(i).tick() <= signatures.get(i - 1).tick()) {
        throw new IllegalArgumentException(
            "signature changes out of order at tick " + signatures.get(i).tick());
      }
    }
    if (Math.max(tempos.size(), signatures.size()) > MAX_CHANGES) {
      throw new IllegalArgumentException(
          "more than 16,384 changes of tempo or of signature: thin them out");
    }
    markers = Sorted.copyOf(markers, BY_TICK);
    if (markers.size() > MAX_MARKERS) {
      throw new IllegalArgumentException(
          markers.size() + " markers: a project holds 65,536 at most");
    }
    scenes = List.copyOf(scenes);
    if (scenes.size() > MAX_SCENES) {
      throw new IllegalArgumentException(scenes.size() + " scenes: a project holds 1000 at most");
    }
    if (scenes.stream().map(Scene::id).distinct().count() < scenes.size()) {
      throw new IllegalArgumentException("two scenes have the same id: give each its own");
    }
    if (tracks.size() > MAX_TRACKS) {
      throw new IllegalArgumentException(tracks.size() + " tracks: a project holds 64 at most");
    }
  }

  /** One without markers and scenes. */
  public Project(
      String name,
      List<TempoChange> tempos,
      List<SignatureChange> signatures,
      List<Track> tracks,
      List<Bus> returns,
      List<Bus> groups,
      Bus master) {
    this(name, tempos, signatures, tracks, returns, groups, master, List.of(), List.of());
  }

  /** One with the mixer as it comes out of the box. */
  public Project(
      String name, List<TempoChange> tempos, List<SignatureChange> signatures, List<Track> tracks) {
    this(
        name,
        tempos,
        signatures,
        tracks,
        returns(Map.of(), Map.of()),
        groupsAsDelivered(),
        Bus.plain("Master"));
  }

  /** No tracks, 120 BPM, 4/4. */
  public static Project empty(String name) {
    return new Project(
        name, List.of(new TempoChange(0, 120)), List.of(new SignatureChange(0, 4, 4)), List.of());
  }

  /**
   * The returns as they come out of the box: a delay behind send A and a reverb behind send B.
   *
   * @param delay values of the delay
   * @param reverb values of the reverb
   */
  public static List<Bus> returns(Map<String, Double> delay, Map<String, Double> reverb) {
    return List.of(
        new Bus("Delay", Map.of(), List.of(Device.of(1, "delay").withParams(delay))),
        new Bus("Reverb", Map.of(), List.of(Device.of(2, "reverb").withParams(reverb))),
        Bus.plain("Return C"),
        Bus.plain("Return D"));
  }

  private static List<Bus> groupsAsDelivered() {
    List<Bus> groups = new ArrayList<>();
    for (int number = 1; number <= GROUPS; number++) {
      groups.add(Bus.plain("Group " + number));
    }
    return groups;
  }

  /** The same with another name. */
  public Project withName(String newName) {
    return new Project(
        newName, tempos, signatures, tracks, returns, groups, master, markers, scenes);
  }

  /** The same with another tempo map. */
  public Project withTempos(List<TempoChange> newTempos) {
    return new Project(
        name, newTempos, signatures, tracks, returns, groups, master, markers, scenes);
  }

  /** The same with other signatures. */
  public Project withSignatures(List<SignatureChange> newSignatures) {
    return new Project(
        name, tempos, newSignatures, tracks, returns, groups, master, markers, scenes);
  }

  /** The same with other tracks. */
  public Project withTracks(List<Track> newTracks) {
    return new Project(
        name, tempos, signatures, newTracks, returns, groups, master, markers, scenes);
  }

  /** The same with other returns. */
  public Project withReturns(List<Bus> newReturns) {
    return new Project(
        name, tempos, signatures, tracks, newReturns, groups, master, markers, scenes);
  }

  /** The same with other groups. */
  public Project withGroups(List<Bus> newGroups) {
    return new Project(
        name, tempos, signatures, tracks, returns, newGroups, master, markers, scenes);
  }

  /** The same with another master. */
  public Project withMaster(Bus newMaster) {
    return new Project(
        name, tempos, signatures, tracks, returns, groups, newMaster, markers, scenes);
  }

  /** The same with other markers. */
  public Project withMarkers(List<Marker> newMarkers) {
    return new Project(
        name, tempos, signatures, tracks, returns, groups, master, newMarkers, scenes);
  }

  /** The same with other scenes. */
  public Project withScenes(List<Scene> newScenes) {
    return new Project(
        name, tempos, signatures, tracks, returns, groups, master, markers, newScenes);
  }

  /** The return, group or master that stands there. */
  public Bus bus(Place place) {
    return switch (place.kind()) {
      case RETURN -> returns.get(place.number() - 1);
      case GROUP -> groups.get(place.number() - 1);
      case MASTER -> master;
      case TRACK -> throw new IllegalArgumentException("track " + place.number() + " is no bus");
    };
  }

  /** The same with another return, group or master. */
  public Project withBus(Place place, Bus bus) {
    return switch (place.kind()) {
      case RETURN -> withReturns(with(returns, place.number() - 1, bus));
      case GROUP -> withGroups(with(groups, place.number() - 1, bus));
      case MASTER -> withMaster(bus);
      case TRACK -> throw new IllegalArgumentException("track " + place.number() + " is no bus");
    };
  }

  private static List<Bus> with(List<Bus> buses, int index, Bus bus) {
    List<Bus> next = new ArrayList<>(buses);
    next.set(index, bus);
    return next;
  }

  /** The track with this id. */
  public Optional<Track> track(int id) {
    return tracks.stream().filter(t -> t.id() == id).findFirst();
  }

  /** First tick after the last clip; 0 when nothing is placed. */
  public long endTick() {
    long end = 0;
    for (Track track : tracks) {
      if (!track.clips().isEmpty()) {
        end = Math.max(end, track.clips().getLast().endTick());
      }
      if (!track.audio().isEmpty()) {
        end = Math.max(end, track.audio().getLast().endTick());
      }
    }
    return end;
  }
}
