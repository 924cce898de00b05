package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The arrays that a kernel takes, and where in them its values begin. `cautious`: TornadoVM must
/// not know how often loops run.
final class Parameters {
  private final List<DeviceArray> arrays = new ArrayList<>();
  private final Map<Value, Place> places = new HashMap<>();
  final boolean cautious;

  Parameters(List<Value> values, Function<Value, Place> places, boolean cautious) {
    this.cautious = cautious;
    for (var v : values) {
      var place = places.apply(v);
      this.places.put(v, place);
      if (!arrays.contains(place.array())) arrays.add(place.array());
    }
  }

  List<DeviceArray> arrays() {
    return arrays;
  }

  private Place place(Value v) {
    var place = places.get(v);
    if (place == null) throw new IllegalStateException("the kernel does not take " + v);
    return place;
  }

  /// The number of the parameter that a value's array is, after the context.
  int number(Value v) {
    return 1 + arrays.indexOf(place(v).array());
  }

  /// The element of the array that a value begins at.
  int offset(Value v) {
    return place(v).offset();
  }

  /// The first local variable that no parameter takes.
  int firstLocal() {
    return 1 + arrays.size();
  }
}
