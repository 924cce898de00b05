package io.raffia.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raffia.reflect.library.Num;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A library in a package of its own: user code between its calls is evaluated, its own code runs
/// as it is.
final class LibraryTest {
  private static final Policy POLICY =
      new Policy() {
        @Override
        public Set<String> nativePackages() {
          return Set.of("io.raffia.reflect.library");
        }

        @Override
        public Access write(
            Object target, Field field, @Nullable Object old, @Nullable Object now) {
          return target instanceof Num.Module ? Access.RECORD : Access.REJECT;
        }
      };

  static final class Layer extends Num.Module {
    private final Num w;
    private final boolean bias;

    Layer(String name, boolean bias) {
      this.bias = bias;
      w = parameter(name);
    }

    @Override
    public Num call(Num x) {
      calls++;
      var y = x.mul(w);
      return bias ? y.add(Num.of("b")) : y;
    }
  }

  static final class Net extends Num.Module {
    final List<Layer> layers = new ArrayList<>();

    Net(int n) {
      for (int i = 0; i < n; i++) layers.add(new Layer("w" + i, i == 1));
    }

    @Override
    public Num call(Num x) {
      for (var layer : layers) x = layer.call(x);
      return x;
    }
  }

  private static String staged(Num.Fn f) {
    return "" + new Stager(POLICY).call(f, Num.of("x"));
  }

  @Test
  void modulesFromOutsideAreEvaluated() {
    var net = new Net(3);
    var stager = new Stager(POLICY);
    Num.Fn f = x -> net.call(x);
    assertEquals("((((x*w0)*w1)+b)*w2)", "" + stager.call(f, Num.of("x")));
    assertEquals(1, net.layers.getFirst().calls);
    stager.rollback();
    assertEquals(0, net.layers.getFirst().calls);
  }

  @Test
  void modulesAreMadeWhileStaging() {
    assertEquals("(((x*w0)*w1)+b)", staged(x -> new Net(2).call(x)));
    assertEquals("x[w0]", staged(x -> Num.of(x + "" + new Layer("w0", true).parameters())));
  }

  @Test
  void boundMethodsOfModulesAreEvaluated() {
    var net = new Net(1);
    assertEquals("(x*w0)", staged(net::call));
  }

  @Test
  void libraryCallsUserCodeBack() {
    var w = Num.of("w");
    assertEquals("((x*w)*w)", staged(x -> Num.twice(y -> y.mul(w)).apply(x)));
    Num.Fn nested = x -> Num.twice(Num.twice(y -> y.add(y))).apply(x);
    assertEquals(nested.apply(Num.of("x")).toString(), staged(nested));
    var seen = new ArrayList<Num>();
    Num.Fn leak = x -> Num.twice(y -> seen.add(y) ? y : x).apply(x);
    assertThrows(StagingException.class, () -> staged(leak));
  }

  @Test
  void operationsLearnTheUsersLines() {
    Num.Fn f =
        x -> {
          var y = x.add(x);
          return y.mul(y);
        };
    var lines = ((Num) Objects.requireNonNull(new Stager(POLICY).call(f, Num.of("x")))).lines();
    assertEquals(List.of(lines.get(0), lines.get(0), lines.get(0) + 1), lines);
  }

  @Test
  void errorsOfTheLibraryShowTheUsersLineFirst() {
    Num.Fn f = x -> x.add(Num.of("bad"));
    var e = assertThrows(IllegalArgumentException.class, () -> staged(f));
    assertEquals(LibraryTest.class.getName(), e.getStackTrace()[0].getClassName());
    assertEquals("shapes differ", e.getMessage());
  }

  @Test
  void valuesAreRefusedOnTheUsersLine() {
    Num.Fn f = x -> x.toFloat() > 0 ? x : x.add(x);
    var e = assertThrows(StagingException.class, () -> staged(f));
    assertEquals(Violation.TENSOR_VALUE, e.violation());
    assertEquals(LibraryTest.class.getName(), e.getStackTrace()[0].getClassName());
  }

  @Test
  void arraysOfTheLibraryMayBeChanged() {
    Num.Fn f =
        x -> {
          int[] shape = x.shape();
          shape[0] *= 10;
          return Num.of("x" + shape[0]);
        };
    assertEquals("x20", staged(f));
  }
}
