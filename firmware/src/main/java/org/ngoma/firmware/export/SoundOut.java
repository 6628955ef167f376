package org.ngoma.firmware.export;

import java.io.IOException;

/** A file of sound that is being written: there whole in the end, or not at all. */
interface SoundOut {

  /** Appends frames from index {@code from} on; 1 is full scale. */
  void write(float[] left, float[] right, int from, int count) throws IOException;

  /** Makes it whole and puts it in its place. */
  void finish() throws IOException;

  /** Leaves nothing behind; does nothing after {@link #finish}. */
  void abort();
}
