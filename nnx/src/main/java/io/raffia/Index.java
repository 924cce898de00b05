package io.raffia;

import org.jspecify.annotations.Nullable;

/// What may stand in `x.get(...)` and `x.at(...)` besides whole numbers and tensors, after numpy:
///
/// | numpy | here |
/// |---|---|
/// | `x[3, -1]` | `x.get(3, -1)` |
/// | `x[1:5]` | `x.get(Index.slice(1, 5))` |
/// | `x[:, ::2]` | `x.get(Index.ALL, Index.step(2))` |
/// | `x[2:]`, `x[:-1]` | `x.get(Index.from(2))`, `x.get(Index.to(-1))` |
/// | `x[..., None]` | `x.get(Index.ELLIPSIS, Index.NEW_AXIS)` |
/// | `x[rows, cols]` | `x.get(rows, cols)`, tensors of integers that broadcast |
/// | `x[x > 0]` | `x.get(x.gt(0))`, outside of compiled functions |
///
/// Negative positions count from the back. As in JAX, numbers that are not known while a function
/// is compiled, and elements of tensors, are clamped to the axis where they are read, and dropped
/// where they are written; a Java number out of bounds is an error. A tensor of booleans takes the
/// elements where it holds: how many is only known outside of [Nnx#jit]; inside use [Tensor#where].
public final class Index {
  private enum Kind {
    SLICE,
    ELLIPSIS,
    NEW_AXIS
  }

  /// All positions of an axis: `:`.
  public static final Index ALL = new Index(Kind.SLICE, null, null, 1);

  /// All axes that the others leave: `...`.
  public static final Index ELLIPSIS = new Index(Kind.ELLIPSIS, null, null, 1);

  /// A new axis of extent 1: `None`.
  public static final Index NEW_AXIS = new Index(Kind.NEW_AXIS, null, null, 1);

  private final Kind kind;
  private final @Nullable Integer start;
  private final @Nullable Integer stop;
  private final int step;

  private Index(Kind kind, @Nullable Integer start, @Nullable Integer stop, int step) {
    this.kind = kind;
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  /// Positions `start` to `stop`, the last not included: `start:stop`.
  public static Index slice(int start, int stop) {
    return slice(start, stop, 1);
  }

  /// Every `step`-th of them, backwards if it is negative: `start:stop:step`; null is open. Throws
  /// [IllegalArgumentException] for a step of 0.
  public static Index slice(@Nullable Integer start, @Nullable Integer stop, int step) {
    if (step == 0) throw new IllegalArgumentException("a slice's step cannot be 0");
    return new Index(Kind.SLICE, start, stop, step);
  }

  /// Positions `start` to the end: `start:`.
  public static Index from(int start) {
    return slice(start, null, 1);
  }

  /// Positions 0 to `stop`, not included: `:stop`.
  public static Index to(int stop) {
    return slice(null, stop, 1);
  }

  /// Every `step`-th position: `::step`; with -1 the axis reversed.
  public static Index step(int step) {
    return slice(null, null, step);
  }

  boolean isSlice() {
    return kind == Kind.SLICE;
  }

  boolean isEllipsis() {
    return kind == Kind.ELLIPSIS;
  }

  boolean isNewAxis() {
    return kind == Kind.NEW_AXIS;
  }

  /// The positions that a slice takes of an axis of `n`.
  record Range(int start, int step, int count) {
    boolean isAll(int n) {
      return start == 0 && step == 1 && count == n;
    }
  }

  /// Python's rule: bounds beyond the axis are moved to its ends.
  Range range(int n) {
    int least = step > 0 ? 0 : -1;
    int most = step > 0 ? n : n - 1;
    int from = bound(start, n, least, most, step > 0 ? least : most);
    int to = bound(stop, n, least, most, step > 0 ? most : least);
    int count = step > 0 ? Math.ceilDiv(to - from, step) : Math.ceilDiv(from - to, -step);
    return new Range(from, step, Math.max(0, count));
  }

  private static int bound(@Nullable Integer at, int n, int least, int most, int open) {
    if (at == null) return open;
    return Math.clamp(at < 0 ? (long) at + n : at, least, most);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case ELLIPSIS -> "...";
      case NEW_AXIS -> "None";
      case SLICE -> "%s:%s%s".formatted(text(start), text(stop), step == 1 ? "" : ":" + step);
    };
  }

  private static String text(@Nullable Integer bound) {
    return bound == null ? "" : bound.toString();
  }
}
