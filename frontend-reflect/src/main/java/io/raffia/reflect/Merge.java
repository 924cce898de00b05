package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.ir.TensorType;
import io.raffia.reflect.Control.Side;
import io.raffia.reflect.Heap.Items;
import io.raffia.reflect.Heap.Mark;
import io.raffia.reflect.Heap.Packed;
import io.raffia.reflect.Heap.Part;
import io.raffia.reflect.Heap.Place;
import io.raffia.reflect.JavaCode.Kind;
import io.raffia.reflect.JavaCode.Relation;
import io.raffia.reflect.Outcome.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Joins the outcomes of the arms of a branch. For every exit, each leaf that differs becomes a
/// result of the op; a leaf that not all arms have is a result that does not matter in the others,
/// so that exits can share it.
final class Merge {
  private static final Object ANY =
      new Object() {
        @Override
        public String toString() {
          return "nothing";
        }
      };

  @SuppressWarnings("ArrayRecordComponent") // filled in by exits that share it
  private record Slot(TensorType type, boolean weak, @Nullable Object[] sides, Object result) {}

  private final Control control;
  private final Scalars scalars;
  private final Structure structure;
  private final Symbolic index;
  private final List<Side> sides;
  private final Mark mark;
  private final List<Slot> slots = new ArrayList<>();

  // Of the exit under way: its state in each arm, and which objects were joined.
  private @Nullable State[] at = {};
  private Map<List<Identity>, Object> joined = new HashMap<>();
  private IdentityHashMap<Object, List<Identity>> partners = new IdentityHashMap<>();

  private record Identity(@Nullable Object x) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity(var y) && Purity.identical(x, y);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(x);
    }
  }

  Merge(Control control, Symbolic index, List<Side> sides, Mark mark) {
    this.control = control;
    this.index = index;
    this.sides = sides;
    this.mark = mark;
    scalars = control.scalars();
    structure = control.stager.structure;
  }

  Outcome outcome() {
    var all = new TreeSet<Integer>();
    for (var side : sides) all.addAll(side.out().exits().keySet());
    var exits = new TreeMap<Integer, State>();
    for (int e : all) exits.put(e, exit(e));
    Object code = all.first();
    if (all.size() > 1) {
      var codes = new @Nullable Object[sides.size()];
      Arrays.setAll(codes, i -> sides.get(i).out().code());
      code = number(codes, "which way is taken");
    }
    if (!slots.isEmpty()) {
      var values = new ArrayList<List<Object>>();
      for (int i = 0; i < sides.size(); i++) values.add(results(i));
      control
          .tracing()
          .choose(
              scalars.tensor(index),
              sides.stream().map(Side::region).toList(),
              values,
              slots.stream().map(Slot::result).toList());
    }
    for (var side : sides) side.region().close();
    return new Outcome(code, exits);
  }

  private List<Object> results(int i) {
    var region = sides.get(i).region();
    region.enter();
    try {
      var all = new ArrayList<Object>();
      for (var s : slots) all.add(result(s, s.sides[i]));
      return all;
    } finally {
      region.leave();
    }
  }

  private Object result(Slot s, @Nullable Object x) {
    var tracing = control.tracing();
    if (Purity.identical(x, ANY)) return tracing.constant(io.raffia.ir.Literal.splat(s.type, 0));
    var value = requireNonNull(x);
    if (tracing.isTensor(value)) return tracing.cast(value, s.type, s.weak);
    return scalars.tensor(value, s.type.dtype());
  }

  private State exit(int e) {
    at = new @Nullable State[sides.size()];
    joined = new HashMap<>();
    partners = new IdentityHashMap<>();
    int n = 0;
    for (int i = 0; i < at.length; i++) {
      at[i] = sides.get(i).out().at(e);
      var s = at[i];
      if (s != null) n = s.args().length;
    }
    var args = new @Nullable Object[n];
    for (int k = 0; k < n; k++) {
      int arg = k;
      args[k] = merge(each(i -> state(i).args()[arg]), isRef(e, k), name(e, k));
    }
    var places = new LinkedHashSet<Place>();
    for (var s : at) if (s != null) places.addAll(s.writes().keySet());
    var writes = new LinkedHashMap<Place, @Nullable Object>();
    for (var p : places) {
      if (!(p.object() instanceof Heap.Cell) && control.heap.fresh(p.object(), mark)) continue;
      var xs = each(i -> control.read(state(i), p));
      writes.put(p, p.part() == Part.FROZEN ? any(xs) : merge(xs, isRef(p), p.describe()));
    }
    return new State(args, writes);
  }

  private State state(int i) {
    return requireNonNull(at[i]);
  }

  private static @Nullable Object any(@Nullable Object[] xs) {
    for (var x : xs) if (x != null && !Purity.identical(x, ANY)) return x;
    return null;
  }

  /// A value of every arm that has this exit.
  private @Nullable Object[] each(IntFunction<@Nullable Object> value) {
    var xs = new @Nullable Object[at.length];
    for (int i = 0; i < xs.length; i++) xs[i] = at[i] == null ? ANY : value.apply(i);
    return xs;
  }

  /// The same of values of which some are absent.
  private static @Nullable Object[] parts(
      @Nullable Object[] xs, IntFunction<@Nullable Object> value) {
    var out = new @Nullable Object[xs.length];
    for (int i = 0; i < xs.length; i++) out[i] = isAny(xs[i]) ? ANY : value.apply(i);
    return out;
  }

  private boolean isRef(int e, int k) {
    var code = control.frame().code;
    if (e == JavaCode.RETURN) {
      char returns = code.desc().charAt(code.desc().indexOf(')') + 1);
      return returns == 'L' || returns == '[' || returns == 'V';
    }
    return code.blocks().get(e).params().get(k).kind() == Kind.REF;
  }

  private static boolean isRef(Place p) {
    return switch (p.part()) {
      case FIELD -> requireNonNull(p.link()).desc().length() > 1;
      case CONTENTS -> !(p.object() instanceof Heap.Cell);
      case FROZEN, STATE -> true;
    };
  }

  private String name(int e, int k) {
    if (e == JavaCode.RETURN) return "the returned value";
    var name = control.frame().code.blocks().get(e).params().get(k).name();
    return name == null ? "the value of an expression" : "`" + name + "`";
  }

  private static boolean isAny(@Nullable Object x) {
    return Purity.identical(x, ANY);
  }

  // ---- leaves ----

  private @Nullable Object merge(@Nullable Object[] xs, boolean ref, String what) {
    var present = Arrays.stream(xs).filter(x -> !isAny(x)).toList();
    boolean everywhere = present.size() == xs.length;
    var first = present.getFirst();
    if (everywhere && present.stream().allMatch(x -> structure.same(x, first))) return first;
    if (!ref && present.stream().allMatch(Structure::isNumber)) return number(xs, what);
    if (ref) {
      var box = boxType(present);
      if (box != null) {
        if (present.stream()
            .allMatch(x -> structure.same(x, first) && !(x instanceof SymbolicBox))) {
          return first;
        }
        return new SymbolicBox(
            box, (Symbolic) symbolic(number(parts(xs, i -> Structure.unboxed(xs[i])), what), box));
      }
      if (present.stream().allMatch(control.tracing()::isTensor)) return tensor(xs, what);
    }
    if (present.stream().allMatch(x -> x instanceof Items || x instanceof Packed)) {
      return contents(xs, what);
    }
    if (present.stream().allMatch(x -> structure.same(x, first))
        && !control.heap.fresh(first, mark)) {
      return first;
    }
    if (first != null
        && present.stream().allMatch(x -> x != null && structure.joinable(first, x))) {
      return object(xs, first, what);
    }
    if (present.stream().allMatch(x -> structure.same(x, first))) return first;
    throw disagree(xs, what, "");
  }

  /// A number that happens to be known, as a scalar.
  private Object symbolic(Object x, Class<?> box) {
    if (x instanceof Symbolic) return x;
    var type = Structure.dtypeOf(box);
    return Symbolic.of(type, scalars.tensor(x, type));
  }

  private static @Nullable Class<?> boxType(List<@Nullable Object> xs) {
    var type = Structure.boxType(xs.getFirst());
    for (var x : xs) if (type == null || Structure.boxType(x) != type) return null;
    return type;
  }

  private StagingException disagree(@Nullable Object[] xs, String what, String why) {
    var text = new ArrayList<String>();
    for (int i = 0; i < xs.length; i++) {
      var shown = structure.show(xs[i]);
      if (!isAny(xs[i]) && !text.contains(shown)) text.add(shown);
    }
    return new StagingException(
        Violation.BRANCHES_DISAGREE,
        what
            + " is "
            + String.join(" after one branch and ", text)
            + " after the other, and which branch is taken is not known while staging"
            + why);
  }

  private boolean isLocal(@Nullable Object x, int side) {
    if (isAny(x)) return false;
    if (x instanceof Symbolic s) {
      if (s.tensor != null) return sides.get(side).region().isLocal(s.tensor);
      var c = (Symbolic.ThreeWay) requireNonNull(s.origin);
      return isLocal(c.a(), side) || isLocal(c.b(), side);
    }
    return x != null && control.tracing().isTensor(x) && sides.get(side).region().isLocal(x);
  }

  private boolean anyLocal(@Nullable Object[] xs) {
    for (int i = 0; i < xs.length; i++) if (isLocal(xs[i], i)) return true;
    return false;
  }

  private Object number(@Nullable Object[] xs, String what) {
    var type = numberType(xs);
    if (type == null) throw disagree(xs, what, "");
    if (!anyLocal(xs)) {
      var present = Arrays.stream(xs).filter(x -> !isAny(x)).distinct().toList();
      if (present.size() == 1) return requireNonNull(present.getFirst());
      if (Arrays.stream(xs).noneMatch(Merge::isAny)) return chosen(xs, type);
    }
    return Symbolic.of(type, slot(xs, TensorType.of(type), true).result);
  }

  private static @Nullable DType numberType(@Nullable Object[] xs) {
    boolean symbolicTruth = false;
    boolean truths = true;
    DType wide = null;
    for (var x : xs) {
      if (isAny(x) || x == null) continue;
      var t = Scalars.dtype(x);
      symbolicTruth |= t == DType.I1;
      truths &= t == DType.I1 || x instanceof Integer i && (i == 0 || i == 1);
      if (t == DType.I1) t = DType.I32;
      if (wide != null && wide != t) return null;
      wide = t;
    }
    return symbolicTruth && truths ? DType.I1 : wide;
  }

  /// One of several numbers from outside of the arms.
  private Object chosen(@Nullable Object[] xs, DType type) {
    if (xs.length == 2 && index.dtype() == DType.I1) {
      return scalars.choose(index, requireNonNull(xs[1]), requireNonNull(xs[0]), type);
    }
    Object out = requireNonNull(xs[xs.length - 1]);
    for (int i = xs.length - 2; i >= 0; i--) {
      if (structure.same(xs[i], out)) continue;
      var here = (Symbolic) scalars.relation(Relation.EQ, index, i);
      out = scalars.choose(here, requireNonNull(xs[i]), out, type);
    }
    return out;
  }

  private Object tensor(@Nullable Object[] xs, String what) {
    var present = Arrays.stream(xs).filter(x -> !isAny(x)).toList();
    var first = requireNonNull(present.getFirst());
    if (!anyLocal(xs) && present.stream().allMatch(x -> structure.same(x, first))) return first;
    var joint = structure.join(present);
    if (joint == null) throw disagree(xs, what, "");
    boolean equal =
        present.stream()
            .allMatch(x -> control.tracing().type(requireNonNull(x)).equals(joint.type()));
    if (!anyLocal(xs)
        && equal
        && xs.length == 2
        && present.size() == 2
        && index.dtype() == DType.I1) {
      return scalars.selectTensor(
          scalars.tensor(index), requireNonNull(xs[1]), requireNonNull(xs[0]));
    }
    return slot(xs, joint.type(), joint.weak()).result;
  }

  private Slot slot(@Nullable Object[] xs, TensorType type, boolean weak) {
    for (var s : slots) {
      if (!s.type.equals(type) || s.weak != weak || !fits(s, xs)) continue;
      for (int i = 0; i < xs.length; i++) if (isAny(s.sides[i])) s.sides[i] = xs[i];
      return s;
    }
    var s = new Slot(type, weak, xs.clone(), control.tracing().promise(type, weak));
    slots.add(s);
    return s;
  }

  private boolean fits(Slot s, @Nullable Object[] xs) {
    for (int i = 0; i < xs.length; i++) {
      if (!isAny(s.sides[i]) && !isAny(xs[i]) && !structure.same(s.sides[i], xs[i])) return false;
    }
    return true;
  }

  // ---- structure ----

  private Object contents(@Nullable Object[] xs, String what) {
    boolean packed = Arrays.stream(xs).anyMatch(Packed.class::isInstance);
    if (packed) {
      var tensors = parts(xs, i -> pack(requireNonNull(xs[i]), i, xs));
      return new Packed(tensor(tensors, what));
    }
    var some = (Items) requireNonNull(any(xs));
    int n = some.items().size();
    for (var x : xs) {
      if (isAny(x)) continue;
      var items = (Items) requireNonNull(x);
      if (items.items().size() != n) {
        throw disagree(
            parts(xs, i -> ((Items) requireNonNull(xs[i])).items().size() + " elements"), what, "");
      }
      if (!sameKeys(items.keys(), some.keys())) throw disagree(xs, what, "");
    }
    var out = new ArrayList<@Nullable Object>();
    for (int k = 0; k < n; k++) {
      int item = k;
      var values = parts(xs, i -> ((Items) requireNonNull(xs[i])).items().get(item));
      boolean numbers = Arrays.stream(values).allMatch(v -> isAny(v) || Structure.isNumber(v));
      boolean ref = !numbers || structure.holdsReferences(some);
      out.add(merge(values, ref, what + "[" + k + "]"));
    }
    return new Items(out, some.keys());
  }

  private boolean sameKeys(@Nullable List<@Nullable Object> a, @Nullable List<@Nullable Object> b) {
    if (a == null || b == null) return a == null && b == null;
    if (a.size() != b.size()) return false;
    for (int i = 0; i < a.size(); i++) if (!structure.same(a.get(i), b.get(i))) return false;
    return true;
  }

  private Object pack(Object x, int side, @Nullable Object[] xs) {
    if (x instanceof Packed(var tensor)) return tensor;
    var like = Arrays.stream(xs).filter(Packed.class::isInstance).findFirst().orElseThrow();
    var type = control.tracing().type(((Packed) requireNonNull(like)).tensor()).dtype();
    var region = sides.get(side).region();
    region.enter();
    try {
      var items = new ArrayList<Object>();
      for (var i : ((Items) x).items()) items.add(requireNonNull(i));
      return scalars.stack(items, type);
    } finally {
      region.leave();
    }
  }

  private Object object(@Nullable Object[] xs, Object first, String what) {
    var key = Arrays.stream(xs).map(Identity::new).toList();
    var done = joined.get(key);
    if (done != null) return done;
    String frozen = null;
    if (!(first instanceof Record)) {
      for (var x : xs) {
        if (isAny(x) || x == null) continue;
        var other = partners.putIfAbsent(x, key);
        if (other != null && !other.equals(key)) {
          throw disagree(
              xs, what, ": it shares an object with another variable in one branch only");
        }
        var why = control.heap.whyFrozen(x);
        if (why != null) frozen = why;
        if (control.heap.fresh(x, mark)) continue;
        frozen = "it is one of two objects since line " + control.frame().line;
        control.heap.freeze(x, frozen);
      }
    }
    var made = structure.blank(first);
    joined.put(key, made);
    for (var p : structure.places(first)) {
      var values = parts(xs, i -> control.read(state(i), p.of(requireNonNull(xs[i]))));
      structure.fill(made, p, merge(values, p.isRef(), what + p.suffix()));
    }
    var finished = structure.finish(made);
    joined.put(key, finished);
    if (frozen != null) control.heap.freeze(finished, frozen);
    return finished;
  }
}
