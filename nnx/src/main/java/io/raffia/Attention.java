package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Scaled dot products of queries and keys as weights of values (Vaswani et al., 2017). There may
/// be fewer heads of keys than of queries (Ainslie et al., 2023): each serves a group of query
/// heads.
final class Attention {
  private Attention() {}

  static Tensor dotProduct(Tensor query, Tensor key, Tensor value, AttentionOptions options) {
    check(query, key, value);
    var to = ComputeType.of(options.dtype(), query, key, value);
    var q = query.astype(to);
    var k = key.astype(to);
    var v = value.astype(to);
    if (options.dropout().rate() == 0 && options.module() == null) return fused(q, k, v, options);
    return weighted(weights(q, k, options), v);
  }

  private static void check(Tensor query, Tensor key, Tensor value) {
    int rank = query.rank();
    boolean fits = rank >= 3 && key.rank() == rank && value.rank() == rank;
    if (fits) {
      var batch = Ints.range(0, rank - 3);
      fits =
          query.shape().select(batch).equals(key.shape().select(batch))
              && key.shape().select(batch).equals(value.shape().select(batch))
              && query.dim(-1) == key.dim(-1)
              && key.dim(-3) == value.dim(-3)
              && key.dim(-2) == value.dim(-2);
    }
    if (!fits) {
      throw Errors.ofShapes(
          "attention takes queries [...batch, length, heads, features], keys and values [...batch, keyLength, keyHeads, features] with the same batch and features, found %s, %s, %s",
          query.type().brief(), key.type().brief(), value.type().brief());
    }
    if (query.dim(-2) % key.dim(-2) != 0) {
      throw Errors.ofShapes(
          "%d heads of queries must be a multiple of %d heads of keys", query.dim(-2), key.dim(-2));
    }
  }

  /// As `jax.nn.dot_product_attention`: logits and softmax are f32 or wider.
  private static Tensor fused(Tensor q, Tensor k, Tensor v, AttentionOptions options) {
    var wide = q.dtype().bits() < 32 ? DType.F32 : q.dtype();
    var logits = products(q.astype(wide), k.astype(wide)).mul(1 / Math.sqrt(q.dim(-1)));
    if (options.bias() != null) logits = logits.add(options.bias()).astype(wide);
    var masked = masked(logits, options, -0.7 * greatest(wide));
    return weighted(Nnx.softmax(masked).astype(v.dtype()), v);
  }

  /// As `flax.nnx.nn.attention.dot_product_attention_weights`: all in the type of the inputs.
  private static Tensor weights(Tensor q, Tensor k, AttentionOptions options) {
    var to = q.dtype();
    var scaled = q.div(Tensor.scalar(to, Math.sqrt(q.dim(-1))));
    var logits = products(scaled, k);
    if (options.bias() != null) logits = logits.add(options.bias());
    var weights = Nnx.softmax(masked(logits, options, -greatest(to))).astype(to);
    var module = options.module();
    if (module != null) module.sow(Intermediate.class, "attention_weights", weights);
    if (options.dropout().deterministic() || options.dropout().rate() == 0) return weights;
    if (options.dropout().rng() == null) {
      throw Errors.located(
          new IrException(
              "attention with dropout needs a random key: give dropoutRng, or deterministic"));
    }
    double keep = 1 - options.dropout().rate();
    int outer = options.dropout().broadcast() ? weights.rank() - 2 : 0;
    var shape = new Shape(Ints.range(0, weights.rank()).map(a -> a < outer ? 1 : weights.dim(a)));
    var kept = Random.bernoulli(options.dropout().rng(), keep, shape);
    return weights.mul(kept.astype(to).div(Tensor.scalar(to, keep)));
  }

  private static double greatest(DType dtype) {
    return switch (dtype) {
      case F16 -> 65504;
      case BF16 -> 0x1.FEp127;
      case F64 -> Double.MAX_VALUE;
      default -> Float.MAX_VALUE;
    };
  }

  /// `[...batch, heads, queryLength, keyLength]`.
  private static Tensor products(Tensor q, Tensor k) {
    if (q.dim(-2) == k.dim(-2)) return Jnp.einsum("...qhd,...khd->...hqk", q, k);
    var logits = Jnp.einsum("...qhgd,...khd->...hgqk", groups(q, -2, k.dim(-2)), k);
    return joined(logits, -4);
  }

  private static Tensor weighted(Tensor weights, Tensor v) {
    if (weights.dim(-3) == v.dim(-2)) return Jnp.einsum("...hqk,...khd->...qhd", weights, v);
    var y = Jnp.einsum("...hgqk,...khd->...qhgd", groups(weights, -3, v.dim(-2)), v);
    return joined(y, -3);
  }

  /// With an axis divided into `n` groups.
  private static Tensor groups(Tensor x, int axis, int n) {
    int at = x.rank() + axis;
    var dims = Ints.range(0, x.rank()).map(x::dim);
    var before = dims.stream().limit(at);
    var all = Ints.of(before).plus(Ints.of(n, dims.get(at) / n));
    return x.reshape(all.plus(Ints.of(dims.stream().skip(at + 1))).toArray());
  }

  /// With an axis and the next one as one.
  private static Tensor joined(Tensor x, int axis) {
    int at = x.rank() + axis;
    var dims = Ints.range(0, x.rank()).map(x::dim);
    var all = Ints.of(dims.stream().limit(at)).plus(Ints.of(dims.get(at) * dims.get(at + 1)));
    return x.reshape(all.plus(Ints.of(dims.stream().skip(at + 2))).toArray());
  }

  private static Tensor masked(Tensor logits, AttentionOptions options, double low) {
    var y = logits;
    var nothing = Tensor.scalar(logits.dtype(), low);
    if (options.mask() != null) y = Tensor.where(options.mask().ne(0), y, nothing);
    if (options.isCausal()) {
      int rows = logits.dim(-2);
      int columns = logits.dim(-1);
      var row = Tensor.iota(DType.I32, 0, rows, columns);
      y = Tensor.where(Tensor.iota(DType.I32, 1, rows, columns).le(row), y, nothing);
    }
    return y;
  }

  /// `[...batch, 1, length, keyLength]`: `f` of each pair.
  static Tensor mask(Tensor query, Tensor key, Fn2<Tensor, Tensor, Tensor> f, int extra, DType to) {
    var pairs = f.apply(query.expandDims(-1), key.expandDims(-2)).expandDims(-3);
    if (extra > 0) pairs = pairs.expandDims(Ints.range(0, extra).toArray());
    return pairs.astype(to);
  }

  static Tensor causalMask(Tensor x, int extra, DType to) {
    var positions = Tensor.arange(x.dim(-1)).broadcastTo(x.shape().dims().toArray());
    return mask(positions, positions, Tensor::ge, extra, to);
  }

  static @Nullable Tensor combined(DType to, @Nullable Tensor... masks) {
    var all = Arrays.stream(masks).filter(Objects::nonNull).toList();
    if (all.isEmpty()) return null;
    for (var m : all) {
      if (m.rank() != all.getFirst().rank()) {
        throw Errors.located(
            IrException.ofShapes(
                "masks must have the same rank, found "
                    + all.stream().map(x -> x.type().brief()).toList()));
      }
    }
    return all.stream().map(m -> m.ne(0)).reduce(Tensor::and).orElseThrow().astype(to);
  }
}
