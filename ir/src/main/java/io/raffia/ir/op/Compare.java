package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Compares elements; the result is `i1`. Floats compare as IEEE 754 does: NaN is unequal to
/// everything.
///
/// - (C2) The operands have one element type.
public record Compare(Direction direction) implements Pointwise {
  /// Which comparison.
  public enum Direction {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE;

    /// What the comparison says of operands in this order (-1, 0, 1), or of unordered ones (2).
    public boolean holds(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case LT -> order == -1;
        case LE -> order == -1 || order == 0;
        case GT -> order == 1;
        case GE -> order == 1 || order == 0;
      };
    }
  }

  @Override
  public String mnemonic() {
    return "stablehlo.compare";
  }

  @Override
  public DType result(List<DType> in) {
    require(
        in.get(0) == in.get(1),
        "stablehlo.compare: operands have element types %s and %s, which must be equal (C2)",
        in.get(0),
        in.get(1));
    return DType.I1;
  }

  @Override
  public long apply(List<DType> types, long... in) {
    return direction.holds(order(types.getFirst(), in[0], in[1])) ? 1 : 0;
  }

  private static int order(DType t, long x, long y) {
    return switch (t.kind()) {
      case SIGNED -> Long.compare(x, y);
      case BOOL, UNSIGNED -> Long.signum(Long.compareUnsigned(x, y));
      case FLOAT -> {
        double a = t.toDouble(x);
        double b = t.toDouble(y);
        yield a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
      }
    };
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return null;
  }

  /// The word for the direction in StableHLO's text.
  public String text() {
    return direction.name().toUpperCase(Locale.ROOT);
  }
}
