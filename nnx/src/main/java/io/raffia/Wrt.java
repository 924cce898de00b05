package io.raffia;

/// What a function is differentiated by: an argument, or some Variables of one ([DiffState]).
///
/// @param <G> what the gradient is: of tensors, a value of the same structure; of Modules, a State
public sealed interface Wrt<G> permits DiffState, Wrt.Argument {
  /// The tensor that is argument number `argument`.
  static Wrt<Tensor> argnum(int argument) {
    return new Argument<>(argument, Tensor.class);
  }

  /// All tensors in the argument with that number, a value of type `type`.
  static <G> Wrt<G> tree(int argument, Class<G> type) {
    return new Argument<>(argument, type);
  }

  int argument();

  /// See [#argnum] and [#tree].
  record Argument<G>(int argument, Class<G> type) implements Wrt<G> {}
}
