package org.ngoma.instruments.sound;

import java.util.stream.Stream;
import org.ngoma.sequencer.model.ParamTable;

/** The knobs that exist once: those of the limiter at the end, then those of the whole mixer. */
public final class SongTable {

  private static final TableBuilder ROWS = new TableBuilder("mix", "0.1");

  /** Index of the first row of the limiter. */
  public static final int MASTER = 0;

  /**
   * What a track loses on both sides when it moves from one side to the centre: equal power, a
   * compromise, equal sum, or nothing (a balance).
   */
  public static final int PAN_LAW =
      MasterTable.TABLE.size()
          + ROWS.choice("pan_law", "Pan law", "PanLaw", 0, "-3 dB", "-4.5 dB", "-6 dB", "0 dB");

  public static final ParamTable TABLE =
      new ParamTable(
          Stream.of(MasterTable.TABLE, ROWS.build())
              .flatMap(table -> table.specs().stream())
              .toList());

  private SongTable() {}
}
