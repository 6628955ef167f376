package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ngoma.sequencer.model.ParamSpec;

/**
 * Playing allocates nothing. Runs in a JVM without the optimising compiler, which would hide what
 * the interpreter allocates.
 */
class ProcessorAllocationTest {

  private static final int BLOCKS = 2000;

  static List<ProcessorKind> kinds() {
    return Processors.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void playingAllocatesNothing(ProcessorKind kind) {
    Processor processor = kind.create().get();
    processor.prepare(48_000);
    float[] values = knobValues(processor);
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    Block block = new Block();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    play(processor, values, block, left, right);
    long before = threads.getCurrentThreadAllocatedBytes();
    play(processor, values, block, left, right);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(0, allocated, "bytes in " + BLOCKS + " blocks");
  }

  /** Two values of each row, drawn once: the drawing itself may allocate. */
  private static float[] knobValues(Processor processor) {
    float[] values = new float[2 * processor.params().size()];
    for (int row = 0; row < processor.params().size(); row++) {
      ParamSpec spec = processor.params().get(row);
      values[2 * row] = (float) spec.defaultValue();
      values[2 * row + 1] = (float) spec.valueAt(0.37);
    }
    return values;
  }

  private static void play(
      Processor processor, float[] values, Block block, float[] left, float[] right) {
    int rows = values.length / 2;
    for (int b = 0; b < BLOCKS; b++) {
      int row = b % rows;
      processor.set(row, values[2 * row + (b / rows & 1)]);
      if (processor instanceof Instrument instrument) {
        playNotes(instrument, b);
        instrument.process(block, left, right);
      } else if (processor instanceof Effect effect) {
        left[b & 31] += 0.5f;
        effect.process(block, left, right);
      }
    }
    processor.reset();
  }

  private static void playNotes(Instrument instrument, int b) {
    if (b % 3 == 0) {
      instrument.noteOn(b & 31, b + 1, 35 + b % 47, 0.1f + (b % 9) * 0.1f);
    }
    if (b % 7 == 0 && b > 20) {
      instrument.noteOff(b & 31, b - 20);
    }
    if (b % 401 == 400) {
      instrument.allNotesOff();
    }
  }
}
