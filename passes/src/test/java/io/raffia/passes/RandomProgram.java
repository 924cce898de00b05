package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Random well-typed programs: one seed, one program. Tensors stay small; chains of movements and exact
/// constants (0, -0, 1, -1, 2) are frequent, because simplification is about them. Smooth programs have
/// derivatives everywhere and only floats.
final class RandomProgram {
  private static final int MAX_SIZE = 96;
  private static final DType[] CONVERTED = {DType.F32, DType.F64, DType.I32, DType.I8, DType.I1};
  private static final double[] EXACT = {0, -0.0, 1, -1, 2, 0.5, 3};
  private static final Unary[] SMOOTH = {Unary.TANH, Unary.SIN, Unary.COS, Unary.LOGISTIC, Unary.NEG};
  private static final Unary[] ANY = {Unary.ABS, Unary.SIGN, Unary.FLOOR, Unary.EXP, Unary.NEG, Unary.NEG};

  private final RandomGenerator random;
  private final Builder b = new Builder();
  private final List<Value> values = new ArrayList<>();
  private final boolean smooth;

  private RandomProgram(long seed, boolean smooth) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.smooth = smooth;
  }

  /// About `length` equations over two or three parameters of type `dtype`; one to three results.
  static Func generate(long seed, int length, DType dtype, boolean smooth) {
    return new RandomProgram(seed, smooth).program(length, dtype);
  }

  /// Arguments for `f`, with special values among them where they are `wild`.
  static List<Literal> arguments(Func f, long seed, boolean wild) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] special = {0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-40, 1e30};
    return f.paramTypes().stream()
        .map(
            t ->
                Literal.generate(
                    t,
                    _ -> {
                      boolean odd = wild && random.nextInt(6) == 0;
                      double x = odd ? special[random.nextInt(8)] : random.nextDouble(-1.5, 1.5);
                      return t.dtype().fromDouble(x);
                    }))
        .toList();
  }

  private Func program(int length, DType dtype) {
    int params = random.nextInt(2, 4);
    for (int i = 0; i < params; i++) values.add(new Value(new TensorType(dtype, shape()), "p" + i));
    var inputs = List.copyOf(values);
    while (b.eqns().size() < length) values.add(step());
    var results = new ArrayList<Value>();
    for (int i = random.nextInt(1, 4); i > 0; i--) results.add(values.get(values.size() - i));
    return b.func("random", inputs, results);
  }

  private Shape shape() {
    var dims = random.ints(random.nextInt(4), 1, 5).toArray();
    return Shape.of(dims);
  }

  /// A value, recent ones rather.
  private Value pick() {
    int back = random.nextInt(random.nextInt(values.size()) + 1);
    return values.get(values.size() - 1 - back);
  }

  private Value step() {
    var x = pick();
    var r = x.shape();
    if (x.dtype() == DType.I1 && random.nextInt(3) > 0) return b.convert(x, DType.F32);
    return switch (random.nextInt(14)) {
      case 0 -> unary(x);
      case 1, 2 -> binary(x, partner(x));
      case 3 -> x.dtype() == DType.I1 ? x : choose(x);
      case 4 -> smooth ? unary(x) : b.convert(x, CONVERTED[random.nextInt(CONVERTED.length)]);
      case 5 -> b.reshape(x, refactored(r));
      case 6 -> b.transpose(x, permutation(r.rank()));
      case 7 -> broadcast(x);
      case 8 -> reduce(x);
      case 9 -> slice(x);
      case 10 -> pad(x);
      case 11 -> b.emit(new Reverse(permutation(r.rank()).filter(_ -> random.nextBoolean())), x);
      case 12 -> r.rank() == 0 || 2 * r.size() > MAX_SIZE ? x : b.emit(new Concatenate(random.nextInt(r.rank())), x, partner(x));
      default -> dot(x);
    };
  }

  private Value unary(Value x) {
    if (x.dtype() == DType.I1) return b.emit(Unary.NOT, x);
    if (!x.dtype().isFloat()) return b.neg(x);
    return b.emit(smooth || random.nextBoolean() ? SMOOTH[random.nextInt(5)] : ANY[random.nextInt(6)], x);
  }

  private Value binary(Value x, Value y) {
    if (x.dtype() == DType.I1) return b.emit(random.nextBoolean() ? Binary.AND : Binary.OR, x, y);
    return switch (random.nextInt(smooth ? 3 : 6)) {
      case 0 -> b.add(x, y);
      case 1 -> b.sub(x, y);
      case 2 -> b.mul(x, y);
      case 3 -> b.div(x, y);
      case 4 -> b.emit(Binary.MAX, x, y);
      default -> b.emit(Binary.MIN, x, y);
    };
  }

  /// Another value of the type of `x`: one that exists, a constant, or `x` itself.
  private Value partner(Value x) {
    if (random.nextBoolean()) {
      for (int i = 0; i < 8; i++) {
        var y = pick();
        if (y.type().equals(x.type())) return y;
      }
    }
    return switch (random.nextInt(4)) {
      case 0, 1 -> b.splat(x.type(), EXACT[random.nextInt(EXACT.length)]);
      case 2 -> b.constant(Literal.generate(x.type(), _ -> x.dtype().fromDouble(random.nextInt(-2, 3))));
      default -> x.shape().rank() > 0 && x.dtype() != DType.I1 ? b.emit(new Iota(x.type(), 0)) : x;
    };
  }

  private Value choose(Value x) {
    if (smooth) return b.select(b.constant(mask(x)), x, partner(x));
    var directions = Compare.Direction.values();
    var p = b.compare(directions[random.nextInt(directions.length)], x, partner(x));
    return b.select(p, random.nextInt(4) == 0 ? partner(x) : x, partner(x));
  }

  private Literal mask(Value x) {
    return Literal.generate(x.type().withDtype(DType.I1), _ -> random.nextInt(2));
  }

  /// A shape of the same size; unit axes come and go.
  private Shape refactored(Shape shape) {
    var dims = new ArrayList<Integer>();
    int rest = (int) shape.size();
    while (rest > 1) {
      int d = divisor(rest);
      dims.add(d);
      rest /= d;
    }
    while (random.nextInt(3) == 0 && dims.size() < 5) dims.add(random.nextInt(dims.size() + 1), 1);
    return Shape.of(dims.stream().mapToInt(i -> i).toArray());
  }

  private int divisor(int n) {
    var all = IntStream.rangeClosed(2, n).filter(d -> n % d == 0).toArray();
    return all[random.nextInt(all.length)];
  }

  private Ints permutation(int rank) {
    var p = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    for (int i = rank - 1; i > 0; i--) Collections.swap(p, i, random.nextInt(i + 1));
    return Ints.of(p.stream().mapToInt(i -> i).toArray());
  }

  private Value broadcast(Value x) {
    int rank = x.shape().rank();
    var wide = new int[rank + random.nextInt(3)];
    var axes = Ints.of(permutation(wide.length).stream().limit(rank));
    if (random.nextInt(4) > 0) axes = axes.sorted();
    for (int i = 0; i < wide.length; i++) wide[i] = random.nextInt(1, 4);
    for (int i = 0; i < rank; i++) {
      if (x.shape().dim(i) > 1) wide[axes.get(i)] = x.shape().dim(i);
    }
    var shape = Shape.of(wide);
    return shape.size() > MAX_SIZE || rank > 4 ? x : b.broadcast(x, shape, axes);
  }

  private Value reduce(Value x) {
    var axes = Ints.range(0, x.shape().rank()).filter(_ -> random.nextInt(3) == 0);
    if (x.dtype() == DType.I1) return b.reduce(Monoid.OR, x, axes);
    var monoids = new Monoid[] {Monoid.ADD, Monoid.ADD, Monoid.MAX, Monoid.MIN, Monoid.MUL};
    return b.reduce(smooth ? Monoid.ADD : monoids[random.nextInt(5)], x, axes);
  }

  private Value slice(Value x) {
    int rank = x.shape().rank();
    var from = new int[rank];
    var to = new int[rank];
    var by = new int[rank];
    for (int d = 0; d < rank; d++) {
      boolean whole = random.nextBoolean();
      from[d] = whole ? 0 : random.nextInt(x.shape().dim(d));
      to[d] = whole ? x.shape().dim(d) : random.nextInt(from[d] + 1, x.shape().dim(d) + 1);
      by[d] = random.nextInt(3) == 0 ? 2 : 1;
    }
    return b.emit(new Slice(Ints.of(from), Ints.of(to), Ints.of(by)), x);
  }

  private Value pad(Value x) {
    int rank = x.shape().rank();
    if (x.shape().size() > 12) return x;
    var low = Ints.of(random.ints(rank, 0, 2));
    var high = Ints.of(random.ints(rank, -1, 2));
    var interior = Ints.of(random.ints(rank, 0, 5).map(i -> i == 4 ? 1 : 0));
    var op = new Pad(low, high, interior);
    var value = b.splat(TensorType.of(x.dtype()), random.nextBoolean() ? 0 : 1);
    var type = op.type(List.of(x.type(), value.type()));
    return type.size() == 0 || type.size() > MAX_SIZE ? x : b.emit(op, x, value);
  }

  /// `x` contracted with a transposition of itself or of another, over one axis.
  private Value dot(Value x) {
    int rank = x.shape().rank();
    if (rank == 0 || x.dtype() == DType.I1) return x;
    var y = pick();
    if (y.dtype() != x.dtype() || y.shape().rank() == 0) y = x;
    y = b.transpose(y, permutation(y.shape().rank()));
    int a = random.nextInt(rank);
    int c = y.shape().dims().indexOf(x.shape().dim(a));
    if (c < 0) return x;
    boolean batch = random.nextInt(4) == 0;
    var none = Ints.of();
    var op =
        batch
            ? new DotGeneral(Ints.of(a), Ints.of(c), none, none, x.dtype())
            : new DotGeneral(none, none, Ints.of(a), Ints.of(c), x.dtype());
    var type = op.type(List.of(x.type(), y.type()));
    if (type.size() > MAX_SIZE || type.rank() > 5) return x;
    var product = b.emit(op, x, y);
    return random.nextBoolean() ? b.transpose(product, permutation(type.rank())) : product;
  }
}
