package io.raffia.reflect;

import io.raffia.reflect.Construction.Uninitialized;
import io.raffia.reflect.JavaCode.*;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/// Evaluates one activation of a method, block by block.
final class Evaluator {
  /// Where an activation is.
  static final class Activation {
    final JavaCode code;
    int line;
    @Nullable Op op;

    Activation(JavaCode code) {
      this.code = code;
    }

    SourceLine at() {
      return new SourceLine(code.owner().getName(), code.name(), code.sourceFile(), line);
    }
  }

  private final Stager stager;
  private final Activation me;
  private final Class<?> owner;

  Evaluator(Stager stager, Activation me) {
    this.stager = stager;
    this.me = me;
    owner = me.code.owner();
  }

  /// Runs the method to its return or throw.
  ///
  /// @param args receiver and arguments, as on the operand stack
  @Nullable Object run(@Nullable Object[] args) {
    var blocks = me.code.blocks();
    var block = blocks.getFirst();
    var values = new @Nullable Object[block.vars()];
    for (int i = 0; i < me.code.entryArguments().size(); i++) {
      values[i] = args[me.code.entryArguments().get(i)];
    }
    while (true) {
      Target next;
      @Nullable Object extra = null;
      try {
        for (var op : block.ops()) {
          me.line = op.line();
          me.op = op;
          step(op, values);
        }
        var end = block.end();
        me.line = end.line();
        me.op = null;
        if (end instanceof Return r) return r.value() == null ? null : values[r.value().id()];
        next = leave(end, values);
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
    }
  }

  private @Nullable Handler handler(Block block, Throwable e) {
    if (e instanceof StagingException) return null;
    for (var h : block.handlers()) {
      if (h.type() == null || Linker.type(h.type(), owner).isInstance(e)) return h;
    }
    return null;
  }

  private Target leave(End end, @Nullable Object[] v) throws Throwable {
    return switch (end) {
      case Goto g -> g.to();
      case Branch b -> holds(b, v) ? b.yes() : b.no();
      case Switch s -> {
        int i = s.keys().indexOf(integer(v[s.on().id()]));
        yield i < 0 ? s.otherwise() : s.targets().get(i);
      }
      case Throw t -> {
        var thrown = v[t.value().id()];
        throw thrown == null ? new NullPointerException("cannot throw null") : (Throwable) thrown;
      }
      case Return _ -> throw new IllegalStateException("a return has no target");
    };
  }

  private static boolean holds(Branch b, @Nullable Object[] v) {
    var x = v[b.a().id()];
    if (b.a().kind() == Kind.REF) {
      return Purity.identical(x, b.b() == null ? null : v[b.b().id()])
          == (b.relation() == Relation.EQ);
    }
    return Arithmetic.holds(b.relation(), integer(x), b.b() == null ? 0 : integer(v[b.b().id()]));
  }

  private static int integer(@Nullable Object x) {
    return (int) Objects.requireNonNull(x);
  }

  private void step(Op op, @Nullable Object[] v) {
    switch (op) {
      case Const c -> v[c.out().id()] = constant(c);
      case Arith a ->
          v[a.out().id()] =
              Arithmetic.apply(
                  a.op(), a.kind(), v[a.a().id()], a.b() == null ? null : v[a.b().id()]);
      case Invoke i -> invoke(i, v);
      case InvokeDynamic d -> {
        var result = stager.calls.dynamic(d.dynamic(), owner, get(d.args(), v));
        if (d.out() != null) v[d.out().id()] = result;
      }
      case GetField g -> v[g.out().id()] = read(g, v);
      case PutField p -> write(p, v);
      case New n -> v[n.out().id()] = new Uninitialized(Linker.type(n.type(), owner));
      case NewArray n -> {
        var lengths = new int[n.lengths().size()];
        for (int i = 0; i < lengths.length; i++) lengths[i] = integer(v[n.lengths().get(i).id()]);
        v[n.out().id()] = allocate(Linker.type(n.type(), owner), lengths, 0);
      }
      case ArrayLoad l -> {
        var array = v[l.array().id()];
        if (array != null) stager.memory.readArray(array);
        v[l.out().id()] = Elements.load(array, integer(v[l.index().id()]));
      }
      case ArrayStore s -> {
        var array = v[s.array().id()];
        if (array == null) throw new NullPointerException("cannot store to a null array");
        stager.purity.writeArray(array);
        Elements.store(array, integer(v[s.index().id()]), v[s.value().id()]);
      }
      case ArrayLength l -> v[l.out().id()] = Elements.length(v[l.array().id()]);
      case Cast c -> v[c.out().id()] = cast(c, v[c.in().id()]);
      case InstanceOf i ->
          v[i.out().id()] = Linker.type(i.type(), owner).isInstance(v[i.in().id()]) ? 1 : 0;
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
      case ConstantDynamic d -> Boxes.toStack(Linker.constant(d, owner), d.getDescriptor());
      case null -> null;
      default -> c.value();
    };
  }

  private @Nullable Object cast(Cast c, @Nullable Object x) {
    var type = Linker.type(c.type(), owner);
    if (x == null || type.isInstance(x)) return x;
    throw new ClassCastException(
        "class " + x.getClass().getName() + " cannot be cast to class " + type.getName());
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
          ? Boxes.toStack(u.fields.get(g.field().name()), link.desc())
          : link.desc().length() > 1 ? null : Boxes.zero(Kind.of(link.desc()));
    }
    var value = link.read(object);
    stager.purity.readField(object, link, value);
    return Boxes.toStack(value, link.desc());
  }

  private void write(PutField p, @Nullable Object[] v) {
    var link = FieldLink.of(p.field(), owner);
    var value = Boxes.box(v[p.value().id()], link.desc());
    if (p.object() == null) {
      throw stager.purity.staticWrite(link, value);
    }
    var object = v[p.object().id()];
    switch (object) {
      case null ->
          throw new NullPointerException(
              "cannot assign the field " + p.field().name() + " of null");
      case Uninitialized u -> u.put(link, value);
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
