package io.raffia.reflect;

import io.raffia.reflect.JavaCode.DynamicRef;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/// Links `invokedynamic`: lambdas become real objects around a [Closure]; every other site is what
/// its bootstrap makes.
final class Dynamics {
  private static final int FLAGS = 3;

  private Dynamics() {}

  static DynamicLink link(DynamicRef ref, Class<?> caller) {
    return ref.link()
        .get(() -> {
          boolean lambda = ref.bootstrap().getOwner().equals("java/lang/invoke/LambdaMetafactory");
          try {
            return lambda ? lambda(ref, caller) : site(ref, caller);
          } catch (Throwable e) {
            throw Evaluator.sneaky(e);
          }
        });
  }

  private static List<String> parameters(String desc) {
    return Arrays.stream(Type.getArgumentTypes(desc)).map(Type::getDescriptor).toList();
  }

  private static DynamicLink site(DynamicRef ref, Class<?> caller) throws Throwable {
    var args = new ArrayList<@Nullable Object>();
    args.add(Linker.lookup(caller));
    args.add(ref.name());
    args.add(Linker.methodType(ref.desc(), caller));
    for (var c : ref.constants()) args.add(Linker.constant(c, caller));
    var site = (CallSite) Linker.handle(ref.bootstrap(), caller).invokeWithArguments(args);
    return new DynamicLink.Calls(
        Linker.spread(site.dynamicInvoker()),
        parameters(ref.desc()),
        Type.getReturnType(ref.desc()).getDescriptor());
  }

  /// The JDK's own factory makes the object, so that markers, bridges, default methods and
  /// package-private interfaces are as in plain Java; only what it runs is ours.
  private static DynamicLink lambda(DynamicRef ref, Class<?> caller) throws Throwable {
    var constants = ref.constants();
    var sam = Linker.methodType(constants.get(0).toString(), caller);
    var body = Body.of(caller, (Handle) constants.get(1));
    var instantiated = Linker.methodType(constants.get(2).toString(), caller);
    var site = Linker.methodType(ref.desc(), caller);
    int n = instantiated.parameterCount();
    if (n > Closure.MOST) {
      throw new StagingException(
          Violation.UNSUPPORTED,
          "a lambda has " + n + " parameters, at most " + Closure.MOST + " are supported");
    }
    var closure =
        MethodHandles.lookup()
            .findStatic(
                Closure.class,
                "call" + n,
                MethodType.genericMethodType(n + 1).changeParameterType(0, Closure.class));
    int flags = constants.size() > FLAGS ? (int) constants.get(FLAGS) : 0;
    var args = new ArrayList<Object>(List.of(sam, closure, instantiated));
    args.add(flags | LambdaMetafactory.FLAG_SERIALIZABLE);
    for (var c : constants.subList(Math.min(FLAGS + 1, constants.size()), constants.size())) {
      args.add(
          c instanceof Type ? java.util.Objects.requireNonNull(Linker.constant(c, caller)) : c);
    }
    var made =
        LambdaMetafactory.altMetafactory(
            Linker.lookup(caller),
            ref.name(),
            MethodType.methodType(site.returnType(), Closure.class),
            args.toArray());
    MethodHandle factory = made.getTarget().asType(MethodType.genericMethodType(1));
    return new DynamicLink.MakesLambda(
        factory, body, instantiated.returnType().descriptorString(), parameters(ref.desc()));
  }
}
