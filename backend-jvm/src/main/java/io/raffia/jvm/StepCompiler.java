package io.raffia.jvm;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.MemoryPlan;
import io.raffia.passes.View;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/// Kernels to steps.
final class StepCompiler {
  private final ToIntFunction<Value> slot;
  private final Tier tier;

  StepCompiler(ToIntFunction<Value> slot, Tier tier) {
    this.tier = tier;
    this.slot = slot;
  }

  void compile(Kernel kernel, List<Step> to) {
    switch (kernel) {
      case Kernel.Loop loop -> loop(loop, to);
      case Kernel.Accumulate accumulate -> {
        var source = accumulate.copied();
        if (source != null) copy(source, accumulate.to(), to);
        else loop(accumulate.initial(), to);
        if (accumulate.axes().stream().allMatch(a -> a.extent() > 0)) {
          loop(KernelCompiler.plan(accumulate), to);
        }
      }
      case Kernel.Product product -> {
        var blocks = product(product, gemm(product));
        to.add(table -> blocks.run(table, null));
      }
      case Kernel.Convolve convolve -> {
        var blocks = ConvolutionStep.of(convolve, slot);
        to.add(table -> blocks.run(table, null));
      }
      case Kernel.Fused fused -> fused(fused, to);
      case Kernel.Structured structured -> to.add(structured(structured));
      case Kernel.Extern extern -> to.add(ExternStep.of(extern, slot));
      case Kernel.Data _ -> throw new IllegalStateException("data is no step");
    }
  }

  private Step structured(Kernel.Structured kernel) {
    var recurrence = Recurrence.of(kernel);
    if (recurrence == null) return RegionSteps.of(kernel, slot, tier);
    var outer = recurrence.outer();
    return new LoopStep(
        recurrence.plan(), v -> slot.applyAsInt(Objects.requireNonNull(outer.get(v))), tier);
  }

  /// Nothing to do where the result lies in the memory of what it starts as.
  private void copy(Value from, Value to, List<Step> steps) {
    long source = 8L * slot.applyAsInt(from);
    long target = 8L * slot.applyAsInt(to);
    long bytes = MemoryPlan.bytes(to);
    steps.add(table -> {
      long a = Cells.getI64(table + source);
      long b = Cells.getI64(table + target);
      if (a != b) Memory.copy(a, b, bytes);
    });
  }

  private void loop(Kernel.Loop loop, List<Step> to) {
    if (loop.axes().stream().anyMatch(a -> a.extent() == 0)) return;
    var permutation = Permutation.of(loop);
    if (permutation == null) {
      loop(KernelCompiler.plan(loop), to);
      return;
    }
    long source = 8L * slot.applyAsInt(loop.reads().getFirst());
    long target = 8L * slot.applyAsInt(loop.writes().getFirst());
    to.add(new PermutationStep(permutation, source, target));
  }

  /// Where blocks are not contiguous in memory, the loop follows the whole product.
  private void fused(Kernel.Fused fused, List<Step> to) {
    var blocks =
        switch (fused.product()) {
          case Kernel.Product product -> {
            var gemm = gemm(product);
            yield gemm.hasBlocks() ? product(product, gemm) : null;
          }
          case Kernel.Convolve convolve ->
              ConvolutionStep.hasBlocks(convolve) ? ConvolutionStep.of(convolve, slot) : null;
          case Kernel.Loop _,
              Kernel.Accumulate _,
              Kernel.Data _,
              Kernel.Fused _,
              Kernel.Structured _,
              Kernel.Extern _ ->
              throw new IllegalStateException("only products have an epilogue");
        };
    if (blocks == null) {
      compile(fused.product(), to);
      loop(fused.epilogue(), to);
    } else {
      long result = 8L * slot.applyAsInt(fused.product().writes().getFirst());
      to.add(new FusedStep(blocks, loop(KernelCompiler.plan(fused.epilogue())), result));
    }
  }

  private void loop(KernelPlan plan, List<Step> to) {
    to.add(loop(plan));
  }

  private LoopStep loop(KernelPlan plan) {
    return new LoopStep(plan, slot, tier);
  }

  private static Gemm gemm(Kernel.Product p) {
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
    return new Gemm(shape);
  }

  private FusedStep.Blocks product(Kernel.Product p, Gemm gemm) {
    long left = entry(p.lhs());
    long right = entry(p.rhs());
    long to = 8L * slot.applyAsInt(p.to());
    long leftOffset = bytes(p.lhs());
    long rightOffset = bytes(p.rhs());
    return (table, epilogue) ->
        gemm.run(
            Cells.getI64(table + left) + leftOffset,
            Cells.getI64(table + right) + rightOffset,
            Cells.getI64(table + to),
            epilogue);
  }

  private long entry(View v) {
    return 8L * slot.applyAsInt(v.array());
  }

  private static long bytes(View v) {
    return v.offset() * v.array().dtype().bytes();
  }
}
