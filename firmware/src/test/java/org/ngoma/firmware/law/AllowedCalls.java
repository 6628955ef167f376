package org.ngoma.firmware.law;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The calls into the JDK that the audio thread may make. Each row was looked at: it neither
 * allocates nor locks nor waits, on x86 and on arm64, and gives the same bits on both. Whoever
 * needs another adds a row here, with the reason.
 */
final class AllowedCalls {

  /**
   * The only places whose native methods the audio thread may enter: direct-mapped, no argument
   * boxed.
   */
  static final List<String> NATIVE_HOMES = List.of("org/ngoma/alsa/", "org/ngoma/hal/rt/");

  /**
   * Written by the compiler behind an exhaustive switch, for values that cannot occur unless
   * classes of different builds are mixed.
   */
  static final String UNREACHABLE = "java/lang/MatchException";

  private static final Map<String, Set<String>> BY_NAME =
      Map.ofEntries(
          // Exact in IEEE 754, or plain integer arithmetic. Not sin, exp, pow: their last bit is
          // free.
          Map.entry(
              "java/lang/Math",
              Set.of(
                  "abs",
                  "min",
                  "max",
                  "clamp",
                  "fma",
                  "floor",
                  "ceil",
                  "rint",
                  "round",
                  "sqrt",
                  "signum",
                  "copySign",
                  "scalb",
                  "getExponent",
                  "ulp",
                  "floorMod",
                  "floorDiv",
                  "ceilDiv",
                  "multiplyHigh",
                  "unsignedMultiplyHigh",
                  "negateExact")),
          Map.entry(
              "java/lang/Float",
              Set.of(
                  "floatToRawIntBits",
                  "floatToIntBits",
                  "intBitsToFloat",
                  "isFinite",
                  "isNaN",
                  "isInfinite",
                  "min",
                  "max",
                  "compare")),
          Map.entry(
              "java/lang/Double",
              Set.of(
                  "doubleToRawLongBits",
                  "doubleToLongBits",
                  "longBitsToDouble",
                  "isFinite",
                  "isNaN",
                  "isInfinite",
                  "min",
                  "max",
                  "compare")),
          Map.entry(
              "java/lang/Integer",
              Set.of(
                  "numberOfLeadingZeros",
                  "numberOfTrailingZeros",
                  "bitCount",
                  "highestOneBit",
                  "lowestOneBit",
                  "rotateLeft",
                  "rotateRight",
                  "reverse",
                  "compare",
                  "compareUnsigned",
                  "divideUnsigned",
                  "remainderUnsigned",
                  "toUnsignedLong",
                  "signum",
                  "min",
                  "max")),
          Map.entry(
              "java/lang/Long",
              Set.of(
                  "numberOfLeadingZeros",
                  "numberOfTrailingZeros",
                  "bitCount",
                  "highestOneBit",
                  "lowestOneBit",
                  "rotateLeft",
                  "rotateRight",
                  "reverse",
                  "compare",
                  "compareUnsigned",
                  "divideUnsigned",
                  "remainderUnsigned",
                  "signum",
                  "min",
                  "max")),
          Map.entry("java/lang/Byte", Set.of("toUnsignedInt")),
          Map.entry("java/lang/Short", Set.of("toUnsignedInt", "reverseBytes")),
          // Copies and fills between arrays that exist.
          Map.entry("java/lang/System", Set.of("arraycopy", "nanoTime")),
          Map.entry("java/util/Arrays", Set.of("fill")),
          // Reads a field of the enum; the array behind values() would be cloned.
          Map.entry("java/lang/Enum", Set.of("ordinal")),
          // Ordered access to shared memory. Descriptors are exact, so nothing is converted.
          Map.entry(
              "java/lang/invoke/VarHandle",
              Set.of(
                  "get",
                  "set",
                  "getAcquire",
                  "setRelease",
                  "getOpaque",
                  "setOpaque",
                  "getVolatile",
                  "setVolatile",
                  "compareAndSet",
                  "getAndSet",
                  "getAndAdd",
                  "fullFence",
                  "acquireFence",
                  "releaseFence",
                  "loadLoadFence",
                  "storeStoreFence")),
          Map.entry("java/lang/Thread", Set.of("onSpinWait")));

  /** Absolute access only: it touches no position that another thread could move. */
  private static final Pattern BUFFER =
      Pattern.compile("java/nio/(Byte|Short|Int|Long|Float|Double)Buffer");

  private static final Pattern ABSOLUTE_GET = Pattern.compile("get\\w*\\(I\\)[BSIJFD]");
  private static final Pattern ABSOLUTE_PUT = Pattern.compile("put\\w*\\(I[BSIJFD]\\)L.*");
  private static final Pattern BULK = Pattern.compile("(get|put)\\(I\\[[BSIJFD]II\\)L.*");

  private AllowedCalls() {}

  static boolean allows(String owner, String name, String descriptor) {
    if (BUFFER.matcher(owner).matches()) {
      String call = name + descriptor;
      return ABSOLUTE_GET.matcher(call).matches()
          || ABSOLUTE_PUT.matcher(call).matches()
          || BULK.matcher(call).matches();
    }
    if (owner.equals("java/util/Objects") && name.equals("requireNonNull")) {
      // The compiler writes the plain form itself, before a constant read through an object.
      return descriptor.equals("(Ljava/lang/Object;)Ljava/lang/Object;");
    }
    return BY_NAME.getOrDefault(owner, Set.of()).contains(name) && !isBoxing(descriptor);
  }

  /** A VarHandle called with an Object where a primitive lives boxes it on the way. */
  private static boolean isBoxing(String descriptor) {
    return descriptor.contains("Ljava/lang/Object;)") || descriptor.endsWith(")Ljava/lang/Object;");
  }
}
