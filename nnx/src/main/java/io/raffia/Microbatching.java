package io.raffia;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How [Optax#microbatch] divides the arguments of a function, and puts its results together.
public final class Microbatching {
  /// How a tensor of the results is made of those of all microbatches.
  public interface Accumulator {
    /// What there is before the first of `n` microbatches, each of which gives a tensor as `like`
    /// (of which only the type is known).
    Tensor init(Tensor like, int n);

    /// With what microbatch number `i` (from 0, an i32) gives; of the type of `before`.
    Tensor update(Tensor before, Tensor now, Tensor i);

    /// The result.
    default Tensor finish(Tensor all, int n) {
      return all;
    }
  }

  /// What is made of the results of all microbatches.
  public enum Accumulation implements Accumulator {
    /// Their sum.
    SUM,
    /// Their mean.
    MEAN,
    /// Their mean, kept as a mean all the time, which cannot overflow.
    RUNNING_MEAN,
    /// All of them, along axis 0.
    CONCAT;

    @Override
    public Tensor init(Tensor like, int n) {
      if ((this == MEAN || this == RUNNING_MEAN) && !like.dtype().isFloat()) {
        throw Errors.at(
            "the mean of microbatches needs floating-point results, found %s", like.type().brief());
      }
      var shape = this == CONCAT ? like.shape().prepend(n) : like.shape();
      return Tensor.zeros(like.dtype(), shape.dims().toArray());
    }

    @Override
    public Tensor update(Tensor before, Tensor now, Tensor i) {
      return switch (this) {
        case SUM, MEAN -> before.add(now).astype(before.dtype());
        case RUNNING_MEAN -> {
          var type = before.dtype();
          var share = i.astype(type).div(i.astype(type).add(1));
          var rest = Tensor.onesLike(share).sub(share);
          yield before.mul(share).add(now.mul(rest)).astype(type);
        }
        case CONCAT -> Lax.dynamicUpdateIndexInDim(before, now, i, 0);
      };
    }

    @Override
    public Tensor finish(Tensor all, int n) {
      return switch (this) {
        case SUM, RUNNING_MEAN -> all;
        case MEAN -> all.div(n);
        case CONCAT -> all.rank() == 1 ? all : Lax.collapse(all.swapaxes(0, 1), 0, 2);
      };
    }
  }

  private final int size;
  private final Set<Integer> argnums;
  private final List<Accumulator> accumulators;

  private Microbatching(int size, Set<Integer> argnums, List<Accumulator> accumulators) {
    this.size = size;
    this.argnums = argnums;
    this.accumulators = accumulators;
  }

  /// Microbatches of `size` examples of the arguments `argnums`, by number from 0, whose tensors
  /// have the examples along axis 0. Results are summed. The number of examples must be a multiple
  /// of `size`; of n microbatches, microbatch i has the examples i, i + n, i + 2n, ...
  public static Microbatching of(int size, int... argnums) {
    if (size < 1) throw Errors.at("a microbatch has 1 example or more, found %d", size);
    var all = new TreeSet<Integer>();
    for (int i : argnums) all.add(i);
    if (all.isEmpty()) throw Errors.at("microbatch needs the numbers of the arguments to divide");
    return new Microbatching(size, all, List.of(Accumulation.SUM));
  }

  /// With other ways to put results together: one for all, or one for each component of the record
  /// that the function returns.
  public Microbatching accumulating(Accumulator... each) {
    if (each.length == 0) throw Errors.at("accumulating needs one accumulator or more");
    return new Microbatching(size, argnums, List.of(each));
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
    var how = each(like);
    var start = (R) Objects.requireNonNull(like.with(mapped(like, how, (x, a) -> a.init(x, n))));
    var all =
        Nnx.foriLoop(
            0,
            n,
            (Tensor i, R sum) -> {
              var now = Tree.of(part.apply(i)).tensors();
              var before = Tree.of(sum);
              var next = new ArrayList<Tensor>();
              for (int k = 0; k < now.size(); k++) {
                next.add(how.get(k).update(before.tensors().get(k), now.get(k), i));
              }
              return (R) Objects.requireNonNull(before.with(next));
            },
            start);
    var tree = Tree.of(all);
    return (R) Objects.requireNonNull(tree.with(mapped(tree, how, (x, a) -> a.finish(x, n))));
  }

  /// An argument as the type that the function takes.
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // null where it was
  static <T> T at(@Nullable Object[] all, int i) {
    return (T) all[i];
  }

  private static List<Tensor> mapped(
      Tree tree, List<Accumulator> how, BiFunction<Tensor, Accumulator, Tensor> f) {
    return IntStream.range(0, how.size())
        .mapToObj(i -> f.apply(tree.tensors().get(i), how.get(i)))
        .toList();
  }

  /// One for each tensor.
  private List<Accumulator> each(Tree like) {
    if (accumulators.size() == 1) {
      return Collections.nCopies(like.tensors().size(), accumulators.getFirst());
    }
    if (!(like.value() instanceof Record r)
        || r.getClass().getRecordComponents().length != accumulators.size()) {
      throw Errors.at(
          "with %d accumulators, the function must return a record of %d components",
          accumulators.size(), accumulators.size());
    }
    var all = new ArrayList<Accumulator>();
    int next = 0;
    for (var c : r.getClass().getRecordComponents()) {
      int tensors = Tree.of(Containers.component(r, c)).tensors().size();
      all.addAll(Collections.nCopies(tensors, accumulators.get(next++)));
    }
    return all;
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
}
