package io.raffia;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/// All prefixes of an axis combined by an associative function, in `log2(n)` steps.
final class AssociativeScan {
  private AssociativeScan() {}

  @SuppressWarnings({"unchecked", "NullAway"}) // the same structure is of the same type
  static <T> T of(BinaryOperator<T> f, T xs, boolean reverse, int axis) {
    var tree = Tree.of(xs);
    var y = tree.tensors().stream().map(x -> toFront(x, reverse, axis)).toList();
    int n = extent(y, axis);
    for (int reach = 1; reach < n; reach *= 2) {
      int r = reach;
      var before = (T) tree.with(y.stream().map(x -> x.slice(0, n - r)).toList());
      var after = (T) tree.with(y.stream().map(x -> x.slice(r, n)).toList());
      var next = Tree.of(f.apply(before, after));
      var differs = tree.difference("xs", next, "what the function gives");
      if (differs != null)
        throw Errors.at("associativeScan keeps the structure of xs: %s", differs);
      y = joined(y, next.tensors(), reach);
    }
    return (T) tree.with(y.stream().map(x -> fromFront(x, reverse, axis)).toList());
  }

  private static int extent(List<Tensor> xs, int axis) {
    if (xs.isEmpty()) throw Errors.at("associativeScan needs at least one tensor");
    int n = xs.getFirst().dim(0);
    for (var x : xs) {
      if (x.dim(0) == n) continue;
      throw Errors.ofShapes(
          "associativeScan goes over axis %d, which has extent %d in one tensor and %d in another",
          axis, n, x.dim(0));
    }
    return n;
  }

  private static Tensor toFront(Tensor x, boolean reverse, int axis) {
    var y = Shapes.axis("associativeScan", x.shape(), axis) == 0 ? x : Jnp.moveaxis(x, axis, 0);
    return reverse ? y.flip(0) : y;
  }

  private static Tensor fromFront(Tensor x, boolean reverse, int axis) {
    var y = reverse ? x.flip(0) : x;
    return axis == 0 || axis == -x.rank() ? y : Jnp.moveaxis(y, 0, axis);
  }

  /// A step of its own: several in one kernel would compute each element again and again.
  private static List<Tensor> joined(List<Tensor> first, List<Tensor> next, int reach) {
    return IntStream.range(0, first.size())
        .mapToObj(i ->
            Lax.optimizationBarrier(
                Tensor.concatenate(0, first.get(i).slice(0, reach), next.get(i))))
        .toList();
  }
}
