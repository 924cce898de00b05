package io.raffia.reflect;

import io.raffia.reflect.Construction.Uninitialized;
import io.raffia.ir.IrException;
import io.raffia.reflect.JavaCode.Call;
import io.raffia.reflect.JavaCode.DynamicRef;
import io.raffia.reflect.JavaCode.MethodRef;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a call in evaluated code does. Values are as on the operand stack.
final class Calls {
  private final Stager stager;
  private final Construction construction;
  private final Operands operands;

  Calls(Stager stager) {
    this.stager = stager;
    operands = new Operands(stager);
    construction = new Construction(stager);
  }

  @Nullable Object invoke(MethodRef ref, Call call, Class<?> caller, @Nullable Object[] args) {
    // A call of a superclass is part of the method that makes it.
    var ending =
        call == Call.STATIC || call == Call.SPECIAL ? null : stager.calls(ref.name(), args);
    var result = dispatch(ref, call, caller, args);
    if (ending != null) ending.accept(result);
    return result;
  }

  private @Nullable Object dispatch(
      MethodRef ref, Call call, Class<?> caller, @Nullable Object[] args) {
    if (call != Call.STATIC && args[0] == null) {
      throw new NullPointerException("cannot invoke " + name(ref) + " on null");
    }
    if (ref.owner().startsWith("[") && ref.name().equals("clone")) {
      return stager.arrays.copy(Objects.requireNonNull(args[0]));
    }
    return invoke(MethodLink.of(ref, call, caller), args);
  }

  /// The same call on another receiver.
  @Nullable Object invokeAgain(MethodLink link, @Nullable Object[] args) {
    return invoke(link, args);
  }

  private @Nullable Object invoke(MethodLink link, @Nullable Object[] args) {
    var call = link.call;
    if (call == Call.SPECIAL && args[0] instanceof Uninitialized object) {
      construction.construct(link, object, args);
      return null;
    }
    for (int i = 0; i < args.length; i++) {
      if (args[i] instanceof Uninitialized object) args[i] = early(object);
    }
    if (Scalars.anySymbolic(args)) {
      var result = onSymbols(link, args);
      if (result != null) return result == VOID ? null : result;
    }
    if (args.length > 0 && args[0] instanceof StagedIterator iterator) {
      return iterate(link, iterator);
    }
    var receiver =
        call == Call.VIRTUAL
            ? Objects.requireNonNull(args[0]).getClass()
            : link.member.getDeclaringClass();
    var callee = link.callee(receiver);
    var code = stager.trusts(callee.declaring()) ? null : callee.code();
    if (code != null && Coverage.isInit(code.name(), code.desc())) {
      return stager.coverage.found(real(link, callee, args));
    }
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

  /// For calls that give nothing.
  private static final Object VOID = new Object();

  /// Calls with an equivalent on symbolic numbers; null for all others.
  private @Nullable Object onSymbols(MethodLink link, @Nullable Object[] args) {
    if (!link.isStatic() && args[0] instanceof SymbolicBox) {
      if (link.owner == Object.class && link.name.equals("getClass")) {
        return ((SymbolicBox) args[0]).type();
      }
      if (link.name.equals("toString")) return text(args[0]);
      var onEnum = stager.references.call(link, args);
      if (onEnum != null) return onEnum;
    }
    if (link.takesAnyText()) {
      var last = text(args[args.length - 1]);
      if (link.isStatic()) return last;
      stager.purity.check(link, args);
      try {
        ((Appendable) Objects.requireNonNull(args[0])).append((CharSequence) last);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return args[0];
    }
    if (SymbolicMath.covers(link.owner) || args[0] instanceof SymbolicBox) {
      var result = stager.math().call(link, args);
      if (result != null) return result;
    }
    return stager.arrays.call(link, args) ? VOID : null;
  }

  private @Nullable Object iterate(MethodLink link, StagedIterator iterator) {
    return switch (link.name) {
      case "hasNext" -> iterator.hasNext() ? 1 : 0;
      case "next" -> {
        var next = iterator.next();
        if (next != null && stager.memory.ownsEntries(iterator)) stager.memory.created(next);
        yield next;
      }
      case "remove" -> {
        iterator.remove();
        yield null;
      }
      default ->
          throw new StagingException(
              Violation.UNSUPPORTED, "calls " + link + " on an iterator", "use hasNext and next");
    };
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
      if (stager.arrays.call(link, args)) return null;
      if (isIterator(link, args)) return iterator((Iterable<?>) Objects.requireNonNull(args[0]));
      stager.purity.check(link, args);
      if (link.takesText()) args[args.length - 1] = text(args[args.length - 1]);
    } else if (Modifier.isNative(callee.method.getModifiers())) {
      throw new StagingException(Violation.NO_CODE, link + " is a native method");
    } else {
      try {
        var special = library(link, callee, args);
        if (special != null) return Boxes.toStack(special, link.returns);
      } catch (IrException e) {
        throw operands.refused(e, args);
      }
    }
    if (jdk || !takesSymbols(callee)) stager.purity.seen(link, args);
    Object result;
    try {
      result = (Object) link.handle().invokeExact(link.boxed(args));
    } catch (IrException e) {
      throw operands.refused(e, args);
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
    if (jdk) stager.purity.result(link, args, result);
    else stager.purity.trustedResult(result);
    return link.returns.equals("V") ? null : Boxes.toStack(result, link.returns);
  }

  private boolean takesSymbols(MethodLink.Callee callee) {
    var tracing = stager.memory.tracing;
    return tracing != null && tracing.takesSymbols(callee.method);
  }

  /// What the library on top does in place of its real method; null if that must run.
  private @Nullable Object library(
      MethodLink link, MethodLink.Callee callee, @Nullable Object[] args) {
    var tracing = stager.memory.tracing;
    if (tracing == null || !stager.trusts(callee.declaring())) return null;
    boolean involved = Scalars.anySymbolic(args);
    if (stager.memory.heap.hasShadows()) {
      for (var x : args) involved |= stager.memory.heap.isShadowed(x);
    }
    boolean asksValue =
        link.parameters.length == 0
            && link.returns.length() == 1
            && args.length == 1
            && tracing.isTensor(args[0]);
    return involved || asksValue ? tracing.call(callee.method, link.boxed(args)) : null;
  }

  /// Iterators of the JDK's collections: their positions are part of what an attempt changes.
  private boolean isIterator(MethodLink link, @Nullable Object[] args) {
    return stager.memory.tracing != null
        && link.name.equals("iterator")
        && args.length == 1
        && args[0] instanceof java.util.Collection<?> c
        && Purity.isJdk(c.getClass());
  }

  private Object iterator(Iterable<?> of) {
    stager.memory.readCollection(of);
    var made = new StagedIterator(of, stager.memory.heap);
    stager.memory.view(made, of, false);
    return made;
  }

  /// What `String.valueOf`, which javac calls for the operands of a concatenation, and
  /// `StringBuilder.append` would call unseen: a user's `toString` is evaluated.
  private @Nullable Object text(@Nullable Object value) {
    if (value instanceof Symbolic s) return "<" + s.type() + ">";
    if (value instanceof SymbolicBox(var type, var _)) return "<" + type.getSimpleName() + ">";
    if (value == null || Purity.isJdk(value.getClass())) return value;
    return invoke(TO_STRING, Call.VIRTUAL, Calls.class, new @Nullable Object[] {value});
  }

  private static final MethodRef TO_STRING =
      new MethodRef("java/lang/Object", "toString", "()Ljava/lang/String;", false, new Site<>());

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
    var object =
        new Uninitialized(Linker.type(body.handle.getOwner(), body.caller), stager.control.choices);
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
        var symbolic = onSymbols(ref, site, args);
        if (symbolic != null) yield symbolic;
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

  /// Bootstrapped calls that have an equivalent on values that are not known; null for all others.
  private @Nullable Object onSymbols(
      DynamicRef ref, DynamicLink.Calls site, @Nullable Object[] args) {
    boolean shadowed = args.length > 0 && stager.memory.heap.isShadowed(args[0]);
    if (!shadowed && !Scalars.anySymbolic(args)) return null;
    var maker = ref.bootstrap().getOwner();
    if (maker.equals("java/lang/invoke/StringConcatFactory")) return concatenation(ref, args);
    if (maker.equals("java/lang/runtime/SwitchBootstraps")
        && args[0] instanceof SymbolicBox box
        && args[1] instanceof Integer restart) {
      if (box.type().isEnum()) {
        return stager.references.choice(box, c -> call(site, new @Nullable Object[] {c, restart}));
      }
      boolean onlyTypes =
          ref.constants().stream().allMatch(org.objectweb.asm.Type.class::isInstance);
      if (onlyTypes) {
        var type = java.lang.invoke.MethodType.methodType(box.type()).unwrap().returnType();
        var desc = type.descriptorString();
        var some = Boxes.box(Boxes.zero(JavaCode.Kind.of(desc)), desc);
        return call(site, new @Nullable Object[] {some, restart});
      }
    }
    if (maker.equals("java/lang/runtime/ObjectMethods")) {
      if (ref.name().equals("toString")) return Purity.name(Objects.requireNonNull(args[0]));
      throw new StagingException(
          Violation.NEEDS_KNOWN,
          ref.name()
              + " of "
              + Purity.name(Objects.requireNonNull(args[0]))
              + " depends on a number computed from a tensor",
          "compare the components one by one");
    }
    throw new StagingException(
        Violation.ESCAPES, "a number computed from a tensor goes to " + ref.name());
  }

  private static @Nullable Object call(DynamicLink.Calls site, @Nullable Object[] args) {
    try {
      return Boxes.toStack((Object) site.target().invokeExact(args), site.returns());
    } catch (Throwable e) {
      throw Evaluator.sneaky(e);
    }
  }

  private String concatenation(DynamicRef ref, @Nullable Object[] args) {
    var recipe =
        ref.constants().isEmpty()
            ? "\1".repeat(args.length)
            : ref.constants().getFirst().toString();
    var out = new StringBuilder();
    int next = 0;
    int constant = 1;
    for (int i = 0; i < recipe.length(); i++) {
      char c = recipe.charAt(i);
      if (c == '\1') out.append(text(args[next++]));
      else if (c == '\2') out.append(ref.constants().get(constant++));
      else out.append(c);
    }
    return out.toString();
  }
}
