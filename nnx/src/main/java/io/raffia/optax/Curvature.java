package io.raffia.optax;

import io.raffia.Fn1;
import io.raffia.GradientTransformation;
import io.raffia.Nnx;
import io.raffia.Random;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Scalings by estimates of the loss's second derivatives. Their updates need the loss as a
/// function of parameters: `extra.withValueFn(f)`.
public final class Curvature {
  private Curvature() {}

  /// Replaces updates by an estimate of the Hessian's diagonal: `(H r) r` for random signs `r`
  /// (Hutchinson, 1990). State: `key`.
  public record Hutchinson(long seed) implements WithExtra {
    @Override
    public State init(State params) {
      return Slots.of("key", Random.key(seed));
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var f = extra.requireValueFn("Hutchinson's estimate");
      var keys = Random.split(state.get("key"), 2);
      var signs =
          Tree.randomLike(keys.get(1), params, (k, s, t) -> Random.rademacher(k, s, DType.F32));
      var r = Tree.castLike(signs, params);
      Fn1<State, Tensor> loss = f::apply;
      var product = Nnx.jvp(Nnx.grad(loss), params, r).tangent();
      return new Step(Tree.mul(product, r), Slots.of("key", keys.get(0)));
    }
  }

  /// `m^ / max(gamma h, eps)`, clipped to `clipThreshold`, where `h` is a mean of estimates of the
  /// Hessian's diagonal that are made every `updateInterval` steps (Liu et al., 2023).
  ///
  /// State: `count`, `mu`, `nu`, `hessianFnState`.
  public record BySophia(
      Number b1,
      Number b2,
      Number eps,
      Number gamma,
      @Nullable Number clipThreshold,
      int updateInterval,
      GradientTransformation hessianDiagonal,
      @Nullable DType muDtype)
      implements WithExtra {
    @Override
    public State init(State params) {
      return Slots.of(
          "count", Slots.zero(),
          "mu", Tree.zerosLike(params, muDtype),
          "nu", Tree.zerosLike(params),
          "hessianFnState", hessianDiagonal.init(params));
    }

    @Override
    public Step update(State updates, State state, State params, Extra extra) {
      var before = Slots.tree(state, "nu");
      var count = Slots.next(state.get("count"));
      var mu = Tree.updateMoment(updates, Slots.tree(state, "mu"), b1);
      var made =
          Tree.map(
              x -> x[0].div(x[1].mul(gamma).maximum(eps)),
              Tree.biasCorrection(mu, b1, count),
              before);
      if (clipThreshold != null) made = Tree.clip(made, Numbers.neg(clipThreshold), clipThreshold);
      var due = state.get("count").mod(updateInterval).eq(0);
      var kept = Slots.of("nu", before, "hessianFnState", Slots.tree(state, "hessianFnState"));
      var estimated =
          Nnx.cond(due, (State s) -> estimated(s, updates, params, extra), (State s) -> s, kept);
      return new Step(
          made, Slots.of("count", count, "mu", Tree.cast(mu, muDtype)).merge(estimated));
    }

    private State estimated(State kept, State updates, State params, Extra extra) {
      var made = hessianDiagonal.update(updates, Slots.tree(kept, "hessianFnState"), params, extra);
      var nu = Tree.updateMoment(made.updates(), Slots.tree(kept, "nu"), b2);
      return Slots.of(
          "nu", Tree.castLike(nu, Slots.tree(kept, "nu")), "hessianFnState", made.state());
    }
  }
}
