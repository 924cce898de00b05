package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.passes.Fuse;
import io.raffia.passes.Kernel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Copies that exchange rows and columns.
class PermutationTest {
  @AfterEach
  void oneThread() {
    Workers.threads(1);
  }

  @Test
  void rowsAndColumnsOfEveryRemainder() {
    for (int rows : new int[] {5, 15, 16, 33, 64}) {
      for (int columns : new int[] {208, 257, 300}) {
        check(TensorType.of(DType.F32, rows, columns), 1, 0);
        check(TensorType.of(DType.I32, columns, 2, rows), 2, 1, 0);
      }
    }
  }

  @Test
  void axesAround() {
    check(TensorType.of(DType.F32, 3, 20, 35), 0, 2, 1);
    check(TensorType.of(DType.F32, 5, 3, 20, 9), 3, 1, 0, 2);
    check(TensorType.of(DType.U32, 5, 7, 6, 9), 3, 2, 1, 0);
    check(TensorType.of(DType.F32, 1, 70, 1, 21), 3, 2, 1, 0);
    check(TensorType.of(DType.F32, 200, 300), 1, 0);
  }

  @Test
  void otherCopiesAreLoops() {
    assertNull(permutation(TensorType.of(DType.F32, 64, 8, 64), 1, 0, 2));
    assertNull(permutation(TensorType.of(DType.F64, 64, 64), 1, 0));
    assertNull(permutation(TensorType.of(DType.F32, 8, 8), 1, 0));
    assertNotNull(permutation(TensorType.of(DType.F32, 64, 64), 1, 0));
  }

  private static @org.jspecify.annotations.Nullable Permutation permutation(
      TensorType type, int... axes) {
    var kernels = Fuse.fuse(transpose(type, axes)).kernels();
    return Permutation.of((Kernel.Loop) kernels.getFirst());
  }

  private static Func transpose(TensorType type, int... axes) {
    return Func.of(
        "transpose",
        List.of(new Value(type, "x")),
        (b, p) -> List.of(b.transpose(p.getFirst(), Ints.of(axes))));
  }

  /// As plain loops, as vectors, on one thread and on two.
  private static void check(TensorType type, int... axes) {
    var f = transpose(type, axes);
    var x = Literal.generate(type, i -> i * 2_654_435_761L & 0x7effffffL);
    var expected = Interpreter.run(f, List.of(x)).getFirst();
    var p = permutation(type, axes);
    assertNotNull(p);
    var step = new PermutationStep(p, 0, 8);
    var in = Runs.buffer(x);
    var out = BufferPool.shared().allocate(4 * type.size());
    var table = BufferPool.shared().allocate(16);
    Cells.putI64(table.address(), in.address());
    Cells.putI64(table.address() + 8, out.address());
    for (int i = 0; i < 4; i++) {
      Workers.threads(1 + i / 2);
      out.segment().fill((byte) -1);
      step.run(table.address(), i % 2 == 1);
      var found =
          Literal.generate(expected.type(), k -> Cells.get(type.dtype(), out.address() + 4 * k));
      assertEquals(expected, found, type + " " + Ints.of(axes) + " " + i);
    }
    in.release();
    out.release();
    table.release();
  }
}
