package io.raffia;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Functions of several operations, vectorized, give what they give one by one.
class NumpyVmapTest {
  private static final Map<String, Fn1<Tensor, Tensor>> FUNCTIONS = new LinkedHashMap<>();

  static {
    FUNCTIONS.put("sort", x -> Jnp.sort(x, 0));
    FUNCTIONS.put("argsort", Jnp::argsort);
    FUNCTIONS.put("median", x -> Jnp.median(x, 1));
    FUNCTIONS.put("cumsum", x -> Jnp.cumsum(x, 1));
    FUNCTIONS.put("at", x -> x.at(1, Index.from(1)).set(x.get(0, Index.to(-1))));
    FUNCTIONS.put("take", x -> x.get(Tensor.of(1, 0), Tensor.of(2, 0)));
    FUNCTIONS.put("mask", x -> x.at(x.lt(0)).set(0));
    FUNCTIONS.put("pad", x -> Jnp.pad(x, new int[][] {{1, 1}, {0, 2}}, "reflect"));
    FUNCTIONS.put("searchsorted", x -> Jnp.searchsorted(Tensor.of(-1f, 0f, 1f), x));
    FUNCTIONS.put("solve", x -> Linalg.solve(x, x.get(0)));
    FUNCTIONS.put("det", Linalg::det);
    FUNCTIONS.put("qr", x -> Linalg.qr(x).r());
    FUNCTIONS.put("eigvalsh", Linalg::eigvalsh);
    FUNCTIONS.put("svdvals", Linalg::svdvals);
    FUNCTIONS.put("pinv", Linalg::pinv);
    FUNCTIONS.put("gammainc", x -> Special.gammainc(x.square(), x.abs()));
    FUNCTIONS.put("logNdtr", Special::logNdtr);
    FUNCTIONS.put("cumlogsumexp", x -> Lax.cumlogsumexp(x, 0, false));
    FUNCTIONS.put("topK", x -> Lax.topK(x, 2).first());
    FUNCTIONS.put("place", x -> Jnp.place(x, x.gt(0), Tensor.of(1f, 2f)));
    FUNCTIONS.put("packbits", x -> Jnp.packbits(x.gt(0), 1, "little"));
    FUNCTIONS.put("histogramdd", x -> Jnp.histogramdd(x, 2).counts());
    FUNCTIONS.put("raggedDot", x -> Lax.raggedDot(x, x.expandDims(0), Tensor.of(2)));
    FUNCTIONS.put("reduce", x -> Lax.reduce(x, Tensor.scalar(1.0), Tensor::mul, 0));
  }

  private static Tensor examples() {
    return Random.normal(Random.key(7), Shape.of(4, 3, 3));
  }

  @TestFactory
  Stream<DynamicTest> isTheFunctionOfEachExample() {
    return FUNCTIONS.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getValue())));
  }

  private static void check(Fn1<Tensor, Tensor> f) {
    var all = examples();
    var mapped = Nnx.jit(Nnx.vmap((Tensor x) -> f.apply(x))).apply(all);
    for (int i = 0; i < all.dim(0); i++) {
      var one = f.apply(all.get(i));
      assertEquals(one.shape(), mapped.get(i).shape());
      assertEquals(one.dtype(), mapped.dtype());
      assertArrayEquals(one.toDoubleArray(), mapped.get(i).toDoubleArray(), 2e-5);
    }
  }
}
