package io.raffia.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that text may use at a place, and their values. A region sees what is around it: a
/// value from there becomes a parameter of the region.
final class Scope {
  private final @Nullable Scope around;
  private final Known known;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, List<String>> tuples = new HashMap<>();
  private final Map<Value, Value> captured = new LinkedHashMap<>();

  Scope(Known known) {
    this(known, null);
  }

  private Scope(Known known, @Nullable Scope around) {
    this.known = known;
    this.around = around;
  }

  Scope region() {
    return new Scope(known, this);
  }

  /// False when the name is taken.
  boolean define(String name, Value value) {
    for (var s = this; s != null; s = s.around) if (s.values.containsKey(name)) return false;
    values.put(name, value);
    return true;
  }

  /// A name of several values, by their names; each may be of several values again.
  void define(String name, List<String> elements) {
    tuples.put(name, elements);
  }

  /// The elements of a tuple; null for another name.
  @Nullable List<String> tuple(String name) {
    return tuples.get(name);
  }

  @Nullable Value find(String name) {
    var here = values.containsKey(name) ? values.get(name) : values.get(name + "#0");
    if (here != null || around == null) return here;
    var outside = around.find(name);
    if (outside == null) return null;
    return captured.computeIfAbsent(
        outside,
        v -> {
          var inside = new Value(v.type(), v.name());
          known.isOutside(inside, v);
          return inside;
        });
  }

  /// The values around the region that stand in it for themselves, in the order of their first use,
  /// with what stands for them.
  Map<Value, Value> captured() {
    return captured;
  }

  /// `names` with tuples replaced by what they consist of.
  List<String> flat(List<String> names) {
    var all = new ArrayList<String>();
    for (var name : names) {
      var elements = tuple(name);
      if (elements == null) all.add(name);
      else all.addAll(flat(elements));
    }
    return all;
  }
}
