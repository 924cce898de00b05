package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.op.DotGeneral;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs an einsum: operands are reduced to the labels that are needed, contracted in pairs, and the
/// last one transposed.
final class EinsumProgram {
  /// A tensor whose axes have these labels, each once.
  private record Term(String labels, Tensor value) {}

  private record Key(EinsumEquation equation) {}

  private final EinsumEquation equation;
  private final List<Term> left = new ArrayList<>();

  private EinsumProgram(EinsumEquation equation) {
    this.equation = equation;
  }

  static Tensor einsum(String equation, Tensor... operands) {
    var in = Arrays.asList(operands);
    var parsed = EinsumEquation.parse(equation, in.stream().map(Tensor::shape).toList());
    return Eager.call(new Key(parsed), xs -> List.of(new EinsumProgram(parsed).run(xs)), in)
        .getFirst();
  }

  private Tensor run(List<Tensor> operands) {
    var to = Promotion.of(operands.toArray(Tensor[]::new));
    for (int i = 0; i < operands.size(); i++) {
      var x = operands.get(i);
      var typed = x.dtype() == to.dtype() ? x : x.astype(to.dtype());
      left.add(simple(equation.inputs().get(i), typed));
    }
    for (var step : EinsumPath.of(equation)) {
      var x = left.get(step.left());
      var y = left.get(step.right());
      left.remove(Math.max(step.left(), step.right()));
      left.remove(Math.min(step.left(), step.right()));
      left.add(contract(summed(x, y.labels), summed(y, x.labels), to));
    }
    var last = left.removeFirst();
    return transposed(summed(last, ""), equation.output());
  }

  /// Without the axes of extent 1 that stretch to another operand's, and on the diagonal where a
  /// label is repeated.
  private Term simple(String labels, Tensor x) {
    for (int a = labels.length() - 1; a >= 0; a--) {
      char c = labels.charAt(a);
      int first = labels.indexOf(c);
      boolean stretches = x.dim(a) == 1 && equation.extents().getOrDefault(c, 1) != 1;
      if (!stretches && first == a) continue;
      x = stretches ? x.squeeze(a) : diagonal(x, first, a);
      labels = labels.substring(0, a) + labels.substring(a + 1);
    }
    return new Term(labels, x);
  }

  /// The elements at equal positions of two axes; the second axis is gone.
  private static Tensor diagonal(Tensor x, int a, int b) {
    var dims = x.shape().dims().toArray();
    var equal = Tensor.iota(DType.I32, a, dims).eq(Tensor.iota(DType.I32, b, dims));
    return Tensor.where(equal, x, Tensor.zerosLike(x)).sum(b);
  }

  /// Summed over the labels that neither the other term, nor those left, nor the result have.
  private Term summed(Term x, String other) {
    var needed = new StringBuilder(equation.output()).append(other);
    left.forEach(t -> needed.append(t.labels));
    var gone =
        Ints.range(0, x.labels.length())
            .filter(a -> needed.indexOf(String.valueOf(x.labels.charAt(a))) < 0);
    if (gone.isEmpty()) return x;
    var kept = new StringBuilder();
    for (int a = 0; a < x.labels.length(); a++) {
      if (!gone.contains(a)) kept.append(x.labels.charAt(a));
    }
    return new Term(kept.toString(), x.value.sum(gone.toArray()).astype(x.value.dtype()));
  }

  private Term contract(Term x, Term y, Promotion to) {
    var needed = new StringBuilder(equation.output());
    left.forEach(t -> needed.append(t.labels));
    var both = Ints.range(0, x.labels.length()).filter(a -> has(y.labels, x.labels.charAt(a)));
    var batch = both.filter(a -> has(needed.toString(), x.labels.charAt(a)));
    var contracting = both.filter(a -> !batch.contains(a));
    var labels = new StringBuilder();
    batch.stream().forEach(a -> labels.append(x.labels.charAt(a)));
    for (char c : EinsumEquation.labels(x.labels)) if (!has(y.labels, c)) labels.append(c);
    for (char c : EinsumEquation.labels(y.labels)) if (!has(x.labels, c)) labels.append(c);
    var all = labels.toString();
    if (contracting.isEmpty()) return new Term(all, spread(x, all).mul(spread(y, all)));
    var op = new DotGeneral(batch, in(y, x, batch), contracting, in(y, x, contracting), to.dtype());
    return new Term(all, Shapes.dotGeneral(op, to, x.value, y.value));
  }

  private static boolean has(String labels, char c) {
    return labels.indexOf(c) >= 0;
  }

  /// Where `y` has the labels that `x` has at `axes`.
  private static Ints in(Term y, Term x, Ints axes) {
    return axes.map(a -> y.labels.indexOf(x.labels.charAt(a)));
  }

  /// With the axes in the order of `labels`, and extent 1 for those that it has not.
  private static Tensor spread(Term x, String labels) {
    var present = new StringBuilder();
    for (char c : EinsumEquation.labels(labels)) if (has(x.labels, c)) present.append(c);
    var dims =
        Ints.range(0, labels.length())
            .map(i -> {
              int a = x.labels.indexOf(labels.charAt(i));
              return a < 0 ? 1 : x.value.dim(a);
            });
    return transposed(x, present.toString()).reshape(dims.toArray());
  }

  private static Tensor transposed(Term x, String order) {
    if (order.equals(x.labels)) return x.value;
    return x.value.transpose(
        Ints.range(0, order.length()).map(i -> x.labels.indexOf(order.charAt(i))).toArray());
  }
}
