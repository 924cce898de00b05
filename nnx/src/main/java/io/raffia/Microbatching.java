package io.raffia;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How [Optax#microbatch] divides the arguments of a function, and puts its results together.
public final class Microbatching {
  /// What is made of the results of all microbatches.
  public enum Accumulation {
    /// Their sum.
    SUM,
    /// Their mean.
    MEAN,
    /// Their mean, kept as a mean all the time, which cannot overflow.
    RUNNING_MEAN,
    /// All of them, along axis 0.
    CONCAT
  }

  private final int size;
  private final Set<Integer> argnums;
  private final Accumulation accumulation;

  private Microbatching(int size, Set<Integer> argnums, Accumulation accumulation) {
    this.size = size;
    this.argnums = argnums;
    this.accumulation = accumulation;
  }

  /// Microbatches of `size` examples of the arguments `argnums`, by number from 0, whose tensors
  /// have the examples along axis 0. Results are summed. The number of examples must be a multiple
  /// of `size`; of n microbatches, microbatch i has the examples i, i + n, i + 2n, ...
  public static Microbatching of(int size, int... argnums) {
    if (size < 1) throw Errors.at("a microbatch has 1 example or more, found %d", size);
    var all = new TreeSet<Integer>();
    for (int i : argnums) all.add(i);
    if (all.isEmpty()) throw Errors.at("microbatch needs the numbers of the arguments to divide");
    return new Microbatching(size, all, Accumulation.SUM);
  }

  /// With another way to put results together.
  public Microbatching accumulating(Accumulation value) {
    return new Microbatching(size, argnums, value);
  }

  /// The result of `function` in microbatches, one after another.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // of the function's own type
  <R> R apply(Object function, Fn1<@Nullable Object[], R> eager, @Nullable Object... args) {
    int n = count(args);
    Fn1<Tensor, R> part =
        i -> {
          var some = args.clone();
          for (int k : argnums) some[k] = microbatch(args[k], n, i);
          return Trace.current() == null ? eager.apply(some) : Staging.result(function, some);
        };
    var like = Tree.of(Nnx.evalShape(part, Tensor.scalar(0)));
    requireFloats(like);
    var start = (R) Objects.requireNonNull(like.with(mapped(like, x -> zeros(x, n))));
    var all =
        Nnx.foriLoop(
            0,
            n,
            (Tensor i, R sum) -> {
              var now = Tree.of(part.apply(i)).tensors();
              var before = Tree.of(sum);
              var next = new ArrayList<Tensor>();
              for (int k = 0; k < now.size(); k++) {
                next.add(plus(before.tensors().get(k), now.get(k), i));
              }
              return (R) Objects.requireNonNull(before.with(next));
            },
            start);
    var tree = Tree.of(all);
    return (R) Objects.requireNonNull(tree.with(mapped(tree, x -> finished(x, n))));
  }

  /// An argument as the type that the function takes.
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // null where it was
  static <T> T at(@Nullable Object[] all, int i) {
    return (T) all[i];
  }

  private static List<Tensor> mapped(Tree tree, UnaryOperator<Tensor> f) {
    return tree.tensors().stream().map(f).toList();
  }

  private int count(@Nullable Object[] args) {
    int examples = -1;
    for (int k : argnums) {
      if (k < 0 || k >= args.length) {
        throw Errors.at("microbatch divides argument %d, but the function has %d", k, args.length);
      }
      for (var x : Tree.of(args[k]).tensors()) {
        int here = x.rank() == 0 ? 0 : x.dim(0);
        if (here == 0 || examples >= 0 && examples != here) {
          throw Errors.at(
              "arguments that are divided into microbatches need as many examples each, found %s",
              Arrays.stream(args)
                  .flatMap(a -> Tree.of(a).tensors().stream())
                  .map(t -> t.type().brief())
                  .toList());
        }
        examples = here;
      }
    }
    if (examples < 0 || examples % size != 0) {
      throw Errors.at(
          "%d examples cannot be divided into microbatches of %d", Math.max(0, examples), size);
    }
    return examples / size;
  }

  /// Every n-th example from the i-th.
  private @Nullable Object microbatch(@Nullable Object x, int n, Tensor i) {
    return new Substitute(
            t -> {
              int[] dims = t.shape().dims().toArray();
              var split = new int[dims.length + 1];
              split[0] = size;
              split[1] = n;
              System.arraycopy(dims, 1, split, 2, dims.length - 1);
              return Lax.dynamicIndexInDim(t.reshape(split), i, 1, false);
            })
        .in(x);
  }

  private void requireFloats(Tree like) {
    if (accumulation != Accumulation.MEAN && accumulation != Accumulation.RUNNING_MEAN) return;
    for (var x : like.tensors()) {
      if (x.dtype().isFloat()) continue;
      throw Errors.at(
          "the mean of microbatches needs floating-point results, found %s", x.type().brief());
    }
  }

  private Tensor zeros(Tensor like, int n) {
    var dims = accumulation == Accumulation.CONCAT ? like.shape().prepend(n) : like.shape();
    return Tensor.zeros(like.dtype(), dims.dims().toArray());
  }

  private Tensor plus(Tensor sum, Tensor now, Tensor i) {
    return switch (accumulation) {
      case SUM, MEAN -> sum.add(now).astype(sum.dtype());
      case RUNNING_MEAN -> {
        var share = i.astype(sum.dtype()).div(i.astype(sum.dtype()).add(1));
        yield sum.mul(share).add(now.mul(Tensor.onesLike(share).sub(share))).astype(sum.dtype());
      }
      case CONCAT -> Lax.dynamicUpdateIndexInDim(sum, now, i, 0);
    };
  }

  private Tensor finished(Tensor sum, int n) {
    return switch (accumulation) {
      case SUM, RUNNING_MEAN -> sum;
      case MEAN -> sum.div(n);
      case CONCAT -> {
        int[] dims = sum.shape().dims().toArray();
        if (dims.length == 1) yield sum;
        var order = IntStream.range(0, dims.length).toArray();
        order[0] = 1;
        order[1] = 0;
        var joined = new int[dims.length - 1];
        System.arraycopy(dims, 1, joined, 0, joined.length);
        joined[0] = dims[0] * dims[1];
        yield sum.transpose(order).reshape(joined);
      }
    };
  }
}
