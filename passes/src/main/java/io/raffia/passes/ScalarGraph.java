package io.raffia.passes;

import io.raffia.ir.DType;
import io.raffia.ir.Scalar;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scalars of one program in which equal expressions are one object, constants are folded and index
/// arithmetic is simplified: sums are in one normal form, and divisions, remainders and comparisons
/// that the ranges of axes decide are gone. What is equal here is computed once.
public final class ScalarGraph {
  private final Map<Key, Scalar> known = new HashMap<>();
  private final IdentityHashMap<Scalar, Scalar> interned = new IdentityHashMap<>();
  private final IdentityHashMap<Scalar, Affine> affines = new IdentityHashMap<>();
  private final IdentityHashMap<Scalar, Range> ranges = new IdentityHashMap<>();

  /// An expression by its head and the identity of its parts.
  private record Key(Object head, List<Identity> parts) {}

  private record Identity(Scalar scalar) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identity that && same(scalar, that.scalar);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(scalar);
    }
  }

  /// Whether these are one object, which interned scalars are when they are equal.
  @SuppressWarnings("ReferenceEquality") // comparing contents takes exponential time in graphs
  static boolean same(Object x, Object y) {
    return x == y;
  }

  private static Key key(Object head, List<? extends Scalar> parts) {
    return new Key(head, parts.stream().map(p -> new Identity(p)).toList());
  }

  /// The simplified form of `s`, one object for all equal expressions.
  public Scalar intern(Scalar s) {
    var done = interned.get(s);
    if (done != null) return done;
    var result =
        switch (s) {
          case Scalar.Num num -> known.computeIfAbsent(key(num, List.of()), k -> num);
          case Scalar.Axis axis -> axis.extent() == 1 ? number(DType.I64, 0) : axis;
          case Scalar.Load(var array, var index) -> {
            var at = index.stream().map(this::intern).toList();
            yield known.computeIfAbsent(
                key(new Identified(array), at), k -> new Scalar.Load(array, at));
          }
          case Scalar.Apply(var op, var args) ->
              apply(op, args.stream().map(this::intern).toList());
          case Scalar.Fold(var monoid, var axes, var body) ->
              fold(new Scalar.Fold(monoid, axes, intern(body)));
        };
    interned.put(s, result);
    interned.put(result, result);
    return result;
  }

  private record Identified(Object object) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identified that && same(object, that.object);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  /// The constant with these canonical bits.
  public Scalar number(DType dtype, long bits) {
    return intern(new Scalar.Num(dtype, bits));
  }

  private Scalar fold(Scalar.Fold fold) {
    var axes = fold.axes().stream().filter(a -> a.extent() != 1).toList();
    if (axes.stream().anyMatch(a -> a.extent() == 0)) {
      return number(fold.dtype(), fold.monoid().identity(fold.dtype()));
    }
    // A fold over one element is its combination with the identity, which is the element.
    if (axes.isEmpty()) return fold.body();
    var parts = new ArrayList<Scalar>(axes);
    parts.add(fold.body());
    return known.computeIfAbsent(
        key(fold.monoid(), parts), k -> new Scalar.Fold(fold.monoid(), axes, fold.body()));
  }

  private Scalar apply(Pointwise op, List<Scalar> args) {
    var simpler = simplify(op, args);
    if (simpler != null) return simpler;
    return known.computeIfAbsent(key(op, args), k -> new Scalar.Apply(op, args));
  }

  private @Nullable Scalar simplify(Pointwise op, List<Scalar> args) {
    if (args.stream().allMatch(a -> a instanceof Scalar.Num)) return constant(op, args);
    if (op instanceof Convert(var to)) return convert(to, args.getFirst());
    if (op == Select.SELECT) {
      if (args.getFirst() instanceof Scalar.Num(var _, long c)) return args.get(c != 0 ? 1 : 2);
      return same(args.get(1), args.get(2)) ? args.get(1) : null;
    }
    if (args.getFirst().dtype() == DType.I1 && op instanceof Binary binary)
      return logic(binary, args);
    if (op instanceof Binary binary && args.getFirst().dtype().isInteger()) {
      var number = numbering(binary, args);
      if (number != null) return number;
    }
    if (args.getFirst().dtype() != DType.I64) return null;
    if (op instanceof Compare(var direction)) return compare(direction, args);
    return op instanceof Binary binary ? arithmetic(binary, args) : null;
  }

  /// Integers convert modulo powers of two: what is wider in between does not matter.
  private @Nullable Scalar convert(DType to, Scalar x) {
    if (to == x.dtype()) return x;
    if (x instanceof Scalar.Apply(var inner, var args) && inner instanceof Convert(var between)) {
      var from = args.getFirst();
      if (from.dtype().isInteger() && between.isInteger() && to.isInteger()) {
        boolean same = between.bits() >= to.bits() || positive(range(from), between);
        if (same) return intern(new Scalar.Apply(new Convert(to), args));
      }
    }
    return null;
  }

  private static boolean positive(Range r, DType t) {
    return r.isKnown() && r.low() >= 0 && (t.bits() > 56 || r.high() < 1L << (t.bits() - 1));
  }

  /// Sums and multiples of converted indices as one converted index: `iota` arithmetic, as random
  /// numbers have it.
  private @Nullable Scalar numbering(Binary op, List<Scalar> args) {
    var t = args.getFirst().dtype();
    if (op == Binary.SHIFT_RIGHT_LOGICAL && args.get(1) instanceof Scalar.Num(var _, long by)) {
      return by >= 0 && by < 56 && range(args.getFirst()).within(0, 1L << by) ? number(t, 0) : null;
    }
    if (t == DType.I64 || op != Binary.ADD && op != Binary.SUB && op != Binary.MUL) return null;
    var x = index(args.get(0));
    var y = index(args.get(1));
    if (x == null || y == null) return null;
    if (op == Binary.MUL && !(x instanceof Scalar.Num) && !(y instanceof Scalar.Num)) return null;
    return intern(
        new Scalar.Apply(new Convert(t), List.of(intern(new Scalar.Apply(op, List.of(x, y))))));
  }

  private @Nullable Scalar index(Scalar s) {
    if (s instanceof Scalar.Num(var _, long bits)) return number(DType.I64, bits);
    return s instanceof Scalar.Apply(var op, var args)
            && op instanceof Convert
            && args.getFirst().dtype() == DType.I64
        ? args.getFirst()
        : null;
  }

  private Scalar constant(Pointwise op, List<Scalar> args) {
    var bits = args.stream().mapToLong(a -> ((Scalar.Num) a).bits()).toArray();
    var types = args.stream().map(Scalar::dtype).toList();
    return number(op.result(types), op.apply(types, bits));
  }

  private static @Nullable Scalar logic(Binary op, List<Scalar> args) {
    for (int i = 0; i < 2; i++) {
      if (!(args.get(i) instanceof Scalar.Num(var _, long c))) continue;
      boolean isAnd = op == Binary.AND || op == Binary.MUL || op == Binary.MIN;
      boolean isOr = op == Binary.OR || op == Binary.ADD || op == Binary.MAX;
      if (isAnd) return c != 0 ? args.get(1 - i) : args.get(i);
      if (isOr) return c != 0 ? args.get(i) : args.get(1 - i);
    }
    return null;
  }

  private @Nullable Scalar compare(Compare.Direction direction, List<Scalar> args) {
    var difference = range(affine(args.get(0)).plus(affine(args.get(1)), -1));
    if (!difference.isKnown()) return null;
    boolean below = direction.holds(-1);
    boolean equal = direction.holds(0);
    boolean above = direction.holds(1);
    boolean canBelow = difference.low() < 0;
    boolean canEqual = difference.low() <= 0 && difference.high() >= 0;
    boolean canAbove = difference.high() > 0;
    if ((!canBelow || below) && (!canEqual || equal) && (!canAbove || above))
      return number(DType.I1, 1);
    if ((!canBelow || !below) && (!canEqual || !equal) && (!canAbove || !above))
      return number(DType.I1, 0);
    return null;
  }

  private @Nullable Scalar arithmetic(Binary op, List<Scalar> args) {
    var x = affine(args.get(0));
    var y = affine(args.get(1));
    if (op == Binary.ADD) return scalar(x.plus(y, 1));
    if (op == Binary.SUB) return scalar(x.plus(y, -1));
    if (op == Binary.MUL && y.isConstant()) return scalar(x.times(y.constant()));
    if (op == Binary.MUL && x.isConstant()) return scalar(y.times(x.constant()));
    if ((op == Binary.DIV || op == Binary.REM) && y.isConstant() && y.constant() > 0) {
      return divide(x, y.constant(), op == Binary.DIV);
    }
    return null;
  }

  /// `x = c q + r` with `0 <= r < c` by ranges, and nothing negative: the quotient is q, the
  /// remainder r.
  private @Nullable Scalar divide(Affine x, long c, boolean quotient) {
    if (!range(x).isKnown() || range(x).low() < 0) return null;
    var q = Affine.constant(Math.floorDiv(x.constant(), c));
    var r = Affine.constant(Math.floorMod(x.constant(), c));
    for (var term : x.terms().entrySet()) {
      var atom = Affine.atom(term.getKey());
      long k = term.getValue();
      if (k % c == 0) q = q.plus(atom, k / c);
      else r = r.plus(atom, k);
    }
    if (range(r).within(0, c)) return scalar(quotient ? q : r);
    if (q.isConstant() && q.constant() == 0) return null;
    if (range(r).low() < 0 || range(q).low() < 0) return null;
    var rest = scalar(r);
    var op = quotient ? Binary.DIV : Binary.REM;
    var divided = intern(new Scalar.Apply(op, List.of(rest, number(DType.I64, c))));
    return quotient ? scalar(q.plus(affine(divided), 1)) : divided;
  }

  /// The normal form of an index that [#intern] returned.
  public Affine affine(Scalar s) {
    var known = affines.get(s);
    if (known != null) return known;
    var result =
        switch (s) {
          case Scalar.Num(var _, long bits) -> Affine.constant(bits);
          case Scalar.Apply(var op, var args) when op == Binary.ADD ->
              affine(args.get(0)).plus(affine(args.get(1)), 1);
          case Scalar.Apply(var op, var args)
              when op == Binary.MUL && args.get(1) instanceof Scalar.Num(var _, long c) ->
              affine(args.get(0)).times(c);
          default -> Affine.atom(s);
        };
    affines.put(s, result);
    return result;
  }

  /// The index with that normal form.
  public Scalar scalar(Affine a) {
    Scalar sum = number(DType.I64, a.constant());
    boolean first = a.constant() == 0;
    for (var term : sorted(a)) {
      var factor = term.getValue();
      var product =
          factor == 1
              ? term.getKey()
              : node(Binary.MUL, List.of(term.getKey(), number(DType.I64, factor)));
      sum = first ? product : node(Binary.ADD, List.of(product, sum));
      first = false;
    }
    affines.putIfAbsent(sum, a);
    return sum;
  }

  private final IdentityHashMap<Scalar, Integer> numbers = new IdentityHashMap<>();

  private List<Map.Entry<Scalar, Long>> sorted(Affine a) {
    a.terms().keySet().forEach(atom -> numbers.computeIfAbsent(atom, k -> numbers.size()));
    var entries = new ArrayList<>(a.terms().entrySet());
    entries.sort(java.util.Comparator.comparing(e -> numbers.get(e.getKey())));
    return entries;
  }

  private Scalar node(Pointwise op, List<Scalar> args) {
    return known.computeIfAbsent(key(op, args), k -> new Scalar.Apply(op, args));
  }

  /// What values an index can take.
  public Range range(Scalar s) {
    var known = ranges.get(s);
    if (known != null) return known;
    var result =
        switch (s) {
          case Scalar.Num(var t, long bits) -> t.isFloat() ? Range.ALL : Range.of(bits, bits);
          case Scalar.Axis axis -> Range.of(0, Math.max(0, axis.extent() - 1));
          case Scalar.Apply(var op, var args) -> range(op, args);
          case Scalar.Load _, Scalar.Fold _ -> Range.ALL;
        };
    ranges.put(s, result);
    return result;
  }

  private Range range(Pointwise op, List<Scalar> args) {
    if (op instanceof Convert(var to) && to.isInteger() && args.getFirst().dtype().isInteger()) {
      var r = range(args.getFirst());
      return positive(r, to) ? r : Range.ALL;
    }
    if (op.result(args.stream().map(Scalar::dtype).toList()) != DType.I64) return Range.ALL;
    if (op == Clamp.CLAMP) {
      return Range.of(
          range(args.get(0)).low(), Math.max(range(args.get(0)).low(), range(args.get(2)).high()));
    }
    if (!(op instanceof Binary binary)) return Range.ALL;
    return Range.of(binary, range(args.get(0)), range(args.get(1)));
  }

  private Range range(Affine a) {
    var sum = Range.of(a.constant(), a.constant());
    for (var term : a.terms().entrySet())
      sum = sum.plus(range(term.getKey()).times(term.getValue()));
    return sum;
  }

  /// The parts of an expression, operands first.
  public static List<Scalar> parts(Scalar s) {
    return switch (s) {
      case Scalar.Num _, Scalar.Axis _ -> List.of();
      case Scalar.Load(var _, var index) -> index;
      case Scalar.Apply(var _, var args) -> args;
      case Scalar.Fold(var _, var _, var body) -> Arrays.asList(body);
    };
  }
}
