package io.raffia.reflect;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// Classes of all kinds: each method is a program of [CorpusTest].
@SuppressWarnings({
  "all",
  "serial",
  "lossy-conversions",
  "fallthrough",
  "try"
}) // unusual Java is the point
final class ObjectPrograms {
  static class Animal {
    protected String name;
    private int legs = 4;

    Animal(String name) {
      this.name = name;
      init();
    }

    void init() {
      legs++;
    }

    String sound() {
      return "...";
    }

    public String toString() {
      return name + legs + sound();
    }
  }

  static class Dog extends Animal {
    int age = 7;

    Dog(int age) {
      super("dog" + age);
      this.age += age;
    }

    @Override
    void init() {
      super.init();
      age = 99; // overwritten by the initializer
    }

    @Override
    String sound() {
      return "wuff" + age + super.sound();
    }
  }

  static Object inheritance(int n) {
    Animal a = n % 2 == 0 ? new Dog(n) : new Animal("a" + n);
    return a.toString() + a;
  }

  class Inner {
    final int k;

    Inner(int k) {
      this.k = k + base;
    }

    class Innermost {
      int sum() {
        return k + base;
      }
    }
  }

  int base = 5;

  static Object innerClasses(int n) {
    var outer = new ObjectPrograms();
    outer.base += n;
    var inner = outer.new Inner(n);
    outer.base = 1;
    return inner.new Innermost().sum() + inner.k;
  }

  interface Greeter {
    String greet(String x);

    default String twice(String x) {
      return greet(helper(x)) + greet(x);
    }

    private String helper(String x) {
      return "<" + x + ">";
    }

    static Greeter polite() {
      return x -> "dear " + x;
    }
  }

  static Object anonymousClasses(int n) {
    var g =
        new Greeter() {
          int count = n;

          @Override
          public String greet(String x) {
            return x + count++;
          }

          @Override
          public String twice(String x) {
            return Greeter.super.twice(x) + "!";
          }
        };
    return g.twice("a") + g.count + Greeter.polite().twice("b");
  }

  static Object localClasses(int n) {
    int k = n * 2;
    record Pair(int a, int b) {
      int sum() {
        return a + b;
      }
    }
    class Adder {
      int add(int x) {
        return x + k + n;
      }
    }
    enum Mode {
      A,
      B
    }
    interface Twice {
      int of(int x);
    }
    Twice t = x -> 2 * x;
    return new Adder().add(1) + new Pair(n, 2).sum() + t.of(n) + Mode.B.name();
  }

  record Point(int x, int y) implements Comparable<Point> {
    static final Point ORIGIN = new Point(0, 0);

    Point {
      if (x < -100) throw new IllegalArgumentException("x too small: " + x);
    }

    Point(int both) {
      this(both, both);
    }

    Point plus(Point other) {
      return new Point(x + other.x, y + other.y);
    }

    @Override
    public int compareTo(Point o) {
      return Integer.compare(x, o.x);
    }
  }

  record Normalized(String text, List<Integer> list, double[] data) {
    Normalized {
      text = Objects.requireNonNullElse(text, "none").strip();
      list = List.copyOf(list);
    }
  }

  record Shifting(int x) {
    Shifting {
      x = x + 1;
    }
  }

  static Object records(int n) {
    var p = new Point(n).plus(new Point(1, 2)).plus(Point.ORIGIN);
    var list = new ArrayList<>(List.of(3, n));
    var q = new Normalized(n > 2 ? null : " a ", list, new double[] {n});
    list.clear();
    return p
        + ""
        + p.equals(new Point(n + 1, n + 2))
        + p.hashCode()
        + q.text()
        + q.list()
        + q.data()[0]
        + new Shifting(n).x();
  }

  static Object recordRefuses(int n) {
    try {
      return new Point(-99 - n);
    } catch (IllegalArgumentException e) {
      return e.getMessage() + e.getStackTrace()[0].getMethodName();
    }
  }

  abstract static class Node<T extends Comparable<T>> {
    abstract T value();

    boolean less(Node<T> o) {
      return value().compareTo(o.value()) < 0;
    }
  }

  static class IntNode extends Node<Integer> {
    final Integer v;

    IntNode(Integer v) {
      this.v = v;
    }

    @Override
    Integer value() {
      return v;
    }
  }

  static <T extends Comparable<? super T>> T largest(List<? extends T> all) {
    Iterator<? extends T> i = all.iterator();
    T best = i.next();
    while (i.hasNext()) {
      T next = i.next();
      if (next.compareTo(best) > 0) best = next;
    }
    return best;
  }

  static Object genericsAndBridges(int n) {
    Node<Integer> a = new IntNode(n);
    return a.less(new IntNode(3))
        + ""
        + largest(List.of(new Point(1), new Point(n), new Point(2)))
        + a.value();
  }

  static int sum(int... xs) {
    int s = 0;
    for (int x : xs) s += x;
    return s + xs.length;
  }

  static String join(String sep, Object... xs) {
    return String.join(sep, Arrays.stream(xs).map(String::valueOf).toList());
  }

  static Object varargs(int n) {
    return sum()
        + sum(n)
        + sum(1, 2, n)
        + join("-", 1, "a", n, null)
        + String.format("%d %s", n, "x");
  }

  static final class Range implements Iterable<Integer> {
    final int n;

    Range(int n) {
      this.n = n;
    }

    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        int at = 0;

        @Override
        public boolean hasNext() {
          return at < n;
        }

        @Override
        public Integer next() {
          if (!hasNext()) throw new NoSuchElementException();
          return at++;
        }
      };
    }
  }

  static Object iterators(int n) {
    int s = 0;
    for (int x : new Range(n + 2)) s += x;
    var list = new ArrayList<>(List.of(1, 2, 3, 4, 5));
    for (var i = list.iterator(); i.hasNext(); ) if (i.next() % 2 == n % 2) i.remove();
    try {
      new Range(0).iterator().next();
    } catch (NoSuchElementException e) {
      s += 1000;
    }
    return s + "" + list;
  }

  static Object collections(int n) {
    var counts = new TreeMap<String, Integer>();
    for (var w : "a b a c b a".split(" ")) counts.merge(w, 1, Integer::sum);
    Map<Integer, List<String>> groups = new LinkedHashMap<>();
    counts.forEach((w, k) -> groups.computeIfAbsent(k, x -> new ArrayList<>()).add(w + n));
    var queue = new ArrayDeque<Integer>(List.of(n));
    while (queue.size() < 4) queue.push(queue.peek() + 1);
    var heap = new PriorityQueue<Integer>((a, b) -> b - a);
    heap.addAll(queue);
    var byColor = new EnumMap<ControlPrograms.Color, Integer>(ControlPrograms.Color.class);
    byColor.put(ControlPrograms.Color.BLUE, n);
    for (var e : counts.entrySet()) e.setValue(e.getValue() * 2);
    var sub = new ArrayList<>(List.of(5, 4, 3, 2, 1)).subList(1, 4);
    sub.sort(null);
    sub.set(0, n);
    return counts + "" + groups + queue + heap.poll() + byColor + sub;
  }

  static class Names extends ArrayList<String> {
    int added;

    Names(int n) {
      super(n);
      add("n" + n);
    }

    @Override
    public boolean add(String s) {
      added++;
      return super.add(s + added);
    }
  }

  static class Squares extends AbstractList<Integer> {
    private final int n;

    Squares(int n) {
      this.n = n;
    }

    @Override
    public Integer get(int i) {
      Objects.checkIndex(i, n);
      return i * i;
    }

    @Override
    public int size() {
      return n;
    }
  }

  static Object nativeSuperclasses(int n) {
    var names = new Names(n);
    names.add("b");
    var map =
        new HashMap<String, Integer>() {
          {
            put("k", n);
          }
        };
    return names + "" + names.added + new Squares(n + 1) + map + new Squares(3).contains(4);
  }

  static Object arrays(int n) {
    int[][] grid = new int[3][n + 1];
    grid[2][n] = 7;
    int[][] ragged = {{1}, {2, 3}, {}};
    long[][][] cube = new long[2][2][];
    boolean[] flags = new boolean[3];
    flags[1] = n > 1;
    flags[2] |= n > 2;
    byte[] bytes = {1, -1};
    bytes[0] += 127;
    char[] chars = "hello".toCharArray();
    chars[1] ^= 1;
    short[] shorts = {(short) (n * 20000)};
    var copy = ragged.clone();
    copy[0] = new int[] {9};
    Arrays.sort(chars);
    float[] floats = new float[2];
    Arrays.fill(floats, n / 2f);
    System.arraycopy(floats, 0, floats, 1, 1);
    return Arrays.deepToString(grid)
        + Arrays.deepToString(ragged)
        + Arrays.deepToString(copy)
        + (cube[1][1] == null)
        + Arrays.toString(flags)
        + bytes[0]
        + new String(chars)
        + shorts[0]
        + floats[1];
  }

  static Object strings(int n) {
    char c = 'c';
    Object o = null;
    String s = "a" + n + 1.5f + 2.5 + 10L + c + o + true + new Dog(n) + (byte) n;
    s += n;
    String block =
        """
        line %d
          "two"\tx
        """
            .formatted(n);
    return s + block.repeat(2).indexOf("two") + s.substring(1).toUpperCase() + ("a" + "b" == "ab");
  }

  static class Early {
    final int doubled;
    final String text;

    Early(int x) {
      this(2 * x, x < 0 ? "neg" : "pos" + x);
    }

    private Early(int d, String t) {
      int checked = Math.abs(d);
      this.doubled = checked;
      super();
      text = t;
    }
  }

  static Object flexibleConstructors(int n) {
    var e = new Early(n);
    return e.doubled + e.text;
  }

  static Object privateAccess(int n) {
    var a = new Animal("x");
    a.legs = n;
    return a.legs + new ObjectPrograms().secret(n) + Hidden.key(n);
  }

  private int secret(int n) {
    return n + base;
  }

  private static final class Hidden {
    private static int key(int n) {
      return n * 3;
    }

    private Hidden() {}
  }

  static class Copyable implements Cloneable {
    int[] data = {1, 2};
    int n;

    Copyable copy() {
      try {
        var c = (Copyable) super.clone();
        c.n++;
        c.data = data.clone();
        return c;
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static Object cloning(int n) {
    var a = new Copyable();
    a.n = n;
    var b = a.copy();
    b.data[0] = 50;
    return a.n + "," + b.n + "," + a.data[0] + "," + b.data[0];
  }

  static Object identityAndEquals(int n) {
    var a = new Point(n);
    var b = new Point(n);
    var set = new java.util.HashSet<>(List.of(a, new Point(77)));
    return (a == b)
        + ""
        + a.equals(b)
        + set.contains(b)
        + Objects.hash(a, b)
        + (a.getClass() == Point.class);
  }
}
