package io.raffia.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.reflect.LambdaTest.Fn;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a stager tells the library on top, and what it leaves behind.
final class StagerTest {
  static int layers = 2;
  static final int FIXED = 7;

  static final class Config {
    int width = 3;
    final int depth = 4;
    final int[] sizes = {1, 2};
    final List<String> names = new ArrayList<>(List.of("a"));
  }

  private static final Policy RECORDS =
      new Policy() {
        @Override
        public Set<String> nativePackages() {
          return Set.of();
        }

        @Override
        public Access write(
            Object target, Field field, @Nullable Object old, @Nullable Object now) {
          return target instanceof Config ? Access.RECORD : Access.REJECT;
        }
      };

  private static List<String> described(Stager stager) {
    return stager.guards().stream().map(Guard::describe).toList();
  }

  @Test
  void readsFromOutsideAreGuarded() {
    var config = new Config();
    Fn<Integer, Integer> f =
        x ->
            x * layers
                + config.width
                + config.depth
                + FIXED
                + config.sizes[1]
                + config.names.size()
                + config.width;
    var stager = new Stager(RECORDS);
    assertEquals(2 + 3 + 4 + 7 + 2 + 1 + 3, stager.call(f, 1));
    assertEquals(
        List.of(
            "static field StagerTest.layers = 2",
            "field Config.width = 3",
            "elements of a int[] of length 2",
            "contents of a ArrayList of size 1"),
        described(stager));
    assertTrue(stager.guards().stream().allMatch(Guard::holds));
    layers = 3;
    config.width = 4;
    config.sizes[0] = 9;
    config.names.add("b");
    try {
      assertTrue(stager.guards().stream().noneMatch(Guard::holds));
    } finally {
      layers = 2;
    }
  }

  @Test
  void contentsOfLargeAndNestedArraysAreGuarded() {
    var large = new float[100_000];
    int[][] nested = {{1}, {2}};
    Fn<Integer, Float> f = x -> large[7] + nested[1][0];
    var stager = new Stager(RECORDS);
    stager.call(f, 0);
    assertTrue(stager.guards().stream().allMatch(Guard::holds));
    large[99_999] = 1;
    nested[1][0] = 3;
    assertTrue(stager.guards().stream().noneMatch(Guard::holds));
  }

  @Test
  void whatWasMadeHereIsNotGuarded() {
    Fn<Integer, Integer> f =
        x -> {
          var c = new Config();
          c.width = x;
          return c.width + c.sizes[0] + c.names.size();
        };
    var stager = new Stager(RECORDS);
    assertEquals(7, stager.call(f, 5));
    assertEquals(List.of(), stager.guards());
  }

  @Test
  void recordedWritesCanBeUndone() {
    var config = new Config();
    Fn<Integer, Integer> f = x -> config.width += x;
    var stager = new Stager(RECORDS);
    assertEquals(8, stager.call(f, 5));
    assertEquals(8, config.width);
    var write = stager.writes().getFirst();
    assertSame(config, write.target());
    assertEquals("width", write.field().getName());
    assertEquals(3, write.old());
    assertEquals(8, write.now());
    stager.rollback();
    assertEquals(3, config.width);
  }

  @Test
  void guardOfAWrittenFieldHoldsItsValueBefore() {
    var config = new Config();
    Fn<Integer, Integer> f =
        x -> {
          config.width = config.width + 1;
          return config.width;
        };
    var stager = new Stager(RECORDS);
    stager.call(f, 0);
    stager.rollback();
    assertEquals(List.of("field Config.width = 3"), described(stager));
    assertTrue(stager.guards().getFirst().holds());
  }

  @Test
  void failureLeavesTheOutsideAsItWas() {
    var config = new Config();
    Fn<Integer, Integer> f =
        x -> {
          config.width = 100;
          config.width = 200;
          return 1 / x;
        };
    assertThrows(ArithmeticException.class, () -> new Stager(RECORDS).call(f, 0));
    assertEquals(3, config.width);
    assertNull(Stager.current());
  }

  static int helper(int x) {
    if (x > 2) throw new IllegalStateException("bad " + x);
    return x;
  }

  @Test
  void exceptionsShowTheUsersFramesFirst() {
    Fn<Integer, Object> f = x -> List.of(1, x).stream().map(k -> helper(k)).toList();
    var e = assertThrows(IllegalStateException.class, () -> new Stager(RECORDS).call(f, 5));
    var frames = Arrays.stream(e.getStackTrace()).map(StackTraceElement::getMethodName).toList();
    assertEquals("helper", frames.get(0));
    assertTrue(frames.get(1).startsWith("lambda$"), frames::toString);
    assertTrue(frames.get(2).startsWith("lambda$"), frames::toString);
    for (var frame : e.getStackTrace()) {
      assertFalse(frame.getClassName().endsWith("Evaluator"), frame::toString);
      assertFalse(frame.getClassName().startsWith("java.lang.invoke"), frame::toString);
    }
  }

  @Test
  void exceptionsOfTheLibraryShowTheUsersLine() {
    Fn<Integer, Object> f = x -> List.of(1).get(x);
    var e = assertThrows(IndexOutOfBoundsException.class, () -> new Stager(RECORDS).call(f, 5));
    assertEquals(StagerTest.class.getName(), e.getStackTrace()[0].getClassName());
  }

  /// Stands for a method of the library that asks where it was called from.
  @Pure
  static final class Library {
    static List<Object> asked = new ArrayList<>();

    static int ask(int x) {
      asked.add(Stager.location().orElseThrow().line());
      asked.add(Stager.nameHint().orElse("none"));
      return x;
    }

    static Object callBack(Function<Integer, Integer> f) {
      return Objects.requireNonNull(Objects.requireNonNull(Stager.current()).call(f, 20));
    }

    static int refuse(int x) {
      if (x < 0) return x;
      throw new StagingException(Violation.TENSOR_VALUE, "the value of x is not known");
    }
  }

  @Test
  void libraryLearnsLineAndNameOfItsCall() {
    Fn<Integer, Integer> f =
        x -> {
          int hidden = Library.ask(x);
          return hidden + Library.ask(2);
        };
    Library.asked.clear();
    new Stager(RECORDS).call(f, 5);
    int line = (int) Library.asked.get(0);
    assertEquals(List.of(line, "hidden", line + 1, "none"), Library.asked);
  }

  @Test
  void libraryCallsBackIntoTheEvaluator() {
    var seen = new ArrayList<Integer>();
    Fn<Integer, Object> f = x -> Library.callBack(k -> k + x);
    assertEquals(25, new Stager(RECORDS).call(f, 5));
    Fn<Integer, Object> g = x -> Library.callBack(k -> seen.add(k) ? 1 : 2);
    assertThrows(StagingException.class, () -> new Stager(RECORDS).call(g, 5));
  }

  @Test
  void libraryRefusesOnTheUsersLine() {
    Fn<Integer, Integer> f =
        x -> {
          try {
            return Library.refuse(x); // here
          } catch (RuntimeException e) {
            return 0;
          }
        };
    var e = assertThrows(StagingException.class, () -> new Stager(RECORDS).call(f, 5));
    assertEquals(StagerTest.class.getName(), e.getStackTrace()[0].getClassName());
    assertTrue(("" + e.getMessage()).contains("return Library.refuse(x); // here"), e::getMessage);
  }

  static int impure(int x) {
    layers += 0;
    return x;
  }

  @Pure
  static int vouched(int x) {
    return impure(x);
  }

  @Test
  void pureMethodsRunAsTheyAre() {
    Fn<Integer, Integer> f = StagerTest::vouched;
    assertEquals(3, new Stager(RECORDS).call(f, 3));
    Fn<Integer, Integer> g = StagerTest::impure;
    assertThrows(StagingException.class, () -> new Stager(RECORDS).call(g, 3));
  }

  @Test
  void nativePackagesRunAsTheyAre() {
    Fn<Integer, Integer> g = StagerTest::impure;
    assertEquals(3, new Stager(() -> Set.of("io.raffia.reflect")).call(g, 3));
  }

  @Test
  void nestedStagersAreIndependent() {
    Fn<Integer, Integer> inner = x -> helper(x);
    Fn<Integer, Object> f = x -> Library2.stage(inner, x);
    assertEquals(2, new Stager(RECORDS).call(f, 2));
    var e = assertThrows(IllegalStateException.class, () -> new Stager(RECORDS).call(f, 3));
    assertEquals("helper", e.getStackTrace()[0].getMethodName());
    assertNull(Stager.current());
  }

  @Pure
  static final class Library2 {
    static Object stage(Object f, int x) {
      return Objects.requireNonNull(new Stager(RECORDS).call(f, x));
    }
  }

  @Test
  void threadsStageAtTheSameTime() throws Exception {
    Fn<Integer, Object> f = x -> LambdaPrograms.streams(x);
    var expected = LambdaPrograms.streams(3);
    try (var pool = Executors.newFixedThreadPool(4)) {
      Callable<@Nullable Object> task = () -> new Stager(RECORDS).call(f, 3);
      for (var done : pool.invokeAll(java.util.Collections.nCopies(40, task))) {
        assertEquals(expected, done.get());
      }
    }
  }

  static int down(int n) {
    return n == 0 ? 0 : 1 + down(n - 1);
  }

  @Test
  void deepRecursionFitsASmallStack() throws Exception {
    Fn<Integer, Integer> f = StagerTest::down;
    var result = new @Nullable Object[1];
    var thread =
        new Thread(
            null,
            () -> {
              try {
                result[0] = new Stager(RECORDS).call(f, 2_000_000);
              } catch (StagingException e) {
                result[0] = e.violation();
              }
            },
            "small",
            1 << 20);
    thread.start();
    thread.join();
    assertEquals(Violation.RECURSION, result[0]);
    assertEquals(400, new Stager(RECORDS).call(f, 400));
  }

  @Test
  void everyViolationIsDocumented() {
    var text = Violation.document(_ -> "");
    for (var v : Violation.values()) assertTrue(text.contains("## " + v.anchor() + "\n"), v::name);
  }
}
