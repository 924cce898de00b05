package io.raffia.ir;

/// Text that StableHLO knows and Raffia does not: an op or a type outside the vocabulary.
public final class UnsupportedException extends IrException {
  private static final long serialVersionUID = 1;

  private final String what;

  UnsupportedException(String place, String what) {
    super(place + ": unsupported " + what);
    this.what = what;
  }

  /// The op or the type, without its place.
  public String what() {
    return what;
  }
}
