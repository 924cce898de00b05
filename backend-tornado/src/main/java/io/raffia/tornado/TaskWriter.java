package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// The class of a kernel: a task of TornadoVM that calls the kernel's static method, whose first
/// parameter is the context and whose others are the arrays.
///
/// TornadoVM finds the method by looking for the first byte INVOKESTATIC in `apply`, operands of
/// other instructions included: `apply` is written first, so that the constants that it uses have
/// small numbers. It takes the names of parameters from a table of locals that begins with the
/// code.
final class TaskWriter {
  /// The greatest number of parameters of TornadoVM's tasks, the context included.
  static final int MOST_PARAMETERS = 20;

  /// The class of every kernel.
  static final String NAME = GeneratedKernel.class.getName().replace('.', '/');

  private TaskWriter() {}

  /// The class whose kernel is called `name`; `body` writes its code, but for the return.
  static byte[] write(String name, Parameters taken, Consumer<MethodVisitor> body) {
    return write(name, taken, body, _ -> {});
  }

  /// As [#write], with the class's other methods.
  static byte[] write(
      String name, Parameters taken, Consumer<MethodVisitor> body, Consumer<ClassVisitor> others) {
    var types = new ArrayList<String>(List.of(Library.CONTEXT));
    for (var a : taken.arrays()) types.add(a.kind.type);
    int parameters = types.size();
    var descriptor = new StringBuilder("(");
    for (var t : types) descriptor.append('L').append(t).append(';');
    descriptor.append(")V");
    var writer = new KernelClassWriter();
    writer.visit(
        Opcodes.V21,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        NAME,
        null,
        "java/lang/Object",
        new String[] {"uk/ac/manchester/tornado/api/common/TornadoFunctions$Task" + parameters});
    var apply =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "apply",
            "(" + "Ljava/lang/Object;".repeat(parameters) + ")V",
            null,
            null);
    apply.visitCode();
    for (int i = 0; i < parameters; i++) {
      apply.visitVarInsn(Opcodes.ALOAD, i + 1);
      apply.visitTypeInsn(Opcodes.CHECKCAST, types.get(i));
    }
    apply.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, name, descriptor.toString(), false);
    apply.visitInsn(Opcodes.RETURN);
    apply.visitMaxs(0, 0);
    apply.visitEnd();
    constructor(writer);
    var kernel =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor.toString(), null, null);
    kernel.visitCode();
    var start = new Label();
    kernel.visitLabel(start);
    body.accept(kernel);
    kernel.visitInsn(Opcodes.RETURN);
    var end = new Label();
    kernel.visitLabel(end);
    for (int i = 0; i < parameters; i++) {
      kernel.visitLocalVariable(
          i == 0 ? "context" : "array" + i, "L" + types.get(i) + ";", null, start, end, i);
    }
    kernel.visitMaxs(0, 0);
    kernel.visitEnd();
    others.accept(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void constructor(ClassWriter writer) {
    var init = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    init.visitCode();
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(0, 0);
    init.visitEnd();
  }

  static ArrayKind kind(Value v) {
    return ArrayKind.holding(v.dtype());
  }

  /// Leaves one of the context's numbers, an int, on the stack.
  static void index(MethodVisitor mv, String which) {
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, Library.CONTEXT, which, "Ljava/lang/Integer;");
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
  }

  /// Frames need no class loading: kernels only merge equal types.
  private static final class KernelClassWriter extends ClassWriter {
    KernelClassWriter() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String type1, String type2) {
      return "java/lang/Object";
    }
  }
}
