package io.raffia.tests.conformance;

import io.raffia.Fn2;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Path;
import io.raffia.RngState;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One way to make and call a layer, and what it then does: `goldens/layers.py` says what the kinds
/// of values are.
///
/// @param layer the name of the layer in Flax
/// @param allowed the error that is allowed
record LayerUse<M extends Module>(
    String layer,
    double allowed,
    Supplier<M> make,
    Fn2<M, List<Tensor>, Tensor> call,
    List<Tensor> inputs) {
  private State gradients(Tensor out) {
    var weights = pattern(3, out.shape().dims().toArray());
    var f = call;
    return Nnx.grad((M m, List<Tensor> xs) -> f.apply(m, xs).astype(DType.F32).mul(weights).sum())
        .apply(make.get(), inputs);
  }

  private Tensor gradientOfInput(Tensor out) {
    var weights = pattern(3, out.shape().dims().toArray());
    var f = call;
    var rest = inputs.subList(1, inputs.size());
    return Nnx.grad(
            (Tensor x, M m) -> {
              var all = new ArrayList<Tensor>();
              all.add(x);
              all.addAll(rest);
              return f.apply(m, all).astype(DType.F32).mul(weights).sum();
            })
        .apply(inputs.getFirst(), make.get());
  }

  /// All that there is a golden of, by `KIND PATH`.
  Map<String, Tensor> values() {
    var values = new TreeMap<String, Tensor>();
    var model = make.get();
    var before = new TreeMap<String, Tensor>();
    for (var leaf : visible(model)) before.put(path(leaf.path()), leaf.value());
    before.forEach((path, value) -> values.put("init " + path, value));
    var out = call.apply(model, inputs);
    values.put("out .", out);
    for (var leaf : visible(model)) {
      var old = before.get(path(leaf.path()));
      if (old == null || !equal(old, leaf.value())) {
        values.put("after " + path(leaf.path()), leaf.value());
      }
    }
    if (Nnx.state(model, Param.class).size() > 0) {
      for (var leaf : gradients(out).leaves()) {
        values.put("grad " + path(leaf.path()), leaf.value());
      }
    }
    if (inputs.getFirst().dtype().isFloat()) values.put("gradin .", gradientOfInput(out));
    return values;
  }

  private static List<State.Leaf> visible(Module model) {
    return Nnx.state(model).leaves().stream()
        .filter(l -> l.type() == null || !RngState.class.isAssignableFrom(l.type()))
        .toList();
  }

  private static boolean equal(Tensor x, Tensor y) {
    return x.shape().equals(y.shape()) && x.eq(y).all().toBoolean();
  }

  /// Our path `denseI`, `kernel` as Flax's: `dense_i/kernel`.
  private static String path(Path path) {
    return path.keys().stream()
        .map(k -> k.toString().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("/"));
  }

  /// Element `i` is `((i * k) % 11 - 5) * 0.1`.
  static Tensor pattern(int k, int... shape) {
    var s = Shape.of(shape);
    var data = new float[(int) s.size()];
    for (int i = 0; i < data.length; i++) data[i] = (i * k % 11 - 5) * 0.1f;
    return Tensor.of(data, s);
  }
}
