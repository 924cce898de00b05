package io.raffia.ir.op;

import static io.raffia.ir.op.Op.require;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Meaning;
import io.raffia.ir.Scalar;
import io.raffia.ir.Scalar.Operand;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Slides a kernel (operand 1) over an input (operand 0) and sums products over the kernel's
/// spatial axes and the input features. Padding and holes hold zeros; a reversed axis reads the
/// kernel backwards (the convolution of mathematics). Products and sums have type `dtype`, or f32
/// when that is narrower.
///
/// With feature groups, group `g` of output features sees group `g` of input features only; with
/// batch groups, group `g` of output features sees group `g` of the batch.
///
/// - (C1) `dims` name each axis of input, kernel and result once.
/// - (C2) The window has an entry for each spatial axis and the kernel's spatial extents.
/// - (C3) Groups are positive, and not both kinds are more than one.
/// - (C4) Input features = feature groups x kernel input features.
/// - (C5) The groups divide the output features.
/// - (C6) The batch groups divide the batch.
public record Convolution(
    Window window, ConvDims dims, int featureGroups, int batchGroups, DType dtype)
    implements ArrayOp {
  @Override
  public String mnemonic() {
    return "stablehlo.convolution";
  }

  @Override
  public TensorType type(List<TensorType> in) {
    var x = in.get(0);
    var w = in.get(1);
    int spatial = dims.inputSpatial().size();
    require(
        names(dims.inputAxes(), x.rank())
            && names(dims.kernelAxes(), w.rank())
            && names(dims.outputAxes(), x.rank()),
        "stablehlo.convolution: %s does not name the axes of %s and %s (C1)",
        dims,
        x.brief(),
        w.brief());
    window.check(mnemonic(), spatial, "C2");
    require(
        window.sizes().equals(w.shape().select(dims.kernelSpatial()).dims()),
        "stablehlo.convolution: the window is %s but the kernel %s (C2)",
        window.sizes(),
        w.brief());
    require(
        featureGroups > 0 && batchGroups > 0 && (featureGroups == 1 || batchGroups == 1),
        "stablehlo.convolution: %d feature groups and %d batch groups (C3)",
        featureGroups,
        batchGroups);
    int features = x.shape().dim(dims.inputFeature());
    int kernelFeatures = w.shape().dim(dims.kernelInputFeature());
    require(
        features == featureGroups * kernelFeatures,
        "stablehlo.convolution: %d input features of %s are not %d groups of the kernel's %d (C4)",
        features,
        x.brief(),
        featureGroups,
        kernelFeatures);
    int made = w.shape().dim(dims.kernelOutputFeature());
    require(
        made % featureGroups == 0 && made % batchGroups == 0,
        "stablehlo.convolution: %d output features of %s do not fall into %d groups (C5)",
        made,
        w.brief(),
        featureGroups * batchGroups);
    int batch = x.shape().dim(dims.inputBatch());
    require(
        batch % batchGroups == 0,
        "stablehlo.convolution: the batch %d of %s does not fall into %d groups (C6)",
        batch,
        x.brief(),
        batchGroups);
    var out = new int[x.rank()];
    out[dims.outputBatch()] = batch / batchGroups;
    out[dims.outputFeature()] = made;
    for (int d = 0; d < spatial; d++) {
      out[dims.outputSpatial().get(d)] =
          window.positions(d, x.shape().dim(dims.inputSpatial().get(d)));
    }
    return TensorType.of(dtype, out);
  }

  private static boolean names(Ints axes, int rank) {
    return axes.size() == rank && axes.isPermutation();
  }

  @Override
  public Meaning meaning(List<Operand> in, List<TensorType> types) {
    var x = types.get(0).shape();
    var w = types.get(1).shape();
    return (Meaning.Element)
        index -> {
          var axes = new ArrayList<Scalar.Axis>();
          var from = new Scalar[x.rank()];
          var weight = new Scalar[w.rank()];
          var inside = new Guard();
          for (int d = 0; d < window.rank(); d++) {
            int size = window.sizes().get(d);
            int axis = dims.inputSpatial().get(d);
            var position = index.get(dims.outputSpatial().get(d));
            var k = axis(size, axes);
            from[axis] = window.source(d, position, k, x.dim(axis), inside);
            boolean backwards = window.reversed().get(d) == 1;
            weight[dims.kernelSpatial().get(d)] =
                backwards ? Scalar.add(Scalar.times(k, -1), size - 1) : k;
          }
          var c = axis(w.dim(dims.kernelInputFeature()), axes);
          var o = index.get(dims.outputFeature());
          int made = w.dim(dims.kernelOutputFeature());
          from[dims.inputFeature()] =
              inGroup(o, made / featureGroups, featureGroups, w.dim(dims.kernelInputFeature()), c);
          from[dims.inputBatch()] =
              inGroup(
                  o,
                  made / batchGroups,
                  batchGroups,
                  x.dim(dims.inputBatch()) / batchGroups,
                  index.get(dims.outputBatch()));
          weight[dims.kernelInputFeature()] = c;
          weight[dims.kernelOutputFeature()] = o;
          var wide = DotGeneral.accumulator(dtype);
          var zero = new Scalar.Num(wide, 0);
          var a = inside.select(Scalar.convert(in.get(0).at(List.of(from)), wide), zero);
          var f = Scalar.convert(in.get(1).at(List.of(weight)), wide);
          var product = new Scalar.Apply(Binary.MUL, List.of(a, f));
          return Scalar.convert(new Scalar.Fold(Monoid.ADD, axes, product), dtype);
        };
  }

  /// An index that runs over `extent` in the sum.
  private static Scalar axis(int extent, List<Scalar.Axis> axes) {
    if (extent == 1) return Scalar.index(0);
    var axis = new Scalar.Axis(extent);
    axes.add(axis);
    return axis;
  }

  /// Element `i` of the group to which output feature `o` belongs: `perGroup` output features a
  /// group, groups of `size`.
  private static Scalar inGroup(Scalar o, int perGroup, int groups, int size, Scalar i) {
    return groups == 1 ? i : Scalar.add(Scalar.times(Scalar.quotient(o, perGroup), size), i);
  }

  @Override
  public @Nullable Value jvp(Builder b, int arg, Value dx, List<Value> in, Value out) {
    return arg == 0 ? b.emit(this, dx, in.get(1)) : b.emit(this, in.get(0), dx);
  }

  @Override
  public @Nullable Value transpose(Builder b, int arg, Value ct, List<Value> in) {
    var like = in.get(arg).type();
    if (like.size() == 0 || ct.type().size() == 0) return b.zeros(like);
    var d = arg == 0 ? toInput(b, ct, in.get(1), like) : toKernel(b, ct, in.get(0));
    return b.convert(d, like.dtype());
  }

  /// The cotangent slides under the reversed kernel with input and output features exchanged;
  /// groups of either kind become feature groups.
  private Value toInput(Builder b, Value ct, Value kernel, TensorType input) {
    int groups = featureGroups * batchGroups;
    int o = dims.kernelOutputFeature();
    int i = dims.kernelInputFeature();
    // Output features [group, rest] and input features become output features [rest], input [group,
    // i].
    var turned =
        groups == 1
            ? kernel
            : Axes.merge(b, Axes.split(b, kernel, o, groups), o, i > o ? i + 1 : i);
    var spatial = input.shape().select(dims.inputSpatial()).dims();
    var back =
        new Convolution(
            window.transposed(spatial, ct.shape().select(dims.outputSpatial()).dims()),
            new ConvDims(
                dims.outputBatch(),
                dims.outputFeature(),
                dims.outputSpatial(),
                o,
                i,
                dims.kernelSpatial(),
                dims.inputBatch(),
                dims.inputFeature(),
                dims.inputSpatial()),
            groups,
            1,
            dtype);
    var d = b.emit(back, ct, turned);
    if (batchGroups == 1) return d;
    // Features [group, c] and batch [n] become features [c], batch [group, n].
    int c = dims.inputFeature();
    int n = dims.inputBatch();
    return Axes.merge(b, Axes.split(b, d, c, batchGroups), c, n > c ? n + 1 : n);
  }

  /// The input slides under the dilated cotangent: batch and features are exchanged, and so are the
  /// two kinds of groups.
  private Value toKernel(Builder b, Value ct, Value input) {
    var low = window.low();
    var high = new int[window.rank()];
    var sizes = ct.shape().select(dims.outputSpatial()).dims();
    for (int d = 0; d < high.length; d++) {
      int extent = input.shape().dim(dims.inputSpatial().get(d));
      high[d] =
          Window.dilated(sizes.get(d), window.strides().get(d))
              + (window.sizes().get(d) - 1) * window.windowDilation().get(d)
              - low.get(d)
              - Window.dilated(extent, window.baseDilation().get(d));
    }
    var back =
        new Convolution(
            new Window(
                sizes,
                window.windowDilation(),
                low,
                Ints.of(high),
                window.baseDilation(),
                window.strides(),
                Ints.repeat(0, high.length)),
            new ConvDims(
                /* inputBatch= */ dims.inputFeature(),
                /* inputFeature= */ dims.inputBatch(),
                /* inputSpatial= */ dims.inputSpatial(),
                /* kernelInputFeature= */ dims.outputBatch(),
                /* kernelOutputFeature= */ dims.outputFeature(),
                /* kernelSpatial= */ dims.outputSpatial(),
                /* outputBatch= */ dims.kernelInputFeature(),
                /* outputFeature= */ dims.kernelOutputFeature(),
                /* outputSpatial= */ dims.kernelSpatial()),
            /* featureGroups= */ batchGroups,
            /* batchGroups= */ featureGroups,
            dtype);
    var d = b.emit(back, input, ct);
    var reversed =
        Ints.range(0, window.rank())
            .filter(k -> window.reversed().get(k) == 1)
            .map(dims.kernelSpatial()::get);
    return reversed.isEmpty() ? d : b.emit(new Reverse(reversed), d);
  }

  @Override
  public Value batch(Builder b, int n, List<Value> in) {
    return batch(b, n, in, List.of(true, true)).getFirst();
  }

  /// Inputs alone: a larger batch. Kernels alone: more output features. Both: a group for each
  /// example.
  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    if (n == 0) return List.of(emptyBatch(b, in, mapped));
    var x = in.get(0);
    var w = in.get(1);
    boolean byBatch = batchGroups > 1;
    int o = dims.kernelOutputFeature();
    if (!mapped.get(1)) {
      var merged = Axes.mergeLeading(b, x, dims.inputBatch(), batchGroups);
      return List.of(Axes.splitLeading(b, b.emit(this, merged, w), dims.outputBatch(), 1, n));
    }
    int outer = mapped.get(0) ? 1 : featureGroups * batchGroups;
    var kernels = Axes.mergeLeading(b, w, o, outer);
    var op = this;
    if (mapped.get(0)) {
      x = Axes.mergeLeading(b, x, byBatch ? dims.inputBatch() : dims.inputFeature(), 1);
      op =
          new Convolution(
              window, dims, byBatch ? 1 : n * featureGroups, byBatch ? n * batchGroups : 1, dtype);
    }
    return List.of(Axes.splitLeading(b, b.emit(op, x, kernels), dims.outputFeature(), outer, n));
  }
}
