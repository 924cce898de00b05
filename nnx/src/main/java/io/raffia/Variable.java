package io.raffia;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A box whose tensor may be replaced: the state of a [Module]. Its class says what the state is
/// for ([Param], [BatchStat], ...). Inside a traced function a Variable may be read and set as
/// anywhere; what was set is written back when the function has succeeded.
public non-sealed class Variable implements Stateful {
  private Map<String, Object> metadata;

  /// What the Variable holds outside of traces; null when it was made inside one that has not
  /// ended.
  private volatile @Nullable Tensor held;

  public Variable(Tensor value) {
    this(value, Map.of());
  }

  /// `metadata` is kept and copied with the Variable, and otherwise left alone.
  @SuppressWarnings("this-escape") // a trace keeps the new Variable's value
  public Variable(Tensor value, Map<String, Object> metadata) {
    this.metadata = Map.copyOf(metadata);
    set(value);
  }

  /// The present value.
  public final Tensor value() {
    var trace = Trace.current();
    if (trace != null) return trace.read(this);
    return StateLock.read(this);
  }

  /// Replaces the value; shape and element type may change.
  public final void set(Tensor value) {
    var trace = Trace.current();
    if (trace != null) {
      trace.write(this, value);
    } else {
      value.storage().shared = true;
      StateLock.write(this, value);
    }
  }

  /// What was given when the Variable was made.
  public final Map<String, Object> metadata() {
    return metadata;
  }

  /// The value outside of traces; throws for a Variable that a trace made and never returned.
  final Tensor held() {
    var now = held;
    if (now == null) throw Errors.unborn(this);
    return now;
  }

  final boolean isHeld() {
    return held != null;
  }

  final void hold(Tensor value) {
    held = value;
  }

  final void metadata(Map<String, Object> values) {
    metadata = values;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName()
        + "("
        + (Trace.current() != null || held != null ? value() : "?")
        + ")";
  }
}
