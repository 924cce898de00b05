package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.Printer;
import org.jspecify.annotations.Nullable;

/// A function as a program: what staging it for some arguments gave. Of `Nnx.jit(f).lower(x)`, the
/// program is kept for calls.
public final class Lowered {
  /// The programs before and after they were improved.
  record Funcs(Func staged, Func optimized) {}

  private final Program program;

  Lowered(Program program) {
    this.program = program;
  }

  static Lowered of(Object function, @Nullable Object... args) {
    return Compiled.of(function).lower(args);
  }

  /// The program as StableHLO text.
  public String asText() {
    return Printer.print(program.funcs().staged());
  }

  /// The program as this machine runs it.
  public Executable compile() {
    return new Executable(program);
  }

  /// What one run computes, before the program is improved.
  public CostAnalysis costAnalysis() {
    return CostAnalysis.of(program.funcs().staged());
  }
}
