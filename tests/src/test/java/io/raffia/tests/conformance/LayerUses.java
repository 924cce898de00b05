package io.raffia.tests.conformance;

import static io.raffia.tests.conformance.LayerUse.pattern;

import io.raffia.AttentionOptions;
import io.raffia.Axes;
import io.raffia.BatchNorm;
import io.raffia.Bidirectional;
import io.raffia.Conv;
import io.raffia.ConvTranspose;
import io.raffia.Einsum;
import io.raffia.Embed;
import io.raffia.Fn2;
import io.raffia.GroupNorm;
import io.raffia.GruCell;
import io.raffia.In;
import io.raffia.Initializers;
import io.raffia.InstanceNorm;
import io.raffia.Jnp;
import io.raffia.Layer;
import io.raffia.LayerNorm;
import io.raffia.Linear;
import io.raffia.LinearGeneral;
import io.raffia.Lora;
import io.raffia.LoraLinear;
import io.raffia.LstmCarry;
import io.raffia.LstmCell;
import io.raffia.Module;
import io.raffia.MultiHeadAttention;
import io.raffia.Nnx;
import io.raffia.OptimizedLstmCell;
import io.raffia.PRelu;
import io.raffia.Padding;
import io.raffia.RmsNorm;
import io.raffia.Rngs;
import io.raffia.Rnn;
import io.raffia.RnnCell;
import io.raffia.Sequential;
import io.raffia.SimpleCell;
import io.raffia.SpectralNorm;
import io.raffia.Tensor;
import io.raffia.WeightNorm;
import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The layers of `goldens/layers.py`, in Java.
final class LayerUses {
  private static final double F32 = 5e-6;

  /// A few units in the last place of a bf16.
  private static final double BF16 = 0.01;

  private final Map<String, LayerUse<?>> all = new TreeMap<>();
  private String layer = "";

  private LayerUses() {}

  /// Each by its name.
  static Map<String, LayerUse<?>> all() {
    var uses = new LayerUses();
    uses.linear();
    uses.embeddings();
    uses.convolutions();
    uses.norms();
    uses.namedNorms();
    uses.wrappers();
    uses.attention();
    uses.dotProduct();
    uses.cells();
    uses.sequences();
    return uses.all;
  }

  private static Rngs rngs() {
    return new Rngs(0);
  }

  private <M extends Module> void put(
      String name, Supplier<M> make, Fn2<M, List<Tensor>, Tensor> call, Tensor... inputs) {
    boolean narrow = name.endsWith("bf16");
    all.put(
        name,
        new LayerUse<>(
            narrow ? layer + ", bf16" : layer, narrow ? BF16 : F32, make, call, List.of(inputs)));
  }

  private <M extends Module & Layer> void put(String name, Supplier<M> make, Tensor x) {
    put(name, make, (m, xs) -> m.call(xs.getFirst()), x);
  }

  private void linear() {
    var x = pattern(7, 2, 3);
    layer = "Linear";
    put("linear", () -> new Linear(3, 4, rngs()), x);
    put("linear_bf16", () -> new Linear(3, 4, Linear.options().dtype(DType.BF16), rngs()), x);
    put("linear_no_bias", () -> new Linear(3, 4, Linear.options().useBias(false), rngs()), x);
    layer = "LinearGeneral";
    put("linear_general", () -> new LinearGeneral(Shape.of(3), Shape.of(2, 4), rngs()), x);
    put(
        "linear_general_axes",
        () ->
            new LinearGeneral(
                Shape.of(2, 3), Shape.of(4), LinearGeneral.options().axis(-2, 1), rngs()),
        pattern(7, 5, 2, 3, 2));
    put(
        "linear_general_batch",
        () ->
            new LinearGeneral(
                Shape.of(3), Shape.of(2, 2), LinearGeneral.options().batchAxis(2), rngs()),
        pattern(7, 2, 5, 3));
    layer = "Einsum";
    put(
        "einsum",
        () ->
            new Einsum(
                "nta,hab->nthb", Shape.of(2, 3, 4), Shape.of(2, 4), Einsum.options(), rngs()),
        pattern(7, 2, 2, 3));
    put(
        "einsum_ellipsis",
        () -> new Einsum("...d,dk->...k", Shape.of(3, 4), Shape.of(4), Einsum.options(), rngs()),
        pattern(7, 2, 2, 3));
    layer = "LoRA";
    put(
        "lora",
        () -> new Lora(3, 2, 4, Lora.options().bInitializer(Initializers.lecunNormal()), rngs()),
        x);
    put(
        "lora_base",
        () -> {
          var r = rngs();
          return new Lora(3, 2, 4, Lora.options().baseModule(new Linear(3, 4, r)), r);
        },
        x);
    layer = "LoRALinear";
    put("lora_linear", () -> new LoraLinear(3, 4, 2, rngs()), x);
    layer = "PReLU";
    put("prelu", () -> new PRelu(0.2), x);
    layer = "Sequential";
    put(
        "sequential",
        () -> {
          var r = rngs();
          return new Sequential(
              new Linear(3, 4, r), Nnx::relu, new LayerNorm(4, r), new Linear(4, 2, r));
        },
        x);
  }

  private void embeddings() {
    layer = "Embed";
    put("embed", () -> new Embed(5, 3, rngs()), Tensor.of(new int[][] {{0, 4}, {2, -1}}));
    put(
        "embed_outside",
        () -> new Embed(5, 3, rngs()),
        (m, xs) -> {
          var y = m.call(xs.getFirst());
          return Tensor.where(y.eq(y), y, 9.0);
        },
        Tensor.of(new int[][] {{0, 4, 2}, {2, -1, 7}}));
    put("embed_one", () -> new Embed(1, 3, rngs()), Tensor.of(0, 3));
    put(
        "embed_attend",
        () -> new Embed(5, 3, rngs()),
        (m, xs) -> m.attend(xs.getFirst()),
        pattern(7, 2, 3));
  }

  private void transposed(
      String name, int features, Shape kernel, ConvTranspose.Options options, Tensor x) {
    put(name, () -> new ConvTranspose(2, features, kernel, options, rngs()), x);
  }

  private void convolutions() {
    var image = pattern(7, 2, 3, 4, 2);
    layer = "Conv";
    put("conv", () -> new Conv(2, 3, Shape.of(2, 3), rngs()), image);
    put(
        "conv_strides",
        () ->
            new Conv(
                2,
                3,
                Shape.of(2, 3),
                Conv.options().strides(1, 2).padding(Padding.CIRCULAR).useBias(false),
                rngs()),
        image);
    layer = "ConvTranspose";
    var small = Shape.of(3, 2);
    transposed("conv_transpose", 3, small, ConvTranspose.options(), image);
    transposed("conv_transpose_strides", 3, small, ConvTranspose.options().strides(2, 3), image);
    transposed(
        "conv_transpose_valid",
        3,
        small,
        ConvTranspose.options().strides(1, 2).padding(Padding.VALID),
        image);
    transposed(
        "conv_transpose_kernel",
        3,
        small,
        ConvTranspose.options().strides(2, 1).transposeKernel(true).useBias(false),
        image);
    var circular = ConvTranspose.options().padding(Padding.CIRCULAR);
    transposed("conv_transpose_circular", 1, small, circular.strides(2, 1), image);
    transposed(
        "conv_transpose_circular_kernel",
        1,
        Shape.of(3, 4),
        ConvTranspose.options().padding(Padding.CIRCULAR).strides(2).transposeKernel(true),
        image);
    transposed(
        "conv_transpose_dilation",
        1,
        Shape.of(2, 2),
        ConvTranspose.options()
            .kernelDilation(2, 1)
            .padding(Padding.of(new int[][] {{1, 2}, {0, 1}})),
        image);
    transposed(
        "conv_transpose_mask",
        1,
        Shape.of(2, 2),
        ConvTranspose.options().mask(pattern(3, 2, 2, 2, 1)),
        image);
    transposed(
        "conv_transpose_line",
        3,
        Shape.of(3),
        ConvTranspose.options().strides(2),
        pattern(7, 4, 2));
  }

  /// Example by example, with the statistics of all.
  private <M extends Module & Layer> void together(String name, Supplier<M> make, Tensor x) {
    var axes = Axes.in(In.SHARED, In.MAPPED).axisName("batch");
    put(
        name + "_axis_name",
        make,
        (m, xs) -> Nnx.vmap((M l, Tensor e) -> l.call(e), axes).apply(m, xs.getFirst()),
        x);
  }

  private void namedNorms() {
    var x = pattern(7, 2, 3, 2, 4);
    var name = "batch";
    layer = "BatchNorm";
    together("batch_norm", () -> new BatchNorm(4, BatchNorm.options().axisName(name), rngs()), x);
    layer = "LayerNorm";
    var slow = LayerNorm.options().useFastVariance(false).axisName(name);
    together("layer_norm", () -> new LayerNorm(4, slow, rngs()), x);
    layer = "RMSNorm";
    together("rms_norm", () -> new RmsNorm(4, RmsNorm.options().axisName(name), rngs()), x);
    layer = "GroupNorm";
    var groups = GroupNorm.options().numGroups(2).axisName(name);
    together("group_norm", () -> new GroupNorm(4, groups, rngs()), x);
    layer = "InstanceNorm";
    var instances = InstanceNorm.options().axisName(name);
    together("instance_norm", () -> new InstanceNorm(4, instances, rngs()), x);
  }

  private void norms() {
    var x = pattern(7, 2, 3, 2, 4);
    var mask = Tensor.arange(12).reshape(2, 3, 2, 1).mod(3).ne(0);
    layer = "BatchNorm";
    put("batch_norm", () -> new BatchNorm(4, rngs()), x);
    put(
        "batch_norm_eval",
        () -> new BatchNorm(4, BatchNorm.options().useRunningAverage(true), rngs()),
        x);
    layer = "LayerNorm";
    put("layer_norm", () -> new LayerNorm(4, rngs()), x);
    var axes = LayerNorm.options().reductionAxes(1, 2).featureAxes(1).useFastVariance(false);
    put("layer_norm_axes", () -> new LayerNorm(3, axes.epsilon(0.1), rngs()), x);
    put(
        "layer_norm_bf16",
        () -> new LayerNorm(4, LayerNorm.options().dtype(DType.BF16), rngs()),
        x);
    var shiftless = LayerNorm.options().reductionAxes(1, 2, 3).useBias(false);
    put(
        "layer_norm_mask",
        () -> new LayerNorm(4, shiftless, rngs()),
        (m, xs) -> m.call(xs.getFirst(), mask),
        x);
    layer = "RMSNorm";
    put("rms_norm", () -> new RmsNorm(4, rngs()), x);
    put(
        "rms_norm_axes",
        () -> new RmsNorm(4, RmsNorm.options().reductionAxes(1, -1).useScale(false), rngs()),
        x);
    layer = "GroupNorm";
    put("group_norm", () -> new GroupNorm(4, 2, rngs()), x);
    put(
        "group_norm_size",
        () -> new GroupNorm(4, GroupNorm.options().groupSize(1).epsilon(0.1), rngs()),
        x);
    put(
        "group_norm_flat",
        () -> new GroupNorm(4, GroupNorm.options().numGroups(1).useScale(false), rngs()),
        pattern(7, 3, 4));
    var wide = mask.broadcastTo(2, 3, 2, 4);
    put(
        "group_norm_mask",
        () -> new GroupNorm(4, 2, rngs()),
        (m, xs) -> m.call(xs.getFirst(), wide),
        x);
    layer = "InstanceNorm";
    put("instance_norm", () -> new InstanceNorm(4, rngs()), x);
    put(
        "instance_norm_axis",
        () ->
            new InstanceNorm(
                3, InstanceNorm.options().featureAxes(1).useFastVariance(false), rngs()),
        x);
  }

  private static <M extends Module> Supplier<M> around(
      Function<Rngs, Layer> inner, java.util.function.BiFunction<Layer, Rngs, M> outer) {
    return () -> {
      var r = rngs();
      return outer.apply(inner.apply(r), r);
    };
  }

  private void wrappers() {
    var x = pattern(7, 2, 3, 2, 4);
    var flat = pattern(7, 2, 3);
    Function<Rngs, Layer> dense = r -> new Linear(3, 4, r);
    Function<Rngs, Layer> conv = r -> new Conv(4, 2, Shape.of(2, 1), r);
    layer = "WeightNorm";
    put("weight_norm", around(dense, WeightNorm::new), flat);
    put(
        "weight_norm_axes",
        around(
            conv,
            (l, r) ->
                new WeightNorm(
                    l, WeightNorm.options().featureAxes(-2, -1).useScale(false).epsilon(0.1), r)),
        x);
    put(
        "weight_norm_all",
        around(dense, (l, r) -> new WeightNorm(l, WeightNorm.options().featureAxes(), r)),
        flat);
    layer = "SpectralNorm";
    put("spectral_norm", around(dense, SpectralNorm::new), flat);
    put(
        "spectral_norm_conv",
        around(conv, (l, r) -> new SpectralNorm(l, SpectralNorm.options().nSteps(3), r)),
        x);
    put(
        "spectral_norm_eval",
        around(dense, (l, r) -> new SpectralNorm(l, SpectralNorm.options().updateStats(false), r)),
        flat);
  }

  private static MultiHeadAttention.Options heads() {
    return MultiHeadAttention.options().decode(false);
  }

  private void attention(
      String name,
      MultiHeadAttention.Options options,
      Fn2<MultiHeadAttention, List<Tensor>, Tensor> call,
      Tensor... inputs) {
    put(name, () -> new MultiHeadAttention(2, 4, options, rngs()), call, inputs);
  }

  private static Tensor decoded(MultiHeadAttention m, List<Tensor> xs) {
    var x = xs.getFirst();
    m.initCache(x.shape());
    var all = new ArrayList<Tensor>();
    for (int t = 0; t < x.dim(1); t++) all.add(m.call(x.sliceAxis(1, t, t + 1)));
    return Jnp.concatenate(all, 1);
  }

  private void attention() {
    var x = pattern(7, 2, 3, 4);
    layer = "MultiHeadAttention";
    Fn2<MultiHeadAttention, List<Tensor>, Tensor> self = (m, xs) -> m.call(xs.getFirst());
    Fn2<MultiHeadAttention, List<Tensor>, Tensor> causal =
        (m, xs) -> m.call(xs.getFirst(), MultiHeadAttention.arguments().isCausal(true));
    attention("attention", heads(), self, x);
    attention("attention_features", heads().qkvFeatures(6).outFeatures(3).useBias(false), self, x);
    attention(
        "attention_cross",
        heads().inKvFeatures(3),
        (m, xs) -> m.call(xs.get(0), xs.get(1), MultiHeadAttention.arguments()),
        x,
        pattern(4, 2, 5, 3));
    attention("attention_groups", heads().qkvFeatures(8).numKvHeads(1), self, x);
    attention("attention_normalized", heads().normalizeQk(true), self, x);
    attention("attention_bf16", heads().dtype(DType.BF16), self, x);
    attention("attention_causal", heads(), causal, x);
    var padding = Tensor.of(new float[][] {{1, 1, 0}, {1, 1, 1}});
    var mask =
        Nnx.combineMasks(
            Nnx.makeCausalMask(Tensor.ones(2, 3)),
            Nnx.makeAttentionMask(Tensor.ones(2, 3), padding));
    attention(
        "attention_mask",
        heads(),
        (m, xs) -> m.call(xs.getFirst(), MultiHeadAttention.arguments().mask(mask)),
        x);
    attention("attention_dropout", heads().dropoutRate(0.3).deterministic(false), self, x);
    attention(
        "attention_dropout_all",
        heads().dropoutRate(0.5).deterministic(false).broadcastDropout(false).numKvHeads(1),
        self,
        x);
    attention("attention_dropout_eval", heads().dropoutRate(0.3).deterministic(true), causal, x);
    attention("attention_decode", heads().decode(true), LayerUses::decoded, x);
    attention("attention_decode_groups", heads().decode(true).numKvHeads(1), LayerUses::decoded, x);
  }

  private void dotProduct() {
    var q = pattern(7, 2, 3, 4, 2);
    var k = pattern(4, 2, 5, 2, 2);
    layer = "dot_product_attention";
    Fn2<Sequential, List<Tensor>, Tensor> plain =
        (_, xs) -> Nnx.dotProductAttention(xs.get(0), xs.get(1), xs.get(2));
    put("dot_product", Sequential::new, plain, q, k, pattern(5, 2, 5, 2, 2));
    put(
        "dot_product_bias",
        Sequential::new,
        (_, xs) ->
            Nnx.dotProductAttention(
                xs.get(0),
                xs.get(1),
                xs.get(2),
                AttentionOptions.DEFAULT.withBias(xs.get(3)).withCausal(true)),
        q,
        k,
        pattern(5, 2, 5, 2, 2),
        pattern(3, 2, 4, 3, 5));
    put(
        "dot_product_sown",
        Sequential::new,
        (_, xs) ->
            Nnx.dotProductAttention(
                xs.get(0),
                xs.get(1),
                xs.get(2),
                AttentionOptions.DEFAULT.withDropout(0.5, null, true).withDeterministic(true)),
        q,
        k,
        pattern(5, 2, 5, 2, 3));
    put("dot_product_flat", Sequential::new, plain, q.get(0), k.get(0), k.get(0));
    var half = k.astype(DType.BF16);
    put("dot_product_bf16", Sequential::new, plain, q.astype(DType.BF16), half, half);
  }

  private static Tensor at(Tensor x, int time) {
    return x.sliceAxis(1, time, time + 1).squeeze(1);
  }

  private static <C> Tensor twoSteps(RnnCell<C> cell, List<Tensor> xs) {
    var x = xs.getFirst();
    var first = cell.call(cell.initializeCarry(at(x, 0).shape(), new Rngs(1)), at(x, 0));
    var second = cell.call(first.carry(), at(x, 1));
    return Jnp.concatenate(List.of(first.output(), second.output()), -1);
  }

  private static Tensor both(LstmCarry carry) {
    return Jnp.concatenate(List.of(carry.c(), carry.h()), -1);
  }

  private void cells() {
    var x = pattern(7, 2, 5, 3);
    layer = "LSTMCell";
    put("lstm_cell", () -> new LstmCell(3, 4, rngs()), LayerUses::twoSteps, x);
    put(
        "lstm_carry",
        () -> new LstmCell(3, 4, rngs()),
        (m, xs) -> {
          var stream = new Rngs(1).stream("carry");
          var shape = at(xs.getFirst(), 0).shape();
          return both(m.initializeCarry(shape, stream, Initializers.normal(1)));
        },
        x);
    layer = "OptimizedLSTMCell";
    put("optimized_lstm_cell", () -> new OptimizedLstmCell(3, 4, rngs()), LayerUses::twoSteps, x);
    layer = "GRUCell";
    put("gru_cell", () -> new GruCell(3, 4, rngs()), LayerUses::twoSteps, x);
    layer = "SimpleCell";
    put("simple_cell", () -> new SimpleCell(3, 4, rngs()), LayerUses::twoSteps, x);
    var residual = SimpleCell.options().residual(true).activationFn(Nnx::relu);
    put(
        "simple_cell_residual",
        () -> new SimpleCell(3, 4, residual, rngs()),
        LayerUses::twoSteps,
        x);
  }

  private static Rnn<LstmCarry> lstm(Rnn.Options options) {
    return new Rnn<>(new OptimizedLstmCell(3, 4, rngs()), options);
  }

  private static Bidirectional<Tensor, Tensor> twoWays() {
    var r = rngs();
    return new Bidirectional<>(new Rnn<>(new GruCell(3, 2, r)), new Rnn<>(new GruCell(3, 2, r)));
  }

  private void sequences() {
    var x = pattern(7, 2, 5, 3);
    var lengths = Tensor.of(2, 5);
    layer = "RNN";
    put("rnn", () -> lstm(Rnn.options()), x);
    put("rnn_gru", () -> new Rnn<>(new GruCell(3, 4, rngs())), x);
    put("rnn_lstm", () -> new Rnn<>(new LstmCell(3, 4, rngs())), x);
    put("rnn_time_major", () -> lstm(Rnn.options().timeMajor(true)), x.swapaxes(0, 1));
    put("rnn_reverse", () -> lstm(Rnn.options().reverse(true)), x);
    put("rnn_keep_order", () -> lstm(Rnn.options().reverse(true).keepOrder(true)), x);
    put(
        "rnn_lengths",
        () -> new Rnn<>(new SimpleCell(3, 4, rngs()), Rnn.options().reverse(true).keepOrder(true)),
        (m, xs) -> m.run(xs.getFirst(), Rnn.<Tensor>arguments().seqLengths(lengths)).output(),
        x);
    put(
        "rnn_carry",
        () -> new Rnn<>(new GruCell(3, 4, rngs())),
        (m, xs) -> m.run(xs.getFirst()).carry(),
        x);
    put(
        "rnn_carry_lengths",
        () -> lstm(Rnn.options()),
        (m, xs) ->
            both(m.run(xs.getFirst(), Rnn.<LstmCarry>arguments().seqLengths(lengths)).carry()),
        x);
    layer = "Bidirectional";
    put("bidirectional", LayerUses::twoWays, x);
    put(
        "bidirectional_lengths",
        LayerUses::twoWays,
        (m, xs) -> m.run(xs.getFirst(), lengths, null).output(),
        x);
  }
}
