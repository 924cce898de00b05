package io.raffia;

import java.io.Serializable;

/// A function of two arguments whose code Raffia can read. (It is serializable because that is how
/// a lambda tells what it runs; nothing is serialized.)
@FunctionalInterface
public interface Fn2<A, B, R> extends Serializable {
  R apply(A a, B b);
}
