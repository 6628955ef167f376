package org.ngoma.firmware.lane;

import java.util.List;
import org.ngoma.sequencer.model.TrackKind;

/**
 * The slow lane's messages: a project, or what changed of it, between {@link #BEGIN} and {@link
 * #COMMIT}. The first long is the code. A reader that meets the middle of an upload drops it until
 * the next BEGIN of its own generation.
 */
public final class Upload {

  /** Engine generation, load id, 1 when everything follows or 0 when only what changed. */
  public static final int BEGIN = 1;

  /** Then {@code TempoMap.encode}. */
  public static final int TEMPO = 2;

  /**
   * Index, track id, number of the kind, number of instrument values, number of channel values,
   * then the values as float bits.
   */
  public static final int TRACK = 3;

  /** Index, length of the whole, offset of this part, then the part of {@code TrackScore.data}. */
  public static final int SCORE = 4;

  /** Then the song-wide values as float bits. */
  public static final int SONG = 5;

  /** Then {@code Score.flat} of the signatures. */
  public static final int SIGNATURES = 6;

  /** Load id, number of tracks, end tick. */
  public static final int COMMIT = 7;

  /** Longs of the longest message; longer scores go in parts. */
  public static final int MAX_LONGS = 1 << 16;

  /** Kinds of tracks by the number that stands for them in {@link #TRACK}. */
  public static final List<TrackKind> KINDS = List.of(TrackKind.values());

  private Upload() {}
}
