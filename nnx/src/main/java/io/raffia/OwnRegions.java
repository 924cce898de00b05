package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.op.CustomJvp;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Loops and derivatives of the library's own programs. The functions may use only what they are
/// given. A program must be being staged: see [Eager].
final class OwnRegions {
  private OwnRegions() {}

  /// What a loop carries after its last iteration, which goes on as long as a condition holds.
  /// `consts` come before the values in what both functions take, and stay as they are.
  static List<Tensor> whileTrue(
      List<Tensor> consts,
      List<Tensor> init,
      Function<List<Tensor>, Tensor> condition,
      UnaryOperator<List<Tensor>> body) {
    var all = new ArrayList<>(consts);
    all.addAll(init);
    var cond = region("cond", all, in -> List.of(condition.apply(in)));
    return emit(new While(consts.size(), cond, region("body", all, body)), all);
  }

  /// `body` of floats, differentiated by a rule: of the operands and their tangents, in which it is
  /// linear, it gives the tangents of the results that are floats.
  static List<Tensor> withJvp(
      List<Tensor> in, UnaryOperator<List<Tensor>> body, BinaryOperator<List<Tensor>> rule) {
    int n = in.size();
    var both = new ArrayList<>(in);
    both.addAll(in);
    var ruled = region("rule", both, all -> rule.apply(all.subList(0, n), all.subList(n, 2 * n)));
    return emit(new CustomJvp(region("body", in, body), ruled), in);
  }

  /// How the results of `body`, floats, change when its first operand changes by 1.
  static List<Tensor> byFirst(List<Tensor> in, UnaryOperator<List<Tensor>> body) {
    var trace = Trace.current();
    if (trace == null) throw new IllegalStateException("a region needs a program to be part of");
    var func = region("body", in, body);
    var active = IntStream.range(0, in.size()).mapToObj(i -> i == 0).toList();
    var args = new ArrayList<>(in.stream().map(trace::value).toList());
    args.add(trace.builder.ones(in.getFirst().type()));
    trace.builder.at(Sites.current());
    var out = Inline.inline(trace.builder, Jvp.jvp(func, active), args);
    return out.subList(out.size() / 2, out.size()).stream()
        .map(v -> Tensor.tracer(trace, v, false))
        .toList();
  }

  private static List<Tensor> emit(Op op, List<Tensor> in) {
    var trace = Trace.current();
    if (trace == null) throw new IllegalStateException("a region needs a program to be part of");
    trace.builder.at(Sites.current());
    var values = in.stream().map(trace::value).toList();
    return trace.builder.emitAll(op, values, "").stream()
        .map(v -> Tensor.tracer(trace, v, false))
        .toList();
  }

  private static Func region(String name, List<Tensor> like, UnaryOperator<List<Tensor>> body) {
    var inner = Trace.enter();
    try {
      var params = like.stream().map(x -> inner.param(x.type(), false, "")).toList();
      var results = body.apply(params).stream().map(inner::value).toList();
      if (!inner.captured().isEmpty())
        throw new IllegalStateException("a region must be given all its tensors");
      return inner.func(name, results);
    } finally {
      inner.close();
    }
  }
}
