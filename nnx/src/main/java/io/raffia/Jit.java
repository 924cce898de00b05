package io.raffia;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that is compiled when it is called, as if by [Nnx#jit], where the Java agent runs
/// ([JitAgent]). Without the agent it is plain Java, which `Nnx.jit(Type::method)` compiles.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Jit {}
