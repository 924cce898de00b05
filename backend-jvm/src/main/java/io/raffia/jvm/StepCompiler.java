package io.raffia.jvm;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.View;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Kernels to steps.
final class StepCompiler {
  private final ToIntFunction<Value> slot;
  private final int slots;
  private final Tier tier;
  private final KernelCompiler compiler;

  StepCompiler(ToIntFunction<Value> slot, int slots, Tier tier) {
    this.tier = tier;
    this.slots = slots;
    this.slot = slot;
    compiler = new KernelCompiler(slot);
  }

  void compile(Kernel kernel, List<Step> to) {
    switch (kernel) {
      case Kernel.Loop loop -> loop(loop, to);
      case Kernel.Accumulate accumulate -> {
        loop(accumulate.initial(), to);
        if (accumulate.axes().stream().allMatch(a -> a.extent() > 0)) {
          loop(KernelCompiler.plan(accumulate), to);
        }
      }
      case Kernel.Product product -> to.add(product(product));
      case Kernel.Convolve convolve -> to.add(ConvolutionStep.of(convolve, slot));
      case Kernel.Data _ -> throw new IllegalStateException("data is no step");
    }
  }

  private void loop(Kernel.Loop loop, List<Step> to) {
    if (loop.axes().stream().allMatch(a -> a.extent() > 0)) loop(KernelCompiler.plan(loop), to);
  }

  private void loop(KernelPlan plan, List<Step> to) {
    boolean vectors = !plan.vectorized().isEmpty();
    if (vectors && tier == Tier.VECTOR) {
      to.add(new LoopStep(compiler.compile(plan, true), plan, slots, null));
    } else {
      Supplier<LoopCode> vector = () -> compiler.compile(plan, true);
      to.add(
          new LoopStep(
              compiler.compile(plan, false),
              plan,
              slots,
              vectors && tier == Tier.BOTH ? vector : null));
    }
  }

  private Step product(Kernel.Product p) {
    var layout = p.layout();
    var shape =
        new MatrixShape(
            layout.rows(),
            layout.columns(),
            layout.depth(),
            layout.leftRow(),
            layout.leftDepth(),
            layout.rightDepth(),
            layout.rightColumn(),
            layout.toRow(),
            layout.toColumn(),
            layout.batch().stream()
                .map(b -> new MatrixShape.Batch(b.extent(), b.left(), b.right(), b.to()))
                .toList(),
            false);
    var gemm = new Gemm(shape);
    long left = entry(p.lhs());
    long right = entry(p.rhs());
    long to = 8L * slot.applyAsInt(p.to());
    long leftOffset = bytes(p.lhs());
    long rightOffset = bytes(p.rhs());
    return table ->
        gemm.run(
            Cells.getI64(table + left) + leftOffset,
            Cells.getI64(table + right) + rightOffset,
            Cells.getI64(table + to));
  }

  private long entry(View v) {
    return 8L * slot.applyAsInt(v.array());
  }

  private static long bytes(View v) {
    return v.offset() * v.array().dtype().bytes();
  }
}
