package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Parser;
import io.raffia.jvm.Buffer;
import io.raffia.jvm.BufferPool;
import io.raffia.passes.Pipeline;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// State that stays on the device: which bytes move, and what those read who read it.
class ResidentTest {
  private static final int N = 1000;

  /// A step: the state w becomes w + rate * x; tells the sum of w.
  private static Func step() {
    return Pipeline.lower(
        Parser.parse(
            """
            func.func @step(%w: tensor<1000xf32>, %rate: tensor<1000xf32>, %x: tensor<1000xf32>) -> (tensor<1000xf32>, tensor<f32>) {
              %d = stablehlo.multiply %rate, %x : tensor<1000xf32>
              %n = stablehlo.add %w, %d : tensor<1000xf32>
              %z = stablehlo.constant dense<0.0> : tensor<f32>
              %s = stablehlo.reduce(%w init: %z) applies stablehlo.add across dimensions = [0] : (tensor<1000xf32>, tensor<f32>) -> tensor<f32>
              return %n, %s : tensor<1000xf32>, tensor<f32>
            }
            """));
  }

  private static TornadoExecutable compile(Func f) {
    return Runs.BACKEND.compile(
        f, List.of(new Role(true, 0), new Role(true, -1), Role.ARGUMENT), false);
  }

  private static Buffer filled(float x) {
    var buffer = BufferPool.shared().allocate(4 * N);
    for (int i = 0; i < N; i++) buffer.segment().setAtIndex(ValueLayout.JAVA_FLOAT, i, x);
    return buffer;
  }

  private static float first(Buffer b) {
    return b.segment().getAtIndex(ValueLayout.JAVA_FLOAT, 0);
  }

  private record Ran(Resident state, float sum) {}

  private static Ran run(
      TornadoExecutable step, @Nullable Buffer w, @Nullable Buffer rate, Buffer x) {
    var out = new Buffer[2];
    var kept = new Resident[2];
    step.run(new Buffer[] {w, rate, x}, out, kept);
    assertNull(out[0]);
    float sum = first(out[1]);
    out[1].release();
    return new Ran(kept[0], sum);
  }

  @Test
  void aSteadyStepMovesOnlyWhatIsNew() {
    var step = compile(step());
    var w = filled(1);
    var rate = filled(0.5f);
    var x = filled(2);
    var ran = run(step, w, rate, x);
    assertEquals(1000, ran.sum);
    assertEquals(3 * 4 * N + 4, step.bytesMoved());
    for (int i = 2; i <= 10; i++) {
      ran = run(step, null, null, x);
      assertEquals(1000 * i, ran.sum);
      assertEquals(4 * N + 4, step.bytesMoved(), "x and the sum");
    }
    assertEquals(0, step.takeBytesFetched());
    assertEquals(11, first(ran.state.buffer()));
    assertEquals(11, first(ran.state.buffer()));
    assertEquals(4 * N, step.takeBytesFetched());
    assertEquals(11000, run(step, null, null, x).sum);
  }

  @Test
  void aNewValueIsLoadedAlone() {
    var step = compile(step());
    run(step, filled(1), filled(1), filled(1));
    assertEquals(2000, run(step, null, filled(2), filled(3)).sum);
    assertEquals(2 * 4 * N + 4, step.bytesMoved(), "rate, x and the sum");
    assertEquals(8000, run(step, null, null, filled(1)).sum);
    var old = run(step, null, null, filled(1)).state;
    assertEquals(5000, run(step, filled(5), null, filled(1)).sum);
    assertEquals(12, first(old.buffer()), "read before it was overwritten");
    assertEquals(7000, run(step, null, null, filled(1)).sum);
    assertEquals(9000, run(step, null, null, filled(1)).sum);
    assertEquals(4 * N + 4, step.bytesMoved());
  }

  @Test
  void whatWasOverwrittenIsNoValue() {
    var step = compile(step());
    var old = run(step, filled(1), filled(1), filled(1)).state;
    run(step, null, null, filled(1));
    var e = assertThrows(DeviceException.class, old::buffer);
    assertTrue(String.valueOf(e.getMessage()).contains("overwritten"));
  }

  @Test
  void programsThatGiveTheirMemoryBackLoseNothing() {
    var first = compile(step());
    var state = run(first, filled(1), filled(1), filled(1)).state;
    var others = new ArrayList<TornadoExecutable>();
    for (int i = 0; i < TornadoBackend.MOST_PROGRAMS; i++) {
      var other = compile(step());
      run(other, filled(1), filled(1), filled(1));
      others.add(other);
    }
    assertNotNull(others.getLast());
    assertTrue(!first.has(0), "its memory was taken");
    assertEquals(2, first(state.buffer()));
    assertEquals(2000, run(first, state.buffer(), filled(1), filled(1)).sum);
  }

  /// A program larger than the device: its error says so, and nothing changed.
  @Test
  void outOfMemoryLeavesTheStateIntact() {
    var step = compile(step());
    var state = run(step, filled(1), filled(1), filled(1)).state;
    var n = "tensor<5000x5000xf32>";
    var large =
        Pipeline.lower(
            Parser.parse(
                """
                func.func @large(%x: tensor<5000xf32>) -> N {
                  %b = stablehlo.broadcast_in_dim %x, dims = [0] : (tensor<5000xf32>) -> N
                  return %b : N
                }
                """
                    .replace("N", n)));
    var executable = Runs.BACKEND.compile(large);
    var x = BufferPool.shared().allocate(4 * 5000);
    var e =
        assertThrows(DeviceException.class, () -> executable.run(new Buffer[] {x}, new Buffer[1]));
    assertTrue(
        String.valueOf(e.getMessage()).contains("large needs 96 MiB there, in 2 arrays"),
        e.toString());
    assertEquals(2, first(state.buffer()));
    assertEquals(2000, run(step, state.buffer(), filled(1), filled(1)).sum);
  }

  /// Of several graphs, the last of which replaces what the first ones read, with integers that the
  /// first does not have.
  @Test
  void stateStaysAcrossGraphs() {
    var m = "tensor<8x8xf32>";
    var f =
        Pipeline.lower(
            Parser.parse(
                """
                func.func @step(%w: M, %t: tensor<i32>, %x: M) -> (M, tensor<i32>, M) {
                  %a = stablehlo.dot_general %w, %x, contracting_dims = [1] x [0] : (M, M) -> M
                  %b = stablehlo.dot_general %a, %w, contracting_dims = [1] x [0] : (M, M) -> M
                  %c = stablehlo.dot_general %b, %a, contracting_dims = [1] x [0] : (M, M) -> M
                  %n = stablehlo.add %w, %c : M
                  %one = stablehlo.constant dense<1> : tensor<i32>
                  %u = stablehlo.add %t, %one : tensor<i32>
                  %v = stablehlo.convert %u : (tensor<i32>) -> tensor<f32>
                  %l = stablehlo.broadcast_in_dim %v, dims = [] : (tensor<f32>) -> M
                  %r = stablehlo.multiply %b, %l : M
                  return %n, %u, %r : M, tensor<i32>, M
                }
                """
                    .replace("M", m)));
    var roles = List.of(new Role(true, 0), new Role(true, 1), Role.ARGUMENT);
    var step = Runs.BACKEND.compile(f, roles, false, 70);
    assertTrue(step.report().split("device: ", -1).length > 3, step.report());
    var args = new ArrayList<Literal>();
    var random = new java.util.Random(1);
    for (var t : f.paramTypes()) {
      args.add(Literal.generate(t, _ -> t.dtype().isFloat() ? bits(random.nextFloat() / 4) : 0));
    }
    var kept = new Resident[3];
    for (int i = 0; i < 6; i++) {
      boolean given = i == 0 || i == 4;
      var in = new Buffer[3];
      for (int k = 0; k < 3; k++) if (given || k == 2) in[k] = Runs.buffer(args.get(k));
      var out = new Buffer[3];
      kept = new Resident[3];
      step.run(in, out, kept);
      var want = Interpreter.run(f, args);
      assertNull(out[0]);
      assertNull(out[1]);
      assertEquals(given ? 3 * 256 + 4 : 2 * 256, step.bytesMoved());
      Runs.assertClose(
          want.subList(2, 3), List.of(Runs.literal(f.resultTypes().get(2), out[2])), 64, "r");
      args.set(0, want.get(0));
      args.set(1, want.get(1));
      if (i == 3) args.set(0, Literal.generate(args.get(0).type(), _ -> bits(0.25f)));
    }
    Runs.assertClose(
        args.subList(0, 2),
        List.of(
            Runs.literal(f.resultTypes().get(0), kept[0].buffer()),
            Runs.literal(f.resultTypes().get(1), kept[1].buffer())),
        64,
        "state");
  }

  private static long bits(float x) {
    return Float.floatToRawIntBits(x) & 0xffffffffL;
  }
}
