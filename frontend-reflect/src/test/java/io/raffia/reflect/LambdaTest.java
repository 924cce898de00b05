package io.raffia.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Lambdas and method references say what they run.
class LambdaTest {
  interface Fn<A, B> extends Serializable {
    B apply(A a);
  }

  interface Fn2<A, B, C> extends Serializable {
    C apply(A a, B b);
  }

  private static Lambda of(Object f) {
    return Lambda.of(f).orElseThrow();
  }

  private final int offset = 10;

  String describe(Integer k) {
    return "k" + (k + offset);
  }

  @Test
  void lambdaShowsItsCapturedValues() {
    int k = 5;
    var text = "t";
    Fn<Integer, String> f = x -> text + (x + k);
    assertEquals(List.of("t", 5), of(f).captured());
    assertEquals(LambdaTest.class, of(f).capturingClass());
    assertEquals("t8", new Stager(Set::of).call(f, 3));
    assertEquals("u9", new Stager(Set::of).call(of(f).withCaptured(List.of("u", 6)), 3));
  }

  @Test
  void lambdaNamesItsParameters() {
    int k = 5;
    Fn2<Integer, Integer, Integer> f = (images, labels) -> images * k;
    assertEquals(List.of(Optional.of("images"), Optional.empty()), of(f).parameterNames());
    Fn<Object, String> g = String::valueOf;
    assertEquals(List.of(Optional.empty()), of(g).parameterNames());
  }

  @Test
  void lambdaThatUsesThisCapturesIt() {
    Fn<Integer, Integer> f = x -> x + offset;
    assertSame(this, of(f).captured().getFirst());
    assertEquals(13, new Stager(Set::of).call(f, 3));
  }

  @Test
  void staticReference() {
    Fn<Object, String> f = String::valueOf;
    assertEquals("java.lang.String", of(f).owner());
    assertEquals("valueOf", of(f).name());
    assertEquals("3", new Stager(Set::of).call(f, 3));
  }

  @Test
  void boundReference() {
    Fn<Integer, String> f = this::describe;
    assertEquals(List.of(this), of(f).captured());
    assertEquals("describe", of(f).name());
    assertEquals("(Ljava/lang/Integer;)Ljava/lang/String;", of(f).desc());
    assertEquals("k13", new Stager(Set::of).call(f, 3));
  }

  @Test
  void unboundReference() {
    Fn2<LambdaTest, Integer, String> f = LambdaTest::describe;
    assertEquals("k13", new Stager(Set::of).call(f, this, 3));
  }

  @Test
  void interfaceReference() {
    Fn<List<Integer>, Integer> f = List::size;
    assertEquals(2, new Stager(Set::of).call(f, List.of(1, 2)));
  }

  @Test
  void constructorReference() {
    Fn<Integer, ObjectPrograms.Point> f = ObjectPrograms.Point::new;
    assertEquals(new ObjectPrograms.Point(3, 3), new Stager(Set::of).call(f, 3));
    Fn<Integer, List<String>> g = ArrayList::new;
    assertEquals(List.of(), new Stager(Set::of).call(g, 3));
  }

  @Test
  void superReference() {
    class Loud extends LambdaTest {
      @Override
      String describe(Integer k) {
        Fn<Integer, String> f = super::describe;
        return f.apply(k) + "!";
      }
    }
    Fn<Integer, String> f = new Loud()::describe;
    assertEquals("k13!", new Stager(Set::of).call(f, 3));
  }

  @Test
  void lambdaMadeByStagedCodeShowsItsCode() {
    Fn<Integer, Fn<Integer, Integer>> f = a -> b -> a * b;
    var inner = Objects.requireNonNull(new Stager(Set::of).call(f, 6));
    assertEquals(List.of(6), of(inner).captured());
    assertEquals(42, new Stager(Set::of).call(inner, 7));
  }

  @Test
  void lambdaMadeByStagedCodeRunsLater() {
    Fn<Integer, Fn<Integer, Integer>> f = a -> b -> a * b;
    @SuppressWarnings("unchecked") // as the type of f says
    var inner = (Fn<Integer, Integer>) Objects.requireNonNull(new Stager(Set::of).call(f, 6));
    assertEquals(42, inner.apply(7));
  }

  @Test
  void otherObjectsHaveNoLambda() {
    Function<Integer, Integer> f = x -> x;
    assertFalse(Lambda.of(f).isPresent());
    assertFalse(Lambda.of("text").isPresent());
  }

  @Test
  void objectWithOneMethodIsCalledByIt() {
    var f =
        new Function<Integer, Integer>() {
          @Override
          public Integer apply(Integer x) {
            return x * 2;
          }
        };
    assertEquals(6, new Stager(Set::of).call(f, 3));
  }

  @Test
  void wrongNumberOfArgumentsIsRefused() {
    Fn<Integer, Integer> f = x -> x;
    var e = assertThrows(IllegalArgumentException.class, () -> new Stager(Set::of).call(f, 1, 2));
    assertEquals(true, ("" + e.getMessage()).endsWith("takes 1 arguments, got 2"));
  }
}
