package io.raffia.reflect;

import io.raffia.ir.IrException;
import io.raffia.reflect.JavaCode.Invoke;
import io.raffia.reflect.JavaCode.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tensors that a call of the library was given, for people: as the user's code names them.
final class Operands {
  /// More say no more.
  private static final int MOST = 8;

  private final Stager stager;

  Operands(Stager stager) {
    this.stager = stager;
  }

  /// The error of a call of the library, with its place and its tensors; one that has them already
  /// stays as it is.
  IrException refused(IrException e, @Nullable Object[] args) {
    if (e.getClass() != IrException.class) return e;
    return new OperationException(e, StagingException.chainOf(e), describe(args));
  }

  private List<String> describe(@Nullable Object[] args) {
    var named =
        !stager.frames().isEmpty() && stager.frame().op instanceof Invoke call
            ? call.args()
            : List.<Var>of();
    var all = new ArrayList<String>();
    for (int i = 0; i < args.length; i++) {
      var name = named.size() == args.length ? named.get(i).name() : null;
      add(name == null ? "argument " + i : name, args[i], all);
    }
    return all.size() > MOST ? all.subList(0, MOST) : all;
  }

  private void add(String name, @Nullable Object x, List<String> to) {
    var tracing = stager.memory.tracing;
    if (tracing == null) return;
    if (tracing.isTensor(x)) {
      to.add(name + ": " + tracing.type(java.util.Objects.requireNonNull(x)).brief());
    } else if (x instanceof Object[] array) {
      for (int i = 0; i < array.length; i++) add(name + "[" + i + "]", array[i], to);
    } else if (x instanceof List<?> list && Purity.isJdk(list.getClass())) {
      for (int i = 0; i < list.size(); i++) add(name + "[" + i + "]", list.get(i), to);
    }
  }
}
