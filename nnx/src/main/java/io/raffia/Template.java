package io.raffia;

import io.raffia.reflect.SymbolicBox;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value that a compiled function gives: how to build it anew from the tensors of a call.
sealed interface Template {
  /// What a call has: the tensors that came out, the Modules and Variables of its arguments by
  /// number, and what was made already in this call.
  record Call(List<Tensor> outputs, List<Object> arguments, Map<Integer, Object> made) {}

  @Nullable Object build(Call call);

  record OutTensor(int output) implements Template {
    @Override
    public Tensor build(Call call) {
      return call.outputs.get(output);
    }
  }

  /// A number of Java's that the program computes.
  record OutNumber(Class<?> type, int output) implements Template {
    @Override
    public Object build(Call call) {
      return of(call.outputs.get(output));
    }

    /// The number that a scalar is.
    Object of(Tensor x) {
      if (type.isEnum()) return type.getEnumConstants()[x.toInt()];
      return switch (type.getSimpleName()) {
        case "Float" -> (Object) x.toFloat();
        case "Double" -> x.toDouble();
        case "Long" -> x.toLong();
        case "Boolean" -> x.toBoolean();
        case "Character" -> (char) x.toInt();
        case "Byte" -> (byte) x.toInt();
        case "Short" -> (short) x.toInt();
        default -> x.toInt();
      };
    }
  }

  /// An array of numbers that the program computes.
  record OutArray(Class<?> component, int output) implements Template {
    @Override
    public Object build(Call call) {
      var x = call.outputs.get(output);
      var array = java.lang.reflect.Array.newInstance(component, Math.toIntExact(x.size()));
      for (int i = 0; i < x.size(); i++) {
        var item = x.get(i);
        var number =
            component == float.class
                ? (Object) item.toFloat()
                : component == double.class
                    ? (Object) item.toDouble()
                    : component == long.class
                        ? (Object) item.toLong()
                        : component == boolean.class ? (Object) item.toBoolean() : item.toInt();
        java.lang.reflect.Array.set(array, i, narrow(component, number));
      }
      return array;
    }

    private static Object narrow(Class<?> component, Object number) {
      if (component == byte.class) return ((Number) number).byteValue();
      if (component == short.class) return ((Number) number).shortValue();
      return component == char.class ? (Object) (char) ((Number) number).intValue() : number;
    }
  }

  /// A Module or Variable of the arguments.
  record OfArgument(int number) implements Template {
    @Override
    public Object build(Call call) {
      return call.arguments.get(number);
    }
  }

  /// The same object every time.
  record Same(@Nullable Object value) implements Template {
    @Override
    public @Nullable Object build(Call call) {
      return value;
    }
  }

  /// A Variable that the function makes.
  record NewVariable(
      int id, Class<? extends Variable> type, Map<String, Object> metadata, int output)
      implements Template {
    @Override
    public Object build(Call call) {
      var known = call.made.get(id);
      if (known != null) return known;
      var v = (Variable) Fields.of(type).allocate();
      v.metadata(metadata);
      var value = call.outputs.get(output);
      Storage.share(value);
      v.hold(value);
      call.made.put(id, v);
      return v;
    }
  }

  /// A Module that the function makes.
  record NewModule(int id, Class<?> type, List<Template> fields) implements Template {
    @Override
    public Object build(Call call) {
      var known = call.made.get(id);
      if (known != null) return known;
      var all = Fields.of(type);
      var m = all.allocate();
      call.made.put(id, m);
      for (int i = 0; i < fields.size(); i++)
        Fields.set(all.all().get(i), m, fields.get(i).build(call));
      return m;
    }
  }

  record OfList(List<Template> items) implements Template {
    @Override
    public Object build(Call call) {
      return buildAll(items, call);
    }
  }

  record OfArray(Class<?> component, List<Template> items) implements Template {
    @Override
    public Object build(Call call) {
      return Containers.array(component, buildAll(items, call));
    }
  }

  record OfMap(List<Object> keys, List<Template> items) implements Template {
    @Override
    public Object build(Call call) {
      var map = new LinkedHashMap<Object, @Nullable Object>();
      for (int i = 0; i < keys.size(); i++) map.put(keys.get(i), items.get(i).build(call));
      return map;
    }
  }

  record OfRecord(Class<?> type, List<Template> items) implements Template {
    @Override
    public Object build(Call call) {
      return Containers.record(type, buildAll(items, call));
    }
  }

  record OfState(List<Node.StateLeaf> structure, Map<Path, Object> numbers, List<Integer> outputs)
      implements Template {
    @Override
    public Object build(Call call) {
      var leaves = new ArrayList<State.Leaf>();
      for (int i = 0; i < structure.size(); i++) {
        var s = structure.get(i);
        leaves.add(
            new State.Leaf(s.path(), s.type(), s.metadata(), call.outputs.get(outputs.get(i))));
      }
      return new State(leaves, numbers);
    }
  }

  private static List<@Nullable Object> buildAll(List<Template> items, Call call) {
    var all = new ArrayList<@Nullable Object>();
    for (var item : items) all.add(item.build(call));
    return all;
  }

  /// Makes the templates of one function: objects that they share stay shared.
  final class Maker {
    private final Trace trace;
    private final IdentityHashMap<Object, Integer> arguments;
    private final boolean anew;
    private final IdentityHashMap<Object, Template> known = new IdentityHashMap<>();
    private final List<Tensor> outputs = new ArrayList<>();

    /// `arguments` numbers the Modules and Variables of the arguments.
    Maker(Trace trace, IdentityHashMap<Object, Integer> arguments) {
      this(trace, arguments, false);
    }

    private Maker(Trace trace, IdentityHashMap<Object, Integer> arguments, boolean anew) {
      this.trace = trace;
      this.arguments = arguments;
      this.anew = anew;
    }

    /// For values without arguments or memory: every Module and Variable is made anew.
    static Maker ofAbstract(Trace trace) {
      return new Maker(trace, new IdentityHashMap<>(), true);
    }

    /// The tensors that the program must give.
    List<Tensor> outputs() {
      return outputs;
    }

    int output(Tensor x) {
      outputs.add(trace.here(x));
      return outputs.size() - 1;
    }

    Template of(@Nullable Object x) {
      if (x == null) return new Same(null);
      var number = arguments.get(x);
      if (number != null) return new OfArgument(number);
      var before = known.get(x);
      if (before != null) return before;
      return switch (x) {
        case Tensor t -> new OutTensor(output(t));
        case SymbolicBox box -> new OutNumber(box.type(), output(Staging.tensor(box)));
        case Variable v -> v.isHeld() && !anew ? new Same(v) : made(v);
        case Module m -> made(m);
        case State s ->
            new OfState(
                s.structure(),
                s.numbers(),
                s.leaves().stream().map(l -> output(l.value())).toList());
        case Object o when Containers.isContainer(o) -> container(o);
        default -> new Same(x);
      };
    }

    private Template made(Variable v) {
      var made = new NewVariable(known.size(), v.getClass(), v.metadata(), output(trace.read(v)));
      known.put(v, made);
      return made;
    }

    private Template made(Module m) {
      var fields = new ArrayList<Template>();
      var made = new NewModule(known.size(), m.getClass(), fields);
      known.put(m, made);
      for (var f : Fields.of(m.getClass()).all()) fields.add(of(Staging.value(f, m)));
      return made;
    }

    private Template container(Object x) {
      if (x instanceof List<?> list) return new OfList(all(list));
      if (x instanceof Map<?, ?> map) {
        return new OfMap(
            List.copyOf(map.keySet()), all(new ArrayList<@Nullable Object>(map.values())));
      }
      if (x instanceof Record r) {
        var items = new ArrayList<Template>();
        for (var c : r.getClass().getRecordComponents()) items.add(of(Containers.component(r, c)));
        boolean same = items.stream().allMatch(Same.class::isInstance);
        return same ? new Same(r) : new OfRecord(r.getClass(), items);
      }
      var packed = Staging.packed(x);
      if (packed != null) return new OutArray(x.getClass().getComponentType(), output(packed));
      if (x instanceof Object[] array) {
        return new OfArray(
            array.getClass().getComponentType(), all(java.util.Arrays.asList(array)));
      }
      return new Same(x);
    }

    private List<Template> all(List<? extends @Nullable Object> items) {
      var out = new ArrayList<Template>();
      for (var item : items) out.add(of(item));
      return out;
    }
  }
}
