package org.ngoma.firmware.store;

import org.ngoma.sequencer.model.Project;

/** How much a file may hold before it is refused: far above any music, far below this machine. */
final class Bounds {
  /** Bytes of one project's JSON. */
  static final int JSON_BYTES = 64 << 20;

  /** Characters of one string. */
  static final int STRING_CHARS = 1 << 20;

  /** Objects and arrays inside each other. */
  static final int NESTING = 64;

  /** Digits and signs of one number. */
  static final int NUMBER_CHARS = 64;

  /** Notes of one project. */
  static final int NOTES = 2_000_000;

  /** Patterns of one project, and clips of one project. */
  static final int PATTERNS = 100_000;

  /** Tempo changes, and signature changes. */
  static final int CHANGES = Project.MAX_CHANGES;

  /** Parameters of one track or of the song. */
  static final int PARAMS = 10_000;

  /** Files of one track or effect. */
  static final int FILES = 1_000;

  /** Bytes of one sample. */
  static final long SAMPLE_BYTES = 1L << 31;

  /** Largest id of a track or pattern; commands allow as much. */
  static final int ID = 1_000_000_000;

  /** Remarks about one file; more are counted, not kept. */
  static final int REMARKS = 16;

  /** Entries of an archive: as many as ZIP can count. */
  static final int ENTRIES = 65_534;

  /** Bytes of an archive: as many as ZIP can count, and a little less for its directory. */
  static final long ARCHIVE_BYTES = (1L << 32) - (16 << 20);

  /** Bytes of an archive's directory of entries. */
  static final int DIRECTORY_BYTES = 12 << 20;

  /** Unpacked size over packed size: real projects stay under 30. */
  static final int RATIO = 200;

  private Bounds() {}
}
