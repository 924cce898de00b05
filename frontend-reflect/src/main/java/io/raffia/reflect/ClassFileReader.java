package io.raffia.reflect;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/// Class file -> [JavaCode]: one reader a class, which lives as long as the class does.
///
/// The bytes come from the class's own loader. Classes without bytes there (hidden classes,
/// run-time proxies) have no reader.
final class ClassFileReader {
  private static final ClassValue<ClassFileReader> READERS =
      new ClassValue<>() {
        @Override
        protected ClassFileReader computeValue(Class<?> type) {
          return new ClassFileReader(type);
        }
      };

  private final Class<?> type;
  private final @Nullable String sourceFile;
  private final Map<String, MethodNode> nodes = new HashMap<>();
  private final Map<String, JavaCode> methods = new ConcurrentHashMap<>();
  private final boolean readable;

  private ClassFileReader(Class<?> type) {
    this.type = type;
    var node = parse(type);
    readable = node != null;
    sourceFile = node == null ? null : node.sourceFile;
    if (node != null) node.methods.forEach(m -> nodes.put(m.name + m.desc, m));
  }

  static ClassFileReader of(Class<?> type) {
    return READERS.get(type);
  }

  /// Whether the loader of the class gives its bytes.
  boolean readable() {
    return readable;
  }

  @Nullable String sourceFile() {
    return sourceFile;
  }

  /// The body of a method that this very class declares; null if it declares none with a body.
  @Nullable JavaCode method(String name, String desc) {
    var key = name + desc;
    var known = methods.get(key);
    if (known != null) return known;
    synchronized (nodes) {
      var node = nodes.get(key);
      if (node == null || (node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
        return null;
      }
      // ASM writes label positions into the nodes while it reads them, hence the lock.
      return methods.computeIfAbsent(key, _ -> new MethodReader(type, sourceFile, node).read());
    }
  }

  /// The code of a method or constructor; null if the real one must run: the JDK's, a [Pure] one,
  /// one of a class that the JVM made up.
  static @Nullable JavaCode code(
      Class<?> owner, AnnotatedElement member, String name, String desc) {
    if (Purity.isJdk(owner)
        || member.isAnnotationPresent(Pure.class)
        || owner.isAnnotationPresent(Pure.class)) {
      return null;
    }
    var reader = of(owner);
    if (reader.readable()) return reader.method(name, desc);
    if (owner.isHidden() || Proxy.isProxyClass(owner)) return null;
    throw new StagingException(
        Violation.NO_CODE, "the code of " + owner.getName() + "." + name + " cannot be read");
  }

  /// Names and descriptors of all methods that have a body.
  Iterable<MethodNode> declared() {
    return nodes.values();
  }

  private static @Nullable ClassNode parse(Class<?> type) {
    if (type.isHidden() || type.isArray() || type.isPrimitive()) return null;
    var file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (var in = type.getResourceAsStream(file)) {
      if (in == null) return null;
      var node = new ClassNode();
      new ClassReader(in).accept(node, ClassReader.SKIP_FRAMES);
      return node;
    } catch (IOException e) {
      return null;
    }
  }
}
