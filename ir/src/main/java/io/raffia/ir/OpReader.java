package io.raffia.ir;

import io.raffia.ir.op.AllGather;
import io.raffia.ir.op.AxisIndex;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.ConvDims;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Psum;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.TriangularSolve;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The op that a statement names, with its static parameters.
final class OpReader {
  private static final Map<String, Op> PLAIN = new HashMap<>();

  static {
    for (var u : Unary.values()) PLAIN.put(u.mnemonic(), u);
    for (var b : Binary.values()) PLAIN.put(b.mnemonic(), b);
    for (var c : Chlo.values()) PLAIN.put(c.mnemonic(), c);
    PLAIN.put(Select.SELECT.mnemonic(), Select.SELECT);
    PLAIN.put(Clamp.CLAMP.mnemonic(), Clamp.CLAMP);
    var update = DynamicUpdateSlice.DYNAMIC_UPDATE_SLICE;
    PLAIN.put(update.mnemonic(), update);
    PLAIN.put(
        OptimizationBarrier.OPTIMIZATION_BARRIER.mnemonic(),
        OptimizationBarrier.OPTIMIZATION_BARRIER);
    PLAIN.put(StopGradient.STOP_GRADIENT.mnemonic(), StopGradient.STOP_GRADIENT);
  }

  private OpReader() {}

  /// The op of a name without parameters; null when it is none.
  static @Nullable Op plain(String mnemonic) {
    return PLAIN.get(mnemonic);
  }

  /// Null when the op is not in the vocabulary. `combiner` is the monoid of the statement's region
  /// or of its `applies` clause, null for a region that takes its second argument.
  static @Nullable Op read(Statement s, @Nullable Monoid combiner) {
    var plain = PLAIN.get(s.op);
    if (plain != null) return plain;
    return switch (s.op) {
      case "stablehlo.compare" -> new Compare(direction(s));
      case "stablehlo.convert" -> new Convert(s.resultType().dtype());
      case "stablehlo.bitcast_convert" -> new BitcastConvert(s.resultType().dtype());
      case "stablehlo.reduce_precision" -> reducePrecision(s);
      case "raffia.psum" -> new Psum(axis(s));
      case "raffia.all_gather" -> new AllGather(axis(s), s.integer("size"));
      case "raffia.axis_index" -> new AxisIndex(axis(s));
      case "stablehlo.cholesky" -> new Cholesky(flag(s, "lower"));
      case "stablehlo.triangular_solve" ->
          new TriangularSolve(
              flag(s, "left_side"), flag(s, "lower"), flag(s, "unit_diagonal"), transposed(s));
      case "stablehlo.constant" -> new Constant(Dense.parse(s.attribute("value"), s.resultType()));
      case "stablehlo.iota" ->
          new Iota(s.resultType(), s.integer(s.has("dim") ? "dim" : "iota_dimension"));
      case "stablehlo.broadcast_in_dim" ->
          new BroadcastInDim(
              s.resultType().shape(), s.ints(s.has("dims") ? "dims" : "broadcast_dimensions"));
      case "stablehlo.reshape" -> new Reshape(s.resultType().shape());
      case "stablehlo.transpose" -> new Transpose(s.ints(s.has("dims") ? "dims" : "permutation"));
      case "stablehlo.reverse" -> new Reverse(s.ints(s.has("dims") ? "dims" : "dimensions"));
      case "stablehlo.slice" -> slice(s);
      case "stablehlo.pad" ->
          s.has("low")
              ? new Pad(s.ints("low"), s.ints("high"), s.ints("interior"))
              : new Pad(
                  s.ints("edge_padding_low"),
                  s.ints("edge_padding_high"),
                  s.ints("interior_padding"));
      case "stablehlo.concatenate" ->
          new Concatenate(s.integer(s.has("dim") ? "dim" : "dimension"));
      case "stablehlo.dot_general" -> dot(s);
      case "stablehlo.convolution" -> convolution(s);
      case "stablehlo.dynamic_slice" ->
          new DynamicSlice(s.ints(s.has("sizes") ? "sizes" : "slice_sizes"));
      case "stablehlo.gather" -> gather(s);
      case "stablehlo.scatter" -> scatter(s, combiner);
      case "stablehlo.reduce" ->
          combiner == null ? null : new Reduce(combiner, s.ints("dimensions").sorted());
      case "stablehlo.reduce_window" ->
          combiner == null ? null : new ReduceWindow(combiner, window(s));
      default -> null;
    };
  }

  private static String axis(Statement s) {
    return s.attribute("axis").quoted();
  }

  private static boolean flag(Statement s, String name) {
    return s.has(name) && s.attribute(name).accept("true");
  }

  /// Of real matrices, the adjoint is the transpose.
  private static boolean transposed(Statement s) {
    var a = s.attribute("transpose_a");
    return !(a.at("#") ? lastWord(a) : a.word()).equals("NO_TRANSPOSE");
  }

  /// `format = e5m10`, or its two numbers.
  private static ReducePrecision reducePrecision(Statement s) {
    if (!s.has("format"))
      return new ReducePrecision(s.integer("exponent_bits"), s.integer("mantissa_bits"));
    var word = s.attribute("format").word();
    int m = word.indexOf('m');
    if (!word.matches("e\\d{1,4}m\\d{1,4}")) throw s.error("'" + word + "' is not a float format");
    return new ReducePrecision(
        Integer.parseInt(word, 1, m, 10), Integer.parseInt(word, m + 1, word.length(), 10));
  }

  /// The monoid of a combining op's name; null when it is none.
  static @Nullable Monoid monoid(String op) {
    return Arrays.stream(Monoid.values())
        .filter(m -> m.op().mnemonic().equals(op))
        .findFirst()
        .orElse(null);
  }

  static boolean isTotalOrder(Statement s) {
    return s.words.contains("TOTALORDER")
        || s.has("compare_type") && lastWord(s.attribute("compare_type")).equals("TOTALORDER");
  }

  static Compare.Direction direction(Statement s) {
    var word =
        s.has("comparison_direction")
            ? lastWord(s.attribute("comparison_direction"))
            : s.words.getFirst();
    return Compare.Direction.valueOf(word);
  }

  /// The word in `#stablehlo<kind WORD>`.
  static String lastWord(Text attribute) {
    attribute.expect("#");
    attribute.word();
    attribute.expect("<");
    attribute.word();
    return attribute.word();
  }

  private static Slice slice(Statement s) {
    if (!s.has("ranges"))
      return new Slice(s.ints("start_indices"), s.ints("limit_indices"), s.ints("strides"));
    var text = s.attribute("ranges");
    var starts = new ArrayList<Integer>();
    var limits = new ArrayList<Integer>();
    var strides = new ArrayList<Integer>();
    text.expect("[");
    while (!text.accept("]")) {
      if (!starts.isEmpty()) text.expect(",");
      starts.add(text.integer());
      text.expect(":");
      limits.add(text.integer());
      strides.add(text.accept(":") ? text.integer() : 1);
    }
    return new Slice(ints(starts), ints(limits), ints(strides));
  }

  private static Ints ints(List<Integer> items) {
    return Ints.of(items.stream().mapToInt(i -> i));
  }

  private static DotGeneral dot(Statement s) {
    var dtype = s.resultType().dtype();
    if (s.has("dot_dimension_numbers")) {
      var numbers = fields(s.attribute("dot_dimension_numbers"));
      return new DotGeneral(
          dims(numbers, "lhs_batching_dimensions"),
          dims(numbers, "rhs_batching_dimensions"),
          dims(numbers, "lhs_contracting_dimensions"),
          dims(numbers, "rhs_contracting_dimensions"),
          dtype);
    }
    var batch = pair(s, "batching_dims");
    var contracting = pair(s, "contracting_dims");
    return new DotGeneral(
        batch.getFirst(), batch.getLast(), contracting.getFirst(), contracting.getLast(), dtype);
  }

  /// `[0] x [1]`, or two empty lists.
  private static List<Ints> pair(Statement s, String name) {
    if (!s.has(name)) return List.of(Ints.of(), Ints.of());
    var text = s.attribute(name);
    var left = text.ints();
    text.expect("x");
    return List.of(left, text.ints());
  }

  /// `#stablehlo.kind<name = value, ...>`.
  static Map<String, Text> fields(Text text) {
    text.expect("#");
    text.word();
    text.expect("<");
    var fields = new HashMap<String, Text>();
    while (!text.accept(">")) {
      if (!fields.isEmpty()) text.expect(",");
      var name = text.word();
      text.expect("=");
      fields.put(name, text.value(true));
    }
    return fields;
  }

  static Ints dims(Map<String, Text> fields, String name) {
    var text = fields.get(name);
    return text == null ? Ints.of() : text.copy().ints();
  }

  private static int vectorDim(Map<String, Text> fields) {
    var text = fields.get("index_vector_dim");
    return text == null ? 0 : text.copy().integer();
  }

  private static Gather gather(Statement s) {
    var f = fields(s.attribute("dimension_numbers"));
    return new Gather(
        dims(f, "offset_dims"),
        dims(f, "collapsed_slice_dims"),
        dims(f, "operand_batching_dims"),
        dims(f, "start_indices_batching_dims"),
        dims(f, "start_index_map"),
        vectorDim(f),
        s.ints("slice_sizes"));
  }

  static Scatter scatter(Statement s, @Nullable Monoid monoid) {
    var f = fields(s.attribute("scatter_dimension_numbers"));
    return new Scatter(
        monoid,
        dims(f, "update_window_dims"),
        dims(f, "inserted_window_dims"),
        dims(f, "input_batching_dims"),
        dims(f, "scatter_indices_batching_dims"),
        dims(f, "scatter_dims_to_operand_dims"),
        vectorDim(f));
  }

  /// How the window of a reduction slides.
  static Window window(Statement s) {
    var sizes = s.ints("window_dimensions");
    int n = sizes.size();
    var none = Ints.repeat(0, n);
    var pad = s.has("padding") ? padding(s.attribute("padding"), n) : List.of(none, none);
    return new Window(
        sizes,
        s.ints("window_strides", 1, n),
        pad.getFirst(),
        pad.getLast(),
        s.ints("base_dilations", 1, n),
        s.ints("window_dilations", 1, n),
        none);
  }

  /// Low and high of `dense<[[0, 1], [2, 2]]>` or, without `dense`, the list.
  private static List<Ints> padding(Text text, int n) {
    if (text.at("dense")) {
      var all = Dense.parse(text, TensorType.of(DType.I64, n, 2));
      return List.of(column(all, n, 0), column(all, n, 1));
    }
    var low = new ArrayList<Integer>();
    var high = new ArrayList<Integer>();
    text.expect("[");
    while (!text.accept("]")) {
      if (!low.isEmpty()) text.expect(",");
      var both = text.ints();
      low.add(both.get(0));
      high.add(both.get(1));
    }
    return List.of(ints(low), ints(high));
  }

  private static Ints column(Literal all, int n, int column) {
    return Ints.range(0, n).map(d -> (int) all.bits(2L * d + column));
  }

  private static Convolution convolution(Statement s) {
    var dims = convDims(s);
    int n = dims.inputSpatial().size();
    var window = new HashMap<String, Text>();
    if (s.has("window")) {
      var text = s.attribute("window");
      text.expect("{");
      while (!text.accept("}")) {
        if (!window.isEmpty()) text.expect(",");
        var name = text.word();
        text.expect("=");
        window.put(name, text.value(false));
      }
    }
    var pad = window.get("pad");
    var padding =
        pad != null
            ? padding(pad, n)
            : s.has("padding")
                ? padding(s.attribute("padding"), n)
                : List.of(Ints.repeat(0, n), Ints.repeat(0, n));
    var kernel = s.types.get(1).shape();
    return new Convolution(
        new Window(
            kernel.select(dims.kernelSpatial()).dims(),
            part(s, window, "stride", "window_strides", 1, n),
            padding.getFirst(),
            padding.getLast(),
            part(s, window, "lhs_dilate", "lhs_dilation", 1, n),
            part(s, window, "rhs_dilate", "rhs_dilation", 1, n),
            part(s, window, "reverse", "window_reversal", 0, n)),
        dims,
        s.integer("feature_group_count", 1),
        s.integer("batch_group_count", 1),
        s.resultType().dtype());
  }

  private static Ints part(
      Statement s, Map<String, Text> window, String pretty, String generic, int item, int n) {
    var text = window.get(pretty);
    return text != null ? text.ints() : s.ints(generic, item, n);
  }

  /// `[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]`, bare or in `#stablehlo.conv<...>`.
  private static ConvDims convDims(Statement s) {
    var text = s.attribute(s.has("dim_numbers") ? "dim_numbers" : "dimension_numbers");
    if (text.accept("#")) {
      text.word();
      text.expect("<");
    }
    var input = names(text);
    text.expect("x");
    var kernel = names(text);
    text.expect("->");
    var output = names(text);
    return new ConvDims(
        input.indexOf("b"),
        input.indexOf("f"),
        spatial(input),
        kernel.indexOf("i"),
        kernel.indexOf("o"),
        spatial(kernel),
        output.indexOf("b"),
        output.indexOf("f"),
        spatial(output));
  }

  private static List<String> names(Text text) {
    var names = new ArrayList<String>();
    text.expect("[");
    while (!text.accept("]")) {
      if (!names.isEmpty()) text.expect(",");
      names.add(text.word());
    }
    return names;
  }

  private static Ints spatial(List<String> names) {
    return Ints.range(0, names.size() - 2).map(d -> names.indexOf(Integer.toString(d)));
  }
}
