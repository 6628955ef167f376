package org.ngoma.alsa;

import java.util.Arrays;
import org.ngoma.hal.midi.MidiPorts;

/**
 * The sequencer's numbers for what is ours, as the device thread sets them and the threads that
 * send and receive read them.
 */
final class SeqNumbers {

  static final int NONE = -1;

  private static final int MOST_PORTS = 256;

  /** Our inputs and outputs; {@link #NONE} before they are there. */
  final int[] inputs = new int[MidiPorts.PORTS];

  final int[] outputs = new int[MidiPorts.PORTS];

  /** Number of our input by the sequencer's number of a port. */
  final int[] inputOf = new int[MOST_PORTS];

  int queue;

  /** What is to be added to the queue's time to get the clock's. */
  volatile long queueToClock;

  SeqNumbers() {
    Arrays.fill(inputs, NONE);
    Arrays.fill(outputs, NONE);
    Arrays.fill(inputOf, NONE);
  }
}
