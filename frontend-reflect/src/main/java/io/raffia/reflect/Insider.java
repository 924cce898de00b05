package io.raffia.reflect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/// A class that is defined beside the user's. A lookup into another module (each class loader has
/// an unnamed one) has no right to make lambdas there; one of a class of that module has.
final class Insider {
  private static final String NAME = "Raffia$Insider";
  private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

  private Insider() {}

  /// A lookup of the same class with all rights.
  ///
  /// @param outside has the right to define classes
  static Lookup lookup(Lookup outside) throws IllegalAccessException {
    var inside = MethodHandles.privateLookupIn(defined(outside), MethodHandles.lookup());
    Lookup own;
    try {
      own =
          (Lookup)
              inside
                  .findStatic(inside.lookupClass(), "lookup", MethodType.methodType(Lookup.class))
                  .invoke();
    } catch (Throwable e) {
      throw new LinkageError(inside.toString(), e);
    }
    return MethodHandles.privateLookupIn(outside.lookupClass(), own);
  }

  private static synchronized Class<?> defined(Lookup outside) throws IllegalAccessException {
    var name = outside.lookupClass().getPackageName();
    name = name.isEmpty() ? NAME : name + "." + NAME;
    try {
      return outside.findClass(name);
    } catch (ClassNotFoundException _) {
      return outside.defineClass(bytes(name.replace('.', '/')));
    }
  }

  private static byte[] bytes(String name) {
    var c = new ClassWriter(0);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    c.visit(Opcodes.V17, access, name, null, "java/lang/Object", null);
    var m = c.visitMethod(Opcodes.ACC_STATIC, "lookup", "()L" + LOOKUP + ";", null, null);
    m.visitCode();
    m.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/invoke/MethodHandles",
        "lookup",
        "()L" + LOOKUP + ";",
        false);
    m.visitInsn(Opcodes.ARETURN);
    m.visitMaxs(1, 0);
    m.visitEnd();
    c.visitEnd();
    return c.toByteArray();
  }
}
