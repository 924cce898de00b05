package io.raffia.passes;

import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Compare;
import io.raffia.ir.op.Compare.Direction;
import io.raffia.ir.op.Convert;
import io.raffia.ir.op.Select;
import io.raffia.ir.op.StopGradient;
import io.raffia.ir.op.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Choices, bits and types.
final class Logic {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>("select with a constant predicate", Select.class, Logic::decided),
          new Rule<>(
              "select p x x",
              Select.class,
              (_, _, e) -> e.in().get(1) == e.in().get(2) ? e.in().get(1) : null),
          new Rule<>("select (not p) x y", Select.class, Logic::swapped),
          new Rule<>("select p true false", Select.class, Logic::predicate),
          new Rule<>("select p (select p x y) z", Select.class, Logic::nested),
          new Rule<>("x op x", Binary.class, Logic::same),
          new Rule<>("x op neutral bits", Binary.class, Logic::neutral),
          new Rule<>("not (not x)", Unary.class, Logic::notNot),
          new Rule<>("not (x == y)", Unary.class, Logic::notEqual),
          new Rule<>("compare constant x", Compare.class, Logic::constantRight),
          new Rule<>(
              "convert to the same type",
              Convert.class,
              (_, op, e) -> e.in().getFirst().dtype() == op.to() ? e.in().getFirst() : null),
          new Rule<>("convert of a convert that loses nothing", Convert.class, Logic::convertTwice),
          new Rule<>("stop_gradient", StopGradient.class, (_, _, e) -> e.in().getFirst()));

  private Logic() {}

  private static @Nullable Value decided(Rewriter r, Select op, Eqn e) {
    var p = r.splat(e.in().getFirst());
    return p == null ? null : e.in().get(p.bits(0) != 0 ? 1 : 2);
  }

  private static @Nullable Value swapped(Rewriter r, Select op, Eqn e) {
    var p = r.operands(e.in().getFirst(), Unary.NOT);
    return p == null ? null : r.emit(op, p.getFirst(), e.in().get(2), e.in().get(1));
  }

  private static @Nullable Value predicate(Rewriter r, Select op, Eqn e) {
    if (e.in().get(1).dtype() != DType.I1) return null;
    boolean plain = r.is(e.in().get(1), 1) && r.is(e.in().get(2), 0);
    boolean not = r.is(e.in().get(1), 0) && r.is(e.in().get(2), 1);
    return plain ? e.in().getFirst() : not ? r.emit(Unary.NOT, e.in().getFirst()) : null;
  }

  private static @Nullable Value nested(Rewriter r, Select op, Eqn e) {
    var p = e.in().getFirst();
    var onTrue = r.operands(e.in().get(1), op);
    if (onTrue != null && onTrue.getFirst() == p)
      return r.emit(op, p, onTrue.get(1), e.in().get(2));
    var onFalse = r.operands(e.in().get(2), op);
    return onFalse != null && onFalse.getFirst() == p
        ? r.emit(op, p, e.in().get(1), onFalse.get(2))
        : null;
  }

  private static @Nullable Value same(Rewriter r, Binary op, Eqn e) {
    if (e.in().get(0) != e.in().get(1)) return null;
    return switch (op) {
      case MAX, MIN, AND, OR -> e.in().getFirst();
      case ADD, MUL -> e.in().getFirst().dtype() == DType.I1 ? e.in().getFirst() : null;
      case SUB,
          DIV,
          REM,
          POW,
          ATAN2,
          XOR,
          SHIFT_LEFT,
          SHIFT_RIGHT_ARITHMETIC,
          SHIFT_RIGHT_LOGICAL ->
          null;
    };
  }

  private static @Nullable Value neutral(Rewriter r, Binary op, Eqn e) {
    var x = e.in().get(0);
    var c = r.splat(e.in().get(1));
    if (c == null || x.dtype().isFloat()) return null;
    long ones = x.dtype().wrap(-1);
    boolean zero = c.bits(0) == 0;
    return switch (op) {
      case AND -> zero ? e.in().get(1) : c.bits(0) == ones ? x : null;
      case OR -> zero ? x : c.bits(0) == ones ? e.in().get(1) : null;
      case XOR, SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL -> zero ? x : null;
      case ADD, SUB, MUL, DIV, REM, MAX, MIN, POW, ATAN2 -> null;
    };
  }

  private static @Nullable Value notNot(Rewriter r, Unary op, Eqn e) {
    var inner = op == Unary.NOT ? r.operands(e.in().getFirst(), op) : null;
    return inner == null ? null : inner.getFirst();
  }

  /// Only of (in)equality is the negation another comparison: NaN is not ordered.
  private static @Nullable Value notEqual(Rewriter r, Unary op, Eqn e) {
    var inner = op == Unary.NOT ? r.made(e.in().getFirst(), Compare.class) : null;
    if (inner == null || !(inner.op() instanceof Compare(var direction))) return null;
    return switch (direction) {
      case EQ -> r.emit(new Compare(Direction.NE), inner.in());
      case NE -> r.emit(new Compare(Direction.EQ), inner.in());
      case LT, LE, GT, GE -> null;
    };
  }

  private static @Nullable Value constantRight(Rewriter r, Compare op, Eqn e) {
    if (r.literal(e.in().get(0)) == null || r.literal(e.in().get(1)) != null) return null;
    var flipped =
        switch (op.direction()) {
          case EQ -> Direction.EQ;
          case NE -> Direction.NE;
          case LT -> Direction.GT;
          case LE -> Direction.GE;
          case GT -> Direction.LT;
          case GE -> Direction.LE;
        };
    return r.emit(new Compare(flipped), e.in().get(1), e.in().get(0));
  }

  private static @Nullable Value convertTwice(Rewriter r, Convert op, Eqn e) {
    var inner = r.made(e.in().getFirst(), Convert.class);
    if (inner == null) return null;
    var x = inner.in().getFirst();
    var from = x.dtype();
    var through = e.in().getFirst().dtype();
    // Integers wrap where floats saturate: which of them happens must stay.
    boolean sameManner =
        from.isFloat() == through.isFloat()
            || op.to().isFloat()
            || op.to() == DType.I1
            || holds(op.to(), from);
    return holds(through, from) && sameManner ? r.emit(op, x) : null;
  }

  /// Whether every value of type `from` is one of type `to`.
  static boolean holds(DType to, DType from) {
    if (to == from) return true;
    return switch (to.kind()) {
      case BOOL -> false;
      case SIGNED ->
          switch (from.kind()) {
            case BOOL -> true;
            case SIGNED -> from.bits() <= to.bits();
            case UNSIGNED -> from.bits() < to.bits();
            case FLOAT -> false;
          };
      case UNSIGNED ->
          from.kind() == DType.Kind.BOOL
              || from.kind() == DType.Kind.UNSIGNED && from.bits() <= to.bits();
      case FLOAT ->
          from.isFloat()
              ? to == DType.F64 || to == DType.F32 && from != DType.F64
              : from.bits()
                  <= (to == DType.F64 ? 32 : to == DType.F32 ? 16 : to == DType.F16 ? 8 : 1);
    };
  }
}
