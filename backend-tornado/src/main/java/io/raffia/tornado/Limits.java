package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Pointwise;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.Unary;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Node;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a device kernel cannot do. `doubles`: whether the device has 64-bit floats. `smallGroups`:
/// whether work items are always in groups of 64, as TornadoVM wants for FPGAs, whose kernels are
/// built for one size of groups. `leastWork`: control flow is the device's from so many numbers on
/// that a round or a branch reads, writes or multiplies; the JVM has done less before a graph has
/// started.
record Limits(boolean doubles, boolean smallGroups, long leastWork) {
  static final long LEAST_WORK = Long.getLong("raffia.device.work", 1 << 16);

  /// How many work items share a fold.
  int sharing() {
    return smallGroups ? 64 : 128;
  }

  /// Why a plan has no form on the device; null when it has one. `own` are values that have arrays
  /// of their own.
  @Nullable String refusal(KernelPlan plan, UnaryOperator<Value> storage, Predicate<Value> own) {
    for (var node : plan.needed()) {
      var why = type(node.dtype);
      if (why == null && node instanceof Node.Apply apply) {
        why = refusal(apply.op, apply.args.stream().map(a -> a.dtype).toList());
      }
      if (why != null) return why;
    }
    Set<Value> arrays = new HashSet<>();
    for (var o : plan.outputs) arrays.add(storage.apply(o.to()));
    for (var v : plan.arrays) arrays.add(storage.apply(v));
    for (var v : arrays) {
      var why = type(v.dtype());
      if (why != null) return why;
    }
    int taken = count(arrays, own);
    return taken >= TaskWriter.MOST_PARAMETERS
        ? "it reads and writes " + taken + " arrays, of 19 that a task may have"
        : null;
  }

  /// How many arrays values lie in: their own, and one for all others of a kind.
  static int count(Collection<Value> values, Predicate<Value> own) {
    int alone = 0;
    var kinds = EnumSet.noneOf(ArrayKind.class);
    for (var v : values) {
      if (own.test(v)) alone++;
      else kinds.add(TaskWriter.kind(v));
    }
    return alone + kinds.size();
  }

  private @Nullable String type(DType t) {
    return t == DType.F64 && !doubles ? "the device has no f64" : null;
  }

  private @Nullable String refusal(Pointwise op, List<DType> types) {
    var t = types.getFirst();
    boolean none =
        switch (op) {
          // TornadoVM computes some functions of doubles in floats.
          case Unary u ->
              t == DType.F64
                  && switch (u) {
                    case ERF, ERF_INV, SQRT, RSQRT, SIN, COS, TAN -> true;
                    default -> false;
                  };
          case Binary b -> b == Binary.REM && t.isFloat();
          case Chlo c ->
              switch (c) {
                case ACOS, ASIN, ATAN, SINH, COSH -> !doubles;
                default -> true;
              };
          case ReducePrecision _ -> true;
          default -> false;
        };
    if (none) return op.mnemonic() + " of " + t + " has no code for devices";
    // Integers become narrow floats by way of doubles, so as not to be rounded twice.
    boolean wide =
        op instanceof Convert(var to)
            && !t.isFloat()
            && to.isFloat()
            && (t == DType.U64 || to.bits() < 32);
    return wide && !doubles ? "the device has no f64" : null;
  }
}
