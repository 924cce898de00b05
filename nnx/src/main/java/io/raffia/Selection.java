package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.StopGradient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The part of a tensor that an index names, after numpy's rules: basic indices (numbers, slices)
/// keep their places, tensors of integers broadcast, and their axes stand where the first was if
/// they stood together, else in front.
///
/// Axes of the operand are *points*, for which positions are computed, or *windows*, which are
/// taken whole. One gather (or scatter) has the axes of the positions in front and the windows
/// behind; `order` brings them to numpy's places.
final class Selection {
  /// One point axis of the operand: a range of positions, or a tensor of them.
  private record Point(int axis, Index.@Nullable Range range, @Nullable Tensor at) {}

  private record Key(
      String name, Shape batch, Shape space, List<Object> ranges, Ints windows, Object detail) {}

  private final Tensor x;
  private final List<Point> points = new ArrayList<>();
  private final List<Integer> windows = new ArrayList<>();

  /// What the axes of the result are: -1 new, else a number below.
  private final List<Integer> places = new ArrayList<>();

  private Shape space = Shape.SCALAR;
  private final List<Integer> ranged = new ArrayList<>();

  private static final int NEW = -1;
  private static final int ADVANCED = -2;

  private Selection(Tensor x, List<Object> index) {
    this.x = x;
    boolean advanced = index.stream().anyMatch(Tensor.class::isInstance);
    int axis = 0;
    int runs = 0;
    boolean inRun = false;
    int first = -1;
    for (var i : index) {
      boolean joins = advanced && (i instanceof Tensor || i instanceof Integer);
      if (joins && !inRun) {
        runs++;
        if (runs == 1) first = places.size();
      }
      inRun = joins;
      if (i instanceof Index at && at.isNewAxis()) {
        places.add(NEW);
        continue;
      }
      int n = x.shape().dim(axis);
      switch (i) {
        case Tensor t -> {
          points.add(new Point(axis, null, t));
          space = Elementwise.common(space, t.shape());
        }
        case Integer k ->
            points.add(new Point(axis, new Index.Range(inBounds(k, axis), 1, 1), null));
        default -> {
          var range = ((Index) i).range(n);
          places.add(axis);
          if (range.isAll(n)) {
            windows.add(axis);
          } else {
            points.add(new Point(axis, range, null));
            ranged.add(axis);
          }
        }
      }
      axis++;
    }
    if (advanced) places.add(runs == 1 ? first : 0, ADVANCED);
  }

  /// Throws [IrException] for an index that does not fit `x`.
  static Selection of(Tensor x, Object... index) {
    return new Selection(x, complete(x, index));
  }

  /// The index with one entry for each axis of `x`, and new ones.
  private static List<Object> complete(Tensor x, Object... index) {
    var items = new ArrayList<Object>();
    for (var i : index) {
      if (Masks.isMask(i)) items.addAll(List.of(Masks.positions((Tensor) i)));
      else items.add(checked(i));
    }
    int used = 0;
    int at = -1;
    for (int k = 0; k < items.size(); k++) {
      if (!(items.get(k) instanceof Index i)) used++;
      else if (i.isSlice()) used++;
      else if (i.isEllipsis()) {
        if (at >= 0) throw wrong("an index can have one Index.ELLIPSIS, found two");
        at = k;
      }
    }
    if (used > x.rank()) {
      throw wrong("%d indices for the %d axes of %s".formatted(used, x.rank(), x.type().brief()));
    }
    if (at >= 0) items.remove(at);
    for (int k = used; k < x.rank(); k++) items.add(at >= 0 ? at : items.size(), Index.ALL);
    masksFit(x, index);
    return items;
  }

  private static void masksFit(Tensor x, Object... index) {
    int axis = 0;
    for (var i : index) {
      if (i instanceof Index at && at.isEllipsis()) return;
      if (Masks.isMask(i)) {
        var mask = (Tensor) i;
        Masks.requireFit(mask, x, axis);
        axis += mask.rank();
      } else if (!(i instanceof Index at) || at.isSlice()) {
        axis++;
      }
    }
  }

  private static Object checked(Object i) {
    if (i instanceof Tensor t && !t.dtype().isInteger()) {
      throw wrong(
          "indices must be integers or booleans, found %s: convert them with astype"
              .formatted(t.type().brief()));
    }
    if (i instanceof Index || i instanceof Integer || i instanceof Tensor) return i;
    if (i instanceof int[] some) return Tensor.of(some);
    throw wrong(
        "an index is an int, an Index or a tensor of integers or booleans, found "
            + i.getClass().getSimpleName());
  }

  private static IrException wrong(String message) {
    return Errors.located(IrException.ofShapes(message));
  }

  private int inBounds(int i, int axis) {
    int n = x.shape().dim(axis);
    int at = i < 0 ? i + n : i;
    if (at >= 0 && at < n) return at;
    throw wrong("index %d is out of bounds for axis %d of %s".formatted(i, axis, x.type().brief()));
  }

  private Ints windowAxes() {
    return Ints.of(windows.stream().mapToInt(w -> w).toArray());
  }

  /// The axes for which positions are computed: those of the tensors, then ranges.
  private Shape batch() {
    var dims = new ArrayList<Integer>();
    for (int d : space.dims().toArray()) dims.add(d);
    for (var p : points) if (p.range != null && ranged.contains(p.axis)) dims.add(p.range.count());
    return Shape.of(dims.stream().mapToInt(d -> d).toArray());
  }

  private Key key(String name, Object detail) {
    var ranges = new ArrayList<Object>();
    for (var p : points) ranges.add(p.range != null ? List.of(p.axis, p.range) : p.axis);
    return new Key(name, batch(), space, ranges, windowAxes(), detail);
  }

  private Tensor[] operands(Tensor... first) {
    var all = new ArrayList<>(Arrays.asList(first));
    for (var p : points) if (p.at != null) all.add(p.at);
    return all.toArray(Tensor[]::new);
  }

  private Shape shape() {
    var dims = new ArrayList<Integer>();
    for (int place : places) {
      if (place == NEW) dims.add(1);
      else if (place == ADVANCED) for (int d : space.dims().toArray()) dims.add(d);
      else dims.add(extent(place));
    }
    return Shape.of(dims.stream().mapToInt(d -> d).toArray());
  }

  private int extent(int axis) {
    for (var p : points) if (p.axis == axis && p.range != null) return p.range.count();
    return x.shape().dim(axis);
  }

  /// For each axis of the result but the new ones, where a gather has it.
  private Ints order() {
    var order = new ArrayList<Integer>();
    for (int place : places) {
      if (place == ADVANCED) for (int d = 0; d < space.rank(); d++) order.add(d);
      else if (ranged.contains(place)) order.add(space.rank() + ranged.indexOf(place));
      else if (place != NEW) {
        order.add(space.rank() + ranged.size() + windows.indexOf(place));
      }
    }
    return Ints.of(order.stream().mapToInt(d -> d).toArray());
  }

  private boolean isBasic() {
    return points.stream().allMatch(p -> p.at == null);
  }

  /// The part.
  Tensor get() {
    if (isBasic()) return slice().reshape(shape().dims().toArray());
    var order = order();
    var windows = windowAxes();
    var batch = batch();
    return Dispatch.apply(
            key("get", order),
            x.isWeak(),
            (b, in) -> {
              var sizes = x.shape().dims().toArray();
              for (var p : points) sizes[p.axis] = 1;
              var gather =
                  new Gather(
                      Ints.range(batch.rank(), batch.rank() + windows.size()),
                      pointAxes(),
                      Ints.of(),
                      Ints.of(),
                      pointAxes(),
                      batch.rank(),
                      Ints.of(sizes));
              var y = b.emit(gather, in.getFirst(), positions(b, in));
              return b.transpose(space.rank() > 0 ? kept(b, in, y) : y, order);
            },
            operands(x))
        .reshape(shape().dims().toArray());
  }

  /// `y`, with a derivative of 0 where positions were clamped, as in JAX: an element out of bounds
  /// says nothing of the last one. (A single position that is clamped has that of where it went.)
  private Value kept(Builder b, List<Value> in, Value y) {
    var batch = batch();
    Value inside = null;
    int tensor = 1;
    for (var p : points) {
      if (p.at == null) continue;
      int n = x.shape().dim(p.axis);
      var fits = Indexing.inside(b, Indexing.positions(b, in.get(tensor++), n), n);
      int r = fits.shape().rank();
      fits = b.broadcast(fits, batch, Ints.range(space.rank() - r, space.rank()));
      inside = inside == null ? fits : b.emit(Binary.AND, inside, fits);
    }
    if (inside == null) return y;
    var everywhere = b.broadcast(inside, y.shape(), Ints.range(0, batch.rank()));
    return b.select(everywhere, y, b.emit(StopGradient.STOP_GRADIENT, y));
  }

  private Ints pointAxes() {
    return Ints.of(points.stream().mapToInt(Point::axis).toArray());
  }

  private Tensor slice() {
    int rank = x.rank();
    var starts = new int[rank];
    var ends = x.shape().dims().toArray();
    var strides = new int[rank];
    Arrays.fill(strides, 1);
    var reversed = new ArrayList<Integer>();
    for (var p : points) {
      var r = Objects.requireNonNull(p.range);
      int last = r.start() + (r.count() - 1) * r.step();
      starts[p.axis] = r.count() == 0 ? 0 : Math.min(r.start(), last);
      ends[p.axis] = r.count() == 0 ? 0 : Math.max(r.start(), last) + 1;
      strides[p.axis] = Math.abs(r.step());
      if (r.step() < 0) reversed.add(p.axis);
    }
    var y = points.isEmpty() ? x : Indexing.slice(x, starts, ends, strides);
    return reversed.isEmpty() ? y : y.flip(reversed.stream().mapToInt(a -> a).toArray());
  }

  /// The positions of all points, `[...batch, points]`.
  private Value positions(Builder b, List<Value> in) {
    var batch = batch();
    var type = new TensorType(DType.I32, batch);
    var all = new ArrayList<Value>();
    int tensor = in.size() - (int) points.stream().filter(p -> p.at != null).count();
    int axis = space.rank();
    for (var p : points) {
      Value at;
      if (p.at != null) {
        var given = Indexing.positions(b, in.get(tensor++), x.shape().dim(p.axis));
        var i = b.convert(given, DType.I32);
        int r = i.shape().rank();
        at = b.broadcast(i, type.shape(), Ints.range(space.rank() - r, space.rank()));
      } else {
        var r = Objects.requireNonNull(p.range);
        at = b.splat(type, r.start());
        if (ranged.contains(p.axis)) {
          var steps = b.mul(b.emit(new Iota(type, axis++)), b.splat(type, r.step()));
          at = b.add(at, steps);
        }
      }
      all.add(b.reshape(at, new Shape(batch.dims().plus(Ints.of(1)))));
    }
    if (all.size() == 1) return all.getFirst();
    return b.emit(new Concatenate(batch.rank()), all);
  }

  /// The whole with `y` combined into the part; without a monoid it replaces.
  Tensor with(@Nullable Monoid monoid, Tensor y) {
    var to = x.dtype();
    if (points.isEmpty()) {
      var flat = part(y).reshape(x.shape().dims().toArray());
      if (monoid == null) return flat.add(Tensor.zerosLike(x));
      return Elementwise.binary(monoid.op(), x, flat);
    }
    var order = order();
    var batch = batch();
    int n = batch.rank();
    return Dispatch.apply(
        key("with", List.of(order, String.valueOf(monoid))),
        x.isWeak(),
        (b, in) -> {
          var updates = b.transpose(b.convert(in.get(1), to), order.inverse());
          var scatter =
              new Scatter(
                  monoid,
                  Ints.range(n, n + windows.size()),
                  pointAxes(),
                  Ints.of(),
                  Ints.of(),
                  pointAxes(),
                  n);
          return b.emit(scatter, in.get(0), positions(b, in), updates);
        },
        operands(x, part(y)));
  }

  /// `y` in the shape of the part, without its new axes.
  private Tensor part(Tensor y) {
    var shape = shape();
    if (y.rank() > shape.rank() || !Elementwise.common(y.shape(), shape).equals(shape)) {
      throw wrong(
          "what is set, %s, does not broadcast to the part %s of %s"
              .formatted(y.type().brief(), shape.dims(), x.type().brief()));
    }
    var bare = new ArrayList<Integer>();
    int d = 0;
    for (int place : places) {
      int axes = place == ADVANCED ? space.rank() : 1;
      for (int k = 0; k < axes; k++, d++) if (place != NEW) bare.add(shape.dim(d));
    }
    return y.broadcastTo(shape.dims().toArray()).reshape(bare.stream().mapToInt(i -> i).toArray());
  }
}
