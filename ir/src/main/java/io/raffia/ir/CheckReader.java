package io.raffia.ir;

import java.util.ArrayList;
import java.util.List;

/// Collects the checks of a function: what they are, and the values that they compare.
final class CheckReader {
  private static final double TOLERANCE = 1e-4;

  private final List<Check> checks = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  static boolean isCheck(String op) {
    return op.startsWith("check.expect_");
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  /// Of each check the actual and the expected value.
  List<Value> values() {
    return List.copyOf(values);
  }

  /// `name` is what the op or the custom call is called.
  void read(Builder b, Statement s, String name, List<Value> in) {
    boolean isConst = name.endsWith("_const");
    if (in.size() != (isConst ? 1 : 2)) throw s.error(name + " has " + in.size() + " operands");
    var actual = in.getFirst();
    var expected =
        isConst ? b.constant(Dense.parse(s.attribute("value"), actual.type())) : in.getLast();
    if (!actual.type().equals(expected.type())) {
      throw s.error(
          "%s compares %s with %s".formatted(name, actual.type().brief(), expected.type().brief()));
    }
    checks.add(check(s, name));
    values.add(actual);
    values.add(expected);
  }

  private static Check check(Statement s, String name) {
    var place = s.place();
    return switch (name) {
      case "check.expect_eq", "check.expect_eq_const" -> new Check(Check.Kind.EQ, 0, 0, place);
      case "check.expect_almost_eq", "check.expect_almost_eq_const" ->
          new Check(Check.Kind.ALMOST_EQ, 0, number(s, "tolerance", TOLERANCE), place);
      case "check.expect_close" ->
          new Check(
              Check.Kind.CLOSE,
              number(s, "min_ulp_difference", 0),
              number(s, "max_ulp_difference", 1),
              place);
      default -> throw s.unsupported("op " + name);
    };
  }

  private static double number(Statement s, String name, double otherwise) {
    if (!s.has(name)) return otherwise;
    return DType.F64.toDouble(Dense.element(s.attribute(name), DType.F64));
  }
}
