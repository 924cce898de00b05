package io.raffia.tornado;

import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Shape;
import io.raffia.ir.Value;
import io.raffia.ir.op.Sort;
import io.raffia.jvm.KernelCompiler;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Loop;
import io.raffia.passes.Kernel;
import io.raffia.passes.Program;
import io.raffia.passes.ScalarGraph;
import io.raffia.passes.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Kernels to tasks. A kernel that has no form on the device is refused, with the reason.
final class Tasks {
  private final Limits limits;
  private final UnaryOperator<Value> storage;
  private final Predicate<Value> own;
  private final Map<Value, Value> flat = new HashMap<>();
  private final Set<Value> read = new HashSet<>();
  private int number;

  /// `storage` says in which value's place a value lies, `own` which of these have arrays of their
  /// own.
  Tasks(Limits limits, UnaryOperator<Value> storage, Predicate<Value> own) {
    this.limits = limits;
    this.storage = storage;
    this.own = own;
  }

  /// Why a kernel cannot run on the device.
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String why) {
      super(why, null, false, false);
    }
  }

  /// Kernels in an order that they can run in, those that make one task together.
  List<RowChain.Unit> units(List<Kernel> kernels) {
    return RowChain.units(kernels, storage, limits, own);
  }

  /// Notes which values the kernels of a program read, besides those that they computed themselves,
  /// and which are its results.
  void note(Program program) {
    var all = new ArrayList<Value>(program.func().results());
    for (var k : program.kernels()) all.addAll(k.reads());
    for (var v : all) {
      read.add(v);
      read.add(storage.apply(v));
    }
  }

  private boolean isRead(Value v) {
    return read.contains(v) || read.contains(storage.apply(v)) || own.test(storage.apply(v));
  }

  /// The tasks of a unit, in order; none when it has nothing to do.
  List<Task> of(RowChain.Unit unit) throws Refusal {
    var last = unit.kernels().getLast();
    var chain = unit.chain();
    return chain == null ? of(last) : List.of(chain.task(name(last) + "_rows"));
  }

  /// The tasks of a kernel.
  List<Task> of(Kernel kernel) throws Refusal {
    var tasks = new ArrayList<Task>();
    add(kernel, tasks);
    return tasks;
  }

  private void add(Kernel kernel, List<Task> to) throws Refusal {
    switch (kernel) {
      case Kernel.Loop loop -> loop(loop, loop.stores(), to);
      case Kernel.Accumulate accumulate -> {
        loop(accumulate.initial(), accumulate.initial().stores(), to);
        updates(accumulate, to);
      }
      case Kernel.Product product -> {
        if (product.to().type().size() > 0) {
          to.addAll(products(matrices(product), null, true, name(product)));
        }
      }
      case Kernel.Convolve convolve -> {
        if (convolve.to().type().size() == 0) return;
        if (Matrices.suits(convolve)) {
          to.addAll(products(matrices(convolve), null, true, name(convolve)));
        } else {
          var loop = direct(convolve);
          loop(loop, loop.stores(), to);
        }
      }
      case Kernel.Fused fused -> {
        var joined = joined(fused);
        to.addAll(joined);
        if (joined.isEmpty()) {
          add(fused.product(), to);
          add(fused.epilogue(), to);
        }
      }
      case Kernel.Structured s -> throw new Refusal("it is control flow");
      case Kernel.Extern extern -> {
        if (!(extern.op() instanceof Sort sort))
          throw new Refusal("it is an algorithm of the host");
        var refusal = MergeSort.refusal(sort, extern.reads());
        if (refusal != null) throw new Refusal(refusal);
        for (var loop : MergeSort.loops(extern, sort)) loop(loop, loop.stores(), to);
      }
      case Kernel.Data _ -> throw new IllegalStateException("data is no task");
    }
  }

  private static List<Matrices> matrices(Kernel kernel) {
    return switch (kernel) {
      case Kernel.Product product -> List.of(Matrices.of(product));
      case Kernel.Convolve convolve when Matrices.suits(convolve) -> Matrices.of(convolve);
      default -> List.of();
    };
  }

  private List<Task> products(
      List<Matrices> all, @Nullable KernelPlan epilogue, boolean stores, String name) {
    var tasks = new ArrayList<Task>();
    for (int i = 0; i < all.size(); i++) {
      boolean alone = all.size() == 1;
      var kernel =
          new ProductKernel(all.get(i), epilogue, stores, storage, limits.smallGroups(), alone);
      tasks.addAll(kernel.tasks(alone ? name : name + "_" + i));
    }
    return tasks;
  }

  /// A product or convolution with what is computed of each of its elements; none where these
  /// cannot be one.
  private List<Task> joined(Kernel.Fused fused) {
    var all = matrices(fused.product());
    var to = fused.product().writes().getFirst();
    if (all.isEmpty() || to.type().size() == 0) return List.of();
    var plan = KernelCompiler.plan(fused.epilogue());
    if (!ProductKernel.fits(plan, to, storage)) return List.of();
    if (limits.refusal(plan, storage, own) != null) return List.of();
    var tasks = products(all, plan, isRead(to), name(fused));
    boolean fits =
        tasks.stream().allMatch(t -> Limits.count(t.values(), own) < TaskWriter.MOST_PARAMETERS);
    return fits ? tasks : List.of();
  }

  /// What the kernel computes last, and a number: a name in C and in messages.
  private String name(Kernel kernel) {
    var eqns = kernel.eqns();
    var op = eqns.isEmpty() ? "kernel" : eqns.getLast().op().mnemonic();
    var plain = op.substring(op.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return "raffia" + number++ + "_" + plain.replaceAll("[^a-z0-9]", "_");
  }

  private Value array(Value v) {
    return storage.apply(flat.getOrDefault(v, v));
  }

  private Task task(String name, KernelPlan plan, Set<Loop> parallel) {
    return LoopKernel.of(name, plan, parallel, this::array, limits.sharing());
  }

  /// A loop of several stores that touches more arrays than a task may have becomes two.
  private void loop(Kernel.Loop kernel, List<Kernel.Store> stores, List<Task> to) throws Refusal {
    if (kernel.axes().stream().anyMatch(a -> a.extent() == 0)) return;
    var part =
        new Kernel.Loop(kernel.graph(), kernel.axes(), stores, kernel.reads(), kernel.eqns());
    var plan = KernelCompiler.plan(part);
    var refusal = limits.refusal(plan, this::array, own);
    if (refusal != null) {
      if (stores.size() == 1) throw new Refusal(refusal);
      int half = stores.size() / 2;
      loop(kernel, stores.subList(0, half), to);
      loop(kernel, stores.subList(half, stores.size()), to);
      return;
    }
    var name = name(kernel);
    var split = SplitFold.of(name, plan, this::array, limits, own);
    if (split.isEmpty()) to.add(task(name, plan, new HashSet<>(plan.outer)));
    else to.addAll(split);
  }

  /// Work items share out the axes along which no two updates meet; each does the others in order,
  /// so that every element sees its updates in the order of the program.
  private void updates(Kernel.Accumulate kernel, List<Task> to) throws Refusal {
    if (kernel.axes().stream().anyMatch(a -> a.extent() == 0)) return;
    var plan = KernelCompiler.plan(kernel);
    var refusal = limits.refusal(plan, this::array, own);
    if (refusal != null) throw new Refusal(refusal);
    to.add(task(name(kernel), plan, apart(kernel, plan)));
  }

  private static Set<Loop> apart(Kernel.Accumulate kernel, KernelPlan plan) {
    var axes = kernel.axes().stream().filter(a -> a.extent() != 1).toList();
    var result = new HashSet<Loop>();
    for (int i = 0; i < axes.size(); i++) {
      var axis = axes.get(i);
      boolean alone =
          kernel.index().stream()
              .map(kernel.graph()::affine)
              .anyMatch(a -> a.terms().size() == 1 && a.coefficient(axis) != 0);
      if (alone) result.add(plan.outer.get(i));
    }
    return result;
  }

  /// Every element of a convolution as its own sum, for groups of few features.
  private Kernel.Loop direct(Kernel.Convolve kernel) {
    var graph = new ScalarGraph();
    var op = kernel.op();
    var out = kernel.to();
    List<Scalar.Axis> axes = out.shape().dims().stream().mapToObj(Scalar.Axis::new).toList();
    var types =
        List.of(
            kernel.input().array().type().withShape(kernel.input().shape()),
            kernel.filter().array().type().withShape(kernel.filter().shape()));
    var meaning = op.meaning(List.of(operand(kernel.input()), operand(kernel.filter())), types);
    if (!(meaning instanceof Meaning.Element element)) {
      throw new IllegalStateException(op.mnemonic() + " is no element-wise meaning");
    }
    var body = graph.intern(element.at(List.copyOf(axes)));
    var reads = new LinkedHashSet<>(kernel.reads());
    return new Kernel.Loop(
        graph, axes, List.of(new Kernel.Store(out, body)), List.copyOf(reads), kernel.eqns());
  }

  /// Loads of a view's elements, from its array seen as one row.
  private Scalar.Operand operand(View view) {
    var array = view.array();
    var row =
        new Value(
            array.type().withShape(new Shape(Ints.of(Math.toIntExact(array.type().size())))),
            array.name());
    flat.put(row, array);
    return index -> {
      Scalar at = Scalar.index(view.offset());
      for (int d = 0; d < index.size(); d++) {
        at = Scalar.add(at, Scalar.times(index.get(d), view.stride(d)));
      }
      return new Scalar.Load(row, List.of(at));
    };
  }
}
