package org.ngoma.firmware.fuzz;

/** Something that reads bytes of strangers. */
interface FuzzTarget {

  /**
   * Reads them, and checks what it got. Refusals that are meant are caught here.
   *
   * @throws Exception when it is not as it should be: a finding
   */
  void read(byte[] bytes) throws Exception;
}
