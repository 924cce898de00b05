package io.raffia.ir;

import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Window;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The static parameters of ops as StableHLO writes them: what [OpReader] reads.
final class Attributes {
  private Attributes() {}

  static String kind(Value x) {
    return switch (x.dtype().kind()) {
      case FLOAT -> "FLOAT";
      case SIGNED -> "SIGNED";
      case BOOL, UNSIGNED -> "UNSIGNED";
    };
  }

  static String ranges(Slice x) {
    return IntStream.range(0, x.starts().size())
        .mapToObj(d -> {
          int step = x.strides().get(d);
          return x.starts().get(d) + ":" + x.limits().get(d) + (step == 1 ? "" : ":" + step);
        })
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String dot(DotGeneral x) {
    var batching =
        x.lhsBatch().isEmpty()
            ? ""
            : "batching_dims = %s x %s, ".formatted(x.lhsBatch(), x.rhsBatch());
    return batching
        + "contracting_dims = %s x %s".formatted(x.lhsContracting(), x.rhsContracting());
  }

  static String convolution(Convolution x) {
    var w = x.window();
    var pad =
        IntStream.range(0, w.rank())
            .mapToObj(d -> "[" + w.low().get(d) + ", " + w.high().get(d) + "]")
            .collect(Collectors.joining(", ", "[", "]"));
    var reverse =
        w.reversed().stream()
            .mapToObj(r -> r == 1 ? "true" : "false")
            .collect(Collectors.joining(", ", "[", "]"));
    return ("dim_numbers = %s, window = {stride = %s, pad = %s, lhs_dilate = %s, rhs_dilate = %s,"
            + " reverse = %s} {batch_group_count = %d : i64, feature_group_count = %d : i64}")
        .formatted(
            dims(x.dims()),
            w.strides(),
            pad,
            w.baseDilation(),
            w.windowDilation(),
            reverse,
            x.batchGroups(),
            x.featureGroups());
  }

  private static String dims(ConvDims d) {
    return layout(d.inputSpatial(), d.inputBatch(), "b", d.inputFeature(), "f")
        + "x"
        + layout(d.kernelSpatial(), d.kernelInputFeature(), "i", d.kernelOutputFeature(), "o")
        + "->"
        + layout(d.outputSpatial(), d.outputBatch(), "b", d.outputFeature(), "f");
  }

  private static String layout(
      Ints spatial, int first, String firstName, int second, String secondName) {
    return IntStream.range(0, spatial.size() + 2)
        .mapToObj(a -> a == first ? firstName : a == second ? secondName : "" + spatial.indexOf(a))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String array(Ints items) {
    var text = items.stream().mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return text.isEmpty() ? "array<i64>" : "array<i64: " + text + ">";
  }

  static String window(Window w) {
    var padding =
        IntStream.range(0, w.rank())
            .mapToObj(d -> "[" + w.low().get(d) + ", " + w.high().get(d) + "]")
            .collect(Collectors.joining(", ", "[", "]"));
    return ("base_dilations = %s, padding = dense<%s> : tensor<%dx2xi64>, window_dilations = %s,"
            + " window_dimensions = %s, window_strides = %s")
        .formatted(
            array(w.baseDilation()),
            w.rank() == 0 ? "" : padding,
            w.rank(),
            array(w.windowDilation()),
            array(w.sizes()),
            array(w.strides()));
  }

  static String gather(Gather x) {
    return "dimension_numbers = #stablehlo.gather<"
        + field("offset_dims", x.offsetDims())
        + field("collapsed_slice_dims", x.collapsedSliceDims())
        + field("operand_batching_dims", x.operandBatchingDims())
        + field("start_indices_batching_dims", x.startIndicesBatchingDims())
        + field("start_index_map", x.startIndexMap())
        + "index_vector_dim = "
        + x.indexVectorDim()
        + ">, indices_are_sorted = false, slice_sizes = "
        + array(x.sliceSizes());
  }

  static String scatter(Scatter x) {
    return "indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<"
        + field("update_window_dims", x.updateWindowDims())
        + field("inserted_window_dims", x.insertedWindowDims())
        + field("input_batching_dims", x.inputBatchingDims())
        + field("scatter_indices_batching_dims", x.scatterIndicesBatchingDims())
        + field("scatter_dims_to_operand_dims", x.scatterDimsToOperandDims())
        + "index_vector_dim = "
        + x.indexVectorDim()
        + ">, unique_indices = false";
  }

  private static String field(String name, Ints dims) {
    return dims.isEmpty() ? "" : name + " = " + dims + ", ";
  }
}
