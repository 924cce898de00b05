package io.raffia;

import io.raffia.ir.Printer;

/// A compiled program: what calls of the function run.
public final class Executable {
  private final Program program;

  Executable(Program program) {
    this.program = program;
  }

  /// The improved program as StableHLO text, then its kernels.
  public String asText() {
    return Printer.print(program.funcs().optimized()) + "\n" + program.execution().kernels();
  }

  /// What one run computes.
  public CostAnalysis costAnalysis() {
    return CostAnalysis.of(program.funcs().optimized());
  }
}
