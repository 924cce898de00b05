package io.raffia.reflect;

import static java.util.Objects.requireNonNull;

import io.raffia.ir.DType;
import io.raffia.ir.TensorType;
import io.raffia.reflect.Heap.Part;
import io.raffia.reflect.Heap.Place;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What values consist of, as far as branches and loops join them: numbers and tensors are leaves;
/// records, arrays, lists and the user's own objects are taken apart and built again.
final class Structure {
  /// Element type and shape that several tensors have in common.
  record Joint(TensorType type, boolean weak) {}

  /// A field of an object, or the contents of an array or list.
  record Component(@Nullable FieldLink link) {
    Place of(Object object) {
      return link == null ? Place.contents(object) : new Place(object, Part.FIELD, link);
    }

    boolean isRef() {
      return link == null || link.desc().length() > 1;
    }

    String suffix() {
      return link == null ? "" : "." + link.field().getName();
    }
  }

  /// A record under way.
  private record Draft(Class<?> type, Map<FieldLink, @Nullable Object> values) {}

  private static final ClassValue<List<Component>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          var all = new ArrayList<Component>();
          for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (var f : c.getDeclaredFields()) {
              if (!Modifier.isStatic(f.getModifiers())) all.add(new Component(FieldLink.of(f)));
            }
          }
          return List.copyOf(all);
        }
      };

  private final Memory memory;

  Structure(Memory memory) {
    this.memory = memory;
  }

  private Heap heap() {
    return memory.heap;
  }

  // ---- leaves ----

  static boolean isNumber(@Nullable Object x) {
    return x instanceof Symbolic
        || x instanceof Integer
        || x instanceof Long
        || x instanceof Float
        || x instanceof Double;
  }

  boolean isTensor(@Nullable Object x) {
    return memory.tracing != null && memory.tracing.isTensor(x);
  }

  /// Equal for staging: the same object or symbol, or known and equal bit by bit (NaN is NaN, 0.0
  /// is not -0.0).
  boolean same(@Nullable Object a, @Nullable Object b) {
    if (Purity.same(a, b)) return true;
    if (a instanceof SymbolicBox(var t, var x) && b instanceof SymbolicBox(var u, var y)) {
      return t == u && same(x, y);
    }
    var tracing = memory.tracing;
    if (tracing == null || a == null || b == null) return false;
    if (a instanceof Symbolic x && b instanceof Symbolic y) {
      return x.tensor != null
          && y.tensor != null
          && tracing.key(x.tensor).equals(tracing.key(y.tensor));
    }
    return tracing.isTensor(a)
        && tracing.isTensor(b)
        && tracing.key(a).equals(tracing.key(b))
        && tracing.isWeak(a) == tracing.isWeak(b);
  }

  /// The class of a box or enum constant, symbolic or not.
  static @Nullable Class<?> boxType(@Nullable Object x) {
    if (x instanceof SymbolicBox(var type, var _)) return type;
    if (x instanceof Enum<?> e) return e.getDeclaringClass();
    boolean box =
        x instanceof Boolean
            || x instanceof Character
            || x instanceof Integer
            || x instanceof Long
            || x instanceof Float
            || x instanceof Double
            || x instanceof Byte
            || x instanceof Short;
    return box ? requireNonNull(x).getClass() : null;
  }

  /// The scalar type of what is in a box.
  static DType dtypeOf(Class<?> box) {
    if (box == Boolean.class) return DType.I1;
    if (box == Long.class) return DType.I64;
    if (box == Float.class) return DType.F32;
    return box == Double.class ? DType.F64 : DType.I32;
  }

  @SuppressWarnings("EnumOrdinal") // the number by which compiled code knows a constant
  static Object unboxed(@Nullable Object box) {
    return switch (box) {
      case SymbolicBox(var _, var value) -> value;
      case Enum<?> e -> e.ordinal();
      case Boolean b -> b ? 1 : 0;
      case Character c -> (int) c;
      case Byte b -> (int) b;
      case Short s -> (int) s;
      case null -> throw new IllegalArgumentException("not a box");
      default -> box;
    };
  }

  /// The type that tensors convert to where branches or iterations meet; null if they have none.
  @Nullable Joint join(List<@Nullable Object> tensors) {
    var tracing = memory.tracing();
    TensorType strong = null;
    TensorType weak = null;
    for (var x : tensors) {
      var type = tracing.type(requireNonNull(x));
      if (tracing.isWeak(x)) {
        if (weak != null && !weak.equals(type)) return null;
        weak = type;
      } else {
        if (strong != null && !strong.equals(type)) return null;
        strong = type;
      }
    }
    if (strong == null) return weak == null ? null : new Joint(weak, true);
    if (weak == null || weak.equals(strong)) return new Joint(strong, false);
    boolean fits = !weak.dtype().isFloat() || strong.dtype().isFloat();
    return fits && weak.shape().equals(strong.shape()) ? new Joint(strong, false) : null;
  }

  // ---- structure ----

  /// Whether an object of this structure can be built from the parts of both.
  boolean joinable(Object a, Object b) {
    if (a instanceof List && b instanceof List) {
      return Purity.isJdk(a.getClass()) && Purity.isJdk(b.getClass());
    }
    if (a.getClass() != b.getClass()) return false;
    if (a instanceof Record) return true;
    if (!memory.owns(a) || !memory.owns(b)) return false;
    if (a.getClass().isArray()) return Array.getLength(a) == Array.getLength(b);
    return !Purity.isJdk(a.getClass())
        && !a.getClass().isHidden()
        && !isTensor(a)
        && !memory.isLibrary(a);
  }

  List<Component> places(Object object) {
    if (object instanceof List || object.getClass().isArray()) {
      return List.of(new Component(null));
    }
    return FIELDS.get(object.getClass());
  }

  /// Whether elements are references.
  boolean holdsReferences(Heap.Items items) {
    return items.items().stream().anyMatch(x -> !isNumber(x));
  }

  /// A new object of the structure, to be filled.
  Object blank(Object like) {
    if (like instanceof Record) return new Draft(like.getClass(), new HashMap<>());
    // Known as made here before it is filled, so that filling it is never taken back.
    return created(empty(like));
  }

  private Object created(Object made) {
    memory.created(made);
    return made;
  }

  private static Object empty(Object like) {
    if (like instanceof List) return new ArrayList<@Nullable Object>();
    var type = like.getClass();
    return type.isArray()
        ? Array.newInstance(type.getComponentType(), Array.getLength(like))
        : Construction.allocate(type);
  }

  void fill(Object made, Component part, @Nullable Object value) {
    if (made instanceof Draft draft) draft.values.put(requireNonNull(part.link), value);
    else if (part.link != null) heap().putField(made, part.link, value);
    else heap().setContents(made, value);
  }

  /// The object itself, or the record that was under way.
  Object finish(Object made) {
    if (!(made instanceof Draft draft)) return made;
    boolean symbolic =
        draft.values.values().stream()
            .anyMatch(x -> x instanceof Symbolic || x instanceof SymbolicBox);
    if (!symbolic) {
      var real = Construction.plainRecord(draft.type, draft.values);
      if (real != null) return created(real);
    }
    var record = created(Construction.allocate(draft.type));
    draft.values.forEach((link, x) -> heap().putField(record, link, x));
    return record;
  }

  // ---- for people ----

  String show(@Nullable Object x) {
    if (x == null) return "null";
    if (x instanceof Symbolic || x instanceof SymbolicBox) return x.toString();
    if (isTensor(x)) return memory.tracing().type(x).brief();
    if (x instanceof String s && s.endsWith(" elements")) return s;
    if (x instanceof String s) return "\"" + s + "\"";
    if (x instanceof Enum<?> || Purity.isValue(x)) return Objects.toString(x);
    return Purity.name(x);
  }
}
