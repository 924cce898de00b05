package io.raffia.reflect;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What staging can depend on.
final class Guards {
  private Guards() {}

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
      return new ArrayContents(array, copy(array));
    }

    /// A hash instead of a copy above this many elements.
    private static final int LIMIT = 1 << 16;

    private static Object copy(Object array) {
      int n = Array.getLength(array);
      if (n > LIMIT && !(array instanceof Object[])) return hash(array);
      var copy = Array.newInstance(array.getClass().getComponentType(), n);
      System.arraycopy(array, 0, copy, 0, n);
      if (copy instanceof Object[] rows) {
        for (int i = 0; i < n; i++) if (isArray(rows[i])) rows[i] = copy(rows[i]);
      }
      return copy;
    }

    private static boolean isArray(@Nullable Object x) {
      return x != null && x.getClass().isArray();
    }

    @Override
    public boolean holds() {
      return same(array, copy);
    }

    private static Integer hash(Object array) {
      return switch (array) {
        case float[] a -> Arrays.hashCode(a);
        case double[] a -> Arrays.hashCode(a);
        case int[] a -> Arrays.hashCode(a);
        case long[] a -> Arrays.hashCode(a);
        case byte[] a -> Arrays.hashCode(a);
        case short[] a -> Arrays.hashCode(a);
        case char[] a -> Arrays.hashCode(a);
        case boolean[] a -> Arrays.hashCode(a);
        default -> throw new IllegalArgumentException("not a primitive array: " + array);
      };
    }

    private static boolean same(@Nullable Object array, @Nullable Object copy) {
      if (copy instanceof Integer hash && isArray(array)) {
        return array != null && !(array instanceof Object[]) && hash.equals(hash(array));
      }
      return switch (array) {
        case float[] a -> copy instanceof float[] b && Arrays.equals(a, b);
        case double[] a -> copy instanceof double[] b && Arrays.equals(a, b);
        case int[] a -> copy instanceof int[] b && Arrays.equals(a, b);
        case long[] a -> copy instanceof long[] b && Arrays.equals(a, b);
        case byte[] a -> copy instanceof byte[] b && Arrays.equals(a, b);
        case short[] a -> copy instanceof short[] b && Arrays.equals(a, b);
        case char[] a -> copy instanceof char[] b && Arrays.equals(a, b);
        case boolean[] a -> copy instanceof boolean[] b && Arrays.equals(a, b);
        case Object[] a -> copy instanceof Object[] b && sameRows(a, b);
        case null, default -> Purity.same(array, copy);
      };
    }

    private static boolean sameRows(@Nullable Object[] a, @Nullable Object[] b) {
      if (a.length != b.length) return false;
      for (int i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
      return true;
    }

    @Override
    public String describe() {
      return "elements of a "
          + array.getClass().getSimpleName()
          + " of length "
          + Array.getLength(array);
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
