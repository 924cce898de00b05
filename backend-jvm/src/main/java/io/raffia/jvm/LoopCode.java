package io.raffia.jvm;

/// A compiled kernel. `table` is the address of the addresses of the arrays, by slot; the outermost
/// loop runs from `from` to `to`.
interface LoopCode {
  void run(long table, int from, int to);
}
