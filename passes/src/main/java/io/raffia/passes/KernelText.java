package io.raffia.passes;

import io.raffia.ir.Scalar;
import io.raffia.ir.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Kernels as a reader sees them: loops with one line a scalar that is used twice or is long.
final class KernelText {
  private final StringBuilder out = new StringBuilder();
  private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
  private int temporaries;

  static String of(Kernel kernel) {
    var text = new KernelText();
    var eqns =
        kernel.eqns().stream()
            .map(e -> e.op().mnemonic())
            .distinct()
            .collect(Collectors.joining(", "));
    text.out.append("// ").append(eqns).append('\n');
    text.kernel(kernel);
    return text.out.toString();
  }

  private void kernel(Kernel kernel) {
    switch (kernel) {
      case Kernel.Loop loop -> loop(loop);
      case Kernel.Product p ->
          line(value(p.to()) + " = product " + view(p.lhs()) + ", " + view(p.rhs()));
      case Kernel.Convolve c ->
          line(value(c.to()) + " = convolve " + view(c.input()) + ", " + view(c.filter()));
      case Kernel.Fused f -> {
        kernel(f.product());
        line("epilogue");
        loop(f.epilogue());
      }
      case Kernel.Accumulate a -> {
        loop(a.initial());
        axes(a.axes());
        var index = a.index().stream().map(this::scalar).toList();
        line("if " + scalar(a.guard()) + " " + value(a.to()) + index + " = " + scalar(a.body()));
      }
      case Kernel.Data d -> line(value(d.to()) + " = data");
      case Kernel.Extern e ->
          line(values(e.writes()) + " = " + e.op().mnemonic() + " " + values(e.reads()));
      case Kernel.Structured s -> {
        line(values(s.writes()) + " = " + s.op().mnemonic() + " " + values(s.reads()));
        for (var region : s.regions()) {
          line("region");
          out.append(region.toString().indent(2));
        }
      }
    }
  }

  private static String view(View v) {
    return value(v.array()) + " offset " + v.offset() + " strides " + v.strides();
  }

  private static String values(List<Value> all) {
    return all.stream().map(KernelText::value).collect(Collectors.joining(", "));
  }

  private static String value(Value v) {
    return "%"
        + v.name()
        + "@"
        + Integer.toHexString(System.identityHashCode(v))
        + ":"
        + v.type().brief();
  }

  private void line(String s) {
    out.append(s).append('\n');
  }

  private void axes(List<Scalar.Axis> axes) {
    for (var a : axes) line("for " + axis(a) + " < " + a.extent());
  }

  private String axis(Scalar.Axis a) {
    return names.computeIfAbsent(a, k -> "i" + names.size());
  }

  private void loop(Kernel.Loop loop) {
    axes(loop.axes());
    for (var s : loop.stores()) line("  " + value(s.to()) + " = " + scalar(s.body()));
  }

  private String scalar(Scalar s) {
    var name = names.get(s);
    if (name != null) return name;
    var text =
        switch (s) {
          case Scalar.Num(var t, long bits) -> t.isFloat() ? t.toDouble(bits) + "" : bits + "";
          case Scalar.Axis a -> axis(a);
          case Scalar.Load(var array, var index) ->
              value(array) + index.stream().map(this::scalar).toList();
          case Scalar.Apply(var op, var args) ->
              op.mnemonic().substring(op.mnemonic().indexOf('.') + 1)
                  + args.stream().map(this::scalar).collect(Collectors.joining(", ", "(", ")"));
          case Scalar.Fold(var m, var axes, var body) ->
              m
                  + " over "
                  + axes.stream().map(a -> axis(a) + " < " + a.extent()).toList()
                  + " of "
                  + scalar(body);
        };
    if (text.length() < 24) return text;
    name = "t" + temporaries++;
    names.put(s, name);
    line("  " + name + " = " + text);
    return name;
  }
}
