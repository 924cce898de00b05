package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.reflect.JavaCode.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// References that are not known: boxes of symbolic numbers, and enum constants that depend on one.
final class References {
  private final Stager stager;

  References(Stager stager) {
    this.stager = stager;
  }

  private Scalars scalars() {
    return stager.scalars();
  }

  /// Whether two references are the same: a Boolean, or a symbolic boolean.
  Object equal(@Nullable Object x, @Nullable Object y) {
    if (x instanceof SymbolicBox a && y != null) return equalBox(a, y);
    if (y instanceof SymbolicBox b && x != null) return equalBox(b, x);
    if (x != null && y != null) {
      refuseJoined(x);
      refuseJoined(y);
    }
    return Purity.identical(x, y);
  }

  private Object equalBox(SymbolicBox a, Object y) {
    if (!a.type().isEnum()) {
      throw new StagingException(
          Violation.UNSUPPORTED,
          "boxes are compared by identity, and one holds " + a.value(),
          "compare the numbers themselves");
    }
    if (Structure.boxType(y) != a.type()) return false;
    var result = scalars().relation(Relation.EQ, a.value(), Structure.unboxed(y));
    return result;
  }

  private void refuseJoined(Object x) {
    var why = stager.memory.heap.whyFrozen(x);
    if (why == null || !why.startsWith("it is one of")) return;
    throw new StagingException(
        Violation.UNSUPPORTED,
        "`==` is asked of " + Purity.name(x) + ", but " + why,
        "compare what the objects hold");
  }

  /// An int table at a symbolic index of which few values are possible; null if all are.
  @Nullable Symbolic lookup(int[] table, Symbolic index) {
    if (!(index.origin instanceof Symbolic.OneOf(var values))) return null;
    var results = new HashSet<Integer>();
    for (int i : values) if (i >= 0 && i < table.length) results.add(table[i]);
    if (values.stream().anyMatch(i -> i < 0 || i >= table.length)) {
      scalars().requireIndex(index, table.length);
    }
    var items = new ArrayList<Object>();
    for (int x : table) items.add(x);
    var packed = scalars().stack(items, DType.I32);
    return Symbolic.of(DType.I32, scalars().at(packed, index), new Symbolic.OneOf(results));
  }

  // ---- enums ----

  private static List<Object> constants(SymbolicBox box) {
    return Arrays.asList(requireNonNull(box.type().getEnumConstants()));
  }

  private Symbolic ordinal(SymbolicBox box) {
    var values = new HashSet<Integer>();
    for (int i = 0; i < constants(box).size(); i++) values.add(i);
    return Symbolic.of(
        DType.I32, scalars().tensor(box.value(), DType.I32), new Symbolic.OneOf(values));
  }

  /// The constants' values of a function, at the constant that it will be.
  private Object table(
      SymbolicBox box, String desc, String what, Function<Object, @Nullable Object> f) {
    var items = new ArrayList<Object>();
    for (var c : constants(box)) {
      var x = desc.length() == 1 ? Boxes.toStack(f.apply(c), desc) : f.apply(c);
      if (x instanceof Enum<?>) x = Structure.unboxed(x);
      if (!Structure.isNumber(x)) {
        throw new StagingException(
            Violation.NEEDS_KNOWN,
            what + " is asked of " + box,
            "choose with a switch over the enum");
      }
      items.add(requireNonNull(x));
    }
    var type = desc.length() == 1 ? SymbolicBox.dtype(desc.charAt(0)) : DType.I32;
    var packed = scalars().stack(items, type);
    var at = scalars().at(packed, ordinal(box));
    if (type == DType.I32 && items.stream().allMatch(Integer.class::isInstance)) {
      var values = new HashSet<Integer>();
      for (var i : items) values.add((Integer) i);
      return Symbolic.of(type, at, new Symbolic.OneOf(values));
    }
    return Symbolic.of(type, at);
  }

  /// A final field of an enum constant.
  Object field(SymbolicBox box, FieldLink link) {
    if (!link.isFinal()) {
      throw new StagingException(
          Violation.NEEDS_KNOWN,
          "the field " + link + " is read of " + box,
          "make the field final");
    }
    return table(box, link.desc(), "the field " + link, link::read);
  }

  /// A method of a symbolic enum constant or box; null if it must be run otherwise.
  @Nullable Object call(MethodLink link, @Nullable Object[] args) {
    var box = (SymbolicBox) requireNonNull(args[0]);
    if (!box.type().isEnum()) return null;
    if (link.name.equals("ordinal")) return ordinal(box);
    if (link.name.equals("equals")) {
      var other = args[1];
      if (other == null) return 0;
      var equal = equal(box, other);
      return equal instanceof Boolean b ? (Object) (b ? 1 : 0) : equal;
    }
    if (link.name.equals("compareTo")) {
      return scalars()
          .arith(JavaCode.Prim.SUB, JavaCode.Kind.INT, ordinal(box), Structure.unboxed(args[1]));
    }
    return table(
        box,
        link.returns,
        link.toString(),
        c -> {
          var all = args.clone();
          all[0] = c;
          return Boxes.box(stager.calls.invokeAgain(link, all), link.returns);
        });
  }

  /// What a bootstrapped `switch` says of a symbolic enum constant.
  Object choice(SymbolicBox box, Function<Object, @Nullable Object> label) {
    return table(box, "I", "a switch", label);
  }
}
