package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.reflect.Symbolic;
import io.raffia.reflect.SymbolicBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Numbers and booleans among the arguments of a compiled function: inputs of the program, as
/// scalars, unless the code needs their values while it is staged.
enum Numbers {
  /// All are inputs.
  INPUTS,
  /// Floats and doubles are.
  FLOATS,
  /// None is: the program is specialized for each value.
  NONE;

  /// What to try when the code needs values that are not known.
  Numbers next() {
    return this == INPUTS ? FLOATS : NONE;
  }

  private boolean takes(@Nullable Object x) {
    return switch (x) {
      case Float _, Double _ -> this != NONE;
      case Integer _, Long _, Boolean _ -> this == INPUTS;
      case null, default -> false;
    };
  }

  boolean takesAny(@Nullable Object[] args) {
    for (var x : args) if (takes(x)) return true;
    return false;
  }

  /// The arguments with scalars for the numbers that are inputs; those at `statics` stay.
  @Nullable Object[] scalars(@Nullable Object[] args, Set<Integer> statics) {
    if (!takesAny(args)) return args;
    var out = args.clone();
    for (int i = 0; i < out.length; i++) {
      if (takes(out[i]) && !statics.contains(i)) out[i] = scalar(out[i]);
    }
    return out;
  }

  private static Tensor scalar(@Nullable Object x) {
    return switch (x) {
      case Float f -> scalar(DType.F32, DType.F32.fromDouble(f));
      case Double d -> scalar(DType.F64, DType.F64.fromDouble(d));
      case Long l -> scalar(DType.I64, l);
      case Boolean b -> scalar(DType.I1, b ? 1 : 0);
      case null, default -> scalar(DType.I32, (Integer) java.util.Objects.requireNonNull(x));
    };
  }

  private static Tensor scalar(DType type, long bits) {
    var t = new TensorType(type, Shape.SCALAR);
    var storage = Storage.allocate(t);
    storage.bits(type, 0, bits);
    return Tensor.concrete(t, storage, true);
  }

  /// The classes of the arguments that are inputs; null elsewhere.
  List<@Nullable Object> classes(@Nullable Object[] args, Set<Integer> statics) {
    var out = new ArrayList<@Nullable Object>();
    for (int i = 0; i < args.length; i++) {
      var x = args[i];
      out.add(x != null && takes(x) && !statics.contains(i) ? x.getClass() : null);
    }
    return out;
  }

  /// The traced arguments with numbers in place of their scalars.
  static @Nullable Object[] symbols(@Nullable Object[] traced, List<@Nullable Object> classes) {
    var out = traced.clone();
    for (int i = 0; i < out.length; i++) {
      if (classes.get(i) instanceof Class<?> type && out[i] instanceof Tensor x) {
        out[i] = new SymbolicBox(type, Symbolic.of(x.dtype(), x));
      }
    }
    return out;
  }
}
