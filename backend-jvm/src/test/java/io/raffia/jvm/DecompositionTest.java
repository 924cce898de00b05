package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.TriangularSolve;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Decompositions by loops over memory have the interpreter's bits.
class DecompositionTest {
  private static void check(Op op, List<Literal> args) {
    var params = args.stream().map(x -> new Value(x.type())).toList();
    var f = Func.of("f", params, (b, p) -> b.emitAll(op, p, ""));
    assertEquals(Interpreter.run(f, args), Runs.run(f, args, Tier.SCALAR), op + " of " + params);
  }

  /// Symmetric, and definite where `diagonal` is large; the other triangle is as random.
  private static Literal matrix(DType t, double diagonal, long seed, int... dims) {
    var random = new Random(seed);
    int n = dims[dims.length - 1];
    return Literal.generate(
        TensorType.of(t, dims),
        i -> {
          double x = random.nextDouble(-1, 1);
          return t.fromDouble(i % n == i / n % n ? x + diagonal : x);
        });
  }

  @Test
  void choleskyOfEitherTriangle() {
    for (var t : List.of(DType.F32, DType.F64, DType.BF16, DType.F16)) {
      for (boolean lower : new boolean[] {true, false}) {
        check(new Cholesky(lower), List.of(matrix(t, 40, 1, 33, 33)));
        check(new Cholesky(lower), List.of(matrix(t, 6, 2, 2, 3, 5, 5)));
        check(new Cholesky(lower), List.of(matrix(t, 2, 3, 1, 1)));
        check(new Cholesky(lower), List.of(matrix(t, 2, 4, 0, 2, 2)));
      }
    }
  }

  /// One of a batch: the others are factored all the same.
  @Test
  void choleskyOfWhatIsNotDefiniteIsNaN() {
    var type = TensorType.of(DType.F64, 3, 2, 2);
    check(new Cholesky(true), List.of(Literal.of(type, 4, 9, 2, 5, 1, 9, 2, 1, 0, 0, 0, 0)));
    check(
        new Cholesky(false),
        List.of(Literal.of(type, 4, 2, 9, 5, 1, 2, 9, Double.NaN, 9, 3, 0, 2)));
  }

  @Test
  void triangularSolveOfEverySide() {
    for (var t : List.of(DType.F32, DType.F64, DType.BF16)) {
      for (int flags = 0; flags < 16; flags++) {
        boolean left = (flags & 1) != 0;
        var op = new TriangularSolve(left, (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0);
        for (int others : new int[] {1, 3, 8, 20}) {
          check(
              op,
              List.of(
                  matrix(t, 3, flags, 2, 7, 7),
                  left ? matrix(t, 0, 9, 2, 7, others) : matrix(t, 0, 9, 2, others, 7)));
        }
        check(op, List.of(matrix(t, 3, 1, 4, 4), matrix(t, 0, 2, left ? 4 : 0, left ? 0 : 4)));
      }
    }
  }
}
