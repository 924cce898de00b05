package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.State;
import org.junit.jupiter.api.Test;

/// The slides' Counter: a plain field that a function changes.
class CounterTest {
  static final class Counter extends Module {
    int count = 0;

    int call() {
      count += 1;
      return count;
    }
  }

  @Test
  void countsThroughTheFunctionalApi() {
    var counter = new Counter();
    assertEquals(1, counter.call());
    var split = Nnx.split(counter);
    var graphdef = split.graphdef();
    var count =
        Nnx.jit((State s) -> {
          var inner = Nnx.merge(graphdef, s);
          inner.call();
          return Nnx.state(inner);
        });
    var state = count.apply(split.state());
    Nnx.update(counter, state);
    assertEquals(3, counter.call());
  }

  @Test
  void countsInsideJit() {
    var counter = new Counter();
    var count = Nnx.jit((Counter c) -> c.call());
    assertEquals(1, count.apply(counter));
    assertEquals(2, count.apply(counter));
    assertEquals(3, count.apply(counter));
    assertEquals(3, counter.count);
  }
}
