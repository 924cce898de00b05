package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Pointwise;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scalar made ready for code: loads have one linear address and a guard of their own, so that
/// everything else may be computed unconditionally. Equal nodes are one object.
public abstract sealed class Node {
  public final DType dtype;

  /// Operands have smaller numbers.
  int id;

  /// The loops that the value depends on.
  final BitSet loops = new BitSet();

  /// The innermost of them: where the value is computed.
  public @Nullable Loop scope;

  Node(DType dtype, List<Node> operands) {
    this.dtype = dtype;
    for (var x : operands) loops.or(x.loops);
  }

  /// What it is computed from.
  public abstract List<Node> operands();

  /// A constant, by its canonical bits.
  public static final class Num extends Node {
    public final long bits;

    Num(DType dtype, long bits) {
      super(dtype, List.of());
      this.bits = bits;
    }

    @Override
    public List<Node> operands() {
      return List.of();
    }
  }

  /// The counter of a loop.
  public static final class Counter extends Node {
    public final Loop loop;

    Counter(Loop loop) {
      super(DType.I64, List.of());
      this.loop = loop;
      loops.set(loop.id);
    }

    @Override
    public List<Node> operands() {
      return List.of();
    }
  }

  /// `constant + sum of factors[i] x terms[i]`, an index.
  public static final class Sum extends Node {
    public final long constant;
    public final List<Node> terms;
    public final List<Long> factors;

    Sum(long constant, List<Node> terms, List<Long> factors) {
      super(DType.I64, terms);
      this.constant = constant;
      this.terms = terms;
      this.factors = factors;
    }

    @Override
    public List<Node> operands() {
      return terms;
    }

    /// The factor of the counter of `loop`.
    long factor(Loop loop) {
      for (int i = 0; i < terms.size(); i++) {
        if (terms.get(i) instanceof Counter c && c.loop == loop) return factors.get(i);
      }
      return 0;
    }
  }

  /// The element of `array` with the row-major number `at`, or 0 where `guard` is false.
  public static final class Load extends Node {
    public final Value array;
    public final Sum at;
    public final @Nullable Node guard;

    /// Whether the array is written in the same loops.
    boolean pinned;

    Load(Value array, Sum at, @Nullable Node guard) {
      super(array.dtype(), guard == null ? List.of(at) : List.of(at, guard));
      this.array = array;
      this.at = at;
      this.guard = guard;
    }

    @Override
    public List<Node> operands() {
      return guard == null ? List.of(at) : List.of(at, guard);
    }
  }

  /// A scalar function of other nodes.
  public static final class Apply extends Node {
    public final Pointwise op;
    public final List<Node> args;

    Apply(Pointwise op, DType result, List<Node> args) {
      super(result, args);
      this.op = op;
      this.args = args;
    }

    @Override
    public List<Node> operands() {
      return args;
    }
  }

  /// `body` combined over `over`, the last one fastest.
  public static final class Fold extends Node {
    public final Monoid monoid;
    public final List<Loop> over;
    public final Node body;

    Fold(Monoid monoid, List<Loop> over, Node body) {
      super(body.dtype, List.of(body));
      this.monoid = monoid;
      this.over = over;
      this.body = body;
      for (var loop : over) loops.clear(loop.id);
    }

    @Override
    public List<Node> operands() {
      return List.of(body);
    }
  }
}
