package io.raffia.ir;

/// An error in the program being built or read: never one of the compiler's own.
public class IrException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What does not fit.
  public enum About {
    SHAPES,
    ELEMENT_TYPES,
    /// Anything else: an option, a structure, a name.
    ARGUMENTS
  }

  private final About about;

  public IrException(String message) {
    super(message);
    about = About.ARGUMENTS;
  }

  public IrException(String message, Throwable cause) {
    super(message, cause);
    about = cause instanceof IrException e ? e.about() : About.ARGUMENTS;
  }

  private IrException(About about, String message) {
    super(message);
    this.about = about;
  }

  /// An error of shapes.
  public static IrException ofShapes(String message) {
    return new IrException(About.SHAPES, message);
  }

  /// An error of element types.
  public static IrException ofTypes(String message) {
    return new IrException(About.ELEMENT_TYPES, message);
  }

  public About about() {
    return about;
  }
}
