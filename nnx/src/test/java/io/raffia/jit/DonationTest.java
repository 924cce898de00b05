package io.raffia.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.Fn1;
import io.raffia.Fn2;
import io.raffia.JitOptions;
import io.raffia.Nnx;
import io.raffia.Pair;
import io.raffia.Param;
import io.raffia.Tensor;
import io.raffia.TensorMemory;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import io.raffia.jvm.BufferPool;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Arguments whose memory a call may take.
class DonationTest {
  private static final JitOptions FIRST = JitOptions.donateArgnums(0);

  private static Tensor ramp(int n) {
    return Tensor.arange(n).astype(io.raffia.ir.DType.F32);
  }

  private static long address(Tensor x) {
    return TensorMemory.read(x, MemorySegment::address);
  }

  private static void assertDeleted(Executable use) {
    var e = assertThrows(IrException.class, use);
    assertTrue(String.valueOf(e.getMessage()).contains("was deleted"), e.getMessage());
  }

  @Test
  void resultsAreWrittenWhereTheArgumentWas() {
    var f = Nnx.jit((Tensor x) -> x.add(1), FIRST);
    var x = ramp(1000);
    long at = address(x);
    var y = f.apply(x);
    assertEquals(at, address(y));
    assertEquals(1000, y.get(-1).toInt());
    assertTrue(x.isDeleted());
    assertFalse(y.isDeleted());
    var z = f.apply(y);
    assertEquals(at, address(z));
    assertEquals(1001, z.get(-1).toInt());
  }

  @Test
  void eachUseOfADeletedTensorIsAnError() {
    var x = ramp(8);
    Nnx.jit((Tensor t) -> t.add(1), FIRST).apply(x);
    var twice = Nnx.jit((Tensor t) -> t.mul(2));
    var captured = Nnx.jit(() -> x.mul(2));
    assertDeleted(() -> x.add(1));
    assertDeleted(() -> x.reshape(2, 4));
    assertDeleted(() -> x.get(1));
    assertDeleted(() -> x.slice(1, 3));
    assertDeleted(x::toFloatArray);
    assertDeleted(() -> TensorMemory.toArray(x));
    assertDeleted(() -> twice.apply(x));
    assertDeleted(captured::apply);
    assertDeleted(() -> new Param(x));
    assertDeleted(x::delete);
    assertEquals("Tensor(f32[8], deleted)", x.toString());
    assertEquals(Shape.of(8), x.shape());
  }

  @Test
  void aTensorMayBeDeleted() {
    var x = ramp(4);
    var view = x.reshape(2, 2);
    x.delete();
    assertTrue(x.isDeleted());
    assertDeleted(() -> x.add(1));
    assertEquals(6, view.sum().toInt());
  }

  @Test
  void deletedMemoryIsFreeAtOnce() {
    var pool = BufferPool.shared();
    var x = ramp(1 << 18);
    long with = pool.bytesLive();
    x.delete();
    assertTrue(with - pool.bytesLive() >= 1 << 20);

    var shared = ramp(1 << 18);
    var variable = new Param(shared);
    long before = pool.bytesLive();
    shared.delete();
    assertTrue(before - pool.bytesLive() < 1 << 20);
    assertDeleted(() -> variable.value().sum());
  }

  @Test
  void whatAFunctionReturnsAsItWasOutlivesItsArgument() throws Exception {
    var f = Nnx.jit((Tensor x) -> new Pair<>(x, x.sum()));
    f.apply(ramp(1 << 10));
    for (int i = 0; i < 200; i++) {
      var x = ramp(1 << 10);
      var deleting = Thread.ofPlatform().start(x::delete);
      @Nullable Tensor same = null;
      try {
        same = f.apply(x).first();
      } catch (IrException deleted) {
        assertTrue(x.isDeleted());
      }
      deleting.join();
      Tensor.ones(1 << 10); // what takes the memory, if it went back
      if (same != null) assertEquals(1023 * 512, same.sum().toInt());
    }
  }

  @Test
  void memoryThatOthersShareIsCopied() {
    var f = Nnx.jit((Tensor x) -> x.add(1), FIRST);
    var x = ramp(6);
    var view = x.reshape(2, 3);
    assertEquals(21, f.apply(x).sum().toInt());
    assertTrue(x.isDeleted());
    assertEquals(15, view.sum().toInt());

    var v = new Param(ramp(6));
    assertEquals(21, f.apply(v.value().reshape(3, 2)).sum().toInt());
    assertEquals(15, v.value().sum().toInt());

    var constant = ramp(6);
    var captures = Nnx.jit((Tensor y) -> y.add(constant));
    captures.apply(ramp(6));
    f.apply(constant.reshape(2, 3));
    assertEquals(30, captures.apply(ramp(6)).sum().toInt());
  }

  @Test
  void allTensorsOfAnArgumentAreDonated() {
    var f =
        Nnx.jit(
            (Pair<Tensor, List<Tensor>> p, Tensor y) ->
                new Pair<>(p.first().add(y), p.second().get(0).mul(y)),
            FIRST);
    var a = ramp(4);
    var b = ramp(4);
    var y = Tensor.scalar(3.0);
    var r = f.apply(new Pair<>(a, List.of(b)), y);
    assertArrayEquals(new float[] {3, 4, 5, 6}, r.first().toFloatArray());
    assertArrayEquals(new float[] {0, 3, 6, 9}, r.second().toFloatArray());
    assertTrue(a.isDeleted() && b.isDeleted());
    assertFalse(y.isDeleted());
  }

  /// A donated tensor that is given back is another one.
  @Test
  void whatIsGivenBackLives() {
    var f = Nnx.jit((Tensor x) -> new Pair<>(x, x.add(1)), FIRST);
    var x = ramp(3);
    var r = f.apply(x);
    assertTrue(x.isDeleted());
    assertArrayEquals(new float[] {0, 1, 2}, r.first().toFloatArray());
    assertArrayEquals(new float[] {1, 2, 3}, r.second().toFloatArray());
  }

  @Test
  void aCallThatFailsLeavesItsArguments() {
    var f =
        Nnx.jit(
            (Tensor x) -> {
              Nnx.check(x.lt(5), "too large");
              return x.add(1);
            },
            FIRST);
    var x = ramp(9);
    assertThrows(RuntimeException.class, () -> f.apply(x));
    assertFalse(x.isDeleted());
    assertEquals(36, x.sum().toInt());
    var good = ramp(3);
    f.apply(good);
    assertTrue(good.isDeleted());
  }

  @Test
  void givenTwice() {
    var f = Nnx.jit((Tensor x, Tensor y) -> x.add(y), FIRST);
    var x = ramp(3);
    var e = assertThrows(IrException.class, () -> f.apply(x, x));
    assertTrue(String.valueOf(e.getMessage()).contains("given a second time"), e.getMessage());
    assertFalse(x.isDeleted());
  }

  @Test
  void optionsAreChecked() {
    var both = JitOptions.staticArgnums(1).and(FIRST);
    Fn2<Tensor, Integer, Tensor> f = Nnx.jit((x, n) -> x.add(Tensor.ones(n)), both);
    assertEquals(2, f.apply(ramp(2), 2).get(1).toInt());
    assertThrows(IrException.class, () -> both.and(JitOptions.donateArgnums(1)));
    Fn1<Tensor, Tensor> g = Nnx.jit(x -> x.add(1), JitOptions.donateArgnums(1));
    assertThrows(IrException.class, () -> g.apply(ramp(2)));
  }

  /// A tensor that one thread donates while others read it: they read what it was, or are told.
  @Test
  void otherThreadsNeverSeeResults() throws InterruptedException {
    int n = 4096;
    var donate = Nnx.jit((Tensor x) -> x.add(1000), FIRST);
    var read = Nnx.jit((Tensor x) -> x.max());
    donate.apply(ramp(n));
    read.apply(ramp(n));
    var wrong = new AtomicInteger();
    var refused = new AtomicInteger();
    for (int round = 0; round < 200; round++) {
      var x = ramp(n);
      var start = new CountDownLatch(1);
      var reader =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  start.await();
                  for (int i = 0; i < 20; i++) {
                    if (read.apply(x).toInt() != n - 1) wrong.incrementAndGet();
                    if (x.toFloatArray()[n - 1] != n - 1) wrong.incrementAndGet();
                    if (x.max().toInt() != n - 1) wrong.incrementAndGet();
                  }
                } catch (IrException e) {
                  refused.incrementAndGet();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      start.countDown();
      donate.apply(x);
      reader.join();
    }
    assertEquals(0, wrong.get());
  }
}
