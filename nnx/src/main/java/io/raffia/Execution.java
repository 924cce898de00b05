package io.raffia;

import io.raffia.ir.Func;
import java.util.List;

/// A compiled program: the seam between staging and the backends.
interface Execution {
  /// Runs on concrete storage; returns fresh storage, a result each.
  List<Storage> run(List<Storage> args);

  /// Compiles `func` for this machine.
  static Execution compile(Func func) {
    return new Evaluator(func);
  }
}
