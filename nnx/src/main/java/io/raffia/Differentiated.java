package io.raffia;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A differentiated function: compiled when it is called by itself, part of the program when it is
/// called inside one.
record Differentiated(Compiled compiled) {
  /// What comes out, in the form that a compiled function may return.
  record Result(Tensor value, @Nullable Object aux, List<Object> grads) {
    /// The gradient with that number, as the type that its [Wrt] says.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // checked when it was bound
    <G> G grad(int i) {
      return (G) grads.get(i);
    }

    /// What the function told, as the type that its own types say.
    @SuppressWarnings({
      "unchecked",
      "NullAway",
      "TypeParameterUnusedInFormals"
    }) // null where the user's function says null
    <X> X auxAs() {
      return (X) aux;
    }
  }

  static Differentiated of(Object function, Wrt<?>... by) {
    return make(function, false, by);
  }

  static Differentiated withAux(Object function, Wrt<?>... by) {
    return make(function, true, by);
  }

  private static Differentiated make(Object function, boolean hasAux, Wrt<?>... by) {
    var wrt = List.<Wrt<?>>of(by);
    return new Differentiated(
        new Compiled(
            "grad_" + Compiled.name(function),
            function,
            Numbers.INPUTS,
            args -> Differentiation.apply(function, wrt, hasAux, args)));
  }

  Result call(@Nullable Object... args) {
    var result = compiled.call(args);
    if (!(result instanceof Result r)) throw new IllegalStateException("not a gradient");
    return r;
  }
}
