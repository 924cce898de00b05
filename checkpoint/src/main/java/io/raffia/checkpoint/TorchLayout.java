package io.raffia.checkpoint;

import io.raffia.BatchStat;
import io.raffia.Conv;
import io.raffia.Linear;
import io.raffia.Located;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Path;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Between a model's weights and those of the same model in PyTorch.
///
/// ```java
/// var torch = TorchLayout.of(model).renamed("linear1", "fc1").flattened("linear1", 64, 7, 7);
/// torch.load(Safetensors.open(file));            // from torch's state_dict
/// Safetensors.save(file, torch.state());         // and to it
/// ```
///
/// | here | there |
/// |---|---|
/// | [Linear] `kernel` `[in, out]` | `weight` `[out, in]` |
/// | [Conv] `kernel` `[spatial..., in, out]` | `weight` `[out, in, spatial...]` |
/// | `scale`, `bias`, `embedding` | `weight`, `bias`, `weight` |
/// | BatchNorm `mean`, `var` | `running_mean`, `running_var` |
///
/// Images are `[batch, height, width, channels]` here and `[batch, channels, height, width]` there:
/// a Linear that reads a flattened image has other inputs, which [#flattened] says. What else than
/// weights differs (the momentum and epsilon of BatchNorm, same padding) is the models' own matter.
public final class TorchLayout {
  private static final Map<String, String> NAMES =
      Map.of("kernel", "weight", "scale", "weight", "embedding", "weight", "bias", "bias");

  private static final Map<String, String> STATISTICS =
      Map.of("mean", "running_mean", "var", "running_var");

  private final Object model;
  private final Map<Path, Module> modules;
  private final Map<String, String> renamed;
  private final Map<String, Shape> flattened;

  private TorchLayout(Object model, Map<String, String> renamed, Map<String, Shape> flattened) {
    this.model = model;
    this.renamed = renamed;
    this.flattened = flattened;
    modules = new HashMap<>();
    for (Located<Module> m : Nnx.iterModules(model)) modules.put(m.path(), m.value());
  }

  /// The layout of a model whose Modules have the same names there.
  public static TorchLayout of(Object model) {
    return new TorchLayout(model, Map.of(), Map.of());
  }

  /// The Module at a path (in Python's spelling, with dots), and what is inside, has another name
  /// there.
  public TorchLayout renamed(String path, String there) {
    require(path);
    var all = new HashMap<>(renamed);
    all.put(path, there);
    return new TorchLayout(model, all, flattened);
  }

  /// The Linear at a path reads a flattened image of so many channels and of that size.
  public TorchLayout flattened(String path, int channels, int... size) {
    var linear = require(path);
    var shape = Shape.of(size).prepend(channels);
    if (!(linear instanceof Linear l) || l.kernel.value().dim(0) != shape.size()) {
      throw new CheckpointException(
          "'%s' is no Linear of %d inputs, as an image [%s] has"
              .formatted(path, shape.size(), shape));
    }
    var all = new HashMap<>(flattened);
    all.put(path, shape);
    return new TorchLayout(model, renamed, all);
  }

  private Module require(String path) {
    for (var e : modules.entrySet()) if (Names.of(e.getKey()).equals(path)) return e.getValue();
    throw new CheckpointException(
        "no Module at '%s': there are %s"
            .formatted(path, modules.keySet().stream().map(Names::of).sorted().toList()));
  }

  /// The model's parameters and running statistics by their names and in their layouts there: what
  /// `load_state_dict` takes.
  public State state() {
    var leaves = new ArrayList<State.Leaf>();
    for (var leaf : weights()) {
      var path = Names.path(name(leaf.path()));
      leaves.add(new State.Leaf(path, null, Map.of(), toTorch(leaf.path(), leaf.value())));
    }
    return new State(leaves);
  }

  /// Sets the model's parameters and running statistics from a `state_dict`, or none: throws
  /// [CheckpointException] that lists every difference.
  public void load(StoredState torch) {
    var there = new HashMap<String, StoredTensor>();
    for (var t : torch.tensors()) there.put(t.name(), t);
    var left = new HashSet<>(there.keySet());
    left.removeIf(name -> name.endsWith("num_batches_tracked"));
    var wrong = new ArrayList<String>();
    var weights = weights();
    for (var leaf : weights) {
      var name = name(leaf.path());
      left.remove(name);
      var expected = brief(leaf.value(), axesToTorch(leaf.path(), leaf.value()));
      var found = there.get(name);
      if (found == null) wrong.add("'%s' %s is missing".formatted(name, expected));
      else if (!found.brief().equals(expected)) {
        wrong.add("'%s' is %s, expected %s".formatted(name, found.brief(), expected));
      }
    }
    for (var name : left) wrong.add("'" + name + "' is not in the model");
    if (!wrong.isEmpty()) {
      throw new CheckpointException(
          "%s does not fit the model; nothing was changed:\n  %s"
              .formatted(torch.origin(), String.join("\n  ", wrong.stream().sorted().toList())));
    }
    var leaves = new ArrayList<State.Leaf>();
    for (var leaf : weights) {
      var t = there.get(name(leaf.path()));
      if (t == null) throw new IllegalStateException("checked before");
      leaves.add(leaf.with(fromTorch(leaf.path(), torch.read(t, t.dtype()))));
    }
    Nnx.update(model, new State(leaves));
  }

  private List<State.Leaf> weights() {
    return Nnx.state(model, leaf -> isA(leaf, Param.class) || isA(leaf, BatchStat.class)).leaves();
  }

  private static boolean isA(State.Leaf leaf, Class<?> type) {
    return leaf.type() != null && type.isAssignableFrom(leaf.type());
  }

  private static String brief(Tensor x, int @Nullable [] axes) {
    var shape = axes == null ? x.shape() : x.shape().select(Ints.of(axes));
    return new TensorType(x.dtype(), shape).brief();
  }

  private String name(Path path) {
    var keys = Names.keys(path);
    var own = keys.getLast();
    var name = NAMES.getOrDefault(own, STATISTICS.get(own));
    if (name == null) {
      throw new CheckpointException("PyTorch has no counterpart of '" + path + "'");
    }
    for (int n = keys.size() - 1; n > 0; n--) {
      var there = renamed.get(String.join(".", keys.subList(0, n)));
      if (there == null) continue;
      var rest = new ArrayList<>(List.of(there));
      rest.addAll(keys.subList(n, keys.size() - 1));
      rest.add(name);
      return String.join(".", rest);
    }
    var all = new ArrayList<>(keys.subList(0, keys.size() - 1));
    all.add(name);
    return String.join(".", all);
  }

  private @Nullable Module owner(Path path) {
    return modules.get(new Path(path.keys().subList(0, path.keys().size() - 1)));
  }

  /// The permutation of a kernel's axes that gives PyTorch's; null for what is no kernel.
  private int @Nullable [] axesToTorch(Path path, Tensor x) {
    if (!path.keys().getLast().equals("kernel")) return null;
    var owner = owner(path);
    if (owner instanceof Linear) return new int[] {1, 0};
    if (!(owner instanceof Conv)) {
      throw new CheckpointException(
          "the layout of '%s' in PyTorch is not known: only those of Linear and Conv are"
              .formatted(path));
    }
    int n = x.ndim();
    return IntStream.range(0, n).map(i -> i < 2 ? n - 1 - i : i - 2).toArray();
  }

  private @Nullable Shape image(Path path) {
    return flattened.get(Names.of(new Path(path.keys().subList(0, path.keys().size() - 1))));
  }

  private Tensor toTorch(Path path, Tensor x) {
    var axes = axesToTorch(path, x);
    if (axes == null) return x;
    var image = image(path);
    if (image == null) return x.transpose(axes);
    // [spatial..., channels, out] to [channels, spatial..., out]
    int n = image.rank();
    var here = IntStream.range(0, n + 1).map(i -> i == n ? x.dim(1) : image.dim((i + 1) % n));
    var back = IntStream.range(0, n + 1).map(i -> i == n ? n : (i + n - 1) % n);
    return x.reshape(here.toArray())
        .transpose(back.toArray())
        .reshape(x.dim(0), -1)
        .transpose(axes);
  }

  private Tensor fromTorch(Path path, Tensor x) {
    var axes = axesToTorch(path, x);
    if (axes == null) return x;
    var inverse = new int[axes.length];
    for (int i = 0; i < axes.length; i++) inverse[axes[i]] = i;
    var turned = x.transpose(inverse);
    var image = image(path);
    if (image == null) return turned;
    // [channels, spatial..., out] to [spatial..., channels, out]
    int n = image.rank();
    var there = IntStream.range(0, n + 1).map(i -> i == n ? turned.dim(1) : image.dim(i));
    var back = IntStream.range(0, n + 1).map(i -> i == n ? n : (i + 1) % n);
    return turned.reshape(there.toArray()).transpose(back.toArray()).reshape(turned.dim(0), -1);
  }
}
