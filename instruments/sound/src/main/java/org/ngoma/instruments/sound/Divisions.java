package org.ngoma.instruments.sound;

/** Note lengths that a knob may be synced to: straight, D dotted, T triplets, long ones first. */
final class Divisions {

  private static final String[] NAMES = {
    "4/1", "2/1", "1/1", "1/2D", "1/2", "1/4D", "1/2T", "1/4", "1/8D", "1/4T", "1/8", "1/16D",
    "1/8T", "1/16", "1/16T", "1/32", "1/32T"
  };

  private static final float[] BEATS = {
    16, 8, 4, 3, 2, 1.5f, 4 / 3f, 1, 0.75f, 2 / 3f, 0.5f, 0.375f, 1 / 3f, 0.25f, 1 / 6f, 0.125f,
    1 / 12f
  };

  private Divisions() {}

  /** Labels of a choice: first what is not synced, then the divisions. */
  static String[] after(String... unsynced) {
    String[] labels = new String[unsynced.length + NAMES.length];
    System.arraycopy(unsynced, 0, labels, 0, unsynced.length);
    System.arraycopy(NAMES, 0, labels, unsynced.length, NAMES.length);
    return labels;
  }

  /** Length in quarters of each division, in the order of the labels. */
  static float[] beats() {
    return BEATS.clone();
  }
}
