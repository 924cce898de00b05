package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import io.raffia.ir.op.Monoid;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A Java call as the goldens have it, run by reflection: numbers, strings, lists, names of inputs,
/// static calls and fields, calls of methods.
final class NumpyCall {
  static final Map<String, Class<?>> CLASSES =
      Map.of(
          "Jnp", Jnp.class,
          "Linalg", Linalg.class,
          "Special", Special.class,
          "Lax", Lax.class,
          "Nnx", Nnx.class,
          "Index", Index.class);

  private final String text;
  private final Map<String, Tensor> inputs;
  private int at;

  private NumpyCall(String text, Map<String, Tensor> inputs) {
    this.text = text;
    this.inputs = inputs;
  }

  static List<Tensor> run(String text, Map<String, Tensor> inputs) {
    var call = new NumpyCall(text, inputs);
    var value = call.expression();
    if (call.at != text.length()) throw call.wrong("the end");
    var out = new ArrayList<Tensor>();
    flatten(value, out);
    return out;
  }

  private static void flatten(Object value, List<Tensor> out) {
    switch (value) {
      case Tensor x -> out.add(x);
      case List<?> list -> list.forEach(x -> flatten(x, out));
      case Record r -> {
        for (var c : r.getClass().getRecordComponents()) {
          try {
            c.getAccessor().setAccessible(true);
            flatten(c.getAccessor().invoke(r), out);
          } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
          }
        }
      }
      default -> throw new AssertionError("no tensor: " + value);
    }
  }

  private AssertionError wrong(String expected) {
    return new AssertionError(
        "expected %s at '%s' of '%s'".formatted(expected, text.substring(at), text));
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') at++;
  }

  private boolean take(char c) {
    skip();
    if (at >= text.length() || text.charAt(at) != c) return false;
    at++;
    return true;
  }

  private String word() {
    int from = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) at++;
    if (from == at) throw wrong("a name");
    return text.substring(from, at);
  }

  private Object expression() {
    var value = primary();
    while (take('.')) {
      var name = word();
      value = invoke(value.getClass(), value, name, arguments());
    }
    return value;
  }

  private Object primary() {
    skip();
    if (take('-')) {
      var x = primary();
      return x instanceof Integer i ? (Object) (-i) : (Object) (-(Double) x);
    }
    if (take('[')) return items(']');
    if (take('\'')) {
      int from = at;
      while (text.charAt(at) != '\'') at++;
      return text.substring(from, at++);
    }
    if (Character.isDigit(text.charAt(at))) return number();
    var name = word();
    if (CLASSES.containsKey(name) && take('.')) {
      var type = CLASSES.get(name);
      var member = word();
      skip();
      if (at < text.length() && text.charAt(at) == '(') {
        return invoke(type, null, member, arguments());
      }
      try {
        return type.getField(member).get(null);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
    if (inputs.containsKey(name)) return inputs.get(name);
    return switch (name) {
      case "true" -> true;
      case "false" -> false;
      case "MAX", "ADD" -> Monoid.valueOf(name);
      default -> DType.valueOf(name.toUpperCase(Locale.ROOT));
    };
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "0123456789.e".indexOf(text.charAt(at)) >= 0
        || at < text.length() && text.charAt(at) == '-' && text.charAt(at - 1) == 'e') at++;
    var digits = text.substring(from, at);
    boolean whole = digits.chars().allMatch(Character::isDigit);
    return whole ? (Object) Integer.valueOf(digits) : (Object) Double.valueOf(digits);
  }

  private List<Object> arguments() {
    if (!take('(')) throw wrong("(");
    return items(')');
  }

  private List<Object> items(char end) {
    var items = new ArrayList<Object>();
    if (take(end)) return items;
    do items.add(expression());
    while (take(','));
    if (!take(end)) throw wrong(String.valueOf(end));
    return items;
  }

  private static Object invoke(
      Class<?> type, @Nullable Object receiver, String name, List<Object> args) {
    @Nullable Object @Nullable [] best = null;
    Method chosen = null;
    int least = Integer.MAX_VALUE;
    for (var m : type.getMethods()) {
      if (!m.getName().equals(name) || Modifier.isStatic(m.getModifiers()) != (receiver == null)) {
        continue;
      }
      var cost = new int[1];
      var bound = bind(m, args, cost);
      if (bound == null || cost[0] >= least) continue;
      best = bound;
      chosen = m;
      least = cost[0];
    }
    if (chosen == null) {
      throw new AssertionError(
          "%s has no %s that takes %s".formatted(type.getSimpleName(), name, args));
    }
    try {
      chosen.setAccessible(true);
      return chosen.invoke(receiver, best);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException r) throw r;
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Object @Nullable [] bind(Method m, List<Object> args, int[] cost) {
    var types = m.getParameterTypes();
    if (!m.isVarArgs() && types.length != args.size()) return null;
    int fixed = m.isVarArgs() ? types.length - 1 : types.length;
    if (args.size() < fixed) return null;
    var out = new @Nullable Object[types.length];
    for (int i = 0; i < fixed; i++) {
      out[i] = convert(args.get(i), types[i], cost);
      if (out[i] == null) return null;
    }
    if (!m.isVarArgs()) return out;
    cost[0] += 10;
    var rest = args.subList(fixed, args.size());
    // A list alone is the array.
    if (rest.size() == 1 && rest.getFirst() instanceof List<?> list) {
      out[fixed] = convert(list, types[fixed], cost);
      if (out[fixed] != null) return out;
    }
    out[fixed] = convert(rest, types[fixed], cost);
    return out[fixed] == null ? null : out;
  }

  private static @Nullable Object convert(Object x, Class<?> to, int[] cost) {
    if (to.isArray()) {
      if (!(x instanceof List<?> list)) return null;
      var array = Array.newInstance(to.getComponentType(), list.size());
      for (int i = 0; i < list.size(); i++) {
        var item = convert(list.get(i), to.getComponentType(), cost);
        if (item == null) return null;
        Array.set(array, i, item);
      }
      return array;
    }
    if (to == int.class) return x instanceof Integer ? x : null;
    if (to == boolean.class) return x instanceof Boolean ? x : null;
    if (to == double.class) {
      cost[0]++;
      return x instanceof Number n ? (Object) n.doubleValue() : null;
    }
    if (to == Shape.class && x instanceof List<?> list) {
      return Shape.of(list.stream().mapToInt(i -> (Integer) i).toArray());
    }
    if (to == BinaryOperator.class) {
      BinaryOperator<Tensor> product = Tensor::mul;
      BinaryOperator<Tensor> sum = Tensor::add;
      return x.equals("mul") ? product : x.equals("add") ? sum : null;
    }
    if (to == UnaryOperator.class) {
      UnaryOperator<Tensor> triu = Jnp::triu;
      return x.equals("triu") ? triu : null;
    }
    if (to == BiFunction.class) {
      BiFunction<Tensor, Integer, Tensor> sum = (y, axis) -> y.sum(axis);
      return x.equals("sum") ? sum : null;
    }
    if (to == Object.class) {
      cost[0] += 3;
      return x instanceof List<?> list ? nested(list) : x;
    }
    if (to == List.class && x instanceof List<?> list) {
      boolean fits =
          list.stream().allMatch(i -> i instanceof Tensor || i instanceof List<?> || i == null);
      return fits && !list.isEmpty() ? x : null;
    }
    if (to == Number.class) cost[0] += 2;
    return to.isInstance(x) ? x : null;
  }

  /// Lists of numbers as arrays.
  private static Object nested(List<?> list) {
    Object[] items = list.stream().map(x -> x instanceof List<?> l ? nested(l) : x).toArray();
    if (Arrays.stream(items).allMatch(Integer.class::isInstance)) {
      return Arrays.stream(items).mapToInt(i -> (Integer) i).toArray();
    }
    if (Arrays.stream(items).allMatch(Number.class::isInstance)) {
      return Arrays.stream(items).mapToDouble(i -> ((Number) i).doubleValue()).toArray();
    }
    var array = Array.newInstance(items[0].getClass(), items.length);
    for (int i = 0; i < items.length; i++) Array.set(array, i, items[i]);
    return array;
  }
}
