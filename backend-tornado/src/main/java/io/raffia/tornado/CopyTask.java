package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Kernels that copy elements of the device from place to place.
final class CopyTask {
  private static final int ITEMS = 64;

  private CopyTask() {}

  /// Copies `n` elements from the place of `from` on to that of `to` on.
  static Task of(String name, Value from, Value to, long n) {
    return task(
        name,
        List.of(to, from),
        n,
        parameters ->
            TaskWriter.write(
                name,
                parameters,
                mv -> {
                  int item = parameters.firstLocal();
                  each(
                      mv,
                      item,
                      n,
                      () -> {
                        position(mv, parameters, to, item);
                        position(mv, parameters, from, item);
                        move(mv, to);
                      });
                }));
  }

  /// Copies `from` into the array that `within` lies in, from the element on that `where` holds.
  static Task into(String name, Value from, Value within, Value where) {
    long n = from.type().size();
    return task(
        name,
        List.of(within, from, where),
        n,
        parameters ->
            TaskWriter.write(
                name,
                parameters,
                mv -> {
                  int item = parameters.firstLocal();
                  each(
                      mv,
                      item,
                      n,
                      () -> {
                        mv.visitVarInsn(Opcodes.ALOAD, parameters.number(within));
                        mv.visitVarInsn(Opcodes.ALOAD, parameters.number(where));
                        mv.visitInsn(Opcodes.ICONST_0);
                        mv.visitMethodInsn(
                            Opcodes.INVOKEVIRTUAL, ArrayKind.INT.type, "get", "(I)I", false);
                        mv.visitVarInsn(Opcodes.ILOAD, item);
                        mv.visitInsn(Opcodes.IADD);
                        position(mv, parameters, from, item);
                        move(mv, from);
                      });
                }));
  }

  /// Writes the first element of each value's array with itself: a graph that begins with it has
  /// the arrays.
  static Task touch(String name, List<Value> values) {
    return task(
        name,
        values,
        1,
        parameters ->
            TaskWriter.write(
                name,
                parameters,
                mv ->
                    each(
                        mv,
                        parameters.firstLocal(),
                        1,
                        () -> {
                          for (var v : values) {
                            for (int i = 0; i < 2; i++) {
                              mv.visitVarInsn(Opcodes.ALOAD, parameters.number(v));
                              mv.visitInsn(Opcodes.ICONST_0);
                            }
                            move(mv, v);
                          }
                        })));
  }

  private static Task task(String name, List<Value> values, long n, Task.Writer writer) {
    return new Task(name, writer, values, Math.ceilDiv(n, (long) ITEMS) * ITEMS, ITEMS);
  }

  private static void each(MethodVisitor mv, int item, long n, Runnable body) {
    var end = new Label();
    TaskWriter.index(mv, "globalIdx");
    mv.visitVarInsn(Opcodes.ISTORE, item);
    mv.visitVarInsn(Opcodes.ILOAD, item);
    mv.visitLdcInsn((int) n);
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    body.run();
    mv.visitLabel(end);
  }

  private static void position(MethodVisitor mv, Parameters parameters, Value v, int item) {
    mv.visitVarInsn(Opcodes.ALOAD, parameters.number(v));
    mv.visitVarInsn(Opcodes.ILOAD, item);
    mv.visitLdcInsn(parameters.offset(v));
    mv.visitInsn(Opcodes.IADD);
  }

  /// Of array, index, array, index on the stack: the second's element to the first.
  private static void move(MethodVisitor mv, Value v) {
    var kind = TaskWriter.kind(v);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, kind.type, "get", "(I)" + kind.element, false);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, kind.type, "set", "(I" + kind.element + ")V", false);
  }
}
