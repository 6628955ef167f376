package org.ngoma.firmware.law;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A set of compiled classes: who inherits from whom, and where a call can land. Names are the
 * internal ones of class files, {@code org/ngoma/hal/rt/RealTime}.
 */
final class ByteCode {

  /** One method of one class. */
  record Method(ClassNode owner, MethodNode node) {
    boolean has(int accessFlag) {
      return (node.access & accessFlag) != 0;
    }

    boolean sameSignature(String name, String descriptor) {
      return node.name.equals(name) && node.desc.equals(descriptor);
    }

    /** For people: {@code Delay.process(Block, float[], float[])}. */
    String words() {
      List<String> arguments =
          Arrays.stream(Type.getArgumentTypes(node.desc)).map(ByteCode::simpleName).toList();
      return simpleName(Type.getObjectType(owner.name))
          + "."
          + node.name
          + "("
          + String.join(", ", arguments)
          + ")";
    }
  }

  private final Map<String, ClassNode> classes = new LinkedHashMap<>();
  private final Map<String, Set<ClassNode>> heirs = new LinkedHashMap<>();
  private final Map<String, Set<Method>> lambdas = new LinkedHashMap<>();

  private ByteCode(Collection<ClassNode> nodes) {
    for (ClassNode node : nodes) {
      classes.put(node.name, node);
    }
    for (ClassNode node : nodes) {
      for (String ancestor : ancestors(node)) {
        heirs.computeIfAbsent(ancestor, key -> new LinkedHashSet<>()).add(node);
      }
    }
    nodes.forEach(this::collectLambdas);
  }

  /** Ngoma's modules as they stand on the class path: without tests. */
  static ByteCode ofModules() {
    List<ClassNode> nodes = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (path.endsWith("target/classes") && Files.isDirectory(path)) {
        readTree(path, nodes);
      } else if (path.getFileName().toString().matches("ngoma-.*\\.jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
          readTree(jar.getPath("/"), nodes);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return new ByteCode(nodes);
  }

  /** These classes and no others. */
  static ByteCode of(Class<?>... types) {
    List<ClassNode> nodes = new ArrayList<>();
    for (Class<?> type : types) {
      try (InputStream in = type.getResourceAsStream("/" + Type.getInternalName(type) + ".class")) {
        nodes.add(parse(in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ByteCode(nodes);
  }

  private static void readTree(Path root, List<ClassNode> nodes) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        nodes.add(parse(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassNode parse(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
    return node;
  }

  Stream<Method> methods() {
    return classes.values().stream()
        .flatMap(owner -> owner.methods.stream().map(node -> new Method(owner, node)));
  }

  boolean contains(String className) {
    return classes.containsKey(className);
  }

  /** The one method that a static, special or super call names; null when it is not in this set. */
  Method resolve(String owner, String name, String descriptor) {
    ClassNode node = classes.get(owner);
    if (node == null) {
      return null;
    }
    for (MethodNode method : node.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return new Method(node, method);
      }
    }
    List<String> parents = new ArrayList<>();
    if (node.superName != null) {
      parents.add(node.superName);
    }
    parents.addAll(node.interfaces);
    for (String parent : parents) {
      Method found = resolve(parent, name, descriptor);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Every body that a virtual call may run: the type's own, its heirs' and lambdas. */
  Set<Method> targets(String owner, String name, String descriptor) {
    Set<Method> targets = new LinkedHashSet<>();
    addIfThere(targets, resolve(owner, name, descriptor));
    targets.addAll(lambdas.getOrDefault(owner + "." + name, Set.of()));
    for (ClassNode heir : heirs.getOrDefault(owner, Set.of())) {
      addIfThere(targets, resolve(heir.name, name, descriptor));
      targets.addAll(lambdas.getOrDefault(heir.name + "." + name, Set.of()));
    }
    return targets;
  }

  /** Where the class path of a type leaves this set: the library class that a call ends in. */
  String libraryOwner(String owner) {
    ClassNode node = classes.get(owner);
    return node == null ? owner : libraryOwner(node.superName);
  }

  private static void addIfThere(Set<Method> targets, Method method) {
    if (method != null) {
      targets.add(method);
    }
  }

  private Set<String> ancestors(ClassNode node) {
    Set<String> all = new LinkedHashSet<>(node.interfaces);
    if (node.superName != null) {
      all.add(node.superName);
    }
    for (String parent : List.copyOf(all)) {
      if (classes.containsKey(parent)) {
        all.addAll(ancestors(classes.get(parent)));
      }
    }
    return all;
  }

  /** A lambda or method reference implements an interface without being a class of its own. */
  private void collectLambdas(ClassNode owner) {
    for (MethodNode method : owner.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof InvokeDynamicInsnNode call
            && call.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
            && call.bsmArgs[1] instanceof Handle body) {
          String type = Type.getReturnType(call.desc).getInternalName();
          targetsOf(body)
              .forEach(
                  target ->
                      lambdas
                          .computeIfAbsent(type + "." + call.name, key -> new LinkedHashSet<>())
                          .add(target));
        }
      }
    }
  }

  private Set<Method> targetsOf(Handle body) {
    boolean virtual =
        body.getTag() == Opcodes.H_INVOKEVIRTUAL || body.getTag() == Opcodes.H_INVOKEINTERFACE;
    Set<Method> targets = new LinkedHashSet<>();
    if (virtual) {
      targets.addAll(targets(body.getOwner(), body.getName(), body.getDesc()));
    } else {
      addIfThere(targets, resolve(body.getOwner(), body.getName(), body.getDesc()));
    }
    return targets;
  }

  /** A type as one would write it inside its own package. */
  static String simpleName(Type type) {
    String name = type.getClassName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }
}
