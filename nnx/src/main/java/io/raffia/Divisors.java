package io.raffia;

import java.util.List;

/// Common divisors and multiples of integers, by Euclid's algorithm.
final class Divisors {
  private Divisors() {}

  static Tensor gcd(Tensor x, Tensor y) {
    var to = Promotion.of(x, y).dtype();
    if (!to.isInteger()) {
      throw Errors.ofShapes(
          "gcd and lcm are of integers, found %s and %s", x.type().brief(), y.type().brief());
    }
    var pair = JnpArrays.broadcastArrays(List.of(x.astype(to).abs(), y.astype(to).abs()));
    return Eager.call("gcd", in -> List.of(euclid(in.get(0), in.get(1))), pair).getFirst();
  }

  private static Tensor euclid(Tensor x, Tensor y) {
    return OwnRegions.whileTrue(
            List.of(),
            List.of(x, y),
            in -> in.get(1).ne(0).any(),
            in -> {
              var a = in.get(0);
              var b = in.get(1);
              var goes = b.ne(0);
              var rest = a.rem(Tensor.where(goes, b, 1));
              return List.of(Tensor.where(goes, b, a), Tensor.where(goes, rest, b));
            })
        .getFirst();
  }

  static Tensor lcm(Tensor x, Tensor y) {
    var d = gcd(x, y);
    var known = Tensor.where(d.eq(0), 1, d);
    return Tensor.where(d.eq(0), 0, x.abs().mul(Elementwise.floorDivide(y.abs(), known)));
  }
}
