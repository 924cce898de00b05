package io.raffia.reflect;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;

/// What staging refuses, on the line that ends in an arrow: each method is a case of [PurityTest].
@SuppressWarnings({"all", "try"}) // bad Java is the point
final class ImpurePrograms {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Refused {
    Violation value();
  }

  static int calls;
  static final List<Integer> LOG = new ArrayList<>(List.of(3, 1, 2));
  static final Map<String, Integer> MAP = new HashMap<>(Map.of("a", 1));
  static final StringBuilder TEXT = new StringBuilder("text");
  static final int[] ARRAY = {3, 1, 2};
  static final int[][] NESTED = {{1}, {2}};
  static final AtomicInteger COUNTER = new AtomicInteger();
  static final Object LOCK = new Object();
  static final Iterator<Integer> ITERATOR = LOG.iterator();
  static final Random RANDOM = new Random(0);
  static final Logger LOGGER = Logger.getLogger("test");
  static final Counter OBJECT = new Counter();
  static final ReentrantLock REENTRANT = new ReentrantLock();

  static final class Counter {
    int count;
    int[] data = {1};

    void increment() {
      count++; // <- fieldOfOutsideObjectByItsMethod
    }

    synchronized int locked() {
      return count;
    }
  }

  @Refused(Violation.STATIC_WRITE)
  static int staticField(int n) {
    int k = n;
    calls = k + 1; // <- staticField
    return calls;
  }

  @Refused(Violation.OUTSIDE_FIELD)
  static int fieldOfOutsideObject(int n) {
    OBJECT.count = n; // <- fieldOfOutsideObject
    return n;
  }

  @Refused(Violation.OUTSIDE_FIELD)
  static int fieldOfOutsideObjectByItsMethod(int n) {
    OBJECT.increment();
    return n;
  }

  @Refused(Violation.OUTSIDE_ARRAY)
  static int arrayElement(int n) {
    ARRAY[0] += n; // <- arrayElement
    return n;
  }

  @Refused(Violation.OUTSIDE_ARRAY)
  static int arrayInAFreshObject(int n) {
    int[][] copy = NESTED.clone();
    copy[0] = new int[] {n};
    copy[1][0] = n; // <- arrayInAFreshObject
    return n;
  }

  @Refused(Violation.OUTSIDE_ARRAY)
  static int arraySort(int n) {
    Arrays.sort(ARRAY); // <- arraySort
    return n;
  }

  @Refused(Violation.OUTSIDE_ARRAY)
  static int arrayCopy(int n) {
    System.arraycopy(new int[1], 0, ARRAY, 0, 1); // <- arrayCopy
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int listAdd(int n) {
    LOG.add(n); // <- listAdd
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int listSort(int n) {
    Collections.sort(LOG); // <- listSort
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int iteratorRemove(int n) {
    for (var i = LOG.iterator(); i.hasNext(); ) {
      if (i.next() < 10) i.remove(); // <- iteratorRemove
    }
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int viewClear(int n) {
    LOG.subList(0, 2).clear(); // <- viewClear
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int mapPut(int n) {
    MAP.put("b", n); // <- mapPut
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int mapKeys(int n) {
    MAP.keySet().removeIf(String::isEmpty); // <- mapKeys
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int entryValue(int n) {
    for (var e : MAP.entrySet()) {
      e.setValue(n); // <- entryValue
    }
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int methodReference(int n) {
    List.of(n).forEach(LOG::add); // <- methodReference
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int insideStream(int n) {
    return List.of(1, 2).stream()
        .map(x -> {
          LOG.add(x); // <- insideStream
          return x;
        })
        .toList()
        .size();
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int textAppend(int n) {
    TEXT.append(n); // <- textAppend
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int atomic(int n) {
    return COUNTER.incrementAndGet(); // <- atomic
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int cursor(int n) {
    return ITERATOR.next(); // <- cursor
  }

  @Refused(Violation.IO)
  static int print(int n) {
    System.out.println(n); // <- print
    return n;
  }

  @Refused(Violation.IO)
  static int printError(int n) {
    System.err.printf("%d", n); // <- printError
    return n;
  }

  @Refused(Violation.IO)
  static int printInside(int n) {
    List.of(n).forEach(System.out::println); // <- printInside
    return n;
  }

  @Refused(Violation.IO)
  static int stackTrace(int n) {
    try {
      throw new IllegalStateException();
    } catch (IllegalStateException e) {
      e.printStackTrace(); // <- stackTrace
    }
    return n;
  }

  @Refused(Violation.IO)
  static int files(int n) throws Exception {
    return Files.exists(Path.of("x")) ? 1 : 0; // <- files
  }

  @Refused(Violation.IO)
  static int logging(int n) {
    LOGGER.info("x"); // <- logging
    return n;
  }

  @Refused(Violation.CLOCK)
  static long millis(int n) {
    return System.currentTimeMillis(); // <- millis
  }

  @Refused(Violation.CLOCK)
  static long nanos(int n) {
    return n + System.nanoTime(); // <- nanos
  }

  @Refused(Violation.CLOCK)
  static long instant(int n) {
    return Instant.now().toEpochMilli(); // <- instant
  }

  @Refused(Violation.CLOCK)
  static int date(int n) {
    return LocalDate.now().getYear(); // <- date
  }

  @Refused(Violation.RANDOM)
  static int random(int n) {
    return RANDOM.nextInt(n + 1); // <- random
  }

  @Refused(Violation.RANDOM)
  static int newRandom(int n) {
    return new Random(42).nextInt(); // <- newRandom
  }

  @Refused(Violation.RANDOM)
  static double mathRandom(int n) {
    return Math.random(); // <- mathRandom
  }

  @Refused(Violation.RANDOM)
  static int threadLocalRandom(int n) {
    return ThreadLocalRandom.current().nextInt(); // <- threadLocalRandom
  }

  @Refused(Violation.RANDOM)
  static Object uuid(int n) {
    return UUID.randomUUID(); // <- uuid
  }

  @Refused(Violation.RANDOM)
  static int shuffle(int n) {
    Collections.shuffle(new ArrayList<>(LOG)); // <- shuffle
    return n;
  }

  @Refused(Violation.THREADS)
  static int thread(int n) {
    new Thread(() -> {}).start(); // <- thread
    return n;
  }

  @Refused(Violation.THREADS)
  static int executor(int n) {
    try (var e = Executors.newCachedThreadPool()) { // <- executor
      return n;
    }
  }

  @Refused(Violation.THREADS)
  static long parallel(int n) {
    return LOG.parallelStream().count(); // <- parallel
  }

  @Refused(Violation.THREADS)
  static int sleep(int n) throws Exception {
    Thread.sleep(1); // <- sleep
    return n;
  }

  @Refused(Violation.LOCK)
  static int monitor(int n) {
    synchronized (LOCK) { // <- monitor
      return n;
    }
  }

  @Refused(Violation.LOCK)
  static int synchronizedMethod(int n) {
    return OBJECT.locked(); // <- synchronizedMethod
  }

  @Refused(Violation.LOCK)
  static int reentrantLock(int n) {
    REENTRANT.lock(); // <- reentrantLock
    return n;
  }

  @Refused(Violation.SYSTEM)
  static int exit(int n) {
    System.exit(n); // <- exit
    return n;
  }

  @Refused(Violation.SYSTEM)
  static int property(int n) {
    System.setProperty("a", "b"); // <- property
    return n;
  }

  @Refused(Violation.UNKNOWN_METHOD)
  static int unknown(int n) throws Exception {
    return new java.util.zip.CRC32().hashCode(); // <- unknown
  }

  @Refused(Violation.RECURSION)
  static int endless(int n) {
    return n + endless(n + 1); // <- endless
  }

  @Refused(Violation.OUTSIDE_FIELD)
  static int notCaught(int n) {
    try {
      OBJECT.data = null; // <- notCaught
    } catch (RuntimeException e) {
      return 1;
    } finally {
      n++;
    }
    return n;
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static int inAConstructor(int n) {
    return new Registering(n).hashCode();
  }

  static final class Registering {
    Registering(int n) {
      LOG.add(n); // <- inAConstructor
    }
  }

  @Refused(Violation.IO)
  static int inARecord(int n) {
    return new Loud(n).n();
  }

  record Loud(int n) {
    Loud {
      System.out.println(n); // <- inARecord
    }
  }

  @Refused(Violation.OUTSIDE_COLLECTION)
  static Object inToString(int n) {
    return "x"
        + new Object() {
          @Override
          public String toString() {
            TEXT.setLength(0); // <- inToString
            return "";
          }
        };
  }

  static native int jni(int n);

  @Refused(Violation.NO_CODE)
  static int nativeMethod(int n) {
    return jni(n); // <- nativeMethod
  }

  interface Ten {
    int of(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j);
  }

  @Refused(Violation.UNSUPPORTED)
  static Object tooManyParameters(int n) {
    Ten t = (a, b, c, d, e, f, g, h, i, j) -> a; // <- tooManyParameters
    return t.of(n, n, n, n, n, n, n, n, n, n);
  }

  /// Not refused: everything that is changed was made here.
  static Object allowed(int n) {
    var list = new ArrayList<>(LOG);
    list.add(n);
    Collections.sort(list);
    list.subList(0, 1).clear();
    var map = new ConcurrentHashMap<>(MAP);
    map.merge("a", n, Integer::sum);
    int[] array = Arrays.copyOf(ARRAY, 5);
    Arrays.sort(array);
    var text = new StringBuilder(TEXT).append(n);
    var counter = new AtomicInteger(n);
    var collected = LOG.stream().map(x -> x + 1).collect(java.util.stream.Collectors.toList());
    collected.add(counter.incrementAndGet());
    var object = new Counter();
    object.increment();
    object.data[0] = object.locked();
    int[] clone = ARRAY.clone();
    clone[0] = 9;
    String[] words = "a b".split(" ");
    words[0] = "c";
    return list
        + ""
        + map
        + Arrays.toString(array)
        + text
        + collected
        + object.data[0]
        + words[0]
        + LOG.get(0);
  }
}
