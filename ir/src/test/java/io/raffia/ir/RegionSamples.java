package io.raffia.ir;

import static io.raffia.ir.DType.F32;
import static io.raffia.ir.DType.F64;
import static io.raffia.ir.DType.I1;
import static io.raffia.ir.DType.I32;
import static io.raffia.ir.Sample.definite;
import static io.raffia.ir.Sample.operand;
import static io.raffia.ir.Sample.within;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Checkpoint;
import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.CustomJvp;
import io.raffia.ir.op.CustomLinearSolve;
import io.raffia.ir.op.CustomRoot;
import io.raffia.ir.op.CustomVjp;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.TriangularSolve;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.VariadicScatter;
import io.raffia.ir.op.While;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Samples of ops with several results or with regions: uneven numbers of constants, carried values
/// and slices, results that depend on some operands only, residuals of several kinds.
public final class RegionSamples {
  private static final TensorType S = TensorType.of(F64);
  private static final TensorType V = TensorType.of(F64, 3);
  private static final TensorType COUNT = TensorType.of(I32);

  private RegionSamples() {}

  static final List<Class<? extends Op>> KINDS =
      List.of(
          Case.class,
          While.class,
          Scan.class,
          Checkpoint.class,
          CustomJvp.class,
          CustomVjp.class,
          CustomLinearSolve.class,
          CustomRoot.class,
          Sort.class,
          Cholesky.class,
          TriangularSolve.class,
          VariadicScatter.class);

  public static List<Sample> all() {
    var all = new ArrayList<Sample>();
    all.addAll(cases());
    all.addAll(loops());
    all.addAll(scans());
    all.addAll(calls());
    all.addAll(solutions());
    all.addAll(sorts());
    all.addAll(decompositions());
    all.addAll(IndexSamples.variadic());
    return all;
  }

  private static Func region(
      List<TensorType> types, BiFunction<Builder, List<Value>, List<Value>> body) {
    var params = new ArrayList<Value>();
    for (var t : types) params.add(new Value(t, "p" + params.size()));
    return Func.of("region", params, body);
  }

  private static Value sin(Builder b, Value x) {
    return b.emit(Unary.SIN, x);
  }

  private static Value exp(Builder b, Value x) {
    return b.emit(Unary.EXP, x);
  }

  private static Value wide(Builder b, Value x, Value like) {
    return b.broadcast(x, like.shape(), Ints.of());
  }

  static List<Sample> cases() {
    var types = List.of(V, S);
    var product =
        region(
            types,
            (b, p) -> List.of(b.mul(sin(b, p.get(0)), wide(b, p.get(1), p.get(0))), p.get(1)));
    var other =
        region(
            types,
            (b, p) ->
                List.of(
                    exp(b, b.mul(p.get(0), p.get(0))),
                    b.mul(p.get(1), b.sum(p.get(0), Ints.of(0)))));
    var plain = region(types, (b, p) -> List.of(p.get(0), b.zeros(S)));
    var counting =
        region(
            List.of(V, COUNT),
            (b, p) ->
                List.of(
                    b.shift(p.get(1), 1),
                    b.mul(p.get(0), wide(b, b.convert(p.get(1), F64), p.get(0)))));
    var still = region(List.of(V, COUNT), (_, p) -> List.of(p.get(1), p.get(0)));
    return List.of(
        Sample.of(Case.ifElse(product, other), within(0, 1, I1), operand(F64, 3), operand(F64)),
        Sample.of(Case.ifElse(plain, product), within(0, 1, I1), operand(F64, 3), operand(F64)),
        Sample.of(
            new Case(List.of(product, other, plain)),
            within(-1, 3, I32),
            operand(F64, 3),
            operand(F64)),
        Sample.of(new Case(List.of(other)), within(0, 4, I32), operand(F64, 3), operand(F64)),
        Sample.of(Case.ifElse(counting, still), within(0, 1, I1), operand(F64, 3), operand(I32)));
  }

  static List<Sample> loops() {
    // x grows by a factor until it passes a limit; the sum of what it was on the way.
    var growing = List.of(S, S, S, V);
    var grow =
        new While(
            2,
            region(growing, (b, p) -> List.of(b.compare(Direction.LT, p.get(2), p.get(1)))),
            region(
                growing,
                (b, p) ->
                    List.of(
                        b.mul(p.get(2), p.get(0)),
                        b.add(p.get(3), sin(b, b.mul(p.get(3), wide(b, p.get(2), p.get(3))))))));
    // A number of rounds, of which nothing but the counter depends on the count.
    var counted = List.of(COUNT, COUNT, V);
    var rounds =
        new While(
            1,
            region(counted, (b, p) -> List.of(b.compare(Direction.LT, p.get(1), p.get(0)))),
            region(
                counted,
                (b, p) -> List.of(b.shift(p.get(1), 1), b.mul(p.get(2), sin(b, p.get(2))))));
    // Never runs.
    var never =
        new While(
            0,
            region(List.of(V), (b, _) -> List.of(b.zeros(TensorType.of(I1)))),
            region(List.of(V), (b, p) -> List.of(b.mul(p.getFirst(), p.getFirst()))));
    return List.of(
        Sample.of(
            grow,
            within(1.3, 1.7, F64),
            within(3.1, 3.2, F64),
            within(1, 1.01, F64),
            within(-1, 1, F64, 3)),
        Sample.of(rounds, within(0, 5, I32), within(0, 1, I32), operand(F64, 3)),
        Sample.of(rounds, within(40, 41, I32), within(0, 1, I32), within(1.2, 1.4, F64, 3)),
        Sample.of(never, operand(F64, 3)));
  }

  static List<Sample> scans() {
    // Constant w, carried h and a counter, slices x: h' = sin(w h + x), stacked h h'.
    var types = List.of(S, V, COUNT, V);
    var cell =
        region(
            types,
            (b, p) -> {
              var w = wide(b, p.get(0), p.get(1));
              var h = sin(b, b.add(b.mul(w, p.get(1)), p.get(3)));
              return List.of(h, b.shift(p.get(2), 1), b.mul(h, p.get(1)), b.mul(w, w), p.get(2));
            });
    var sum = region(List.of(S, S), (b, p) -> List.of(b.add(p.get(0), p.get(1)), p.get(0)));
    var map = region(List.of(V), (b, p) -> List.of(exp(b, p.getFirst())));
    // The carried value starts without a tangent and gets one from the slices.
    var late = region(List.of(S, S), (b, p) -> List.of(b.mul(p.get(1), p.get(1))));
    return List.of(
        Sample.of(
            new Scan(cell, 5, 1, 2, false),
            operand(F64),
            operand(F64, 3),
            operand(I32),
            operand(F64, 5, 3)),
        Sample.of(
            new Scan(cell, 4, 1, 2, true),
            operand(F64),
            operand(F64, 3),
            operand(I32),
            operand(F64, 4, 3)),
        Sample.of(new Scan(sum, 6, 0, 1, true), operand(F64), operand(F64, 6)),
        Sample.of(new Scan(sum, 0, 0, 1, false), operand(F64), operand(F64, 0)),
        Sample.of(new Scan(map, 2, 0, 0, false), operand(F64, 2, 3)),
        Sample.of(new Scan(late, 3, 0, 1, false), operand(F64), operand(F64, 3)));
  }

  static List<Sample> calls() {
    var body =
        region(
            List.of(TensorType.of(F64, 2, 3), TensorType.of(F64, 3, 2), COUNT),
            (b, p) -> {
              var dot = new DotGeneral(Ints.of(), Ints.of(), Ints.of(1), Ints.of(0), F64);
              var y = b.emit(dot, p.get(0), p.get(1));
              return List.of(sin(b, exp(b, b.mul(y, y))), p.get(2));
            });
    var checkpoints =
        Stream.of(Checkpoint.Policy.values())
            .map(policy ->
                Sample.of(
                    new Checkpoint(body, policy),
                    within(-0.7, 0.7, F64, 2, 3),
                    within(-0.7, 0.7, F64, 3, 2),
                    operand(I32)));
    var square = region(List.of(V, COUNT), (b, p) -> List.of(b.mul(p.get(0), p.get(0)), p.get(1)));
    var slope =
        region(List.of(V, COUNT, V), (b, p) -> List.of(b.scale(b.mul(p.get(0), p.get(2)), 2)));
    var forward =
        region(
            List.of(V, COUNT),
            (b, p) -> List.of(b.mul(p.get(0), p.get(0)), p.get(1), b.scale(p.get(0), 2)));
    var backward = region(List.of(V, V), (b, p) -> List.of(b.mul(p.get(0), p.get(1))));
    return Stream.concat(
            checkpoints,
            Stream.of(
                Sample.of(new CustomJvp(square, slope), operand(F64, 3), operand(I32)),
                Sample.of(new CustomVjp(square, forward, backward), operand(F64, 3), operand(I32))))
        .toList();
  }

  /// A system that is not symmetric, of two arrays; roots of `a x^2 - c`.
  static List<Sample> solutions() {
    var in = List.of(COUNT, V, V, V);
    var matvec =
        region(in, (b, p) -> List.of(b.add(p.get(2), b.mul(p.get(1), p.get(3))), p.get(3)));
    var solve = region(in, (b, p) -> List.of(b.sub(p.get(2), b.mul(p.get(1), p.get(3))), p.get(3)));
    var back = region(in, (b, p) -> List.of(p.get(2), b.sub(p.get(3), b.mul(p.get(1), p.get(2)))));
    var roots = List.of(V, V, V);
    var f =
        region(
            roots, (b, p) -> List.of(b.sub(b.mul(p.get(0), b.mul(p.get(2), p.get(2))), p.get(1))));
    var root = region(roots, (b, p) -> List.of(b.emit(Unary.SQRT, b.div(p.get(1), p.get(0)))));
    var slope =
        region(
            List.of(V, V, V, V),
            (b, p) -> List.of(b.div(p.get(3), b.scale(b.mul(p.get(0), p.get(2)), 2))));
    return List.of(
        Sample.of(
            new CustomLinearSolve(matvec, solve, back),
            operand(I32),
            operand(F64, 3),
            operand(F64, 3),
            operand(F64, 3)),
        Sample.of(
            new CustomRoot(f, root, slope, slope),
            within(0.5, 2, F64, 3),
            within(0.5, 2, F64, 3),
            operand(F64, 3)));
  }

  static List<Sample> decompositions() {
    var all = new ArrayList<Sample>();
    for (boolean lower : new boolean[] {true, false}) {
      all.add(Sample.of(new Cholesky(lower), definite(F64, 3, 3)));
      all.add(Sample.of(new Cholesky(lower), definite(F64, 2, 4, 4)));
      all.add(Sample.of(new Cholesky(lower), definite(F32, 1, 1)));
      for (int flags = 0; flags < 8; flags++) {
        boolean left = (flags & 1) != 0;
        var solve = new TriangularSolve(left, lower, (flags & 2) != 0, (flags & 4) != 0);
        all.add(
            Sample.of(
                solve,
                definite(F64, 2, 3, 3),
                left ? operand(F64, 2, 3, 4) : operand(F64, 2, 4, 3)));
      }
    }
    all.add(
        Sample.of(
            new TriangularSolve(true, true, false, false),
            definite(F32, 4, 4),
            operand(F32, 4, 0)));
    return all;
  }

  static List<Sample> sorts() {
    var s = TensorType.of(F64);
    var c = TensorType.of(I32);
    var ascending =
        region(List.of(s, s), (b, p) -> List.of(b.compare(Direction.LT, p.get(0), p.get(1))));
    var byKey =
        region(List.of(s, s, c, c), (b, p) -> List.of(b.compare(Direction.GT, p.get(0), p.get(1))));
    var f = TensorType.of(F32);
    var byTwo =
        region(
            List.of(c, c, f, f),
            (b, p) -> {
              var less = b.compare(Direction.LT, p.get(0), p.get(1));
              var same = b.compare(Direction.EQ, p.get(0), p.get(1));
              var then = b.emit(new Compare(Direction.LT), p.get(2), p.get(3));
              return List.of(b.emit(Binary.OR, less, b.emit(Binary.AND, same, then)));
            });
    return List.of(
        Sample.of(new Sort(0, ascending), operand(F64, 7)),
        Sample.of(new Sort(1, ascending), operand(F64, 2, 4, 3)),
        Sample.of(new Sort(1, byKey), operand(F64, 2, 5), operand(I32, 2, 5)),
        Sample.of(new Sort(0, byTwo), within(0, 2, I32, 9), operand(F32, 9)),
        Sample.of(new Sort(0, ascending), operand(F64, 0)));
  }
}
