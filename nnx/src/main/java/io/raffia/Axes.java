package io.raffia;

import io.raffia.ir.Ints;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Along which axes [Nnx#vmap] and [Nnx#scan] take arguments apart and put results together.
///
/// `Axes.in(In.axis(1), In.SHARED).out(In.axis(-1))`: what is not said is as in JAX (vmap: axis 0;
/// scan: a carry first, then axis 0).
public final class Axes {
  private final List<In> in;
  private final List<In> out;
  private final int size;
  private final boolean reverse;
  private final @Nullable String name;

  private Axes(List<In> in, List<In> out, int size, boolean reverse, @Nullable String name) {
    this.in = in;
    this.out = out;
    this.size = size;
    this.reverse = reverse;
    this.name = name;
  }

  /// One a argument.
  public static Axes in(In... in) {
    return new Axes(List.of(in), List.of(), -1, false, null);
  }

  /// One for the whole result; or, of a function that returns a record, one for each of its
  /// components.
  public Axes out(In... results) {
    return new Axes(in, List.of(results), size, reverse, name);
  }

  /// The number of examples or iterations: needed when no argument tells.
  public Axes size(int n) {
    return new Axes(in, out, n, reverse, name);
  }

  /// A scan from the last position to the first; results keep their places.
  public Axes reverse() {
    return new Axes(in, out, size, true, name);
  }

  /// The name of the axis of a vmap: what the examples compute together is said by it, as in
  /// [Lax#psum] and in the `axisName` of norms.
  public Axes axisName(String name) {
    return new Axes(in, out, size, reverse, name);
  }

  List<In> inputs() {
    return in;
  }

  List<In> results() {
    return out;
  }

  int size() {
    return size;
  }

  @Nullable String axisName() {
    return name;
  }

  boolean isReversed() {
    return reverse;
  }

  /// With those where nothing was said.
  Axes orElse(List<In> otherIn, List<In> otherOut) {
    return new Axes(
        in.isEmpty() ? otherIn : in, out.isEmpty() ? otherOut : out, size, reverse, name);
  }

  Axes withInputs(List<In> others) {
    return new Axes(others, out, size, reverse, name);
  }

  /// The tensor, stacked along its first axis, with that axis at another place.
  static Tensor moved(Tensor x, int axis) {
    if (axis >= x.rank() || axis < -x.rank()) {
      throw Errors.ofShapes(
          "axis %d is out of bounds for a result that is %s for each example",
          axis, x.type().withShape(x.shape().without(Ints.of(0))).brief());
    }
    return Jnp.moveaxis(x, 0, axis < 0 ? axis + x.rank() : axis);
  }

  /// The parts of a result that [#results] tells apart: the result itself, or its components.
  List<@Nullable Object> parts(String what, @Nullable Object result) {
    var parts = new ArrayList<@Nullable Object>();
    if (out.size() == 1) {
      parts.add(result);
      return parts;
    }
    if (result instanceof Record r && r.getClass().getRecordComponents().length == out.size()) {
      for (var c : r.getClass().getRecordComponents()) parts.add(Containers.component(r, c));
      return parts;
    }
    throw Errors.at(
        "%s of out axes %s must return a record of %d components, found %s",
        what, out, out.size(), result == null ? "null" : "a " + result.getClass().getSimpleName());
  }

  /// The result from its parts.
  @Nullable Object whole(@Nullable Object result, List<@Nullable Object> parts) {
    return out.size() == 1 || result == null
        ? parts.getFirst()
        : Containers.record(result.getClass(), parts);
  }
}
