package io.raffia.reflect;

import org.jspecify.annotations.Nullable;

/// What lambdas made by staged code run: the evaluator while something is staged on the thread, the
/// real method otherwise.
///
/// It is public because the JVM links such lambdas in the user's package; it is of no use to users.
public final class Closure {
  /// How many parameters a lambda can have.
  static final int MOST = 9;

  private final Lambda lambda;
  private final String returns;

  Closure(Lambda lambda, String returns) {
    this.lambda = lambda;
    this.returns = returns;
  }

  Lambda lambda() {
    return lambda;
  }

  private @Nullable Object call(@Nullable Object... args) {
    var stager = Stager.current();
    var body = lambda.body();
    if (stager != null) {
      var result = stager.run(body, body.stack(lambda.capturedArray(), args));
      if (result instanceof Symbolic || result instanceof SymbolicBox) {
        throw new StagingException(
            Violation.ESCAPES, result + " is returned by a lambda to code that runs as it is");
      }
      return Boxes.returned(result, body.returns, returns);
    }
    try {
      var all = new @Nullable Object[lambda.capturedArray().length + args.length];
      System.arraycopy(lambda.capturedArray(), 0, all, 0, lambda.capturedArray().length);
      System.arraycopy(args, 0, all, lambda.capturedArray().length, args.length);
      var result = Linker.handle(body.handle, body.caller).asFixedArity().invokeWithArguments(all);
      return returns.equals("V") || returns.length() > 1
          ? result
          : Boxes.box(Boxes.toStack(result, returns), returns);
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
  }

  public static @Nullable Object call0(Closure c) {
    return c.call();
  }

  public static @Nullable Object call1(Closure c, @Nullable Object x0) {
    return c.call(x0);
  }

  public static @Nullable Object call2(Closure c, @Nullable Object x0, @Nullable Object x1) {
    return c.call(x0, x1);
  }

  public static @Nullable Object call3(
      Closure c, @Nullable Object x0, @Nullable Object x1, @Nullable Object x2) {
    return c.call(x0, x1, x2);
  }

  public static @Nullable Object call4(
      Closure c,
      @Nullable Object x0,
      @Nullable Object x1,
      @Nullable Object x2,
      @Nullable Object x3) {
    return c.call(x0, x1, x2, x3);
  }

  public static @Nullable Object call5(
      Closure c,
      @Nullable Object x0,
      @Nullable Object x1,
      @Nullable Object x2,
      @Nullable Object x3,
      @Nullable Object x4) {
    return c.call(x0, x1, x2, x3, x4);
  }

  public static @Nullable Object call6(
      Closure c,
      @Nullable Object x0,
      @Nullable Object x1,
      @Nullable Object x2,
      @Nullable Object x3,
      @Nullable Object x4,
      @Nullable Object x5) {
    return c.call(x0, x1, x2, x3, x4, x5);
  }

  public static @Nullable Object call7(
      Closure c,
      @Nullable Object x0,
      @Nullable Object x1,
      @Nullable Object x2,
      @Nullable Object x3,
      @Nullable Object x4,
      @Nullable Object x5,
      @Nullable Object x6) {
    return c.call(x0, x1, x2, x3, x4, x5, x6);
  }

  public static @Nullable Object call8(
      Closure c,
      @Nullable Object x0,
      @Nullable Object x1,
      @Nullable Object x2,
      @Nullable Object x3,
      @Nullable Object x4,
      @Nullable Object x5,
      @Nullable Object x6,
      @Nullable Object x7) {
    return c.call(x0, x1, x2, x3, x4, x5, x6, x7);
  }

  public static @Nullable Object call9(
      Closure c,
      @Nullable Object x0,
      @Nullable Object x1,
      @Nullable Object x2,
      @Nullable Object x3,
      @Nullable Object x4,
      @Nullable Object x5,
      @Nullable Object x6,
      @Nullable Object x7,
      @Nullable Object x8) {
    return c.call(x0, x1, x2, x3, x4, x5, x6, x7, x8);
  }
}
