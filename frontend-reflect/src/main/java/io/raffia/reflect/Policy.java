package io.raffia.reflect;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the library on top of the [Stager] knows about its own objects.
public interface Policy {
  /// Exact names of packages whose code runs as it is, unread and unchecked.
  Set<String> nativePackages();

  /// How to record what depends on tensors' values; null if all values are known.
  default @Nullable Tracing tracing() {
    return null;
  }

  /// Whether the code of a class runs as it is.
  default boolean isNative(Class<?> type) {
    return nativePackages().contains(type.getPackageName());
  }

  /// A method of an object is called by evaluated code, with arguments as on the operand stack.
  ///
  /// @return what takes the result, as on the operand stack, when it returns; null if nobody does
  default @Nullable Consumer<@Nullable Object> calls(
      Object receiver, String method, List<@Nullable Object> arguments) {
    return null;
  }

  /// What to do when staged code assigns a field of an object that it did not create itself.
  ///
  /// @param old the field's value before the assignment, boxed
  /// @param now the value to assign, boxed
  default Access write(Object target, Field field, @Nullable Object old, @Nullable Object now) {
    return Access.REJECT;
  }

  /// Whether a field of an outside object is the library's own state, for which it guards itself.
  default boolean isState(Object target, Field field) {
    return false;
  }

  /// An object goes to code that runs as it is, as receiver or argument.
  default void sees(Object object) {}

  /// How an assignment to an outside object is treated.
  enum Access {
    /// Assigned; the library takes care of what comes after.
    ALLOW,
    /// Assigned and kept in [Stager#writes()], undone by [Stager#rollback()].
    RECORD,
    /// Refused with [Violation#OUTSIDE_FIELD].
    REJECT
  }
}
