package io.raffia;

import io.raffia.ir.DType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;

/// A tensor in one line: type, shape, mean, standard deviation, range, how many zeros.
final class TensorSummary {
  private TensorSummary() {}

  static String of(Tensor x) {
    var head = "<Tensor " + name(x.dtype()) + shape(x);
    if (x.isTraced()) return head + " traced>";
    if (x.isDeleted()) return head + " deleted>";
    if (x.isAbstract()) return head + ">";
    if (x.size() == 0) return head + ">";
    return head + " " + (x.dtype() == DType.I1 ? flags(x.toDoubleArray()) : numbers(x)) + ">";
  }

  /// numpy's name of an element type.
  static String name(DType dtype) {
    return switch (dtype.kind()) {
      case BOOL -> "bool";
      case SIGNED -> "int" + dtype.bits();
      case UNSIGNED -> "uint" + dtype.bits();
      case FLOAT ->
          switch (dtype) {
            case BF16 -> "bfloat16";
            case F8E4M3FN -> "float8_e4m3fn";
            case F8E5M2 -> "float8_e5m2";
            default -> "float" + dtype.bits();
          };
    };
  }

  private static String shape(Tensor x) {
    var dims =
        x.shape().dims().stream().mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return "(" + dims + (x.rank() == 1 ? ",)" : ")");
  }

  private static String flags(double[] values) {
    long yes = 0;
    for (double v : values) yes += v != 0 ? 1 : 0;
    return counts("true", yes, "false", values.length - yes);
  }

  private static String counts(String yes, long some, String no, long none) {
    if (none == 0) return yes + ":" + some;
    return some == 0 ? no + ":" + none : yes + ":" + some + " " + no + ":" + none;
  }

  private static String numbers(Tensor x) {
    var values = x.toDoubleArray();
    long finite = 0;
    long nan = 0;
    long nonzero = 0;
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      if (Double.isNaN(v)) nan++;
      if (v != 0) nonzero++;
      if (!Double.isFinite(v)) continue;
      finite++;
      sum += v;
      min = Math.min(min, v);
      max = Math.max(max, v);
    }
    var zeros = counts("nonzero", nonzero, "zero", values.length - nonzero);
    var odd =
        (nan > 0 ? " nan:" + nan : "")
            + (values.length - finite - nan > 0 ? " inf:" + (values.length - finite - nan) : "");
    if (finite == 0) return zeros + odd;
    if (x.dtype().isInteger()) {
      return String.format(Locale.ROOT, "[≥%d, ≤%d] %s", (long) min, (long) max, zeros);
    }
    double mean = sum / finite;
    double squares = 0;
    for (double v : values) squares += Double.isFinite(v) ? (v - mean) * (v - mean) : 0;
    return "≈%s ±%s [≥%s, ≤%s] %s%s"
        .formatted(
            brief(mean), brief(Math.sqrt(squares / finite)), brief(min), brief(max), zeros, odd);
  }

  /// Two significant digits, as Python's format `.2`.
  static String brief(double x) {
    if (x == 0) return "0.0";
    var rounded = new BigDecimal(x).round(new MathContext(2));
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent >= 1) {
      var digits = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
      return String.format(
          Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
    var plain = rounded.stripTrailingZeros().toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
