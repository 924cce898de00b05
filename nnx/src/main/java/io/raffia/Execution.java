package io.raffia;

import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A compiled program: the seam between staging and the backends.
interface Execution {
  /// Runs on concrete storage; returns a storage a result: a fresh one, or that of a donated argument.
  Storage[] run(Storage[] args);

  /// Compiles `func` for this machine.
  static Execution compile(Func func) {
    return compile(func, Collections.nCopies(func.params().size(), false));
  }

  /// `donated` marks the parameters whose memory a run may reuse.
  static Execution compile(Func func, List<Boolean> donated) {
    return args -> {
      var literals = new ArrayList<Literal>();
      for (int i = 0; i < args.length; i++) literals.add(args[i].literal(func.params().get(i).type()));
      return Interpreter.run(func, literals).stream().map(Storage::of).toArray(Storage[]::new);
    };
  }
}
