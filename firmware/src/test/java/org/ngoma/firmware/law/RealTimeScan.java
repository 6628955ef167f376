package org.ngoma.firmware.law;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ngoma.firmware.law.ByteCode.Method;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Walks everything that a {@code @RealTime} method can reach and collects what must not run on the
 * audio thread.
 *
 * <p>It reads, and does not run, so it follows every implementation that a call could land in,
 * whether or not a song uses it. Two things it leaves to others: static initialisers of the classes
 * on the way ({@link InitialisersTest} sees that they have run before the first block), and
 * allocation inside native code (the 0-byte test sees it).
 */
final class RealTimeScan {

  private static final String REAL_TIME = "Lorg/ngoma/hal/rt/RealTime;";

  private final ByteCode code;
  private final Set<Method> roots = new LinkedHashSet<>();
  private final Map<Method, Method> cameFrom = new LinkedHashMap<>();
  private final List<Offence> offences = new ArrayList<>();

  /**
   * Something forbidden, and the shortest way to it.
   *
   * @param what the deed, such as {@code allocates float[]}
   * @param where file and line
   * @param path from the marked method to the one that does it
   */
  record Offence(String what, String where, List<Method> path) {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(where).append(' ').append(what);
      for (int i = path.size() - 1; i >= 0; i--) {
        text.append("\n    ").append(i == path.size() - 1 ? "in " : "called by ");
        text.append(i == 0 ? "@RealTime " : "").append(path.get(i).words());
      }
      return text.toString();
    }
  }

  RealTimeScan(ByteCode code) {
    this.code = code;
    code.methods().filter(RealTimeScan::isMarked).forEach(this::addRoots);
    walk();
  }

  /** Methods marked, or implementing one that is. */
  Set<Method> roots() {
    return roots;
  }

  /** Every method that the audio thread may run. */
  Set<Method> reached() {
    return cameFrom.keySet();
  }

  List<Offence> offences() {
    return offences;
  }

  private static boolean isMarked(Method method) {
    List<AnnotationNode> marks = method.node().invisibleAnnotations;
    return marks != null && marks.stream().anyMatch(mark -> mark.desc.equals(REAL_TIME));
  }

  private void addRoots(Method marked) {
    if (isVirtual(marked)) {
      roots.addAll(code.targets(marked.owner().name, marked.node().name, marked.node().desc));
    } else {
      roots.add(marked);
    }
  }

  private static boolean isVirtual(Method method) {
    return !method.has(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)
        && !method.node().name.equals("<init>");
  }

  /** Breadth first, so that the path reported is a shortest one. */
  private void walk() {
    ArrayDeque<Method> open = new ArrayDeque<>(roots);
    roots.forEach(root -> cameFrom.put(root, null));
    while (!open.isEmpty()) {
      Method method = open.poll();
      for (Method next : inspect(method)) {
        if (!cameFrom.containsKey(next)) {
          cameFrom.put(next, method);
          open.add(next);
        }
      }
    }
  }

  /** Notes what one method does wrong and returns the methods of ours that it calls. */
  private List<Method> inspect(Method method) {
    List<Method> calls = new ArrayList<>();
    if (method.has(Opcodes.ACC_SYNCHRONIZED)) {
      accuse(method, 0, "is synchronized");
    }
    if (method.has(Opcodes.ACC_NATIVE)
        && AllowedCalls.NATIVE_HOMES.stream().noneMatch(method.owner().name::startsWith)) {
      accuse(method, 0, "is native outside the direct-mapped calls");
    }
    int line = 0;
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      } else if (instruction instanceof MethodInsnNode call) {
        follow(method, line, call, calls);
      } else {
        String deed = deed(instruction);
        if (!deed.isEmpty()) {
          accuse(method, line, deed);
        }
      }
    }
    return calls;
  }

  private void follow(Method from, int line, MethodInsnNode call, List<Method> calls) {
    boolean exact =
        call.getOpcode() == Opcodes.INVOKESTATIC || call.getOpcode() == Opcodes.INVOKESPECIAL;
    Method named = code.resolve(call.owner, call.name, call.desc);
    if (named == null) {
      String library = code.libraryOwner(call.owner);
      boolean ofUnreachable = library.equals(AllowedCalls.UNREACHABLE);
      boolean constructsObject = library.equals("java/lang/Object") && call.name.equals("<init>");
      if (!ofUnreachable
          && !constructsObject
          && !AllowedCalls.allows(library, call.name, call.desc)) {
        accuse(from, line, callDeed(library, call.name));
      }
    } else if (isEnumValues(named)) {
      accuse(from, line, "copies " + named.words());
    } else if (exact) {
      calls.add(named);
    } else {
      calls.addAll(code.targets(call.owner, call.name, call.desc));
    }
  }

  private static String callDeed(String owner, String name) {
    boolean boxing = owner.startsWith("java/lang/") && name.equals("valueOf");
    return (boxing ? "boxes with " : "calls ") + words(owner, name);
  }

  private static boolean isEnumValues(Method method) {
    return "java/lang/Enum".equals(method.owner().superName)
        && method.sameSignature("values", "()[L" + method.owner().name + ";");
  }

  /** What one instruction other than a call does wrong; empty when nothing. */
  private static String deed(AbstractInsnNode instruction) {
    return switch (instruction.getOpcode()) {
      case Opcodes.NEW -> {
        String type = ((TypeInsnNode) instruction).desc;
        yield type.equals(AllowedCalls.UNREACHABLE) ? "" : "allocates " + simpleName(type);
      }
      case Opcodes.NEWARRAY -> "allocates " + PRIMITIVES[((IntInsnNode) instruction).operand - 4];
      case Opcodes.ANEWARRAY -> "allocates " + simpleName(((TypeInsnNode) instruction).desc) + "[]";
      case Opcodes.MULTIANEWARRAY ->
          "allocates "
              + ByteCode.simpleName(Type.getType(((MultiANewArrayInsnNode) instruction).desc));
      case Opcodes.INVOKEDYNAMIC -> dynamicDeed((InvokeDynamicInsnNode) instruction);
      case Opcodes.MONITORENTER -> "takes a lock";
      case Opcodes.ATHROW -> isRethrow(instruction) ? "" : "throws";
      case Opcodes.LDC ->
          ((LdcInsnNode) instruction).cst instanceof ConstantDynamic
              ? "computes a dynamic constant"
              : "";
      default -> "";
    };
  }

  private static final String[] PRIMITIVES = {
    "boolean[]", "char[]", "float[]", "double[]", "byte[]", "short[]", "int[]", "long[]"
  };

  private static String dynamicDeed(InvokeDynamicInsnNode call) {
    Handle maker = call.bsm;
    return switch (maker.getOwner()) {
      case "java/lang/invoke/LambdaMetafactory" -> "makes a lambda";
      case "java/lang/invoke/StringConcatFactory" -> "joins strings";
      case "java/lang/runtime/SwitchBootstraps" -> "switches over types or enums";
      case "java/lang/runtime/ObjectMethods" -> "compares or prints a record";
      default -> "links " + words(maker.getOwner(), maker.getName());
    };
  }

  /**
   * The compiler ends finally blocks by throwing again what it caught, from a local variable; what
   * was made here stands on the stack instead (and a new exception counts as an allocation, once).
   */
  private static boolean isRethrow(AbstractInsnNode athrow) {
    AbstractInsnNode before = athrow.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      before = before.getPrevious();
    }
    return before != null
        && (before.getOpcode() == Opcodes.ALOAD || before.getOpcode() == Opcodes.INVOKESPECIAL);
  }

  private void accuse(Method method, int line, String what) {
    ArrayDeque<Method> path = new ArrayDeque<>();
    for (Method step = method; step != null; step = cameFrom.get(step)) {
      path.addFirst(step);
    }
    offences.add(new Offence(what, method.owner().sourceFile + ":" + line, List.copyOf(path)));
  }

  private static String words(String owner, String name) {
    return simpleName(owner) + "." + name;
  }

  private static String simpleName(String internalName) {
    return ByteCode.simpleName(Type.getObjectType(internalName));
  }
}
