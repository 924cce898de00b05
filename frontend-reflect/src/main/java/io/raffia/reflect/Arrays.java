package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.reflect.JavaCode.Kind;
import io.raffia.reflect.JavaCode.Prim;
import java.lang.reflect.Array;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Arrays whose elements or indices may be symbolic. A symbolic index packs a primitive array into
/// one tensor.
final class Arrays {
  private final Stager stager;
  private final Memory memory;
  private final Heap heap;

  Arrays(Stager stager) {
    this.stager = stager;
    memory = stager.memory;
    heap = memory.heap;
  }

  @Nullable Object load(@Nullable Object array, @Nullable Object index) {
    if (array != null) memory.readArray(array);
    if (!(index instanceof Symbolic s)) {
      int i = (int) requireNonNull(index);
      if (array == null || !heap.isShadowed(array)) return Elements.load(array, i);
      Elements.check(array, i);
      var packed = heap.packed(array);
      return packed == null ? heap.element(array, i) : number(array, packed, i);
    }
    if (array == null) throw new NullPointerException("cannot load from a null array");
    if (array.getClass().getComponentType() == int.class && !heap.isShadowed(array)) {
      var table = stager.references.lookup((int[]) array, s);
      if (table != null) return table;
    }
    stager.scalars().requireIndex(s, Array.getLength(array));
    return number(array, pack(array), s);
  }

  private Symbolic number(Object array, Object packed, Object index) {
    return Symbolic.of(dtype(array), stager.scalars().at(packed, index));
  }

  private static DType dtype(Object array) {
    return SymbolicBox.dtype(
        requireNonNull(array.getClass().getComponentType()).descriptorString().charAt(0));
  }

  /// The elements as one tensor.
  Object pack(Object array) {
    var packed = heap.packed(array);
    if (packed != null) return packed;
    if (!requireNonNull(array.getClass().getComponentType()).isPrimitive()) {
      throw new StagingException(
          Violation.NEEDS_KNOWN,
          "an element of "
              + Purity.name(array)
              + " is taken at an index that is an int computed from a tensor",
          "keep the elements in one tensor and take from it with Tensor.take");
    }
    if (Array.getLength(array) == 0) throw new ArrayIndexOutOfBoundsException("the array is empty");
    var items = new ArrayList<Object>();
    for (int i = 0; i < Array.getLength(array); i++) {
      items.add(requireNonNull(heap.element(array, i)));
    }
    return stager.scalars().stack(items, dtype(array));
  }

  void store(@Nullable Object array, @Nullable Object index, @Nullable Object value) {
    if (array == null) throw new NullPointerException("cannot store to a null array");
    if (stager.coverage.isProbes(array)) {
      Elements.store(array, (int) requireNonNull(index), value);
      return;
    }
    stager.purity.writeArray(array);
    if (value instanceof Symbolic s) value = narrowed(array, s);
    if (index instanceof Symbolic s) {
      stager.scalars().requireIndex(s, Array.getLength(array));
      var with = stager.scalars().with(pack(array), s, requireNonNull(value));
      heap.write(Heap.Place.contents(array), new Heap.Packed(with));
      return;
    }
    int i = (int) requireNonNull(index);
    Elements.check(array, i);
    var packed = heap.packed(array);
    if (packed == null) {
      heap.putElement(array, i, value);
      return;
    }
    var with = stager.scalars().with(packed, i, requireNonNull(value));
    heap.write(Heap.Place.contents(array), new Heap.Packed(with));
  }

  private Object narrowed(Object array, Symbolic value) {
    var s = stager.scalars();
    return switch (array) {
      case byte[] _ -> s.arith(Prim.TO_BYTE, Kind.INT, value, null);
      case short[] _ -> s.arith(Prim.TO_SHORT, Kind.INT, value, null);
      case char[] _ -> s.arith(Prim.TO_CHAR, Kind.INT, value, null);
      case boolean[] _ -> s.truth(value);
      default -> value;
    };
  }

  /// What `array.clone()` gives.
  Object copy(Object array) {
    int n = Array.getLength(array);
    var copy = Array.newInstance(array.getClass().getComponentType(), n);
    memory.readArray(array);
    memory.created(copy);
    if (heap.isShadowed(array)) heap.setContents(copy, heap.contents(array));
    else System.arraycopy(array, 0, copy, 0, n);
    return copy;
  }

  /// Methods of the JDK on arrays of which an element is symbolic, or that put one there; false if
  /// it is none of those.
  boolean call(MethodLink link, @Nullable Object[] args) {
    boolean involved = false;
    for (var x : args) involved |= x instanceof Symbolic || x != null && heap.isShadowed(x);
    if (!involved || !link.isStatic()) return false;
    if (link.owner == System.class && link.name.equals("arraycopy")) {
      var from = requireNonNull(args[0]);
      var to = requireNonNull(args[2]);
      int n = (int) requireNonNull(args[4]);
      int start = (int) requireNonNull(args[1]);
      int at = (int) requireNonNull(args[3]);
      var items = new ArrayList<@Nullable Object>();
      for (int i = 0; i < n; i++) items.add(load(from, start + i));
      for (int i = 0; i < n; i++) store(to, at + i, items.get(i));
      return true;
    }
    if (link.owner == java.util.Arrays.class && link.name.equals("fill")) {
      var array = requireNonNull(args[0]);
      boolean range = args.length == 4;
      int from = range ? (int) requireNonNull(args[1]) : 0;
      int to = range ? (int) requireNonNull(args[2]) : Array.getLength(array);
      for (int i = from; i < to; i++) store(array, i, args[args.length - 1]);
      return true;
    }
    return false;
  }
}
