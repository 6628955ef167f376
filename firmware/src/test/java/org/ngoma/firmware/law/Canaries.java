package org.ngoma.firmware.law;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.ngoma.hal.rt.RealTime;

/** Code that breaks the real-time contract, each class in one way, and some that keeps it. */
@SuppressWarnings({
  "unused",
  "EnumOrdinal",
  "StaticAssignmentOfThrowable"
}) // breaking rules is the point
final class Canaries {

  private Canaries() {}

  static final class Allocates {
    Object last;

    @RealTime
    void process() {
      last = new Segment();
    }
  }

  static final class AllocatesArrays {
    float[] line;
    String[] names;
    float[][] table;

    @RealTime
    void process() {
      line = new float[8];
      names = new String[2];
      table = new float[2][3];
    }
  }

  static final class Boxes {
    Object last;

    @RealTime
    void process(int value) {
      last = value;
    }
  }

  static final class MakesLambda {
    IntUnaryOperator last;

    @RealTime
    void process(int gain) {
      last = x -> x * gain;
    }
  }

  static final class Locks {
    int count;

    @RealTime
    void process() {
      synchronized (this) {
        count++;
      }
    }
  }

  static final class IsSynchronized {
    int count;

    @RealTime
    synchronized void process() {
      count++;
    }
  }

  static final class JoinsStrings {
    String last;

    @RealTime
    void process(int value) {
      last = "value " + value;
    }
  }

  static final class Iterates {
    int sum;

    @RealTime
    void process(List<Locks> list) {
      for (Locks one : list) {
        sum += one.count;
      }
    }
  }

  enum Mode {
    SLOW,
    FAST
  }

  static final class CopiesValues {
    Mode mode;

    @RealTime
    void process(int index) {
      mode = Mode.values()[index];
    }
  }

  static final class SwitchesOverStrings {
    @RealTime
    int process(String name) {
      return switch (name) {
        case "slow" -> 1;
        case "fast" -> 2;
        default -> 0;
      };
    }
  }

  sealed interface Shape {}

  record Saw(int slope) implements Shape {}

  record Pulse(int width) implements Shape {}

  static final class SwitchesOverTypes {
    @RealTime
    int process(Shape shape) {
      return switch (shape) {
        case Saw saw -> saw.slope;
        case Pulse pulse -> pulse.width;
      };
    }
  }

  static final class Throws {
    @RealTime
    void process(int value) {
      if (value < 0) {
        throw new IllegalArgumentException();
      }
    }
  }

  static final class ThrowsPrepared {
    private static final IllegalStateException PREPARED = new IllegalStateException();

    @RealTime
    void process(int value) {
      if (value < 0) {
        throw PREPARED;
      }
    }
  }

  static final class CallsPow {
    @RealTime
    double process(double x) {
      return Math.pow(x, 3);
    }
  }

  static final class CallsLibrary {
    @RealTime
    int process(AtomicInteger counter) {
      return counter.incrementAndGet();
    }
  }

  static final class CallsNative {
    @RealTime
    void process() {
      outside();
    }

    private static native void outside();
  }

  static final class ClonesArray {
    @RealTime
    float[] process(float[] line) {
      return line.clone();
    }
  }

  /** Marked on the interface only, and three calls deep. */
  interface Voice {
    @RealTime
    void render();
  }

  static final class DeepVoice implements Voice {
    private final Envelope envelope = new Envelope();

    @Override
    public void render() {
      envelope.advance();
    }
  }

  static final class Envelope {
    private Segment segment = new Segment();

    void advance() {
      next();
    }

    private void next() {
      segment = new Segment();
    }
  }

  static final class Segment {}

  /** The implementation of a marked method is inherited from a class that knows no interface. */
  abstract static class Base {
    Object last;

    public void render() {
      last = new Object();
    }
  }

  static final class Heir extends Base implements Voice {}

  /** A call through an unmarked interface lands in whatever implements it. */
  interface Filter {
    float next(float in);
  }

  static final class CallsThroughInterface {
    @RealTime
    float process(Filter filter) {
      return filter.next(1);
    }
  }

  static final class LeakyFilter implements Filter {
    float[] line;

    @Override
    public float next(float in) {
      line = new float[1];
      return in;
    }
  }

  /** The same with a lambda made elsewhere: its body runs here. */
  static final class CallsLambda {
    static Filter leaky() {
      return in -> new float[] {in}[0];
    }

    @RealTime
    float process(Filter filter) {
      return filter.next(1);
    }
  }

  static final class Clean implements Voice {
    private final float[] line = new float[32];
    private final Envelope unused = new Envelope();
    private int at;
    private Mode mode = Mode.SLOW;

    @Override
    public void render() {
      try {
        for (int i = 0; i < line.length; i++) {
          line[i] = Math.fma(line[i], 0.5f, Float.intBitsToFloat(at));
        }
      } finally {
        at = speed(mode) + mode.ordinal();
      }
      System.arraycopy(line, 0, line, 16, 16);
    }

    private static int speed(Mode mode) {
      return mode == Mode.FAST ? 2 : 1;
    }
  }
}
