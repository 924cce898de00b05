package io.raffia.passes;

import static io.raffia.ir.op.Binary.ADD;
import static io.raffia.ir.op.Binary.DIV;
import static io.raffia.ir.op.Binary.MUL;
import static io.raffia.ir.op.Binary.SUB;

import io.raffia.ir.Eqn;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.ir.op.Binary;
import io.raffia.ir.op.Monoid;
import io.raffia.ir.op.Reduce;
import io.raffia.ir.op.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers: neutral elements, signs, constants. Mind that `x + 0.0` is not `x` where `x` is -0.0,
/// and `x * 0` is not 0 where it is infinite.
final class Arithmetic {
  static final List<Rule<?>> RULES =
      List.of(
          new Rule<>("constant op x", Binary.class, Arithmetic::constantRight),
          new Rule<>("x + 0", Binary.class, Arithmetic::addZero),
          new Rule<>("x - 0", Binary.class, (r, op, e) -> right(r, op == SUB, e, 0.0)),
          new Rule<>("x * 1", Binary.class, (r, op, e) -> right(r, op == MUL, e, 1)),
          new Rule<>("x / 1", Binary.class, (r, op, e) -> right(r, op == DIV, e, 1)),
          new Rule<>("x / 2^k", Binary.class, Arithmetic::divideByPowerOfTwo),
          new Rule<>("integer x * 0, x - x", Binary.class, Arithmetic::integerZero),
          new Rule<>("(integer x op c) op d", Binary.class, Arithmetic::reassociate),
          new Rule<>("a + -b, a - -b", Binary.class, Arithmetic::addNegated),
          new Rule<>("-a * -b, -a * c", Binary.class, Arithmetic::multiplyNegated),
          new Rule<>("-(-x)", Unary.class, (r, op, e) -> op == Unary.NEG ? negated(r, x(e)) : null),
          new Rule<>("-(x * c)", Unary.class, Arithmetic::negateProduct),
          new Rule<>("abs(-x), abs(abs x)", Unary.class, Arithmetic::absolute));

  private Arithmetic() {}

  private static Value x(Eqn e) {
    return e.in().get(0);
  }

  private static Value y(Eqn e) {
    return e.in().get(1);
  }

  private static @Nullable Value right(Rewriter r, boolean fits, Eqn e, double neutral) {
    return fits && r.is(y(e), neutral) ? x(e) : null;
  }

  /// The operand of a negation.
  private static @Nullable Value negated(Rewriter r, Value v) {
    var in = r.operands(v, Unary.NEG);
    return in == null ? null : in.getFirst();
  }

  private static boolean commutes(Binary op) {
    return switch (op) {
      case ADD, MUL, MAX, MIN, AND, OR, XOR -> true;
      case SUB, DIV, REM, POW, ATAN2, SHIFT_LEFT, SHIFT_RIGHT_ARITHMETIC, SHIFT_RIGHT_LOGICAL ->
          false;
    };
  }

  private static @Nullable Value constantRight(Rewriter r, Binary op, Eqn e) {
    boolean swap = commutes(op) && r.literal(x(e)) != null && r.literal(y(e)) == null;
    return swap ? r.emit(op, y(e), x(e)) : null;
  }

  private static @Nullable Value addZero(Rewriter r, Binary op, Eqn e) {
    if (op != ADD) return null;
    if (r.is(y(e), -0.0)) return x(e);
    return r.is(y(e), 0.0) && isNeverNegativeZero(r, x(e)) ? x(e) : null;
  }

  /// A sum of floats starts at 0.0 and therefore never is -0.0.
  private static boolean isNeverNegativeZero(Rewriter r, Value v) {
    var sum = r.made(v, Reduce.class);
    if (sum != null) return sum.op() instanceof Reduce(var monoid, var _) && monoid == Monoid.ADD;
    var terms = r.operands(v, ADD);
    return terms != null && r.is(terms.get(1), 0.0)
        || r.operands(v, Unary.ABS) != null
        || r.operands(v, Unary.EXP) != null;
  }

  /// Both are the exact quotient, rounded once.
  private static @Nullable Value divideByPowerOfTwo(Rewriter r, Binary op, Eqn e) {
    var c = op == DIV && y(e).dtype().isFloat() ? r.splat(y(e)) : null;
    if (c == null) return null;
    double inverse = 1 / c.at(0);
    boolean power = (Double.doubleToRawLongBits(c.at(0)) & (1L << 52) - 1) == 0 && c.at(0) != 0;
    var t = y(e).dtype();
    boolean exact = power && inverse != 0 && t.toDouble(t.fromDouble(inverse)) == inverse;
    return exact ? r.emit(MUL, x(e), r.splat(y(e).type(), inverse)) : null;
  }

  private static @Nullable Value integerZero(Rewriter r, Binary op, Eqn e) {
    if (x(e).dtype().isFloat()) return null;
    boolean zero = op == MUL && r.is(y(e), 0) || (op == SUB || op == Binary.XOR) && x(e) == y(e);
    return zero ? r.splat(x(e).type(), 0) : null;
  }

  private static @Nullable Value reassociate(Rewriter r, Binary op, Eqn e) {
    if (!commutes(op) || x(e).dtype().isFloat()) return null;
    var inner = r.operands(x(e), op);
    var d = r.splat(y(e));
    var c = inner == null ? null : r.splat(inner.get(1));
    if (inner == null || c == null || d == null) return null;
    var t = y(e).dtype();
    long both = op.apply(List.of(t, t), c.bits(0), d.bits(0));
    return r.emit(op, inner.getFirst(), r.constant(Literal.splat(y(e).type(), both)));
  }

  private static @Nullable Value addNegated(Rewriter r, Binary op, Eqn e) {
    if (op != ADD && op != SUB) return null;
    var b = negated(r, y(e));
    if (b != null) return r.emit(op == ADD ? SUB : ADD, x(e), b);
    var a = op == ADD ? negated(r, x(e)) : null;
    return a == null ? null : r.emit(SUB, y(e), a);
  }

  private static @Nullable Value multiplyNegated(Rewriter r, Binary op, Eqn e) {
    if (op != MUL && !(op == DIV && x(e).dtype().isFloat())) return null;
    var a = negated(r, x(e));
    var b = negated(r, y(e));
    if (a != null && b != null) return r.emit(op, a, b);
    return a != null && r.splat(y(e)) != null ? r.emit(op, a, r.emit(Unary.NEG, y(e))) : null;
  }

  private static @Nullable Value negateProduct(Rewriter r, Unary op, Eqn e) {
    if (op != Unary.NEG || !r.isReadOnce(x(e))) return null;
    var in = r.operands(x(e), MUL);
    if (in == null || r.splat(in.get(1)) == null) return null;
    return r.emit(MUL, in.get(0), r.emit(Unary.NEG, in.get(1)));
  }

  private static @Nullable Value absolute(Rewriter r, Unary op, Eqn e) {
    if (op != Unary.ABS) return null;
    var x = negated(r, x(e));
    if (x != null) return r.emit(op, x);
    return r.operands(x(e), Unary.ABS) != null ? x(e) : null;
  }
}
