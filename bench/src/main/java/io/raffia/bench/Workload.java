package io.raffia.bench;

import java.util.Arrays;
import java.util.function.Supplier;

/// What is measured, and its name in `peers/jax_peer.py`, `peers/flax_peer.py` and
/// `peers/torch_peer.py`, which compute the same.
@SuppressWarnings("ImmutableEnumChecker") // the suppliers keep nothing
public enum Workload {
  PREDICT("predict", Work.NONE, Models::predict),
  MANY("many", Work.NONE, Models::many),
  MLP("mlp", Work.flops(128 * 2.0 * (2 * 784 * 128 + 3 * 128 * 10)), Models::mlp),
  CNN("cnn", Work.flops(Work.TUTORIAL), Models::cnn),
  CNN_PLAIN("cnn-plain", Work.flops(Work.TUTORIAL), Models::plainCnn),
  GPT("gpt", Work.flops(Work.GPT), Models::gpt),
  SCAN("scan", Work.NONE, Models::scan),
  SCAN_GRADIENT("scan-grad", Work.NONE, Models::scanGradient),
  ELEMENTWISE("elementwise", Work.floats(2 * 2048 * 2048), Kernels::elementwise),
  SOFTMAX("softmax", Work.floats(2 * Work.MATRIX), Kernels::softmax),
  SOFTMAX_GRADIENT("softmax-grad", Work.floats(3 * Work.MATRIX), Kernels::softmaxGradient),
  LAYER_NORM("layer-norm", Work.floats(2 * Work.MATRIX), Kernels::layerNorm),
  LAYER_NORM_GRADIENT("layer-norm-grad", Work.floats(3 * Work.MATRIX), Kernels::layerNormGradient),
  GELU_GRADIENT("gelu-grad", Work.floats(3 * Work.MATRIX), Kernels::geluGradient),
  ATTENTION("attention", Work.flops(4 * Work.HEADS), Kernels::attention),
  ATTENTION_GRADIENT("attention-grad", Work.flops(12 * Work.HEADS), Kernels::attentionGradient),
  EMBEDDING("embedding", Work.floats(2 * 4096 * 256), Kernels::embedding),
  EMBEDDING_GRADIENT(
      "embedding-grad", Work.floats((10_000 + 3 * 4096) * 256), Kernels::embeddingGradient),
  SUM_ROWS("sum-rows", Work.floats(Work.MATRIX), () -> Kernels.sum(1)),
  SUM_COLUMNS("sum-columns", Work.floats(Work.MATRIX), () -> Kernels.sum(0)),
  SUM_ALL("sum-all", Work.floats(Work.MATRIX), () -> Kernels.sum(0, 1)),
  TRANSPOSE("transpose", Work.floats(2 * Work.MATRIX), Kernels::transpose),
  BROADCAST("broadcast", Work.floats(Work.MATRIX), Kernels::broadcast),
  MATMUL_64("matmul-64", Work.matmul(64, 64, 64), () -> Kernels.matmul(64, 64, 64, false, false)),
  MATMUL_128(
      "matmul-128", Work.matmul(128, 128, 128), () -> Kernels.matmul(128, 128, 128, false, false)),
  MATMUL_256(
      "matmul-256", Work.matmul(256, 256, 256), () -> Kernels.matmul(256, 256, 256, false, false)),
  MATMUL_512(
      "matmul-512", Work.matmul(512, 512, 512), () -> Kernels.matmul(512, 512, 512, false, false)),
  MATMUL_512_NT(
      "matmul-512-nt",
      Work.matmul(512, 512, 512),
      () -> Kernels.matmul(512, 512, 512, false, true)),
  MATMUL_512_TN(
      "matmul-512-tn",
      Work.matmul(512, 512, 512),
      () -> Kernels.matmul(512, 512, 512, true, false)),
  MATMUL_512_TT(
      "matmul-512-tt", Work.matmul(512, 512, 512), () -> Kernels.matmul(512, 512, 512, true, true)),
  MATMUL_1024(
      "matmul-1024",
      Work.matmul(1024, 1024, 1024),
      () -> Kernels.matmul(1024, 1024, 1024, false, false)),
  MATMUL_2048(
      "matmul-2048",
      Work.matmul(2048, 2048, 2048),
      () -> Kernels.matmul(2048, 2048, 2048, false, false)),
  MATMUL_TALL(
      "matmul-tall", Work.matmul(8192, 256, 32), () -> Kernels.matmul(8192, 256, 32, false, false)),
  MATMUL_BATCHED("matmul-batched", Work.matmul(64 * 64, 64, 64), Kernels::batchedMatmul),
  CONV_1("conv-1x1", Work.convolution(1, 1), () -> Kernels.convolution(1, 1)),
  CONV_3("conv-3x3", Work.convolution(3, 1), () -> Kernels.convolution(3, 1)),
  CONV_3_STRIDE("conv-3x3-s2", Work.convolution(3, 2), () -> Kernels.convolution(3, 2)),
  CONV_5("conv-5x5", Work.convolution(5, 1), () -> Kernels.convolution(5, 1)),
  CONV_1_GRADIENT(
      "conv-1x1-grad", Work.convolution(1, 1).times(2), () -> Kernels.convolutionGradient(1, 1)),
  CONV_3_GRADIENT(
      "conv-3x3-grad", Work.convolution(3, 1).times(2), () -> Kernels.convolutionGradient(3, 1)),
  CONV_3_STRIDE_GRADIENT(
      "conv-3x3-s2-grad", Work.convolution(3, 2).times(2), () -> Kernels.convolutionGradient(3, 2)),
  CONV_5_GRADIENT(
      "conv-5x5-grad", Work.convolution(5, 1).times(2), () -> Kernels.convolutionGradient(5, 1));

  private final String text;
  private final Work work;
  private final Supplier<? extends Supplier<?>> start;

  Workload(String text, Work work, Supplier<? extends Supplier<?>> start) {
    this.text = text;
    this.work = work;
    this.start = start;
  }

  /// The workload with that name.
  ///
  /// @throws IllegalArgumentException if there is none; the message lists all
  public static Workload of(String name) {
    return Arrays.stream(values())
        .filter(w -> w.text.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no workload `%s`: expected one of %s"
                    .formatted(name, Arrays.stream(values()).map(w -> w.text).toList())));
  }

  /// What makes steps of a workload, or of `gpt:BATCH,FEATURES,LAYERS,LENGTH`, or of
  /// `device-matmul:ROWS`, `device-elementwise:ROWS` and `device-launch:KERNELS`, of
  /// [DeviceKernels].
  ///
  /// @throws IllegalArgumentException if there is no such workload
  public static Supplier<?> start(String name) {
    var parts = name.split(":", 2);
    if (parts.length < 2) return of(name).start();
    var sizes = Arrays.stream(parts[1].split(",", -1)).mapToInt(Integer::parseInt).toArray();
    boolean isModel = parts[0].equals("gpt");
    if (sizes.length != (isModel ? 4 : 1)) {
      throw new IllegalArgumentException(
          "expected gpt:BATCH,FEATURES,LAYERS,LENGTH, device-matmul:ROWS,"
              + " device-elementwise:ROWS or device-launch:KERNELS, found "
              + name);
    }
    return switch (parts[0]) {
      case "gpt" -> Models.gpt(sizes[0], sizes[1], sizes[2], sizes[3]);
      case "device-matmul" -> DeviceKernels.matmul(sizes[0]);
      case "device-elementwise" -> DeviceKernels.elementwise(sizes[0]);
      case "device-launch" -> DeviceKernels.launch(sizes[0]);
      default -> of(name).start();
    };
  }

  /// The name on the command line.
  public String text() {
    return text;
  }

  /// What one call has to do at least.
  public Work work() {
    return work;
  }

  /// Makes what a step needs; each call of the result runs one step, the first of them compiles it.
  public Supplier<?> start() {
    return start.get();
  }
}
