package io.raffia;

import io.raffia.ir.DType;
import org.jspecify.annotations.Nullable;

/// Divides the mean of the gradients by the root of the mean of their squares:
/// `optax.scale_by_adam` (Kingma and Ba, "Adam", 2015). `b1` and `b2` are the decays of both means,
/// `eps` is added to the root, `epsRoot` below it; `muDtype` is the first mean's element type
/// (null: the parameter's); with `nesterov` it looks ahead (Dozat, 2016).
///
/// State: `count`, `mu` and `nu`.
public record ScaleByAdam(
    double b1, double b2, double eps, double epsRoot, @Nullable DType muDtype, boolean nesterov)
    implements GradientTransformation {
  static final ScaleByAdam DEFAULT = new ScaleByAdam(0.9, 0.999, 1e-8, 0, null, false);

  public ScaleByAdam withB1(double value) {
    return new ScaleByAdam(value, b2, eps, epsRoot, muDtype, nesterov);
  }

  public ScaleByAdam withB2(double value) {
    return new ScaleByAdam(b1, value, eps, epsRoot, muDtype, nesterov);
  }

  public ScaleByAdam withEps(double value) {
    return new ScaleByAdam(b1, b2, value, epsRoot, muDtype, nesterov);
  }

  public ScaleByAdam withEpsRoot(double value) {
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
    var zeros = params.map(Tensor::zerosLike);
    return state(Tensor.scalar(0), cast(zeros), zeros);
  }

  private static State state(Tensor count, State mu, State nu) {
    return Slots.value("count", count).merge(Slots.tree("mu", mu)).merge(Slots.tree("nu", nu));
  }

  private State cast(State mu) {
    return muDtype == null ? mu : mu.map(m -> m.astype(muDtype));
  }

  @Override
  public Step update(State updates, State state, State params) {
    var before = Slots.tree(state, "nu");
    var mu = updates.zip(Slots.tree(state, "mu"), (g, m) -> g.mul(1 - b1).add(m.mul(b1)));
    var nu = updates.zip(before, (g, v) -> g.square().mul(1 - b2).add(v.mul(b2)));
    var count = Counts.next(state.get("count"));
    var mean = nesterov ? ahead(updates, mu, count) : unbias(mu, b1, count);
    var scaled = mean.zip(unbias(nu, b2, count), (m, v) -> m.div(v.add(epsRoot).sqrt().add(eps)));
    return new Step(
        scaled, state(count, cast(mu), nu.zip(before, (v, old) -> v.astype(old.dtype()))));
  }

  private State ahead(State updates, State mu, Tensor count) {
    var later = unbias(mu, b1, Counts.next(count));
    return later.zip(unbias(updates, b1, count), (m, g) -> m.mul(b1).add(g.mul(1 - b1)));
  }

  /// Makes up for means that started at zero.
  private static State unbias(State means, double decay, Tensor count) {
    var share = Tensor.weak(decay).pow(count).neg().add(1);
    return means.map(m -> m.div(share.astype(m.dtype())));
  }
}
