package io.raffia.ir;

/// Text that StableHLO knows and Raffia does not: an op or a type outside the vocabulary.
public final class UnsupportedException extends IrException {
  private static final long serialVersionUID = 1;

  UnsupportedException(String message) {
    super(message);
  }
}
