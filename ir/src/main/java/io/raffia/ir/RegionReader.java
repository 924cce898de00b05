package io.raffia.ir;

import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.VariadicScatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Statements whose regions are functions of elements, but for those that a monoid describes.
final class RegionReader {
  private RegionReader() {}

  /// The results, or null for a statement of another kind. `splat` says the bits of a value that is
  /// a constant.
  static @Nullable List<Value> read(
      Builder b,
      Statement s,
      List<Value> in,
      List<Func> regions,
      @Nullable Monoid monoid,
      List<String> names,
      Function<Value, @Nullable Long> splat) {
    return switch (s.op) {
      case "stablehlo.map" -> new Combiner(b, one(s, regions)).map(in);
      case "stablehlo.sort" -> b.emitAll(sort(s, in, one(s, regions)), in, names);
      case "stablehlo.select_and_scatter" -> selectAndScatter(b, s, in, regions);
      case "stablehlo.reduce" ->
          monoid != null && in.size() == 2
              ? null
              : reduce(b, s, in, combiner(s, in, regions), splat);
      case "stablehlo.reduce_window" ->
          monoid != null && in.size() == 2
              ? null
              : new Combiner(b, combiner(s, in, regions))
                  .reduceWindow(first(in), second(in), OpReader.window(s));
      case "stablehlo.scatter" ->
          monoid != null && in.size() == 3 ? null : scatter(b, s, in, one(s, regions), names);
      default -> null;
    };
  }

  private static List<Value> reduce(
      Builder b, Statement s, List<Value> in, Func region, Function<Value, @Nullable Long> splat) {
    var axes = s.ints("dimensions").sorted();
    if (in.size() == 4) {
      var from = splat.apply(in.get(2));
      var at = splat.apply(in.get(3));
      var known = ArgumentOfExtreme.reduce(b, region, in, from, at, axes);
      if (known != null) return known;
    }
    return new Combiner(b, region).reduce(first(in), second(in), axes);
  }

  /// Null for a region that takes the update.
  private static @Nullable List<Value> scatter(
      Builder b, Statement s, List<Value> in, Func region, List<String> names) {
    var at = OpReader.scatter(s, null);
    var op = in.size() == 3 ? VariadicScatter.of(region, at) : new VariadicScatter(region, at);
    return op instanceof Scatter ? null : b.emitAll(op, in, names);
  }

  private static List<Value> first(List<Value> in) {
    return in.subList(0, in.size() / 2);
  }

  private static List<Value> second(List<Value> in) {
    return in.subList(in.size() / 2, in.size());
  }

  private static Func one(Statement s, List<Func> regions) {
    if (regions.size() != 1) throw s.error(s.op + " has " + regions.size() + " regions, not one");
    return regions.getFirst();
  }

  /// The region that combines one element of each operand with another one.
  private static Func combiner(Statement s, List<Value> in, List<Func> regions) {
    var f = one(s, regions);
    var elements = first(in).stream().map(v -> TensorType.of(v.dtype())).toList();
    var n = elements.size();
    boolean fits =
        in.size() == 2 * n
            && f.params().size() == 2 * n
            && f.paramTypes().subList(0, n).equals(elements)
            && f.paramTypes().subList(n, 2 * n).equals(elements)
            && f.resultTypes().equals(elements)
            && second(in).stream().map(Value::type).toList().equals(elements);
    if (!fits)
      throw s.error(
          "unsupported region of %s: it takes %s and gives %s, for operands %s"
              .formatted(
                  s.op, f.paramTypes(), f.resultTypes(), in.stream().map(Value::type).toList()));
    return f;
  }

  private static Sort sort(Statement s, List<Value> in, Func comparator) {
    int axis = s.integer("dimension", -1);
    int rank = in.isEmpty() ? 0 : in.getFirst().shape().rank();
    return new Sort(axis < 0 ? axis + rank : axis, comparator);
  }

  private static List<Value> selectAndScatter(
      Builder b, Statement s, List<Value> in, List<Func> regions) {
    if (regions.size() != 2 || in.size() != 3)
      throw s.error(s.op + " has 3 operands and 2 regions");
    var scatter = new Combiner(b, regions.getLast());
    return List.of(
        scatter.selectAndScatter(
            regions.getFirst(), in.get(0), in.get(1), in.get(2), OpReader.window(s)));
  }
}
