package io.raffia.reflect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lambdas, method references and streams: each method is a program of [CorpusTest].
@SuppressWarnings({
  "all",
  "serial",
  "lossy-conversions",
  "fallthrough",
  "try"
}) // unusual Java is the point
final class LambdaPrograms {
  interface Op {
    double apply(double a, int b);

    default Op then(Op next) {
      return (a, b) -> next.apply(apply(a, b), b);
    }
  }

  static Object ownInterface(int n) {
    Op op = (a, b) -> a * b + n;
    return op.then((a, b) -> a - b).then(Math::scalb).apply(1.5, 2);
  }

  static Object nested(int n) {
    Function<Integer, Function<Integer, Supplier<Integer>>> f = a -> b -> () -> a * b + n;
    return f.apply(3).apply(4).get();
  }

  private int field = 2;

  Supplier<Integer> capturesThis(int n) {
    return () -> field++ + n;
  }

  static Object capturingThis(int n) {
    var p = new LambdaPrograms();
    var s = p.capturesThis(n);
    return s.get() + s.get() + p.field;
  }

  String describe(int k) {
    return "d" + k + field;
  }

  static Object methodReferences(int n) {
    Function<String, Integer> unbound = String::length;
    Supplier<String> bound = ("b" + n)::toUpperCase;
    IntFunction<int[]> array = int[]::new;
    Function<Integer, List<Integer>> constructor = ArrayList::new;
    BiFunction<LambdaPrograms, Integer, String> own = LambdaPrograms::describe;
    IntFunction<String> boundOwn = new LambdaPrograms()::describe;
    Supplier<ObjectPrograms.Copyable> made = ObjectPrograms.Copyable::new;
    IntFunction<ObjectPrograms.Point> record = ObjectPrograms.Point::new;
    ToIntFunction<Object> hash = Object::hashCode;
    IntBinaryOperator max = Math::max;
    return unbound.apply("abc")
        + bound.get()
        + array.apply(n + 1).length
        + constructor.apply(5)
        + own.apply(new LambdaPrograms(), n)
        + boundOwn.apply(n)
        + made.get().n
        + record.apply(n)
        + hash.applyAsInt("x")
        + max.applyAsInt(n, 3);
  }

  static Object boxing(int n) {
    Function<Integer, Long> f = x -> x * 2L;
    ToDoubleFunction<Integer> d = x -> x;
    IntUnaryOperator u = Integer::valueOf;
    BinaryOperator<Integer> plus = Integer::sum;
    Comparator<Integer> c = Integer::compare;
    Callable<Character> ch = () -> (char) ('a' + n);
    Predicate<Integer> p = x -> x > 2;
    try {
      return ""
          + f.apply(n)
          + d.applyAsDouble(n)
          + u.applyAsInt(n)
          + plus.apply(n, 1)
          + c.compare(n, 2)
          + ch.call()
          + p.negate().or(x -> x == 4).test(n);
    } catch (Exception e) {
      return e;
    }
  }

  static Object composition(int n) {
    Function<Integer, Integer> inc = x -> x + 1;
    UnaryOperator<String> up = String::toUpperCase;
    return inc.andThen(x -> x * n)
            .compose((String s) -> s.length())
            .andThen(x -> "r" + x)
            .andThen(up)
            .apply("four")
        + Function.<Integer>identity().apply(n);
  }

  static Object serializable(int n) {
    Runnable r = (Runnable & Serializable) () -> {};
    r.run();
    Comparator<String> c = (Comparator<String> & Serializable) (a, b) -> b.compareTo(a);
    var l = new ArrayList<>(List.of("x", "z", "y" + n));
    l.sort(c);
    return l + "" + (c instanceof Serializable);
  }

  static Object streams(int n) {
    return IntStream.range(0, 10 + n)
            .filter(i -> i % 3 != 0)
            .mapToObj(i -> "s" + i)
            .collect(Collectors.joining(","))
        + Stream.iterate(1, x -> x * 2).limit(n + 3).reduce(0, Integer::sum)
        + Stream.of(3, 1, 2).sorted(Comparator.reverseOrder()).map(String::valueOf).toList()
        + Stream.of("a", "bb", "cc")
            .collect(Collectors.groupingBy(String::length, Collectors.counting()))
        + Stream.of(1, 2, 3).collect(Collectors.toMap(k -> k, k -> k * n))
        + Stream.of(List.of(1, 2), List.of(n))
            .flatMap(List::stream)
            .mapToInt(x -> x)
            .summaryStatistics()
        + Stream.of(1, 2, 3, 4).anyMatch(x -> x == n);
  }

  static Object exceptionsThroughStreams(int n) {
    try {
      return Stream.of(3, 2, 1, 0).map(x -> 6 / (x - (n > 2 ? 1 : 100))).toList();
    } catch (ArithmeticException e) {
      return e.getMessage();
    }
  }

  static Object sorting(int n) {
    var l = new ArrayList<String>();
    for (int i = 0; i < 8; i++) l.add("w" + (i * 7 + n) % 5 + i);
    l.sort(
        Comparator.comparing((String s) -> s.charAt(1))
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    return l;
  }

  static Object optionals(int n) {
    return Optional.of(n).filter(x -> x > 2).map(x -> x * 2).or(() -> Optional.of(-1)).get()
        + Optional.<String>empty().map(String::length).orElseGet(() -> n);
  }

  static Object mapsOfFunctions(int n) {
    Map<String, IntBinaryOperator> ops = new HashMap<>();
    ops.put("+", (a, b) -> a + b);
    ops.put("*", (a, b) -> a * b);
    ops.put("max", Math::max);
    int s = 0;
    for (var name : List.of("+", "*", "max")) s = ops.get(name).applyAsInt(s + 1, n);
    return s;
  }

  static Object capturedLoopVariables(int n) {
    var all = new ArrayList<Supplier<Integer>>();
    for (int i = 0; i < 4; i++) {
      int k = i;
      all.add(() -> k * n);
    }
    for (var x : List.of(10, 20)) all.add(() -> x + n);
    return all.stream().mapToInt(Supplier::get).sum();
  }

  interface Nine {
    String apply(int a, int b, long c, float d, double e, byte f, short g, char h, boolean i);
  }

  static Object manyArguments(int n) {
    Nine f = (a, b, c, d, e, g, h, i, j) -> "" + (a + b + c + d + e + g + h + i) + j;
    return f.apply(n, 2, 3L, 4f, 5.0, (byte) 6, (short) 7, 'c', true);
  }

  static Object wide(int n) {
    Wide w = (a, b, c, d) -> "" + a + b + c + d;
    return w.apply(n, 2.5, 'x', true) + recursive.apply(n + 3);
  }

  interface Wide {
    String apply(long a, double b, char c, boolean d);
  }

  static final Function<Integer, Integer> recursive =
      x -> x <= 1 ? 1 : x * LambdaPrograms.recursive.apply(x - 1);

  static Object mutateInLambda(int n) {
    var list = new ArrayList<Integer>();
    int[] counter = {0};
    List.of(1, 2, n)
        .forEach(x -> {
          counter[0] += x;
          list.add(counter[0]);
        });
    IntStream.range(0, 3).forEach(list::add);
    return list;
  }

  static Object lambdaInAField(int n) {
    class Layer {
      final UnaryOperator<Double> activation;

      Layer(UnaryOperator<Double> activation) {
        this.activation = activation;
      }
    }
    return List.of(new Layer(Math::sqrt), new Layer(x -> x * n)).stream()
        .map(l -> l.activation.apply(2.0))
        .toList();
  }

  static Object currying(int n) {
    return Stream.<UnaryOperator<Integer>>of(x -> x + 1, x -> x * 2, x -> x - n)
        .reduce(UnaryOperator.identity(), (f, g) -> x -> g.apply(f.apply(x)))
        .apply(n);
  }
}
