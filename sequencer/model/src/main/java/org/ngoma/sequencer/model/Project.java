package org.ngoma.sequencer.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole piece of music.
 *
 * @param tempos at least one, the first at tick 0, ticks rising
 * @param signatures at least one, the first at tick 0, ticks rising
 * @param tracks at most 64
 * @param params values of the song-wide parameters by id; unknown ids are kept
 */
public record Project(
    String name,
    List<TempoChange> tempos,
    List<SignatureChange> signatures,
    List<Track> tracks,
    Map<String, Double> params) {

  /** Most tracks of one project. */
  public static final int MAX_TRACKS = 64;

  /** Most tempo changes, and most signature changes: what fits into one message to the engine. */
  public static final int MAX_CHANGES = 16_384;

  public Project {
    tempos = List.copyOf(tempos);
    signatures = List.copyOf(signatures);
    tracks = List.copyOf(tracks);
    params = Map.copyOf(params);
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
    if (tracks.size() > MAX_TRACKS) {
      throw new IllegalArgumentException(tracks.size() + " tracks: a project holds 64 at most");
    }
  }

  /** No tracks, 120 BPM, 4/4. */
  public static Project empty(String name) {
    return new Project(
        name,
        List.of(new TempoChange(0, 120)),
        List.of(new SignatureChange(0, 4, 4)),
        List.of(),
        Map.of());
  }

  /** The same with another name. */
  public Project withName(String newName) {
    return new Project(newName, tempos, signatures, tracks, params);
  }

  /** The same with another tempo map. */
  public Project withTempos(List<TempoChange> newTempos) {
    return new Project(name, newTempos, signatures, tracks, params);
  }

  /** The same with other signatures. */
  public Project withSignatures(List<SignatureChange> newSignatures) {
    return new Project(name, tempos, newSignatures, tracks, params);
  }

  /** The same with other tracks. */
  public Project withTracks(List<Track> newTracks) {
    return new Project(name, tempos, signatures, newTracks, params);
  }

  /** The same with other values of the song's parameters. */
  public Project withParams(Map<String, Double> newParams) {
    return new Project(name, tempos, signatures, tracks, newParams);
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
    }
    return end;
  }
}
