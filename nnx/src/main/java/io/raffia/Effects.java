package io.raffia;

import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.Callback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a program does besides computing: an equation that calls the host, ordered by the trace's
/// token, which loops, branches and transforms carry as they carry Variables.
final class Effects {
  /// The token of a program that is being staged. It begins as a constant, and its value at the end
  /// is a result of the program that nobody sees.
  static final class Token extends Variable {}

  private Effects() {}

  /// Calls `function` with `value` when the program that is being staged gets here; there, tensors,
  /// Variables and symbolic numbers in it are what they are then. Outside of traces that is now.
  static void call(
      String target, String config, @Nullable Object value, Consumer<@Nullable Object> function) {
    var trace = Trace.current();
    if (trace == null) {
      function.accept(value);
      return;
    }
    var maker = Template.Maker.ofAbstract(trace);
    var template = maker.of(value);
    trace.builder.at(Sites.current());
    var in = new ArrayList<Value>();
    in.add(trace.value(trace.token.value()));
    for (var x : maker.outputs()) in.add(trace.value(x));
    var op = new Callback(target, config, new Call(template, maker.outputs(), function));
    trace.token.set(Tensor.tracer(trace, trace.builder.emit(op, in), false));
  }

  /// Calls the function with concrete tensors in place of tracers. Each call in the user's code is
  /// an effect of its own.
  private static final class Call implements Callback.Effect {
    private final Template template;
    private final List<Boolean> weak;
    private final Consumer<@Nullable Object> function;

    Call(Template template, List<Tensor> like, Consumer<@Nullable Object> function) {
      this.template = template;
      this.function = function;
      weak = like.stream().map(Tensor::isWeak).toList();
    }

    @Override
    public void run(List<Literal> operands) {
      var tensors = new ArrayList<Tensor>();
      for (int i = 0; i < operands.size(); i++) {
        var x = operands.get(i);
        tensors.add(Tensor.concrete(x.type(), Storage.of(x), weak.get(i)));
      }
      function.accept(template.build(new Template.Call(tensors, List.of(), new HashMap<>())));
    }
  }

  /// The program's last token, if it has effects.
  static @Nullable Value last(Trace trace) {
    return trace.written().contains(trace.token)
        ? trace.value(Objects.requireNonNull(trace.read(trace.token)))
        : null;
  }
}
