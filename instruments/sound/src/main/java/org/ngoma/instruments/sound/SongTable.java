package org.ngoma.instruments.sound;

import java.util.stream.Stream;
import org.ngoma.sequencer.model.ParamTable;

/** The knobs that exist once: first those of the delay, then of the reverb, then of the master. */
public final class SongTable {

  /** Index of the first row of the delay. */
  public static final int DELAY = 0;

  /** Index of the first row of the reverb. */
  public static final int REVERB = DelayTable.TABLE.size();

  /** Index of the first row of the master. */
  public static final int MASTER = REVERB + ReverbTable.TABLE.size();

  public static final ParamTable TABLE =
      new ParamTable(
          Stream.of(DelayTable.TABLE, ReverbTable.TABLE, MasterTable.TABLE)
              .flatMap(table -> table.specs().stream())
              .toList());

  private SongTable() {}
}
