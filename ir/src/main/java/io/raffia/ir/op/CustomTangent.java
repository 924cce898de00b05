package io.raffia.ir.op;

import io.raffia.ir.Builder;
import io.raffia.ir.Func;
import io.raffia.ir.Ints;
import io.raffia.ir.IrException;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.transform.Inline;
import io.raffia.ir.transform.Marks;
import io.raffia.ir.transform.Vmap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tangents of a [CustomVjp], of which only the transpose is known: residuals, then tangents of
/// the float operands.
public record CustomTangent(Func backward, int residuals) implements Composite {
  @Override
  public String mnemonic() {
    return "raffia.custom_tangent";
  }

  @Override
  public List<Func> regions() {
    return List.of(backward);
  }

  @Override
  public CustomTangent withRegions(List<Func> regions) {
    return new CustomTangent(regions.getFirst(), residuals);
  }

  @Override
  public List<TensorType> types(List<TensorType> in) {
    var taken = backward.paramTypes();
    return taken.subList(residuals, taken.size());
  }

  @Override
  public List<Value> define(Builder b, List<Value> in) {
    throw new IrException(
        "can't apply forward-mode differentiation (jvp) to a custom_vjp function: it has only a"
            + " reverse rule; use a custom_jvp, or reverse mode");
  }

  @Override
  public List<Value> batch(Builder b, int n, List<Value> in, List<Boolean> mapped) {
    var cts = Collections.nCopies(backward.params().size() - residuals, true);
    var each = Vmap.vmap(backward, n, Marks.join(mapped.subList(0, residuals), cts));
    var op = new CustomTangent(added(each, mapped.subList(residuals, mapped.size())), residuals);
    return b.emitAll(op, in, "");
  }

  /// A backward rule of a batch whose results that are not marked are one for all examples.
  static Func added(Func backward, List<Boolean> marks) {
    if (!marks.contains(false)) return backward;
    return Func.of(
        backward.name(),
        backward.params(),
        (b, p) -> {
          var all = new ArrayList<>(Inline.inline(b, backward, p));
          for (int i = 0; i < all.size(); i++) {
            if (!marks.get(i)) all.set(i, b.sum(all.get(i), Ints.of(0)));
          }
          return all;
        });
  }

  @Override
  public List<@Nullable Value> transpose(
      Builder b, List<Value> in, List<Boolean> linear, List<@Nullable Value> ct) {
    var args = new ArrayList<>(in.subList(0, residuals));
    for (int i = 0; i < ct.size(); i++) {
      var c = ct.get(i);
      args.add(c == null ? b.zeros(backward.params().get(residuals + i).type()) : c);
    }
    var out = Inline.inline(b, backward, args);
    var all = new ArrayList<@Nullable Value>();
    for (int i = 0; i < residuals; i++) all.add(null);
    for (int i = 0; i < out.size(); i++) all.add(linear.get(residuals + i) ? out.get(i) : null);
    return all;
  }
}
