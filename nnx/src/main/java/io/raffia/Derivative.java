package io.raffia;

import java.util.Arrays;
import java.util.List;

/// Derivatives at a point that are called outside of compiled functions or inside.
final class Derivative {
  private Derivative() {}

  /// `n` arguments and their tangents.
  @SuppressWarnings("unchecked")
  static <R> ValueAndTangent<R> jvp(Object function, int n, Object... all) {
    return Standalone.<ValueAndTangent<R>>call(
        "jvp",
        List.of(function),
        args ->
            Linearization.jvp(
                function, Arrays.copyOfRange(args, 0, n), Arrays.copyOfRange(args, n, args.length)),
        all);
  }

  /// The same of a function that returns a pair of its value and what else it tells.
  static <R, X> ValueAuxAndTangent<R, X> jvpWithAux(Object function, int n, Object... all) {
    return Standalone.<ValueAuxAndTangent<R, X>>call(
        "jvp with aux",
        List.of(function),
        args ->
            Linearization.jvpWithAux(
                function, Arrays.copyOfRange(args, 0, n), Arrays.copyOfRange(args, n, args.length)),
        all);
  }

  @SuppressWarnings("unchecked") // as the program's structure says
  static <R, X, G> VjpWithAux<R, X, G> vjpWithAux(Object function, Object... all) {
    var r =
        Standalone.<Linearization.Result>call(
            "vjp with aux",
            List.of(function),
            args -> Linearization.vjpWithAux(function, args),
            all);
    var both = (Pair<R, X>) r.value();
    return new VjpWithAux<>(both.first(), both.second(), ct -> (G) r.apply(ct));
  }

  @SuppressWarnings("unchecked") // as the program's structure says
  static <A, R> Linearized<A, R> linearize(Object function, Object... all) {
    var r =
        Standalone.<Linearization.Result>call(
            "linearize", List.of(function), args -> Linearization.linearize(function, args), all);
    return new Linearized<>((R) r.value(), dx -> (R) r.apply(dx));
  }

  @SuppressWarnings("unchecked") // as the program's structure says
  static <R, G> Vjp<R, G> vjp(Object function, Object... all) {
    var r =
        Standalone.<Linearization.Result>call(
            "vjp", List.of(function), args -> Linearization.vjp(function, args), all);
    return new Vjp<>((R) r.value(), ct -> (G) r.apply(ct));
  }
}
