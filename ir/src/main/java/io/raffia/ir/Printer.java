package io.raffia.ir;

import io.raffia.ir.op.AllGather;
import io.raffia.ir.op.ArrayOp;
import io.raffia.ir.op.AxisOp;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BitcastConvert;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Callback;
import io.raffia.ir.op.Case;
import io.raffia.ir.op.Checkpoint;
import io.raffia.ir.op.Chlo;
import io.raffia.ir.op.Cholesky;
import io.raffia.ir.op.Clamp;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Convolution;
import io.raffia.ir.op.CustomJvp;
import io.raffia.ir.op.CustomLinearSolve;
import io.raffia.ir.op.CustomRoot;
import io.raffia.ir.op.CustomTangent;
import io.raffia.ir.op.CustomVjp;
import io.raffia.ir.op.DotGeneral;
import io.raffia.ir.op.DynamicSlice;
import io.raffia.ir.op.DynamicUpdateSlice;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.OptimizationBarrier;
import io.raffia.ir.op.Pad;
import io.raffia.ir.op.Recompute;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.ReducePrecision;
import io.raffia.ir.op.ReduceWindow;
import io.raffia.ir.op.RegionOp;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Reverse;
import io.raffia.ir.op.Scan;
import io.raffia.ir.op.Scatter;
import io.raffia.ir.op.ScatterBy;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Slice;
import io.raffia.ir.op.Sort;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Tape;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.TriangularSolve;
import io.raffia.ir.op.Unary;
import io.raffia.ir.op.VariadicScatter;
import io.raffia.ir.op.While;
import io.raffia.ir.transform.Marks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Programs as StableHLO text. Canonical: two programs that differ in the identity of values only
/// print the same, and [Parser] reads the text back.
public final class Printer {
  private final Map<Value, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private final boolean locations;
  private int unnamed;
  private String indent = "    ";

  private Printer(boolean locations) {
    this.locations = locations;
  }

  /// The program as a module with one function.
  public static String print(Func f) {
    return new Printer(false).module(f);
  }

  /// The same with each equation's source line: `loc("Model.java":12:0)`.
  public static String printWithLocations(Func f) {
    return new Printer(true).module(f);
  }

  /// The lines of each equation, for messages.
  static List<String> equations(Func f) {
    var p = new Printer(false);
    f.params().forEach(p::bind);
    var all = new ArrayList<String>();
    for (var eqn : f.eqns()) {
      p.lines.clear();
      p.equation(eqn);
      all.add(String.join("\n", p.lines));
    }
    return all;
  }

  private String module(Func f) {
    var params =
        f.params().stream().map(p -> bind(p) + ": " + p.type()).collect(Collectors.joining(", "));
    var types = f.resultTypes();
    var result = types.size() == 1 ? types.getFirst().toString() : list(types, "(", ")");
    lines.add("module {");
    lines.add("  func.func public @%s(%s) -> %s {".formatted(symbol(f.name()), params, result));
    f.eqns().forEach(this::equation);
    lines.add(
        f.results().isEmpty()
            ? "    return"
            : "    return " + operands(f.results()) + " : " + list(types, "", ""));
    lines.add("  }");
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private static String symbol(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_$.]*") ? name : "\"" + name + "\"";
  }

  /// The name of a value that becomes known: its hint, with a suffix where that is taken, or a
  /// number.
  private String bind(Value v) {
    var name = fresh(v.name());
    names.put(v, name);
    return name;
  }

  private String fresh(String hint) {
    var base = hint.replaceAll("[^A-Za-z0-9_$.-]", "_");
    if (base.isEmpty() || base.chars().allMatch(Character::isDigit)) return "%" + unnamed++;
    if (Character.isDigit(base.charAt(0))) base = "_" + base;
    var name = base;
    for (int i = 1; !taken.add(name); i++) name = base + "_" + i;
    return "%" + name;
  }

  private String name(Value v) {
    return names.getOrDefault(v, "%<unbound " + v.name() + ">");
  }

  private String operands(List<Value> in) {
    return in.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private static String list(List<?> items, String open, String close) {
    return items.stream().map(Object::toString).collect(Collectors.joining(", ", open, close));
  }

  private static String signature(Eqn e) {
    return " : "
        + list(e.in().stream().map(Value::type).toList(), "(", ")")
        + " -> "
        + e.out().getFirst().type();
  }

  private void line(Eqn e, String body) {
    open(e, body + at(e));
  }

  private void open(Eqn e, String body) {
    var out = e.out().stream().map(this::bind).collect(Collectors.joining(", "));
    lines.add(indent + (out.isEmpty() ? body : out + " = " + body));
  }

  private String at(Eqn e) {
    if (!locations || !e.at().isKnown()) return "";
    var place = "\"%s\":%d:0".formatted(e.at().file(), e.at().line());
    return e.at().method().isEmpty()
        ? " loc(" + place + ")"
        : " loc(\"%s\"(%s))".formatted(e.at().method(), place);
  }

  private void equation(Eqn e) {
    switch (e.op()) {
      case ArrayOp op -> array(e, op);
      case RegionOp op -> structured(e, op);
      case Sort op -> sort(e, op);
      case Cholesky op ->
          line(
              e,
              "\"%s\"(%s) <{lower = %s}>%s"
                  .formatted(op.mnemonic(), operands(e.in()), op.lower(), signature(e)));
      case TriangularSolve op -> triangularSolve(e, op);
      case AxisOp op ->
          line(
              e,
              "\"%s\"(%s) <{%s}>%s"
                  .formatted(op.mnemonic(), operands(e.in()), axis(op), signature(e)));
      case Callback op ->
          line(
              e,
              "%s @%s(%s) {backend_config = %s, has_side_effect = true}%s"
                  .formatted(
                      op.mnemonic(),
                      op.target(),
                      operands(e.in()),
                      quoted(op.config()),
                      signature(e)));
    }
  }

  // ---- ops with regions: what a region reads from outside stands in it by name ----

  private void structured(Eqn e, RegionOp op) {
    switch (op) {
      case Case c -> {
        boolean isIf = Case.isIf(e);
        var args = e.in().subList(1, e.in().size());
        open(
            e,
            "\"%s\"(%s) ({"
                .formatted(isIf ? "stablehlo.if" : op.mnemonic(), name(e.in().getFirst())));
        blocks(isIf ? c.branches().reversed() : c.branches(), args);
        close(List.of(e.in().getFirst()), e);
      }
      case While w -> {
        open(e, "\"%s\"(%s) ({".formatted(op.mnemonic(), operands(rest(e, w.consts()))));
        blocks(op.regions(), e.in().subList(0, w.consts()));
        close(rest(e, w.consts()), e);
      }
      case Scan s ->
          general(
              e,
              "length = %d, consts = %d, carried = %d, reverse = %s"
                  .formatted(s.length(), s.consts(), s.carried(), s.reverse()),
              op.regions());
      case Checkpoint c -> general(e, "policy = \"" + c.policy() + "\"", op.regions());
      case CustomTangent t -> general(e, "residuals = " + t.residuals(), op.regions());
      case VariadicScatter s -> general(e, Attributes.scatter(s.at()), op.regions());
      case CustomJvp _, CustomVjp _, CustomLinearSolve _, CustomRoot _ ->
          general(e, "", op.regions());
      case Tape t ->
          general(
              e,
              "consts = %d, active = %s, places = %d".formatted(t.consts(), t.active(), t.places()),
              op.regions());
      case Recompute r ->
          general(
              e,
              "active = %s, wanted = %s, saved = %d"
                  .formatted(r.active(), r.wanted(), r.saved().size()),
              List.of(keeping(r)));
    }
  }

  private static String axis(AxisOp op) {
    var name = "axis = " + quoted(op.axis());
    return op instanceof AllGather gather ? name + ", size = " + gather.size() : name;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\5C").replace("\"", "\\22").replace("\n", "\\0A") + '"';
  }

  private void triangularSolve(Eqn e, TriangularSolve op) {
    var transpose = op.transposeA() ? "TRANSPOSE" : "NO_TRANSPOSE";
    line(
        e,
        ("\"%s\"(%s) <{left_side = %s, lower = %s, transpose_a = #stablehlo<transpose %s>,"
                + " unit_diagonal = %s}>%s")
            .formatted(
                op.mnemonic(),
                operands(e.in()),
                op.leftSide(),
                op.lower(),
                transpose,
                op.unitDiagonal(),
                signature(e)));
  }

  /// The body, which gives the values that were kept after its results.
  private static Func keeping(Recompute r) {
    var f = r.body();
    return new Func(f.name(), f.params(), f.eqns(), Marks.join(f.results(), r.saved()));
  }

  private static List<Value> rest(Eqn e, int from) {
    return e.in().subList(from, e.in().size());
  }

  private void sort(Eqn e, Sort op) {
    general(e, "dimension = " + op.axis() + " : i64, is_stable = true", List.of(op.comparator()));
  }

  private void general(Eqn e, String attributes, List<Func> regions) {
    var dictionary = attributes.isEmpty() ? "" : " <{" + attributes + "}>";
    open(e, "\"%s\"(%s)%s ({".formatted(e.op().mnemonic(), operands(e.in()), dictionary));
    blocks(regions, List.of());
    close(e.in(), e);
  }

  /// The regions; the first parameters are the values `outer`, the others block arguments.
  private void blocks(List<Func> regions, List<Value> outer) {
    var before = indent;
    for (int r = 0; r < regions.size(); r++) {
      if (r > 0) lines.add(before + "}, {");
      var f = regions.get(r);
      for (int i = 0; i < outer.size(); i++) names.put(f.params().get(i), name(outer.get(i)));
      indent = before + "  ";
      var args = f.params().subList(outer.size(), f.params().size());
      if (!args.isEmpty()) {
        var list = args.stream().map(p -> bind(p) + ": " + p.type()).toList();
        lines.add(before + "^bb0" + list(list, "(", ")") + ":");
      }
      f.eqns().forEach(this::equation);
      var types = f.results().isEmpty() ? "" : " : " + list(f.resultTypes(), "", "");
      lines.add((indent + "stablehlo.return " + operands(f.results()) + types).stripTrailing());
      indent = before;
    }
  }

  private void close(List<Value> in, Eqn e) {
    var types = list(in.stream().map(Value::type).toList(), "(", ")");
    var out = e.out().stream().map(Value::type).toList();
    var results = out.size() == 1 ? out.getFirst().toString() : list(out, "(", ")");
    lines.add(indent + "}) : " + types + " -> " + results + at(e));
  }

  private void array(Eqn e, ArrayOp arrayOp) {
    var op = arrayOp.mnemonic();
    var in = operands(e.in());
    var type = e.out().getFirst().type();
    var same = " : " + type;
    switch (arrayOp) {
      case Unary u -> {
        boolean chlo = op.startsWith("chlo.");
        line(
            e,
            op
                + " "
                + in
                + (u == Unary.IS_FINITE ? signature(e) : chlo ? same + " -> " + type : same));
      }
      case Binary _, Clamp _, StopGradient _, OptimizationBarrier _ ->
          line(e, op + " " + in + same);
      case Chlo f ->
          line(e, op + " " + in + same + (f.isBinary() ? ", " + type : "") + " -> " + type);
      case ReducePrecision x ->
          line(
              e,
              "%s %s, format = e%dm%d%s"
                  .formatted(op, in, x.exponentBits(), x.mantissaBits(), same));
      case Select _ -> line(e, op + " " + in + " : " + e.in().getFirst().type() + ", " + type);
      case Compare c ->
          line(
              e,
              "%s %s, %s, %s%s"
                  .formatted(op, c.text(), in, Attributes.kind(e.in().getFirst()), signature(e)));
      case Convert _, BitcastConvert _, Reshape _ -> line(e, op + " " + in + signature(e));
      case Constant c -> line(e, op + " " + Dense.print(c.value()) + same);
      case Iota i -> line(e, op + " dim = " + i.axis() + same);
      case BroadcastInDim x -> line(e, op + " " + in + ", dims = " + x.axes() + signature(e));
      case Transpose x -> line(e, op + " " + in + ", dims = " + x.permutation() + signature(e));
      case Reverse x -> line(e, op + " " + in + ", dims = " + x.axes() + same);
      case Slice x -> line(e, op + " " + in + " " + Attributes.ranges(x) + signature(e));
      case Pad x ->
          line(
              e,
              "%s %s, low = %s, high = %s, interior = %s%s"
                  .formatted(op, in, x.low(), x.high(), x.interior(), signature(e)));
      case Concatenate x -> line(e, op + " " + in + ", dim = " + x.axis() + signature(e));
      case DotGeneral x -> line(e, op + " " + in + ", " + Attributes.dot(x) + signature(e));
      case Convolution x ->
          line(e, op + "(" + in + ") " + Attributes.convolution(x) + signature(e));
      case DynamicSlice x -> line(e, op + " " + in + ", sizes = " + x.sizes() + signature(e));
      case DynamicUpdateSlice _ -> line(e, op + " " + in + signature(e));
      case Gather x ->
          line(e, "\"" + op + "\"(" + in + ") <{" + Attributes.gather(x) + "}>" + signature(e));
      case Reduce x -> {
        var init = init(x.monoid(), type.dtype());
        line(
            e,
            "%s(%s init: %s) applies %s across dimensions = %s : (%s, %s) -> %s"
                .formatted(
                    op,
                    in,
                    init,
                    x.monoid().op().mnemonic(),
                    x.axes(),
                    e.in().getFirst().type(),
                    TensorType.of(type.dtype()),
                    type));
      }
      case ReduceWindow x -> {
        var init = init(x.monoid(), type.dtype());
        open(e, "\"%s\"(%s, %s) <{%s}> ({".formatted(op, in, init, Attributes.window(x.window())));
        region(x.monoid().op().mnemonic(), type.dtype());
        end("(%s, %s)".formatted(e.in().getFirst().type(), TensorType.of(type.dtype())), e);
      }
      case Scatter x -> {
        open(e, "\"%s\"(%s) <{%s}> ({".formatted(op, in, Attributes.scatter(x)));
        region(x.monoid() == null ? "" : x.monoid().op().mnemonic(), type.dtype());
        end(list(e.in().stream().map(Value::type).toList(), "(", ")"), e);
      }
      case ScatterBy x -> general(e, Attributes.scatter(x.at()), List.of(x.update()));
    }
  }

  /// StableHLO's reductions start from an operand; ours from the identity, which is written as a
  /// constant that only they use.
  private String init(Monoid monoid, DType dtype) {
    var name = fresh("init");
    lines.add(
        indent
            + "%s = stablehlo.constant dense<%s> : %s"
                .formatted(
                    name, Dense.element(dtype, monoid.identity(dtype)), TensorType.of(dtype)));
    return name;
  }

  /// The region that combines two elements with `op`, or takes the second when there is none.
  private void region(String op, DType dtype) {
    var t = TensorType.of(dtype);
    var a = fresh("a");
    var b = fresh("b");
    lines.add(indent + "^bb0(%s: %s, %s: %s):".formatted(a, t, b, t));
    var c = op.isEmpty() ? b : fresh("c");
    if (!op.isEmpty()) lines.add(indent + "  %s = %s %s, %s : %s".formatted(c, op, a, b, t));
    lines.add(indent + "  stablehlo.return %s : %s".formatted(c, t));
  }

  private void end(String operands, Eqn e) {
    lines.add(indent + "}) : " + operands + " -> " + e.out().getFirst().type() + at(e));
  }
}
