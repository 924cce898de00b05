package io.raffia.tornado;

import io.raffia.tornado.device.Functions;
import io.raffia.tornado.device.Tiles;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Loads generated kernels, each in a loader of its own, and once the device code that they call,
/// with TornadoVM's classes in the place of their declarations.
final class Library {
  static final String CONTEXT = "uk/ac/manchester/tornado/api/KernelContext";
  private static final String DECLARED = "io/raffia/tornado/device/";
  private static final String TILES = DECLARED + "Tiles";
  private static final Map<String, String> REAL =
      Map.of(
          DECLARED + "KernelContext",
          CONTEXT,
          DECLARED + "FloatArray",
          ArrayKind.FLOAT.type,
          DECLARED + "TornadoMath",
          "uk/ac/manchester/tornado/api/math/TornadoMath");

  private final Code code = new Code();

  Class<?> kernel(byte[] bytes) {
    return new Kernel(code).define(bytes);
  }

  private static final class Kernel extends ClassLoader {
    Kernel(ClassLoader parent) {
      super(parent);
    }

    Class<?> define(byte[] bytes) {
      return defineClass(GeneratedKernel.class.getName(), bytes, 0, bytes.length);
    }
  }

  /// The device code under its own names, before the application's class path.
  private static final class Code extends ClassLoader {
    Code() {
      super(Library.class.getClassLoader());
      var bytes = linked(Functions.class);
      defineClass(Functions.class.getName(), bytes, 0, bytes.length);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      var own = findLoadedClass(name);
      return own != null ? own : super.loadClass(name, resolve);
    }
  }

  static byte[] linked(Class<?> c) {
    var name = c.getName().substring(c.getName().lastIndexOf('.') + 1) + ".class";
    try (var in = c.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("no class file of " + c.getName());
      var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      new ClassReader(in).accept(new Linker(writer), 0);
      return writer.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the class file of " + c.getName(), e);
    }
  }

  /// Copies the methods of [Tiles] into a kernel's class: those of the names, which call the
  /// class's own ones where elements lie.
  static void copyTiles(Set<String> names, ClassVisitor to, String owner) {
    try (var in = Tiles.class.getResourceAsStream("Tiles.class")) {
      if (in == null) throw new IllegalStateException("no class file of the tiles");
      var copy =
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
              if (!names.contains(name)) return null;
              int kind = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
              var next = to.visitMethod(kind, name, real(descriptor), null, null);
              return new LinkedMethod(next, text -> real(text).replace(TILES, owner));
            }
          };
      new ClassReader(in).accept(copy, ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the class file of the tiles", e);
    }
  }

  private static String real(String text) {
    String result = text;
    for (var e : REAL.entrySet()) result = result.replace(e.getKey(), e.getValue());
    return result;
  }

  private static final class Linker extends ClassVisitor {
    Linker(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      var next = super.visitMethod(access, name, real(descriptor), signature, exceptions);
      return new LinkedMethod(next, Library::real);
    }
  }

  /// Code in which classes have other names.
  private static final class LinkedMethod extends MethodVisitor {
    private final UnaryOperator<String> names;

    LinkedMethod(MethodVisitor next, UnaryOperator<String> names) {
      super(Opcodes.ASM9, next);
      this.names = names;
    }

    @Override
    public void visitMethodInsn(int op, String owner, String n, String d, boolean isInterface) {
      super.visitMethodInsn(op, names.apply(owner), n, names.apply(d), isInterface);
    }

    @Override
    public void visitFieldInsn(int op, String owner, String n, String d) {
      super.visitFieldInsn(op, names.apply(owner), n, names.apply(d));
    }

    @Override
    public void visitLocalVariable(
        String n, String d, String s, Label start, Label end, int index) {
      super.visitLocalVariable(n, names.apply(d), s, start, end, index);
    }

    @Override
    public void visitFrame(int type, int locals, Object[] l, int stack, Object[] s) {
      super.visitFrame(type, locals, named(l), stack, named(s));
    }

    private Object[] named(Object[] types) {
      var result = types.clone();
      for (int i = 0; i < result.length; i++)
        if (result[i] instanceof String t) result[i] = names.apply(t);
      return result;
    }
  }
}
