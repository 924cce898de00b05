package io.raffia.ir;

import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Callback;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Constant;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Transpose;
import io.raffia.ir.op.Unary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/// Appends type-checked equations. An equation that reads a linear value is itself linear and goes
/// to the linear program; this routing is what makes linearization a partial evaluation: the jvp
/// rules run on linear inputs, and what they leave in [#linearEqns] is the tangent program.
public final class Builder {
  private final List<Eqn> eqns = new ArrayList<>();
  private final List<Eqn> linearEqns = new ArrayList<>();
  private final Set<Value> linear = new HashSet<>();
  private final Map<Literal, Value> constants = new HashMap<>();
  private Location at = Location.UNKNOWN;

  /// The source line that the next equations come from.
  public void at(Location location) {
    at = location;
  }

  public Location at() {
    return at;
  }

  public List<Eqn> eqns() {
    return eqns;
  }

  /// Forgets all equations but the first `size`.
  public void truncate(int size) {
    var gone = eqns.subList(size, eqns.size());
    if (gone.isEmpty()) return;
    var values = new HashSet<Value>();
    for (var eqn : gone) values.addAll(eqn.out());
    constants.values().removeIf(values::contains);
    gone.clear();
  }

  public List<Eqn> linearEqns() {
    return linearEqns;
  }

  /// A new linear value: an input of the tangent program.
  public Value linearInput(TensorType type, String name) {
    var v = new Value(type, name);
    linear.add(v);
    return v;
  }

  public boolean isLinear(Value v) {
    return linear.contains(v);
  }

  /// The equation's results; throws [IrException] with the user's line when operand types do not
  /// fit.
  public List<Value> emitAll(Op op, List<Value> in, String name) {
    return emitAll(op, in, _ -> name);
  }

  /// The same with a name for each result; results beyond the names have none.
  public List<Value> emitAll(Op op, List<Value> in, List<String> names) {
    return emitAll(op, in, i -> i < names.size() ? names.get(i) : "");
  }

  private List<Value> emitAll(Op op, List<Value> in, IntFunction<String> name) {
    List<TensorType> types;
    try {
      types = op.types(in.stream().map(Value::type).toList());
    } catch (IrException e) {
      if (e.getClass() != IrException.class) throw e;
      var message = e.getMessage() + (at.isKnown() ? "\n  at " + at : "");
      throw isOfTypes(op, in) ? IrException.ofTypes(message) : IrException.ofShapes(message);
    }
    var out = new ArrayList<Value>();
    for (int i = 0; i < types.size(); i++) out.add(new Value(types.get(i), name.apply(i)));
    append(new Eqn(op, in, out, at));
    return List.copyOf(out);
  }

  /// Whether operands of other element types would fit: then it is not the shapes.
  private static boolean isOfTypes(Op op, List<Value> in) {
    for (var dtype : List.of(DType.F32, DType.I32, DType.I1)) {
      if (takes(op, in.stream().map(v -> v.type().withDtype(dtype)).toList())) return true;
    }
    return false;
  }

  private static boolean takes(Op op, List<TensorType> in) {
    try {
      return !op.types(in).isEmpty();
    } catch (IrException _) {
      return false;
    }
  }

  /// Appends an equation that is already typed, to the program that its operands say.
  public void append(Eqn eqn) {
    if (!linear.isEmpty() && !Collections.disjoint(eqn.in(), linear)) {
      if (Callback.anyToken(eqn.out())) throw Callback.ofTangents();
      linear.addAll(eqn.out());
      linearEqns.add(eqn);
    } else {
      eqns.add(eqn);
    }
  }

  /// The equation's only result.
  public Value emit(Op op, List<Value> in) {
    return emitAll(op, in, "").getFirst();
  }

  public Value emit(Op op, Value... in) {
    return emit(op, List.of(in));
  }

  /// The program from `params` to `results`.
  public Func func(String name, List<Value> params, List<Value> results) {
    return new Func(name, params, eqns, results);
  }

  /// A constant; equal ones of one builder share an equation.
  public Value constant(Literal literal) {
    return constants.computeIfAbsent(literal, x -> emit(new Constant(x), List.of()));
  }

  /// `x` in every element, rounded to the element type.
  public Value splat(TensorType type, double x) {
    return constant(Literal.splat(type, type.dtype().fromDouble(x)));
  }

  public Value zeros(TensorType type) {
    return splat(type, 0);
  }

  public Value ones(TensorType type) {
    return splat(type, 1);
  }

  public Value add(Value x, Value y) {
    return emit(Binary.ADD, x, y);
  }

  public Value sub(Value x, Value y) {
    return emit(Binary.SUB, x, y);
  }

  public Value mul(Value x, Value y) {
    return emit(Binary.MUL, x, y);
  }

  public Value div(Value x, Value y) {
    return emit(Binary.DIV, x, y);
  }

  public Value neg(Value x) {
    return emit(Unary.NEG, x);
  }

  /// `x` times a constant.
  public Value scale(Value x, double factor) {
    return mul(x, splat(x.type(), factor));
  }

  /// `x` plus a constant.
  public Value shift(Value x, double addend) {
    return add(x, splat(x.type(), addend));
  }

  public Value compare(Compare.Direction direction, Value x, Value y) {
    return emit(new Compare(direction), x, y);
  }

  public Value select(Value predicate, Value onTrue, Value onFalse) {
    return emit(Select.SELECT, predicate, onTrue, onFalse);
  }

  /// `x` itself when it has that element type.
  public Value convert(Value x, DType to) {
    return x.dtype() == to ? x : emit(new Convert(to), x);
  }

  /// `x` itself when it has that shape.
  public Value reshape(Value x, Shape shape) {
    return x.shape().equals(shape) ? x : emit(new Reshape(shape), x);
  }

  /// `x` itself when `permutation` is the identity.
  public Value transpose(Value x, Ints permutation) {
    return permutation.equals(Ints.range(0, permutation.size()))
        ? x
        : emit(new Transpose(permutation), x);
  }

  /// Operand axis `i` becomes result axis `axes[i]`; `x` itself when nothing changes.
  public Value broadcast(Value x, Shape shape, Ints axes) {
    return x.shape().equals(shape) ? x : emit(new BroadcastInDim(shape, axes), x);
  }

  /// `x` itself when there is nothing to reduce.
  public Value reduce(Monoid monoid, Value x, Ints axes) {
    return axes.isEmpty() ? x : emit(new Reduce(monoid, axes), x);
  }

  public Value sum(Value x, Ints axes) {
    return reduce(Monoid.ADD, x, axes);
  }

  /// `x` repeated under a new leading axis of extent `n`.
  public Value broadcastBatch(Value x, int n) {
    return emit(new BroadcastInDim(x.shape().prepend(n), Ints.range(1, x.shape().rank() + 1)), x);
  }
}
