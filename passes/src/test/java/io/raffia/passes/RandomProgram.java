package io.raffia.passes;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Random well-typed programs: one seed, one program. Tensors stay small; chains of movements and
/// exact constants (0, -0, 1, -1, 2) are frequent, because simplification is about them. Smooth
/// programs have derivatives everywhere and only floats.
public final class RandomProgram {
  private static final int MAX_SIZE = 96;
  private static final double[] EXACT = {0, -0.0, 1, -1, 2, 0.5, 3};
  final RandomGenerator random;
  final Builder b = new Builder();
  final List<Value> values = new ArrayList<>();
  final boolean smooth;

  /// The parameters' type.
  final DType dtype;

  private final RandomRegions regions;
  private final RandomElements elements = new RandomElements(this);
  private final RandomPositions positions = new RandomPositions(this);

  RandomProgram(RandomGenerator random, DType dtype, boolean smooth, int depth) {
    this.dtype = dtype;
    this.random = random;
    this.smooth = smooth;
    regions = new RandomRegions(this, depth);
  }

  /// About `length` equations over two or three parameters of type `dtype`; one to three results.
  public static Func generate(long seed, int length, DType dtype, boolean smooth) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return new RandomProgram(random, dtype, smooth, 0).program(length);
  }

  /// Arguments for `f`, with special values among them where they are `wild`.
  public static List<Literal> arguments(Func f, long seed, boolean wild) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] special = {0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-40, 1e30};
    return f.paramTypes().stream()
        .map(t ->
            Literal.generate(
                t,
                _ -> {
                  boolean odd = wild && random.nextInt(6) == 0;
                  double x = odd ? special[random.nextInt(8)] : random.nextDouble(-1.5, 1.5);
                  return t.dtype().fromDouble(x);
                }))
        .toList();
  }

  private Func program(int length) {
    int params = random.nextInt(2, 4);
    for (int i = 0; i < params; i++) values.add(new Value(new TensorType(dtype, shape()), "p" + i));
    var inputs = List.copyOf(values);
    grow(length);
    var results = new ArrayList<Value>();
    for (int i = random.nextInt(1, 4); i > 0; i--) results.add(values.get(values.size() - i));
    return b.func("random", inputs, results);
  }

  /// Appends equations until there are `length`.
  void grow(int length) {
    while (b.eqns().size() < length) values.add(step());
  }

  /// Of one program in twenty, an axis may be empty.
  private Shape shape() {
    int least = random.nextInt(20) == 0 ? 0 : 1;
    return Shape.of(random.ints(random.nextInt(5), least, 4).toArray());
  }

  /// A value, recent ones rather.
  Value pick() {
    int back = random.nextInt(random.nextInt(values.size()) + 1);
    return values.get(values.size() - 1 - back);
  }

  private Value step() {
    var x = pick();
    var r = x.shape();
    if (x.dtype() == DType.I1 && random.nextInt(3) > 0)
      return random.nextInt(3) > 0 ? elements.convert(x) : choose(x);
    if (random.nextInt(regions.rarity()) == 0) return regions.emit();
    return switch (random.nextInt(20)) {
      case 0 ->
          !smooth && random.nextInt(8) == 0
              ? b.emit(StopGradient.STOP_GRADIENT, x)
              : elements.unary(x);
      case 1, 2 -> elements.binary(x, partner(x));
      case 3, 4 -> choose(x);
      case 5, 18 -> smooth ? elements.unary(x) : elements.convert(x);
      case 19 -> positions.emit(x);
      case 6 -> b.emit(new Reshape(refactored(r)), x);
      case 7 -> b.emit(new Transpose(permutation(r.rank())), x);
      case 8 -> broadcast(x);
      case 9 -> reduce(x);
      case 10 -> slice(random.nextBoolean() ? slice(x) : x);
      case 11 -> random.nextBoolean() ? slice(pad(x)) : pad(pad(x));
      case 12 -> b.emit(new Reverse(permutation(r.rank()).filter(_ -> random.nextBoolean())), x);
      case 13 ->
          r.rank() == 0 || 2 * r.size() > MAX_SIZE ? x : concatenate(x, random.nextInt(r.rank()));
      case 14 -> window(x);
      case 15 -> convolution(x);
      case 16 -> exact(x.type());
      default -> dot(x);
    };
  }

  Value exact(TensorType type) {
    return b.splat(type, EXACT[random.nextInt(EXACT.length)]);
  }

  /// With itself, with another, with an empty part, or alone.
  private Value concatenate(Value x, int axis) {
    var limits = x.shape().dims().toArray();
    limits[axis] = 0;
    int rank = limits.length;
    var none = new Slice(Ints.repeat(0, rank), Ints.of(limits), Ints.repeat(1, rank));
    return switch (random.nextInt(6)) {
      case 0 -> b.emit(new Concatenate(axis), x);
      case 1 -> b.emit(new Concatenate(axis), x, b.emit(none, x));
      case 2 -> b.emit(new Concatenate(axis), x, x);
      default -> b.emit(new Concatenate(axis), x, partner(x));
    };
  }

  /// Another value of the type of `x`: one that exists, a constant, or `x` itself.
  Value partner(Value x) {
    if (random.nextBoolean()) {
      for (int i = 0; i < 8; i++) {
        var y = pick();
        if (y.type().equals(x.type())) return y;
      }
    }
    return switch (random.nextInt(4)) {
      case 0, 1 -> exact(x.type());
      case 2 ->
          b.constant(Literal.generate(x.type(), _ -> x.dtype().fromDouble(random.nextInt(-2, 3))));
      default -> x.shape().rank() > 0 && x.dtype() != DType.I1 ? b.emit(new Iota(x.type(), 0)) : x;
    };
  }

  private Value choose(Value x) {
    if (smooth) return b.select(b.constant(mask(x)), x, partner(x));
    if (x.dtype().isFloat() && random.nextInt(6) == 0) {
      return b.emit(Clamp.CLAMP, partner(x), x, partner(x));
    }
    var p = predicate(x);
    if (random.nextInt(6) == 0) p = b.emit(Unary.NOT, p);
    if (random.nextInt(6) == 0) return b.select(p, exact(p.type()), exact(p.type()));
    var y = b.select(p, random.nextInt(4) == 0 ? partner(x) : x, partner(x));
    return random.nextInt(4) == 0 ? b.select(p, y, partner(x)) : y;
  }

  private Value predicate(Value x) {
    if (x.dtype() == DType.I1) return x;
    var directions = Compare.Direction.values();
    return b.compare(directions[random.nextInt(directions.length)], x, partner(x));
  }

  private Literal mask(Value x) {
    return Literal.generate(x.type().withDtype(DType.I1), _ -> random.nextInt(2));
  }

  /// A shape of the same size; unit axes come and go.
  private Shape refactored(Shape shape) {
    var dims = new ArrayList<Integer>();
    int rest = (int) shape.size();
    if (rest == 0) return shape.prepend(1);
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
      if (x.shape().dim(i) != 1) wide[axes.get(i)] = x.shape().dim(i);
    }
    var shape = Shape.of(wide);
    return shape.size() > MAX_SIZE || rank > 4 ? x : b.broadcast(x, shape, axes);
  }

  private Value reduce(Value x) {
    var axes = Ints.range(0, x.shape().rank()).filter(_ -> random.nextInt(3) == 0);
    if (x.dtype() == DType.I1) return b.emit(new Reduce(Monoid.OR, axes), x);
    var monoids =
        new Monoid[] {Monoid.ADD, Monoid.MAX, Monoid.MIN, Monoid.MUL, Monoid.ADD, Monoid.XOR};
    int known = x.dtype().isFloat() ? 5 : 6;
    return b.emit(new Reduce(smooth ? Monoid.ADD : monoids[random.nextInt(known)], axes), x);
  }

  private Value slice(Value x) {
    int rank = x.shape().rank();
    var from = new int[rank];
    var to = new int[rank];
    var by = new int[rank];
    for (int d = 0; d < rank; d++) {
      boolean whole = x.shape().dim(d) == 0 || random.nextBoolean();
      from[d] = whole ? 0 : random.nextInt(x.shape().dim(d));
      to[d] = whole ? x.shape().dim(d) : random.nextInt(from[d] + 1, x.shape().dim(d) + 1);
      by[d] = random.nextInt(3) == 0 ? 2 : 1;
    }
    return b.emit(new Slice(Ints.of(from), Ints.of(to), Ints.of(by)), x);
  }

  private Value pad(Value x) {
    int rank = x.shape().rank();
    if (x.shape().size() > 24 || x.shape().size() == 0) return x;
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

  /// Sizes, strides, dilations and padding of one or two.
  private Value window(Value x) {
    int rank = x.shape().rank();
    if (x.dtype() == DType.I1 || rank == 0 || x.shape().size() == 0) return x;
    boolean holes = random.nextInt(3) == 0;
    var sizes = Ints.of(random.ints(rank, 1, 3));
    var window =
        new Window(
            sizes,
            holes ? Ints.repeat(1, rank) : Ints.of(random.ints(rank, 1, 3)),
            Ints.of(random.ints(rank, 0, 2)),
            Ints.of(random.ints(rank, -1, 2)),
            holes ? sizes : Ints.repeat(1, rank),
            holes ? Ints.repeat(1, rank) : Ints.of(random.ints(rank, 1, 3)),
            Ints.repeat(0, rank));
    var monoids = new Monoid[] {Monoid.ADD, Monoid.ADD, Monoid.MAX, Monoid.MUL};
    var op = new ReduceWindow(smooth || holes ? Monoid.ADD : monoids[random.nextInt(4)], window);
    var type = op.type(List.of(x.type()));
    return type.size() == 0 || type.size() > MAX_SIZE ? x : b.emit(op, x);
  }

  private Value kernel(TensorType type) {
    var p = permutation(4);
    return b.transpose(b.emit(new Iota(type.withShape(type.shape().select(p.inverse())), 0)), p);
  }

  /// Two-dimensional, the axes of operands and result in any order.
  private Value convolution(Value x) {
    if (x.shape().rank() != 4 || x.dtype() == DType.I1 || x.shape().size() == 0) return x;
    var in = permutation(4);
    var k = permutation(4);
    var out = permutation(4);
    var sizes = Ints.of(random.ints(2, 1, 3));
    var dims =
        new ConvDims(
            in.get(0),
            in.get(1),
            Ints.of(in.get(2), in.get(3)),
            k.get(0),
            k.get(1),
            Ints.of(k.get(2), k.get(3)),
            out.get(0),
            out.get(1),
            Ints.of(out.get(2), out.get(3)));
    var kernel = new int[4];
    kernel[k.get(0)] = x.shape().dim(in.get(1));
    kernel[k.get(1)] = random.nextInt(1, 3);
    kernel[k.get(2)] = sizes.get(0);
    kernel[k.get(3)] = sizes.get(1);
    var type = TensorType.of(x.dtype(), kernel);
    var y = kernel(type);
    if (random.nextBoolean())
      y = b.emit(new Reverse(Ints.of(k.get(2), k.get(3)).filter(_ -> random.nextBoolean())), y);
    var window =
        Window.of(sizes, Ints.of(random.ints(2, 1, 3)))
            .withPadding(Ints.of(1, 0), Ints.of(0, 1))
            .withReversed(Ints.of(random.ints(2, 0, 2)));
    var op = new Convolution(window, dims, 1, 1, x.dtype());
    var made = op.type(List.of(x.type(), y.type()));
    if (made.size() == 0 || made.size() > MAX_SIZE) return x;
    var product = b.emit(op, x, y);
    return random.nextBoolean() ? b.transpose(product, permutation(4)) : product;
  }
}
