package io.raffia.optax;

import io.raffia.Jnp;
import io.raffia.Located;
import io.raffia.OptVariable;
import io.raffia.Path;
import io.raffia.Random;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Arithmetic on whole States, tensor by tensor: `optax.tree`. States that are combined have equal
/// paths, or an [IrException] names both.
public final class Tree {
  /// A function of as many tensors as States are combined, in their order.
  @FunctionalInterface
  public interface Combine {
    Tensor of(Tensor... xs);
  }

  /// Random numbers of a shape and element type.
  @FunctionalInterface
  public interface Sampler {
    Tensor draw(Tensor key, Shape shape, DType dtype);
  }

  private Tree() {}

  /// `f` of the tensors that all States have at each path.
  public static State map(Combine f, State first, State... rest) {
    for (var other : rest) {
      if (!other.paths().equals(first.paths())) {
        throw new IrException(
            "states have different paths: " + first.paths() + " and " + other.paths());
      }
    }
    var leaves = new ArrayList<State.Leaf>();
    for (int i = 0; i < first.size(); i++) {
      var xs = new Tensor[rest.length + 1];
      xs[0] = first.leaves().get(i).value();
      for (int j = 0; j < rest.length; j++) xs[j + 1] = rest[j].leaves().get(i).value();
      leaves.add(first.leaves().get(i).with(f.of(xs)));
    }
    return new State(leaves);
  }

  public static State add(State x, State y) {
    return map(t -> t[0].add(t[1]), x, y);
  }

  public static State sub(State x, State y) {
    return map(t -> t[0].sub(t[1]), x, y);
  }

  public static State mul(State x, State y) {
    return map(t -> t[0].mul(t[1]), x, y);
  }

  public static State div(State x, State y) {
    return map(t -> t[0].div(t[1]), x, y);
  }

  /// Each times a number.
  public static State scale(Number scalar, State x) {
    return x.map(t -> t.mul(scalar));
  }

  /// Each times a scalar tensor.
  public static State scale(Tensor scalar, State x) {
    return x.map(t -> scalar.mul(t));
  }

  /// `x + scalar y`.
  public static State addScale(State x, Number scalar, State y) {
    return map(t -> t[0].add(t[1].mul(scalar)), x, y);
  }

  public static State addScale(State x, Tensor scalar, State y) {
    return map(t -> t[0].add(scalar.mul(t[1])), x, y);
  }

  /// The sum of all products of elements.
  public static Tensor vdot(State x, State y) {
    return total(map(t -> t[0].mul(t[1]).sum(), x, y));
  }

  /// The sum of all elements.
  public static Tensor sum(State x) {
    return total(x.map(Tensor::sum));
  }

  private static Tensor total(State scalars) {
    return scalars.leaves().stream()
        .map(State.Leaf::value)
        .reduce(Tensor::add)
        .orElseGet(() -> Tensor.scalar(0.0));
  }

  /// The greatest of all elements.
  public static Tensor max(State x) {
    return x.leaves().stream().map(l -> l.value().max()).reduce(Tensor::maximum).orElseThrow();
  }

  /// The least of all elements.
  public static Tensor min(State x) {
    return x.leaves().stream().map(l -> l.value().min()).reduce(Tensor::minimum).orElseThrow();
  }

  /// The Euclidean norm of all elements together.
  public static Tensor norm(State x) {
    return squaredNorm(x).sqrt();
  }

  public static Tensor squaredNorm(State x) {
    return sum(x.map(Tensor::square));
  }

  /// `x` where the condition, a scalar, holds, else `y`, in the types of `y`.
  public static State where(Tensor condition, State x, State y) {
    return map(t -> Tensor.where(condition, t[0], t[1]).astype(t[1].dtype()), x, y);
  }

  /// Each element kept within both bounds.
  public static State clip(State x, Number low, Number high) {
    return x.map(t -> t.clip(low, high));
  }

  /// In another element type; null: as it is.
  public static State cast(State x, @Nullable DType dtype) {
    return dtype == null ? x : x.map(t -> t.astype(dtype));
  }

  /// In the element types of `like`.
  public static State castLike(State x, State like) {
    return map(t -> t[0].astype(t[1].dtype()), x, like);
  }

  public static State zerosLike(State x) {
    return x.map(Tensor::zerosLike);
  }

  static State zerosLike(State x, @Nullable DType dtype) {
    return cast(zerosLike(x), dtype);
  }

  public static State onesLike(State x) {
    return x.map(Tensor::onesLike);
  }

  /// A value everywhere, in the shapes and element types of `x`.
  public static State fullLike(State x, Number value) {
    return x.map(t -> Tensor.zerosLike(t).add(Numbers.tensor(value).astype(t.dtype())));
  }

  /// Random numbers in the shapes and element types of `x`, each tensor under a key of its own.
  public static State randomLike(Tensor key, State x, Sampler sampler) {
    var keys = Random.split(key, x.size());
    var leaves = new ArrayList<State.Leaf>();
    for (int i = 0; i < x.size(); i++) {
      var leaf = x.leaves().get(i);
      var t = leaf.value();
      leaves.add(leaf.with(sampler.draw(keys.get(i), t.shape(), t.dtype())));
    }
    return new State(leaves);
  }

  /// How many elements there are.
  public static long size(State x) {
    return x.leaves().stream().mapToLong(l -> l.value().size()).sum();
  }

  /// The widest element type.
  public static DType highestDtype(State x) {
    return dtypes(x).max(Comparator.comparingInt(DType::bits)).orElse(DType.F32);
  }

  /// The narrowest element type.
  public static DType lowestDtype(State x) {
    return dtypes(x).min(Comparator.comparingInt(DType::bits)).orElse(DType.F32);
  }

  private static java.util.stream.Stream<DType> dtypes(State x) {
    return x.leaves().stream().map(l -> l.value().dtype());
  }

  /// Whether all elements are neither infinite nor NaN.
  public static Tensor isFinite(State x) {
    return x.leaves().stream()
        .map(l -> l.value().isFinite().all())
        .reduce(Tensor::and)
        .orElseGet(() -> Tensor.scalar(true));
  }

  /// `(1 - decay) update + decay moment`.
  public static State updateMoment(State updates, State moments, Number decay) {
    var share = Numbers.oneMinus(decay);
    return map(t -> t[0].mul(share).add(t[1].mul(decay)), updates, moments);
  }

  /// `(1 - decay) update^2 + decay moment`.
  public static State updateSecondMoment(State updates, State moments, Number decay) {
    var share = Numbers.oneMinus(decay);
    return map(t -> t[0].square().mul(share).add(t[1].mul(decay)), updates, moments);
  }

  /// `max(|update| + eps, decay moment)`.
  public static State updateInfinityMoment(State updates, State moments, Number decay, Number eps) {
    return map(t -> t[0].abs().add(eps).maximum(t[1].mul(decay)), updates, moments);
  }

  /// `moment / (1 - decay^count)`: makes up for means that started at zero.
  public static State biasCorrection(State moments, Number decay, Tensor count) {
    var share = Numbers.tensor(decay).pow(count).neg().add(1);
    return moments.map(m -> m.div(share.astype(m.dtype())));
  }

  /// Each row of the first axis one after another: a State without that axis.
  static State at(State x, int i) {
    return x.map(t -> t.get(i));
  }

  /// The part whose paths start with `name`, without it.
  public static State part(State x, Object name) {
    var leaves = new ArrayList<State.Leaf>();
    for (var leaf : x.leaves()) {
      var keys = leaf.path().keys();
      if (keys.isEmpty() || !keys.getFirst().equals(name)) continue;
      var path = new Path(keys.subList(1, keys.size()));
      leaves.add(new State.Leaf(path, leaf.type(), leaf.metadata(), leaf.value()));
    }
    return new State(leaves);
  }

  /// What stands under `name`, wherever in a State that is: `optax.tree.get`. The root of what is
  /// returned is the tensor itself, or what its paths below `name` start from. Empty when there is
  /// none; throws [IrException] when there are several.
  public static State get(State x, Object name) {
    var all = getAllWithPath(x, name);
    if (all.size() > 1) {
      throw new IrException(
          "'%s' stands in several places: %s"
              .formatted(name, all.stream().map(Located::path).toList()));
    }
    return all.isEmpty() ? new State(List.of()) : all.getFirst().value();
  }

  /// All parts that stand under `name`, and where.
  public static List<Located<State>> getAllWithPath(State x, Object name) {
    var all = new LinkedHashMap<Path, List<State.Leaf>>();
    for (var leaf : x.leaves()) {
      var keys = leaf.path().keys();
      int at = keys.indexOf(name);
      if (at < 0) continue;
      var rest = new Path(keys.subList(at + 1, keys.size()));
      all.computeIfAbsent(new Path(keys.subList(0, at + 1)), _ -> new ArrayList<>())
          .add(new State.Leaf(rest, leaf.type(), leaf.metadata(), leaf.value()));
    }
    return all.entrySet().stream()
        .map(e -> new Located<>(e.getKey(), new State(e.getValue())))
        .toList();
  }

  /// With `value` as each tensor whose path ends in `name`: `optax.tree.set`. Throws [IrException]
  /// when there is none.
  public static State set(State x, Object name, Tensor value) {
    boolean known = x.paths().stream().anyMatch(p -> isLast(p, name));
    if (!known) throw new IrException("no path ends in '%s': %s".formatted(name, x.paths()));
    return mapLeaves(x, l -> isLast(l.path(), name) ? value : l.value());
  }

  private static boolean isLast(Path path, Object name) {
    return !path.keys().isEmpty() && path.keys().getLast().equals(name);
  }

  /// Whether all elements are close: `|x - y| <= atol + rtol |y|`.
  public static Tensor allclose(State x, State y, double rtol, double atol) {
    return map(t -> Jnp.isclose(t[0], t[1], rtol, atol, false).all(), x, y).leaves().stream()
        .map(State.Leaf::value)
        .reduce(Tensor::and)
        .orElseGet(() -> Tensor.scalar(true));
  }

  /// With axes of these extents before those of each tensor, full of zeros: a batch of States.
  public static State batchShape(State x, int... shape) {
    return x.map(t -> {
      var dims = IntStream.concat(Arrays.stream(shape), t.shape().dims().stream()).toArray();
      return Tensor.zeros(t.dtype(), dims);
    });
  }

  /// A key for each tensor.
  public static State splitKeyLike(Tensor key, State x) {
    var keys = Random.split(key, x.size());
    var leaves = new ArrayList<State.Leaf>();
    for (int i = 0; i < x.size(); i++) leaves.add(x.leaves().get(i).with(keys.get(i)));
    return new State(leaves);
  }

  /// `f` of the tensors of an optimizer's state that belong to a parameter, those that are
  /// Variables of [OptVariable]; others stay: `optax.tree_map_params`.
  public static State mapParams(UnaryOperator<Tensor> f, State optState) {
    return mapLeaves(optState, l -> l.type() == OptVariable.class ? f.apply(l.value()) : l.value());
  }

  /// With `name` before all paths.
  public static State under(Object name, State x) {
    return new State(
        x.leaves().stream()
            .map(l -> new State.Leaf(below(name, l.path()), l.type(), l.metadata(), l.value()))
            .toList());
  }

  static Path below(Object name, Path path) {
    var keys = new ArrayList<Object>(List.of(name));
    keys.addAll(path.keys());
    return new Path(keys);
  }

  /// With the tensors of all leaves by `f`.
  static State mapLeaves(State x, Function<State.Leaf, Tensor> f) {
    return new State(x.leaves().stream().map(l -> l.with(f.apply(l))).toList());
  }
}
