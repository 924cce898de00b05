package io.raffia.tornado;

import io.raffia.ir.DType;
import io.raffia.ir.Eqn;
import io.raffia.ir.Func;
import io.raffia.ir.Interpreter;
import io.raffia.ir.Literal;
import io.raffia.ir.Value;
import io.raffia.passes.Program;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Interprets what a kernel stands for, on what the device was given, and compares.
final class SelfCheck {
  /// How far a float may be from the interpreter's, relative to the largest of its array.
  private static final double TOLERANCE = 1e-3;

  /// And relative to the largest float that was read, as large terms of a sum may cancel.
  private static final double ROUNDING = 1e-5;

  private final RowChain.Unit unit;
  private final Func meaning;
  private final Function<Value, Place> places;

  /// `known`: values that lie in memory before the kernel runs.
  SelfCheck(Program program, RowChain.Unit unit, Set<Value> known, Function<Value, Place> places) {
    this.unit = unit;
    this.places = places;
    meaning = meaning(program, unit.writes(), known);
  }

  /// The equations of the program between what is known and what the kernel writes: it may compute
  /// values that are in no memory, and read less than they are made of.
  private static Func meaning(Program program, List<Value> writes, Set<Value> known) {
    var needed = new HashSet<>(writes);
    var params = new LinkedHashSet<Value>();
    var eqns = new ArrayList<Eqn>();
    for (var eqn : program.func().eqns().reversed()) {
      if (eqn.out().stream().noneMatch(needed::contains)) continue;
      eqns.add(eqn);
      for (var v : eqn.in()) {
        if (known.contains(program.storage(v))) params.add(v);
        else needed.add(v);
      }
    }
    return new Func("check", List.copyOf(params), eqns.reversed(), writes);
  }

  /// Throws [DeviceException] where they differ.
  void run() {
    var in = new ArrayList<Literal>();
    double read = 0;
    for (var v : meaning.params()) {
      var x = literal(v);
      in.add(x);
      if (v.dtype().isFloat()) read = Math.max(read, largest(x));
    }
    var want = Interpreter.run(meaning, List.copyOf(in));
    for (int i = 0; i < want.size(); i++) {
      compare(unit.writes().get(i), want.get(i), ROUNDING * read);
    }
  }

  private Literal literal(Value v) {
    var from = places.apply(v).host();
    return Literal.generate(v.type(), i -> bits(v.dtype(), from, i));
  }

  private static double largest(Literal x) {
    double most = 0;
    for (double d : x.toDoubles()) if (Double.isFinite(d)) most = Math.max(most, Math.abs(d));
    return most;
  }

  private void compare(Value v, Literal want, double rounding) {
    var have = literal(v);
    double tolerance = v.dtype().isFloat() ? TOLERANCE * largest(want) + rounding : 0;
    for (long i = 0; i < v.type().size(); i++) {
      if (want.bits(i) == have.bits(i)) continue;
      double a = want.at(i);
      double b = have.at(i);
      if (Double.compare(a, b) == 0 || Math.abs(a - b) <= tolerance) continue;
      throw new DeviceException(
          "the device and the interpreter differ: element %d of %s is %s instead of %s, by this kernel:%n%s"
              .formatted(i, v, b, a, unit.text()));
    }
  }

  private static long bits(DType t, MemorySegment from, long i) {
    long raw =
        switch (t.bytes()) {
          case 1 -> from.get(ValueLayout.JAVA_BYTE, i);
          case 2 -> from.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i);
          case 4 -> from.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, i);
          default -> from.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, i);
        };
    if (t.isFloat()) return t.bits() == 64 ? raw : raw & ((1L << t.bits()) - 1);
    return t.wrap(raw);
  }
}
