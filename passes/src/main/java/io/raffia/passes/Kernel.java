package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Literal;
import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.ExternOp;
import io.raffia.ir.op.RegionOp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A unit of work over whole tensors: what a backend compiles and runs in one go.
public sealed interface Kernel {
  /// The equations that it stands for.
  List<Eqn> eqns();

  /// What it writes: each value whole.
  List<Value> writes();

  /// What it reads from memory, without what it wrote itself.
  List<Value> reads();

  /// `to[axes] = body`, in the row-major order of the loop's axes.
  record Store(Value to, Scalar body) {}

  /// For every index of `axes`, the last one fastest, all stores. The element of a store has the
  /// row-major number of the index, whatever the shape of its value (a reshape costs nothing).
  /// Scalars are interned in `graph`.
  record Loop(
      ScalarGraph graph,
      List<Scalar.Axis> axes,
      List<Store> stores,
      List<Value> reads,
      List<Eqn> eqns)
      implements Kernel {
    public Loop {
      axes = List.copyOf(axes);
      stores = List.copyOf(stores);
      reads = List.copyOf(reads);
      eqns = List.copyOf(eqns);
    }

    @Override
    public List<Value> writes() {
      return stores.stream().map(Store::to).toList();
    }

    @Override
    public String toString() {
      return KernelText.of(this);
    }
  }

  /// A matrix product of strided operands.
  record Product(ProductLayout layout, View lhs, View rhs, Value to, List<Eqn> eqns)
      implements Kernel {
    @Override
    public List<Value> writes() {
      return List.of(to);
    }

    @Override
    public List<Value> reads() {
      return List.of(lhs.array(), rhs.array());
    }

    @Override
    public String toString() {
      return KernelText.of(this);
    }
  }

  /// A convolution of strided operands.
  record Convolve(Convolution op, View input, View filter, Value to, List<Eqn> eqns)
      implements Kernel {
    @Override
    public List<Value> writes() {
      return List.of(to);
    }

    @Override
    public List<Value> reads() {
      return List.of(input.array(), filter.array());
    }

    @Override
    public String toString() {
      return KernelText.of(this);
    }
  }

  /// A product or convolution, and a loop that reads of its result only the element of its own
  /// iteration, so that it may run over each finished block. The result of the product is written
  /// too.
  record Fused(Kernel product, Loop epilogue, List<Eqn> eqns) implements Kernel {
    @Override
    public List<Value> writes() {
      var all = new java.util.ArrayList<>(product.writes());
      all.addAll(epilogue.writes());
      return List.copyOf(all);
    }

    @Override
    public List<Value> reads() {
      var all = new java.util.LinkedHashSet<>(epilogue.reads());
      product.writes().forEach(all::remove);
      all.addAll(product.reads());
      return List.copyOf(all);
    }

    @Override
    public String toString() {
      return KernelText.of(this);
    }
  }

  /// `to` is filled by `initial`; then, for every index of `axes` in row-major order, where `guard`
  /// holds, `to[index] = body`, which may load the present element.
  record Accumulate(
      ScalarGraph graph,
      Loop initial,
      List<Scalar.Axis> axes,
      Scalar guard,
      Value to,
      List<Scalar> index,
      Scalar body,
      List<Value> updateReads,
      List<Eqn> eqns)
      implements Kernel {
    /// The array that the initial content is a copy of; null when it is something else.
    public @Nullable Value copied() {
      boolean isCopy =
          initial.stores().getFirst().body() instanceof Scalar.Load(var array, var index)
              && index.equals(initial.axes().stream().map(graph::intern).toList())
              && array.type().equals(to.type());
      return isCopy ? initial.reads().getFirst() : null;
    }

    @Override
    public List<Value> writes() {
      return List.of(to);
    }

    @Override
    public List<Value> reads() {
      var all = new java.util.LinkedHashSet<>(initial.reads());
      all.addAll(updateReads);
      all.remove(to);
      return List.copyOf(all);
    }

    @Override
    public String toString() {
      return KernelText.of(this);
    }
  }

  /// Elements that stand in the program.
  record Data(Value to, Literal value, List<Eqn> eqns) implements Kernel {
    @Override
    public List<Value> writes() {
      return List.of(to);
    }

    @Override
    public List<Value> reads() {
      return List.of();
    }

    @Override
    public String toString() {
      return KernelText.of(this);
    }
  }

  /// An op with regions, each a program of its own.
  record Structured(
      RegionOp op, List<Program> regions, List<Value> reads, List<Value> writes, List<Eqn> eqns)
      implements Kernel {
    @Override
    public String toString() {
      return KernelText.of(this);
    }
  }

  /// An op that is an algorithm.
  record Extern(ExternOp op, List<Value> reads, List<Value> writes, List<Eqn> eqns)
      implements Kernel {
    @Override
    public String toString() {
      return KernelText.of(this);
    }
  }
}
