package io.raffia.checkpoint;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What stands before the elements of a `.npy` file, versions 1.0 to 3.0
/// (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html): a magic text, a
/// length, and a Python dictionary of exactly `descr`, `fortran_order` and `shape`.
///
/// @param isOpaque whether the element type is not known: it has one byte
/// @param fortran whether the first axis is the fastest
/// @param data where the elements start
record NpyHeader(DType dtype, boolean isOpaque, boolean fortran, Shape shape, int data) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /// Of a header; numpy itself refuses more than 10,000 bytes from others.
  static final int MOST = 1 << 16;

  /// How many bytes must be read to know how long the header is.
  static final int PREFIX = 12;

  /// The header's length with all before it; `prefix` are the first bytes of the file, up to 12.
  static int length(byte[] prefix, String origin) {
    if (prefix.length < PREFIX) throw bad(origin, "shorter than a header");
    for (int i = 0; i < MAGIC.length; i++) {
      if (prefix[i] != MAGIC[i]) throw bad(origin, "it does not start with numpy's magic bytes");
    }
    int version = prefix[6];
    if (version < 1 || version > 3 || prefix[7] != 0) {
      throw bad(origin, "version %d.%d is not known".formatted(version, prefix[7]));
    }
    long length = Byte.toUnsignedLong(prefix[8]) | Byte.toUnsignedLong(prefix[9]) << 8;
    if (version > 1) {
      length |= Byte.toUnsignedLong(prefix[10]) << 16 | Byte.toUnsignedLong(prefix[11]) << 24;
    }
    long all = (version == 1 ? 10 : 12) + length;
    if (all > MOST || all < PREFIX) throw bad(origin, "a header of " + length + " bytes");
    return (int) all;
  }

  /// Reads a header of [#length] bytes.
  static NpyHeader parse(byte[] bytes, String origin) {
    int all = length(bytes, origin);
    if (bytes.length < all) throw bad(origin, "its header is cut short");
    int start = bytes[6] == 1 ? 10 : 12;
    var text = new String(bytes, start, all - start, StandardCharsets.ISO_8859_1);
    var dictionary = new Dictionary(text, origin).read();
    if (!dictionary.keySet().equals(Set.of("descr", "fortran_order", "shape"))) {
      throw bad(origin, "its header has " + dictionary.keySet());
    }
    if (!(dictionary.get("descr") instanceof String descr)
        || !(dictionary.get("fortran_order") instanceof Boolean fortran)
        || !(dictionary.get("shape") instanceof List<?> dims)) {
      throw bad(origin, "its header has values of other types");
    }
    var shape = ZarrArray.shape(dims, origin, 0);
    if (descr.equals("<V1") || descr.equals("|V1")) {
      return new NpyHeader(DType.U8, true, fortran, shape, all);
    }
    var dtype = ElementTypes.NUMPY.type(descr);
    if (dtype == null) throw bad(origin, "Raffia has no element type '" + descr + "'");
    return new NpyHeader(dtype, false, fortran, shape, all);
  }

  /// The header of elements in row-major order.
  static byte[] write(DType dtype, Shape shape) {
    var dims = new StringBuilder("(");
    for (int i = 0; i < shape.rank(); i++) dims.append(i == 0 ? "" : ", ").append(shape.dim(i));
    dims.append(shape.rank() == 1 ? ",)" : ")");
    var text =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(ElementTypes.NUMPY.name(dtype), dims);
    int all = (10 + text.length() + 1 + 63) / 64 * 64;
    var bytes = new byte[all];
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    bytes[6] = 1;
    bytes[8] = (byte) (all - 10);
    bytes[9] = (byte) ((all - 10) >> 8);
    Arrays.fill(bytes, 10, all, (byte) ' ');
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, 10, text.length());
    bytes[all - 1] = '\n';
    return bytes;
  }

  private static FormatException bad(String origin, String what) {
    return new FormatException(origin, what);
  }

  /// The part of Python that headers are written in: a dictionary of strings to strings, truth
  /// values and tuples of whole numbers.
  private static final class Dictionary {
    private final String text;
    private final String origin;
    private int at;

    Dictionary(String text, String origin) {
      this.text = text;
      this.origin = origin;
    }

    Map<String, Object> read() {
      var map = new HashMap<String, Object>();
      expect('{');
      while (!accept('}')) {
        var key = string();
        expect(':');
        if (map.put(key, value()) != null) throw bad(origin, "its header has '" + key + "' twice");
        if (!accept(',')) {
          expect('}');
          break;
        }
      }
      space();
      if (at != text.length()) throw wrong();
      return map;
    }

    private Object value() {
      space();
      if (at < text.length() && text.charAt(at) == '(') return tuple();
      if (word("True")) return true;
      if (word("False")) return false;
      return string();
    }

    private List<Long> tuple() {
      var all = new ArrayList<Long>();
      expect('(');
      while (!accept(')')) {
        all.add(number());
        if (!accept(',')) {
          expect(')');
          break;
        }
      }
      return all;
    }

    private long number() {
      space();
      int from = at;
      while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) at++;
      if (at == from || at - from > 18) throw wrong();
      return Long.parseLong(text, from, at, 10);
    }

    private String string() {
      space();
      if (at == text.length() || text.charAt(at) != '\'' && text.charAt(at) != '"') throw wrong();
      int end = text.indexOf(text.charAt(at), at + 1);
      if (end < 0) throw wrong();
      var s = text.substring(at + 1, end);
      if (s.indexOf('\\') >= 0) throw wrong();
      at = end + 1;
      return s;
    }

    private boolean word(String word) {
      if (!text.startsWith(word, at)) return false;
      at += word.length();
      return true;
    }

    private void space() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) at++;
    }

    private boolean accept(char c) {
      space();
      if (at == text.length() || text.charAt(at) != c) return false;
      at++;
      return true;
    }

    private void expect(char c) {
      if (!accept(c)) throw wrong();
    }

    private FormatException wrong() {
      return bad(origin, "its header is not a dictionary of descr, fortran_order and shape");
    }
  }
}
