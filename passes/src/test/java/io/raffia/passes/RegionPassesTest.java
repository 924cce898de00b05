package io.raffia.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Printer;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Checkpoint;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Dce;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The passes over control flow: whole text in, whole text out.
class RegionPassesTest {
  private static final TensorType X = TensorType.of(DType.F32);
  private static final TensorType N = TensorType.of(DType.I32);

  private static void assertBecomes(Func f, UnaryOperator<Func> pass, String expected) {
    var after = Check.wellFormed(pass.apply(Check.wellFormed(f)));
    assertEquals(expected, Printer.print(after));
    assertSame(after, pass.apply(after), "a second time");
  }

  /// `while (i < n) { y = y + exp(a); z = z * y; i = i + 1 }` with `a` carried unchanged.
  private static Func loop(List<Integer> results) {
    return Check.func(
        List.of(N, X, X, X),
        (b, p) -> {
          var in = List.of(p.get(0), b.zeros(N), p.get(1), p.get(2), p.get(3));
          var names =
              List.of(
                  new Value(N, "n"),
                  new Value(N, "i"),
                  new Value(X, "a"),
                  new Value(X, "y"),
                  new Value(X, "z"));
          var cond =
              Func.of(
                  "more", names, (c, q) -> List.of(c.compare(Direction.LT, q.get(1), q.get(0))));
          var body =
              Func.of(
                  "next",
                  names,
                  (c, q) -> {
                    var y = c.add(q.get(3), c.emit(Unary.EXP, q.get(2)));
                    return List.of(c.shift(q.get(1), 1), q.get(2), y, c.mul(q.get(4), y));
                  });
          var out = b.emitAll(new While(1, cond, body), in, "");
          return results.stream().map(out::get).toList();
        });
  }

  @Test
  void pruneNarrowsALoop() {
    assertBecomes(
        loop(List.of(1, 2)),
        Prune::prune,
        """
        module {
          func.func public @test(%p0: tensor<i32>, %p1: tensor<f32>, %p2: tensor<f32>, %p3: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
            %0 = stablehlo.constant dense<0> : tensor<i32>
            %1, %2 = "stablehlo.while"(%0, %p2) ({
            ^bb0(%i: tensor<i32>, %y: tensor<f32>):
              %3 = stablehlo.compare LT, %i, %p0, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
              stablehlo.return %3 : tensor<i1>
            }, {
            ^bb0(%i_1: tensor<i32>, %y_1: tensor<f32>):
              %4 = stablehlo.exponential %p1 : tensor<f32>
              %5 = stablehlo.add %y_1, %4 : tensor<f32>
              %6 = stablehlo.constant dense<1> : tensor<i32>
              %7 = stablehlo.add %i_1, %6 : tensor<i32>
              stablehlo.return %7, %5 : tensor<i32>, tensor<f32>
            }) : (tensor<i32>, tensor<f32>) -> (tensor<i32>, tensor<f32>)
            return %p1, %2 : tensor<f32>, tensor<f32>
          }
        }
        """);
  }

  @Test
  void hoistMovesWhatDoesNotChange() {
    assertBecomes(
        Prune.prune(loop(List.of(2))),
        Hoist::hoist,
        """
        module {
          func.func public @test(%p0: tensor<i32>, %p1: tensor<f32>, %p2: tensor<f32>, %p3: tensor<f32>) -> tensor<f32> {
            %0 = stablehlo.constant dense<0> : tensor<i32>
            %1 = stablehlo.exponential %p1 : tensor<f32>
            %2, %3 = "stablehlo.while"(%0, %p2) ({
            ^bb0(%i: tensor<i32>, %y: tensor<f32>):
              %4 = stablehlo.compare LT, %i, %p0, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
              stablehlo.return %4 : tensor<i1>
            }, {
            ^bb0(%i_1: tensor<i32>, %y_1: tensor<f32>):
              %5 = stablehlo.add %y_1, %1 : tensor<f32>
              %6 = stablehlo.constant dense<1> : tensor<i32>
              %7 = stablehlo.add %i_1, %6 : tensor<i32>
              stablehlo.return %7, %5 : tensor<i32>, tensor<f32>
            }) : (tensor<i32>, tensor<f32>) -> (tensor<i32>, tensor<f32>)
            return %3 : tensor<f32>
          }
        }
        """);
  }

  private static Func choice(Unary onTrue) {
    return Check.func(
        List.of(TensorType.of(DType.I1), X),
        (b, p) -> {
          var x = List.of(new Value(X, "x"));
          var yes = Func.of("yes", x, (c, q) -> List.of(c.emit(onTrue, q.getFirst())));
          var no = Func.of("no", x, (c, q) -> List.of(c.neg(q.getFirst())));
          return b.emitAll(Case.ifElse(yes, no), p, "");
        });
  }

  @Test
  void cheapBranchesBecomeASelect() {
    assertBecomes(
        choice(Unary.ABS),
        Branches::simplify,
        """
        module {
          func.func public @test(%p0: tensor<i1>, %p1: tensor<f32>) -> tensor<f32> {
            %0 = stablehlo.negate %p1 : tensor<f32>
            %1 = stablehlo.abs %p1 : tensor<f32>
            %2 = stablehlo.select %p0, %1, %0 : tensor<i1>, tensor<f32>
            return %2 : tensor<f32>
          }
        }
        """);
  }

  @Test
  void aKnownChoiceIsMade() {
    var f =
        Check.func(
            List.of(X),
            (b, p) -> {
              var x = List.of(new Value(X, "x"));
              var branches =
                  List.of(Unary.SIN, Unary.COS, Unary.TANH).stream()
                      .map(u -> Func.of("branch", x, (c, q) -> List.of(c.emit(u, q.getFirst()))))
                      .toList();
              // An index outside chooses the last branch.
              var one = b.emit(new Case(branches), b.splat(N, 1), p.getFirst());
              var last = b.emit(new Case(branches), b.splat(N, -7), p.getFirst());
              return List.of(one, last);
            });
    assertBecomes(
        f,
        g -> Dce.dce(Branches.simplify(g)),
        """
        module {
          func.func public @test(%p0: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
            %0 = stablehlo.cosine %p0 : tensor<f32>
            %1 = stablehlo.tanh %p0 : tensor<f32>
            return %0, %1 : tensor<f32>, tensor<f32>
          }
        }
        """);
  }

  @Test
  void loopsThatDoNotLoopGo() {
    var v = TensorType.of(DType.F32, 1);
    var f =
        Check.func(
            List.of(v, X, TensorType.of(DType.F32, 0)),
            (b, p) -> {
              var params = List.of(new Value(X, "c"), new Value(X, "x"));
              var body =
                  Func.of(
                      "body",
                      params,
                      (c, q) -> List.of(c.add(q.get(0), q.get(1)), c.neg(q.get(1))));
              var once = b.emitAll(new Scan(body, 1, 0, 1, true), List.of(p.get(1), p.get(0)), "");
              var never =
                  b.emitAll(new Scan(body, 0, 0, 1, false), List.of(p.get(1), p.get(2)), "");
              return List.of(once.get(0), once.get(1), never.get(0));
            });
    assertBecomes(
        f,
        g -> Dce.dce(Branches.simplify(g)),
        """
        module {
          func.func public @test(%p0: tensor<1xf32>, %p1: tensor<f32>, %p2: tensor<0xf32>) -> (tensor<f32>, tensor<1xf32>, tensor<f32>) {
            %0 = stablehlo.reshape %p0 : (tensor<1xf32>) -> tensor<f32>
            %1 = stablehlo.add %p1, %0 : tensor<f32>
            %2 = stablehlo.negate %0 : tensor<f32>
            %3 = stablehlo.reshape %2 : (tensor<f32>) -> tensor<1xf32>
            return %1, %3, %p1 : tensor<f32>, tensor<1xf32>, tensor<f32>
          }
        }
        """);
  }

  @Test
  void expandInlinesCalls() {
    var f =
        Check.func(
            List.of(X),
            (b, p) -> {
              var body = Func.of("body", p, (c, q) -> List.of(c.emit(Unary.SIN, q.getFirst())));
              var policy = Checkpoint.Policy.NOTHING_SAVEABLE;
              return b.emitAll(new Checkpoint(body, policy), p, "");
            });
    assertBecomes(
        f,
        Expand::expand,
        """
        module {
          func.func public @test(%p0: tensor<f32>) -> tensor<f32> {
            %0 = stablehlo.sine %p0 : tensor<f32>
            return %0 : tensor<f32>
          }
        }
        """);
  }
}
