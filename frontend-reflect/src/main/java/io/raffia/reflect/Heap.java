package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What real objects hold while staging, with a log of writes so that any region can be taken back.
///
/// Real fields and arrays cannot hold a [Symbolic]: such values lie beside the object, which then
/// is *shadowed* and must not be seen by code that runs as it is. Values are as on the operand
/// stack.
final class Heap {
  enum Part {
    FIELD,
    /// All elements of an array, collection, map, builder or [Cell].
    CONTENTS,
    /// Why the object may no longer be written.
    FROZEN,
    /// The value of a Variable of the library on top.
    STATE
  }

  /// Something that is written: a part of an object.
  record Place(Object object, Part part, @Nullable FieldLink link) {
    static Place contents(Object object) {
      return new Place(object, Part.CONTENTS, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place p
          && Purity.identical(p.object, object)
          && p.part == part
          && (link == null
              ? p.link == null
              : p.link != null && p.link.field().equals(link.field()));
    }

    @Override
    public int hashCode() {
      int h = System.identityHashCode(object) * 31 + part.hashCode();
      return link == null ? h : h * 31 + link.field().hashCode();
    }

    String describe() {
      return switch (part) {
        case FIELD -> requireNonNull(link).toString();
        case CONTENTS -> "the contents of " + Purity.name(object);
        case FROZEN, STATE -> Purity.name(object);
      };
    }
  }

  /// Elements of an array or collection; `keys` those of a map, in order.
  record Items(List<@Nullable Object> items, @Nullable List<@Nullable Object> keys) {}

  /// The elements of a primitive array as one tensor.
  record Packed(Object tensor) {}

  /// A variable of the evaluator's own.
  static final class Cell {
    private Object value;

    Cell(Object value) {
      this.value = value;
    }
  }

  /// A write to undo. For one element, `index` is not negative.
  private record Entry(Place at, int index, @Nullable Object old, int line) {}

  /// A point in time.
  record Mark(int size, long births, int depth) {}

  /// Elements that do not lie in the array itself.
  private static final class Shadow {
    final @Nullable Object[] items;
    @Nullable Object packed;

    Shadow(int n) {
      items = new @Nullable Object[n];
    }
  }

  private final Memory memory;
  private final List<Entry> log = new ArrayList<>();
  private final IdentityHashMap<Object, Map<java.lang.reflect.Field, @Nullable Object>> fields =
      new IdentityHashMap<>();
  private final IdentityHashMap<Object, Shadow> arrays = new IdentityHashMap<>();
  private final IdentityHashMap<Object, String> frozen = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Integer> saved = new IdentityHashMap<>();
  private int latest;
  private int open;
  int line;

  Heap(Memory memory) {
    this.memory = memory;
  }

  // ---- time ----

  /// Writes from now on can be taken back; every mark is given to [#release] once.
  Mark mark() {
    latest = log.size();
    open++;
    return new Mark(log.size(), memory.births(), open);
  }

  void release(Mark mark) {
    open = mark.depth - 1;
    if (open == 0) {
      log.clear();
      saved.clear();
      latest = 0;
    }
  }

  boolean fresh(Object x, Mark since) {
    return x instanceof Cell || memory.birth(x) >= since.births;
  }

  /// Undoes writes to objects that are older than the mark. Younger ones keep their state: they die
  /// with the attempt, or leave it by being rebuilt.
  void rollback(Mark mark) {
    while (log.size() > mark.size) {
      var e = log.removeLast();
      if (!(e.at.object instanceof Cell) && fresh(e.at.object, mark)) continue;
      if (e.index >= 0) setElement(e.at.object, e.index, e.old);
      else set(e.at, e.old);
    }
    saved.values().removeIf(i -> i >= mark.size);
  }

  /// What was written since the mark to objects older than it, with the present values.
  Map<Place, @Nullable Object> delta(Mark mark) {
    var out = new LinkedHashMap<Place, @Nullable Object>();
    for (var e : log.subList(mark.size, log.size())) {
      if (e.at.object instanceof Cell || !fresh(e.at.object, mark)) out.put(e.at, get(e.at));
    }
    return out;
  }

  /// The line of the last write to a place, or 0.
  int writtenAt(Place p, Mark since) {
    for (int i = log.size() - 1; i >= Math.min(since.size, log.size()); i--) {
      if (log.get(i).at.equals(p)) return log.get(i).line;
    }
    return 0;
  }

  private void log(Place p, int index, @Nullable Object old) {
    if (open > 0) log.add(new Entry(p, index, old, line));
  }

  void write(Place p, @Nullable Object value) {
    log(p, -1, get(p));
    set(p, value);
  }

  // ---- places ----

  @Nullable Object get(Place p) {
    return switch (p.part) {
      case FIELD -> field(p.object, requireNonNull(p.link));
      case CONTENTS -> contents(p.object);
      case FROZEN -> frozen.get(p.object);
      case STATE -> memory.tracing().valueOf(p.object);
    };
  }

  private void set(Place p, @Nullable Object value) {
    switch (p.part) {
      case FIELD -> setField(p.object, requireNonNull(p.link), value);
      case CONTENTS -> setContents(p.object, value);
      case FROZEN -> {
        if (value == null) frozen.remove(p.object);
        else frozen.put(p.object, (String) value);
      }
      case STATE -> memory.tracing().assign(p.object, requireNonNull(value));
    }
  }

  // ---- fields ----

  boolean isShadowed(@Nullable Object object) {
    return !fields.isEmpty() && fields.containsKey(object)
        || !arrays.isEmpty() && arrays.containsKey(object);
  }

  boolean hasShadows() {
    return !fields.isEmpty() || !arrays.isEmpty();
  }

  @Nullable Object field(Object object, FieldLink link) {
    var over = fields.isEmpty() ? null : fields.get(object);
    if (over != null && over.containsKey(link.field())) return over.get(link.field());
    return Boxes.toStack(link.read(object), link.desc());
  }

  /// What lies beside a field; null if the real field holds its value.
  @Nullable Object beside(Object object, java.lang.reflect.Field field) {
    var over = fields.get(object);
    return over == null ? null : over.get(field);
  }

  void putField(Object object, FieldLink link, @Nullable Object value) {
    write(new Place(object, Part.FIELD, link), value);
  }

  private void setField(Object object, FieldLink link, @Nullable Object value) {
    boolean record = object instanceof Record;
    if (!record && !(value instanceof Symbolic) && !(value instanceof SymbolicBox)) {
      var over = fields.get(object);
      if (over != null) {
        over.remove(link.field());
        if (over.isEmpty()) fields.remove(object);
      }
      link.write(object, Boxes.box(value, link.desc()));
      return;
    }
    if (!record) {
      var zero = link.desc().length() == 1 ? Boxes.zero(JavaCode.Kind.of(link.desc())) : null;
      link.write(object, Boxes.box(zero, link.desc()));
    }
    fields.computeIfAbsent(object, _ -> new HashMap<>()).put(link.field(), value);
  }

  // ---- arrays ----

  @Nullable Object packed(Object array) {
    var shadow = arrays.get(array);
    return shadow == null ? null : shadow.packed;
  }

  /// An element at a known index within bounds; the array must not be packed.
  @Nullable Object element(Object array, int i) {
    var shadow = arrays.isEmpty() ? null : arrays.get(array);
    if (shadow != null && shadow.items[i] != null) return shadow.items[i];
    return Elements.load(array, i);
  }

  /// Writes an element at a known index within bounds of an array that is not packed.
  void putElement(Object array, int i, @Nullable Object value) {
    if (open > 0) log(Place.contents(array), i, element(array, i));
    setElement(array, i, value);
  }

  private void setElement(Object array, int i, @Nullable Object value) {
    boolean beside = value instanceof Symbolic || value instanceof SymbolicBox;
    var shadow = arrays.get(array);
    if (beside && shadow == null) {
      shadow = new Shadow(Array.getLength(array));
      arrays.put(array, shadow);
    }
    if (shadow != null) shadow.items[i] = beside ? value : null;
    if (!beside) Elements.store(array, i, value);
  }

  // ---- contents ----

  /// Remembers the contents of a collection that a real method is about to change.
  void save(Object object) {
    if (open == 0) return;
    var last = saved.get(object);
    if (last != null && last >= latest) return;
    saved.put(object, log.size());
    log(Place.contents(object), -1, contents(object));
  }

  @Nullable Object contents(Object object) {
    return switch (object) {
      case Cell c -> c.value;
      case Collection<?> c -> new Items(new ArrayList<>(c), null);
      case Map<?, ?> m -> new Items(new ArrayList<>(m.values()), new ArrayList<>(m.keySet()));
      case CharSequence s -> s.toString();
      default -> {
        if (!object.getClass().isArray()) yield null;
        var packed = packed(object);
        if (packed != null) yield new Packed(packed);
        var items = new ArrayList<@Nullable Object>();
        int n = Array.getLength(object);
        for (int i = 0; i < n; i++) items.add(element(object, i));
        yield new Items(items, null);
      }
    };
  }

  /// Elements of an array as they are, packed or not.
  void setContents(Object object, @Nullable Object value) {
    switch (object) {
      case Cell c -> c.value = requireNonNull(value);
      case Collection<?> c -> refill(c, (Items) requireNonNull(value));
      case Map<?, ?> m -> refill(m, (Items) requireNonNull(value));
      case StringBuilder b -> b.replace(0, b.length(), (String) requireNonNull(value));
      case StringBuffer b -> b.replace(0, b.length(), (String) requireNonNull(value));
      default -> {
        if (!object.getClass().isArray()) {
          throw new StagingException(
              Violation.UNSUPPORTED,
              Purity.name(object) + " is changed where a condition is not known while staging",
              "change it outside of the branch or loop, or use local variables");
        }
        if (value instanceof Packed(var tensor)) {
          arrays.computeIfAbsent(object, a -> new Shadow(Array.getLength(a))).packed = tensor;
          return;
        }
        var shadow = arrays.get(object);
        if (shadow != null) shadow.packed = null;
        var items = ((Items) requireNonNull(value)).items;
        for (int i = 0; i < items.size(); i++) setElement(object, i, items.get(i));
      }
    }
  }

  @SuppressWarnings("unchecked") // what was taken out goes back
  private static void refill(Collection<?> collection, Items items) {
    var all = (Collection<@Nullable Object>) collection;
    all.clear();
    all.addAll(items.items);
  }

  @SuppressWarnings("unchecked") // what was taken out goes back
  private static void refill(Map<?, ?> map, Items items) {
    var all = (Map<@Nullable Object, @Nullable Object>) map;
    all.clear();
    var keys = requireNonNull(items.keys);
    for (int i = 0; i < keys.size(); i++) all.put(keys.get(i), items.items.get(i));
  }

  // ---- read-only objects ----

  @Nullable String whyFrozen(Object object) {
    return frozen.isEmpty() ? null : frozen.get(object);
  }

  void freeze(Object object, String why) {
    if (frozen.containsKey(object)) return;
    write(new Place(object, Part.FROZEN, null), why);
  }
}
