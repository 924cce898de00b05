package io.raffia.passes;

import io.raffia.ir.Func;
import io.raffia.ir.Value;
import java.util.List;
import java.util.Map;

/// A function as kernels in an order that they can run in. `aliases` are reshapes: values that lie
/// in the memory of another one, which is no alias itself.
public record Program(Func func, List<Kernel> kernels, Map<Value, Value> aliases) {
  /// The value in whose memory `v` lies.
  public Value storage(Value v) {
    return aliases.getOrDefault(v, v);
  }

  /// The kernels as text, one after another.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var k : kernels) text.append(k).append('\n');
    return text.toString();
  }
}
