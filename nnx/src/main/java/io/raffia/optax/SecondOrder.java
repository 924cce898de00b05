package io.raffia.optax;

import io.raffia.Fn1;
import io.raffia.Fn3;
import io.raffia.Jnp;
import io.raffia.Nnx;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.Arrays;

/// Second derivatives of a loss of parameters, inputs and targets: `optax.second_order`. Vectors
/// have the elements of all parameters in the order of their paths.
public final class SecondOrder {
  private SecondOrder() {}

  /// The Hessian times a vector, with the paths and shapes of the parameters.
  public static State hvp(
      Fn3<State, Tensor, Tensor, Tensor> loss,
      Tensor v,
      State params,
      Tensor inputs,
      Tensor targets) {
    Fn1<State, Tensor> f = p -> loss.apply(p, inputs, targets);
    return Nnx.jvp(Nnx.grad(f), params, unravel(v, params)).tangent();
  }

  /// The Hessian's diagonal.
  public static Tensor hessianDiag(
      Fn3<State, Tensor, Tensor, Tensor> loss, State params, Tensor inputs, Tensor targets) {
    var rows = Jnp.eye(Math.toIntExact(size(params)));
    return Nnx.vmap((Tensor v) -> v.mul(ravel(hvp(loss, v, params, inputs, targets))).sum())
        .apply(rows);
  }

  /// The diagonal of the observed Fisher information: the squares of the gradients.
  public static Tensor fisherDiag(
      Fn3<State, Tensor, Tensor, Tensor> negativeLogLikelihood,
      State params,
      Tensor inputs,
      Tensor targets) {
    Fn1<State, Tensor> f = p -> negativeLogLikelihood.apply(p, inputs, targets);
    return ravel(Nnx.grad(f).apply(params)).square();
  }

  private static Tensor ravel(State x) {
    return Jnp.concatenate(x.leaves().stream().map(l -> l.value().reshape(-1)).toList());
  }

  private static long size(State x) {
    return x.leaves().stream().mapToLong(l -> l.value().shape().size()).sum();
  }

  private static State unravel(Tensor v, State like) {
    if (v.ndim() != 1 || v.dim(0) != size(like)) {
      throw new IrException(
          "the vector must have the %d elements of all parameters, found %s"
              .formatted(size(like), v.shape().dims()));
    }
    var leaves = new ArrayList<State.Leaf>();
    int at = 0;
    for (var leaf : like.leaves()) {
      int[] dims = leaf.value().shape().dims().toArray();
      int n = Arrays.stream(dims).reduce(1, (x, y) -> x * y);
      leaves.add(leaf.with(v.slice(at, at + n).reshape(dims).astype(leaf.value().dtype())));
      at += n;
    }
    return new State(leaves);
  }
}
