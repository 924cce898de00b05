package io.raffia.reflect;

import io.raffia.reflect.Construction.Uninitialized;
import io.raffia.reflect.JavaCode.Call;
import io.raffia.reflect.JavaCode.DynamicRef;
import io.raffia.reflect.JavaCode.MethodRef;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a call in evaluated code does. Values are as on the operand stack.
final class Calls {
  private final Stager stager;
  private final Construction construction;

  Calls(Stager stager) {
    this.stager = stager;
    construction = new Construction(stager);
  }

  @Nullable Object invoke(MethodRef ref, Call call, Class<?> caller, @Nullable Object[] args) {
    if (call != Call.STATIC && args[0] == null) {
      throw new NullPointerException("cannot invoke " + name(ref) + " on null");
    }
    if (ref.owner().startsWith("[") && ref.name().equals("clone")) return copy(args[0]);
    var link = MethodLink.of(ref, call, caller);
    if (call == Call.SPECIAL && args[0] instanceof Uninitialized object) {
      construction.construct(link, object, args);
      return null;
    }
    for (int i = 0; i < args.length; i++) {
      if (args[i] instanceof Uninitialized object) args[i] = early(object);
    }
    var receiver =
        call == Call.VIRTUAL
            ? Objects.requireNonNull(args[0]).getClass()
            : link.member.getDeclaringClass();
    var callee = link.callee(receiver);
    var code = stager.trusts(callee.declaring()) ? null : callee.code();
    if (code != null) {
      stager.purity.override(link);
      return evaluated(code, args);
    }
    if (receiver.isHidden() && callee.declaring() == receiver) {
      var lambda = Lambda.of(Objects.requireNonNull(args[0]));
      if (lambda.isPresent()) return lambda(lambda.get(), link, args);
    }
    return real(link, callee, args);
  }

  private @Nullable Object evaluated(JavaCode code, @Nullable Object[] args) {
    if (code.isStatic()) initialize(code.owner());
    if (code.isSynchronized()) stager.purity.lock(code.isStatic() ? code.owner() : args[0]);
    return stager.evaluate(code, args);
  }

  private void initialize(Class<?> type) {
    try {
      Linker.lookup(type).ensureInitialized(type);
    } catch (IllegalAccessException e) {
      throw new LinkageError(type.getName(), e);
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
  }

  /// A lambda from outside, or one that staged code made: its body is evaluated at once.
  private @Nullable Object lambda(Lambda lambda, MethodLink link, @Nullable Object[] args) {
    var boxed = link.boxed(args);
    var rest = java.util.Arrays.copyOfRange(boxed, 1, boxed.length);
    var body = lambda.body();
    var result = stager.run(body, body.stack(lambda.capturedArray(), rest));
    var box = Boxes.returned(result, body.returns, link.returns);
    return Boxes.toStack(box, link.returns.equals("V") ? "L" + link.returns : link.returns);
  }

  private @Nullable Object real(
      MethodLink link, MethodLink.Callee callee, @Nullable Object[] args) {
    boolean jdk = Purity.isJdk(link.owner) || Purity.isJdk(callee.declaring());
    if (jdk) {
      stager.purity.check(link, args);
      if (link.takesText()) args[args.length - 1] = text(args[args.length - 1]);
    } else if (Modifier.isNative(callee.method.getModifiers())) {
      throw new StagingException(Violation.NO_CODE, link + " is a native method");
    }
    stager.purity.seen(args);
    Object result;
    try {
      result = (Object) link.handle().invokeExact(link.boxed(args));
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
    if (jdk) stager.purity.result(link, args, result);
    else stager.purity.trustedResult(result);
    return link.returns.equals("V") ? null : Boxes.toStack(result, link.returns);
  }

  /// What `String.valueOf`, which javac calls for the operands of a concatenation, and
  /// `StringBuilder.append` would call unseen: a user's `toString` is evaluated.
  private @Nullable Object text(@Nullable Object value) {
    if (value == null || Purity.isJdk(value.getClass())) return value;
    return invoke(TO_STRING, Call.VIRTUAL, Calls.class, new @Nullable Object[] {value});
  }

  private static final MethodRef TO_STRING =
      new MethodRef("java/lang/Object", "toString", "()Ljava/lang/String;", false, new Site<>());

  private @Nullable Object copy(@Nullable Object array) {
    int n = Array.getLength(Objects.requireNonNull(array));
    var copy = Array.newInstance(array.getClass().getComponentType(), n);
    stager.memory.readArray(array);
    System.arraycopy(array, 0, copy, 0, n);
    stager.memory.created(copy);
    return copy;
  }

  /// A constructor hands out `this`: an ordinary object exists by then, a record does not.
  private Object early(Uninitialized object) {
    if (object.real != null) return object.real;
    throw new StagingException(
        Violation.UNSUPPORTED,
        "the constructor of " + object.type.getName() + " uses `this` before the object exists",
        "call the method after construction");
  }

  private static String name(MethodRef ref) {
    return ref.owner().replace('/', '.') + "." + ref.name();
  }

  // ---- bodies of lambdas and method references ----

  @Nullable Object run(Body body, @Nullable Object[] args) {
    if (!body.constructs()) {
      return invoke(body.method, body.call, body.caller, args);
    }
    var object = new Uninitialized(Linker.type(body.handle.getOwner(), body.caller));
    var all = new @Nullable Object[args.length + 1];
    all[0] = object;
    System.arraycopy(args, 0, all, 1, args.length);
    invoke(body.method, Call.SPECIAL, body.caller, all);
    return object.real;
  }

  // ---- invokedynamic ----

  @Nullable Object dynamic(DynamicRef ref, Class<?> caller, @Nullable Object[] args) {
    DynamicLink dynamic;
    try {
      dynamic = Dynamics.link(ref, caller);
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
    return switch (dynamic) {
      case DynamicLink.MakesLambda made -> {
        for (int i = 0; i < args.length; i++) args[i] = Boxes.box(args[i], made.captures().get(i));
        var closure = new Closure(new Lambda(made.body(), args), made.returns());
        try {
          var object = (Object) made.factory().invokeExact((Object) closure);
          stager.memory.created(object);
          yield object;
        } catch (Throwable e) {
          throw Evaluator.sneaky(e);
        }
      }
      case DynamicLink.Calls site -> {
        for (int i = 0; i < args.length; i++) {
          args[i] = Boxes.box(args[i], site.parameters().get(i));
        }
        try {
          yield Boxes.toStack((Object) site.target().invokeExact(args), site.returns());
        } catch (Throwable e) {
          throw Evaluator.sneaky(e);
        }
      }
    };
  }
}
