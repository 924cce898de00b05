package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static double[] run(String text, double... x) {
    var f = Parser.parse(text);
    Verifier.verify(f);
    return Interpreter.run(f, List.of(Literal.of(f.params().getFirst().type(), x)))
        .getFirst()
        .toDoubles();
  }

  private static String error(String text) {
    return String.valueOf(assertThrows(IrException.class, () -> Parser.parse(text)).getMessage());
  }

  @Test
  void functionsAreInlined() {
    var text =
        """
        #loc1 = loc("model.py":3:0)
        module @jit_f attributes {mhlo.num_partitions = 1 : i32} {
          sdy.mesh @mesh = <["x"=1]>
          func.func private @two(%arg0: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
            %0 = stablehlo.negate %arg0 : tensor<2xf32>
            return %0, %arg0 : tensor<2xf32>, tensor<2xf32>
          }
          func.func public @main(%arg0: tensor<2xf32> {mhlo.sharding = "{replicated}"} loc("x")) -> (tensor<2xf32> {jax.result_info = "result"}) {
            %0:2 = call @two(%arg0) : (tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) loc(#loc1)
            %1 = "stablehlo.multiply"(%0#0, %0#1) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32> loc(#loc1)
            return %1 : tensor<2xf32> loc(unknown)
          }
        }
        """;
    assertArrayEquals(new double[] {-4, -9}, run(text, 2, 3));
  }

  @Test
  void regionsOfReductionsAreRecognized() {
    var text =
        """
        func.func @main(%x: tensor<2x2xf32>) -> tensor<2xf32> {
          %c = stablehlo.constant dense<10.0> : tensor<f32>
          %0 = "stablehlo.reduce"(%x, %c) <{dimensions = array<i64: 0>}> ({
          ^bb0(%a: tensor<f32>, %b: tensor<f32>):
            %s = stablehlo.add %b, %a : tensor<f32>
            stablehlo.return %s : tensor<f32>
          }) : (tensor<2x2xf32>, tensor<f32>) -> tensor<2xf32>
          return %0 : tensor<2xf32>
        }
        """;
    assertArrayEquals(new double[] {14, 16}, run(text, 1, 2, 3, 4));
  }

  @Test
  void initialValuesThatAreIdentitiesLeaveNoTrace() {
    var f =
        Parser.parse(
            """
            func.func @main(%x: tensor<2xf32>) -> tensor<f32> {
              %c = stablehlo.constant dense<0xFF800000> : tensor<f32>
              %d = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<f32>) -> tensor<f32>
              %0 = stablehlo.reduce(%x init: %d) applies stablehlo.maximum across dimensions = [0] : (tensor<2xf32>, tensor<f32>) -> tensor<f32>
              return %0 : tensor<f32>
            }
            """);
    assertEquals(1, f.eqns().size());
  }

  @Test
  void argmaxBecomesTwoReductions() {
    var text =
        """
        func.func @main(%x: tensor<4xf32>) -> tensor<i32> {
          %i = stablehlo.iota dim = 0 : tensor<4xi32>
          %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
          %c = stablehlo.constant dense<0> : tensor<i32>
          %1:2 = stablehlo.reduce(%x init: %cst), (%i init: %c) across dimensions = [0] : (tensor<4xf32>, tensor<4xi32>, tensor<f32>, tensor<i32>) -> (tensor<f32>, tensor<i32>)
           reducer(%arg1: tensor<f32>, %arg3: tensor<f32>) (%arg2: tensor<i32>, %arg4: tensor<i32>)  {
            %5 = stablehlo.compare GT, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
            %6 = stablehlo.compare NE, %arg1, %arg1, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
            %7 = stablehlo.or %5, %6 : tensor<i1>
            %8 = stablehlo.compare EQ, %arg1, %arg3, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
            %9 = stablehlo.compare LT, %arg2, %arg4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
            %10 = stablehlo.and %8, %9 : tensor<i1>
            %11 = stablehlo.or %7, %10 : tensor<i1>
            %12 = stablehlo.select %7, %arg1, %arg3 : tensor<i1>, tensor<f32>
            %13 = stablehlo.select %11, %arg2, %arg4 : tensor<i1>, tensor<i32>
            stablehlo.return %12, %13 : tensor<f32>, tensor<i32>
          }
          return %1#1 : tensor<i32>
        }
        """;
    assertArrayEquals(new double[] {1}, run(text, 1, 7, 7, 2));
    assertArrayEquals(new double[] {2}, run(text, 1, 7, Double.NaN, 2));
  }

  @Test
  void constantsComeInEveryForm() {
    var text =
        """
        func.func @main(%%x: tensor<3xf32>) -> tensor<3xf32> {
          %%c = stablehlo.constant dense<%s> : tensor<3xf32>
          %%0 = stablehlo.add %%x, %%c : tensor<3xf32>
          return %%0 : tensor<3xf32>
        }
        """;
    assertArrayEquals(
        new double[] {1, 2, 3}, run(text.formatted("[1.0, 2.000000e+00, 0x40400000]"), 0, 0, 0));
    assertArrayEquals(
        new double[] {1, 2, 3}, run(text.formatted("\"0x0000803F0000004000004040\""), 0, 0, 0));
    assertArrayEquals(new double[] {2, 2, 2}, run(text.formatted("2.0"), 0, 0, 0));
  }

  @Test
  void errorsSayLineAndColumn() {
    var text =
        """
        func.func @main(%%x: tensor<3xf32>) -> tensor<3xf32> {
          %%0 = %s
          return %%0 : tensor<3xf32>
        }
        """;
    assertEquals(
        "2:3: unsupported op stablehlo.fft",
        error(text.formatted("\"stablehlo.fft\"(%x) : (tensor<3xf32>) -> tensor<3xf32>")));
    assertEquals(
        "2:3: %y is not defined", error(text.formatted("stablehlo.abs %y : tensor<3xf32>")));
    assertEquals(
        "2:36: unsupported element type f31",
        error(text.formatted("stablehlo.abs %x : tensor<3xf31>")));
    assertEquals(
        "2:34: unsupported dynamic extent: only static shapes are known",
        error(text.formatted("stablehlo.abs %x : tensor<?xf32>")));
    assertEquals(
        "2:3: stablehlo.abs makes tensor<3xf32>, not tensor<4xf32>",
        error(text.formatted("stablehlo.abs %x : tensor<4xf32>")));
    assertEquals(
        "3:3: stablehlo.add: operands have element types f32 and i1, which must be equal (C2)",
        error(
            text.formatted(
                "stablehlo.constant dense<true> : tensor<3xi1>\n"
                    + "  %1 = stablehlo.add %x, %0 : tensor<3xf32>")));
    assertEquals("1:1: no function", error(""));
    assertEquals(
        "2:3: no function @lost",
        error(text.formatted("call @lost(%x) : (tensor<3xf32>) -> tensor<3xf32>")));
  }

  @Test
  void aWrongNestingOfAConstantIsAnError() {
    var text =
        """
        func.func @main() -> tensor<2x2xi32> {
          %0 = stablehlo.constant dense<[[1, 2], [3, 4, 5]]> : tensor<2x2xi32>
          return %0 : tensor<2x2xi32>
        }
        """;
    assertEquals("2:47: more than the 2 elements along axis 1 of tensor<2x2xi32>", error(text));
  }

  @Test
  void regionsOfControlFlowReadWhatIsAroundThem() {
    var text =
        """
        module {
          func.func public @main(%arg0: tensor<f32>) -> tensor<f32> {
            %c = stablehlo.constant dense<0> : tensor<i32>
            %n = stablehlo.constant dense<3> : tensor<i32>
            %0:2 = stablehlo.while(%iterArg = %c, %iterArg_0 = %arg0) : tensor<i32>, tensor<f32> attributes {mhlo.x = 1 : i32}
            cond {
              %1 = stablehlo.compare LT, %iterArg, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
              stablehlo.return %1 : tensor<i1>
            } do {
              %c_1 = stablehlo.constant dense<1> : tensor<i32>
              %1 = stablehlo.add %iterArg, %c_1 : tensor<i32>
              %2 = stablehlo.compare LT, %iterArg, %c_1 : (tensor<i32>, tensor<i32>) -> tensor<i1>
              %3 = "stablehlo.if"(%2) ({
                %4 = stablehlo.add %iterArg_0, %arg0 : tensor<f32>
                stablehlo.return %4 : tensor<f32>
              }, {
                %4 = func.call @double(%iterArg_0) : (tensor<f32>) -> tensor<f32>
                "stablehlo.return"(%4) : (tensor<f32>) -> ()
              }) : (tensor<i1>) -> tensor<f32>
              stablehlo.return %1, %3 : tensor<i32>, tensor<f32>
            }
            return %0#1 : tensor<f32>
          }
          func.func private @double(%x: tensor<f32>) -> tensor<f32> {
            %0 = stablehlo.add %x, %x : tensor<f32>
            return %0 : tensor<f32>
          }
        }
        """;
    // 5, 5 + 5, twice that, twice that
    assertArrayEquals(new double[] {40}, run(text, 5));
  }

  @Test
  void locationsAreResolved() {
    var f =
        Parser.parse(
            """
            #loc1 = loc("model.py":3:7)
            #loc4 = loc(callsite(#loc3 at #loc1))
            func.func @main(%x: tensor<f32> loc("x")) -> tensor<f32> {
              %0 = stablehlo.abs %x : tensor<f32> loc(#loc2)
              %1 = stablehlo.abs %0 : tensor<f32> loc(#loc4)
              %2 = stablehlo.abs %1 : tensor<f32> loc(fused<"m">[#loc3, unknown])
              %3 = stablehlo.abs %2 : tensor<f32> loc(#loc5)
              %4 = stablehlo.abs %3 : tensor<f32> loc("name")
              return %4 : tensor<f32> loc(#loc)
            } loc(#loc)
            #loc = loc(unknown)
            #loc2 = loc("jit(f)/abs"(#loc1))
            #loc3 = loc("other.py":5:0)
            #loc5 = loc(#loc5)
            """);
    var places = f.eqns().stream().map(Eqn::at).toList();
    assertEquals(
        List.of(
            new Location("model.py", 3, "jit(f)/abs"),
            new Location("other.py", 5, ""),
            new Location("other.py", 5, ""),
            Location.UNKNOWN,
            Location.UNKNOWN),
        places);
  }

  @Test
  void resourcesAreReadFromTheEnd() {
    var text =
        """
        func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
          %c = stablehlo.constant dense_resource<blob> : tensor<2xf32>
          %0 = stablehlo.add %x, %c : tensor<2xf32>
          return %0 : tensor<2xf32>
        }
        {-#
          dialect_resources: {
            builtin: {
              blob: "0x040000000000803F00000040"
            }
          }
        #-}
        """;
    assertArrayEquals(new double[] {4, 6}, run(text, 3, 4));
    assertEquals("2:46: no resource 'lost'", error(text.replace("<blob>", "<lost>")));
  }

  @Test
  void tuplesAreTheirElements() {
    var text =
        """
        func.func @main(%x: tensor<f32>) -> tensor<f32> {
          %0 = stablehlo.negate %x : tensor<f32>
          %1 = stablehlo.tuple %0 : tuple<tensor<f32>>
          %2 = stablehlo.tuple %x, %1 : tuple<tensor<f32>, tuple<tensor<f32>>>
          %3 = stablehlo.get_tuple_element %2[1] : (tuple<tensor<f32>, tuple<tensor<f32>>>) -> tuple<tensor<f32>>
          %4 = stablehlo.get_tuple_element %3[0] : (tuple<tensor<f32>>) -> tensor<f32>
          return %4 : tensor<f32>
        }
        """;
    assertArrayEquals(new double[] {-3}, run(text, 3));
  }

  @Test
  void callsThatMultiplyEndInAnError() {
    var text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append(
          """
          func.func @%s(%%x: tensor<f32>) -> tensor<f32> {
            %%0 = call @f%d(%%x) : (tensor<f32>) -> tensor<f32>
            %%1 = call @f%d(%%0) : (tensor<f32>) -> tensor<f32>
            return %%1 : tensor<f32>
          }
          """
              .formatted(i == 0 ? "main" : "f" + i, i + 1, i + 1));
    }
    text.append("func.func @f40(%x: tensor<f32>) -> tensor<f32> {\n");
    text.append("  %0 = stablehlo.abs %x : tensor<f32>\n  return %0 : tensor<f32>\n}\n");
    assertEquals(
        "113:3: the call of @f23 makes a program of more than 250000 ops", error(text + ""));
    assertEquals(
        "2:3: @f calls itself",
        error(
            """
            func.func @f(%x: tensor<f32>) -> tensor<f32> {
              %0 = call @f(%x) : (tensor<f32>) -> tensor<f32>
              return %0 : tensor<f32>
            }
            """));
  }

  @Test
  void whatIsNotInTheVocabularyIsUnsupported() {
    for (var op :
        List.of(
            "stablehlo.custom_call @lapack_sgetrf_ffi(%x) {backend_config = \"\"} : (tensor<3xf32>)"
                + " -> tensor<3xf32>",
            "stablehlo.abs %x : tensor<3xcomplex<f32>>",
            "stablehlo.abs %x : tensor<3x!quant.uniform<i8:f32, 1.0>>",
            "stablehlo.create_token : !stablehlo.token",
            "check.expect_eq %x, %x : tensor<3xf32>",
            "stablehlo.abs %x : tensor<?xf32>")) {
      var all =
          "func.func @main(%x: tensor<3xf32>) -> tensor<3xf32> {\n%0 = " + op + "\nreturn %0 }";
      assertThrows(UnsupportedException.class, () -> Parser.parse(all), op);
    }
  }

  @Test
  void checksAreCollected() {
    var read =
        Parser.parseChecked(
            """
            func.func @f(%x: tensor<2xf32>) {
              check.expect_eq_const %x, dense<[1.0, 2.0]> : tensor<2xf32>
              check.expect_almost_eq %x, %x, tolerance = 0.5 : tensor<2xf32>
              check.expect_almost_eq_const %x, dense<1.0> : tensor<2xf32> {tolerance = 0.1 : f64}
              stablehlo.custom_call @check.expect_close(%x, %x) {has_side_effect = true, max_ulp_difference = 3 : ui64} : (tensor<2xf32>, tensor<2xf32>) -> ()
              func.return
            }
            """,
            "f");
    assertEquals(
        List.of(
            new Check(Check.Kind.EQ, 0, 0, "2:3"),
            new Check(Check.Kind.ALMOST_EQ, 0, 0.5, "3:3"),
            new Check(Check.Kind.ALMOST_EQ, 0, 0.1, "4:3"),
            new Check(Check.Kind.CLOSE, 0, 3, "5:3")),
        read.checks());
    assertEquals(8, read.func().results().size());
  }
}
