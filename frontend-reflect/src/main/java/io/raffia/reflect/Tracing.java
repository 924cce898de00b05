package io.raffia.reflect;

import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.op.Op;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the library on top does for control flow: it knows tensors, collects equations and builds
/// structured ops. Tensors are objects of its own class; a scalar is a tensor without axes.
public interface Tracing {
  /// Whether the object is a tensor.
  boolean isTensor(@Nullable Object x);

  TensorType type(Object tensor);

  /// Whether the tensor's element type gives way to others.
  boolean isWeak(Object tensor);

  /// What equal tensors have in common: one value of the program.
  Object key(Object tensor);

  Object constant(Literal value);

  /// The only result of an op on tensors, in the program that is open.
  Object emit(Op op, List<Object> operands);

  /// The tensor in another element type.
  Object cast(Object tensor, TensorType type, boolean weak);

  /// Notes that a boolean scalar must hold when the program runs.
  ///
  /// @param what why Java would throw otherwise
  /// @param thrown makes what it would throw, of a message
  void check(Object holds, String what, Function<String, RuntimeException> thrown);

  /// How many equations the open program has.
  int size();

  /// A point to which [#rollback] returns.
  Object mark();

  /// Forgets the equations and assignments of Variables in the open program since a mark.
  void rollback(Object mark);

  /// Assigns a Variable in the open program.
  void assign(Object variable, Object tensor);

  /// A Variable's value in the open program.
  Object valueOf(Object variable);

  /// Opens a program inside the one that is open.
  Region open();

  /// A tensor of the open program that [#choose] will compute.
  Object promise(TensorType type, boolean weak);

  /// Runs one of the regions: the first for index 0 or false. Computes `results`, of which each
  /// region says its own in `values`; the types agree.
  void choose(Object index, List<Region> regions, List<List<Object>> values, List<Object> results);

  /// How many equations of the open program a tensor depends on; very many where one of them has
  /// regions of its own.
  int cost(Object tensor);

  /// Repeats a region. `params` are parameters of it, `next` what they become; it is repeated while
  /// `condition`, a scalar of the region, holds: asked first on the parameters. Gives the last
  /// values of the parameters.
  List<Object> loop(
      Region region,
      List<Object> params,
      List<Object> initial,
      Object condition,
      List<Object> next);

  /// A call of the library's own that a real method cannot make: it has symbolic arguments, or it
  /// asks for the value of a tensor.
  ///
  /// @param args receiver and arguments, boxed
  /// @return what it gives, boxed, or null where the real method must run after all
  @Nullable Object call(Executable method, @Nullable Object[] args);

  /// Whether a method of the library may be given [SymbolicBox]es.
  boolean takesSymbols(Executable method);

  /// Equations inside a structured op.
  interface Region {
    /// Makes it the open program again.
    void enter();

    /// Makes the program around it the open one.
    void leave();

    /// A new parameter.
    Object param(TensorType type, boolean weak);

    /// Whether the tensor is computed in this region, or a parameter of it.
    boolean isLocal(Object tensor);

    /// The Variables from outside that were assigned here, and their values.
    Map<Object, Object> assigned();

    /// Ends it for good.
    void close();
  }
}
