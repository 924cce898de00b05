package io.raffia;

import java.util.Map;

/// What recurrent cells may be told. Each setting has Flax's default and returns this object.
///
/// @param <O> the cell's own options
public abstract class CellOptions<O extends CellOptions<O>> extends ParamOptions<O> {
  Fn1<Tensor, Tensor> gateFn = Nnx::sigmoid;
  Fn1<Tensor, Tensor> activationFn = Nnx::tanh;
  Initializer kernelInit = Initializers.lecunNormal();
  Initializer recurrentKernelInit = Initializers.orthogonal();
  Initializer biasInit = Initializers.zeros();
  Map<String, Object> kernelMetadata = Map.of();
  Map<String, Object> recurrentKernelMetadata = Map.of();
  Map<String, Object> biasMetadata = Map.of();

  CellOptions() {}

  /// Of the gates. Default sigmoid ([SimpleCell] has none).
  public final O gateFn(Fn1<Tensor, Tensor> function) {
    gateFn = function;
    return self();
  }

  /// Default tanh.
  public final O activationFn(Fn1<Tensor, Tensor> function) {
    activationFn = function;
    return self();
  }

  /// Of what maps the inputs. Default [Initializers#lecunNormal()].
  public final O kernelInit(Initializer init) {
    kernelInit = init;
    return self();
  }

  /// Of what maps the carry. Default [Initializers#orthogonal()].
  public final O recurrentKernelInit(Initializer init) {
    recurrentKernelInit = init;
    return self();
  }

  /// Default zeros.
  public final O biasInit(Initializer init) {
    biasInit = init;
    return self();
  }

  /// What is to be known of the kernels of the inputs: see [Variable#metadata()].
  public final O kernelMetadata(Map<String, Object> metadata) {
    kernelMetadata = metadata;
    return self();
  }

  /// What is to be known of the kernels of the carry: see [Variable#metadata()].
  public final O recurrentKernelMetadata(Map<String, Object> metadata) {
    recurrentKernelMetadata = metadata;
    return self();
  }

  /// What is to be known of the biases: see [Variable#metadata()].
  public final O biasMetadata(Map<String, Object> metadata) {
    biasMetadata = metadata;
    return self();
  }
}
