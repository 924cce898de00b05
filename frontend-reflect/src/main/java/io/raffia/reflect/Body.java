package io.raffia.reflect;

import io.raffia.reflect.JavaCode.Call;
import io.raffia.reflect.JavaCode.MethodRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// What a lambda or method reference runs: a method, and the class that refers to it.
final class Body {
  private static final ClassValue<Map<Handle, Body>> BODIES =
      new ClassValue<>() {
        @Override
        protected Map<Handle, Body> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  final Class<?> caller;
  final Handle handle;
  final MethodRef method;
  final Call call;

  /// Descriptors of what the body takes: the receiver, if it has one, then the parameters.
  final String[] parameters;

  final String returns;

  private Body(Class<?> caller, Handle handle) {
    this.caller = caller;
    this.handle = handle;
    method =
        new MethodRef(
            handle.getOwner(),
            handle.getName(),
            handle.getDesc(),
            handle.isInterface(),
            new Site<>());
    call =
        switch (handle.getTag()) {
          case Opcodes.H_INVOKESTATIC -> Call.STATIC;
          case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE -> Call.VIRTUAL;
          default -> Call.SPECIAL;
        };
    var types = Type.getArgumentTypes(handle.getDesc());
    int shift = call == Call.STATIC || constructs() ? 0 : 1;
    parameters = new String[types.length + shift];
    var owner = handle.getOwner();
    if (shift == 1) parameters[0] = owner.startsWith("[") ? owner : "L" + owner + ";";
    for (int i = 0; i < types.length; i++) parameters[i + shift] = types[i].getDescriptor();
    returns =
        constructs() ? "L" + owner + ";" : Type.getReturnType(handle.getDesc()).getDescriptor();
  }

  static Body of(Class<?> caller, Handle handle) {
    return BODIES.get(caller).computeIfAbsent(handle, h -> new Body(caller, h));
  }

  boolean constructs() {
    return handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
  }

  /// Captured values and arguments, boxed, as the body takes them on its stack.
  @Nullable Object[] stack(@Nullable Object[] captured, @Nullable Object[] args) {
    var all = new @Nullable Object[captured.length + args.length];
    if (all.length != parameters.length) {
      throw new IllegalArgumentException(
          this
              + " takes "
              + (parameters.length - captured.length)
              + " arguments, got "
              + args.length);
    }
    for (int i = 0; i < all.length; i++) {
      var value = i < captured.length ? captured[i] : args[i - captured.length];
      all[i] = Boxes.toStack(value, parameters[i]);
    }
    return all;
  }

  @Override
  public String toString() {
    return handle.getOwner().replace('/', '.') + "." + handle.getName();
  }
}
