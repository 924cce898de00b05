package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Kernels that copy elements of the device from place to place.
final class CopyTask {
  private static final int ITEMS = 64;

  /// More would make kernels long.
  private static final int MOST_MOVES = 16;

  private CopyTask() {}

  /// Does moves in any order: none writes what another one reads. They become several tasks where
  /// one would take too many arrays; `own` are values that have arrays of their own.
  static List<Task> all(String name, List<Move> moves, Predicate<Value> own) {
    var tasks = new ArrayList<Task>();
    var now = new ArrayList<Move>();
    for (var move : moves) {
      if (move.n() == 0) continue;
      now.add(move);
      boolean fits =
          now.size() <= MOST_MOVES
              && now.stream().mapToLong(Move::n).sum() < Integer.MAX_VALUE - ITEMS
              && Limits.count(values(now), own) < TaskWriter.MOST_PARAMETERS;
      if (fits || now.size() == 1) continue;
      now.removeLast();
      tasks.add(of(name + "_" + tasks.size(), now));
      now = new ArrayList<>(List.of(move));
    }
    if (!now.isEmpty()) tasks.add(of(name + "_" + tasks.size(), now));
    return tasks;
  }

  private static List<Value> values(List<Move> moves) {
    var all = new LinkedHashSet<Value>();
    for (var m : moves) all.add(m.to().value());
    for (var m : moves) {
      all.add(m.from().value());
      if (m.to().counter() != null) all.add(m.to().counter());
      if (m.from().counter() != null) all.add(m.from().counter());
    }
    return List.copyOf(all);
  }

  /// One task for moves.
  static Task of(String name, List<Move> moves) {
    long n = moves.stream().mapToLong(Move::n).sum();
    if (n > Integer.MAX_VALUE - ITEMS) {
      throw new DeviceException(name + ": a copy of " + n + " elements is too large for a device");
    }
    var all = List.copyOf(moves);
    Task.Writer writer =
        parameters -> TaskWriter.write(name, parameters, mv -> emit(mv, parameters, all));
    return new Task(name, writer, values(moves), Math.ceilDiv(n, (long) ITEMS) * ITEMS, ITEMS);
  }

  private static void emit(MethodVisitor mv, Parameters parameters, List<Move> moves) {
    int item = parameters.firstLocal();
    TaskWriter.index(mv, "globalIdx");
    mv.visitVarInsn(Opcodes.ISTORE, item);
    var done = new Label();
    long first = 0;
    for (var move : moves) {
      var next = new Label();
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitLdcInsn((int) (first + move.n()));
      mv.visitJumpInsn(Opcodes.IF_ICMPGE, next);
      var kind = TaskWriter.kind(move.to().value());
      position(mv, parameters, move.to(), item, first);
      position(mv, parameters, move.from(), item, first);
      mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, kind.type, "get", "(I)" + kind.element, false);
      if (move.plus() != 0) {
        mv.visitLdcInsn(move.plus());
        mv.visitInsn(Opcodes.IADD);
      }
      mv.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, kind.type, "set", "(I" + kind.element + ")V", false);
      mv.visitJumpInsn(Opcodes.GOTO, done);
      mv.visitLabel(next);
      first += move.n();
    }
    mv.visitLabel(done);
  }

  /// The array and the index of a work item's element, the move's first one being that of `first`.
  private static void position(
      MethodVisitor mv, Parameters parameters, Move.At at, int item, long first) {
    mv.visitVarInsn(Opcodes.ALOAD, parameters.number(at.value()));
    mv.visitVarInsn(Opcodes.ILOAD, item);
    mv.visitLdcInsn((int) (parameters.offset(at.value()) + at.constant() - first));
    mv.visitInsn(Opcodes.IADD);
    var counter = at.counter();
    if (counter == null) return;
    mv.visitVarInsn(Opcodes.ALOAD, parameters.number(counter));
    mv.visitLdcInsn(parameters.offset(counter));
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, ArrayKind.INT.type, "get", "(I)I", false);
    if (at.stride() != 1) {
      mv.visitLdcInsn((int) at.stride());
      mv.visitInsn(Opcodes.IMUL);
    }
    mv.visitInsn(Opcodes.IADD);
  }

  /// Writes the first element of each value's array with itself: a graph that begins with it has
  /// the arrays.
  static Task touch(String name, List<Value> values) {
    var moves = values.stream().map(v -> new Move(Move.At.start(v), Move.At.start(v), 1, 0));
    return of(name, moves.toList());
  }
}
