package io.raffia.jvm;

import io.raffia.ir.Func;
import io.raffia.passes.Fuse;
import io.raffia.passes.Program;
import java.util.List;

/// Compiles programs for the CPU.
public final class JvmBackend {
  private JvmBackend() {}

  /// Fuses, plans memory and compiles. `donated` says of each parameter whether a run may reuse the
  /// argument's memory: its content is undefined afterwards, and it may be one of the results.
  public static JvmExecutable compile(Func f, List<Boolean> donated) {
    return compile(Fuse.fuse(f), donated);
  }

  /// The same for a program that is kernels already.
  public static JvmExecutable compile(Program program, List<Boolean> donated) {
    return new JvmExecutable(program, donated, Tier.chosen());
  }
}
