package io.raffia.tornado;

import io.raffia.tornado.device.Functions;
import io.raffia.tornado.device.Tiles;
import java.io.IOException;
import java.util.Map;
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
      for (var c : new Class<?>[] {Functions.class, Tiles.class}) {
        var bytes = linked(c);
        defineClass(c.getName(), bytes, 0, bytes.length);
      }
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
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitMethodInsn(int op, String owner, String n, String d, boolean isInterface) {
          super.visitMethodInsn(op, real(owner), n, real(d), isInterface);
        }

        @Override
        public void visitFieldInsn(int op, String owner, String n, String d) {
          super.visitFieldInsn(op, real(owner), n, real(d));
        }

        @Override
        public void visitLocalVariable(
            String n, String d, String s, Label start, Label end, int index) {
          super.visitLocalVariable(n, real(d), s, start, end, index);
        }

        @Override
        public void visitFrame(int type, int locals, Object[] l, int stack, Object[] s) {
          super.visitFrame(type, locals, real(l), stack, real(s));
        }

        private Object[] real(Object[] types) {
          var result = types.clone();
          for (int i = 0; i < result.length; i++)
            if (result[i] instanceof String t) result[i] = Library.real(t);
          return result;
        }

        private String real(String text) {
          return Library.real(text);
        }
      };
    }
  }
}
