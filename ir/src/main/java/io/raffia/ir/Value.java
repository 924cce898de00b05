package io.raffia.ir;

/// A variable of a program: bound once, by a parameter list or an equation. A class and not a
/// record, because two values of one type are different values. `name` is a hint for printing,
/// taken from the user's variable; it may be empty and need not be unique.
public final class Value {
  private final TensorType type;
  private final String name;

  public Value(TensorType type, String name) {
    this.type = type;
    this.name = name;
  }

  public Value(TensorType type) {
    this(type, "");
  }

  public TensorType type() {
    return type;
  }

  public DType dtype() {
    return type.dtype();
  }

  public Shape shape() {
    return type.shape();
  }

  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return "%" + name + ": " + type;
  }
}
