package io.raffia;

/// A number whose value is a tensor: a hyperparameter that changes while training, without
/// compiling anew. Operations of [Tensor] take it wherever they take a number; see
/// [Optax#injectHyperparams].
public final class Hyperparameter extends Number {
  private static final long serialVersionUID = 1;

  private final transient Tensor value;

  /// `value` is a scalar.
  public Hyperparameter(Tensor value) {
    this.value = value;
  }

  /// The scalar itself.
  public Tensor value() {
    return value;
  }

  /// The value now; throws [io.raffia.ir.IrException] while a program is being staged.
  @Override
  public double doubleValue() {
    return value.toDouble();
  }

  @Override
  public float floatValue() {
    return value.toFloat();
  }

  @Override
  public int intValue() {
    return value.toInt();
  }

  @Override
  public long longValue() {
    return value.toLong();
  }

  @Override
  public String toString() {
    return "Hyperparameter(" + value + ")";
  }
}
