package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  @Test
  void doesEveryPartOnce() {
    for (int threads = 1; threads <= 4; threads++) {
      Workers workers = new Workers(threads);
      for (int parts = 0; parts < 40; parts++) {
        for (int round = 0; round < 20; round++) {
          AtomicIntegerArray done = new AtomicIntegerArray(parts);
          workers.share(parts, done::incrementAndGet);
          for (int i = 0; i < parts; i++) {
            assertEquals(1, done.get(i), "part " + i + " of " + parts);
          }
        }
      }
      workers.close();
    }
  }

  @Test
  void usesItsThreads() {
    Workers workers = new Workers(3);
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    workers.share(
        3,
        part -> {
          seen.add(Thread.currentThread());
          all.countDown();
          try {
            all.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertEquals(3, seen.size());
    assertTrue(seen.contains(Thread.currentThread()));
    workers.close();
  }

  @Test
  void wakesParkedThreads() throws InterruptedException {
    Workers workers = new Workers(2);
    AtomicInteger sum = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      workers.share(2, part -> sum.addAndGet(part + 1));
      Thread.sleep(5);
    }
    assertEquals(60, sum.get());
    workers.close();
  }

  @Test
  void throwsWhatAPartThrewAndStaysUsable() {
    Workers workers = new Workers(2);
    for (int bad = 0; bad < 4; bad++) {
      int thrower = bad;
      Exception e =
          assertThrows(
              IOException.class,
              () ->
                  workers.share(
                      4,
                      part -> {
                        if (part == thrower) {
                          WorkersTest.<RuntimeException>sneak(new IOException("part " + part));
                        }
                      }));
      assertEquals("part " + bad, e.getMessage());
      AtomicInteger sum = new AtomicInteger();
      workers.share(4, sum::addAndGet);
      assertEquals(6, sum.get());
    }
    workers.close();
  }

  @Test
  void nestedAndConcurrentCallersDoTheirOwnParts() throws InterruptedException {
    Workers workers = new Workers(3);
    AtomicInteger sum = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int round = 0; round < 200; round++) {
                  workers.share(5, part -> workers.share(3, inner -> sum.addAndGet(inner + 1)));
                }
              }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertEquals(4 * 200 * 5 * 6, sum.get());
    workers.close();
  }

  @Test
  void afterCloseCallersWorkAlone() {
    Workers workers = new Workers(2);
    AtomicInteger sum = new AtomicInteger();
    workers.share(2, part -> sum.incrementAndGet());
    workers.close();
    workers.share(7, part -> sum.incrementAndGet());
    assertEquals(9, sum.get());
  }

  @Test
  void refusesNoThreads() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    assertEquals(
        "number of threads must be at least 1, found 0: use 1 for no extra threads",
        e.getMessage());
  }

  @SuppressWarnings("unchecked") // rethrows a checked exception as it is
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
