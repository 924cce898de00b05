package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.jvm.Carrier;
import io.raffia.jvm.Loop;
import io.raffia.jvm.Node;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Folds that the items of a group share: item i takes every so manieth element from the i-th on;
/// then halves of the items add up what the other halves have, in local memory.
final class SharedFold {
  private final NodeCode code;
  private final MethodVisitor mv;
  private final int item;
  private final int sharing;

  /// `item` is the variable of the item's number in its group, of `sharing` items, a power of two.
  SharedFold(NodeCode code, int item, int sharing) {
    this.code = code;
    this.mv = code.mv;
    this.item = item;
    this.sharing = sharing;
  }

  /// Whether the numbers of elements are ints, those behind their end included.
  static boolean fits(List<Loop> over) {
    return NodeCode.size(over) <= Integer.MAX_VALUE / 2;
  }

  /// Combines element number `number`, a variable, into the accumulators of the folds.
  private interface Element {
    void combine(int number, List<Integer> sums);
  }

  /// The whole folds.
  void whole(List<Node.Fold> group) {
    long n = NodeCode.size(group.getFirst().over);
    part(group, () -> {}, () -> mv.visitLdcInsn(Math.toIntExact(n)));
  }

  /// The elements from one number on, which `from` adds to the item's, up to the one that `to`
  /// pushes.
  void part(List<Node.Fold> group, Runnable from, Runnable to) {
    var over = group.getFirst().over;
    code.prepare(group);
    fold(
        group,
        from,
        to,
        (number, sums) -> {
          code.counters(number, over);
          over.forEach(code::scope);
          for (int i = 0; i < group.size(); i++) {
            var f = group.get(i);
            code.combine(f, sums.get(i), () -> code.push(f.body));
          }
        });
  }

  /// Folds of so many partial results, which lie in `arrays` from the element on that `first`
  /// pushes.
  void partials(List<Node.Fold> group, List<Value> arrays, int chunks, Runnable first) {
    fold(
        group,
        () -> {},
        () -> mv.visitLdcInsn(chunks),
        (number, sums) -> {
          for (int i = 0; i < group.size(); i++) {
            var array = arrays.get(i);
            code.combine(
                group.get(i),
                sums.get(i),
                () -> {
                  code.element(
                      array,
                      () -> {
                        first.run();
                        mv.visitVarInsn(Opcodes.ILOAD, number);
                        mv.visitInsn(Opcodes.IADD);
                      });
                  code.get(array);
                });
          }
        });
  }

  private void fold(List<Node.Fold> group, Runnable from, Runnable to, Element element) {
    var sums = new ArrayList<Integer>();
    for (var f : group) {
      var c = Carrier.of(f.dtype);
      code.constant(f.dtype, f.monoid.identity(f.dtype));
      sums.add(code.local(new Object(), c.slots));
      mv.visitVarInsn(c.store, sums.getLast());
    }
    int number = code.local(new Object(), 1);
    mv.visitVarInsn(Opcodes.ILOAD, item);
    from.run();
    mv.visitVarInsn(Opcodes.ISTORE, number);
    code.repeat(number, to, sharing, () -> element.combine(number, sums));
    meet(group, sums);
  }

  private void meet(List<Node.Fold> group, List<Integer> sums) {
    var shared = new ArrayList<Integer>();
    for (int i = 0; i < group.size(); i++) {
      var c = Carrier.of(group.get(i).dtype);
      shared.add(code.local(new Object(), 1));
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitLdcInsn(sharing);
      mv.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, Library.CONTEXT, allocate(c), "(I)[" + c.descriptor, false);
      mv.visitVarInsn(Opcodes.ASTORE, shared.get(i));
      mv.visitVarInsn(Opcodes.ALOAD, shared.get(i));
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitVarInsn(c.load, sums.get(i));
      mv.visitInsn(put(c));
    }
    barrier();
    for (int half = sharing / 2; half > 0; half /= 2) {
      var skip = new Label();
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitLdcInsn(half);
      mv.visitJumpInsn(Opcodes.IF_ICMPGE, skip);
      for (int i = 0; i < group.size(); i++) add(group.get(i), shared.get(i), half);
      mv.visitLabel(skip);
      barrier();
    }
    for (int i = 0; i < group.size(); i++) {
      var f = group.get(i);
      mv.visitVarInsn(Opcodes.ALOAD, shared.get(i));
      mv.visitInsn(Opcodes.ICONST_0);
      mv.visitInsn(get(Carrier.of(f.dtype)));
      code.keep(f);
    }
  }

  private void add(Node.Fold f, int shared, int half) {
    var c = Carrier.of(f.dtype);
    mv.visitVarInsn(Opcodes.ALOAD, shared);
    mv.visitVarInsn(Opcodes.ILOAD, item);
    for (int by : new int[] {0, half}) {
      mv.visitVarInsn(Opcodes.ALOAD, shared);
      mv.visitVarInsn(Opcodes.ILOAD, item);
      mv.visitLdcInsn(by);
      mv.visitInsn(Opcodes.IADD);
      mv.visitInsn(get(c));
    }
    code.join(f);
    mv.visitInsn(put(c));
  }

  private void barrier() {
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Library.CONTEXT, "localBarrier", "()V", false);
  }

  private static String allocate(Carrier c) {
    return switch (c) {
      case INT -> "allocateIntLocalArray";
      case LONG -> "allocateLongLocalArray";
      case FLOAT -> "allocateFloatLocalArray";
      case DOUBLE -> "allocateDoubleLocalArray";
    };
  }

  private static int get(Carrier c) {
    return switch (c) {
      case INT -> Opcodes.IALOAD;
      case LONG -> Opcodes.LALOAD;
      case FLOAT -> Opcodes.FALOAD;
      case DOUBLE -> Opcodes.DALOAD;
    };
  }

  private static int put(Carrier c) {
    return switch (c) {
      case INT -> Opcodes.IASTORE;
      case LONG -> Opcodes.LASTORE;
      case FLOAT -> Opcodes.FASTORE;
      case DOUBLE -> Opcodes.DASTORE;
    };
  }
}
