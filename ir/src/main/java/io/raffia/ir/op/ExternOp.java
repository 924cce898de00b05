package io.raffia.ir.op;

import io.raffia.ir.Literal;
import java.util.List;

/// An op whose results are not a formula for each element but the outcome of an algorithm.
public sealed interface ExternOp extends Op
    permits AxisOp, Callback, Cholesky, Sort, TriangularSolve {
  /// The results; slow and obvious, the oracle for every backend.
  List<Literal> evaluate(List<Literal> in);
}
