package io.raffia.ir;

import io.raffia.ir.op.RegionOp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks that a program is well-formed: every value is bound once and before it is used, and has
/// the type that its op's type rule says.
public final class Verifier {
  private static final int AROUND = 5;
  private final Set<Value> bound = new HashSet<>();

  private Verifier() {}

  /// Throws [IrException] with the ten equations around the fault.
  public static void verify(Func f) {
    var v = new Verifier();
    for (var p : f.params()) v.bind(f, p, -1);
    for (int i = 0; i < f.eqns().size(); i++) v.check(f, f.eqns().get(i), i);
    for (var r : f.results()) v.use(f, r, f.eqns().size());
  }

  private void check(Func f, Eqn eqn, int i) {
    for (var v : eqn.in()) use(f, v, i);
    List<TensorType> types;
    try {
      types = eqn.op().types(eqn.in().stream().map(Value::type).toList());
    } catch (IrException e) {
      throw fault(f, i, e.getMessage());
    }
    if (eqn.op() instanceof RegionOp op) op.regions().forEach(Verifier::verify);
    var given = eqn.out().stream().map(Value::type).toList();
    if (!types.equals(given)) {
      throw fault(
          f, i, "%s makes %s but is bound as %s".formatted(eqn.op().mnemonic(), types, given));
    }
    for (var v : eqn.out()) bind(f, v, i);
  }

  private void bind(Func f, Value v, int i) {
    if (!bound.add(v)) throw fault(f, i, v + " is bound twice");
  }

  private void use(Func f, Value v, int i) {
    if (!bound.contains(v)) throw fault(f, i, v + " is used before it is bound");
  }

  /// The message, and the equations around number `i` with an arrow at it.
  private static IrException fault(Func f, int i, @Nullable String message) {
    var lines = Printer.equations(f);
    var out = new StringBuilder(message + "\n  in " + f.name() + ":");
    if (i < AROUND) out.append("\n       (").append(params(f)).append(")");
    for (int k = Math.max(0, i - AROUND); k < Math.min(lines.size(), i + AROUND + 1); k++) {
      out.append(k == i ? "\n  --> " : "\n      ").append(lines.get(k).strip());
    }
    if (i >= lines.size()) out.append("\n  --> return");
    return new IrException(out.toString());
  }

  private static String params(Func f) {
    return f.params().stream().map(Value::toString).collect(Collectors.joining(", "));
  }
}
