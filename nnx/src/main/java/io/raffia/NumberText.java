package io.raffia;

import io.raffia.ir.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers as numpy prints them: the fewest digits that tell one from its neighbours, in a column
/// at most eight after the point. Types that numpy does not know have six digits in all, as
/// ml_dtypes.
final class NumberText {
  private static final int MOST = 8;

  private NumberText() {}

  /// The text of an array without axes.
  static String alone(DType dtype, long bits) {
    if (!dtype.isFloat() || isForeign(dtype)) return plain(dtype, bits);
    double x = dtype.toDouble(bits);
    if (!Double.isFinite(x)) return special(x);
    double size = Math.abs(x);
    if (size != 0 && (size < 1e-4 || size >= limit(dtype, 1e16))) {
      var text = scientific(x, digits(dtype, x, true, 17));
      return text.replace(".e", "e");
    }
    var text = positional(x, digits(dtype, x, false, 20));
    return text.endsWith(".") ? text + "0" : text;
  }

  /// From where on numbers have exponents: where not all digits before the point are known.
  private static double limit(DType dtype, double ofF64) {
    return dtype == DType.F16 ? 1e3 : dtype == DType.F32 ? 1e6 : ofF64;
  }

  private static boolean isForeign(DType dtype) {
    return dtype.isFloat() && dtype != DType.F16 && dtype != DType.F32 && dtype != DType.F64;
  }

  private static String plain(DType dtype, long bits) {
    return switch (dtype.kind()) {
      case BOOL -> bits != 0 ? "True" : "False";
      case SIGNED -> Long.toString(bits);
      case UNSIGNED -> Long.toUnsignedString(bits);
      case FLOAT -> general(dtype.toDouble(bits));
    };
  }

  /// C's `%g`.
  private static String general(double x) {
    if (!Double.isFinite(x)) return special(x);
    if (x == 0) return Double.compare(x, 0.0) < 0 ? "-0" : "0";
    var text = String.format(Locale.ROOT, "%.5e", x);
    int exponent = Integer.parseInt(text.substring(text.indexOf('e') + 1));
    if (exponent < -4 || exponent >= 6) {
      var mantissa = trimmed(text.substring(0, text.indexOf('e')));
      return mantissa + text.substring(text.indexOf('e'));
    }
    return trimmed(String.format(Locale.ROOT, "%." + (5 - exponent) + "f", x));
  }

  /// Without zeros at the end of a fraction.
  private static String trimmed(String text) {
    if (!text.contains(".")) return text;
    int end = text.length();
    while (text.charAt(end - 1) == '0') end--;
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static String special(double x) {
    return Double.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
  }

  /// The texts of the numbers of an array.
  static List<String> column(DType dtype, List<Long> bits) {
    if (isForeign(dtype)) return bits.stream().map(b -> plain(dtype, b)).toList();
    if (dtype == DType.I1) return bits.stream().map(b -> b != 0 ? " True" : "False").toList();
    if (!dtype.isFloat()) return TensorText.aligned(bits.stream().map(b -> plain(dtype, b)));
    return floats(dtype, bits.stream().map(dtype::toDouble).toList());
  }

  private static List<String> floats(DType dtype, List<Double> values) {
    var finite = values.stream().filter(Double::isFinite).toList();
    double max = 0;
    double min = Double.POSITIVE_INFINITY;
    for (double v : finite) {
      max = Math.max(max, Math.abs(v));
      if (v != 0) min = Math.min(min, Math.abs(v));
    }
    boolean scientific = max >= limit(dtype, 1e8) || max > 0 && (min < 1e-4 || max / min > 1000);
    int most = 0;
    for (double v : finite) most = Math.max(most, digits(dtype, v, scientific, MOST));
    var texts = new ArrayList<String>();
    int exponent = 0;
    for (double v : values) {
      if (!Double.isFinite(v)) texts.add(special(v));
      else if (scientific) texts.add(scientific(v, most));
      else {
        int own = digits(dtype, v, false, MOST);
        texts.add(positional(v, own) + " ".repeat(most - own));
      }
      if (scientific && Double.isFinite(v)) {
        exponent = Math.max(exponent, texts.getLast().length() - texts.getLast().indexOf('e'));
      }
    }
    if (scientific) texts.replaceAll(new Exponents(exponent)::filled);
    return TensorText.aligned(texts.stream());
  }

  /// Exponents of one length.
  private record Exponents(int length) {
    String filled(String text) {
      int at = text.indexOf('e');
      if (at < 0) return text;
      var zeros = "0".repeat(length - (text.length() - at));
      return text.substring(0, at + 2) + zeros + text.substring(at + 2);
    }
  }

  /// Digits after the point that tell the number from its neighbours, `most` at most.
  private static int digits(DType dtype, double x, boolean scientific, int most) {
    for (int d = 0; d < most; d++) {
      var text = scientific ? scientific(x, d) : positional(x, d);
      if (dtype.fromDouble(Double.parseDouble(text)) == dtype.fromDouble(x)) return d;
    }
    var cut = scientific ? scientific(x, most) : positional(x, most);
    int end = scientific ? cut.indexOf('e') : cut.length();
    int digits = most;
    while (digits > 0 && cut.charAt(--end) == '0') digits--;
    return digits;
  }

  private static String scientific(double x, int digits) {
    var text = String.format(Locale.ROOT, "%." + digits + "e", x);
    return digits == 0 ? text.replace("e", ".e") : text;
  }

  private static String positional(double x, int digits) {
    var text = String.format(Locale.ROOT, "%." + digits + "f", x);
    return digits == 0 ? text + "." : text;
  }
}
