package org.ngoma.sequencer.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A row of the launch grid: patterns that begin together.
 *
 * @param id unique within the project
 * @param cells what each track plays, each track once; a track without a cell goes on as it did
 */
public record Scene(int id, String name, List<Cell> cells) {

  /** The cell stops its track. */
  public static final int SILENCE = -1;

  /**
   * What one track plays.
   *
   * @param patternId of the track, or {@link Scene#SILENCE}; one that is gone is silence, too
   */
  public record Cell(int trackId, int patternId) {}

  public Scene {
    cells = List.copyOf(cells);
    Set<Integer> tracks = new HashSet<>();
    for (Cell cell : cells) {
      if (!tracks.add(cell.trackId())) {
        throw new IllegalArgumentException(
            "scene %s has two cells for track %d: one is enough".formatted(name, cell.trackId()));
      }
    }
  }
}
