package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where the values of a program lie on the device. What is copied from or to the host each time
/// has an array of its own. All else is in one array a kind, whose places are used again once their
/// values are dead: a task of TornadoVM takes at most 19 arrays, a graph some hundreds, and an
/// array that one graph hands to the next costs time in each run.
final class Places {
  /// Values in shared arrays begin at multiples of this many elements.
  private static final long ALIGNMENT = 16;

  private final Tornado tornado;
  private final Map<Value, Place> places = new HashMap<>();
  private final Map<ArrayKind, DeviceArray> shared = new EnumMap<>(ArrayKind.class);

  private final Map<ArrayKind, Value> first = new EnumMap<>(ArrayKind.class);

  /// Places of dead values in the shared arrays: where they begin, and how many elements they have.
  private final Map<ArrayKind, TreeMap<Integer, Long>> gaps = new EnumMap<>(ArrayKind.class);

  Places(Tornado tornado) {
    this.tornado = tornado;
  }

  /// Throws [IllegalStateException] when nobody gave the value a place.
  Place of(Value v) {
    var place = places.get(v);
    if (place == null) throw new IllegalStateException("value " + v + " has no place");
    return place;
  }

  boolean has(Value v) {
    return places.containsKey(v);
  }

  /// The arrays that values share.
  List<DeviceArray> shared() {
    return List.copyOf(shared.values());
  }

  /// A value in each of them.
  List<Value> first() {
    return List.copyOf(first.values());
  }

  /// An array of its own for a value that has no place yet.
  Place own(Value v) {
    return places.computeIfAbsent(
        v,
        _ -> {
          long n = v.type().size();
          var array = new DeviceArray(tornado, TaskWriter.kind(v));
          array.reserve(n);
          return new Place(array, 0, n);
        });
  }

  /// A place behind all others of the kind, for good.
  Place append(Value v) {
    var array = shared.computeIfAbsent(TaskWriter.kind(v), kind -> new DeviceArray(tornado, kind));
    long n = v.type().size();
    var place = new Place(array, (int) array.reserve(aligned(n)), n);
    places.put(v, place);
    first.putIfAbsent(array.kind, v);
    return place;
  }

  /// A place among those that are free.
  void take(Value v) {
    long n = v.type().size();
    var free = gaps.getOrDefault(TaskWriter.kind(v), new TreeMap<>());
    int best = -1;
    long whole = Long.MAX_VALUE;
    for (var gap : free.entrySet()) {
      if (gap.getValue() < n || gap.getValue() >= whole) continue;
      best = gap.getKey();
      whole = gap.getValue();
    }
    var array = shared.get(TaskWriter.kind(v));
    if (best < 0 || array == null) {
      append(v);
      return;
    }
    free.remove(best);
    long rest = aligned(n);
    if (rest < whole) free.put((int) (best + rest), whole - rest);
    places.put(v, new Place(array, best, n));
  }

  /// The place may be taken by others now.
  void free(Value v) {
    var place = of(v);
    var free = gaps.computeIfAbsent(place.array().kind, _ -> new TreeMap<>());
    int at = place.offset();
    long n = aligned(place.elements());
    var after = free.remove((int) (at + n));
    var before = free.floorEntry(at);
    if (before != null && before.getKey() + before.getValue() == at) {
      at = before.getKey();
      n += before.getValue();
    }
    if (after != null) n += after;
    free.put(at, n);
  }

  private static long aligned(long elements) {
    return Math.ceilDiv(Math.max(1, elements), ALIGNMENT) * ALIGNMENT;
  }
}
