package io.raffia.ir;

import io.raffia.ir.op.Op;
import java.util.List;

/// One binding: `out = op(in)`, staged from the source line `at`.
public record Eqn(Op op, List<Value> in, List<Value> out, Location at) {
  public Eqn {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }
}
