package io.raffia;

import io.raffia.ir.op.While;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Loops of the library's own programs: as long as a condition on the tensors carried holds. Both
/// functions may use only what they are given.
final class Looped {
  private Looped() {}

  /// The values after the last iteration. `consts` come before the values in what both functions
  /// take, and stay as they are. A program must be being staged: see [Eager].
  static List<Tensor> whileTrue(
      List<Tensor> consts,
      List<Tensor> init,
      Function<List<Tensor>, Tensor> condition,
      UnaryOperator<List<Tensor>> body) {
    var trace = Trace.current();
    if (trace == null) throw new IllegalStateException("a loop needs a program to be part of");
    var all = new ArrayList<>(consts);
    all.addAll(init);
    var cond = region("cond", all, in -> List.of(condition.apply(in)));
    var next = region("body", all, body);
    var in = all.stream().map(trace::value).toList();
    return trace.builder.emitAll(new While(consts.size(), cond, next), in, "").stream()
        .map(v -> Tensor.tracer(trace, v, false))
        .toList();
  }

  private static io.raffia.ir.Func region(
      String name, List<Tensor> like, UnaryOperator<List<Tensor>> body) {
    var inner = Trace.enter();
    try {
      var params = like.stream().map(x -> inner.param(x.type(), false, "")).toList();
      var results = body.apply(params).stream().map(inner::value).toList();
      if (!inner.captured().isEmpty())
        throw new IllegalStateException("a loop must be given all its tensors");
      return inner.func(name, results);
    } finally {
      inner.close();
    }
  }
}
