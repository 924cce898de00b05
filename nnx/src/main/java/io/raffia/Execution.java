package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import java.util.ArrayList;
import java.util.List;

/// A compiled program: the seam between staging and the backends.
interface Execution {
  /// Runs on concrete storage; returns fresh storage, a result each.
  List<Storage> run(List<Storage> args);

  /// Compiles `func` for this machine.
  static Execution compile(Func func) {
    return args -> {
      var literals = new ArrayList<io.raffia.ir.Literal>();
      for (int i = 0; i < args.size(); i++) literals.add(args.get(i).literal(func.params().get(i).type()));
      return Interpreter.run(func, literals).stream().map(Storage::of).toList();
    };
  }
}
