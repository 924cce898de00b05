package io.raffia.passes;

import io.raffia.ir.Eqn;
import io.raffia.ir.Ints;
import io.raffia.ir.Value;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Matrix products and convolutions name the axes of their operands, so they need no transposed
/// operand: transposes become axis numbers. Products are still added in the same order.
final class Contractions {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>(
              "dot_general of a transpose on the left", DotGeneral.class, Contractions::left),
          new Rule<>(
              "dot_general of a transpose on the right", DotGeneral.class, Contractions::right),
          new Rule<>("transpose of a dot_general", Transpose.class, Contractions::swap),
          new Rule<>("convolution of a transposed input", Convolution.class, Contractions::input),
          new Rule<>(
              "convolution with a transposed kernel", Convolution.class, Contractions::kernel),
          new Rule<>(
              "convolution with a reversed kernel", Convolution.class, Contractions::reversed),
          new Rule<>("transpose of a convolution", Transpose.class, Contractions::output));

  private Contractions() {}

  private static @Nullable Transpose transpose(@Nullable Eqn made) {
    return made != null && made.op() instanceof Transpose t ? t : null;
  }

  private static @Nullable Value left(Rewriter r, DotGeneral op, Eqn e) {
    var made = r.made(e.in().get(0), Transpose.class);
    var t = transpose(made);
    if (made == null || t == null) return null;
    var free = op.lhsFree(e.in().get(0).type()).map(t.permutation()::get);
    if (!free.equals(free.sorted())) return null;
    var batch = op.lhsBatch().map(t.permutation()::get);
    var contracting = op.lhsContracting().map(t.permutation()::get);
    var direct = new DotGeneral(batch, op.rhsBatch(), contracting, op.rhsContracting(), op.dtype());
    return r.emit(direct, made.in().getFirst(), e.in().get(1));
  }

  private static @Nullable Value right(Rewriter r, DotGeneral op, Eqn e) {
    var made = r.made(e.in().get(1), Transpose.class);
    var t = transpose(made);
    if (made == null || t == null) return null;
    var free = op.rhsFree(e.in().get(1).type()).map(t.permutation()::get);
    if (!free.equals(free.sorted())) return null;
    var batch = op.rhsBatch().map(t.permutation()::get);
    var contracting = op.rhsContracting().map(t.permutation()::get);
    var direct = new DotGeneral(op.lhsBatch(), batch, op.lhsContracting(), contracting, op.dtype());
    return r.emit(direct, e.in().get(0), made.in().getFirst());
  }

  /// `(x y)' = y' x'`: the other operand first gives the free axes in the other order.
  private static @Nullable Value swap(Rewriter r, Transpose op, Eqn e) {
    var made = r.made(e.in().getFirst(), DotGeneral.class);
    if (made == null
        || !(made.op() instanceof DotGeneral dot)
        || !r.isReadOnce(e.in().getFirst())) {
      return null;
    }
    int batch = dot.lhsBatch().size();
    int left = dot.lhsFree(made.in().get(0).type()).size();
    int rank = op.permutation().size();
    var swapped =
        Ints.range(0, batch)
            .plus(Ints.range(batch + left, rank))
            .plus(Ints.range(batch, batch + left));
    if (!op.permutation().equals(swapped)) return null;
    var other =
        new DotGeneral(
            dot.rhsBatch(),
            dot.lhsBatch(),
            dot.rhsContracting(),
            dot.lhsContracting(),
            dot.dtype());
    return r.emit(other, made.in().get(1), made.in().get(0));
  }

  private static @Nullable Value input(Rewriter r, Convolution op, Eqn e) {
    var made = r.made(e.in().get(0), Transpose.class);
    var t = transpose(made);
    if (made == null || t == null) return null;
    var p = t.permutation();
    var d = op.dims();
    var dims =
        new ConvDims(
            p.get(d.inputBatch()),
            p.get(d.inputFeature()),
            d.inputSpatial().map(p::get),
            d.kernelInputFeature(),
            d.kernelOutputFeature(),
            d.kernelSpatial(),
            d.outputBatch(),
            d.outputFeature(),
            d.outputSpatial());
    return r.emit(with(op, op.window(), dims), made.in().getFirst(), e.in().get(1));
  }

  private static @Nullable Value kernel(Rewriter r, Convolution op, Eqn e) {
    var made = r.made(e.in().get(1), Transpose.class);
    var t = transpose(made);
    if (made == null || t == null) return null;
    var p = t.permutation();
    var d = op.dims();
    var dims =
        new ConvDims(
            d.inputBatch(),
            d.inputFeature(),
            d.inputSpatial(),
            p.get(d.kernelInputFeature()),
            p.get(d.kernelOutputFeature()),
            d.kernelSpatial().map(p::get),
            d.outputBatch(),
            d.outputFeature(),
            d.outputSpatial());
    return r.emit(with(op, op.window(), dims), e.in().get(0), made.in().getFirst());
  }

  private static @Nullable Value reversed(Rewriter r, Convolution op, Eqn e) {
    var made = r.made(e.in().get(1), Reverse.class);
    if (made == null || !(made.op() instanceof Reverse(var axes))) return null;
    var spatial = op.dims().kernelSpatial();
    if (!axes.all(spatial::contains)) return null;
    var w = op.window();
    var turned =
        Ints.range(0, w.rank())
            .map(i -> w.reversed().get(i) ^ (axes.contains(spatial.get(i)) ? 1 : 0));
    var window =
        new Window(
            w.sizes(),
            w.strides(),
            w.low(),
            w.high(),
            w.baseDilation(),
            w.windowDilation(),
            turned);
    return r.emit(with(op, window, op.dims()), e.in().get(0), made.in().getFirst());
  }

  private static @Nullable Value output(Rewriter r, Transpose op, Eqn e) {
    var made = r.made(e.in().getFirst(), Convolution.class);
    if (made == null
        || !(made.op() instanceof Convolution conv)
        || !r.isReadOnce(e.in().getFirst())) {
      return null;
    }
    var to = op.permutation().inverse();
    var d = conv.dims();
    var dims =
        new ConvDims(
            d.inputBatch(),
            d.inputFeature(),
            d.inputSpatial(),
            d.kernelInputFeature(),
            d.kernelOutputFeature(),
            d.kernelSpatial(),
            to.get(d.outputBatch()),
            to.get(d.outputFeature()),
            d.outputSpatial().map(to::get));
    return r.emit(with(conv, conv.window(), dims), made.in());
  }

  private static Convolution with(Convolution op, Window window, ConvDims dims) {
    return new Convolution(window, dims, op.featureGroups(), op.batchGroups(), op.dtype());
  }
}
