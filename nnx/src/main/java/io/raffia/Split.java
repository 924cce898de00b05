package io.raffia;

/// A Module taken apart: what [Nnx#split] returns and [Nnx#merge] puts together.
public record Split<T>(GraphDef<T> graphdef, State state) {}
