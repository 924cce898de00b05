package io.raffia.tests.control;

import io.raffia.Axes;
import io.raffia.In;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;
import io.raffia.ir.DType;
import io.raffia.reflect.Violation;
import java.util.ArrayList;
import java.util.List;

/// The code of `docs/errors.md`: for each kind of error what is wrong and what to write instead.
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
final class ErrorExamples {
  private ErrorExamples() {}

  static float total;
  static final List<Tensor> SEEN = new ArrayList<>();
  static final float[] TABLE = {1, 2, 3};

  static final class Model extends Module {
    final Param total = new Param(Tensor.scalar(0.0));
    final Rngs rngs = new Rngs(0);
    Tensor last = Tensor.scalar(0.0);
  }

  static final class Config {
    float rate = 0.5f;
  }

  static final Model MODEL = new Model();
  static final Config CONFIG = new Config();

  static Tensor wrongStaticWrite(Tensor x) {
    total = 3;
    return x;
  }

  static Tensor rightStaticWrite(Tensor x) {
    MODEL.total.set(x.sum());
    return x;
  }

  static Tensor wrongOutsideField(Tensor x) {
    CONFIG.rate = 0.1f;
    return x.mul(CONFIG.rate);
  }

  static Tensor rightOutsideField(Tensor x) {
    float rate = 0.1f;
    return x.mul(rate);
  }

  static Tensor wrongTensorField(Tensor x) {
    MODEL.last = x;
    return x.mul(2);
  }

  static Tensor rightTensorField(Tensor x) {
    MODEL.total.set(x.sum()); // a Variable
    return x.mul(2);
  }

  static Tensor wrongOutsideArray(Tensor x) {
    TABLE[0] = 7;
    return x.mul(TABLE[0]);
  }

  static Tensor rightOutsideArray(Tensor x) {
    var copy = TABLE.clone();
    copy[0] = 7;
    return x.mul(copy[0]);
  }

  static Tensor wrongOutsideCollection(Tensor x) {
    SEEN.add(x);
    return x;
  }

  static List<Tensor> rightOutsideCollection(Tensor x) {
    var seen = new ArrayList<Tensor>();
    seen.add(x);
    return seen;
  }

  static Tensor wrongIo(Tensor x) {
    System.out.println(x);
    return x.mul(2);
  }

  static Tensor rightIo(Tensor x) {
    Nnx.debugPrint("x = %s", x);
    return x.mul(2);
  }

  static Tensor wrongClock(Tensor x) {
    return x.mul(System.nanoTime());
  }

  static Tensor rightClock(Tensor x, Long now) {
    return x.mul(now);
  }

  static Tensor wrongRandom(Tensor x) {
    return x.add(Math.random());
  }

  static Tensor rightRandom(Tensor x) {
    return x.add(MODEL.rngs.uniform());
  }

  static Tensor wrongThreads(Tensor x) {
    var all = new ArrayList<>(List.of(x, x.mul(2)));
    return all.parallelStream().reduce(Tensor::add).orElseThrow();
  }

  static Tensor rightThreads(Tensor x) {
    var all = List.of(x, x.mul(2));
    return all.stream().reduce(Tensor::add).orElseThrow();
  }

  static Tensor wrongLock(Tensor x) {
    synchronized (CONFIG) {
      return x.mul(2);
    }
  }

  static Tensor rightLock(Tensor x) {
    return x.mul(2); // take the lock around the call of the compiled function
  }

  static Tensor wrongSystem(Tensor x) {
    return x.mul(Integer.getInteger("scale", 2));
  }

  static Tensor rightSystem(Tensor x, Integer scale) {
    return x.mul(scale);
  }

  static Tensor wrongUnknownMethod(Tensor x) {
    return x.mul(new java.util.zip.CRC32().getValue());
  }

  @io.raffia.reflect.Pure
  static long checksum() {
    return new java.util.zip.CRC32().getValue();
  }

  static Tensor rightUnknownMethod(Tensor x) {
    return x.mul(checksum()); // a method annotated @Pure
  }

  static native Tensor outsideOfJava(Tensor x);

  static Tensor wrongNoCode(Tensor x) {
    return outsideOfJava(x);
  }

  static Tensor rightNoCode(Tensor x) {
    return x.mul(2).add(1);
  }

  static Tensor wrongRecursion(Tensor x) {
    return wrongRecursion(x.mul(0.5));
  }

  static Tensor rightRecursion(Tensor x) {
    var y = x;
    while (y.sum().toFloat() > 1) y = y.mul(0.5);
    return y;
  }

  static Tensor wrongConditionalThrow(Tensor x) {
    if (x.sum().toFloat() < 0) throw new IllegalArgumentException("negative");
    return x.sqrt();
  }

  static Tensor rightConditionalThrow(Tensor x) {
    if (x.sum().toFloat() < 0) return x.mul(Float.NaN);
    return x.sqrt();
  }

  static Tensor wrongBranchesDisagree(Tensor x) {
    return x.sum().toFloat() > 0 ? x : x.sum();
  }

  static Tensor rightBranchesDisagree(Tensor x) {
    return x.sum().toFloat() > 0 ? x : x.mul(0).add(x.sum());
  }

  static Tensor wrongLoopCarries(Tensor x) {
    var all = new ArrayList<Tensor>();
    var y = x;
    while (y.sum().toFloat() < 9) {
      y = y.mul(2);
      all.add(y);
    }
    return y.add(all.size());
  }

  static Tensor rightLoopCarries(Tensor x) {
    int n = 0;
    var y = x;
    while (y.sum().toFloat() < 9) {
      y = y.mul(2);
      n++;
    }
    return y.add(n);
  }

  static Tensor wrongEndlessLoop(Tensor x) {
    var y = x;
    while (true) y = y.mul(0.5);
  }

  static Tensor rightEndlessLoop(Tensor x) {
    var y = x;
    while (y.sum().toFloat() > 1) y = y.mul(0.5);
    return y;
  }

  static Tensor wrongNeedsKnown(Tensor x) {
    var counts = new float[x.sum().toInt()];
    return x.mul(counts.length);
  }

  static Tensor rightNeedsKnown(Tensor x) {
    var counts = new float[x.dim(0)];
    return x.mul(counts.length);
  }

  static Tensor wrongEscapes(Tensor x) {
    var sums = new ArrayList<Float>();
    sums.add(x.sum().toFloat());
    return x.mul(sums.getFirst());
  }

  static Tensor rightEscapes(Tensor x) {
    var sums = new ArrayList<Tensor>();
    sums.add(x.sum());
    return x.mul(sums.getFirst());
  }

  static Tensor wrongReadOnly(Tensor x) {
    float[] a = {1, 2};
    float[] b = {3, 4};
    float[] chosen = x.sum().toFloat() > 0 ? a : b;
    chosen[0] = 5;
    return x.mul(a[0]);
  }

  static Tensor rightReadOnly(Tensor x) {
    float[] a = {1, 2};
    float[] b = {3, 4};
    if (x.sum().toFloat() > 0) a[0] = 5;
    else b[0] = 5;
    return x.mul(a[0]);
  }

  static Tensor wrongTensorValue(Tensor x) {
    return x.mul(x.toFloatArray()[0]);
  }

  static Tensor rightTensorValue(Tensor x) {
    return x.mul(x.get(0));
  }

  private static final List<Tensor> KEPT = new ArrayList<>();

  /// Not pure at all: it gives back what it was given the last time.
  @io.raffia.reflect.Pure
  static Tensor exchange(Tensor x) {
    KEPT.add(x);
    return KEPT.size() > 1 ? KEPT.get(KEPT.size() - 2) : x;
  }

  static Tensor wrongLeaked(Tensor x) {
    return exchange(x).mul(2); // annotated @Pure, and keeps the tensor of the call before
  }

  static List<Tensor> rightLeaked(Tensor x) {
    return List.of(x, x.mul(2));
  }

  static Tensor wrongShapes(Tensor x) {
    var y = Tensor.ones(x.dim(0) + 1);
    return x.add(y);
  }

  static Tensor rightShapes(Tensor x) {
    var y = Tensor.ones(x.dim(0) + 1);
    return x.add(y.get(0));
  }

  static Tensor wrongElementTypes(Tensor x) {
    return Tensor.arange(3).take(x, 0);
  }

  static Tensor rightElementTypes(Tensor x) {
    return Tensor.arange(3).take(x.astype(DType.I32), 0);
  }

  static Tensor wrongArguments(Tensor x) {
    return Nnx.vmap((Tensor row) -> row.mul(2), Axes.in(In.CARRY)).apply(x);
  }

  static Tensor rightArguments(Tensor x) {
    return Nnx.vmap((Tensor row) -> row.mul(2)).apply(x);
  }

  static Tensor wrongUnsupported(Tensor x) {
    Float a = x.sum().toFloat();
    Float b = x.max().toFloat();
    return a == b ? x : x.neg();
  }

  static Tensor rightUnsupported(Tensor x) {
    float a = x.sum().toFloat();
    float b = x.max().toFloat();
    return a == b ? x : x.neg();
  }

  /// The name of an example's method: `wrongStaticWrite` for `STATIC_WRITE`.
  static String name(String prefix, Violation v) {
    var out = new StringBuilder(prefix);
    for (var word : v.anchor().split("-")) {
      out.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return out.toString();
  }
}
