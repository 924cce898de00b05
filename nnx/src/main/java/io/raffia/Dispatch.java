package io.raffia;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.IrException;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// The one way of every tensor operation: into the current trace when there is one, else at once,
/// as a small program that is compiled once for its operand types.
final class Dispatch {
  /// What an operation emits.
  interface Body {
    Value emit(Builder b, List<Value> in);
  }

  private record Key(Object op, List<TensorType> types) {}

  private record Program(Execution execution, TensorType result) {}

  private static final ConcurrentHashMap<Key, Program> PROGRAMS = new ConcurrentHashMap<>();

  /// Beyond this, programs are unlikely to be of use again: slices at ever new places.
  private static final int MOST = 4096;

  private Dispatch() {}

  /// Applies an operation; `key` says all of `body` but its operands' types.
  static Tensor apply(Object key, boolean weak, Body body, Tensor... in) {
    var trace = Trace.current();
    if (trace != null) return emit(trace, weak, body, in);
    var types = new ArrayList<TensorType>(in.length);
    for (var x : in) types.add(x.type());
    var full = new Key(key, types);
    var program = PROGRAMS.get(full);
    if (program == null) {
      program = compile(body, types, in);
      if (PROGRAMS.size() >= MOST) PROGRAMS.clear();
      PROGRAMS.putIfAbsent(full, program);
    }
    var args = new Storage[in.length];
    for (int i = 0; i < args.length; i++) args[i] = in[i].storage();
    var result = program.execution.run(args)[0];
    for (var x : in) Storage.requireKept(x);
    return Tensor.concrete(program.result, result, weak);
  }

  private static Tensor emit(Trace trace, boolean weak, Body body, Tensor... in) {
    trace.builder.at(Sites.current());
    var values = Arrays.stream(in).map(trace::value).toList();
    try {
      return Tensor.tracer(trace, body.emit(trace.builder, values), weak);
    } catch (IrException e) {
      throw Errors.located(e, in);
    }
  }

  private static Program compile(Body body, List<TensorType> types, Tensor... in) {
    var b = new Builder();
    var params = types.stream().map(Value::new).toList();
    Value result;
    try {
      result = body.emit(b, params);
    } catch (IrException e) {
      throw Errors.located(e, in);
    }
    Func func = b.func("eager", params, List.of(result));
    return new Program(Execution.compile(func), result.type());
  }
}
