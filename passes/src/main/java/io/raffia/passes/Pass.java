package io.raffia.passes;

import io.raffia.ir.Func;
import java.util.function.UnaryOperator;

/// A named rewrite of a whole program; it returns the same program when there is nothing to do.
public record Pass(String name, UnaryOperator<Func> apply) {}
