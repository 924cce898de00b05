package io.raffia;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/// Base class of layers, models, optimizers and whatever holds state. A Module's fields are plain:
/// Variables and tensors are its state; Modules, lists, maps, arrays and records of those are its
/// structure; all else (numbers, strings, enums, ...) are static attributes, which a compiled
/// function is specialized for.
///
/// Fields are visited sorted by name. The same Module or Variable in several places is one (shared
/// weights), and cycles are allowed.
public abstract non-sealed class Module implements Stateful {
  /// Sets this Module and all inside it to training: dropout drops, normalization uses the batch.
  public void train() {
    switchTo(false);
  }

  /// Sets this Module and all inside it to evaluation.
  public void eval() {
    switchTo(true);
  }

  private void switchTo(boolean evaluation) {
    Attributes.set(
        this,
        Map.of("deterministic", evaluation, "useRunningAverage", evaluation),
        (_, _) -> true,
        false);
  }

  /// Sets fields by name, in this Module and all inside it that have them; throws
  /// [IllegalArgumentException] for a name that none has.
  public void setAttributes(Map<String, ?> attributes) {
    setAttributes(attributes, (_, _) -> true);
  }

  /// In the Modules that `only` chooses, by path and Module.
  public void setAttributes(Map<String, ?> attributes, BiPredicate<Path, Module> only) {
    Attributes.set(this, attributes, only, true);
  }

  /// What [Nnx#view] does to this Module's copy: sets the fields that have these names. A Module
  /// that has more to do for a view overrides this. Returns the names that it knows.
  protected Set<String> setView(Map<String, ?> attributes) {
    return Attributes.set(this, attributes);
  }

  /// The attributes that [#setView] takes, by name, and their types: fields that are not final and
  /// hold no state. A Module whose `setView` takes others overrides this too; see [Nnx#viewInfo].
  protected SortedMap<String, Class<?>> viewAttributes() {
    return Attributes.settable(this);
  }

  /// Offers a value for inspection under a name, as one more of a list: [Nnx#capture] records those
  /// of the types that it asks for. Returns whether this one was recorded.
  public final boolean sow(Class<? extends Variable> type, String name, Tensor value) {
    return Capture.sow(this, type, name, value);
  }

  /// Values of one name are reduced to one: `reduce` takes what is there, at first `init`, and the
  /// new value.
  public final boolean sow(
      Class<? extends Variable> type,
      String name,
      Tensor value,
      Tensor init,
      BinaryOperator<Tensor> reduce) {
    return Capture.sow(this, type, name, value, init, reduce);
  }

  /// `value`, to which something may be added from outside: under [Nnx#capture] of [Perturbation]
  /// zeros are recorded, or what it starts with is added. The gradient by the perturbation is that
  /// by the value.
  public final Tensor perturb(String name, Tensor value) {
    return Capture.perturb(this, Perturbation.class, name, value);
  }

  /// As [Nnx#display] shows it.
  @Override
  public String toString() {
    return Display.of(this);
  }
}
