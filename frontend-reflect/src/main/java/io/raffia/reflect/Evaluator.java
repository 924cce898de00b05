package io.raffia.reflect;

import io.raffia.ir.IrException;
import io.raffia.reflect.Construction.Uninitialized;
import io.raffia.reflect.JavaCode.*;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/// Evaluates blocks of one activation of a method.
final class Evaluator {
  /// Where an activation is.
  static final class Activation {
    final JavaCode code;
    final Flow flow;
    final Evaluator evaluator;
    int line;
    @Nullable Op op;

    Activation(Stager stager, JavaCode code) {
      this.code = code;
      flow = Flow.of(code);
      evaluator = new Evaluator(stager, this);
    }

    SourceLine at() {
      return new SourceLine(code.owner().getName(), code.name(), code.sourceFile(), line);
    }
  }

  private final Stager stager;
  private final Activation me;
  private final Class<?> owner;
  private final Arrays arrays;

  private Evaluator(Stager stager, Activation me) {
    this.stager = stager;
    this.me = me;
    owner = me.code.owner();
    arrays = stager.arrays;
  }

  /// Evaluates a block and what follows it, up to a stop, the header of a loop, a symbolic
  /// condition or the return.
  Outcome block(int index, @Nullable Object[] args, Set<Integer> stops) {
    var blocks = me.code.blocks();
    var block = blocks.get(index);
    var values = new @Nullable Object[block.vars()];
    System.arraycopy(args, 0, values, 0, args.length);
    while (true) {
      Target next;
      @Nullable Object extra = null;
      stager.evaluated += block.ops().size() + 1;
      try {
        for (var op : block.ops()) {
          me.line = op.line();
          me.op = op;
          stager.memory.heap.line = op.line();
          step(op, values);
        }
        var end = block.end();
        me.line = end.line();
        me.op = null;
        switch (end) {
          case Return r -> {
            var value = r.value() == null ? null : values[r.value().id()];
            return Outcome.at(JavaCode.RETURN, new @Nullable Object[] {value});
          }
          case Branch b -> {
            var holds = condition(b, values);
            if (holds instanceof Symbolic s) {
              return stager.control.branch(
                  s,
                  Control.Arm.to(b.yes().block(), arguments(b.yes(), values)),
                  Control.Arm.to(b.no().block(), arguments(b.no(), values)),
                  stops);
            }
            knownBranch(block, b, values);
            next = (Boolean) holds ? b.yes() : b.no();
          }
          case Switch s -> {
            var on = values[s.on().id()];
            if (on instanceof Symbolic symbolic) {
              var now = values;
              return stager.control.select(
                  symbolic,
                  s.keys(),
                  s.targets().stream().map(t -> at(t, now)).toList(),
                  at(s.otherwise(), now),
                  stops);
            }
            int i = s.keys().indexOf(integer(on));
            stager.control.loops.knownSwitch();
            next = i < 0 ? s.otherwise() : s.targets().get(i);
          }
          case Goto g -> next = g.to();
          case Throw t -> {
            var thrown = values[t.value().id()];
            throw thrown == null
                ? new NullPointerException("cannot throw null")
                : (Throwable) thrown;
          }
        }
      } catch (Throwable e) {
        extra = stager.entered(e);
        var handler = handler(block, e);
        if (handler == null) throw sneaky(e);
        next = handler.target();
      }
      block = blocks.get(next.block());
      var after = new @Nullable Object[block.vars()];
      var from = next.args();
      for (int i = 0; i < from.size(); i++) after[i] = values[from.get(i).id()];
      if (extra != null) after[from.size()] = extra;
      values = after;
      if (stops.contains(block.index()) || me.flow.loops().containsKey(block.index())) {
        return Outcome.at(block.index(), java.util.Arrays.copyOf(values, block.params().size()));
      }
    }
  }

  private static @Nullable Object[] arguments(Target t, @Nullable Object[] values) {
    var args = new @Nullable Object[t.args().size()];
    for (int i = 0; i < args.length; i++) args[i] = values[t.args().get(i).id()];
    return args;
  }

  private static Outcome at(Target t, @Nullable Object[] values) {
    return Outcome.at(t.block(), arguments(t, values));
  }

  private void knownBranch(Block block, Branch b, @Nullable Object[] v) {
    if (me.flow.loops().isEmpty()) return;
    var x = v[b.a().id()];
    Object y = b.b() == null ? (Object) 0 : v[b.b().id()];
    long between = x instanceof Integer p && y instanceof Integer q ? Math.abs((long) p - q) : -1;
    stager.control.loops.knownBranch(block.index(), b, between);
  }

  private @Nullable Handler handler(Block block, Throwable e) {
    if (e instanceof StagingException || e instanceof IrException) return null;
    for (var h : block.handlers()) {
      if (h.type() == null || Linker.type(h.type(), owner).isInstance(e)) return h;
    }
    return null;
  }

  /// A Boolean, or a symbolic boolean.
  private Object condition(Branch b, @Nullable Object[] v) {
    var x = v[b.a().id()];
    if (b.a().kind() == Kind.REF) {
      var equal = stager.references.equal(x, b.b() == null ? null : v[b.b().id()]);
      boolean negated = b.relation() == Relation.NE;
      if (equal instanceof Symbolic s) return negated ? stager.scalars().not(s) : s;
      return (Boolean) equal != negated;
    }
    Object y = b.b() == null ? (Object) 0 : Objects.requireNonNull(v[b.b().id()]);
    if (x instanceof Symbolic || y instanceof Symbolic) {
      return stager.scalars().relation(b.relation(), Objects.requireNonNull(x), y);
    }
    return Arithmetic.holds(b.relation(), integer(x), (int) y);
  }

  private static int integer(@Nullable Object x) {
    return (int) Objects.requireNonNull(x);
  }

  /// An int that must be known, as the length of an array.
  private static int known(@Nullable Object x, String what) {
    if (x instanceof Symbolic s) {
      throw new StagingException(Violation.NEEDS_KNOWN, what + " is " + s);
    }
    return integer(x);
  }

  private void step(Op op, @Nullable Object[] v) {
    switch (op) {
      case Const c -> v[c.out().id()] = constant(c);
      case Arith a -> {
        var x = v[a.a().id()];
        var y = a.b() == null ? null : v[a.b().id()];
        v[a.out().id()] =
            x instanceof Symbolic || y instanceof Symbolic
                ? stager.scalars().arith(a.op(), a.kind(), Objects.requireNonNull(x), y)
                : Arithmetic.apply(a.op(), a.kind(), x, y);
      }
      case Invoke i -> invoke(i, v);
      case InvokeDynamic d -> {
        var result = stager.calls.dynamic(d.dynamic(), owner, get(d.args(), v));
        if (d.out() != null) v[d.out().id()] = result;
      }
      case GetField g -> v[g.out().id()] = read(g, v);
      case PutField p -> write(p, v);
      case New n ->
          v[n.out().id()] = new Uninitialized(Linker.type(n.type(), owner), stager.control.choices);
      case NewArray n -> {
        var lengths = new int[n.lengths().size()];
        for (int i = 0; i < lengths.length; i++) {
          lengths[i] = known(v[n.lengths().get(i).id()], "the length of a new array");
        }
        v[n.out().id()] = allocate(Linker.type(n.type(), owner), lengths, 0);
      }
      case ArrayLoad l -> v[l.out().id()] = arrays.load(v[l.array().id()], v[l.index().id()]);
      case ArrayStore s -> arrays.store(v[s.array().id()], v[s.index().id()], v[s.value().id()]);
      case ArrayLength l -> v[l.out().id()] = Elements.length(v[l.array().id()]);
      case Cast c -> v[c.out().id()] = cast(c, v[c.in().id()]);
      case InstanceOf i ->
          v[i.out().id()] = isInstance(Linker.type(i.type(), owner), v[i.in().id()]) ? 1 : 0;
      case Monitor m -> {
        var object = v[m.object().id()];
        if (object == null) throw new NullPointerException("cannot synchronize on null");
        if (m.enter()) stager.purity.lock(object);
      }
    }
  }

  private @Nullable Object constant(Const c) {
    return switch (c.value()) {
      case Type _, Handle _ ->
          c.link().get(() -> Objects.requireNonNull(Linker.constant(c.value(), owner)));
      case ConstantDynamic d -> {
        var value = Boxes.toStack(Linker.constant(d, owner), d.getDescriptor());
        var maker = d.getBootstrapMethod();
        boolean probes = Coverage.isInit(maker.getName(), maker.getDesc());
        yield probes ? stager.coverage.found(value) : value;
      }
      case null -> null;
      default -> c.value();
    };
  }

  private @Nullable Object cast(Cast c, @Nullable Object x) {
    var type = Linker.type(c.type(), owner);
    if (x == null || isInstance(type, x)) return x;
    var from = x instanceof SymbolicBox box ? box.type() : x.getClass();
    throw new ClassCastException(
        "class " + from.getName() + " cannot be cast to class " + type.getName());
  }

  private static boolean isInstance(Class<?> type, @Nullable Object x) {
    return x instanceof SymbolicBox box ? type.isAssignableFrom(box.type()) : type.isInstance(x);
  }

  private Object allocate(Class<?> type, int[] lengths, int depth) {
    for (int n : lengths) if (n < 0) throw new NegativeArraySizeException(Integer.toString(n));
    var element = Objects.requireNonNull(type.getComponentType());
    var array = Array.newInstance(element, lengths[depth]);
    stager.memory.created(array);
    if (depth + 1 < lengths.length) {
      for (int i = 0; i < lengths[depth]; i++) {
        Array.set(array, i, allocate(element, lengths, depth + 1));
      }
    }
    return array;
  }

  private static @Nullable Object[] get(List<Var> vars, @Nullable Object[] v) {
    var all = new @Nullable Object[vars.size()];
    for (int i = 0; i < all.length; i++) all[i] = v[vars.get(i).id()];
    return all;
  }

  private void invoke(Invoke i, @Nullable Object[] v) {
    var args = get(i.args(), v);
    var object = args.length > 0 && args[0] instanceof Uninitialized u ? u : null;
    var result = stager.calls.invoke(i.method(), i.call(), owner, args);
    if (i.out() != null) v[i.out().id()] = result;
    if (object != null && object.real != null) {
      for (int k = 0; k < v.length; k++) if (v[k] == object) v[k] = object.real;
    }
  }

  // ---- fields ----

  private @Nullable Object read(GetField g, @Nullable Object[] v) {
    var link = FieldLink.of(g.field(), owner);
    if (g.object() == null) {
      var value = link.read(null);
      stager.purity.readField(null, link, value);
      return Boxes.toStack(value, link.desc());
    }
    var object = v[g.object().id()];
    if (object == null) {
      throw new NullPointerException("cannot read the field " + g.field().name() + " of null");
    }
    if (object instanceof Uninitialized u) {
      return u.fields.containsKey(g.field().name())
          ? u.fields.get(g.field().name())
          : link.desc().length() > 1 ? null : Boxes.zero(Kind.of(link.desc()));
    }
    if (object instanceof SymbolicBox box) return stager.references.field(box, link);
    var value = stager.memory.heap.field(object, link);
    stager.purity.readField(object, link, Boxes.box(value, link.desc()));
    return value;
  }

  private void write(PutField p, @Nullable Object[] v) {
    var link = FieldLink.of(p.field(), owner);
    var value = v[p.value().id()];
    if (p.object() == null) {
      throw stager.purity.staticWrite(link, Boxes.box(value, link.desc()));
    }
    var object = v[p.object().id()];
    switch (object) {
      case null ->
          throw new NullPointerException(
              "cannot assign the field " + p.field().name() + " of null");
      case Uninitialized u -> {
        if (u.choices != stager.control.choices) {
          throw new StagingException(
              Violation.UNSUPPORTED,
              "a constructor assigns "
                  + link
                  + " before the object exists, on a condition that is not known while staging",
              "compute the value first and assign it once");
        }
        u.put(link, value);
      }
      default -> stager.purity.writeField(object, link, value);
    }
  }

  /// Throws what Java code may throw unchecked or not; never returns.
  static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
    @SuppressWarnings("unchecked") // no cast happens at run time
    var unchecked = (E) e;
    throw unchecked;
  }
}
