package io.raffia;

import io.raffia.ir.Value;
import io.raffia.ir.op.Checkpoint;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of a rematerialized function inside the trace that is open.
final class Rematerialization {
  private Rematerialization() {}

  static @Nullable Object apply(Object function, CheckpointPolicy policy, @Nullable Object[] args) {
    var outer = Objects.requireNonNull(Trace.current());
    var at = Sites.current();
    var body = Region.run(function, _ -> args);
    var written = body.trace.written();
    var results = new ArrayList<>(Region.values(body.trace, body.result().tensors()));
    for (var v : written) results.add(body.end(v));
    var captured = Region.captured(body);
    var func = body.func("remat", body.captures(captured), results);
    outer.builder.at(at);
    var out =
        outer.builder.emitAll(
            new Checkpoint(func, policy.op()), Region.values(outer, captured.values()), "");
    var tensors = new ArrayList<Tensor>();
    for (var x : body.result().tensors()) tensors.add(tensor(outer, out, tensors.size(), x));
    int i = tensors.size();
    for (var v : written) outer.write(v, tensor(outer, out, i++, body.trace.read(v)));
    body.repeatChanges();
    return body.result().with(tensors);
  }

  private static Tensor tensor(Trace outer, java.util.List<Value> out, int i, Tensor like) {
    return Tensor.tracer(outer, out.get(i), like.isWeak());
  }
}
