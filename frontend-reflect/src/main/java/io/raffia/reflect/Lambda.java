package io.raffia.reflect;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;

/// The code and the captured values of a lambda or method reference.
///
/// They are found through the `SerializedLambda` that the JVM makes for lambdas whose interface is
/// `Serializable`; nothing is serialized.
public final class Lambda {
  private final Body body;
  private final @Nullable Object[] captured;

  Lambda(Body body, @Nullable Object[] captured) {
    this.body = body;
    this.captured = captured;
  }

  /// What `function` runs, if it is a lambda or method reference of a serializable interface, or
  /// was made by staged code.
  public static Optional<Lambda> of(Object function) {
    if (!(function instanceof Serializable) || !function.getClass().isHidden())
      return Optional.empty();
    SerializedLambda form;
    try {
      var writeReplace = function.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      if (!(writeReplace.invoke(function) instanceof SerializedLambda found))
        return Optional.empty();
      form = found;
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the lambda " + function + " does not say what it runs", e);
    }
    if (form.getCapturedArgCount() == 1 && form.getCapturedArg(0) instanceof Closure made) {
      return Optional.of(made.lambda());
    }
    var captured = new @Nullable Object[form.getCapturedArgCount()];
    for (int i = 0; i < captured.length; i++) captured[i] = form.getCapturedArg(i);
    var handle =
        new Handle(
            form.getImplMethodKind(),
            form.getImplClass(),
            form.getImplMethodName(),
            form.getImplMethodSignature(),
            form.getImplMethodKind() == org.objectweb.asm.Opcodes.H_INVOKEINTERFACE);
    // The capturing class has the right to call the body, and its loader is the lambda's.
    var caller = Linker.type(form.getCapturingClass(), function.getClass());
    return Optional.of(new Lambda(Body.of(caller, handle), captured));
  }

  /// Binary name of the class that declares the method which the lambda runs.
  public String owner() {
    return body.handle.getOwner().replace('/', '.');
  }

  /// Name of the method which the lambda runs.
  public String name() {
    return body.handle.getName();
  }

  /// Descriptor of the method which the lambda runs.
  public String desc() {
    return body.handle.getDesc();
  }

  /// The class in which the lambda is written.
  public Class<?> capturingClass() {
    return body.caller;
  }

  /// The captured values in order, boxed; a bound receiver is the first.
  public List<@Nullable Object> captured() {
    var all = new ArrayList<@Nullable Object>();
    Collections.addAll(all, captured);
    return Collections.unmodifiableList(all);
  }

  /// What the code calls its arguments (those that are not captured); empty where it does not use
  /// one or has no debug information.
  public List<Optional<String>> parameterNames() {
    int shift = captured.length;
    var names = new ArrayList<Optional<String>>();
    for (int i = shift; i < body.parameters.length; i++) names.add(Optional.empty());
    var owner = Linker.type(body.handle.getOwner(), body.caller);
    var code =
        Purity.isJdk(owner)
            ? null
            : ClassFileReader.of(owner).method(body.handle.getName(), body.handle.getDesc());
    if (code == null) return names;
    for (var p : code.blocks().getFirst().params()) {
      int argument = code.entryArguments().get(p.id()) - shift;
      if (argument >= 0 && argument < names.size())
        names.set(argument, Optional.ofNullable(p.name()));
    }
    return names;
  }

  /// The same code with other captured values, as transformations need.
  public Lambda withCaptured(List<? extends @Nullable Object> values) {
    if (values.size() != captured.length) {
      throw new IllegalArgumentException(
          "expected " + captured.length + " captured values, got " + values.size());
    }
    return new Lambda(body, values.toArray());
  }

  Body body() {
    return body;
  }

  @Nullable Object[] capturedArray() {
    return captured;
  }

  @Override
  public String toString() {
    return body.toString();
  }
}
