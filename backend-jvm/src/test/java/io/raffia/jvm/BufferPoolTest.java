package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BufferPoolTest {
  @Test
  void sizeClassesHoldTheirSizesTightly() {
    for (long bytes = 0; bytes < 3_000_000; bytes += 61) {
      int c = BufferPool.sizeClass(bytes);
      assertTrue(BufferPool.size(c) >= bytes, "class of " + bytes);
      assertTrue(c == 0 || BufferPool.size(c - 1) < bytes, "class of " + bytes);
    }
    for (int c = 0; c < 150; c++) {
      assertEquals(c, BufferPool.sizeClass(BufferPool.size(c)));
    }
  }

  @Test
  void lendsAlignedBlocksThatDoNotOverlap() {
    BufferPool pool = new BufferPool();
    SplittableRandom random = new SplittableRandom(1);
    List<Buffer> lent = new ArrayList<>();
    for (int round = 0; round < 3000; round++) {
      if (lent.size() > 100) {
        Buffer buffer = lent.remove(random.nextInt(lent.size()));
        assertEquals(buffer.address(), buffer.segment().get(ValueLayout.JAVA_LONG_UNALIGNED, 0));
        buffer.release();
      }
      Buffer buffer = pool.allocate(8 + random.nextInt(random.nextBoolean() ? 300 : 300_000));
      assertEquals(0, buffer.address() % Buffer.ALIGNMENT);
      buffer.segment().fill((byte) round);
      buffer.segment().set(ValueLayout.JAVA_LONG_UNALIGNED, 0, buffer.address());
      lent.add(buffer);
    }
    TreeMap<Long, Long> byAddress = new TreeMap<>();
    lent.forEach(b -> byAddress.put(b.address(), b.bytes()));
    long end = 0;
    for (var e : byAddress.entrySet()) {
      assertTrue(e.getKey() >= end);
      end = e.getKey() + e.getValue();
    }
    lent.forEach(Buffer::release);
    assertEquals(0, pool.bytesLive());
    pool.trim();
  }

  @Test
  void reusesWhatCameBackAndTrimsLargeBlocks() {
    BufferPool pool = new BufferPool();
    Buffer first = pool.allocate(1_000_000);
    long address = first.address();
    assertEquals(1 << 20, pool.bytesLive());
    first.release();
    Buffer second = pool.allocate(990_000);
    assertEquals(address, second.address());
    assertEquals(1 << 20, pool.bytesHeld());
    second.release();
    assertEquals(1 << 20, pool.trim());
    assertEquals(0, pool.bytesHeld());
  }

  @Test
  void refusesASecondReleaseAndUseAfterRelease() {
    BufferPool pool = new BufferPool();
    Buffer buffer = pool.allocate(100);
    buffer.release();
    assertTrue(buffer.released());
    assertThrows(IllegalStateException.class, buffer::segment);
    Exception e = assertThrows(IllegalStateException.class, buffer::release);
    assertEquals(
        "buffer of 100 bytes is released twice: release it once, or leave it to its owner",
        e.getMessage());
  }

  @Test
  void releasesTheBuffersOfUnreachableOwners() throws InterruptedException {
    BufferPool pool = new BufferPool();
    for (int i = 0; i < 100; i++) {
      pool.allocate(1000).releaseWith(new Object());
    }
    while (pool.bytesLive() > 0) {
      System.gc();
      Thread.sleep(5);
    }
    assertEquals(0, pool.bytesLive());
  }

  @Test
  void anExplicitReleaseComesBeforeTheOwnersEnd() throws InterruptedException {
    BufferPool pool = new BufferPool();
    Object owner = new Object();
    Buffer buffer = pool.allocate(1000).releaseWith(owner);
    assertFalse(buffer.released());
    buffer.release();
    Buffer other = pool.allocate(1000);
    assertEquals(buffer.address(), other.address());
    owner = new Object();
    System.gc();
    Thread.sleep(20);
    assertFalse(other.released(), owner.toString());
    assertEquals(1024, pool.bytesLive());
  }

  @Test
  void servesManyThreads() throws InterruptedException {
    BufferPool pool = new BufferPool();
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      long mark = t;
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((thread, e) -> failures.add(e))
              .start(() -> {
                for (int i = 0; i < 20_000; i++) {
                  Buffer buffer = pool.allocate(8L << i % 10);
                  buffer.segment().set(ValueLayout.JAVA_LONG, 0, mark);
                  assertEquals(mark, buffer.segment().get(ValueLayout.JAVA_LONG, 0));
                  buffer.release();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), failures);
    assertEquals(0, pool.bytesLive());
  }

  @Test
  void refusesNegativeSizes() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> new BufferPool().allocate(-1));
    assertEquals(
        "buffer size must be from 0 to 2^46 bytes, found -1: check the shape", e.getMessage());
  }
}
