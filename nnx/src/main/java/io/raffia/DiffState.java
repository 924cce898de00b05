package io.raffia;

/// What a function is differentiated by: the leaves of argument number `argument` that `filter`
/// matches.
public record DiffState(int argument, Filter filter) {
  /// The Variables of a class.
  public static DiffState of(int argument, Class<? extends Variable> type) {
    return new DiffState(argument, Filter.of(type));
  }
}
