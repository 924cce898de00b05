package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes kernels that copy one array of the device to another: one a type and size.
final class CopyTask {
  private static final int ITEMS = 64;

  private record Kind(ArrayKind array, long elements) {}

  private final Map<Kind, byte[]> code = new HashMap<>();

  /// Copies `from` to `to`, of the same type.
  Task of(int number, Value from, Value to) {
    long n = to.type().size();
    var kind = TaskWriter.kind(to);
    var bytes =
        code.computeIfAbsent(
            new Kind(kind, n),
            k -> TaskWriter.write(name(k), List.of(to, from), mv -> emit(mv, k)));
    long items = Math.ceilDiv(n, (long) ITEMS) * ITEMS;
    return new Task("copy" + number, () -> bytes, List.of(to, from), items, ITEMS);
  }

  private static String name(Kind kind) {
    return "copy_" + kind.array.element.toLowerCase(java.util.Locale.ROOT) + kind.elements;
  }

  private static void emit(MethodVisitor mv, Kind kind) {
    int index = 3;
    var end = new Label();
    TaskWriter.index(mv, "globalIdx");
    mv.visitVarInsn(Opcodes.ISTORE, index);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    mv.visitLdcInsn((int) kind.elements);
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    var array = kind.array;
    mv.visitVarInsn(Opcodes.ALOAD, 1);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    mv.visitVarInsn(Opcodes.ALOAD, 2);
    mv.visitVarInsn(Opcodes.ILOAD, index);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, array.type, "get", "(I)" + array.element, false);
    mv.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, array.type, "set", "(I" + array.element + ")V", false);
    mv.visitLabel(end);
  }
}
