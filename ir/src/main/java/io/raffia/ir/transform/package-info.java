/// Program to program: derivatives, transposition and batching. Short drivers over the equations;
/// what they must know of an op, the op says itself, and ops with regions call them on their
/// regions.
@NullMarked
package io.raffia.ir.transform;

import org.jspecify.annotations.NullMarked;
