package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.reflect.Lambda;
import io.raffia.reflect.SymbolicBox;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Printing and calling back from compiled code.
final class Debug {
  private Debug() {}

  static void print(String format, @Nullable Object[] args) {
    var all = Staging.elements(args);
    check(format, all);
    Effects.call(
        "raffia.debug_print",
        format,
        all,
        value -> System.out.println(text(format, (List<?>) value)));
  }

  /// Throws at once when the format does not fit, whatever the values will be.
  private static void check(String format, List<@Nullable Object> args) {
    var examples = new ArrayList<@Nullable Object>();
    for (var x : args) {
      examples.add(
          switch (x) {
            case Tensor t when t.rank() == 0 -> number(zero(t.dtype()));
            case SymbolicBox box when box.type().isEnum() -> "";
            case SymbolicBox box -> new Template.OutNumber(box.type(), 0).of(zero(DType.I32));
            case null, default -> x instanceof Tensor || x instanceof Stateful ? "" : x;
          });
    }
    text(format, examples);
  }

  /// A scalar that is known, though a program is being staged.
  private static Tensor zero(DType dtype) {
    var type = TensorType.of(dtype);
    return Tensor.concrete(type, Storage.of(Literal.splat(type, 0)), false);
  }

  private static String text(String format, List<?> args) {
    var numbers = new ArrayList<@Nullable Object>();
    for (var x : args) numbers.add(x instanceof Tensor t && t.rank() == 0 ? number(t) : x);
    try {
      return String.format(Locale.ROOT, format, numbers.toArray());
    } catch (IllegalFormatException e) {
      throw Errors.at(
          "the format \"%s\" does not fit what is printed: %s; it is a format of String.format, in"
              + " which a scalar is a number of its type and any other tensor a %%s",
          format, String.valueOf(e.getMessage()));
    }
  }

  /// A scalar as Java's number.
  private static Object number(Tensor x) {
    return switch (x.dtype()) {
      case I1 -> x.toBoolean();
      case I64, U32 -> x.toLong();
      case U64 -> new BigInteger(Long.toUnsignedString(x.toLong()));
      case F64 -> x.toDouble();
      case F32, F16, BF16, F8E4M3FN, F8E5M2 -> x.toFloat();
      case I4, I8, I16, I32, U4, U8, U16 -> x.toInt();
    };
  }

  static void callback(Object function, @Nullable Object[] args, Consumer<List<?>> call) {
    var lambda = Lambda.of(function);
    if (lambda.isPresent()) {
      for (var x : lambda.get().captured()) {
        if (!isUnknown(x)) continue;
        throw Errors.at(
            "the function of debugCallback has captured a value of the compiled function, which it"
                + " would see before there is one: give it to debugCallback as an argument");
      }
    }
    Effects.call(
        "raffia.debug_callback", "", Arrays.asList(args), value -> call.accept((List<?>) value));
  }

  private static boolean isUnknown(@Nullable Object x) {
    return x instanceof SymbolicBox || Tree.of(x).tensors().stream().anyMatch(Tensor::isTraced);
  }
}
