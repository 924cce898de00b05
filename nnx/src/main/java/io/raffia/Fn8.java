package io.raffia;

import java.io.Serializable;

/// A function of eight arguments whose code Raffia can read. (It is serializable because that is
/// how a lambda tells what it runs; nothing is serialized.)
@FunctionalInterface
public interface Fn8<A, B, C, D, E, F, G, H, R> extends Serializable {
  R apply(A a, B b, C c, D d, E e, F f, G g, H h);
}
