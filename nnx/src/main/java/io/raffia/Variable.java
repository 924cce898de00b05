package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.HashMap;
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

  /// One that only traces give values.
  Variable() {
    metadata = Map.of();
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
      Storage.share(value);
      StateLock.write(this, value);
    }
  }

  /// The value's shape.
  public final Shape shape() {
    return value().shape();
  }

  /// The value's element type.
  public final DType dtype() {
    return value().dtype();
  }

  /// What is known of the Variable besides its value.
  public final Map<String, Object> metadata() {
    return metadata;
  }

  public final boolean hasMetadata(String key) {
    return metadata.containsKey(key);
  }

  /// What is known under that key; throws [IrException] when there is nothing.
  public final Object metadata(String key) {
    var known = metadata.get(key);
    if (known != null) return known;
    throw Errors.at(
        "a %s has no metadata '%s': it has %s", getClass().getSimpleName(), key, metadata.keySet());
  }

  /// Adds or replaces what is known under a key. Metadata are static: compiled functions are
  /// specialized for them, and may not change those of a Variable from outside.
  public final void setMetadata(String key, Object value) {
    requireOwn();
    var next = new HashMap<>(metadata);
    next.put(key, value);
    metadata = Map.copyOf(next);
  }

  public final void deleteMetadata(String key) {
    metadata(key);
    requireOwn();
    var next = new HashMap<>(metadata);
    next.remove(key);
    metadata = Map.copyOf(next);
  }

  private void requireOwn() {
    if (Trace.current() == null || held == null) return;
    throw Errors.at(
        "the metadata of a %s from outside are changed in a traced function: change them outside of it",
        getClass().getSimpleName());
  }

  /// Takes value and metadata of another Variable of the same class.
  public final void copyFrom(Variable other) {
    if (getClass() != other.getClass()) {
      throw Errors.at(
          "a %s cannot take the value of a %s: copy the value alone, with set",
          getClass().getSimpleName(), other.getClass().getSimpleName());
    }
    if (!metadata.equals(other.metadata)) {
      requireOwn();
      metadata = other.metadata;
    }
    set(other.value());
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
