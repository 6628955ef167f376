package org.ngoma.firmware.export;

/** Who waits for an export, on the thread that exports. */
public interface Progress {

  /**
   * So much is done.
   *
   * @param part 0 to 1
   * @return false to have it stop
   */
  boolean at(double part);

  /** The same for a part of the whole. */
  default Progress within(double from, double to) {
    return part -> at(from + part * (to - from));
  }
}
