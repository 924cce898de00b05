package io.raffia.optax;

import io.raffia.Jnp;
import io.raffia.Random;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// Independent normal distributions: `optax.multi_normal`.
///
/// @param loc their means
/// @param logScale the logarithms of their standard deviations
public record MultiNormal(Tensor loc, Tensor logScale) {
  private Shape shape() {
    return Jnp.broadcastShapes(loc.shape(), logScale.shape());
  }

  /// Draws of the shape `shape`, each with an element for each distribution.
  public Tensor sample(Shape shape, Tensor key) {
    var dims = IntStream.concat(shape.dims().stream(), shape().dims().stream()).toArray();
    return Random.normal(key, Shape.of(dims)).mul(logScale.exp()).add(loc);
  }

  /// The logarithm of the density at `x`, summed over the distributions.
  public Tensor logProb(Tensor x) {
    var square = logScale.exp().square();
    var log = square.mul(2 * Math.PI).log().add(x.sub(loc).square().div(square)).div(-2);
    int rank = shape().rank();
    return rank == 0 ? log : log.sum(IntStream.range(-rank, 0).toArray());
  }

  /// Means and logarithms of standard deviations.
  public List<Tensor> params() {
    return List.of(loc, logScale);
  }
}
