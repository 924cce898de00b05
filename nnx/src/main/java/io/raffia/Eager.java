package io.raffia;

import io.raffia.ir.TensorType;
import io.raffia.passes.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Library functions of several operations, run at once as one program: staged with tracers the
/// first time that a key meets operand types, and compiled. Inside a trace the function just runs
/// there.
final class Eager {
  private record Key(Object key, List<TensorType> types, List<Boolean> weak) {}

  private record Program(Execution execution, List<TensorType> types, List<Boolean> weak) {}

  private static final ConcurrentHashMap<Key, Program> PROGRAMS = new ConcurrentHashMap<>();

  private Eager() {}

  /// `body` on `inputs`. `key` must say all that `body` depends on but the inputs; `body` must use
  /// no other tensors.
  static List<Tensor> call(Object key, UnaryOperator<List<Tensor>> body, List<Tensor> inputs) {
    if (Trace.current() != null) return body.apply(inputs);
    var full =
        new Key(
            key,
            inputs.stream().map(Tensor::type).toList(),
            inputs.stream().map(Tensor::isWeak).toList());
    var program = PROGRAMS.get(full);
    if (program == null) {
      program = stage(body, inputs);
      PROGRAMS.putIfAbsent(full, program);
    }
    var results =
        program.execution.run(inputs.stream().map(Tensor::storage).toArray(Storage[]::new));
    for (var x : inputs) Storage.requireKept(x);
    var out = new ArrayList<Tensor>(results.length);
    for (int i = 0; i < results.length; i++) {
      out.add(Tensor.concrete(program.types.get(i), results[i], program.weak.get(i)));
    }
    return out;
  }

  private static Program stage(UnaryOperator<List<Tensor>> body, List<Tensor> inputs) {
    var trace = Trace.enter();
    try {
      var params = inputs.stream().map(x -> trace.param(x.type(), x.isWeak(), "")).toList();
      var results = body.apply(params);
      var func = trace.func("eager", results.stream().map(trace::value).toList());
      if (!trace.captured().isEmpty()) {
        throw new IllegalStateException("an eager program must take all its tensors as inputs");
      }
      return new Program(
          Execution.compile(Pipeline.optimize(func)),
          func.resultTypes(),
          results.stream().map(Tensor::isWeak).toList());
    } finally {
      trace.close();
    }
  }
}
