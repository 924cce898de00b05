package io.raffia.jvm;

/// One kernel of a program, ready to run on the arrays whose addresses stand in `table`.
@FunctionalInterface
interface Step {
  void run(long table);
}
