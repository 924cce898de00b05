package io.raffia.tests.control;

import io.raffia.Jnp;
import io.raffia.Tensor;
import io.raffia.reflect.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Programs that cannot be compiled, each with the line that says so.
@SuppressWarnings({
  "BoxedPrimitiveEquality",
  "CompareToZero",
  "EnumOrdinal",
  "IdentityBinaryExpression",
  "InfiniteRecursion",
  "ReferenceEquality",
  "ShortCircuitBoolean",
  "StatementSwitchToExpressionSwitch",
  "StringSplitter",
  "fallthrough"
}) // programs as people write them
final class RefusedPrograms {
  private RefusedPrograms() {}

  static double total;
  static final List<Tensor> SEEN = new ArrayList<>();
  static final double[] TABLE = {1, 2, 3};

  @Refused(value = Violation.CONDITIONAL_THROW, says = "throws IllegalArgumentException: negative")
  static Tensor throwsOnValue(Tensor x) {
    if (x.sum().toDouble() < 0) throw new IllegalArgumentException("negative"); // <- throwsOnValue
    return x;
  }

  @Refused(value = Violation.CONDITIONAL_THROW, says = "throws ArrayIndexOutOfBoundsException")
  static Tensor indexOutOfBoundsInArm(Tensor x) {
    double[] a = {1, 2};
    double s = 0;
    if (x.sum().toDouble() > 0) s = a[2]; // <- indexOutOfBoundsInArm
    return x.mul(s);
  }

  @Refused(value = Violation.CONDITIONAL_THROW, says = "throws NullPointerException")
  static Tensor nullInArm(Tensor x) {
    Tensor y = null;
    if (x.sum().toDouble() > 0) y = y.add(1); // <- nullInArm
    return x;
  }

  @Refused(
      value = Violation.BRANCHES_DISAGREE,
      says = "`y` is f64[4] after one branch and f64[2] after the other")
  static Tensor differentShapes(Tensor x) {
    Tensor y;
    if (x.sum().toDouble() > 0) y = x; // <- differentShapes
    else y = x.slice(0, 2);
    return y;
  }

  @Refused(
      value = Violation.BRANCHES_DISAGREE,
      says = "the value of an expression is f64[4] after one branch and null after the other")
  static Tensor tensorOrNull(Tensor x) {
    return x.sum().toDouble() > 0 ? x : none(); // <- tensorOrNull
  }

  private static Tensor none() {
    return null;
  }

  @Refused(
      value = Violation.BRANCHES_DISAGREE,
      says = "`name` is \"big\" after one branch and \"small\" after the other")
  static Tensor differentStrings(Tensor x) {
    String name;
    if (x.sum().toDouble() > 0) name = "big"; // <- differentStrings
    else name = "small";
    return x.mul(name.length());
  }

  @Refused(value = Violation.BRANCHES_DISAGREE, says = "elements")
  static Tensor listGrowsInArm(Tensor x) {
    var list = new ArrayList<Tensor>();
    list.add(x);
    if (x.sum().toDouble() > 0) list.add(x); // <- listGrowsInArm
    return list.getLast();
  }

  @Refused(value = Violation.BRANCHES_DISAGREE, says = "and which branch is taken is not known")
  static Tensor differentClasses(Tensor x) {
    Object o;
    if (x.sum().toDouble() > 0) o = new Left(x); // <- differentClasses
    else o = new Right(x);
    return o instanceof Left l ? l.x() : x;
  }

  record Left(Tensor x) {}

  record Right(Tensor x) {}

  @Refused(
      value = Violation.LOOP_CARRIES,
      says = "f64[4] when the loop begins and f64[8] after an iteration")
  static Tensor shapeGrowsInLoop(Tensor x) {
    var y = x;
    while (y.sum().toDouble() < 100) y = Jnp.concatenate(List.of(y, y)); // <- shapeGrowsInLoop
    return y;
  }

  @Refused(
      value = Violation.LOOP_CARRIES,
      says = "1 elements when the loop begins and 2 elements after an iteration")
  static Tensor listGrowsInLoop(Tensor x) {
    var list = new ArrayList<Tensor>();
    list.add(x);
    var y = x;
    while (y.sum().toDouble() < 100) { // <- listGrowsInLoop
      y = y.add(1);
      list.add(y);
    }
    return list.getLast();
  }

  @Refused(value = Violation.LOOP_CARRIES, says = "`text` is")
  static Tensor textGrowsInLoop(Tensor x) {
    var text = "";
    var y = x;
    while (y.sum().toDouble() < 100) { // <- textGrowsInLoop
      y = y.add(1);
      text += "a";
    }
    return y.mul(text.length());
  }

  @Refused(value = Violation.ENDLESS_LOOP, says = "never ends")
  static Tensor endless(Tensor x) {
    var y = x;
    while (true) y = y.add(1); // <- endless
  }

  @Refused(
      value = Violation.NEEDS_KNOWN,
      says = "the length of a new array is an int computed from a tensor")
  static Tensor lengthFromValue(Tensor x) {
    var a = new double[x.sum().toInt()]; // <- lengthFromValue
    return x.mul(a.length);
  }

  @Refused(value = Violation.NEEDS_KNOWN, says = "is taken at an index")
  static Tensor indexIntoTensors(Tensor x) {
    Tensor[] all = {x, x.mul(2)};
    return all[x.sum().toInt()]; // <- indexIntoTensors
  }

  @Refused(value = Violation.ESCAPES, says = "goes to java.util.List.get")
  static Tensor indexIntoList(Tensor x) {
    var all = List.of(x, x.mul(2));
    return all.get(x.sum().toInt()); // <- indexIntoList
  }

  @Refused(
      value = Violation.ESCAPES,
      says = "a double computed from a tensor goes to java.util.ArrayList.add")
  static Tensor listOfNumbers(Tensor x) {
    var all = new ArrayList<Double>();
    all.add(x.sum().toDouble()); // <- listOfNumbers
    return x.mul(all.get(0));
  }

  @Refused(value = Violation.ESCAPES, says = "goes to java.util.HashMap.put")
  static Tensor mapOfNumbers(Tensor x) {
    var all = new HashMap<String, Double>();
    all.put("a", x.sum().toDouble()); // <- mapOfNumbers
    return x.mul(all.get("a"));
  }

  @Refused(value = Violation.ESCAPES, says = "goes to java.util.Arrays.sort")
  static Tensor sortsNumbers(Tensor x) {
    double[] a = {x.get(0).toDouble(), x.get(1).toDouble()};
    Arrays.sort(a); // <- sortsNumbers
    return x.mul(a[0]);
  }

  @Refused(value = Violation.ESCAPES, says = "is returned by a lambda to code that runs as it is")
  static Tensor comparesTensors(Tensor x) {
    var all = new ArrayList<>(List.of(x.mul(2), x));
    all.sort((a, b) -> a.sum().toDouble() < b.sum().toDouble() ? -1 : 1); // <- comparesTensors
    return all.getFirst();
  }

  @Refused(value = Violation.ESCAPES, says = "java.lang.String.repeat")
  static Tensor repeatsText(Tensor x) {
    return x.mul("ab".repeat(x.sum().toInt()).length()); // <- repeatsText
  }

  @Refused(
      value = Violation.READ_ONLY,
      says = "is changed, but it is one of two objects since line")
  static Tensor changesOneOfTwo(Tensor x) {
    double[] a = {1, 2};
    double[] b = {3, 4};
    double[] c = x.sum().toDouble() > 0 ? a : b;
    c[0] = 5; // <- changesOneOfTwo
    return x.mul(a[0]);
  }

  @Refused(value = Violation.IO, says = "java.io.PrintStream.println")
  static Tensor prints(Tensor x) {
    System.out.println(x); // <- prints
    return x;
  }

  @Refused(value = Violation.IO, says = "java.io.PrintStream.println")
  static Tensor printsInBranch(Tensor x) {
    if (x.sum().toDouble() > 0) System.out.println("big"); // <- printsInBranch
    return x;
  }

  @Refused(value = Violation.IO, says = "java.lang.System$Logger.log")
  static Tensor logs(Tensor x) {
    Logs.LOGGER.log(System.Logger.Level.INFO, "called"); // <- logs
    return x;
  }

  static final class Logs {
    static final System.Logger LOGGER = System.getLogger("corpus");

    private Logs() {}
  }

  @Refused(value = Violation.CLOCK, says = "java.lang.System.nanoTime")
  static Tensor readsTheClock(Tensor x) {
    return x.mul(System.nanoTime() % 2); // <- readsTheClock
  }

  @Refused(value = Violation.RANDOM, says = "java.lang.Math.random")
  static Tensor drawsRandomNumbers(Tensor x) {
    return x.mul(Math.random()); // <- drawsRandomNumbers
  }

  @Refused(value = Violation.THREADS, says = "java.lang.Thread")
  static Tensor startsThreads(Tensor x) {
    Thread.startVirtualThread(() -> {}); // <- startsThreads
    return x;
  }

  @Refused(
      value = Violation.STATIC_WRITE,
      says = "RefusedPrograms.total is assigned a double computed from a tensor")
  static Tensor writesAStatic(Tensor x) {
    total = x.sum().toDouble(); // <- writesAStatic
    return x;
  }

  @Refused(value = Violation.OUTSIDE_COLLECTION, says = "from outside")
  static Tensor keepsATensor(Tensor x) {
    SEEN.add(x); // <- keepsATensor
    return x;
  }

  @Refused(value = Violation.OUTSIDE_ARRAY, says = "from outside")
  static Tensor writesACapturedArray(Tensor x) {
    TABLE[0] = x.sum().toDouble(); // <- writesACapturedArray
    return x;
  }

  @Refused(value = Violation.LOCK, says = "a lock is taken on")
  static Tensor locksOutside(Tensor x) {
    synchronized (TABLE) { // <- locksOutside
      return x.add(1);
    }
  }

  @Refused(value = Violation.RECURSION, says = "does not end")
  static Tensor recursesWithoutEnd(Tensor x) {
    return recursesWithoutEnd(x.add(1)); // <- recursesWithoutEnd
  }

  @Refused(value = Violation.SYSTEM, says = "java.lang.System.getProperty")
  static Tensor readsProperties(Tensor x) {
    return x.mul(System.getProperty("os.name").length()); // <- readsProperties
  }

  @Refused(value = Violation.UNKNOWN_METHOD, says = "not known to be pure")
  static Tensor callsUnknownMethods(Tensor x) {
    var checksum = new java.util.zip.CRC32(); // <- callsUnknownMethods
    return x.mul(checksum.getValue());
  }
}
