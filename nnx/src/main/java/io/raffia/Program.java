package io.raffia;

import io.raffia.ir.TensorType;
import io.raffia.reflect.Guard;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A staged and compiled function: where its inputs come from and where its results go.
///
/// @param inputs of the program's parameters, in order
/// @param outputs of the tensors that come out, in order
/// @param usesVariables whether it touches state that other threads may touch
/// @param sows whether its Modules offered values that nothing recorded
/// @param check which of its runs throw, if some may
/// @param donated the inputs that a call takes from whoever holds them
/// @param funcs what it was made of
/// @param numbers which of the arguments that are numbers it takes as inputs
record Program(
    Execution execution,
    List<Input> inputs,
    List<Output> outputs,
    Template result,
    List<Assignment> assignments,
    List<FieldChange> changes,
    List<Guard> guards,
    boolean usesVariables,
    boolean sows,
    @Nullable Check check,
    Donated donated,
    Lowered.Funcs funcs,
    Numbers numbers) {
  /// Where a parameter's tensor is found at a call.
  sealed interface Input {
    /// The leaf of the arguments with that number: a tensor, or the Variable that holds it.
    record OfLeaf(int leaf) implements Input {}

    /// The Variable that the code came by in another way, and the metadata that it had.
    record OfVariable(Variable variable, Map<String, Object> metadata) implements Input {}

    /// A tensor that the code came by in another way.
    record OfTensor(Tensor tensor) implements Input {}
  }

  /// A tensor that comes out: a result of the program, or a parameter as it was.
  record Output(boolean isParam, int index, TensorType type, boolean weak) {
    boolean takesSame(Output other) {
      return isParam == other.isParam && index == other.index;
    }
  }

  /// A Variable that was set.
  record Assignment(Template variable, int output) {}

  /// The numbers of inputs that are donated, and whether a run that fails leaves them as they were.
  record Donated(Set<Integer> inputs, boolean keptByFailures) {}

  /// The output that says which check failed first.
  record Check(int output, Checks.Failures failures) {}

  /// A plain field of a Module that was assigned.
  record FieldChange(Template module, Field field, Template value) {}

  Program taking(Numbers taken) {
    return new Program(
        execution,
        inputs,
        outputs,
        result,
        assignments,
        changes,
        guards,
        usesVariables,
        sows,
        check,
        donated,
        funcs,
        taken);
  }

  boolean writes() {
    return !assignments.isEmpty() || !changes.isEmpty();
  }

  boolean guardsHold() {
    for (var g : guards) if (!g.holds()) return false;
    return true;
  }

  /// Whether all that the program was staged for, besides its arguments, is as it was.
  boolean fits() {
    if (!guardsHold()) return false;
    for (var in : inputs) {
      if (in instanceof Input.OfVariable(var v, var expected) && !v.metadata().equals(expected)) {
        return false;
      }
    }
    return true;
  }

  /// The first guard that does not hold.
  String broken() {
    for (var g : guards) if (!g.holds()) return g.describe();
    return "metadata of a Variable";
  }
}
