package io.raffia.reflect;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the staging in progress made, read from outside and wrote outside.
final class Memory {
  /// A recorded assignment to a field of an object from outside.
  ///
  /// @param old the field's value before, boxed
  /// @param now the value assigned, boxed
  record Write(Object target, FieldLink link, @Nullable Object old, @Nullable Object now) {
    Field field() {
      return link.field();
    }
  }

  /// How the staging came by an object: it may change the first kind, and move cursors of both.
  private enum Origin {
    CREATED,
    /// Created, and its elements are entries of a created map.
    ENTRIES,
    VIEW
  }

  private record Cell(@Nullable Object object, Field field) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Cell c && Purity.identical(c.object, object) && c.field.equals(field);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object) * 31 + field.hashCode();
    }
  }

  /// An object that the staging came by, and when.
  private record Known(Origin origin, long birth) {}

  private final Policy policy;
  final @Nullable Tracing tracing;
  final Heap heap = new Heap(this);
  private final IdentityHashMap<Object, Known> made = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Boolean> guarded = new IdentityHashMap<>();
  private final Set<Cell> cells = new HashSet<>();
  private final List<Guard> guards = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();

  private long births;

  Memory(Policy policy) {
    this.policy = policy;
    tracing = policy.tracing();
  }

  /// Whether the object's class belongs to the library on top.
  boolean isLibrary(Object object) {
    return policy.nativePackages().contains(object.getClass().getPackageName());
  }

  Tracing tracing() {
    if (tracing == null) throw new IllegalStateException("nothing is being traced");
    return tracing;
  }

  /// How many objects the staging has made.
  long births() {
    return births;
  }

  /// When the object was made; -1 for one from outside.
  long birth(@Nullable Object object) {
    var known = made.get(object);
    return known == null ? -1 : known.birth;
  }

  private @Nullable Origin origin(@Nullable Object object) {
    var known = made.get(object);
    return known == null ? null : known.origin;
  }

  private void put(Object object, Origin origin) {
    made.put(object, new Known(origin, births++));
  }

  void created(@Nullable Object object) {
    if (object != null && origin(object) != Origin.CREATED) put(object, Origin.CREATED);
  }

  /// An object that the staged code came by, but may not change.
  void made(Object object) {
    if (!(object instanceof Enum) && !made.containsKey(object)) put(object, Origin.VIEW);
  }

  /// A view of another object may be changed when that one may.
  void view(Object object, @Nullable Object of, boolean entries) {
    var origin = origin(of);
    if (origin == Origin.CREATED && entries) put(object, Origin.ENTRIES);
    else if (origin == Origin.CREATED || origin == Origin.ENTRIES) put(object, origin);
    else made(object);
  }

  boolean owns(@Nullable Object object) {
    var origin = origin(object);
    return origin == Origin.CREATED || origin == Origin.ENTRIES;
  }

  boolean ownsEntries(@Nullable Object object) {
    return origin(object) == Origin.ENTRIES;
  }

  boolean knows(@Nullable Object object) {
    return made.containsKey(object);
  }

  List<Guard> guards() {
    return List.copyOf(guards);
  }

  List<Write> writes() {
    return List.copyOf(writes);
  }

  // ---- reads ----

  /// Remembers that a field was read, unless the staging wrote it first.
  void read(@Nullable Object object, FieldLink link, @Nullable Object value) {
    if (!cells.add(new Cell(object, link.field()))) return;
    guards.add(
        object == null
            ? new Guards.StaticField(link, value)
            : new Guards.InstanceField(object, link, value));
  }

  void readArray(Object array) {
    if (knows(array) || Array.getLength(array) == 0) return;
    if (guarded.put(array, true) == null) guards.add(Guards.ArrayContents.of(array));
  }

  /// A native method sees a collection.
  void readCollection(@Nullable Object object) {
    if (!(object instanceof Collection || object instanceof Map) || knows(object)) return;
    if (object.getClass().getName().startsWith("java.util.ImmutableCollections")) return;
    if (guarded.put(object, true) == null) guards.add(Guards.Contents.of(object));
  }

  // ---- writes ----

  void write(Object target, FieldLink link, @Nullable Object old, @Nullable Object now) {
    cells.add(new Cell(target, link.field()));
    writes.add(new Write(target, link, old, now));
    link.write(target, now);
  }

  void wrote(Object target, FieldLink link) {
    cells.add(new Cell(target, link.field()));
  }

  void rollback() {
    for (var w : writes.reversed()) w.link.write(w.target, w.old);
    writes.clear();
  }
}
