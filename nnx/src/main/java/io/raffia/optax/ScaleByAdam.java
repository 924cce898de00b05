package io.raffia.optax;

import io.raffia.GradientTransformation;
import io.raffia.State;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Adam's scaling (Kingma and Ba, 2015): `m = b1 m + (1 - b1) g`, `v = b2 v + (1 - b2) g^2`, both
/// divided by `1 - b^t`, and the update `m / (sqrt(v + epsRoot) + eps)`. `muDtype` is the element
/// type that `m` is kept in (null: the parameter's); with `nesterov` it looks ahead (Dozat, 2016).
///
/// State: `count`, `mu` and `nu`.
public record ScaleByAdam(
    Number b1, Number b2, Number eps, Number epsRoot, @Nullable DType muDtype, boolean nesterov)
    implements GradientTransformation {
  public static final ScaleByAdam DEFAULT = new ScaleByAdam(0.9, 0.999, 1e-8, 0.0, null, false);

  public ScaleByAdam withB1(Number value) {
    return new ScaleByAdam(value, b2, eps, epsRoot, muDtype, nesterov);
  }

  public ScaleByAdam withB2(Number value) {
    return new ScaleByAdam(b1, value, eps, epsRoot, muDtype, nesterov);
  }

  public ScaleByAdam withEps(Number value) {
    return new ScaleByAdam(b1, b2, value, epsRoot, muDtype, nesterov);
  }

  public ScaleByAdam withEpsRoot(Number value) {
    return new ScaleByAdam(b1, b2, eps, value, muDtype, nesterov);
  }

  public ScaleByAdam withMuDtype(DType value) {
    return new ScaleByAdam(b1, b2, eps, epsRoot, value, nesterov);
  }

  public ScaleByAdam withNesterov(boolean value) {
    return new ScaleByAdam(b1, b2, eps, epsRoot, muDtype, value);
  }

  @Override
  public State init(State params) {
    return Slots.of(
        "count", Slots.zero(),
        "mu", Tree.zerosLike(params, muDtype),
        "nu", Tree.zerosLike(params));
  }

  @Override
  public Step update(State updates, State state, State params) {
    var before = Slots.tree(state, "nu");
    var mu = Tree.updateMoment(updates, Slots.tree(state, "mu"), b1);
    var nu = Tree.updateSecondMoment(updates, before, b2);
    var count = Slots.next(state.get("count"));
    var mean = mean(updates, mu, b1, count, nesterov);
    var scaled = normalized(mean, Tree.biasCorrection(nu, b2, count), eps, epsRoot);
    return new Step(
        scaled,
        Slots.of("count", count, "mu", Tree.cast(mu, muDtype), "nu", Tree.castLike(nu, before)));
  }

  /// The unbiased mean, or with `nesterov` the one that the next step would have.
  static State mean(State updates, State mu, Number b1, Tensor count, boolean nesterov) {
    if (!nesterov) return Tree.biasCorrection(mu, b1, count);
    return Tree.updateMoment(
        Tree.biasCorrection(updates, b1, count),
        Tree.biasCorrection(mu, b1, Slots.next(count)),
        b1);
  }

  /// `m / (sqrt(v + epsRoot) + eps)`.
  static State normalized(State mean, State variance, Number eps, Number epsRoot) {
    return Tree.map(x -> x[0].div(x[1].add(epsRoot).sqrt().add(eps)), mean, variance);
  }
}
