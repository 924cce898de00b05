package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Dependence;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Jvp;
import io.raffia.ir.transform.Linearize;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.TransposeLinear;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A scatter of `n` operands (the first ones) with updates (the last ones) of their own at
/// positions that they share: `update` takes the present element of each operand and an update for
/// each, and gives the new elements. Updates come in row-major order. `at` says where; its monoid
/// is not used.
///
/// Where a result depends on its own operand and updates only, for all operands, this is so many
/// scatters; otherwise a loop over the updates.
///
/// Constraints are those of [Scatter], and
///
/// - (C1) All operands have one shape.
/// - (C3) All updates have one shape.
/// - (C23) The program takes two scalars of each operand's type, and gives one.
public record VariadicScatter(Func update, Scatter at) implements Composite {
  @Override
  public String mnemonic() {
    return "stablehlo.scatter";
  }

  @Override
  public List<Func> regions() {
    return List.of(update);
  }

  @Override
  public VariadicScatter withRegions(List<Func> regions) {
    return new VariadicScatter(regions.getFirst(), at);
  }

  private int n() {
    return update.results().size();
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    int n = in.size() / 2;
    require(
        n > 0 && in.size() == 2 * n + 1,
        "stablehlo.scatter: %d operands are not as many updates as inputs, and indices (C23)",
        in.size());
    var scalars = new ArrayList<TensorType>();
    for (int i = 0; i < n; i++) {
      require(
          in.get(i).shape().equals(in.getFirst().shape()),
          "stablehlo.scatter: inputs have shapes %s and %s (C1)",
          in.getFirst().brief(),
          in.get(i).brief());
      require(
          in.get(n + 1 + i).shape().equals(in.get(n + 1).shape()),
          "stablehlo.scatter: updates have shapes %s and %s (C3)",
          in.get(n + 1).brief(),
          in.get(n + 1 + i).brief());
      at.type(List.of(in.get(i), in.get(n), in.get(n + 1 + i)));
      scalars.add(TensorType.of(in.get(i).dtype()));
    }
    require(
        update.paramTypes().equals(Marks.join(scalars, scalars))
            && update.resultTypes().equals(scalars),
        "stablehlo.scatter: the update computation takes %s and gives %s, for elements %s (C23)",
        update.paramTypes(),
        update.resultTypes(),
        scalars);
    return in.subList(0, n);
  }

  @Override
  public List<Literal> evaluate(List<Literal> in) {
    int n = n();
    var all = new ArrayList<long[]>();
    for (var x : in.subList(0, n)) {
      var bits = new long[Math.toIntExact(x.type().size())];
      for (int i = 0; i < bits.length; i++) bits[i] = x.bits(i);
      all.add(bits);
    }
    var updates = in.get(n + 1).type().shape();
    for (int u = 0; u < updates.size(); u++) {
      int to = at.place(in.getFirst().type().shape(), in.get(n), updates, u);
      if (to < 0) continue;
      var args = new ArrayList<Literal>();
      for (int k = 0; k < 2 * n; k++) {
        var scalar = update.params().get(k).type();
        args.add(Literal.splat(scalar, k < n ? all.get(k)[to] : in.get(k + 1).bits(u)));
      }
      var now = Interpreter.run(update, args);
      for (int k = 0; k < n; k++) all.get(k)[to] = now.get(k).bits(0);
    }
    return IntStream.range(0, n).mapToObj(k -> Literal.of(in.get(k).type(), all.get(k))).toList();
  }

  @Override
  public List<Value> define(Builder b, List<Value> in) {
    int n = n();
    boolean apart = n > 1;
    for (int i = 0; i < n; i++) apart &= isApart(i);
    if (!apart) return loop(b, in);
    var out = new ArrayList<Value>();
    for (int i = 0; i < n; i++) {
      var single = List.of(in.get(i), in.get(n), in.get(n + 1 + i));
      out.addAll(b.emitAll(single(i), single, ""));
    }
    return out;
  }

  /// Whether result `i` depends on nothing but its own operand and updates.
  private boolean isApart(int i) {
    var others = IntStream.range(0, 2 * n()).mapToObj(k -> k != i && k != n() + i).toList();
    return !Dependence.results(update, others, _ -> true).get(i);
  }

  /// The scatter of operand `i`.
  private Op single(int i) {
    var params = List.of(update.params().get(i), update.params().get(n() + i));
    var all = new Func(update.name(), params, update.eqns(), update.results());
    var results = IntStream.range(0, n()).mapToObj(k -> k == i).toList();
    return of(TransposeLinear.select(all, results), at);
  }

  /// The scatter of one operand by a program of two scalars, in its simplest form.
  public static Op of(Func update, Scatter at) {
    if (update.results().getFirst() == update.params().get(1)) return at.withMonoid(null);
    var monoid = Monoid.of(update);
    if (monoid != null) return at.withMonoid(monoid);
    boolean pointwise =
        update.eqns().stream()
            .allMatch(e -> e.op() instanceof Pointwise || e.op() instanceof Constant);
    return pointwise ? new ScatterBy(update, at) : new VariadicScatter(update, at);
  }

  /// One update after another: reads the elements at its place, and writes the new ones.
  private List<Value> loop(Builder b, List<Value> in) {
    int n = n();
    var shape = in.getFirst().shape();
    var updates = in.get(n + 1).shape();
    if (shape.size() == 0 || updates.size() == 0) return in.subList(0, n);
    var flat = Shape.of(Math.toIntExact(shape.size()));
    int length = Math.toIntExact(updates.size());
    var count = TensorType.of(DType.I32);
    var one = b.shift(b.emit(new Iota(count.withShape(flat), 0)), 1);
    var places = at.target(b, b.reshape(one, shape), in.get(n), updates);
    var operands = new ArrayList<Value>();
    for (var x : in.subList(0, n)) operands.add(b.reshape(x, flat));
    operands.add(b.reshape(places, Shape.of(length)));
    for (var u : in.subList(n + 1, in.size())) operands.add(b.reshape(u, Shape.of(length)));
    var slices = new ArrayList<>(operands.subList(0, n));
    slices.add(new Value(count, "place"));
    slices.addAll(update.params().subList(n, 2 * n));
    var body = Func.of("update", slices, this::one);
    return b.emitAll(new Scan(body, length, 0, n, false), operands, "").stream()
        .map(y -> b.reshape(y, shape))
        .toList();
  }

  /// Takes the operands, the number of the place and the updates; place 0 is outside.
  private List<Value> one(Builder b, List<Value> p) {
    int n = n();
    var place = p.get(n);
    var outside = b.compare(Compare.Direction.EQ, place, b.zeros(place.type()));
    var index = b.select(outside, place, b.shift(place, -1));
    var now = new ArrayList<Value>();
    for (var x : p.subList(0, n))
      now.add(b.reshape(b.emit(new DynamicSlice(Ints.of(1)), x, index), Shape.SCALAR));
    var next = Inline.inline(b, update, Marks.join(now, p.subList(n + 1, p.size())));
    // Behind barriers, so that the arrays are not read any more when they are written: in place.
    var kept = new ArrayList<Value>();
    for (int i = 0; i < n; i++) {
      var one = b.reshape(b.select(outside, now.get(i), next.get(i)), Shape.of(1));
      kept.add(b.emit(OptimizationBarrier.OPTIMIZATION_BARRIER, one));
    }
    var out = new ArrayList<Value>();
    for (int i = 0; i < n; i++) {
      out.add(b.emit(DynamicUpdateSlice.DYNAMIC_UPDATE_SLICE, p.get(i), kept.get(i), index));
    }
    return out;
  }

  @Override
  public List<@Nullable Value> push(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var wanted = moving(eqn, dx);
    var f = Jvp.jvp(definition(eqn.in()), Marks.present(dx), wanted);
    var all = Inline.inline(b, f, Marks.join(eqn.in(), Marks.given(dx)));
    return Marks.spread(bind(b, eqn, all), wanted);
  }

  @Override
  public List<@Nullable Value> linearize(Builder b, Eqn eqn, List<@Nullable Value> dx) {
    var wanted = moving(eqn, dx);
    var split = Linearize.linearize(definition(eqn.in()), Marks.present(dx), wanted);
    var residuals = bind(b, eqn, Inline.inline(b, split.primal(), eqn.in()));
    var dy = Inline.inline(b, split.tangent(), Marks.join(residuals, Marks.given(dx)));
    return Marks.spread(dy, wanted);
  }

  private List<Boolean> moving(Eqn eqn, List<@Nullable Value> dx) {
    var types = eqn.out().stream().map(Value::type).toList();
    return depends(Marks.present(dx), types, t -> t.dtype().isFloat());
  }

  /// Makes the first of `all` the equation's results; the rest.
  private static List<Value> bind(Builder b, Eqn eqn, List<Value> all) {
    int results = eqn.out().size();
    for (int i = 0; i < results; i++) {
      var to = eqn.out().get(i);
      b.append(new Eqn(new Reshape(to.shape()), all.subList(i, i + 1), List.of(to), eqn.at()));
    }
    return all.subList(results, all.size());
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    var f = TransposeLinear.select(definition(in), Marks.present(ct));
    var back = TransposeLinear.transpose(f, linear);
    var args = Marks.<Value>join(Marks.pick(in, Marks.not(linear)), Marks.given(ct));
    return Marks.spread(Inline.inline(b, back, args), linear);
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    return b.emitAll(
        new VariadicScatter(update, at.batched()), Matrices.batched(b, n, in, mapped), "");
  }
}
