package io.raffia.reflect;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something outside that staging read and depended on. When it no longer holds, the staged program is stale.
public sealed interface Guard {
  /// Whether what was read is still there: equal for primitives, boxes, strings and enums, the same object otherwise.
  boolean holds();

  /// What is guarded, in the user's terms: `static field Config.layers = 3`.
  String describe();

  /// A static field that is not final.
  record StaticField(FieldLink field, @Nullable Object value) implements Guard {
    @Override
    public boolean holds() {
      return Purity.same(value, field.read(null));
    }

    @Override
    public String describe() {
      return "static field " + field + " = " + value;
    }
  }

  /// A field of an object that existed before.
  record InstanceField(Object object, FieldLink field, @Nullable Object value) implements Guard {
    @Override
    public boolean holds() {
      return Purity.same(value, field.read(object));
    }

    @Override
    public String describe() {
      return "field " + field + " = " + value;
    }
  }

  /// The elements of an array that existed before.
  record ArrayContents(Object array, Object copy) implements Guard {
    static ArrayContents of(Object array) {
      int n = Array.getLength(array);
      var copy = Array.newInstance(array.getClass().getComponentType(), n);
      System.arraycopy(array, 0, copy, 0, n);
      return new ArrayContents(array, copy);
    }

    @Override
    public boolean holds() {
      return switch (array) {
        case float[] a -> Arrays.equals(a, (float[]) copy);
        case double[] a -> Arrays.equals(a, (double[]) copy);
        case int[] a -> Arrays.equals(a, (int[]) copy);
        case long[] a -> Arrays.equals(a, (long[]) copy);
        case byte[] a -> Arrays.equals(a, (byte[]) copy);
        case short[] a -> Arrays.equals(a, (short[]) copy);
        case char[] a -> Arrays.equals(a, (char[]) copy);
        case boolean[] a -> Arrays.equals(a, (boolean[]) copy);
        default -> sameElements(Arrays.asList((Object[]) array), Arrays.asList((Object[]) copy));
      };
    }

    @Override
    public String describe() {
      return "elements of a " + array.getClass().getSimpleName() + " of length " + Array.getLength(copy);
    }
  }

  /// The elements of a collection, or keys and values of a map, that existed before.
  record Contents(Object collection, List<@Nullable Object> elements) implements Guard {
    static Contents of(Object collection) {
      return new Contents(collection, list(collection));
    }

    @Override
    public boolean holds() {
      return sameElements(list(collection), elements);
    }

    @Override
    public String describe() {
      var type = collection.getClass().getSimpleName();
      int n = collection instanceof Map ? elements.size() / 2 : elements.size();
      return "contents of a " + type + " of size " + n;
    }

    private static List<@Nullable Object> list(Object collection) {
      var all = new ArrayList<@Nullable Object>();
      if (collection instanceof Map<?, ?> map) {
        map.forEach((k, v) -> {
          all.add(k);
          all.add(v);
        });
      } else {
        all.addAll((Collection<?>) collection);
      }
      return all;
    }
  }

  private static boolean sameElements(List<?> a, List<?> b) {
    if (a.size() != b.size()) return false;
    for (int i = 0; i < a.size(); i++) if (!Purity.same(a.get(i), b.get(i))) return false;
    return true;
  }
}
