package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Parser;
import io.raffia.ir.op.Sort;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Comparators that are known sort by keys, with the interpreter's result; others are called.
class SortTest {
  private static final double[] WILD = {
    2, -0.0, Double.NaN, 0.0, -1, Double.POSITIVE_INFINITY, 2, -1e-40, Double.NEGATIVE_INFINITY, 1
  };

  private static Func program(String type, String comparator) {
    return Parser.parse(
        """
        func.func @main(%%x: tensor<2x40x%1$s>, %%i: tensor<2x40xi32>) -> (tensor<2x40x%1$s>, tensor<2x40xi32>) {
          %%y:2 = "stablehlo.sort"(%%x, %%i) <{dimension = 1 : i64, is_stable = true}> ({
          ^bb0(%%a: tensor<%1$s>, %%b: tensor<%1$s>, %%c: tensor<i32>, %%d: tensor<i32>):
        %2$s
            stablehlo.return %%r : tensor<i1>
          }) : (tensor<2x40x%1$s>, tensor<2x40xi32>) -> (tensor<2x40x%1$s>, tensor<2x40xi32>)
          return %%y#0, %%y#1 : tensor<2x40x%1$s>, tensor<2x40xi32>
        }
        """
            .formatted(type, comparator));
  }

  private static void check(String type, String comparator, boolean known, boolean nan) {
    var f = program(type, comparator);
    var sort = (Sort) f.eqns().getFirst().op();
    if (known) assertNotNull(sort.order(), comparator);
    else assertNull(sort.order(), comparator);
    var t = f.paramTypes().getFirst();
    var x =
        Literal.generate(
            t,
            i -> {
              double wild = WILD[(int) (i * 7 % WILD.length)];
              double plain = Double.isNaN(wild) && !nan ? 3 : wild;
              return t.dtype().fromDouble(i % 3 == 0 ? plain : Math.floor(i * 37 % 101 / 9.0));
            });
    var at = Literal.generate(f.paramTypes().getLast(), i -> i * 29 % 17);
    var args = List.of(x, at);
    assertEquals(Interpreter.run(f, args), Runs.run(f, args, Tier.SCALAR), type + comparator);
  }

  private static String compare(String direction, String how) {
    return "    %%r = stablehlo.compare %s, %%a, %%b%s : (tensor<T>, tensor<T>) -> tensor<i1>"
        .formatted(direction, how);
  }

  @Test
  void oneKeyOfAnyType() {
    for (var type : List.of("f32", "f64", "bf16", "i8", "ui32", "ui64", "i64", "i1")) {
      check(type, compare("LT", "").replace("T>", type + ">"), true, false);
      check(type, compare("GT", "").replace("T>", type + ">"), true, false);
    }
    // Where NaN is neither before nor after, only the comparator knows.
    check("f32", compare("LT", "").replace("T>", "f32>"), true, true);
    check("f32", compare("LT", ", TOTALORDER").replace("T>", "f32>"), true, true);
    check("f16", compare("GT", ", TOTALORDER").replace("T>", "f16>"), true, true);
    check("f64", compare("GT", ", TOTALORDER").replace("T>", "f64>"), true, true);
    check("f32", compare("LE", "").replace("T>", "f32>"), false, false);
  }

  /// As `jax.lax.sort` writes it for two keys, of which the second is a float.
  @Test
  void twoKeysAsJaxWritesThem() {
    check(
        "f32",
        """
        %z = stablehlo.constant dense<0.0> : tensor<f32>
        %n = stablehlo.constant dense<0x7FC00000> : tensor<f32>
        %1 = stablehlo.compare EQ, %a, %z, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %2 = stablehlo.select %1, %z, %a : tensor<i1>, tensor<f32>
        %3 = stablehlo.compare NE, %a, %a, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %4 = stablehlo.select %3, %n, %2 : tensor<i1>, tensor<f32>
        %5 = stablehlo.compare EQ, %b, %z, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %6 = stablehlo.select %5, %z, %b : tensor<i1>, tensor<f32>
        %7 = stablehlo.compare NE, %b, %b, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %8 = stablehlo.select %7, %n, %6 : tensor<i1>, tensor<f32>
        %9 = stablehlo.compare LT, %4, %8, TOTALORDER : (tensor<f32>, tensor<f32>) -> tensor<i1>
        %10 = stablehlo.compare LT, %c, %d, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %11 = stablehlo.compare EQ, %c, %d, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %12 = stablehlo.and %11, %9 : tensor<i1>
        %r = stablehlo.or %10, %12 : tensor<i1>\
        """,
        true,
        true);
  }
}
