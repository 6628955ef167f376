package org.ngoma.firmware.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ngoma.hal.rt.RealTime;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Classes that play hold no texts. When the optimising compiler takes up one of their methods, the
 * audio thread would create every text constant of the class: an allocation that no count under the
 * simple compiler and no walk over instructions sees.
 */
class NoTextsTest {

  @Test
  void classesThatPlayHoldNoTexts() {
    assertEquals(Set.of(), withTexts(ByteCode.ofModules()));
  }

  @Test
  void aTextIsFoundWhereverItStands() {
    assertEquals(
        new TreeSet<>(List.of("Concatenates", "Declares", "Throws")),
        withTexts(ByteCode.of(Concatenates.class, Declares.class, Throws.class, Silent.class)));
  }

  private static Set<String> withTexts(ByteCode code) {
    Set<String> found = new TreeSet<>();
    for (ByteCode.Method root : new RealTimeScan(code).roots()) {
      if (holdsText(root.owner())) {
        found.add(root.owner().name.replaceAll(".*[/$]", ""));
      }
    }
    return found;
  }

  private static boolean holdsText(ClassNode type) {
    for (FieldNode field : type.fields) {
      if (field.value instanceof String) {
        return true;
      }
    }
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        boolean text =
            switch (instruction) {
              case LdcInsnNode constant -> constant.cst instanceof String;
              case InvokeDynamicInsnNode call ->
                  Arrays.stream(call.bsmArgs).anyMatch(String.class::isInstance);
              default -> false;
            };
        if (text) {
          return true;
        }
      }
    }
    return false;
  }

  /** A message far from the audio thread, but in its class. */
  static final class Throws {
    Throws(int frames) {
      if (frames < 0) {
        throw new IllegalArgumentException("frames below 0");
      }
    }

    @RealTime
    void play() {}
  }

  static final class Concatenates {
    @RealTime
    void play() {}

    String words(int frames) {
      return frames + " frames";
    }
  }

  static final class Declares {
    static final String NAME = "declared";

    @RealTime
    void play() {}
  }

  static final class Silent {
    @RealTime
    void play() {}
  }
}
