package io.raffia.tornado;

/// What a parameter is to its caller.
///
/// @param isState whether it is likely to be the same at the next call, so that it stays on the
///   device
/// @param next the number of the result that replaces it, whose value may take its place there; -1
///   for none
public record Role(boolean isState, int next) {
  /// New at each call.
  public static final Role ARGUMENT = new Role(false, -1);
}
