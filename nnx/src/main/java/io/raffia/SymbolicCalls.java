package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Shape;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.reflect.Stager;
import io.raffia.reflect.Symbolic;
import io.raffia.reflect.SymbolicBox;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Methods of [Tensor] between tensors and symbolic numbers.
final class SymbolicCalls {
  private SymbolicCalls() {}

  /// Null if the real method must run.
  static @Nullable Object call(Executable method, @Nullable Object[] args) {
    if (!(method instanceof Method m) || !isOfTensors(m.getDeclaringClass())) return null;
    boolean asks = m.getDeclaringClass() == Tensor.class && args.length == 1;
    if (asks && args[0] instanceof Tensor x) return x.isTraced() ? value(m, x) : null;
    var made = ofArray(m, args);
    if (made != null) return made;
    // What an array really holds is not what it stands for.
    for (var x : args) if (x != null && stager().isShadowed(x)) return null;
    made = ofNumber(m, args);
    return made != null ? made : overload(m, args);
  }

  /// Classes whose methods that take numbers have others of the same name that take tensors.
  private static boolean isOfTensors(Class<?> type) {
    return type == At.class || isPartOf(Tensor.class, type) || isPartOf(Jnp.class, type);
  }

  /// Whether `type` is the class or a superclass that holds some of its methods.
  private static boolean isPartOf(Class<?> whole, Class<?> type) {
    return type != Object.class && type.isAssignableFrom(whole);
  }

  /// A tensor's only element as a number of Java's.
  private static @Nullable Object value(Method m, Tensor x) {
    var type =
        switch (m.getName()) {
          case "toFloat" -> DType.F32;
          case "toDouble" -> DType.F64;
          case "toInt" -> DType.I32;
          case "toLong" -> DType.I64;
          case "toBoolean" -> DType.I1;
          default -> null;
        };
    if (type == null) return null;
    if (x.size() != 1) throw Errors.notOne(x, m.getName());
    var scalar = x.reshape();
    var y = type == DType.I1 && x.dtype() != DType.I1 ? scalar.ne(0) : scalar.astype(type);
    return new SymbolicBox(box(type), Symbolic.of(type, y));
  }

  static Class<?> box(DType type) {
    return switch (type) {
      case F32 -> Float.class;
      case F64 -> Double.class;
      case I64 -> Long.class;
      case I1 -> Boolean.class;
      default -> Integer.class;
    };
  }

  private static Stager stager() {
    return Objects.requireNonNull(Stager.current(), "code is being staged");
  }

  /// A number as a weak scalar; null for anything else.
  private static @Nullable Tensor scalar(@Nullable Object x) {
    if (!(x instanceof SymbolicBox box)) return null;
    var number = (Tensor) stager().tensor(box.value());
    var trace = Objects.requireNonNull(Trace.current(), "code is being staged");
    return Tensor.tracer(trace, trace.value(number), true);
  }

  private static <T> T given(Class<T> type, @Nullable Object x) {
    return type.cast(Objects.requireNonNull(x));
  }

  /// Makes a tensor of a symbolic number.
  private static @Nullable Tensor ofNumber(Method m, @Nullable Object[] args) {
    var first = args.length == 0 ? null : args[0];
    return switch (m.getName()) {
      case "scalar" -> {
        var x = scalar(args[args.length - 1]);
        if (x == null) yield null;
        yield x.astype(args.length == 2 ? given(DType.class, first) : narrow(x.dtype()));
      }
      case "full" -> {
        var x = scalar(args[1]);
        if (x == null) yield null;
        var op = new BroadcastInDim(given(Shape.class, first), Ints.of());
        var type = args.length == 2 ? narrow(x.dtype()) : given(DType.class, args[2]);
        yield Dispatch.apply(op, false, (b, in) -> b.emit(op, in), x.astype(type));
      }
      default -> null;
    };
  }

  /// Methods that take an array of symbolic numbers.
  private static @Nullable Object ofArray(Method m, @Nullable Object[] args) {
    var first = args.length == 0 ? null : args[0];
    return switch (m.getName()) {
      case "of" -> {
        int at = first instanceof DType ? 1 : 0;
        var array = args[at];
        if (array == null || !stager().isShadowed(array)) yield null;
        var x = (Tensor) stager().pack(array);
        var y = x.astype(at == 1 ? given(DType.class, first) : narrow(x.dtype()));
        yield args.length > at + 1
            ? y.reshape(given(Shape.class, args[at + 1]).dims().toArray())
            : y;
      }
      case "get", "at" -> {
        if (!(args[args.length - 1] instanceof Object[] index) || !stager().isShadowed(index)) {
          yield null;
        }
        var known = new Object[index.length];
        for (int i = 0; i < index.length; i++) {
          var item = stager().element(index, i);
          var number = scalar(item);
          known[i] = number != null ? number : given(Object.class, item);
        }
        var x = given(Tensor.class, first);
        yield m.getName().equals("at") ? x.at(known) : x.get(known);
      }
      default -> null;
    };
  }

  /// Java's numbers make f32 and i32, whatever their width.
  private static DType narrow(DType type) {
    return switch (type) {
      case F64 -> DType.F32;
      case I64 -> DType.I32;
      default -> type;
    };
  }

  /// The method of the same name that takes tensors where numbers are symbolic.
  private static @Nullable Object overload(Method m, @Nullable Object[] args) {
    boolean isStatic = java.lang.reflect.Modifier.isStatic(m.getModifiers());
    var types = m.getParameterTypes();
    var all = args.clone();
    int shift = isStatic ? 0 : 1;
    boolean replaced = false;
    for (int i = 0; i < types.length; i++) {
      var x = scalar(args[i + shift]);
      if (x == null) continue;
      types[i] = Tensor.class;
      all[i + shift] = x;
      replaced = true;
    }
    if (!replaced) return null;
    try {
      var other = m.getDeclaringClass().getMethod(m.getName(), types);
      var rest = Arrays.copyOfRange(all, shift, all.length);
      return other.invoke(isStatic ? null : all[0], rest);
    } catch (NoSuchMethodException e) {
      return null;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException r) throw r;
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
