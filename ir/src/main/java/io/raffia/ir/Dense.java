package io.raffia.ir;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;

/// Constants as MLIR writes them: `dense<[[1, 2], [3, 4]]>`, a splat as its one element, many
/// elements as a string of their bytes.
final class Dense {
  private static final int LISTED = 100;

  private Dense() {}

  static String print(Literal x) {
    var type = x.type();
    long size = type.size();
    if (size == 0) return "dense<>";
    if (x.isSplat()) return "dense<" + element(type.dtype(), x.bits(0)) + ">";
    if (size > LISTED && type.dtype().bits() >= 8) return "dense<\"0x" + bytes(x) + "\">";
    var out = new StringBuilder("dense<");
    list(x, 0, 0, out);
    return out.append(">").toString();
  }

  private static long list(Literal x, int axis, long from, StringBuilder out) {
    if (axis == x.type().rank()) {
      out.append(element(x.type().dtype(), x.bits(from)));
      return from + 1;
    }
    long at = from;
    for (int i = 0; i < x.type().shape().dim(axis); i++) {
      out.append(i == 0 ? "[" : ", ");
      at = list(x, axis + 1, at, out);
    }
    out.append("]");
    return at;
  }

  /// The shortest text that reads back to the same bits: floats in decimal, else in hexadecimal.
  static String element(DType t, long bits) {
    return switch (t.kind()) {
      case BOOL -> bits != 0 ? "true" : "false";
      case SIGNED -> Long.toString(bits);
      case UNSIGNED -> Long.toUnsignedString(bits);
      case FLOAT -> {
        double x = t.toDouble(bits);
        var decimal = t == DType.F64 ? Double.toString(x) : Float.toString((float) x);
        boolean exact = Double.isFinite(x) && t.fromDouble(Double.parseDouble(decimal)) == bits;
        yield exact ? decimal : "0x" + hex(bits, t.bits() / 4);
      }
    };
  }

  private static String hex(long bits, int digits) {
    return HexFormat.of().withUpperCase().toHexDigits(bits, digits);
  }

  private static String bytes(Literal x) {
    int width = x.type().dtype().bytes();
    var buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    var out = new StringBuilder();
    for (long i = 0; i < x.type().size(); i++) {
      buffer.putLong(0, x.bits(i));
      HexFormat.of().withUpperCase().formatHex(out, buffer.array(), 0, width);
    }
    return out.toString();
  }

  /// Reads `dense<...>`; the type says what the elements are.
  static Literal parse(Text text, TensorType type) {
    if (!text.at("dense")) throw text.error("expected 'dense<...>' but found " + text.found());
    text.expect("dense");
    text.expect("<");
    if (text.accept(">")) return Literal.of(type, new long[0]);
    Literal x;
    if (text.peek() == '"') {
      x = fromBytes(text, type);
    } else if (text.peek() == '[') {
      var bits = new long[Math.toIntExact(type.size())];
      read(text, type, 0, 0, bits);
      x = Literal.of(type, bits);
    } else {
      x = Literal.splat(type, element(text, type.dtype()));
    }
    text.expect(">");
    return x;
  }

  private static int read(Text text, TensorType type, int axis, int from, long[] bits) {
    if (axis == type.rank()) {
      bits[from] = element(text, type.dtype());
      return from + 1;
    }
    text.expect("[");
    int at = from;
    for (int i = 0; i < type.shape().dim(axis); i++) {
      if (i > 0) text.expect(",");
      at = read(text, type, axis + 1, at, bits);
    }
    if (text.peek() != ']') {
      throw text.error(
          "more than the %d elements along axis %d of %s"
              .formatted(type.shape().dim(axis), axis, type));
    }
    text.expect("]");
    return at;
  }

  static long element(Text text, DType t) {
    if (text.accept("true")) return t.wrap(1);
    if (text.accept("false")) return 0;
    var number = text.number();
    var digits = number.toLowerCase(Locale.ROOT);
    try {
      if (t.isFloat()) {
        if (digits.startsWith("0x")) return Long.parseUnsignedLong(digits.substring(2), 16);
        return t.fromDouble(Double.parseDouble(digits));
      }
      if (digits.startsWith("0x")) return t.wrap(Long.parseUnsignedLong(digits.substring(2), 16));
      long bits = digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
      if (t.wrap(bits) != bits) throw text.error(number + " does not fit " + t);
      return bits;
    } catch (NumberFormatException e) {
      throw text.error("'" + number + "' is not a number of type " + t);
    }
  }

  private static Literal fromBytes(Text text, TensorType type) {
    var digits = text.quoted();
    var t = type.dtype();
    if (!digits.startsWith("0x")) throw text.error("a string of bytes starts with 0x");
    if (t.bits() < 8)
      throw text.error("bytes of the packed type " + t + " are not known; list the elements");
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(digits, 2, digits.length());
    } catch (IllegalArgumentException e) {
      throw text.error("a string of bytes has digits that are not hexadecimal");
    }
    int width = t.bytes();
    boolean splat = bytes.length == width;
    if (!splat && bytes.length != type.size() * width) {
      throw text.error("%d bytes for %d elements of %s".formatted(bytes.length, type.size(), t));
    }
    if (splat) return Literal.splat(type, number(bytes, 0, t));
    return Literal.generate(type, i -> number(bytes, (int) i * width, t));
  }

  private static long number(byte[] bytes, int from, DType t) {
    long bits = 0;
    for (int i = t.bytes() - 1; i >= 0; i--) bits = bits << 8 | Byte.toUnsignedInt(bytes[from + i]);
    return t.isFloat() ? bits : t.wrap(bits);
  }
}
