package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import java.lang.invoke.MethodHandle;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The code of all loop kernels that compute alike, whatever the arrays: the blocks of a deep
/// network, and the updates of parameters of one shape, are compiled once. It is scalar code at
/// first, vector code once it was worth warming up; both give the same bits, so nobody can tell
/// when the change came.
final class KernelCode {
  /// Elements that kernels compute before their vector code is made.
  private static final long HOT = 1 << 18;

  /// Elements of a kernel above which its first run waits for vector code.
  private static final long LARGE = 1 << 14;

  private static final ConcurrentHashMap<Key, Known> KNOWN = new ConcurrentHashMap<>();
  private static final ReferenceQueue<KernelCode> GONE = new ReferenceQueue<>();

  /// Equal scalar code is not all: booleans and bytes are stored alike, but only the former have
  /// vector code; and that of an outermost loop has no rest where lanes divide its extent.
  private record Key(
      ByteBuffer scalar,
      List<DType> types,
      List<Long> extents,
      Set<Integer> lanes,
      boolean vectors) {}

  private static final class Known extends WeakReference<KernelCode> {
    final Key key;

    Known(Key key, KernelCode code) {
      super(code, GONE);
      this.key = key;
    }
  }

  private final MethodHandle scalar;

  /// The vector code; null before it is compiled, and where there is none.
  private volatile @Nullable MethodHandle vector;

  private long done;
  private boolean awaited;
  private int calls;

  private KernelCode(MethodHandle scalar, boolean becomesVector) {
    this.scalar = scalar;
    done = becomesVector ? 0 : HOT;
  }

  /// The code of a plan, in the tier.
  static KernelCode of(KernelPlan plan, Tier tier) {
    boolean vectors = !plan.vectorized().isEmpty();
    boolean only = vectors && tier == Tier.VECTOR;
    var bytes = KernelCompiler.bytes(plan, only);
    var key =
        new Key(
            ByteBuffer.wrap(bytes),
            plan.arrays.stream().map(Value::dtype).toList(),
            plan.outer.stream().map(l -> l.extent).toList(),
            plan.vectorized().stream().map(l -> l.id).collect(Collectors.toSet()),
            vectors && tier == Tier.BOTH);
    forget();
    var known = KNOWN.get(key);
    var code = known == null ? null : known.get();
    if (code == null) {
      code = new KernelCode(KernelCompiler.define(bytes), key.vectors);
      KNOWN.put(key, new Known(key, code));
    }
    return code;
  }

  private static void forget() {
    for (var gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      if (gone instanceof Known known) KNOWN.remove(known.key, known);
    }
  }

  /// The scalar code for arrays at these entries of the table.
  LoopCode scalar(long[] entries) {
    return KernelCompiler.instance(scalar, entries);
  }

  /// The vector code for arrays at these entries of the table; null before there is any.
  @Nullable LoopCode vector(long[] entries) {
    var handle = vector;
    return handle == null ? null : KernelCompiler.instance(handle, entries);
  }

  /// From now on, kernels run this vector code.
  void become(MethodHandle faster) {
    vector = faster;
  }

  /// Whether there is vector code.
  boolean isVector() {
    return vector != null;
  }

  /// Asks for vector code before the first run of a kernel whose scalar code would run longer than
  /// the compiler takes.
  void prepare(LoopStep step) {
    if (done >= HOT || step.elements() <= LARGE) return;
    done = HOT;
    awaited = true;
    Warmer.warm(this, step);
  }

  /// Waits for the vector code that [#prepare] asked for, unless the compiler is not getting on.
  void await() {
    if (!awaited) return;
    awaited = false;
    try {
      Warmer.await(this);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Counts a run of a kernel, and asks for vector code when it is time. A lost update of a racing
  /// run only delays that.
  void ran(LoopStep step) {
    if (done >= HOT) return;
    done += step.elements();
    if (done >= HOT) Warmer.warm(this, step);
  }

  /// Counts a call; whether it is among the first `most`.
  boolean isAmongFirst(int most) {
    if (calls >= most) return false;
    calls++;
    return true;
  }
}
