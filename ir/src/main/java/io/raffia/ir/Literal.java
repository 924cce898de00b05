package io.raffia.ir;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/// A dense constant, and the interpreter's value: a type and the canonical bits of its elements in
/// row-major order (see [DType]). A splat keeps its one element once.
public final class Literal {
  private final TensorType type;
  private final long[] bits;

  private Literal(TensorType type, long[] bits) {
    this.type = type;
    this.bits = bits;
  }

  public static Literal splat(TensorType type, long bits) {
    return new Literal(type, type.size() == 0 ? new long[0] : new long[] {bits});
  }

  /// `bits` are the elements in row-major order; throws [IrException] when there are too few or
  /// many.
  public static Literal of(TensorType type, long[] bits) {
    if (bits.length != type.size()) {
      throw new IrException(
          "%s has %d elements but %d were given".formatted(type, type.size(), bits.length));
    }
    boolean splat = bits.length > 0;
    for (int i = 1; splat && i < bits.length; i++) splat = bits[i] == bits[0];
    return new Literal(type, splat ? new long[] {bits[0]} : bits.clone());
  }

  /// Each of `values` rounded to the element type.
  public static Literal of(TensorType type, double... values) {
    return of(type, Arrays.stream(values).mapToLong(type.dtype()::fromDouble).toArray());
  }

  /// The element at every index, by row-major number.
  public static Literal generate(TensorType type, LongUnaryOperator element) {
    var bits = new long[Math.toIntExact(type.size())];
    for (int i = 0; i < bits.length; i++) bits[i] = element.applyAsLong(i);
    return of(type, bits);
  }

  public TensorType type() {
    return type;
  }

  public boolean isSplat() {
    return bits.length == 1;
  }

  /// The canonical bits of the element with row-major number `i`.
  public long bits(long i) {
    return bits[bits.length == 1 ? 0 : (int) i];
  }

  /// The element with row-major number `i` as a double.
  public double at(long i) {
    return type.dtype().toDouble(bits(i));
  }

  /// All elements as doubles.
  public double[] toDoubles() {
    var out = new double[Math.toIntExact(type.size())];
    for (int i = 0; i < out.length; i++) out[i] = at(i);
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Literal that
        && type.equals(that.type)
        && Arrays.equals(bits, that.bits);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(bits);
  }

  @Override
  public String toString() {
    var text = Arrays.toString(isSplat() && type.size() > 0 ? new double[] {at(0)} : toDoubles());
    return type.brief() + " " + text;
  }
}
