package io.raffia.bench;

import java.util.Objects;

/// Stages and compiles one workload again and again in one JVM: with `-Draffia.log=compiles` each
/// round prints what staging, passes and code generation took, the first one cold.
public final class StagingCost {
  private static final int ROUNDS = 15;

  private StagingCost() {}

  /// @param args the name of the workload
  public static void main(String[] args) {
    for (var workload : Workload.values()) {
      if (args.length != 1 || !workload.text().equals(args[0])) continue;
      for (int i = 0; i < ROUNDS; i++) Objects.requireNonNull(workload.start().get());
      System.exit(0);
    }
    throw new IllegalArgumentException("expected the name of a workload");
  }
}
