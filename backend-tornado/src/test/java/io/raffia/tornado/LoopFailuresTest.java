package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.While;
import io.raffia.jvm.Buffer;
import io.raffia.passes.Pipeline;
import java.lang.ref.Reference;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A device that fails in the middle of a loop that the host drives: the error, what is left of the
/// state, and the next call.
class LoopFailuresTest {
  private static final TensorType COUNT = TensorType.of(DType.I32);
  private static final TensorType ROW = TensorType.of(DType.F32, 50);
  private static final int ROUNDS = 5;

  /// Whose graphs fail where the number of the start says so.
  private static final class Failing extends Tornado {
    private int started;
    private IntPredicate fails = _ -> false;
    private @Nullable Throwable cause;

    /// From now on.
    void fail(IntPredicate when, @Nullable Throwable why) {
      started = 0;
      fails = when;
      cause = why;
    }

    @Override
    Object execute(Object plan, int graph) {
      if (fails.test(started++)) {
        throw cause == null
            ? new DeviceException("CL_OUT_OF_RESOURCES")
            : new DeviceException("no room", cause);
      }
      return super.execute(plan, graph);
    }
  }

  /// Named as TornadoVM's.
  private static final class TornadoOutOfMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Failing tornado = new Failing();
  private final TornadoBackend backend =
      new TornadoBackend(tornado, 0, l -> new Limits(l.doubles(), l.smallGroups(), 0));

  /// Of a state and a counter: as many rounds of x <- tanh(reverse(x) + x).
  private static Func training(TensorType state) {
    var like = List.of(new Value(COUNT, "n"), new Value(state, "x"));
    var loop =
        new While(
            0,
            Func.of(
                "more", like, (b, p) -> List.of(b.compare(Direction.GT, p.get(0), b.zeros(COUNT)))),
            Func.of(
                "next",
                like,
                (b, p) ->
                    List.of(b.emit(Binary.SUB, p.get(0), b.ones(COUNT)), turned(b, p.get(1)))));
    return Pipeline.lower(
        Func.of("training", like, (b, p) -> List.of(b.emitAll(loop, p, "").get(1))));
  }

  private static Value turned(Builder b, Value x) {
    return b.emit(Unary.TANH, b.emit(Binary.ADD, b.emit(new Reverse(Ints.of(0)), x), x));
  }

  private static final List<Role> ROLES = List.of(Role.ARGUMENT, new Role(true, 0));

  private static Literal start() {
    return Literal.generate(ROW, i -> DType.F32.fromDouble(i / 64.0 - 0.3));
  }

  private static Literal after(Func f, int calls) {
    var x = start();
    for (int i = 0; i < calls; i++) {
      x = Interpreter.run(f, List.of(Literal.splat(COUNT, ROUNDS), x)).getFirst();
    }
    return x;
  }

  /// The buffer of a resident lives as long as that.
  private static Literal read(Resident resident) {
    try {
      return Runs.literal(ROW, resident.buffer());
    } finally {
      Reference.reachabilityFence(resident);
    }
  }

  private static void assertState(Func f, int calls, Literal found) {
    Runs.assertClose(List.of(after(f, calls)), List.of(found), 64, "after " + calls);
  }

  private static Resident run(TornadoExecutable step, @Nullable Buffer state) {
    var kept = new Resident[1];
    var n = Runs.buffer(Literal.splat(COUNT, ROUNDS));
    step.run(new Buffer[] {n, state}, new Buffer[1], kept);
    n.release();
    return kept[0];
  }

  /// How many graphs a call starts.
  private int starts(TornadoExecutable step, Buffer state) {
    tornado.fail(_ -> false, null);
    read(run(step, state));
    assertTrue(tornado.started > ROUNDS, tornado.started + " graphs");
    return tornado.started;
  }

  private static String message(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  @Test
  void aFirstCallThatFailsInARoundChangesNothing() {
    var f = training(ROW);
    for (var cause : new Throwable[] {null, new TornadoOutOfMemoryException()}) {
      var step = backend.compile(f, ROLES, false);
      var given = Runs.buffer(start());
      tornado.fail(i -> i >= 3, cause);
      var e = assertThrows(DeviceException.class, () -> run(step, given));
      assertTrue(message(e).contains("nothing was changed"), message(e));
      assertTrue(
          message(e).contains(cause == null ? "CL_OUT_OF_RESOURCES" : "out of memory"), message(e));
      assertState(f, 0, Runs.literal(ROW, given));
      tornado.fail(_ -> false, null);
      assertState(f, 1, read(run(step, given)));
    }
  }

  /// It is tried once more, from the start.
  @Test
  void aFirstCallThatFailsOnceIsRepeated() {
    var f = training(ROW);
    var step = backend.compile(f, ROLES, false);
    tornado.fail(i -> i == 3, null);
    assertState(f, 1, read(run(step, Runs.buffer(start()))));
  }

  /// Memory that others give up is enough; what they had is read before.
  @Test
  void othersGiveTheirMemoryToALoop() {
    var f = training(ROW);
    var other = backend.compile(f, ROLES, false);
    var theirs = run(other, Runs.buffer(start()));
    var step = backend.compile(f, ROLES, false);
    tornado.fail(i -> i == 3, new TornadoOutOfMemoryException());
    assertState(f, 1, read(run(step, Runs.buffer(start()))));
    assertState(f, 1, read(theirs));
  }

  /// The state of before is read from the device, and the next call goes on with it.
  @Test
  void aLaterCallThatFailsInARoundLeavesTheState() {
    var f = training(ROW);
    for (var cause : new Throwable[] {null, new TornadoOutOfMemoryException()}) {
      var step = backend.compile(f, ROLES, false);
      var state = run(step, Runs.buffer(start()));
      tornado.fail(i -> i == 3, cause);
      var e = assertThrows(DeviceException.class, () -> run(step, null));
      assertTrue(message(e).contains("nothing was changed"), message(e));
      var now = read(state);
      assertState(f, 1, now);
      assertState(f, 2, read(run(step, Runs.buffer(now))));
    }
  }

  /// The last graph replaces the state: nobody knows how far it came.
  @Test
  void aLaterCallThatFailsAtItsEndSaysThatTheStateIsLost() {
    var f = training(ROW);
    var step = backend.compile(f, ROLES, false);
    int starts = starts(step, Runs.buffer(start()));
    var state = run(step, Runs.buffer(start()));
    tornado.fail(i -> i == starts - 1, null);
    var e = assertThrows(DeviceException.class, () -> run(step, null));
    assertTrue(message(e).contains("CL_OUT_OF_RESOURCES"), message(e));
    assertTrue(!message(e).contains("nothing was changed"), message(e));
    var lost = assertThrows(DeviceException.class, state::buffer);
    assertTrue(message(lost).contains("go on from a checkpoint"), message(lost));
    assertState(f, 1, read(run(step, Runs.buffer(start()))));
  }

  /// More than the device has, really.
  @Test
  void aLoopThatIsTooLargeIsSaid() {
    var large = TensorType.of(DType.F32, 5000, 2000);
    var executable = backend.compile(training(large));
    var args = List.of(Literal.splat(COUNT, 2), Literal.splat(large, DType.F32.fromDouble(0.25)));
    var e = assertThrows(DeviceException.class, () -> Runs.run(executable, args));
    assertTrue(message(e).contains("out of memory on the device, nothing was changed"), message(e));
    var small = backend.compile(training(ROW));
    var given = List.of(Literal.splat(COUNT, ROUNDS), start());
    Runs.assertClose(List.of(after(training(ROW), 1)), Runs.run(small, given), 64, "small");
  }

  @Test
  void roundsAreGraphs() {
    var step = backend.compile(training(ROW), ROLES, false);
    assertEquals(0, step.hostKernels());
    assertTrue(step.report().contains("as long as it holds"), step.report());
  }
}
