package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.Unary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// The narrow types have ml_dtypes' arithmetic bit for bit, and every type XLA's conversions:
/// `golden/dtypes.txt`, made by `tests/goldens/dtypes.py`, which describes the operands.
class DTypeGoldenTest {
  @Test
  void resultsHaveTheBitsOfMlDtypes() throws IOException {
    var lines = Golden.lines("dtypes.txt");
    assertTrue(lines.size() > 300);
    var wrong = new ArrayList<String>();
    for (var line : lines) {
      var words = line.head();
      var from = DType.valueOf(words.get(words.getFirst().equals("convert") ? 1 : 2));
      var crc =
          switch (words.getFirst()) {
            case "binary" -> binary(binaryOp(words.get(1)), from);
            case "compare" -> binary(new Compare(Compare.Direction.valueOf(words.get(1))), from);
            case "unary" -> unary(Unary.valueOf(words.get(1)), from);
            case "convert" -> unary(new Convert(DType.valueOf(words.get(2))), from);
            default -> throw new AssertionError(line);
          };
      if (!crc.equals(line.value())) wrong.add(String.join(" ", words));
    }
    assertEquals(List.of(), wrong);
  }

  private static Pointwise binaryOp(String name) {
    return name.equals("NEXT_AFTER") ? Chlo.NEXT_AFTER : Binary.valueOf(name);
  }

  private static String unary(Pointwise op, DType t) {
    var crc = new CRC32();
    for (long x : patterns(t)) update(crc, op.result(List.of(t)), op.apply(List.of(t), x));
    return "%08X".formatted(crc.getValue());
  }

  private static String binary(Pointwise op, DType t) {
    var crc = new CRC32();
    var types = List.of(t, t);
    var to = op.result(types);
    if (t.bits() == 4) {
      for (int i = 0; i < 256; i++) {
        long low = t.lowest();
        update(crc, to, op.apply(types, i / 16 + low, i % 16 + low));
      }
    } else if (t.bits() == 8) {
      for (int i = 0; i < 65536; i++) update(crc, to, op.apply(types, i >> 8, i & 255));
    } else {
      for (int i = 0; i < 65536; i++) {
        update(crc, to, op.apply(types, i * 40503L & 0xffff, i * 30103L + 12345 & 0xffff));
      }
      for (int i = 0; i < 65536; i++) {
        long x = i * 40503L & 0xffff;
        update(crc, to, op.apply(types, x, x ^ i & 0x83ff));
      }
    }
    return "%08X".formatted(crc.getValue());
  }

  /// The bytes of an element, lowest first; NaNs are all alike.
  private static void update(CRC32 crc, DType t, long bits) {
    long x = bits;
    if (t.isFloat() && Double.isNaN(t.toDouble(bits))) {
      x = t.fromDouble(Double.NaN) & -1L >>> (65 - t.bits());
    }
    if (t.bits() == 4) x &= 15;
    for (int i = 0; i < t.bytes(); i++) crc.update((int) (x >>> (8 * i)));
  }

  private static long[] patterns(DType t) {
    if (t.bits() <= 8 || t.isFloat() && t.bits() == 16) {
      var all = new long[1 << t.bits()];
      for (int i = 0; i < all.length; i++) {
        all[i] = t.isFloat() ? i : t.bits() == 8 ? t.wrap(i) : i + t.lowest();
      }
      return all;
    }
    long[] tails = {0, 1, 0x7fff, 0x8000, 0x8001, 0xffff, 0x0fff, 0x1000};
    var all = new long[65536];
    for (int i = 0; i < all.length; i++) {
      long single = (long) i << 16 | tails[i % 8];
      all[i] =
          switch (t) {
            case F32 -> single;
            case F64 -> nudged(Float.intBitsToFloat((int) single), i / 8 % 3 - 1);
            default -> t.wrap(i * 0x9E3779B97F4A7C15L >>> i % 64);
          };
    }
    return all;
  }

  private static long nudged(float x, int by) {
    if (Float.isNaN(x)) return Double.doubleToLongBits(Double.NaN);
    long exact = Double.doubleToRawLongBits(x);
    return Float.isFinite(x) && x != 0 ? exact + by : exact;
  }
}
