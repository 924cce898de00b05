package io.raffia;

import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Op;
import io.raffia.reflect.SourceLine;
import io.raffia.reflect.Tracing;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Control flow on tensors: a region of a structured op is a [Trace] of its own, so that what it
/// reads from outside becomes its parameters.
final class TensorTracing implements Tracing {
  private static Trace current() {
    return Objects.requireNonNull(Trace.current(), "a program is being staged");
  }

  @Override
  public boolean isTensor(@Nullable Object x) {
    return x instanceof Tensor;
  }

  @Override
  public TensorType type(Object tensor) {
    return ((Tensor) tensor).type();
  }

  @Override
  public boolean isWeak(Object tensor) {
    return ((Tensor) tensor).isWeak();
  }

  @Override
  public Object key(Object tensor) {
    return Trace.key((Tensor) tensor);
  }

  @Override
  public Object constant(Literal value) {
    return Tensor.tracer(current(), current().builder.constant(value), true);
  }

  @Override
  public Object emit(Op op, List<Object> operands) {
    var trace = current();
    trace.builder.at(Sites.current());
    var in = new ArrayList<Value>();
    boolean weak = true;
    for (var x : operands) {
      in.add(trace.value((Tensor) x));
      weak &= ((Tensor) x).isWeak();
    }
    return Tensor.tracer(trace, trace.builder.emit(op, in), weak);
  }

  @Override
  public Object cast(Object tensor, TensorType type, boolean weak) {
    var x = (Tensor) tensor;
    if (x.type().equals(type) && x.isWeak() == weak) return x;
    var trace = current();
    var value = trace.value(x);
    if (value.dtype() != type.dtype()) value = trace.builder.emit(new Convert(type.dtype()), value);
    return Tensor.tracer(trace, value, weak);
  }

  @Override
  public void check(Object holds, String what, Function<String, RuntimeException> thrown) {
    var lines = Sites.lines();
    current().checks.add((Tensor) holds, () -> thrown.apply(what + SourceLine.chain(lines)));
  }

  @Override
  public int size() {
    return current().builder.eqns().size();
  }

  @Override
  public Object mark() {
    return current().mark();
  }

  @Override
  public void rollback(Object mark) {
    current().rollback((Trace.Mark) mark);
  }

  @Override
  public void assign(Object variable, Object tensor) {
    var trace = current();
    var x = (Tensor) tensor;
    if (variable.equals(trace.checks.state) && trace.equals(x.tracer())) {
      var value = x.tracerValue();
      if (trace.params().contains(value)) trace.checked = value;
    }
    trace.write((Variable) variable, x);
  }

  @Override
  public Object valueOf(Object variable) {
    return current().read((Variable) variable);
  }

  @Override
  public Region open() {
    return new TraceRegion(Trace.enter());
  }

  @Override
  public Object promise(TensorType type, boolean weak) {
    return Tensor.tracer(current(), new Value(type), weak);
  }

  @Override
  public void choose(
      Object index, List<Region> regions, List<List<Object>> values, List<Object> results) {
    StructuredOps.choose(
        current(), (Tensor) index, traces(regions), tensors(values), list(results));
  }

  @Override
  public int cost(Object tensor) {
    return StructuredOps.cost(current().builder.eqns(), current().value((Tensor) tensor));
  }

  @Override
  public List<Object> loop(
      Region region,
      List<Object> params,
      List<Object> initial,
      Object condition,
      List<Object> next) {
    return List.copyOf(
        StructuredOps.loop(
            current(),
            ((TraceRegion) region).trace,
            list(params),
            list(initial),
            (Tensor) condition,
            list(next)));
  }

  @Override
  public @Nullable Object call(Executable method, @Nullable Object[] args) {
    return SymbolicCalls.call(method, args);
  }

  @Override
  public boolean takesSymbols(Executable method) {
    return method.getDeclaringClass().isAssignableFrom(Nnx.class)
        && (method.getName().startsWith("lambda$") || method.getName().startsWith("debug"));
  }

  private static List<Tensor> list(List<Object> all) {
    return all.stream().map(Tensor.class::cast).toList();
  }

  private static List<List<Tensor>> tensors(List<List<Object>> all) {
    return all.stream().map(TensorTracing::list).toList();
  }

  private static List<Trace> traces(List<Region> all) {
    return all.stream().map(r -> ((TraceRegion) r).trace).toList();
  }

  private record TraceRegion(Trace trace) implements Region {
    @Override
    public void enter() {
      trace.resume();
    }

    @Override
    public void leave() {
      if (trace.equals(Trace.current())) trace.suspend();
    }

    @Override
    public Object param(TensorType type, boolean weak) {
      return trace.param(type, weak, "");
    }

    @Override
    public boolean isLocal(Object tensor) {
      return trace.equals(((Tensor) tensor).tracer());
    }

    @Override
    public Map<Object, Object> assigned() {
      var out = new LinkedHashMap<Object, Object>();
      for (var v : trace.written()) {
        var parent = Objects.requireNonNull(trace.parent);
        if (v.isHeld() || parent.knows(v)) out.put(v, trace.read(v));
      }
      return out;
    }

    @Override
    public void close() {
      trace.end();
    }
  }
}
