package org.ngoma.firmware.box;

import java.nio.file.Path;

/**
 * How a box records.
 *
 * @param from {@code "input"}, {@code "master"}, or number or name of a track
 * @param thresholdDb level that begins it, negative infinity for at once
 * @param preRollMs kept of what lies before
 * @param latencyMs that the player knows of, beyond what is known here
 * @param track to which it goes, null for the one that is armed or a new one
 * @param out the project file to write, null for the one that was opened
 */
public record RecordOptions(
    String from, double thresholdDb, double preRollMs, double latencyMs, String track, Path out) {

  /** As much of what lies before the threshold is kept unless one says otherwise. */
  public static final double PRE_ROLL_MS = 200;
}
