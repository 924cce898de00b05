package io.raffia;

/// What a function is differentiated by: the Variables in argument number `argument`, a Module,
/// that `filter` matches.
public record DiffState(int argument, Filter filter) implements Wrt<State> {
  /// The Variables of a class.
  public static DiffState of(int argument, Class<? extends Variable> type) {
    return new DiffState(argument, Filter.of(type));
  }
}
