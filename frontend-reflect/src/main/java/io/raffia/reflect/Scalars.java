package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.ir.Ints;
import io.raffia.ir.Literal;
import io.raffia.ir.Shape;
import io.raffia.ir.TensorType;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.BroadcastInDim;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Concatenate;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Gather;
import io.raffia.ir.op.Iota;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Reshape;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.Unary;
import io.raffia.reflect.JavaCode.Kind;
import io.raffia.reflect.JavaCode.Prim;
import io.raffia.reflect.JavaCode.Relation;
import io.raffia.reflect.Symbolic.Choice;
import io.raffia.reflect.Symbolic.Not;
import io.raffia.reflect.Symbolic.ThreeWay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Java's arithmetic on numbers of which one at least is [Symbolic], as scalar ops.
///
/// Bytecode has no booleans and compares in two steps; both are undone here. The ops for divisions
/// of integers and for elements at an index are total: where Java throws, the program notes it.
final class Scalars {
  final Tracing tracing;

  Scalars(Tracing tracing) {
    this.tracing = tracing;
  }

  // ---- representation ----

  static boolean isSymbolic(@Nullable Object x) {
    return x instanceof Symbolic;
  }

  /// The scalar type of a number as the operand stack has it.
  static DType dtype(Object x) {
    return switch (x) {
      case Symbolic s -> s.dtype();
      case Integer _ -> DType.I32;
      case Long _ -> DType.I64;
      case Float _ -> DType.F32;
      case Double _ -> DType.F64;
      default -> throw new IllegalArgumentException("not a number: " + x.getClass());
    };
  }

  /// The number as a scalar of the open program.
  Object tensor(Object x, DType to) {
    if (!(x instanceof Symbolic s)) return constant((Number) x, to);
    var known = s.tensor == null ? threeWay((ThreeWay) requireNonNull(s.origin)) : s.tensor;
    return s.dtype() == to ? known : convert(known, to);
  }

  Object tensor(Object x) {
    return tensor(x, dtype(x));
  }

  private Object constant(Number x, DType to) {
    long bits = to.isFloat() ? to.fromDouble(x.doubleValue()) : to.wrap(x.longValue());
    return tracing.constant(Literal.splat(TensorType.of(to), bits));
  }

  private Object convert(Object tensor, DType to) {
    return emit(new Convert(to), tensor);
  }

  Object emit(Op op, Object... in) {
    return tracing.emit(op, List.of(in));
  }

  private Symbolic symbolic(Object tensor) {
    return Symbolic.of(tracing.type(tensor).dtype(), tensor);
  }

  /// The number in another scalar type, as a Java cast between them.
  Object cast(Object x, DType to) {
    if (!(x instanceof Symbolic s)) {
      var n = (Number) x;
      return switch (to) {
        case I64 -> (Object) n.longValue();
        case F32 -> n.floatValue();
        case F64 -> n.doubleValue();
        default -> n.intValue();
      };
    }
    if (s.dtype() == to) return s;
    if (to == DType.I1) return truth(s);
    return Symbolic.of(to, tensor(s, to));
  }

  /// An int that stands for a boolean, as an i1.
  Symbolic truth(Symbolic x) {
    return x.dtype() == DType.I1 ? x : (Symbolic) relation(Relation.NE, x, 0);
  }

  private Object threeWay(ThreeWay c) {
    var type = requireNonNull(operand(c.kind()));
    var a = tensor(c.a(), type);
    var b = tensor(c.b(), type);
    var less = emit(new Compare(Direction.LT), a, b);
    var equal = emit(new Compare(Direction.EQ), a, b);
    var greater = emit(new Compare(Direction.GT), a, b);
    var one = constant(1, DType.I32);
    var minus = constant(-1, DType.I32);
    var zero = constant(0, DType.I32);
    return c.op() == Prim.CMPG
        ? select(less, minus, select(equal, zero, one))
        : select(greater, one, select(equal, zero, minus));
  }

  private static @Nullable DType operand(Kind kind) {
    return switch (kind) {
      case INT -> DType.I32;
      case LONG -> DType.I64;
      case FLOAT -> DType.F32;
      case DOUBLE -> DType.F64;
      case REF -> null;
    };
  }

  Object select(Object condition, Object yes, Object no) {
    return emit(Select.SELECT, condition, yes, no);
  }

  /// One of two tensors of a type, by a scalar.
  Object selectTensor(Object condition, Object yes, Object no) {
    return select(spread(condition, tracing.type(yes)), yes, no);
  }

  // ---- arithmetic ----

  Object arith(Prim op, Kind kind, Object a, @Nullable Object b) {
    var type = requireNonNull(operand(kind));
    return switch (op) {
      case CMP, CMPL, CMPG -> Symbolic.of(new ThreeWay(op, kind, a, requireNonNull(b)));
      case NEG -> symbolic(emit(Unary.NEG, tensor(a, type)));
      case ADD, SUB, MUL -> binary(Binary.valueOf(op.name()), a, requireNonNull(b), type);
      case DIV, REM -> {
        requireDivisor(requireNonNull(b), type);
        yield binary(Binary.valueOf(op.name()), a, b, type);
      }
      case AND, OR, XOR -> {
        var y = requireNonNull(b);
        yield kind == Kind.INT && isTruth(a) && isTruth(y)
            ? logic(op, a, y)
            : binary(Binary.valueOf(op.name()), a, y, type);
      }
      case SHL -> shift(Binary.SHIFT_LEFT, a, requireNonNull(b), type);
      case SHR -> shift(Binary.SHIFT_RIGHT_ARITHMETIC, a, requireNonNull(b), type);
      case USHR -> shift(Binary.SHIFT_RIGHT_LOGICAL, a, requireNonNull(b), type);
      case TO_INT -> a instanceof Symbolic s && s.kind() == Kind.INT ? a : cast(a, DType.I32);
      case TO_LONG -> cast(a, DType.I64);
      case TO_FLOAT -> cast(a, DType.F32);
      case TO_DOUBLE -> cast(a, DType.F64);
      case TO_BYTE -> narrow(a, DType.I8);
      case TO_SHORT -> narrow(a, DType.I16);
      case TO_CHAR -> narrow(a, DType.U16);
    };
  }

  /// An integer must not be divided by zero: it throws where that is known.
  private void requireDivisor(Object b, DType type) {
    if (type.isFloat()) return;
    if (b instanceof Symbolic) requireDivisor(tensor(b, type));
    else if (((Number) b).longValue() == 0) throw new ArithmeticException("/ by zero");
  }

  /// The same of a scalar.
  void requireDivisor(Object divisor) {
    var zero = tracing.constant(Literal.splat(tracing.type(divisor), 0));
    var holds = emit(new Compare(Direction.NE), divisor, zero);
    tracing.check(holds, "/ by zero", ArithmeticException::new);
  }

  /// An index must be within an array of `n` elements.
  void requireIndex(Symbolic index, int n) {
    var i = tensor(index, DType.I32);
    var atLeast = emit(new Compare(Direction.GE), i, constant(0, DType.I32));
    var below = emit(new Compare(Direction.LT), i, constant(n, DType.I32));
    tracing.check(
        emit(Binary.AND, atLeast, below),
        "index out of bounds for length " + n,
        ArrayIndexOutOfBoundsException::new);
  }

  private Object binary(Binary op, Object a, Object b, DType type) {
    return symbolic(emit(op, tensor(a, type), tensor(b, type)));
  }

  private Object narrow(Object a, DType through) {
    if (a instanceof Symbolic s && s.dtype() == DType.I1) return a;
    return symbolic(convert(convert(tensor(a, DType.I32), through), DType.I32));
  }

  /// Java takes the count modulo the width.
  private Object shift(Binary op, Object a, Object count, DType type) {
    var mask = constant(type.bits() - 1, type);
    var by = emit(Binary.AND, tensor(count, type), mask);
    return symbolic(emit(op, tensor(a, type), by));
  }

  private static boolean isTruth(Object x) {
    return x instanceof Symbolic s
        ? s.dtype() == DType.I1
        : x instanceof Integer i && (i == 0 || i == 1);
  }

  private Object logic(Prim op, Object a, Object b) {
    if (!(b instanceof Symbolic y)) return logic(op, b, a);
    if (!(a instanceof Symbolic x)) {
      boolean one = (int) a == 1;
      return switch (op) {
        case AND -> one ? y : (Object) 0;
        case OR -> one ? (Object) 1 : y;
        default -> one ? not(y) : y;
      };
    }
    return symbolic(emit(Binary.valueOf(op.name()), tensor(x), tensor(y)));
  }

  Symbolic not(Symbolic x) {
    if (x.origin instanceof Not(var of)) return of;
    return Symbolic.of(DType.I1, emit(Unary.NOT, tensor(x)), new Not(x));
  }

  // ---- comparison ----

  /// Whether the relation holds: a Boolean, or an i1.
  Object relation(Relation r, Object a, Object b) {
    if (a instanceof Integer x && b instanceof Integer y) return Arithmetic.holds(r, x, y);
    if (!(a instanceof Symbolic x)) return relation(mirrored(r), b, a);
    if (b instanceof Integer k) {
      var simple = againstConstant(r, x, k);
      if (simple != null) return simple;
    }
    if (isTruth(a) && isTruth(b) && (r == Relation.EQ || r == Relation.NE)) {
      var differ = logic(Prim.XOR, a, b);
      return r == Relation.NE ? differ : not((Symbolic) differ);
    }
    return compare(r, a, b, DType.I32);
  }

  Symbolic compare(Relation r, Object a, Object b, DType type) {
    return symbolic(
        emit(new Compare(Direction.valueOf(r.name())), tensor(a, type), tensor(b, type)));
  }

  private @Nullable Object againstConstant(Relation r, Symbolic x, int k) {
    if (k == 0 && x.origin instanceof ThreeWay(var op, var kind, var a, var b)) {
      var type = requireNonNull(operand(kind));
      boolean ifNan = Arithmetic.holds(r, op == Prim.CMPL ? -1 : 1, 0);
      if (op == Prim.CMP || r == Relation.NE || !ifNan) return compare(r, a, b, type);
      return not(compare(negated(r), a, b, type));
    }
    if (x.dtype() == DType.I1)
      return between(Arithmetic.holds(r, 1, k), Arithmetic.holds(r, 0, k), x);
    if (x.origin instanceof Choice(var condition, int yes, int no)) {
      return between(Arithmetic.holds(r, yes, k), Arithmetic.holds(r, no, k), condition);
    }
    return null;
  }

  private Object between(boolean yes, boolean no, Symbolic condition) {
    return yes == no ? (Object) yes : yes ? condition : not(condition);
  }

  static Relation negated(Relation r) {
    return switch (r) {
      case EQ -> Relation.NE;
      case NE -> Relation.EQ;
      case LT -> Relation.GE;
      case GE -> Relation.LT;
      case GT -> Relation.LE;
      case LE -> Relation.GT;
    };
  }

  private static Relation mirrored(Relation r) {
    return switch (r) {
      case EQ, NE -> r;
      case LT -> Relation.GT;
      case GE -> Relation.LE;
      case GT -> Relation.LT;
      case LE -> Relation.GE;
    };
  }

  /// One of two numbers of the type: a plain one where they are booleans.
  Object choose(Symbolic condition, Object yes, Object no, DType type) {
    if (yes instanceof Integer y && no instanceof Integer n && !type.isFloat()) {
      if (y == 1 && n == 0) return condition;
      if (y == 0 && n == 1) return not(condition);
      var chosen = select(tensor(condition), tensor(y, type), tensor(n, type));
      return Symbolic.of(type, chosen, new Choice(condition, y, n));
    }
    return Symbolic.of(type, select(tensor(condition), tensor(yes, type), tensor(no, type)));
  }

  // ---- vectors: arrays at symbolic indices ----

  /// The numbers as a tensor with one axis.
  Object stack(List<Object> items, DType type) {
    if (items.stream().noneMatch(Scalars::isSymbolic)) {
      var bits = new long[items.size()];
      for (int i = 0; i < bits.length; i++) {
        var n = (Number) items.get(i);
        bits[i] = type.isFloat() ? type.fromDouble(n.doubleValue()) : type.wrap(n.longValue());
      }
      return tracing.constant(Literal.of(TensorType.of(type, bits.length), bits));
    }
    var parts = new ArrayList<Object>();
    for (var x : items) parts.add(emit(new Reshape(Shape.of(1)), tensor(x, type)));
    return parts.size() == 1 ? parts.getFirst() : tracing.emit(new Concatenate(0), parts);
  }

  /// What stands at an index, along the first axis.
  Object at(Object packed, Object index) {
    var shape = tracing.type(packed).shape();
    var sizes = shape.dims().toArray();
    sizes[0] = 1;
    var gather =
        new Gather(
            Ints.range(0, shape.rank() - 1),
            Ints.of(0),
            Ints.of(),
            Ints.of(),
            Ints.of(0),
            0,
            Ints.of(sizes));
    return emit(gather, packed, tensor(index, DType.I32));
  }

  /// The vector with another element at an index; an index outside changes nothing.
  Object with(Object packed, Object index, Object x) {
    var type = tracing.type(packed);
    var positions = emit(new Iota(type.withDtype(DType.I32), 0));
    var here = emit(new Compare(Direction.EQ), positions, spread(tensor(index, DType.I32), type));
    return select(here, spread(tensor(x, type.dtype()), type), packed);
  }

  private Object spread(Object scalar, TensorType like) {
    return like.rank() == 0 ? scalar : emit(new BroadcastInDim(like.shape(), Ints.of()), scalar);
  }

  static boolean anySymbolic(@Nullable Object[] args) {
    return Arrays.stream(args).anyMatch(x -> x instanceof Symbolic || x instanceof SymbolicBox);
  }
}
