package org.ngoma.firmware.midi;

import org.ngoma.hal.rt.RealTime;

/**
 * A knob or a program on its way to the box, in one long: number in the low 21 bits, port in the
 * next 4, channel in the next 4, one bit for a program, and in the upper half the float of the
 * value.
 */
public final class MidiNotice {

  private static final int NUMBER = 21;
  private static final long PROGRAM = 1L << 29;

  private MidiNotice() {}

  /** A knob; its value is 0..1. */
  @RealTime
  static long control(int port, int channel, int number, float value) {
    return number
        | (long) port << NUMBER
        | (long) channel << (NUMBER + 4)
        | (long) Float.floatToRawIntBits(value) << 32;
  }

  /** A program and its bank; the value is 0. */
  @RealTime
  public static long program(int port, int channel, int bank, int program) {
    return control(port, channel, bank << 7 | program, 0) | PROGRAM;
  }

  public static boolean isProgram(long packed) {
    return (packed & PROGRAM) != 0;
  }

  /** Number of a control, or 128 times the bank and the program. */
  public static int number(long packed) {
    return (int) packed & ((1 << NUMBER) - 1);
  }

  public static int port(long packed) {
    return (int) (packed >> NUMBER) & 15;
  }

  public static int channel(long packed) {
    return (int) (packed >> (NUMBER + 4)) & 15;
  }

  public static float value(long packed) {
    return Float.intBitsToFloat((int) (packed >>> 32));
  }
}
