package io.raffia.ir;

import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Select;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/// Evaluates [Scalar]s: a tree of closures over the present values of the axes. A node remembers
/// its value until an axis moves, so that a shared node is evaluated once an element.
final class Evaluation {
  /// Elements by their row-major number, as canonical bits.
  interface Elements {
    long bits(long i);
  }

  /// A scalar, ready to be evaluated.
  interface Node {
    long bits();
  }

  private static final class Cell implements Node {
    private long value;

    @Override
    public long bits() {
      return value;
    }
  }

  private final Function<Value, Elements> arrays;
  private final IdentityHashMap<Scalar, Node> nodes = new IdentityHashMap<>();
  private final IdentityHashMap<Scalar.Axis, Cell> cells = new IdentityHashMap<>();
  private long moment;

  Evaluation(Function<Value, Elements> arrays) {
    this.arrays = arrays;
  }

  void move(Scalar.Axis axis, long to) {
    cell(axis).value = to;
    moment++;
  }

  private Cell cell(Scalar.Axis axis) {
    return cells.computeIfAbsent(axis, _ -> new Cell());
  }

  Node node(Scalar s) {
    var known = nodes.get(s);
    if (known != null) return known;
    var made =
        switch (s) {
          case Scalar.Num(var _, long bits) -> (Node) () -> bits;
          case Scalar.Axis axis -> cell(axis);
          case Scalar.Load load -> remember(load(load));
          case Scalar.Apply apply -> remember(apply(apply));
          case Scalar.Fold fold -> remember(fold(fold));
        };
    nodes.put(s, made);
    return made;
  }

  private Node remember(Node node) {
    return new Node() {
      private long at = -1;
      private long bits;

      @Override
      public long bits() {
        if (at != moment) {
          bits = node.bits();
          at = moment;
        }
        return bits;
      }
    };
  }

  private Node load(Scalar.Load load) {
    var elements = arrays.apply(load.array());
    var shape = load.array().shape();
    var index = load.index().stream().map(this::node).toArray(Node[]::new);
    return () -> elements.bits(number(index, shape, load.array()));
  }

  /// The row-major number of an index; an index out of bounds is a fault of the meaning, not of the
  /// program.
  static long number(Node[] index, Shape shape, Value array) {
    long at = 0;
    for (int d = 0; d < index.length; d++) {
      long i = index[d].bits();
      if (i < 0 || i >= shape.dim(d)) {
        throw new IllegalStateException("index " + i + " on axis " + d + " of " + array);
      }
      at = at * shape.dim(d) + i;
    }
    return at;
  }

  private Node apply(Scalar.Apply apply) {
    var args = apply.args().stream().map(this::node).toArray(Node[]::new);
    if (apply.op() == Select.SELECT) {
      return () -> args[0].bits() != 0 ? args[1].bits() : args[2].bits();
    }
    var types = apply.args().stream().map(Scalar::dtype).toList();
    return switch (args.length) {
      case 1 -> () -> apply.op().apply(types, args[0].bits());
      case 2 -> () -> apply.op().apply(types, args[0].bits(), args[1].bits());
      default -> () -> apply.op().apply(types, args[0].bits(), args[1].bits(), args[2].bits());
    };
  }

  /// Sums and products of floats are exact to double precision and round once.
  private Node fold(Scalar.Fold fold) {
    var dtype = fold.dtype();
    var monoid = fold.monoid();
    var body = node(fold.body());
    var axes = fold.axes();
    if (dtype.isFloat() && (monoid == Monoid.ADD || monoid == Monoid.MUL)) {
      return () -> {
        var sum = new double[] {monoid == Monoid.ADD ? 0 : 1};
        loop(
            axes,
            () -> {
              double x = dtype.toDouble(body.bits());
              sum[0] = monoid == Monoid.ADD ? sum[0] + x : sum[0] * x;
            });
        return dtype.fromDouble(sum[0]);
      };
    }
    var types = List.of(dtype, dtype);
    return () -> {
      var all = new long[] {monoid.identity(dtype)};
      loop(axes, () -> all[0] = monoid.op().apply(types, all[0], body.bits()));
      return all[0];
    };
  }

  /// Runs `body` for all values of the axes, the last one fastest.
  void loop(List<Scalar.Axis> axes, Runnable body) {
    for (var a : axes) {
      if (a.extent() == 0) return;
      move(a, 0);
    }
    while (true) {
      body.run();
      int d = axes.size() - 1;
      while (d >= 0 && cell(axes.get(d)).value == axes.get(d).extent() - 1) move(axes.get(d--), 0);
      if (d < 0) return;
      move(axes.get(d), cell(axes.get(d)).value + 1);
    }
  }
}
